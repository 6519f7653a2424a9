# What is wrong is told with file and line.
wrong() {
    printf "document\tparagraph\theading\tlabels\ttext\n$1\n" >wrong.tsv
    try corpus check wrong.tsv
}
wrong 'a\t1\t\tnone'
wrong 'a\t1\t\tnone\tUno.\na\t2\t\tnone\tInformaci\363n.'
wrong 'a\t1\t\t\tUno.'
wrong 'a\t1\t\tnorms,norms\tUno.'
wrong 'a\t1\t\tnone\t'
printf 'document\tparagraph\theading\tlabel\ttext\n' >wrong.tsv && try corpus check wrong.tsv
: >wrong.tsv && try corpus check wrong.tsv
try corpus check falta.tsv
mkdir carpeta && try corpus check carpeta
