/* vectorizer: texts to vectors of TF-IDF features.
 *
 * A vector has three blocks.
 *
 * The stems are weighted and normalised as by scikit-learn's TfidfVectorizer(sublinear_tf=True):
 * (1 + ln tf) * idf over their Euclidean norm, unknown stems left out.
 *
 * The n-grams are, for each word form, a unit vector of their idf; a text's block is the sum of
 * those vectors, each weighted like its word (its share of its stem's weight), over the norm of
 * all stems' weights, unknown ones included. So a word adds to both blocks by itself alone,
 * whatever stands beside it but for the two norms, and can be kept ready.
 *
 * The pairs of stems are weighted and normalised like the stems, times VECTORIZER_PAIR_WEIGHT. */
#ifndef FEATURES_VECTORIZER_H
#define FEATURES_VECTORIZER_H

#include "pipeline/features/space.h"

/* There are three times as many pairs as stems, and what tells one pillar from another is how words
 * go together: of 0.7, 1, 1.4, 1.7 and 2, with a cost that falls as they rise, the decisions on
 * genres left out were best with the last three. */
#define VECTORIZER_PAIR_WEIGHT 1.7

struct feature {
    uint32_t index; /* in the space */
    double value;
};

/* The features of a text that are not 0, by ascending index. */
struct vector {
    const struct feature *features; /* [count] */
    size_t count;
};

/* One a thread. */
struct vectorizer;

/* `space` must outlive it. NULL if memory is out. */
struct vectorizer *vectorizer_new(const struct space *space);
void vectorizer_free(struct vectorizer *vectorizer);

/* The vector of `text`, valid UTF-8; it is the vectorizer's until its next call. False if memory
 * is out. */
bool vectorizer_apply(struct vectorizer *vectorizer, struct pilar_text text, struct vector *vector);

#endif
