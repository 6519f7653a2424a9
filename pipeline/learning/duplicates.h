/* duplicates: paragraphs that say nearly the same in nearly the same words. */
#ifndef LEARNING_DUPLICATES_H
#define LEARNING_DUPLICATES_H

#include "pipeline/learning/corpus.h"

/* Two examples and the share of their word 3-grams that they have in common: the size of the
 * intersection of the two sets over that of their union (Jaccard). */
struct duplicate {
    size_t first, second; /* in corpus.examples, first < second */
    double similarity;
};

/* Puts in `duplicates` all pairs of examples from different documents that are more alike than
 * `above`, ordered by `second`, then `first`; the caller frees the array. Texts of fewer than
 * three words, and bags, which have no order, are like nothing. False if memory is out. */
bool duplicates_find(const struct corpus *corpus, double above, struct duplicate **duplicates,
                     size_t *count);

#endif
