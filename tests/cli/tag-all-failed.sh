# Nothing could be done: 2, as the help says, and no file.
try tag -m model.pilar -f jsonl falta.txt
try segment -f jsonl -o salida.jsonl falta.txt
ls
