# A reader that went away ends the command, without a signal.
closed() {
    python3 - "$PILAR" "$@" <<END
import os, subprocess, sys
reader, writer = os.pipe()
os.close(reader)
print("exit", subprocess.call(sys.argv[1:], stdout=writer))
END
}
closed tag -m model.pilar -f jsonl informe.txt nota.txt
closed segment informe.txt
closed eval -m model.pilar corpus
closed --help
"$PILAR" segment informe.txt >&-
echo "exit $?"
