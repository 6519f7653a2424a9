# Nothing is written in a folder that is read-only, nor is the file that stands there touched.
mkdir cerrada
cp nota.txt cerrada/salida.tsv
chmod 555 cerrada
[ -w cerrada ] && exit 77 # root may write everywhere
try segment -f tsv -o cerrada/salida.tsv informe.txt
try train -o cerrada/m corpus
cmp nota.txt cerrada/salida.tsv
ls -A cerrada
chmod 755 cerrada
