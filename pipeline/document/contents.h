/* contents: tables of contents, whose entries look like headings. */
#ifndef DOCUMENT_CONTENTS_H
#define DOCUMENT_CONTENTS_H

#include "pipeline/document/lines.h"

/* Marks as LINE_FURNITURE the title of a table of contents ("Índice") and the entries below it,
 * which end in the numbers of pages or paragraphs, in ascending order, or run over lines up to one
 * that does. Running heads must be marked before. */
void contents_mark(struct lines *lines);

#endif
