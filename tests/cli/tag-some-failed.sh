# What can be done is done, and each failure is told.
: >vacio.txt
printf '\n \n\n' >blanco.txt
printf 'PNG\000\001' >imagen.txt
printf '\037\213\010cortado' >cortado.txt.gz
mkdir carpeta
try tag -m model.pilar -f tsv --no-text falta.txt nota.txt vacio.txt blanco.txt imagen.txt \
    cortado.txt.gz carpeta informe.txt | cut -f 1,3
