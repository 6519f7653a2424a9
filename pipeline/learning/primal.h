/* primal: linear support vector machines for many texts. The only place that sees liblinear.
 *
 * The loss is the squared hinge, and the problem is solved in the primal by a trust region Newton
 * method (liblinear's -s 2; Lin, Weng and Keerthi, Trust region Newton method for large-scale
 * logistic regression, 2008; Lin and others use it for the L2 loss). It takes the time of a few
 * passes over the texts, and no chance is in it. */
#ifndef LEARNING_PRIMAL_H
#define LEARNING_PRIMAL_H

#include "pipeline/learning/matrix.h"

/* The rows of a corpus in the form liblinear reads them in, made once for all labels and folds: 16
 * bytes a feature. */
struct primal;

/* `width` is above every feature of the rows. Errors: PILAR_ERROR_MEMORY. */
enum pilar_status primal_new(const struct matrix *matrix, size_t width, struct primal **primal,
                             struct pilar_error *error);
void primal_free(struct primal *primal);

/* Learns from the rows listed in `rows` [count], positive where `positive`, by row of the matrix,
 * says so; both kinds must be there. For every x the decision is w.x + bias, `weights` [width].
 * Errors: PILAR_ERROR_ARGUMENT (one kind only, or a cost liblinear refuses), PILAR_ERROR_MEMORY. */
enum pilar_status primal_train(const struct primal *primal, const size_t *rows, size_t count,
                               const unsigned char *positive, double cost, double *weights,
                               double *bias, struct pilar_error *error);

/* The version of liblinear, 230 for 2.30. */
int primal_liblinear_version(void);

#endif
