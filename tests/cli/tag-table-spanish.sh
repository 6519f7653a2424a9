# Names are Spanish where the user reads Spanish; the locale itself need not be there.
LC_ALL=es_ES.UTF-8 try tag -m model.pilar nota.txt | without_scores
LC_ALL= LANG=es_UY.UTF-8 try tag -m model.pilar nota.txt | grep -c 'párrafos\|Fomento'
LC_ALL=C LANG=es_UY.UTF-8 try tag -m model.pilar nota.txt | grep -c 'paragraphs\|Capacity'
