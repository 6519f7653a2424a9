# Paragraphs that are nearly the same are told with file and line: a fault between documents, and
# where a paragraph of a document is repeated as it is.
table() { printf 'document\tparagraph\theading\tlabels\ttext\n' && cat; }
table >a.tsv <<END
a	1		none	El acta de la reunión se aprobó sin cambios y se levantó la sesión.
a	2		none	El acta de la reunión se aprobó con cambios y se levantó la sesión.
END
table >b.tsv <<END
b	1		none	El almuerzo se sirvió en la terraza.
b	2		none	El acta de la reunión se aprobó sin cambios y se levantó la mesa.
END
table >c.tsv <<END
c	1		none	El almuerzo se sirvió en la terraza del edificio.
c	2		none	El almuerzo se sirvió en la terraza del edificio.
c	3		none	Sin observaciones.
c	4		none	Sin observaciones.
END
try corpus check a.tsv
try corpus check a.tsv b.tsv
try corpus check c.tsv
