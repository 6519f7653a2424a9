try tag -m model.pilar
try segment
try train corpus
try train -o m
try eval
try eval --folds 2 --leave-out nota-insular corpus
try eval --folds 2 -m model.pilar corpus
try model
try model list
try model show model.pilar model.pilar
try corpus
try corpus count corpus
try corpus check
try corpus bag corpus
try corpus check -o x corpus
try corpus stats --folds 3 corpus
try corpus bag -n 3 -o x corpus
try corpus suspects -f html corpus
try corpus suspects -n 0 corpus
try corpus suspects --folds 1 corpus
try corpus stats -f json corpus
ls
