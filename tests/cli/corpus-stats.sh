try corpus stats corpus
# a genre a file, and one of all bags
cp corpus/paragraphs.tsv informes.tsv
printf 'document\tparagraph\theading\tlabels\ttext\n' >un-nombre-que-no-cabe-en-la-tabla.tsv
printf 'otro\t1\t\tthreats,norms,etiqueta_larga\tUn texto cualquiera.\n' >>un-nombre-que-no-cabe-en-la-tabla.tsv
"$PILAR" corpus bag -o x un-nombre-que-no-cabe-en-la-tabla.tsv
try corpus stats corpus/labels.tsv informes.tsv un-nombre-que-no-cabe-en-la-tabla.tsv x.labels.tsv x.bags.tsv
try corpus stats -o saved corpus
try corpus stats corpus | sed \$d | cmp - saved
