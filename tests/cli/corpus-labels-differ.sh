# The same text labelled differently is a fault, unless the headings tell why.
table() { printf 'document\tparagraph\theading\tlabels\ttext\n' && cat; }
table >a.tsv <<END
a	1	Normas	norms	Otros asuntos.
a	2	Normas	norms,threats	Asuntos varios.
b	1	Amenazas	threats	Otros asuntos.
b	2	Normas	norms,threats	Asuntos varios.
END
try corpus check a.tsv
table >b.tsv <<END
c	1	Normas	none	Otros   asuntos.
c	2	Normas	threats,norms	Asuntos varios.
END
try corpus check a.tsv b.tsv
