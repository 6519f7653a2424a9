/* resample: how far a figure may be chance: intervals by bootstrap, tests of a difference. */
#ifndef EVAL_RESAMPLE_H
#define EVAL_RESAMPLE_H

#include "eval/judged.h"

/* What is drawn or exchanged as one. Paragraphs of a document resemble each other, so intervals by
 * paragraph are too narrow for what a new document will bring; those by document are not, but they
 * need many documents: of one, they are a point. */
enum resample_unit { RESAMPLE_DOCUMENTS, RESAMPLE_PARAGRAPHS };

/* The same plan gives the same numbers on every machine. */
struct resample_plan {
    enum resample_unit unit;
    size_t repeats; /* at least 1; 1000 are usual for intervals, 10000 for tests */
    uint64_t seed;
};

/* Any figures of a judged set: `compute` writes [count] of them, NaN for one that is not defined.
 * {metrics_count(label_count), metrics_compute} measures all there are. */
struct resample_measure {
    size_t count;
    enum pilar_status (*compute)(const struct judged *judged, double *figures,
                                 struct pilar_error *error);
};

struct interval {
    double low, high;
};

/* The 95 % percentile interval of every figure by bootstrap (Efron, Tibshirani: An introduction to
 * the bootstrap, 1993, chapter 13): as many documents, or paragraphs, as there are, drawn with
 * replacement; percentiles are interpolated linearly, as NumPy's are. A document drawn twice is
 * two documents of the sample. Samples in which a figure is NaN are left out of its interval; if
 * it never was a number, the interval is NaN. `intervals` receives [measure->count].
 * Errors: PILAR_ERROR_ARGUMENT (no repeats), PILAR_ERROR_MEMORY, and those of `compute`. */
enum pilar_status resample_intervals(const struct judged *judged,
                                     const struct resample_measure *measure,
                                     const struct resample_plan *plan, struct interval *intervals,
                                     struct pilar_error *error);

/* Paired approximate randomisation (Noreen: Computer-intensive methods for testing hypotheses,
 * 1989): how often two taggers of the same paragraphs differ in a figure by as much as they do, or
 * more, if a coin decides for each document, or paragraph, whose answer is whose. `p_values`
 * receives [measure->count], two-sided, (extreme + 1) / (repeats + 1); a set against itself gives
 * 1, and so does a figure that is not defined. Differences within 1e-12 count as equal, so that
 * the order of a sum decides nothing.
 * Errors: PILAR_ERROR_ARGUMENT (no repeats; other paragraphs, labels, gold or documents),
 * PILAR_ERROR_MEMORY, and those of `compute`. */
enum pilar_status resample_p_values(const struct judged *left, const struct judged *right,
                                    const struct resample_measure *measure,
                                    const struct resample_plan *plan, double *p_values,
                                    struct pilar_error *error);

/* McNemar's test in its exact form: where just one of two taggers is right, is it as often the one
 * as the other? */
struct resample_mcnemar {
    size_t left_only, right_only; /* paragraphs that only the one or the other has right */
    double p;                     /* two-sided, by the binomial distribution; 1 if there are none */
};

/* The test for decisions on `label`, or, if it is JUDGED_NONE, on a paragraph's whole set of
 * labels. `left` and `right` judge the same paragraphs against the same gold labels. */
struct resample_mcnemar resample_mcnemar(const struct judged *left, const struct judged *right,
                                         size_t label);

#endif
