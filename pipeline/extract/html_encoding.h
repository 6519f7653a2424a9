/* html_encoding: the bytes of a page as UTF-8. */
#ifndef EXTRACT_HTML_ENCODING_H
#define EXTRACT_HTML_ENCODING_H

#include "pipeline/base/bytes.h"

/* Makes `text` the UTF-8 of `content`: part of it, or of `converted`, which the caller frees.
 * UTF-16 with its byte order mark is converted, and valid UTF-8 taken as it is whatever it says
 * it is, since no other encoding looks like it by chance. What else there is counts as
 * Windows-1252, unless it says that it is something else again.
 * Errors: PILAR_ERROR_INPUT for that, PILAR_ERROR_MEMORY. */
enum pilar_status html_decode(struct pilar_text content, struct bytes *converted,
                              struct pilar_text *text, struct pilar_error *error);

#endif
