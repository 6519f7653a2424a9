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
    "Exit status: 0 if all was done, 1 if some inputs failed, 2 if nothing could be done.\n";

static int run(const struct verb *verb, int count, char **arguments)
{
    return batch_main(verb, count, arguments, true);
}

const struct verb verb_tag = {"tag", "tag the paragraphs of documents", help, run};
