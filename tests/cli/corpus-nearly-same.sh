# Paragraphs of different documents that are nearly the same are told with file and line.
table() { printf 'document\tparagraph\theading\tlabels\ttext\n' && cat; }
table >a.tsv <<END
a	1		none	El acta de la reunión se aprobó sin cambios y se levantó la sesión.
a	2		none	El acta de la reunión se aprobó sin cambios y se levantó la sesión.
END
table >b.tsv <<END
b	1		none	El almuerzo se sirvió en la terraza.
b	2		none	El acta de la reunión se aprobó sin cambios y se levantó la mesa.
END
try corpus check a.tsv
try corpus check a.tsv b.tsv
