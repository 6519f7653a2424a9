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
try corpus stats -o x corpus
ls
