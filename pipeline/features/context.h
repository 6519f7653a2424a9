/* context: what stands around a paragraph, as inputs to the last decision on it.
 *
 * The decisions of a label on the paragraph itself, on its neighbours in the document and on the
 * headings above it are weighed against each other. The weights depend on the situation, so that
 * a paragraph that stands alone, or under no heading, is not judged by the lack of them. */
#ifndef FEATURES_CONTEXT_H
#define FEATURES_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

enum context_situation {
    CONTEXT_ALONE,      /* neither neighbour nor heading */
    CONTEXT_NEIGHBOURS, /* a paragraph before or behind it, no heading */
    CONTEXT_SECTION,    /* under a heading */
    CONTEXT_SITUATIONS
};

enum context_input {
    CONTEXT_OWN, /* the decision on the paragraph's text */
    CONTEXT_PREVIOUS,
    CONTEXT_NEXT, /* those on its neighbours' texts; 0 if there is none */
    CONTEXT_HAS_PREVIOUS,
    CONTEXT_HAS_NEXT, /* 1 or 0 */
    CONTEXT_HEADING,  /* the decision on the headings above it; 0 if there are none */
    CONTEXT_INPUTS
};

/* How one label weighs its inputs in one situation. */
struct context_weights {
    double bias;
    double inputs[CONTEXT_INPUTS];
};

/* The decisions of one label on the paragraphs of one document; a paragraph's stand `stride`
 * apart from its neighbour's. */
struct context {
    const double *texts, *headings; /* [count * stride] */
    const bool *has_heading;        /* [count] */
    size_t count, stride;
};

/* Writes the inputs of paragraph `index`, [CONTEXT_INPUTS], and returns its situation. */
enum context_situation context_inputs(const struct context *context, size_t index, double *inputs);

/* The weighted sum of the inputs and the bias: the log odds of the label. */
double context_decision(const struct context_weights *weights, const double *inputs);

/* The probability of log odds: 1 / (1 + exp(-log_odds)). */
double context_probability(double log_odds);

#endif
