/* duplicates: paragraphs that say nearly the same in nearly the same words, and paragraphs that say
 * the same and are labelled differently. Bags, which have no order, are like nothing. */
#ifndef LEARNING_DUPLICATES_H
#define LEARNING_DUPLICATES_H

#include "pipeline/learning/corpus.h"

/* Two examples and the share of their word 3-grams that they have in common: the size of the
 * intersection of the two sets over that of their union (Jaccard). */
struct duplicate {
    size_t first, second; /* in corpus.examples, first < second */
    double similarity;
    bool one_document; /* both stand in one: divided by document, they do not leak */
    bool same;         /* their texts are one text, white space aside */
};

/* Puts in `duplicates` all pairs of examples that are more alike than `above`, ordered by
 * `second`, then `first`; the caller frees the array. Texts of fewer than three words are like
 * nothing. False if memory is out. */
bool duplicates_find(const struct corpus *corpus, double above, struct duplicate **duplicates,
                     size_t *count);

/* An example, and the first of the same text, white space aside, which has other labels or another
 * primary one. */
struct contradiction {
    size_t first, second; /* in corpus.examples, first < second */
    bool same_heading;    /* nothing tells the two apart; a section may */
};

/* Puts all of them in `contradictions`, ordered by `second`; the caller frees the array. False if
 * memory is out. */
bool contradictions_find(const struct corpus *corpus, struct contradiction **contradictions,
                         size_t *count);

#endif
