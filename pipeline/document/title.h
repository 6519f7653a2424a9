/* title: the title of a document, as its title page has it. */
#ifndef DOCUMENT_TITLE_H
#define DOCUMENT_TITLE_H

#include "pipeline/base/memory.h"
#include "pipeline/document/dates.h"
#include "pipeline/document/front.h"

/* What the title page says of the document. */
struct title {
    struct pilar_text text; /* the arena's; empty if it is not told; data NULL if memory is out */
    enum pilar_document_kind kind; /* what it names, there or in a line of its own */
    struct date date;              /* that it gives: "Resolución aprobada ... el 7 de diciembre de
                                    * 2022", "Carta de fecha ..."; of year 0 if none */
    bool salutes;                  /* somebody is addressed: "Señor Presidente:" */
};

/* Finds the title among the blocks that stand apart before the first paragraph:
 * - behind the number of a resolution ("77/36. Avances ..."), without that;
 * - or else the last that names a kind of document ("Informe ...", "Carta de fecha ..."); one that
 *   only says whose it is stands behind its subject ("Seguridad digital: Informe del Secretario
 *   General"), one of sponsors ("Chile y Ghana: proyecto de resolución") before it;
 * - or else the first that is neither the name of an organ nor a salutation;
 * - or else, of a document that begins with a text that transmits it, the first behind this that
 *   names a kind. */
struct title title_find(const struct front *front, struct arena *arena);

#endif
