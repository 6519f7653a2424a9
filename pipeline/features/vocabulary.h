/* vocabulary: the terms a model knows, and how rare each is. */
#ifndef FEATURES_VOCABULARY_H
#define FEATURES_VOCABULARY_H

#include <stdbool.h>

#include "pipeline/base/names.h"
#include "pipeline/features/pairs.h"

/* Terms in byte order, so that a corpus gives the same vocabulary in whatever order it is read.
 * Zero-initialise it. */
struct vocabulary {
    struct names terms;
    double *idf; /* [terms.count] */
};

/* Keeps, of `terms` that occur in `frequencies` [terms->count] of `document_count` texts each,
 * those in at least `least` texts. False if memory is out. */
bool vocabulary_build(struct vocabulary *vocabulary, const struct names *terms,
                      const uint32_t *frequencies, size_t document_count, uint32_t least);

void vocabulary_free(struct vocabulary *vocabulary);

/* Pairs of stems in the order of stem_pair_compare, the stems by their numbers in a vocabulary.
 * Zero-initialise it. */
struct pair_vocabulary {
    struct pair_set terms;
    double *idf; /* [terms.count] */
};

/* Keeps of `pairs`, as vocabulary_build does of terms, those in at least `least` texts whose stems
 * are kept in `stems`; `names` has the texts that the pairs' numbers stand for. False if memory is
 * out. */
bool pair_vocabulary_build(struct pair_vocabulary *vocabulary, const struct pair_set *pairs,
                           const struct names *names, const struct vocabulary *stems,
                           const uint32_t *frequencies, size_t document_count, uint32_t least);

void pair_vocabulary_free(struct pair_vocabulary *vocabulary);

/* The smoothed inverse document frequency of a term that occurs in `frequency` of
 * `document_count` texts: ln((1 + n) / (1 + df)) + 1, as scikit-learn's TfidfTransformer has it. */
double vocabulary_idf(size_t document_count, size_t frequency);

#endif
