# The same corpus and options give the same model, byte for byte, at any number of threads.
train -o again corpus
cmp again model.pilar
train -o again -j 1 corpus
cmp again model.pilar
train -o again -j 8 --seed 1 --folds 5 corpus
cmp again model.pilar
train -o again --leave-out acta-final --leave-out informe-sur corpus
try model show again | grep '^  corpus [dp]'
