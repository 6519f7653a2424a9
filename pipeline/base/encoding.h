/* encoding: other encodings of text become UTF-8. */
#ifndef BASE_ENCODING_H
#define BASE_ENCODING_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"

/* Whether `text` begins with a byte order mark of UTF-16. */
bool encoding_is_utf16(struct pilar_text text);

/* Appends `text`, UTF-16 that begins with its byte order mark, without the mark (RFC 2781). A
 * surrogate without its pair, and a last odd byte, become U+FFFD. */
void encoding_append_utf16(struct bytes *out, struct pilar_text text);

/* Appends `text`: what is valid UTF-8 as it is, each other byte as Windows-1252 (Unicode's
 * CP1252.TXT; its five undefined bytes become U+FFFD). */
void encoding_append_windows(struct bytes *out, struct pilar_text text);

#endif
