/* segment: blocks become paragraphs. */
#ifndef DOCUMENT_SEGMENT_H
#define DOCUMENT_SEGMENT_H

#include "pipeline/document/blocks.h"
#include "pipeline/document/notes.h"

/* What the paragraphs are made from, and what they are made into. */
struct segment {
    const struct source *source;
    const struct lines *lines;
    const struct blocks *blocks; /* with their roles */
    const struct notes *notes;
    struct pilar_text cited_as; /* symbol or name of the document; may be empty */

    struct arena *arena;                /* holds texts, paths and citations that are made */
    struct pilar_paragraph *paragraphs; /* [count] the caller frees them; texts that needed no
                                         * change are parts of the source or of the lines */
    size_t count, capacity;
};

/* Makes a paragraph of each block that is text. False if memory is out. */
bool segment_make(struct segment *segment);

#endif
