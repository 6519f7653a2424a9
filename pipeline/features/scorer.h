/* scorer: linear decisions on texts, at speed.
 *
 * A word's n-grams add to a decision by themselves alone, so what they add is summed once, when the
 * word is first met, and kept with it: no vector is made. The decisions are those on the
 * vectorizer's vector, but for rounding; tests hold the two against each other. */
#ifndef FEATURES_SCORER_H
#define FEATURES_SCORER_H

#include "pipeline/features/vectorizer.h"

/* One a thread. */
struct scorer;

/* Decision d on a vector x is biases[d] + sum over i of x[i] * weights[i * count + d], for
 * `count` decisions. All three must outlive the scorer. NULL if memory is out. */
struct scorer *scorer_new(const struct space *space, const float *weights, const double *biases,
                          size_t count);
void scorer_free(struct scorer *scorer);

/* The decisions on `text`, valid UTF-8, into `decisions` [count]. False if memory is out. */
bool scorer_apply(struct scorer *scorer, struct pilar_text text, double *decisions);

/* The vectorizer it reads texts with, to attribute a decision to words; it stays the scorer's. */
struct vectorizer *scorer_vectorizer(struct scorer *scorer);

#endif
