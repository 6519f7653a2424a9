/* context: what stands around a paragraph, as inputs to the last decision on it.
 *
 * The decisions of a label on the paragraph itself, on its neighbours in the document and on the
 * headings above it are weighed against each other, and against whether the paragraph and what
 * stands around it are on the subject of the labels at all: the same words mean something else in
 * a document on another. The weights depend on the situation, so that a paragraph that stands
 * alone, or under no heading, is not judged by the lack of them. */
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
    CONTEXT_OWN,    /* the decision on the paragraph's text */
    CONTEXT_OTHERS, /* the highest decision of another label on it; 0 if there is no other */
    CONTEXT_PREVIOUS,
    CONTEXT_NEXT, /* those on its neighbours' texts; 0 if there is none */
    CONTEXT_HAS_PREVIOUS,
    CONTEXT_HAS_NEXT,       /* 1 or 0 */
    CONTEXT_HEADING,        /* the decision on the headings above it; 0 if there are none */
    CONTEXT_HEADING_OTHERS, /* the highest decision of another label on them, likewise */
    CONTEXT_SUBJECT,        /* the decision on whether its text is on the subject, at most 0: to be
                               on it speaks for no label, not to be speaks against all */
    CONTEXT_SURROUNDINGS,   /* see context_surroundings; 0 if nothing stands around it */
    CONTEXT_INPUTS
};

/* How one label weighs its inputs in one situation. */
struct context_weights {
    double bias;
    double inputs[CONTEXT_INPUTS];
};

/* Decisions on the paragraphs of a document: that of label l on paragraph i is
 * values[l * label_stride + i * paragraph_stride]. */
struct context_decisions {
    const double *values;
    size_t label_stride, paragraph_stride;
};

/* What is known of the paragraphs of one document. */
struct context {
    struct context_decisions texts;    /* of each label and, last, of being on the subject */
    struct context_decisions headings; /* of each label */
    const bool *has_heading;           /* [count] */
    const double *surroundings;        /* [count] of context_surroundings */
    size_t label_count, count;
};

/* Writes how far the paragraphs around each are on the subject: the mean, over up to 20 before it
 * and 20 behind it, of the decision on each, which counts at most 1 for or against; at most 0.3,
 * where a document is on the subject for sure. `subjects` are `stride` apart; `surroundings`
 * receives [count]. */
void context_surroundings(const double *subjects, size_t stride, size_t count,
                          double *surroundings);

/* Writes the inputs of `label` on paragraph `index`, [CONTEXT_INPUTS], and returns the situation
 * the paragraph is in. */
enum context_situation context_inputs(const struct context *context, size_t label, size_t index,
                                      double *inputs);

/* The weighted sum of the inputs and the bias: the log odds of the label. */
double context_decision(const struct context_weights *weights, const double *inputs);

/* The probability of log odds: 1 / (1 + exp(-log_odds)). */
double context_probability(double log_odds);

#endif
