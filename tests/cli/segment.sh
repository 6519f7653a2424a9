try segment informe.txt
try segment -f tsv --no-text informe.txt | cut -f 1-4,6-
