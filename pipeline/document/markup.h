/* markup: takes from a line what converters left in it and what points to notes. */
#ifndef DOCUMENT_MARKUP_H
#define DOCUMENT_MARKUP_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"

/* What a line showed before it was cleaned. */
enum markup_trait {
    MARKUP_NOTE = 1,      /* it begins with a note's mark: ¹, [^1]:, <sup>1</sup>, [1] */
    MARKUP_STAR = 2,      /* it begins with asterisks and a space, kept: a note, or a bullet */
    MARKUP_STAR_MARK = 4, /* an asterisk that is no emphasis stands in it: a mark to a note */
    MARKUP_EMPHASIS = 8,  /* it began with emphasis */
};

/* Zero-initialise it; goes with the lines of one document, in order. */
struct markup {
    struct bytes out; /* the cleaned line, until the next call */
    unsigned open;    /* asterisks of emphasis that were opened and not closed */
};

struct markup_line {
    struct pilar_text text; /* what is left, one space for any white space, trimmed; in `out` */
    size_t taken;           /* bytes of the raw line it was made from; less than all where the
                             * converter lost a line break: the rest is a line of its own */
    unsigned hashes;        /* of a Markdown heading, 0 to 6 */
    unsigned traits;        /* of enum markup_trait */
};

/* Cleans `raw`, which has no line break. Removed are: Markdown emphasis, links (their text
 * stays), images, escapes, '#' and '>' at the beginning, [^1] and inline HTML tags; the marks of
 * notes (superscript digits, [1] behind a word, asterisks behind a word); soft hyphens and marks
 * of zero width. A superscript 2 or 3 behind a unit of measure ("m²", "km³") or behind CO stays:
 * there it is an exponent, or a chemist's index, and no note is ever set to a bare "m".
 * False if memory is out. */
bool markup_clean(struct markup *markup, struct pilar_text raw, struct markup_line *line);

/* A blank line closes whatever emphasis was left open. */
void markup_reset(struct markup *markup);

void markup_free(struct markup *markup);

#endif
