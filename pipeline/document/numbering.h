/* numbering: the number, letter or bullet at the beginning of a paragraph or heading. */
#ifndef DOCUMENT_NUMBERING_H
#define DOCUMENT_NUMBERING_H

#include <stdbool.h>

#include "pipeline/pilar.h"

enum numbering_style {
    NUMBERING_NONE,
    NUMBERING_PARAGRAPH,     /* "12." */
    NUMBERING_COUNT,         /* "1)", "(1)" */
    NUMBERING_LETTER,        /* "a)", "(a)", "a." */
    NUMBERING_ROMAN,         /* "iv)", "(iv)", "iv." */
    NUMBERING_BULLET,        /* "-", "•", "–", "*" */
    NUMBERING_SECTION,       /* "4.2", "4.2.1." */
    NUMBERING_CAPITAL,       /* "A." */
    NUMBERING_CAPITAL_ROMAN, /* "IV." */
    NUMBERING_NAMED,         /* "Norma 13", "Medida 2" */
    NUMBERING_PART,          /* "Parte segunda", "Capítulo IV" */
    NUMBERING_ANNEX,         /* "Anexo", "Anexo II", "Apéndice" */
    NUMBERING_STYLES
};

struct numbering {
    enum numbering_style style;
    unsigned value; /* from 1; of a bullet 1, of an annex without number 0 */
    unsigned roman; /* of one letter that is also a Roman number ("i", "C"): that; else 0 */
    unsigned parts; /* of NUMBERING_SECTION: "4.2" has 2 */
    struct pilar_text printed; /* as printed, without the point: "12", "a)", "IV" */
    size_t length;             /* bytes up to the text behind it; 0 for a named label, a part and
                                * an annex, which stay in the text */
};

/* Reads the numbering at the beginning of `text`; the style is NUMBERING_NONE if there is none.
 * One letter is read as a letter (but "I." and "i)" as Roman), see numbering_settle. */
struct numbering numbering_parse(struct pilar_text text);

/* Decides between letter and Roman number by the one that went before in the same list: "i)" is
 * a letter behind "h)", "V." a Roman number behind "IV.". `before` may be NULL. */
void numbering_settle(struct numbering *numbering, const struct numbering *before);

/* Whether it is an item of a list: count, letter, Roman number or bullet. */
bool numbering_is_item(enum numbering_style style);

/* Whether it numbers sections and not paragraphs. */
bool numbering_is_section(enum numbering_style style);

#endif
