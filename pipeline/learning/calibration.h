/* calibration: decisions to probabilities, and the probability from which a label is given. */
#ifndef LEARNING_CALIBRATION_H
#define LEARNING_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>

/* The probability of a decision d is 1 / (1 + exp(slope * d + offset)); the slope is negative, so
 * that a greater decision is a greater probability. */
struct sigmoid {
    double slope, offset;
};

/* Fits a sigmoid to `decisions` [count], made out of fold, and whether each was right to be
 * positive: Platt's method with the targets and the Newton iteration of Lin, Lin and Weng, A note
 * on Platt's probabilistic outputs for support vector machines (2007). False where the decisions
 * do not rise with the labels, so that no sigmoid of negative slope fits. */
bool sigmoid_fit(const double *decisions, const unsigned char *positive, size_t count,
                 struct sigmoid *sigmoid);

double sigmoid_probability(struct sigmoid sigmoid, double decision);

/* Puts in `threshold` the probability from which on giving the label gives the highest F1 over
 * `probabilities` [count]: half-way between the two values it divides; the highest of several
 * such. False if memory is out. */
bool threshold_best(const double *probabilities, const unsigned char *positive, size_t count,
                    double *threshold);

#endif
