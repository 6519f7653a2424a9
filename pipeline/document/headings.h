/* headings: the path of headings that a paragraph stands under. */
#ifndef DOCUMENT_HEADINGS_H
#define DOCUMENT_HEADINGS_H

#include <stdbool.h>

#include "pipeline/base/memory.h"
#include "pipeline/document/blocks.h"

enum { HEADINGS_DEEPEST = 12, HEADINGS_SIZES = 6 };

/* A heading that is open. */
struct heading {
    struct pilar_text text; /* the arena's */
    enum numbering_style style;
    bool reply;    /* the title of a State's reply */
    unsigned kind; /* which kind of heading, see headings.c */
    unsigned rank; /* the higher, the deeper it stands */
    unsigned look; /* how it is set */
    unsigned value;
    struct pilar_text printed; /* its number, empty if none */
};

/* Depth is found as a reader finds it: kinds of heading (Roman numbers, capitals, numbers, States
 * that reply) stand the deeper, the later the kind first appears. An annex begins anew.
 * Unnumbered headings stand below numbered ones, and below one that stands right above them. Where
 * '#' of two depths or more occur, these decide; else the size of the type does where it is known
 * and agrees with the numbers. */
struct headings {
    struct heading open[HEADINGS_DEEPEST]; /* [depth] outermost first */
    size_t depth;
    unsigned ranks[64];      /* of each numbered kind; 0: not seen yet */
    unsigned kinds;          /* numbered kinds seen */
    const struct block *end; /* of the blocks */
    bool plain_outermost;    /* unnumbered headings stand beside numbered ones */
    bool by_hashes;
    unsigned sizes[HEADINGS_SIZES]; /* [size_count] of the type of headings, the largest first */
    size_t size_count;              /* 0: sizes tell nothing */
    struct arena *arena;
    const struct pilar_text *path; /* made when first asked for */
};

/* Learns from all blocks what must be known beforehand. `arena` holds paths and texts. */
void headings_begin(struct headings *headings, const struct blocks *blocks,
                    const struct lines *lines, struct arena *arena);

/* Opens the heading `text` of the block at `index`; what stands at its depth or deeper closes.
 * False if memory is out. */
bool headings_open(struct headings *headings, const struct blocks *blocks,
                   const struct lines *lines, size_t index, struct pilar_text text);

/* Closes unnumbered headings: what stands over a resolution is its title. */
void headings_close_plain(struct headings *headings);

/* The path, [headings->depth], the arena's; NULL if memory is out. */
const struct pilar_text *headings_path(struct headings *headings);

#endif
