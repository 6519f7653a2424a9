#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/cli/command.h"
#include "pipeline/learning/bag.h"
#include "pipeline/learning/corpus.h"
#include "pipeline/learning/duplicates.h"

static const char help[] =
    "Usage: pilar corpus check CORPUS...\n"
    "       pilar corpus stats CORPUS...\n"
    "       pilar corpus bag -o NAME CORPUS...\n"
    "check reads a corpus and says what is wrong with it: its form, and paragraphs of different\n"
    "documents that are nearly the same (more than half of their word 3-grams in common); stats\n"
    "counts its paragraphs, documents and labels; bag writes NAME.labels.tsv and NAME.bags.tsv,\n"
    "which hold the labels, fingerprints and word counts of the paragraphs, enough to train on,\n"
    "not enough to read.\n\n"
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

/* Paragraphs of different documents may be alike up to here. */
static const double likeness_most = 0.5;

static enum pilar_status put_check(struct bytes *out, const struct corpus *corpus,
                                   struct pilar_error *error)
{
    struct duplicate *duplicates = NULL;
    size_t count = 0;
    if (!duplicates_find(corpus, likeness_most, &duplicates, &count))
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        const struct example *first = &corpus->examples[duplicates[i].first];
        const struct example *second = &corpus->examples[duplicates[i].second];
        bytes_append_format(out, "%s:%zu: nearly the same as %s:%zu (%.2f)\n", second->path,
                            second->line, first->path, first->line, duplicates[i].similarity);
    }
    bytes_append_format(out, "%zu paragraphs of %zu documents, %zu nearly the same\n",
                        corpus->count, corpus->documents.count, count);
    free(duplicates);
    if (count > 0)
        return error_set(error, PILAR_ERROR_INPUT, "%zu pairs of paragraphs are nearly the same",
                         count);
    return PILAR_OK;
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
        enum pilar_status found = PILAR_OK;
        if (strcmp(action, "stats") == 0)
            put_stats(&sink.pending, &corpus);
        else
            found = put_check(&sink.pending, &corpus, error);
        status = sink_close(&sink, found == PILAR_OK ? error : NULL);
        if (status == PILAR_OK)
            status = found;
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
