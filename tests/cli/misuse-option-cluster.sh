# An unknown letter is told as such, also among others and behind a long option.
try segment -xh informe.txt
try segment --no-text -xh informe.txt
try segment -f tsv --no-text -xo out informe.txt
