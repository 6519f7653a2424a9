/* superscript: digits that are raised in print, as characters of their own. */
#ifndef EXTRACT_SUPERSCRIPT_H
#define EXTRACT_SUPERSCRIPT_H

#include "pipeline/base/bytes.h"

/* Appends the superscript of `digit`, '0' to '9': "¹". */
void superscript_append(struct bytes *text, char digit);

#endif
