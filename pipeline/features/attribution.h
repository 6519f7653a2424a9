/* attribution: how much each word of a text adds to a linear decision on it. */
#ifndef FEATURES_ATTRIBUTION_H
#define FEATURES_ATTRIBUTION_H

#include "pipeline/features/vectorizer.h"

/* A word of a text, as it stands there. */
struct attributed_word {
    size_t begin, end; /* bytes of the text */
    uint32_t number;   /* the same for the same normal form in this text */
    bool is_function;  /* see language/function_words.h */
    double own;        /* what it adds by its stem and its n-grams, and by pairs but the next */
    double pair;       /* what a content word adds with the content word before it, or 0 */
    size_t partner;    /* that word, as an index of this array */
};

/* Attributes to the words of `text`, valid UTF-8, the decision that gives feature i the weight
 * weights[i * stride]: the sum of own and pair over all words is the decision on the text's vector,
 * without its bias, but for rounding. Appends to `words` [*count], which grows as memory_reserve
 * has it. False if memory is out. */
bool attribution_make(struct vectorizer *vectorizer, struct pilar_text text, const float *weights,
                      size_t stride, struct attributed_word **words, size_t *count,
                      size_t *capacity);

#endif
