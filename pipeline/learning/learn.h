/* learn: a corpus to all that tagging needs. */
#ifndef LEARNING_LEARN_H
#define LEARNING_LEARN_H

#include "pipeline/learning/corpus.h"
#include "pipeline/learning/linear.h"
#include "pipeline/learning/weigh.h"

/* What was learned, in three steps: a decision on a paragraph's text, one on the headings above
 * it, and how these and the decisions on its neighbours are weighed against each other. */
struct learned {
    struct linear text;     /* of each label and, last, of being on the subject */
    struct linear heading;  /* of each label */
    struct weighed *labels; /* [labels of the corpus] */
};

/* Learns every label of the corpus by itself. Examples of a document follow one another.
 * Errors: PILAR_ERROR_TRAINING (a label that cannot be learned), PILAR_ERROR_ARGUMENT (a
 * parameter out of range), PILAR_ERROR_MEMORY. */
enum pilar_status learn(const struct corpus *corpus, const struct pilar_training *training,
                        struct learned *learned, struct pilar_error *error);

void learned_free(struct learned *learned);

#endif
