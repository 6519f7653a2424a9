# Each verb says what it does not know, as the user wrote it.
for verb in tag segment train eval model corpus; do
    try "$verb" --wrong
    try "$verb" -x
done
try tag --no-text=yes informe.txt
