/* citation: how a paragraph is cited. */
#ifndef DOCUMENT_CITATION_H
#define DOCUMENT_CITATION_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"
#include "pipeline/document/headings.h"

/* The forms, after the Spanish usage of the United Nations (Manual de instrucciones para la
 * traducción; "párr.", "secc." and "pág." are its abbreviations):
 *
 *   A/68/98, párr. 26                      a numbered paragraph
 *   A/68/98, párr. 26 c) ii)               an item under it
 *   A/68/98, párr. 86, viñeta 2            a bullet under it, counted through
 *   A/RES/77/36, preámbulo, párr. 3        a clause of a preamble
 *   A/68/98, Resumen, párr. 2              the second paragraph under an unnumbered heading
 *   A/68/98, secc. II.A, párr. 1           and under a numbered one
 *   A/68/98, secc. II.A, párr. s/n 1       the same where other paragraphs have numbers
 *   A/68/98, anexo I, párr. 4              in an annex, whose paragraphs are counted anew
 *   A/72/315, Canadá, párr. 2              in a State's reply
 *   A/68/98, pág. 3, párr. 2               the second paragraph that begins on a page, where there
 *                                          are no headings and the source has pages
 *   A/68/98, párr. s/n 3                   the third paragraph without a number
 *
 * Where numbers are used twice, the section is named too ("secc. III, párr. 1"). A document
 * without symbol is cited by the name of its file, and not at all if it has none. */

/* Goes through the paragraphs of a document, in order. Zero-initialise it. */
struct citation {
    struct pilar_text document; /* symbol or name; empty: nothing is cited */
    bool has_pages;
    struct bytes stem; /* the citation of the last paragraph that is no item */
    struct bytes text; /* the citation made last */
    unsigned highest;  /* number within the annex or reply */
    bool repeats;      /* numbers come up again within it */
    size_t under_heading, unnumbered, preambular;
    size_t page, on_page;
    enum numbering_style levels[4]; /* [depth] of the items that are open */
    struct pilar_text printed[4];
    size_t depth, bullets;
};

void citation_free(struct citation *citation);

/* To be called when a heading was opened: what stands under it is counted anew. */
void citation_enter(struct citation *citation, const struct heading *heading);

/* The citation of the next paragraph, in citation->text, until the next call; empty if the
 * document has neither symbol nor name. `page` is the page it begins on. */
void citation_of_numbered(struct citation *citation, const struct headings *headings,
                          const struct numbering *number);
void citation_of_unnumbered(struct citation *citation, const struct headings *headings,
                            size_t page);
void citation_of_preambular(struct citation *citation, const struct headings *headings);
void citation_of_item(struct citation *citation, const struct headings *headings,
                      const struct numbering *number, size_t page);

/* A preamble begins. */
void citation_begin_preamble(struct citation *citation);

#endif
