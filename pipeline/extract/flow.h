/* flow: the paragraphs and tables of a word processor's file, as they become lines of the stream.
 *
 * The caller tells what begins and ends; paragraphs may stand within paragraphs (text boxes) and
 * tables within tables. A line goes out when its paragraph ends, or its outermost table. */
#ifndef EXTRACT_FLOW_H
#define EXTRACT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/bytes.h"

/* How a run of text is set. */
struct flow_format {
    bool bold, italic, raised;
    uint32_t size; /* tenths of a point; 0 if not known */
};

/* What is known of a paragraph at its end. */
struct flow_end {
    struct pilar_text number; /* what the word processor prints before it; may be empty */
    unsigned depth;           /* of a heading, from 1; else 0 */
    bool centred;
};

/* Zero-initialise it but for `stream`. */
struct flow {
    struct bytes *stream;             /* the caller's */
    struct bytes text;                /* of the open paragraphs, one behind the other */
    struct flow_paragraph *open;      /* [open_count] the innermost last */
    struct bytes kept;                /* the text of the items */
    struct flow_item *items;          /* [item_count] of the open tables */
    struct flow_table *tables;        /* [table_count] the innermost last */
    size_t open_count, open_capacity; /* and so on */
    size_t item_count, item_capacity;
    size_t table_count, table_capacity;
    bool begun;  /* a line has gone out */
    bool failed; /* memory is out; nothing more is taken */
};

void flow_free(struct flow *flow);

void flow_paragraph_begin(struct flow *flow);

/* Adds to the innermost open paragraph; without one it does nothing. White space of any length is
 * a space, and none at both ends of a paragraph. Raised digits become superscripts. */
void flow_text(struct flow *flow, struct pilar_text text, const struct flow_format *format);

/* Whether the innermost open paragraph has text. */
bool flow_has_text(const struct flow *flow);

/* Empties the innermost open paragraph. */
void flow_drop_text(struct flow *flow);

/* A paragraph without text is left out. */
void flow_paragraph_end(struct flow *flow, const struct flow_end *end);

/* A table that only arranges text is given as its paragraphs: one of a single row or column, a
 * small one at the head of the document, one of which half of the rows or more hold several
 * paragraphs in a cell, a heading, or long text. Of another, such rows alone are, and each of the
 * others is a line. */
void flow_table_begin(struct flow *flow);
void flow_row_begin(struct flow *flow);
void flow_cell_begin(struct flow *flow);
void flow_table_end(struct flow *flow);

/* Errors: PILAR_ERROR_MEMORY; PILAR_ERROR_INPUT if no line has gone out. */
enum pilar_status flow_finish(const struct flow *flow, struct pilar_error *error);

#endif
