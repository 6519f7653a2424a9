/* language_guess: which language of the United Nations a text is written in. */
#ifndef DOCUMENT_LANGUAGE_GUESS_H
#define DOCUMENT_LANGUAGE_GUESS_H

#include <stdbool.h>

#include "pipeline/pilar.h"

/* The language of all `paragraphs` [count] together: "ar", "en", "es", "fr", "pt", "ru" or "zh"
 * (ISO 639-1), by the script of most letters and, where that is Latin, by the function words that
 * a fair share of the words must be and by letters such as ñ. "und" (ISO 639-2) if the text is too
 * little, is in another language, or in two by halves. The first 300 bytes of up to 32 paragraphs,
 * spread over all, are read. A constant string. */
const char *language_guess(const struct pilar_paragraph *paragraphs, size_t count);

/* The English name of a language that language_guess gives, "Portuguese"; NULL of "und". */
const char *language_guess_name(const char *language);

#endif
