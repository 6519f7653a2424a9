try tag -m falta.pilar informe.txt
try eval -m falta.pilar corpus
try model show falta.pilar
try tag -m corpus informe.txt
