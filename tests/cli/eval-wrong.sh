printf 'document\tparagraph\theading\tlabels\ttext\na\t1\t\tcbms\tUn texto.\n' >other.tsv
try eval -m model.pilar other.tsv
try eval -m model.pilar falta.tsv
try eval --folds 2 other.tsv
