/* furniture: lines that belong to the page, not to the text. */
#ifndef DOCUMENT_FURNITURE_H
#define DOCUMENT_FURNITURE_H

#include <stdbool.h>

#include "pipeline/document/lines.h"

/* Marks as LINE_PAGE, LINE_ORIGINAL or LINE_FURNITURE the lines that are
 * - document codes, page numbers, job numbers and barcodes, alone or beside each other;
 * - the masthead: organ, distribution, date, language, session, agenda item;
 * - dates and dates with a place, URLs, rules, dot leaders of a table of contents.
 * All of these but codes are left alone where they end a hard-wrapped sentence. */
void furniture_mark(struct lines *lines, const struct source *source);

/* The length of the document symbol ("A/68/98", "A/AC.290/2021/CRP.2") at the beginning of `text`;
 * of two symbols ("A/98/77-S/2043/15"), the first. 0 if there is none. */
size_t furniture_symbol(struct pilar_text text);

#endif
