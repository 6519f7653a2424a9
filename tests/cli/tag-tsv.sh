try tag -m model.pilar -f tsv informe.txt | without_scores
