/* stem: Spanish stems. The only place that sees libstemmer. */
#ifndef LANGUAGE_STEM_H
#define LANGUAGE_STEM_H

#include <stdint.h>

#include "pipeline/language/words.h"

/* One a thread. */
struct stemmer;

/* NULL if memory is out. */
struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

/* Replaces `word`, a normal form, by its stem, folded: "informaciones", "información" and
 * "informacion" all become "inform". Where libstemmer has no memory the word stays, folded. */
void stemmer_stem(struct stemmer *stemmer, struct word *word);

/* A number that tells one stemmer from another: a hash of the stems of words that show every
 * kind of ending. A model made with one stemmer is worthless with another. */
uint32_t stemmer_fingerprint(struct stemmer *stemmer);

#endif
