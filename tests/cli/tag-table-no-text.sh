try tag -m model.pilar --no-text nota.txt | without_scores | sed 's/ *$//'
