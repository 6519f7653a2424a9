# Every paragraph is tagged once, by a model that has not seen its document.
try eval --folds 4 corpus >table
awk '/^macro average/ { print ($5 > 0.6 ? "fair" : "bad") }' table
tail -n 2 table
try eval --folds 4 -j 1 corpus | cmp - table
try eval --folds 4 -j 8 corpus | cmp - table
try eval --folds 9 corpus
