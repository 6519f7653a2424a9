/* front: what stands before the first paragraph of a document: masthead, title page, title. */
#ifndef DOCUMENT_FRONT_H
#define DOCUMENT_FRONT_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"
#include "pipeline/document/blocks.h"
#include "pipeline/document/notes.h"

/* All of it belongs to others. */
struct front {
    const struct source *source;
    const struct lines *lines;
    const struct blocks *blocks; /* with their roles */
    const struct notes *notes;
    size_t line_count;  /* lines before the first paragraph, furniture included; few at most */
    size_t block_count; /* blocks before it */
};

struct front front_of(const struct source *source, const struct lines *lines,
                      const struct blocks *blocks, const struct notes *notes);

/* Goes through the parts of the lines at the front. A line has several if it stands in columns, as
 * that of a masthead; such parts are the source's, with its mark-up. Begin with {.front = front}.
 */
struct front_parts {
    const struct front *front;
    size_t line;            /* the next */
    struct pilar_text rest; /* of the line at hand */
};

/* The next part, not empty; false behind the last. */
bool front_next(struct front_parts *parts, struct pilar_text *part);

/* The parts of one text, in the same way: takes the first of `*rest`. */
bool front_take_part(struct pilar_text *rest, struct pilar_text *part);

/* Appends the lines of `block` as one text, words mended that a hyphen at a line's end divides,
 * accents composed, without the marks of notes. False if memory is out. */
bool front_append_block(const struct front *front, const struct block *block, struct bytes *out);

#endif
