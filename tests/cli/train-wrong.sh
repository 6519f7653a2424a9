# A label that cannot be learned is told by its name.
table() { printf 'document\tparagraph\theading\tlabels\ttext\n' && cat; }
table >one.tsv <<END
a	1		norms	Las normas de conducta responsable.
a	2		none	El puerto de la conducta.
b	1		none	El puerto responsable.
b	2		none	Las normas del puerto.
END
try train -o m --folds 2 one.tsv
table >none.tsv <<END
a	1		none	Las normas de conducta responsable.
END
try train -o m none.tsv
try train -o m falta.tsv
mkdir carpeta
try train -o m carpeta
ls -A
