/* pilar corpus check: what is wrong with a corpus. */
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/cli/corpus_action.h"
#include "pipeline/learning/duplicates.h"

/* Paragraphs may be alike up to here. */
static const double likeness_most = 0.5;

struct check {
    const struct corpus *corpus;
    struct bytes *out;
    size_t leaking;       /* pairs of different documents */
    size_t alike, same;   /* pairs of one document, and those of one text */
    size_t contradicting; /* pairs of one text and other labels */
    size_t explained;     /* of these, those whose headings tell them apart */
    size_t copied;        /* runs that stand in other documents */
    size_t unread;        /* of these, those that could not be read */
};

static enum pilar_status check_duplicates(struct check *check, struct pilar_error *error)
{
    struct duplicate *duplicates = NULL;
    size_t count = 0;
    if (!duplicates_find(check->corpus, likeness_most, &duplicates, &count))
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        const struct duplicate *duplicate = &duplicates[i];
        const struct example *first = &check->corpus->examples[duplicate->first];
        const struct example *second = &check->corpus->examples[duplicate->second];
        bool repeated = duplicate->one_document && duplicate->same;
        check->leaking += !duplicate->one_document;
        check->alike += duplicate->one_document;
        check->same += repeated;
        bytes_append_format(check->out, "%s:%zu: %s %s:%zu%s", second->path, second->line,
                            repeated ? "the same as" : "nearly the same as", first->path,
                            first->line, duplicate->one_document ? ", in one document" : "");
        if (!repeated)
            bytes_append_format(check->out, " (%.2f)", duplicate->similarity);
        bytes_append_byte(check->out, '\n');
    }
    free(duplicates);
    return PILAR_OK;
}

static void put_labels(struct check *check, const struct example *example)
{
    if (example->label_count == 0)
        bytes_append_string(check->out, "none");
    for (size_t i = 0; i < example->label_count; i++) {
        bytes_append_string(check->out, i > 0 ? "," : "");
        bytes_append_text(check->out, check->corpus->labels.texts[example->labels[i]]);
    }
}

static enum pilar_status check_labels(struct check *check, struct pilar_error *error)
{
    struct contradiction *found = NULL;
    size_t count = 0;
    if (!contradictions_find(check->corpus, &found, &count))
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        const struct example *first = &check->corpus->examples[found[i].first];
        const struct example *second = &check->corpus->examples[found[i].second];
        check->contradicting++;
        check->explained += !found[i].same_heading;
        bytes_append_format(check->out, "%s:%zu: labelled ", second->path, second->line);
        put_labels(check, second);
        bytes_append_string(check->out, ", but ");
        put_labels(check, first);
        bytes_append_format(check->out, " at %s:%zu, the same text%s\n", first->path, first->line,
                            found[i].same_heading ? "" : " under another heading");
    }
    free(found);
    return PILAR_OK;
}

static void put_count(struct check *check, const char *what, size_t count, const char *note)
{
    bytes_append_format(check->out, "%-46s %6zu%s\n", what, count, note);
}

static void put_summary(struct check *check, const struct corpus_request *request)
{
    size_t bags = 0;
    for (size_t i = 0; i < check->corpus->count; i++)
        bags += check->corpus->examples[i].is_bag;
    put_count(check, "documents", check->corpus->documents.count, "");
    put_count(check, "paragraphs", check->corpus->count, "");
    if (bags > 0)
        put_count(check, "  bags of words", bags, "  (passed over: their wording is not known)");
    put_count(check, "pairs nearly the same, of different documents", check->leaking,
              "  (would leak between folds)");
    put_count(check, "pairs nearly the same, of one document", check->alike, "");
    put_count(check, "  of one text", check->same, "");
    put_count(check, "pairs of one text labelled differently", check->contradicting, "");
    put_count(check, "  under different headings", check->explained, "");
    if (request->against_count > 0)
        put_count(check, "runs of words from the documents named", check->copied, "");
}

enum pilar_status corpus_action_check(const struct corpus_request *request,
                                      struct pilar_error *error)
{
    struct corpus corpus = {0};
    struct sink sink = {0};
    struct check check = {.corpus = &corpus, .out = &sink.pending};
    enum pilar_status status = corpus_read(request->paths, request->path_count, &corpus, error);
    if (status == PILAR_OK)
        status = check_duplicates(&check, error);
    if (status == PILAR_OK)
        status = check_labels(&check, error);
    if (status == PILAR_OK && request->against_count > 0)
        status =
            corpus_against(request, &corpus, &sink.pending, &check.copied, &check.unread, error);
    if (status == PILAR_OK) {
        put_summary(&check, request);
        status = sink_close(&sink, error);
    }
    size_t faults =
        check.leaking + check.same + check.contradicting - check.explained + check.copied;
    if (status == PILAR_OK && faults > 0)
        status = error_set(error, PILAR_ERROR_INPUT, "faults in the corpus: %zu", faults);
    else if (status == PILAR_OK && check.unread > 0)
        status =
            error_set(error, PILAR_ERROR_INPUT,
                      "documents that the corpus could not be checked against: %zu", check.unread);
    sink_drop(&sink);
    corpus_free(&corpus);
    return status;
}
