/* words: cuts a text into words and gives each its normal form. */
#ifndef LANGUAGE_WORDS_H
#define LANGUAGE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/pilar.h"

/* The longest word, in bytes of its normal form; what is longer is no word but a dump of data,
 * and is passed over. */
enum { WORD_SIZE = 255 };

/* A word in its normal form: lower case, composed (NFC), accents kept. */
struct word {
    char data[WORD_SIZE];
    size_t length;
};

/* Where the reading of a text stands. Begin with {.text = text}, valid UTF-8. */
struct words {
    struct pilar_text text;
    size_t offset; /* behind the word just read */
    size_t begin;  /* where it begins */
    bool apart;    /* a number or a mark other than white space stood before the word just read */
};

/* Reads the next word: a run of letters, marks and digits with at least one letter and at least
 * two characters, soft hyphens left out ("e-mail" is "mail", "2021" and "y" are passed over).
 * False at the end of the text. */
bool words_next(struct words *words, struct word *word);

struct pilar_text word_text(const struct word *word);

/* Takes the marks off the letters of a normal form, in place: "información" becomes
 * "informacion", "año" becomes "ano", as careless typing and OCR have it. */
void word_fold(struct word *word);

#endif
