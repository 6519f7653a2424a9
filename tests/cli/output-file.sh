# -o holds what standard output would, and nothing is left beside it.
"$PILAR" tag -m model.pilar -f tsv informe.txt >expected
try tag -m model.pilar -f tsv -o salida.tsv informe.txt
cmp salida.tsv expected
try tag -m model.pilar -f tsv -o salida.tsv falta.txt informe.txt
cmp salida.tsv expected
umask 027
try segment -o privada.txt nota.txt
stat -c %a privada.txt
rm expected
ls -A
