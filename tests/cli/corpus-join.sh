# The labels of a document and the document are put together again; what is in one only is told.
mkdir labels && printf 'document\tparagraph\theading\tlabels\ttext\n' >mine.tsv
"$PILAR" segment -f jsonl informe.txt >paragraphs
python3 - >>mine.tsv <<'END'
import json
for line in open("paragraphs", encoding="utf-8"):
    paragraph = json.loads(line)
    print("informe", paragraph["number"], " > ".join(paragraph["heading"]),
          "none" if paragraph["index"] % 2 else "norms,cbms", paragraph["text"], sep="\t")
END
try corpus bag -o labels/informe mine.tsv
"$PILAR" corpus join labels/informe.labels.tsv informe.txt | cmp - mine.tsv && echo the same
sed 's/becas/bolsas/' informe.txt >otro.txt
cmp -s informe.txt otro.txt && echo nothing was changed
try corpus join -o joined.tsv labels/informe.labels.tsv otro.txt
wc -l <joined.tsv
try corpus join labels/informe.labels.tsv
try corpus join informe.txt mine.tsv
try corpus join labels/informe.labels.tsv falta.txt
