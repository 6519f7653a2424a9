try tag -f
try tag --format
try tag --model
try tag informe.txt -o
try train --cost
try eval --folds
try corpus bag --output
