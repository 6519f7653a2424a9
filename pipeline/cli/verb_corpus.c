#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/cli/command.h"
#include "pipeline/learning/bag.h"
#include "pipeline/learning/corpus.h"

static const char help[] =
    "Usage: pilar corpus check CORPUS...\n"
    "       pilar corpus stats CORPUS...\n"
    "       pilar corpus bag -o NAME CORPUS...\n"
    "check reads a corpus and says whether it is well formed; stats counts its paragraphs,\n"
    "documents and labels; bag writes NAME.labels.tsv and NAME.bags.tsv, which hold the labels,\n"
    "fingerprints and word counts of the paragraphs, enough to train on, not enough to read.\n\n"
    "  -o, --output NAME     for bag: the beginning of the names of the two files\n"
    "  -h, --help            this help\n";

static void put_stats(struct bytes *out, const struct corpus *corpus)
{
    size_t none = 0, several = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        none += corpus->examples[i].label_count == 0;
        several += corpus->examples[i].label_count > 1;
    }
    bytes_append_format(out, "%-24s %6zu\n%-24s %6zu\n", "documents", corpus->documents.count,
                        "paragraphs", corpus->count);
    for (size_t label = 0; label < corpus->labels.count; label++) {
        size_t given = 0;
        for (size_t i = 0; i < corpus->count; i++)
            given += example_has_label(&corpus->examples[i], (uint32_t)label);
        bytes_append_format(out, "  %-22s %6zu\n", corpus->labels.texts[label].data, given);
    }
    bytes_append_format(out, "  %-22s %6zu\n", "none", none);
    bytes_append_format(out, "  %-22s %6zu  (%.1f %%)\n", "several labels", several,
                        100.0 * (double)several / (double)corpus->count);
}

static enum pilar_status act(const char *action, const char *const *paths, size_t path_count,
                             const char *output, struct pilar_error *error)
{
    struct corpus corpus = {0};
    struct sink sink = {0};
    enum pilar_status status = corpus_read(paths, path_count, &corpus, error);
    if (status == PILAR_OK && strcmp(action, "bag") == 0) {
        status = bag_write(&corpus, output, error);
    } else if (status == PILAR_OK) {
        if (strcmp(action, "stats") == 0)
            put_stats(&sink.pending, &corpus);
        else
            bytes_append_format(&sink.pending, "%zu paragraphs of %zu documents are well formed\n",
                                corpus.count, corpus.documents.count);
        status = sink_close(&sink, error);
    }
    sink_drop(&sink);
    corpus_free(&corpus);
    return status;
}

static int run(const struct verb *verb, int count, char **arguments)
{
    static const struct option options[] = {
        {"output", required_argument, NULL, 'o'}, {"help", no_argument, NULL, 'h'}, {0}};
    const char *output = NULL;
    struct pilar_error error;
    bool stop;
    int status;
    while (command_option(verb, count, arguments, ":o:h", options, &stop, &status) != -1) {
        if (stop)
            return status;
        output = optarg;
    }
    const char *action = optind < count ? arguments[optind++] : "";
    bool bag = strcmp(action, "bag") == 0;
    if (!bag && strcmp(action, "check") != 0 && strcmp(action, "stats") != 0)
        return command_misuse(verb, "check, stats or bag?");
    if (bag != (output != NULL))
        return command_misuse(verb, bag ? "bag needs -o NAME" : "only bag takes -o");
    if (optind == count)
        return command_misuse(verb, "no corpus");
    if (act(action, (const char *const *)(arguments + optind), (size_t)(count - optind), output,
            &error) != PILAR_OK) {
        command_fail(&error);
        status = EXIT_REFUSED;
    }
    return status;
}

const struct verb verb_corpus = {"corpus", "check, count or pack labelled paragraphs", help, run};
