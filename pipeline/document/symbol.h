/* symbol: the symbol a document has, as against those it cites. */
#ifndef DOCUMENT_SYMBOL_H
#define DOCUMENT_SYMBOL_H

#include "pipeline/base/memory.h"
#include "pipeline/document/blocks.h"

/* The symbol of the document, the arena's or a part of the source; empty if it is not told.
 * In this order: a code on a line of its own, in masthead or running head; the number of a
 * resolution before its title ("77/36. Avances", which is A/RES/77/36; "Resolución 2341 (2017)",
 * which is S/RES/2341 (2017)); the name of the file ("A_68_98.txt"). `data` is NULL if memory is
 * out. */
struct pilar_text symbol_find(const struct lines *lines, const struct blocks *blocks,
                              const char *name, struct arena *arena);

/* `name` without folders and extensions, "" for "-": what a document without symbol is cited by.
 * A part of `name`. */
struct pilar_text symbol_base_name(const char *name);

#endif
