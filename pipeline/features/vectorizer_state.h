/* vectorizer_state: what a vectorizer knows of words, and of the text it read last. Private to it
 * and to attribution. */
#ifndef FEATURES_VECTORIZER_STATE_H
#define FEATURES_VECTORIZER_STATE_H

#include "pipeline/features/vectorizer.h"

struct known_word {
    uint32_t stem; /* in lexicon.stems */
    size_t first_gram;
    size_t gram_count;
};

struct known_stem {
    uint32_t feature; /* NAMES_NONE if the space has no such stem */
    double idf;
    uint32_t frequency; /* in the text read last */
    double weight;      /* in the text read last: (1 + ln frequency) * idf */
};

struct vectorizer {
    const struct space *space;
    double unknown_idf;
    struct lexicon lexicon;
    struct word_counts counts;

    struct known_word *words; /* [word_count] those of the lexicon that are worked out */
    size_t word_count, word_capacity;
    size_t forgotten;         /* how often all words were */
    struct known_stem *stems; /* [stem_count] */
    size_t stem_count, stem_capacity;
    struct feature *grams; /* [gram_count] of all known words; index in space.grams */
    size_t gram_count, gram_capacity;

    struct pair_count {
        uint32_t feature; /* in space.pairs */
        uint32_t frequency;
    } * pairs; /* [pair_count] the known pairs of the text at hand */
    size_t pair_count, pair_capacity;

    uint32_t *text_stems; /* [text_stem_count] the stems of the text at hand, each once */
    size_t text_stem_count, text_stem_capacity;
    double *sums;           /* [n-grams of the space] 0 between texts */
    struct feature *result; /* [result_count] */
    size_t result_count, result_capacity;
};

/* Reads `text`: counts its words, works out those that are new, weighs its stems and counts its
 * pairs. False if memory is out. */
bool vectorizer_read(struct vectorizer *vectorizer, struct pilar_text text);

/* The Euclidean norm of the weights of the text's stems: of the known ones, or of all. */
double vectorizer_stem_norm(const struct vectorizer *vectorizer, bool known_only);

/* The weight of a pair, before it is normalised: (1 + ln frequency) * idf. */
double vectorizer_pair_weight(const struct vectorizer *vectorizer, const struct pair_count *pair);

/* The Euclidean norm of the weights of the text's pairs. */
double vectorizer_pair_norm(const struct vectorizer *vectorizer);

/* The feature, in space.pairs, of a pair of stems of the lexicon, or NAMES_NONE. */
uint32_t vectorizer_find_pair(const struct vectorizer *vectorizer, struct stem_pair pair);

#endif
