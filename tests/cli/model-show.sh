# What a model is; its size and terms may change with the libraries.
try model show model.pilar | sed -E 's/[0-9]+ (bytes|stems|character|pairs)/N \1/g
    s/0\.[0-9]{2}/0.NN/; s/[0-9a-f]{64}/HASH/
    s/^(  (pilar|libsvm|zlib) +).*/\1N/; /^    [a-z]/s/.*/    STEMS/'
gzip -c model.pilar >packed
try model show packed | grep -c threats
