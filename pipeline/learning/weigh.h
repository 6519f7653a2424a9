/* weigh: learns how a paragraph's text, its neighbours, its headings and its subject are weighed
 * against each other, and from which probability on a label is given. */
#ifndef LEARNING_WEIGH_H
#define LEARNING_WEIGH_H

#include "pipeline/features/context.h"
#include "pipeline/learning/corpus.h"

/* Decisions on the examples of a corpus, all made out of fold. All of it belongs to the caller. */
struct weigh_problem {
    const struct corpus *corpus;   /* examples of a document follow one another */
    const unsigned char *positive; /* [labels][examples] */
    const double *texts;           /* [labels + 1][examples] on the texts; last, on the subject */
    const double *headings;        /* [labels][examples] on the headings; 0 without */
    const bool *has_heading;       /* [examples] */
};

/* What is learned of a label. */
struct weighed {
    struct context_weights given[CONTEXT_SITUATIONS]; /* log odds that a paragraph has it */
    struct context_weights leads[CONTEXT_SITUATIONS]; /* of one that has it, that it is the primary
                                                       * one; 0 where that cannot be learned */
    double threshold;                                 /* of the highest F1 */
};

/* Fits `labels` [labels of the corpus].
 * Errors: PILAR_ERROR_TRAINING (a label whose decisions do not rise with it), PILAR_ERROR_MEMORY.
 */
enum pilar_status weigh_learn(const struct weigh_problem *problem, struct weighed *labels,
                              struct pilar_error *error);

#endif
