# Every line is what the contract says: schema, order of keys, labels that follow from the scores.
"$PILAR" tag -m model.pilar -f jsonl informe.txt nota.txt >lines
"$CASES/check-jsonl" "$SCHEMA" <lines
"$PILAR" tag -m model.pilar -f jsonl --no-text informe.txt |
    "$CASES/check-jsonl" "$SCHEMA" --no-text
"$PILAR" segment -f jsonl informe.txt | "$CASES/check-jsonl" "$SCHEMA" --segment
without_scores <lines | sed -n 1,3p
