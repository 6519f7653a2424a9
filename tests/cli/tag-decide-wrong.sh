for value in -0.1 1.1 nan 0,5 '' norms =; do
    try tag -m model.pilar --threshold "$value" informe.txt
    try tag -m model.pilar --threshold "norms=$value" informe.txt
done
for value in 0 0.5 1 1.5 nan; do
    try tag -m model.pilar --abstain "$value" informe.txt
done
try tag -m model.pilar --threshold normas=0.5 informe.txt
try tag -m model.pilar --threshold =0.5 -o out informe.txt
try tag -m model.pilar --threshold norms=0.2=0.5 informe.txt
try tag -m model.pilar --at-least-one=2 informe.txt
try segment --abstain 0.9 informe.txt
try segment --at-least-one informe.txt
try segment --threshold 0.5 informe.txt
ls
