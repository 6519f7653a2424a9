/* logistic: logistic regression with a few inputs, which is also what calibrates a decision. */
#ifndef LEARNING_LOGISTIC_H
#define LEARNING_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>

enum { LOGISTIC_INPUTS_MOST = 16 };

/* Fits log odds = weights[0] + weights[1..width] . row to `rows` [count][width] and whether each
 * is `positive`: the maximum of the likelihood, less half the squared weights (the bias weights[0]
 * apart), by Newton's method with halved steps. The targets are not 1 and 0 but what Bayes' rule
 * with a uniform prior makes of them, which keeps few examples from certainty (Platt; the stable
 * form of Lin, Lin and Weng, A note on Platt's probabilistic outputs for support vector machines,
 * 2007). With one input and no penalty it is Platt's calibration. `width` is at most
 * LOGISTIC_INPUTS_MOST. `weights` receives [width + 1]. False if the weights do not become finite
 * numbers. */
bool logistic_fit(const double *rows, const unsigned char *positive, size_t count, size_t width,
                  double penalty, double *weights);

#endif
