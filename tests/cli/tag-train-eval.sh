# Train, tag, and say how well: on what it was trained on, very.
train -o m corpus
"$PILAR" tag -m m -f jsonl informe.txt | "$CASES/check-jsonl" "$SCHEMA"
try eval -m m corpus >table
awk '/^macro average/ { print ($5 > 0.9 ? "good" : "bad") } /^exit/' table
sed -E 's/[0-9]\.[0-9]{3}/N.NNN/g' table
