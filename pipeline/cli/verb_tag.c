#include "pipeline/cli/batch.h"

static const char help[] =
    "Usage: pilar tag [OPTION]... INPUT...\n"
    "Cuts documents into paragraphs and tags each with the labels it carries. INPUT is a text\n"
    "file, plain or gzipped, a folder of such files, or - for standard input.\n\n"
    "  -f, --format FORMAT   table (the default), jsonl or tsv\n"
    "  -m, --model FILE      the model to tag with; the shipped one unless given\n"
    "      --explain         say for each label the words of the paragraph that made it\n"
    "  -o, --output FILE     write there, whole or not at all, instead of standard output\n"
    "      --no-text         leave the text of the paragraphs out\n"
    "  -h, --help            this help\n\n"
    "A label is given where its probability reaches its threshold, which is the model's unless\n"
    "you decide otherwise:\n\n"
    "      --threshold P     the threshold of all labels, from 0 to 1; LABEL=P that of one. May\n"
    "                        be given repeatedly; the later ones win\n"
    "      --at-least-one    a paragraph that would get no label gets its most probable one\n"
    "      --abstain P       leave open what is not sure, for you to decide. P is above 0.5 and\n"
    "                        below 1. A paragraph is sure if it has a label of a probability of\n"
    "                        P or more, or if all its labels have 1 - P or less; then it gets\n"
    "                        its labels, or none, by their thresholds as ever. If neither, it\n"
    "                        gets \"?\" for labels; in JSONL none, and \"abstained\": true.\n"
    "                        With --at-least-one only a label of P or more makes it sure, so\n"
    "                        that each paragraph has a label or \"?\"\n\n"
    "Exit status: 0 if all was done, 1 if some inputs failed, 2 if nothing could be done.\n";

static int run(const struct verb *verb, int count, char **arguments)
{
    return batch_main(verb, count, arguments, true);
}

const struct verb verb_tag = {"tag", "tag the paragraphs of documents", help, run};
