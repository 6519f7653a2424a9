/* lines: the text as lines with their layout and without mark-up. */
#ifndef DOCUMENT_LINES_H
#define DOCUMENT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"
#include "pipeline/document/source.h"

/* What a line is used for. */
enum line_use {
    LINE_TEXT,
    LINE_PAGE,      /* at a page's edge: symbol, page number, job number, running head */
    LINE_FURNITURE, /* other lines that are no text: masthead, dates, rules, URLs */
    LINE_ORIGINAL,  /* "[Original: inglés]", which stands under the title of a reply */
    LINE_NOTE
};

/* Traits of a line beside those of enum markup_trait (1 to 8). */
enum line_trait {
    LINE_COLUMNS = 16, /* four or more spaces, or a tab, stand within it */
    LINE_CELLS = 32,   /* a row of a Markdown table */
    LINE_DIGITS = 64,  /* digits stick to a word or bracket before, or to a slash behind */
    LINE_WHOLE = 128,  /* a whole paragraph or heading, as the file's format has it */
};

/* A line that is not blank. */
struct line {
    struct pilar_text text; /* without mark-up, white space folded; never empty */
    size_t begin, end;      /* the bytes of the source, without white space at both ends */
    uint32_t page;          /* from 1; all the same if the source has no form feeds */
    uint32_t printed;       /* its number in source.lines, where there are any */
    uint16_t indent;        /* columns of white space before it */
    uint16_t blanks;        /* blank lines before it */
    uint8_t use;            /* enum line_use */
    uint8_t hashes;         /* depth of what is marked as a heading, as by '#' in Markdown */
    uint16_t right;         /* where it ends, in tenths of a point; 0 where not known */
    uint16_t size;          /* of its type, in tenths of a point; 0 where not known */
    uint8_t traits;
    uint8_t opening; /* enum opening of the text */
    uint8_t ending;  /* enum ending of the text */
};

struct lines {
    struct line *items; /* [count] */
    size_t count, capacity;
    struct arena arena; /* the texts that are not parts of the source */
};

/* Zero-initialise `lines`; it refers to `source`. False if memory is out. */
bool lines_read(struct lines *lines, const struct source *source);

void lines_free(struct lines *lines);

/* Whether a gap lies before the line at `index`: a blank line, a page break, or lines that are
 * not text. */
bool lines_gap_before(const struct lines *lines, size_t index);

/* Whether more than a blank line lies there: a page break, furniture or a note, which may stand
 * in the middle of a sentence. */
bool lines_interrupted_before(const struct lines *lines, size_t index);

/* Whether a page certainly ends there: with a form feed, lines of LINE_PAGE or notes. */
bool lines_page_break_before(const struct lines *lines, size_t index);

#endif
