#include "pipeline/cli/batch.h"

static const char help[] =
    "Usage: pilar segment [OPTION]... INPUT...\n"
    "Cuts documents into paragraphs, with number, citation, headings and page, and tags nothing.\n"
    "INPUT is a text file, plain or gzipped, a folder of such files, or - for standard input.\n\n"
    "  -f, --format FORMAT   table (the default), jsonl or tsv\n"
    "  -o, --output FILE     write there, whole or not at all, instead of standard output\n"
    "      --no-text         leave the text of the paragraphs out\n"
    "  -h, --help            this help\n\n"
    "Exit status: 0 if all was done, 1 if some inputs failed, 2 if nothing could be done.\n";

static int run(const struct verb *verb, int count, char **arguments)
{
    return batch_main(verb, count, arguments, false);
}

const struct verb verb_segment = {"segment", "cut documents into paragraphs", help, run};
