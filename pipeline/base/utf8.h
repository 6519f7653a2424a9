/* utf8: checks, decodes and encodes UTF-8 (RFC 3629: no surrogates, no overlong forms). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/pilar.h"

/* The length of the longest valid prefix: text.length if all of it is valid, else the offset of
 * the first byte that is not part of a whole character. */
size_t utf8_valid_prefix(struct pilar_text text);

bool utf8_is_valid(struct pilar_text text);

/* The character that begins at `offset` of a valid text, and its length in bytes (1 to 4). */
uint32_t utf8_decode(struct pilar_text text, size_t offset, size_t *length);

/* The same for the character that ends before `offset`, which must not be 0. */
uint32_t utf8_decode_before(struct pilar_text text, size_t offset, size_t *length);

/* Writes `character`, which must be a scalar value, and returns its length in bytes. */
size_t utf8_encode(uint32_t character, char out[4]);

/* How many characters a valid text has. */
size_t utf8_count(struct pilar_text text);

#endif
