/* lexicon: the words and stems met so far, each stemmed once, and the counts of one text. */
#ifndef FEATURES_LEXICON_H
#define FEATURES_LEXICON_H

#include <stdbool.h>

#include "pipeline/base/names.h"
#include "pipeline/features/pairs.h"
#include "pipeline/language/stem.h"

struct lexicon {
    struct names words; /* normal forms */
    struct names stems;
    struct lexicon_word {
        uint32_t stem;    /* in stems */
        bool is_function; /* see language/function_words.h */
    } * entries;          /* [words.count] */
    size_t entry_capacity;
    struct stemmer *stemmer;
};

/* How often a word stands in a text. */
struct word_count {
    uint32_t word; /* in lexicon.words */
    uint32_t count;
};

/* The words of one text, each once, in the order they first stand in it, and its pairs of stems.
 * Zero-initialise it and use it again for the next text. */
struct word_counts {
    struct word_count *entries; /* [count] */
    size_t count, capacity;
    struct stem_pair *pairs; /* [pair_count] of lexicon.stems, as they stand, repeated as often */
    size_t pair_count, pair_capacity;
    uint32_t *places; /* [words of the lexicon] where a word stands in entries, if it does */
    size_t place_capacity;
};

/* False if memory is out. */
bool lexicon_init(struct lexicon *lexicon);
void lexicon_free(struct lexicon *lexicon);

/* Forgets all words; what was numbered by them is void. */
void lexicon_clear(struct lexicon *lexicon);

/* Counts the words of `text`, valid UTF-8, and lists its pairs, adding new words to the lexicon.
 * False if memory is out. */
bool lexicon_count(struct lexicon *lexicon, struct pilar_text text, struct word_counts *counts);

void word_counts_free(struct word_counts *counts);

#endif
