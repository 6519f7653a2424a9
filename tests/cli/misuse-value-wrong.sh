try tag -m model.pilar -f xml informe.txt
try segment -f '' informe.txt
try train -o m --cost 0 corpus
try train -o m --cost=-1 corpus
try train -o m --cost 1e3 corpus
try train -o m --cost nan corpus
try train -o m --folds 1 corpus
try train -o m --folds 1001 corpus
try train -o m --folds 5x corpus
try train -o m --seed -1 corpus
try train -o m --seed 99999999999999999999 corpus
try train -o m -j 0 corpus
try train -o m -j 257 corpus
try eval -f xml corpus
try eval --folds 0 corpus
ls
