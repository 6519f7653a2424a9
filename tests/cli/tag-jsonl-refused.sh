# The check itself finds what is wrong.
"$PILAR" tag -m model.pilar -f jsonl nota.txt >lines
check() {
    "$CASES/check-jsonl" "$SCHEMA" || echo refused
}
sed -E 's/("number":"[^"]*"),("citation":"[^"]*")/\2,\1/' lines | check
sed 's/"page":null/"page":0/' lines | check
sed 's/"primary":"[a-z_]*"/"primary":"norms"/' lines | check
sed '1d' lines | check
sed 's/"type":"[a-z]*"/"type":"footnote"/' lines | check
sed 's/"index":1/"index":1,"index":1/' lines | check
sed -E 's/"symbol":[^,]*,//' lines | check
sed -E 's/("threats"):[0-9.]*/\1:1.5/' lines | check
sed 's/"kind":"[a-z]*"/"kind":"poem"/' lines | check
sed -E 's/("date":null),("language":"[a-z]*")/\2,\1/' lines | check
