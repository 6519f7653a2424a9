# File names are any bytes: those that are not UTF-8 still make JSON, those that command a
# terminal do it no harm, those that look like an option can be given.
latin=$(printf 'informaci\363n.txt')
cp nota.txt "$latin"
"$PILAR" tag -m model.pilar -f jsonl "$latin" | "$CASES/check-jsonl" "$SCHEMA"
"$PILAR" segment "$latin" | iconv -f UTF-8 -t UTF-8 >/dev/null && echo UTF-8
escape=$(printf 'a\033[2J.txt')
cp nota.txt "$escape"
"$PILAR" segment "$escape" | head -n 1
try segment "falta$escape"
cp nota.txt -- -h.txt
try segment -f tsv --no-text -- -h.txt | cut -f 1-3
cp nota.txt 'con espacio "y" comillas.txt'
"$PILAR" tag -m model.pilar -f jsonl con*.txt | "$CASES/check-jsonl" "$SCHEMA"
