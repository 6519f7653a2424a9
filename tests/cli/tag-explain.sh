# The words that made each label, in each format; for a paragraph without labels, nothing.
try tag -m model.pilar --explain nota.txt | without_scores
LC_ALL=es_ES.UTF-8 try tag -m model.pilar --explain nota.txt | grep Etiquetado
"$PILAR" tag -m model.pilar --explain -f jsonl informe.txt nota.txt >lines
"$CASES/check-jsonl" "$SCHEMA" <lines
grep -c '"labels":\[\].*"reasons":{}' lines
"$PILAR" tag -m model.pilar --explain -f tsv informe.txt | awk -F '\t' '{ print NF, NR == 1 ? $NF : "" }' |
    sort -u
try segment --explain nota.txt
