/* machine: a linear support vector machine for one label. The only place that sees libsvm. */
#ifndef LEARNING_MACHINE_H
#define LEARNING_MACHINE_H

#include "pipeline/learning/matrix.h"

/* The inner products of a corpus in the form libsvm reads them in, made once for all labels and
 * folds: 16 bytes a cell. It must outlive the machines trained with it. */
struct kernel;

/* `rows` x `rows` inner products. Errors: PILAR_ERROR_MEMORY. */
enum pilar_status kernel_new(const struct matrix *matrix, size_t width, unsigned threads,
                             struct kernel **kernel, struct pilar_error *error);
void kernel_free(struct kernel *kernel);

struct machine;

/* Trains a C-SVC on the rows of the kernel listed in `rows` [count], positive where `positive`,
 * by row of the kernel, says so. Both kinds must be there.
 * Errors: PILAR_ERROR_ARGUMENT (one kind only, or a cost libsvm refuses), PILAR_ERROR_MEMORY. */
enum pilar_status machine_train(const struct kernel *kernel, const size_t *rows, size_t count,
                                const unsigned char *positive, double cost,
                                struct machine **machine, struct pilar_error *error);
void machine_free(struct machine *machine);

/* The decision of libsvm itself, svm_predict_values, for a row of the kernel: what the tests hold
 * the collapsed machine against. */
double machine_decision(const struct machine *machine, size_t row);

/* The same decision as one weight vector and a bias: for every x, the machine's decision is
 * w.x + bias. Adds up `weights` [width], zeroed by the caller. */
void machine_collapse(const struct machine *machine, const struct matrix *matrix, double *weights,
                      double *bias);

/* The version of libsvm, 324 for 3.24. */
int machine_libsvm_version(void);

#endif
