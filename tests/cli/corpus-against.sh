# What a corpus has word for word from documents is told with file, line and paragraph.
mkdir textos
cat >textos/acta.txt <<END
1. La Presidencia recordó que el plazo para presentar observaciones vencía el viernes y rogó a las
delegaciones que las enviaran por escrito a la secretaría antes de esa fecha.

2. La sesión se levantó a las 18 horas.
END
cat >textos/carta.txt <<END
Asamblea General                                                              A/99/5

1. El Gobierno ha establecido una línea de avisos que atiende de día y de noche a cualquier empresa
que sufra una intrusión en sus redes.
END
printf 'document\tparagraph\theading\tlabels\ttext\n' >mine.tsv
cat >>mine.tsv <<END
a	1		none	Se dijo que el Plazo para presentar observaciones vencía el viernes y rogó a las delegaciones que las enviaran (por escrito) a la secretaría.
a	2		none	La sesión se levantó a las 18 horas.
a	3		none	Una línea de avisos que atiende de día y de noche a cualquier empresa que sufra una intrusión en los sistemas.
END
try corpus check --against textos mine.tsv
try corpus check --against informe.txt --against textos/acta.txt mine.tsv
try corpus check --against informe.txt --against nota.txt mine.tsv
# what cannot be read is told, and the rest compared
: >vacio.txt
try corpus check --against vacio.txt --against falta.txt --against textos/carta.txt mine.tsv
try corpus check --against vacio.txt mine.tsv
mkdir nada
try corpus check --against nada mine.tsv
# the wording of bags is not known
try corpus bag -o x mine.tsv
mkdir bags && mv x.* bags
try corpus check --against textos bags
