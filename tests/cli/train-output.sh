# A model appears whole or not at all.
try train -o falta/m corpus
try train -o corpus corpus
cp nota.txt m
try train -o m corpus/labels.tsv
try train -o m --leave-out falta corpus
cmp nota.txt m
ls -A
ls -A corpus
