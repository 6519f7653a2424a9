# Help that was asked for goes to standard output and ends with 0, whatever else is said.
try --help | sed -n '1p;/exit/p'
try -h >short
try help >word
cmp short word
for verb in tag segment train eval model corpus; do
    "$PILAR" "$verb" --help >long || echo "$verb --help: exit $?"
    "$PILAR" "$verb" -h falta.txt --wrong >short || echo "$verb -h: exit $?"
    cmp long short
    head -n 1 long
    # every verb is listed, every line fits a terminal
    "$PILAR" --help | grep -c "^  $verb "
    awk 'length($0) > 100 { print "too long: " $0 }' long
done
