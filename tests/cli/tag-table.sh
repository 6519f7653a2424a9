# What people read, exact but for the last digits of the scores.
try tag -m model.pilar informe.txt | without_scores
