/* text: small operations on struct pilar_text. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/pilar.h"

/* A printf precision and argument for "%.*s"; a message cuts long texts anyway. */
#define TEXT_ARGUMENT(text) ((int)((text).length > 4096 ? 4096 : (text).length)), (text).data

/* Of ASCII alone, whatever the locale. */
static inline bool text_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool text_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool text_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool text_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

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
