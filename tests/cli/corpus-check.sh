try corpus check corpus
try corpus check corpus/paragraphs.tsv
gzip -c corpus/paragraphs.tsv >packed.tsv.gz
try corpus check packed.tsv.gz
