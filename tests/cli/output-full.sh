# A disk that is full is told, and is no success.
"$PILAR" segment informe.txt >/dev/full; echo "exit $?"
"$PILAR" tag -m model.pilar -f jsonl informe.txt nota.txt >/dev/full; echo "exit $?"
"$PILAR" eval -m model.pilar corpus >/dev/full; echo "exit $?"
"$PILAR" model show model.pilar >/dev/full; echo "exit $?"
"$PILAR" corpus stats corpus >/dev/full; echo "exit $?"
