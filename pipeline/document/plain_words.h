/* plain_words: the words of a text in lower-case ASCII, for comparison whatever their accents. */
#ifndef DOCUMENT_PLAIN_WORDS_H
#define DOCUMENT_PLAIN_WORDS_H

#include <stdbool.h>

#include "pipeline/pilar.h"

enum { PLAIN_WORD_LONGEST = 31 };

struct plain_word {
    char letters[PLAIN_WORD_LONGEST + 1]; /* NUL-terminated; of a longer word, the beginning */
    size_t length;                        /* of `letters` */
    size_t begin, end;                    /* the bytes of the text it was made from */
};

/* Finds the word of a valid `text` that begins at `*at` or behind, and moves `*at` behind it; false
 * if there is none. A word is a run of letters and digits. Case and accents go, composed or not,
 * and the signs of ordinals become letters ("77.º" is "77o"); a letter that is none of ASCII then,
 * and U+FFFD, which stands for a letter that was lost, is "?". */
bool plain_words_next(struct pilar_text text, size_t *at, struct plain_word *word);

bool plain_word_is(const struct plain_word *word, const char *string);

/* Whether it is one of `list`, whose words stand between spaces. */
bool plain_word_is_listed(const struct plain_word *word, const char *list);

/* Whether `left` and `right`, [length], differ in no more than one letter, as OCR misreads them. */
bool plain_words_alike(const char *left, const char *right, size_t length);

/* The number that the first `length` letters are, "2013"; 0 if one of them is no digit or there are
 * more than nine. */
unsigned plain_word_number(const struct plain_word *word, size_t length);

#endif
