# The same seed makes the same errors, another makes others; the share is what was asked for; and of
# a corpus only texts and headings change.
noise() {
    "$CASES/../../scripts/noise" "$@"
}
noise --share 10 corpus/paragraphs.tsv >once
noise --share 10 corpus/paragraphs.tsv >again 2>share
cmp once again && echo "again: the same"
noise --share 10 --seed 2 corpus/paragraphs.tsv 2>share >other
cmp -s once other || echo "another seed: other errors"
for percent in 1 5 10; do
    noise --share $percent corpus/paragraphs.tsv 2>&1 >errors | sed 's/.*: //'
done
for file in corpus/paragraphs.tsv once; do
    cut -f 1,2,4 "$file" | cksum
    cut -f 5 "$file" | head -n 1
done
printf 'La cooperación de los años\n\nEl daño\n' >text
noise --no-accents text
noise --capitals --cut 3 <text
gzip -c text | noise --share 0
noise --share 50 text
echo "exit $?"
