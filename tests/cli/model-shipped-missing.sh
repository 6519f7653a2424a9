# A program that stands alone says where it looked.
mkdir bin
cp "$PILAR" bin/pilar
PILAR=bin/pilar
try tag informe.txt 2>&1 | sed "s|$PWD|HERE|"
try model show 2>&1 | sed "s|$PWD|HERE|"
