/* layout: how a document is set, told from all its lines. */
#ifndef DOCUMENT_LAYOUT_H
#define DOCUMENT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/document/lines.h"

struct layout {
    bool structured; /* it is a document in print, or has Markdown headings: no loose notes */
    bool wrapped;    /* lines are broken to a width, in the middle of sentences */
    size_t width;    /* in bytes, if wrapped: what nine of ten lines keep to */
    size_t full;     /* a line that would be shorter than this with the next word ends early */
    bool spaced;     /* a gap stands between paragraphs, so that there is none within them */
    bool punctuated; /* paragraphs end with punctuation, so that a line without is none */
    bool numbered;   /* paragraphs have numbers, so that one without goes on with the last */
};

/* Furniture and notes must be marked before. */
struct layout layout_measure(const struct lines *lines);

/* Whether the line at `index`, with a line of text behind it, ends well before the width: the
 * first word of the next line would have fitted. It is then the last line of something. */
bool layout_ends_early(const struct layout *layout, const struct lines *lines, size_t index);

/* Whether the text is justified there, and the line reaches the edge: the last line of a paragraph
 * seldom does. */
bool layout_reaches_edge(const struct lines *lines, size_t index);

#endif
