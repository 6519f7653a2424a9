/* blocks: lines joined to what a reader sees as one: a paragraph, a heading, a title. */
#ifndef DOCUMENT_BLOCKS_H
#define DOCUMENT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/document/layout.h"
#include "pipeline/document/lines.h"
#include "pipeline/document/numbering.h"

/* What a block is; see roles. */
enum role {
    ROLE_TEXT,
    ROLE_HEADING,
    ROLE_ENACTING, /* "La Asamblea General,": who speaks in the clauses that follow */
    ROLE_APART     /* title page, salutation, signature, list of names, table: no paragraph */
};

/* Lines `first` to `last`; those between that are not LINE_TEXT do not belong to it. */
struct block {
    size_t first, last;
    size_t length; /* of its text, in bytes */
    struct numbering number;
    enum role role;
};

struct blocks {
    struct block *items; /* [count] */
    size_t count, capacity;
};

/* Joins the lines of text. Zero-initialise `blocks`. False if memory is out.
 *
 * Lines without a gap between them are one block, unless the second begins with a number that can
 * be one, or the first is complete: it ends early and a capital follows. Over a gap, a block goes
 * on if its sentence does: it has no end and the next line begins in lower case, or it ends with
 * an article or preposition, or a page break or note stands in the gap and nothing speaks for an
 * end. */
bool blocks_make(struct blocks *blocks, const struct lines *lines, const struct layout *layout);

void blocks_free(struct blocks *blocks);

#endif
