# The figures as JSON; the same on standard output and in a file.
try eval -m model.pilar -f json -o figures.json corpus
"$PILAR" eval -m model.pilar -f json corpus | cmp - figures.json
python3 -c '
import json
figures = json.load(open("figures.json", encoding="utf-8"))
print(list(figures))
print(list(figures["figures"]["labels"]))
print(figures["paragraphs"], figures["documents"], figures["confusion"]["classes"])'
