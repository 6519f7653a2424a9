/* kind: which kind of document it is. */
#ifndef DOCUMENT_KIND_H
#define DOCUMENT_KIND_H

#include <stdbool.h>

#include "pipeline/document/front.h"

/* The kind that a symbol tells by its series: "/L.", "/CRP" are drafts, "/WP." working papers,
 * "/SR.", "/PV." records, "/RES/" resolutions, "/DEC/" decisions; PILAR_KIND_OTHER where it tells
 * none. */
enum pilar_document_kind kind_of_symbol(struct pilar_text symbol);

/* The kind that a title names: with its first words, ordinals and numbers passed over ("Segundo
 * informe anual", "95/18. ..."), or else behind a colon or in brackets. "Proyecto" and "borrador"
 * go before all but a letter or note, which may transmit one. PILAR_KIND_OTHER if it names none. */
enum pilar_document_kind kind_of_title(struct pilar_text title);

/* The kind of a document by its paragraphs [count]: one that begins with a preamble or with an
 * operative clause is a resolution; one that begins with the formulas of letter or note verbale is
 * that; one that addresses somebody (`salutes`) and does neither is a statement. */
enum pilar_document_kind kind_of_form(const struct pilar_paragraph *paragraphs, size_t count,
                                      bool salutes);

/* Whether `text` is a salutation: "Señora Presidenta:". */
bool kind_is_salutation(struct pilar_text text);

#endif
