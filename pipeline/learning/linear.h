/* linear: learns a linear decision on texts for each label, and how it decides left-out texts. */
#ifndef LEARNING_LINEAR_H
#define LEARNING_LINEAR_H

#include "pipeline/features/space.h"
#include "pipeline/pilar.h"

/* Up to so many texts, libsvm learns from their inner products, whose memory and time grow with the
 * square of their number; beyond, liblinear, whose grow as they do. On the shipped corpus the two
 * decide equally well. */
enum { LINEAR_KERNEL_MOST = 10000 };

/* Labelled texts. All of it belongs to the caller. */
struct linear_problem {
    const struct pilar_text *texts; /* [count] valid UTF-8 */
    size_t count, label_count;
    const unsigned char *positive; /* [label_count][count] whether a text has a label */
    const uint32_t *folds;         /* [count] the part each text belongs to, below fold_count */
    size_t fold_count;
    double cost; /* C of the machines */
    unsigned threads;
};

/* The decision of label l on a text with vector x is weights[l] . x + biases[l]. */
struct linear {
    struct space space;
    size_t label_count;
    double *weights; /* [label_count][features of the space] */
    double *biases;  /* [label_count] */
    bool *learnable; /* [label_count] false where some fold leaves one kind of text only to learn
                        from; such a label decides 0 on everything */
    double *outside; /* [label_count][count] the decisions on the texts by machines that did not
                        see their fold; the document frequencies are those of all texts */
};

/* Errors: PILAR_ERROR_MEMORY. */
enum pilar_status linear_learn(const struct linear_problem *problem, struct linear *linear,
                               struct pilar_error *error);

void linear_free(struct linear *linear);

#endif
