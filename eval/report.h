/* report: the figures of a judged set as a table for a terminal and as JSON. */
#ifndef EVAL_REPORT_H
#define EVAL_REPORT_H

#include "eval/metrics.h"
#include "eval/resample.h"
#include "pipeline/base/bytes.h"

/* What is reported; all of it stays the caller's. */
struct report {
    const struct judged *judged;
    const char *const *display;          /* [label_count] names for people, valid UTF-8; NULL: the
                                            label names */
    const double *figures;               /* [metrics_count(label_count)] of metrics_compute */
    const struct interval *by_document;  /* [metrics_count(label_count)] or NULL */
    const struct interval *by_paragraph; /* [metrics_count(label_count)] or NULL */
};

/* Appends the main figures: a line for each label and average, a line for each figure over all.
 * Lines are at most 100 characters long; a longer name is cut. Intervals are those by document, or
 * else by paragraph; "-" stands for a figure that is not defined. */
void report_table(const struct report *report, struct bytes *out);

/* Appends all figures as one JSON object (RFC 8259) and a newline:
 *   paragraphs, documents: counts
 *   figures: {overall: {exact_match: number, ...}, macro: {precision: number, ...}, micro: {...},
 *             labels: {"norms": {precision: number, ...}, ...}}
 *   by_document, by_paragraph: the same tree with [low, high] for each number; absent if not given
 *   confusion: {classes: ["norms", ..., "none"], counts: [[gold down, given across], ...]}
 * A figure that is not defined is null. Out of memory shows in out->failed, as ever. */
void report_json(const struct report *report, struct bytes *out);

#endif
