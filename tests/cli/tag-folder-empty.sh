mkdir -p carpeta/b
cp nota.txt carpeta/nota.doc
try segment -f jsonl carpeta
