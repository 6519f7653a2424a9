# A folder stands for its documents, at any depth, in byte order, hidden ones left out.
mkdir -p carpeta/b carpeta/.oculta
cp nota.txt carpeta/z.txt
cp nota.txt carpeta/b/a.md
cp nota.txt carpeta/B.text
gzip -c nota.txt >carpeta/a.txt.gz
cp nota.txt carpeta/imagen.png
cp nota.txt carpeta/.txt
cp nota.txt carpeta/.oculta/a.txt
try segment -f tsv --no-text carpeta | cut -f 1 | uniq
try segment -f tsv --no-text carpeta/ | cut -f 1 | uniq
