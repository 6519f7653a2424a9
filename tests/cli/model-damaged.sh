# No damaged file is taken for a model.
damaged() { try tag -m damaged informe.txt; }
: >damaged && damaged
head -c 7 model.pilar >damaged && damaged
head -c 35 model.pilar >damaged && damaged
head -c 1000 model.pilar >damaged && damaged
cat model.pilar informe.txt >damaged && damaged
cp informe.txt damaged && damaged
cp corpus/paragraphs.tsv damaged && damaged
sed 's/\r$//' model.pilar >damaged && damaged
for at in 0 8 12 20 28 32 36 1000; do
    cp model.pilar damaged
    flip damaged $at
    damaged
done
gzip -c model.pilar | head -c 1000 >damaged && damaged
for verb in "eval -m damaged corpus" "model show damaged"; do
    # shellcheck disable=SC2086 # the words of a command
    try $verb
done
