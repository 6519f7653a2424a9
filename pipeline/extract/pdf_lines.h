/* pdf_lines: the printed lines of a page of a PDF, made from its characters and their places. */
#ifndef EXTRACT_PDF_LINES_H
#define EXTRACT_PDF_LINES_H

#include "pipeline/base/bytes.h"
#include "pipeline/extract/pdf_pieces.h"

struct pdf_line {
    float left, top, right, bottom;
    float baseline, size; /* of most of its type */
    uint32_t style;       /* of enum extracted_style: bold, italic */
    uint32_t column;      /* for pdf_page: 0, or 1 and 2 where the text is set in two columns */
    size_t begin, length; /* of its text */
};

struct pdf_lines {
    struct pdf_line *items; /* [count] in no order that can be relied on */
    size_t count, capacity;
    struct bytes text;
};

/* Makes the lines of a page; those of the page before go, their memory is used again.
 * Zero-initialise `lines`. False if memory is out.
 *
 * Characters side by side are one line unless a wide gap parts them; the number of an item and its
 * text are one at any usual gap. Raised digits become superscripts, ligatures their letters; text
 * that runs upwards or downwards is left out. */
bool pdf_lines_make(struct pdf_lines *lines, const struct pdf_glyph *glyphs, size_t count);

void pdf_lines_free(struct pdf_lines *lines);

#endif
