/* The tagging functions of pilar.h. */
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/utf8.h"
#include "pipeline/tagging/decide.h"

struct pilar_tagger {
    const struct pilar_model *model;
    struct vectorizer *vectorizer;
    struct pilar_tags *tags; /* [paragraphs of the last call] */
    double *scores;          /* [paragraphs][labels] */
    size_t *labels;          /* [paragraphs][labels] */
    size_t tag_capacity, score_capacity, label_capacity;
};

enum pilar_status pilar_tagger_new(const struct pilar_model *model, struct pilar_tagger **tagger,
                                   struct pilar_error *error) {
    struct pilar_tagger *made = calloc(1, sizeof *made);
    if (made == NULL)
        return error_memory(error);
    made->model = model;
    made->vectorizer = vectorizer_new(&model->space);
    if (made->vectorizer == NULL) {
        free(made);
        return error_memory(error);
    }
    *tagger = made;
    return PILAR_OK;
}

void pilar_tagger_free(struct pilar_tagger *tagger) {
    if (tagger == NULL)
        return;
    vectorizer_free(tagger->vectorizer);
    free(tagger->tags);
    free(tagger->scores);
    free(tagger->labels);
    free(tagger);
}

static enum pilar_status score(struct pilar_tagger *tagger, const struct pilar_paragraph *paragraph,
                               double *scores, struct pilar_error *error) {
    struct vector vector;
    if (!utf8_is_valid(paragraph->text))
        return error_set(error, PILAR_ERROR_INPUT, "paragraph %zu: not UTF-8 at byte %zu",
                         paragraph->index, utf8_valid_prefix(paragraph->text) + 1);
    if (!vectorizer_apply(tagger->vectorizer, paragraph->text, &vector))
        return error_memory(error);
    decide_vector(tagger->model, vector, scores);
    decide_probabilities(tagger->model, scores);
    return PILAR_OK;
}

enum pilar_status pilar_tag(struct pilar_tagger *tagger, const struct pilar_paragraph *paragraphs,
                            size_t count, const struct pilar_tags **tags,
                            struct pilar_error *error) {
    size_t labels = tagger->model->label_count;
    if (count > SIZE_MAX / labels ||
        !memory_reserve(&tagger->tags, &tagger->tag_capacity, count, sizeof *tagger->tags) ||
        !memory_reserve(&tagger->scores, &tagger->score_capacity, count * labels,
                        sizeof *tagger->scores) ||
        !memory_reserve(&tagger->labels, &tagger->label_capacity, count * labels,
                        sizeof *tagger->labels))
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        double *scores = tagger->scores + i * labels;
        size_t *given = tagger->labels + i * labels;
        enum pilar_status status = score(tagger, &paragraphs[i], scores, error);
        if (status != PILAR_OK)
            return status;
        tagger->tags[i].scores = scores;
        tagger->tags[i].labels = given;
        tagger->tags[i].count = decide_labels(tagger->model, scores, given);
    }
    *tags = tagger->tags;
    return PILAR_OK;
}
