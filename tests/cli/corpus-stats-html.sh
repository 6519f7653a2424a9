# The counts as a page: well formed, with nothing from elsewhere, and names as text.
try corpus stats -f html -o page.html corpus
python3 - page.html <<'END'
import sys
from xml.dom import minidom
text = open(sys.argv[1], encoding="utf-8").read()
for void in ('<meta charset="utf-8">', 'initial-scale=1">'):
    text = text.replace(void, void[:-1] + "/>")
page = minidom.parseString(text.replace("<!DOCTYPE html>", ""))
for name in ("script", "link", "img", "iframe"):
    print(name, len(page.getElementsByTagName(name)))
print([title.firstChild.data for title in page.getElementsByTagName("h2")])
for row in page.getElementsByTagName("tr"):
    print(" | ".join("".join(t.data for t in cell.childNodes if t.nodeType == t.TEXT_NODE)
                     for cell in row.childNodes))
END
grep -c 'prefers-color-scheme: dark' page.html
grep -cE 'https?:|url\(|@import' page.html
# names come from files
printf 'document\tparagraph\theading\tlabels\ttext\n' >'<b>&"1.tsv'
printf "a\t1\t\t<i>x</i>,\"y\"\tUn texto.\n" >>'<b>&"1.tsv'
try corpus stats -f html '<b>&"1.tsv' >escaped
grep -oE '<th scope="(row|col)">[^<]*(&[a-z]*;)[^<]*' escaped | sort -u
grep -cE '<(b|i)>' escaped
tail -n 1 escaped
