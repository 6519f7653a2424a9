# The same paragraphs give the same lines from any place: alone, with others, packed, piped.
cp informe.txt copia.md
gzip -c informe.txt >informe.txt.gz
"$PILAR" tag -m model.pilar -f jsonl informe.txt >alone
same() { sed 's/"document":"[^"]*"/"document":"informe.txt"/' | cmp - alone && echo same; }
"$PILAR" tag -m model.pilar -f jsonl nota.txt informe.txt | sed 1,2d | same
"$PILAR" tag -m model.pilar -f jsonl copia.md | same
"$PILAR" tag -m model.pilar -f jsonl informe.txt.gz | same
"$PILAR" tag -m model.pilar -f jsonl - <informe.txt | same
"$PILAR" tag -m model.pilar -f jsonl - <informe.txt.gz | same
"$PILAR" tag -m model.pilar -f jsonl -- informe.txt | same
"$PILAR" tag informe.txt --format=jsonl --model=model.pilar | same
gzip -c model.pilar >packed
"$PILAR" tag -m packed -f jsonl informe.txt | same
LC_ALL=es_ES.UTF-8 "$PILAR" tag -m model.pilar -f jsonl informe.txt | same
