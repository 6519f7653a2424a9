/* function_words: the words of Spanish that join other words and name nothing themselves. */
#ifndef LANGUAGE_FUNCTION_WORDS_H
#define LANGUAGE_FUNCTION_WORDS_H

#include <stdbool.h>

#include "pipeline/pilar.h"

/* Whether `word`, a normal form with or without its accents, is an article, a pronoun, a
 * preposition, a conjunction, or one of the commonest forms of "ser" and "haber". "no" and "sin"
 * are not among them: they turn what follows into its opposite. */
bool is_function_word(struct pilar_text word);

#endif
