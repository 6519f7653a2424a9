/* grams: the character n-grams of a word, which outlast misspellings and inflections. */
#ifndef FEATURES_GRAMS_H
#define FEATURES_GRAMS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/language/words.h"

enum { GRAM_SHORTEST = 3, GRAM_LONGEST = 5 }; /* in characters */

/* Reads through the n-grams of a word set between "<" and ">": of "red", "<re", "red", "ed>",
 * "<red", "red>" and "<red>". */
struct grams {
    char data[WORD_SIZE + 2];
    size_t starts[WORD_SIZE + 3]; /* [count + 1] where each character begins, and the end */
    size_t count;                 /* of characters, the marks among them */
    size_t length, at;            /* the n-gram to come: how many characters, from which on */
};

/* Begins to read the n-grams of the folded form of `word`. */
void grams_begin(struct grams *grams, const struct word *word);

/* The next n-gram, a part of `grams`; false when all have been read. */
bool grams_next(struct grams *grams, struct pilar_text *gram);

#endif
