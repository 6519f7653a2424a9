# How labels are given otherwise than by the model's thresholds, in each format.
decide() {
    echo "$*"
    "$PILAR" tag -m model.pilar -f tsv "$@" nota.txt |
        awk -F '\t' 'NR > 1 { print "  " $3 ": " $9 ", primary " $10 }'
}
decide
decide --threshold 0
decide --threshold 1
decide --threshold 1 --threshold norms=0
decide --threshold norms=0 --threshold 1
decide --threshold=threats=0 --threshold norms=0.0 --threshold threats=1.
decide --at-least-one
decide --threshold 1 --at-least-one
decide --abstain 0.6
decide --abstain 0.9999999
decide --abstain 0.6 --at-least-one
decide --abstain 0.6 --at-least-one --threshold 1
try tag -m model.pilar --abstain 0.9999999 nota.txt | without_scores
for options in '--abstain 0.9999999' '--abstain 0.6 --at-least-one' '--threshold 0' '--explain --abstain 0.9999999'; do
    # shellcheck disable=SC2086 # options are meant to be split
    "$PILAR" tag -m model.pilar -f jsonl $options informe.txt nota.txt >lines
    "$CASES/check-jsonl" "$SCHEMA" <lines
    grep -c '"labels":\[\],"primary":"none",.*,"abstained":true,' lines
done
