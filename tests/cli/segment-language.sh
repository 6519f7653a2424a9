# A text that is not Spanish is read, and said to be so, beside what had to be repaired.
cat >ships.txt <<'END'
1. The lighthouses of the coast went dark on a night in January, and with them the radios that had
guided the ships to the harbour.
END
try segment -f jsonl --no-text ships.txt | grep -o '"kind".*'
printf '2. The sea is cold, and the caf\351 on the pier has been shut for the winter.\n' >>ships.txt
try segment ships.txt
printf 'The end.\n' | try segment -
