/* learn: a corpus to all that tagging needs. */
#ifndef LEARNING_LEARN_H
#define LEARNING_LEARN_H

#include "pipeline/learning/calibration.h"
#include "pipeline/learning/corpus.h"
#include "pipeline/learning/matrix.h"

/* What was learned. The decision of label l on a text x is weights[l].x + biases[l]. */
struct learned {
    struct space space;
    size_t label_count;
    double *weights;          /* [label_count][features of the space] */
    double *biases;           /* [label_count] */
    struct sigmoid *sigmoids; /* [label_count] fitted to decisions made out of fold */
    double *thresholds;       /* [label_count] of the highest F1 over those decisions */
};

/* Learns every label of the corpus by itself, one machine a label.
 * Errors: PILAR_ERROR_TRAINING (a label that cannot be learned), PILAR_ERROR_ARGUMENT (a
 * parameter out of range), PILAR_ERROR_MEMORY. */
enum pilar_status learn(const struct corpus *corpus, const struct pilar_training *training,
                        struct learned *learned, struct pilar_error *error);

void learned_free(struct learned *learned);

#endif
