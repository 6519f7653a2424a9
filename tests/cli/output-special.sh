# A pipe or a device is written to, and a link followed: renaming a file over /dev/null would
# take it from everybody.
mkfifo pipe
timeout 2 cat pipe >got &
try segment -f tsv --no-text -o pipe nota.txt
wait
[ -p pipe ] && echo "still a pipe"
grep -c nota.txt got
: >file
ln -s file link
try segment -f tsv --no-text -o link nota.txt
[ -h link ] && echo "still a link"
grep -c nota.txt file
