# One document in every format: the same paragraphs come from each.
documents=$CASES/../documents

# The columns of documents/*.tsv, by their names.
as_expected() {
    awk -F '\t' -v OFS='\t' '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
                  print "paragraph", "heading", "type", "citation", "text"; next }
        { print $at["number"], $at["heading"], $at["type"], $at["citation"], $at["text"] }'
}

for format in lo.pdf groff.pdf docx odt html; do
    "$PILAR" segment -f tsv "$documents/presas.$format" | as_expected |
        diff "$documents/presas.tsv" - && echo "presas.$format: as expected"
done
