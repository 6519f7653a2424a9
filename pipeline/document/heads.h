/* heads: running heads and feet, which are told by where they stand. */
#ifndef DOCUMENT_HEADS_H
#define DOCUMENT_HEADS_H

#include <stdbool.h>

#include "pipeline/document/lines.h"

/* Marks as LINE_PAGE the lines that stand at the head or foot of two pages or more, whatever number
 * they contain, and nowhere else. Pages are told by form feeds and by lines of LINE_PAGE, so that
 * furniture must be marked before. False if memory is out. */
bool heads_mark_repeated(struct lines *lines);

/* Marks what stands at a page's edge between two halves of a sentence: a running head that comes
 * up once only, as in a document of two pages. Notes must be marked before, which stand there
 * too. */
void heads_mark_intruders(struct lines *lines);

#endif
