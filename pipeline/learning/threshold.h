/* threshold: the probability from which on a label is given. */
#ifndef LEARNING_THRESHOLD_H
#define LEARNING_THRESHOLD_H

#include <stdbool.h>
#include <stddef.h>

/* Puts in `threshold` the probability from which on giving the label gives the highest F1 over
 * `probabilities` [count]: half-way between the two values it divides; the highest of several
 * such. False if memory is out. */
bool threshold_best(const double *probabilities, const unsigned char *positive, size_t count,
                    double *threshold);

#endif
