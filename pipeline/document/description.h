/* description: what a document is: its title, date, session, kind and language. */
#ifndef DOCUMENT_DESCRIPTION_H
#define DOCUMENT_DESCRIPTION_H

#include "pipeline/base/memory.h"
#include "pipeline/document/front.h"

/* What a description is made from, beside the front. */
struct described {
    struct pilar_text symbol;
    const struct pilar_paragraph *paragraphs; /* [count] */
    size_t count;
};

/* Fills `description`, whose texts are the arena's or constant. False if memory is out.
 *
 * The kind is told by the first of these that tells one: the series of the symbol, which its
 * editors gave ("/L.", "/RES/"); the title, which its authors gave; the form of the text. The date
 * is that of the masthead; or else that of the title ("aprobada ... el ..."); or else, of a
 * resolution, that of the meeting at its end. */
bool description_make(struct pilar_description *description, const struct front *front,
                      const struct described *described, struct arena *arena);

/* What the user should know of the language, to whom labels are given by Spanish words: a
 * sentence, the arena's; empty if there is nothing to say; data NULL if memory is out. */
struct pilar_text description_warning(const struct pilar_description *description,
                                      struct arena *arena);

#endif
