/* pilar corpus suspects: labels to look at, since a model trained on other documents would have
 * decided otherwise. */
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/corpus_action.h"
#include "pipeline/cli/judging.h"

/* A decision of the corpus: that an example has a label, or that it lacks it. */
struct suspect {
    double probability; /* of its being right, says the model */
    size_t row, label;
};

static int least_probable_first(const void *left, const void *right)
{
    const struct suspect *l = left, *r = right;
    if (l->probability != r->probability)
        return l->probability < r->probability ? -1 : 1;
    if (l->row != r->row)
        return l->row < r->row ? -1 : 1;
    return (l->label > r->label) - (l->label < r->label);
}

static void put_suspect(struct bytes *out, const struct judging *judging,
                        const struct suspect *suspect)
{
    enum { WORDS_SHOWN = 16 };
    const struct judged *judged = &judging->judged;
    const struct example *example = &judging->corpus.examples[suspect->row];
    bool has = judged->gold[suspect->row * judged->label_count + suspect->label];
    output_decimal(out, suspect->probability, OUTPUT_SCORE_DECIMALS);
    bytes_append_format(out, "\t%s:%zu\t%s %s\t", example->path, example->line,
                        has ? "has" : "lacks", judged->names[suspect->label]);
    corpus_put_words(out, example->text, WORDS_SHOWN);
    bytes_append_byte(out, '\n');
}

static enum pilar_status put_suspects(struct bytes *out, const struct judging *judging, size_t most,
                                      struct pilar_error *error)
{
    const struct judged *judged = &judging->judged;
    size_t labels = judged->label_count, count = judged->count * labels;
    struct suspect *suspects = memory_array(count, sizeof *suspects);
    if (suspects == NULL)
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        double score = judged->scores[i];
        suspects[i] = (struct suspect){judged->gold[i] ? score : 1 - score, i / labels, i % labels};
    }
    qsort(suspects, count, sizeof *suspects, least_probable_first);
    bytes_append_string(out, "probability\tplace\tlabel\ttext\n");
    for (size_t i = 0; i < count && i < most; i++)
        put_suspect(out, judging, &suspects[i]);
    free(suspects);
    return PILAR_OK;
}

enum pilar_status corpus_action_suspects(const struct corpus_request *request,
                                         struct pilar_error *error)
{
    struct judging judging = {.paths = request->paths,
                              .path_count = request->path_count,
                              .training = pilar_training_default()};
    struct sink sink = {.path = request->output};
    judging.training.threads = request->threads;
    enum pilar_status status = judging_begin(&judging, error);
    if (status == PILAR_OK)
        status = judging_by_folds(&judging, request->folds, error);
    if (status == PILAR_OK)
        status = put_suspects(&sink.pending, &judging, request->most, error);
    if (status == PILAR_OK)
        status = sink_close(&sink, error);
    sink_drop(&sink);
    judging_free(&judging);
    return status;
}
