# Bags train a model, and hold words, labels and numbers, but no sentences.
mkdir bags
try corpus bag -o bags/x corpus
ls bags
cp corpus/labels.tsv bags
head -n 3 bags/x.bags.tsv bags/x.labels.tsv
try corpus stats bags | sed 's/^real      /paragraphs/' >packed # but for the name of the genre
try corpus stats corpus | cmp - packed
train -o m bags
try corpus bag -o y bags
try corpus bag -o falta/x corpus
grep -c 'programas secuestradores' bags/x.bags.tsv
ls
