# One table for each document left out, and one for all of them.
try eval --leave-out acta-final --leave-out informe-sur corpus |
    grep -E '^(acta|informe|All|Threats|paragraphs|exit)' | sed -E 's/[0-9]\.[0-9]{3}/N.NNN/g'
try eval --leave-out acta-final corpus | grep '^paragraphs'
try eval --leave-out falta corpus
