# The same columns in every line, and one for each label of the model.
"$PILAR" tag -m model.pilar -f tsv informe.txt nota.txt >all
awk -F '\t' '{ print NF }' all | sort -u
"$PILAR" tag -m model.pilar -f tsv --no-text informe.txt | awk -F '\t' '{ print NF }' | sort -u
"$PILAR" segment -f tsv informe.txt | awk -F '\t' '{ print NF }' | sort -u
grep -c '^document' all
# a corpus for another model: document, paragraph, heading, labels, text
awk -F '\t' -v OFS='\t' 'NR == 1 { print "document", "paragraph", "heading", "labels", "text" }
    NR > 1 { print $1, $4, $6, $9, $NF }' all >again.tsv
try corpus check again.tsv
