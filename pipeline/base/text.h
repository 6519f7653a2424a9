/* text: small operations on struct pilar_text. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/pilar.h"

/* A printf precision and argument for "%.*s"; a message cuts long texts anyway. */
#define TEXT_ARGUMENT(text) ((int)((text).length > 4096 ? 4096 : (text).length)), (text).data

/* The text of a NUL-terminated string, which stays the string's. */
struct pilar_text text_of(const char *string);

bool text_equal(struct pilar_text left, struct pilar_text right);

bool text_is(struct pilar_text text, const char *string);

bool text_starts_with(struct pilar_text text, const char *prefix);

/* Byte order, a prefix first; the sign is that of memcmp. */
int text_compare(struct pilar_text left, struct pilar_text right);

/* `text` without ASCII white space at both ends. */
struct pilar_text text_trim(struct pilar_text text);

/* Takes the part of `*rest` before the first `separator` and moves `*rest` behind it. False when
 * `*rest` was used up before: a text of n separators has n + 1 parts. Begin with rest = text. */
bool text_split(struct pilar_text *rest, const char *separator, struct pilar_text *part);

#endif
