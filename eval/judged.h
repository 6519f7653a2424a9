/* judged: paragraphs with the labels they should have and the labels they were given. */
#ifndef EVAL_JUDGED_H
#define EVAL_JUDGED_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/pilar.h"

/* The primary label of a paragraph that has none. */
#define JUDGED_NONE SIZE_MAX

/* What every metric works on. A matrix is stored row by row, a paragraph a row. The arrays are
 * the caller's, who may fill in his own or have them from judged_allocate; a function that takes
 * a const struct judged writes to none of them. */
struct judged {
    size_t count, label_count, group_count;
    const char *const *names; /* [label_count] label names, UTF-8; never freed here */
    double *scores;           /* [count][label_count] probabilities, 0 to 1 */
    size_t *gold_primary;     /* [count] a label's index or JUDGED_NONE */
    size_t *given_primary;    /* [count] likewise */
    size_t *groups;           /* [count] the document of each, below group_count */
    unsigned char *gold;      /* [count][label_count] 1 where the paragraph has the label, or 0 */
    unsigned char *given;     /* [count][label_count] 1 where it was given the label, or 0 */
};

/* Makes room for `count` paragraphs of one document: no labels, no primaries, scores of 0, and
 * `names` as passed. The arrays are one block that judged_free gives back.
 * Errors: PILAR_ERROR_MEMORY. */
enum pilar_status judged_allocate(size_t count, size_t label_count, const char *const *names,
                                  struct judged *judged, struct pilar_error *error);

void judged_free(struct judged *judged);

/* Makes row `to_row` of `to` what row `from_row` of `from` is; both have the same labels. */
void judged_copy_row(struct judged *to, size_t to_row, const struct judged *from, size_t from_row);

/* Whether the values are what struct judged says. The metrics rely on it: call it once for a set
 * made from files. Errors: PILAR_ERROR_ARGUMENT, with the first paragraph at fault, from 1. */
enum pilar_status judged_check(const struct judged *judged, struct pilar_error *error);

#endif
