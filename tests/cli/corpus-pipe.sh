# A corpus may come through a pipe, which can be read but once.
try corpus check - <corpus/paragraphs.tsv
mkfifo pipe
cat corpus/paragraphs.tsv >pipe &
timeout 2 "$PILAR" corpus check pipe
echo "exit $?"
kill $! 2>/dev/null # should nobody have read all of it
wait
