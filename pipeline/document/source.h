/* source: the bytes of a file as UTF-8, or clear words on what else they are. */
#ifndef DOCUMENT_SOURCE_H
#define DOCUMENT_SOURCE_H

#include <stdbool.h>

#include "pipeline/base/extracted.h"

/* A document is read whole, and its lines are counted in 32 bits. */
enum { SOURCE_LIMIT = 1 << 30 };

/* How a line of the source stood in print, where pilar-extract read it. */
struct source_line {
    size_t begin;                    /* of the line in the source */
    struct extracted_line extracted; /* without its text */
};

struct source {
    struct bytes content; /* valid UTF-8 without NUL; a byte order mark of UTF-8 is kept, so that
                           * offsets are those of the file */
    size_t start;         /* where the text begins: behind the byte order mark */
    bool has_combining;   /* U+0300 to U+036F occur: accents may be decomposed */
    bool has_pages;       /* form feeds occur */
    uint32_t first_page;  /* the number of the first page */
    char *note;           /* what had to be repaired, a sentence, or NULL */

    struct source_line *lines; /* [line_count] in order; none where the file was text */
    size_t line_count;
};

/* Makes `source` of `raw`, whose memory it takes over in any case. `name` is for messages.
 * UTF-8 is taken as it is and UTF-16 with a byte order mark converted. Any byte that is not part
 * of valid UTF-8 is read as Windows-1252 (Unicode's CP1252.TXT; its five undefined bytes become
 * U+FFFD): this reads a text of that encoding as a whole, and a damaged UTF-8 text loses no more
 * than its damaged bytes.
 * Errors: PILAR_ERROR_INPUT (empty; PDF, ZIP, OLE, RTF or other binary), PILAR_ERROR_MEMORY. */
enum pilar_status source_decode(const char *name, struct bytes raw, struct source *source,
                                struct pilar_error *error);

void source_free(struct source *source);

/* All of it, byte order mark included. */
struct pilar_text source_text(const struct source *source);

#endif
