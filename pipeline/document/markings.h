/* markings: recognises what mark-up a text begins with. */
#ifndef DOCUMENT_MARKINGS_H
#define DOCUMENT_MARKINGS_H

#include <stdbool.h>

#include "pipeline/pilar.h"

/* Letters, digits and all bytes of characters beyond ASCII. */
bool markings_is_word(char c);

/* The length of a note's mark in brackets, "[^x]" or "[12]", at the beginning of `text`, or 0. */
size_t markings_note(struct pilar_text text);

/* The length of a link's "(target)" at the beginning of `text`, or 0. The search stops at white
 * space and at brackets, so that no stretch of a line is searched twice. */
size_t markings_target(struct pilar_text text);

/* The length of the inline HTML tag or the comment at the beginning of `text`, or 0; `name`
 * receives the tag's name. No '<' is searched past, so that no stretch is searched twice. */
size_t markings_tag(struct pilar_text text, struct pilar_text *name);

/* Kinds of characters beyond ASCII that are no letters. */
enum marking {
    MARKING_NONE,
    MARKING_SUPERSCRIPT, /* a digit */
    MARKING_SPACE,
    MARKING_INVISIBLE,
    MARKING_HYPHEN /* the soft one */
};

/* The kind of the character at `offset` of a valid text; `length` receives its bytes. */
enum marking markings_special(struct pilar_text text, size_t offset, size_t *length);

#endif
