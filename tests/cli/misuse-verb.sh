# Wrong use: standard error, 2.
try
try etiquetar informe.txt
try ''
try --etiquetar
try Tag informe.txt
