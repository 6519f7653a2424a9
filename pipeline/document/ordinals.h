/* ordinals: Spanish ordinal numbers, as sessions have them. */
#ifndef DOCUMENT_ORDINALS_H
#define DOCUMENT_ORDINALS_H

#include <stdbool.h>

#include "pipeline/document/plain_words.h"

/* An ordinal as far as it was read. Zero-initialise it. */
struct ordinal {
    unsigned value;  /* 0: nothing was read */
    unsigned lowest; /* of the parts that were read: the next must be less; 0: it is complete */
};

/* Reads the next word of an ordinal: "septuagésimo" and then "séptimo", or at once "77º", "77.ª",
 * "3er", "77", "decimocuarta", "vigésimoprimer". Masculine, feminine and shortened forms are the
 * same, and in a word of five letters and more one may be misread. False, with `ordinal` as it
 * was, if the word does not continue it. Up to 199. */
bool ordinals_read(struct ordinal *ordinal, const struct plain_word *word);

#endif
