# Labels that models of other documents find improbable come first, and the list is no fault.
try corpus suspects --folds 4 corpus >list
head -n 1 list
tail -n 1 list
wc -l <list
sed 1d list | grep -v exit | cut -f 1 | sort -c -n && echo in order
sed 1d list | grep -v exit | grep -cvE '^0\.[0-9]{4}	corpus/paragraphs\.tsv:[0-9]+	(has|lacks) (threats|norms|capacity_building)	.'
try corpus suspects --folds 4 -j 1 corpus | cmp - list
try corpus suspects --folds 4 -j 8 -o file corpus
sed \$d list | cmp - file
# a label that was put where it does not belong is found
mkdir wrong
cp corpus/labels.tsv wrong
awk 'BEGIN { FS = OFS = "\t" } NR == 3 { $4 = "norms" } { print }' corpus/paragraphs.tsv >wrong/a.tsv
try corpus suspects --folds 4 -n 2 wrong | cut -f 2- | sort
try corpus suspects --folds 9 corpus
try corpus suspects falta.tsv
