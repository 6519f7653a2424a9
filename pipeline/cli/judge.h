/* judge: has a model tag a corpus and holds the labels given against the corpus's own. */
#ifndef CLI_JUDGE_H
#define CLI_JUDGE_H

#include "eval/judged.h"
#include "pipeline/learning/corpus.h"

/* The label names and display names of a model, as eval's reports take them. */
struct judge_labels {
    const char **names;   /* [count] the model's */
    const char **display; /* [count] the model's */
    size_t count;
};

enum pilar_status judge_labels_of(const struct pilar_model *model, bool spanish,
                                  struct judge_labels *labels, struct pilar_error *error);
void judge_labels_free(struct judge_labels *labels);

/* Judges the examples of `corpus` for which `chosen` [corpus->count] is set, or all if it is
 * NULL, into the rows of the same numbers of `judged`, which has room for all of them. Examples
 * of a document follow one another and are tagged together; without `context` each is tagged by
 * itself, and without its headings.
 * Errors: PILAR_ERROR_INPUT (a label the model does not have), PILAR_ERROR_MEMORY. */
enum pilar_status judge_corpus(const struct pilar_model *model, const struct corpus *corpus,
                               const bool *chosen, bool context, struct judged *judged,
                               struct pilar_error *error);

#endif
