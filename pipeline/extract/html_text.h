/* html_text: the paragraph of a page in work, as text and line ends come. */
#ifndef EXTRACT_HTML_TEXT_H
#define EXTRACT_HTML_TEXT_H

#include "pipeline/extract/flow.h"

/* What holds for a piece of text; that of its first piece holds for a paragraph. */
struct html_setting {
    struct flow_format format;
    bool centred;
    bool preformatted; /* line ends count */
    unsigned depth;    /* of the heading; 0 for none */
};

/* Zero-initialise it but for the stream of `flow`. */
struct html_text {
    struct flow flow;
    struct bytes number; /* of the item that begins, which the caller fills: the next paragraph's */
    struct bytes raised; /* what <sup> holds so far */
    size_t breaks;       /* that stand before the text to come */
    bool open;           /* a paragraph is, ... */
    struct html_setting setting; /* ... with this */
};

void html_text_free(struct html_text *made);

/* Adds to the paragraph, and begins one if none is open. White space, other spaces too, is one
 * space; what is invisible goes. What is raised waits for html_text_end_raised. Failure is noted
 * in `flow`. */
void html_text_add(struct html_text *made, struct pilar_text text,
                   const struct html_setting *setting);

/* Adds what was raised: as superscripts, if it is digits ("1, 2"); else it reads on ("1er"). */
void html_text_end_raised(struct html_text *made, const struct html_setting *setting);

/* A line ends: a space, or the end of the paragraph if an item or another line end follows. */
void html_text_break(struct html_text *made);

void html_text_end_paragraph(struct html_text *made);

#endif
