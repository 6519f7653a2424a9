# Where nothing can be written nothing is, and what was there stays.
cp nota.txt salida.tsv
try segment -f tsv -o falta/salida.tsv nota.txt
try segment -f tsv -o corpus nota.txt
try segment -f tsv -o /proc/salida.tsv nota.txt
try tag -m falta.pilar -o salida.tsv informe.txt
try tag -m model.pilar -f xml -o salida.tsv informe.txt
cmp nota.txt salida.tsv
ls -A . corpus
