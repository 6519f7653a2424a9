/* pdf_pieces: the characters of a page of a PDF, cut into pieces and joined side by side. */
#ifndef EXTRACT_PDF_PIECES_H
#define EXTRACT_PDF_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A printed character; no white space. Lengths are points, from the upper left corner. */
struct pdf_glyph {
    float left, top, right, bottom;
    float size; /* of its type; above 0 */
    uint32_t character;
    uint8_t style; /* of enum extracted_style: bold, italic */
    bool begins;   /* it begins what the PDF's reader takes for a line */
    bool spaced;   /* a space stands before it */
};

/* Characters of one size that follow each other without a wide gap. */
struct pdf_piece {
    size_t first, end; /* its glyphs */
    float left, top, right, bottom;
    float baseline, size;
    bool follows; /* on the piece before it, in the same line */
};

enum { PDF_NONE = -1 };

/* Pieces that follow each other. The last of a line has no `next`. */
struct pdf_run {
    size_t first, end; /* its pieces */
    ptrdiff_t next;    /* the run that stands on its right in the same line, or PDF_NONE */
    ptrdiff_t opening; /* the first run of its line; itself if it is that */
};

struct pdf_pieces {
    struct pdf_piece *items; /* [count] */
    struct pdf_run *runs;    /* [run_count] those on the left before those on the right */
    size_t count, capacity;
    size_t run_count, run_capacity;
};

/* Cuts the glyphs of a page; what was there before goes. Zero-initialise `pieces`. False if memory
 * is out. */
bool pdf_pieces_make(struct pdf_pieces *pieces, const struct pdf_glyph *glyphs, size_t count);

void pdf_pieces_free(struct pdf_pieces *pieces);

/* Whether `piece` is smaller than `other` and raised over its baseline, as a note's mark is. */
bool pdf_piece_is_raised(const struct pdf_piece *piece, const struct pdf_piece *other);

#endif
