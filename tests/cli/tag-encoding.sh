# Other encodings are read, and told.
printf 'La informaci\363n se comparti\363 entre los Estados.\n' >latin.txt
try segment -f tsv latin.txt | cut -f 1,9
printf '\357\273\277La información.\r\n' >bom.txt
try segment -f tsv bom.txt | cut -f 1,9
