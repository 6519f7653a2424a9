/* extracted: the lines that pilar-extract hands over, and the form in which they travel.
 *
 * The stream is UTF-8 text. Its first line is "pilar-extract 1" and its last "end", so that a
 * stream cut short is known; between them stands a line of ten fields, separated by tabs, for each
 * line of the document:
 *
 *   kind  page  left  top  right  bottom  size  style  gap  text
 *
 * Everything but kind and text is a number in decimal.
 */
#ifndef BASE_EXTRACTED_H
#define BASE_EXTRACTED_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/bytes.h"

/* What a line of the stream is. */
enum extracted_kind {
    EXTRACTED_LINE,    /* "line": a line in print, which may be part of a paragraph */
    EXTRACTED_BLOCK,   /* "block": a whole paragraph, where the format tells */
    EXTRACTED_HEADING, /* "heading": a whole heading; `size` is its depth, from 1 */
    EXTRACTED_ROW      /* "row": a row of a table, its cells separated by " | " */
};

enum extracted_style {
    EXTRACTED_BOLD = 1, /* most of the line is */
    EXTRACTED_ITALIC = 2,
    EXTRACTED_CENTRED = 4
};

/* A line. Lengths are tenths of a point, from the upper left corner of the page. */
struct extracted_line {
    enum extracted_kind kind;
    uint32_t page;                     /* from 1; 0 where the format has no pages */
    uint32_t left, top, right, bottom; /* all 0 where the format has no places */
    uint32_t size;                     /* of most of its type; 0 if not known */
    uint32_t style;                    /* of enum extracted_style */
    uint32_t gap;                      /* 1: it stands apart from the line before; else 0 */
    struct pilar_text text;            /* without tabs and line breaks; raised digits are written as
                                        * superscripts ("¹"), the number of an item stands before its text */
};

/* The exit status of pilar-extract, when it is not 0. */
enum extracted_exit {
    EXTRACTED_EXIT_INPUT = 1, /* the document is not what it should be */
    EXTRACTED_EXIT_WRONG = 2, /* it was called wrongly, or could not be locked down */
    EXTRACTED_EXIT_MEMORY = 3 /* memory, which it has little of, is out */
};

/* Each stream begins and ends so. */
void extracted_begin(struct bytes *stream);
void extracted_end(struct bytes *stream);

/* Appends a line. In its text, which need not be valid UTF-8, white space and control characters
 * become spaces and bytes that are no character U+FFFD; an empty one is left out. */
void extracted_append(struct bytes *stream, const struct extracted_line *line);

/* Takes the beginning of a stream off `*stream`; false if it is none, or its end is missing. */
bool extracted_open(struct pilar_text *stream);

/* Takes the next line off `*stream`; its text is part of it. False at the end, and where the
 * stream is not what it should be, which `*damaged` then says. */
bool extracted_next(struct pilar_text *stream, struct extracted_line *line, bool *damaged);

#endif
