#include "pipeline/features/grams.h"

#include <string.h>

void grams_begin(struct grams *grams, const struct word *word)
{
    struct word folded = *word;
    word_fold(&folded);
    size_t length = 0;
    grams->count = 0;
    grams->data[length++] = '<';
    memcpy(grams->data + length, folded.data, folded.length);
    length += folded.length;
    grams->data[length++] = '>';
    for (size_t i = 0; i < length; i++) {
        if (((unsigned char)grams->data[i] & 0xC0) != 0x80) /* not a continuation byte */
            grams->starts[grams->count++] = i;
    }
    grams->starts[grams->count] = length;
    grams->length = GRAM_SHORTEST;
    grams->at = 0;
}

bool grams_next(struct grams *grams, struct pilar_text *gram)
{
    if (grams->length > GRAM_LONGEST || grams->length > grams->count)
        return false;
    if (grams->at + grams->length > grams->count) {
        grams->at = 0;
        grams->length++;
        if (grams->length > GRAM_LONGEST || grams->length > grams->count)
            return false;
    }
    size_t begin = grams->starts[grams->at], end = grams->starts[grams->at + grams->length];
    *gram = (struct pilar_text){grams->data + begin, end - begin};
    grams->at++;
    return true;
}
