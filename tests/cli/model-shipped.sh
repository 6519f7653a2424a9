# A program that is installed finds the model beside it.
mkdir -p usr/bin usr/share/pilar
cp "$PILAR" usr/bin/pilar
cp model.pilar usr/share/pilar/un-ict-security.pilar
PILAR=usr/bin/pilar
try tag -f tsv --no-text nota.txt | cut -f 1,3,9
