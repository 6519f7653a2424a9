# Help that cannot be written is told.
"$PILAR" --help >/dev/full; echo "exit $?"
"$PILAR" --version >/dev/full; echo "exit $?"
"$PILAR" tag --help >/dev/full; echo "exit $?"
