/* roles: which blocks are paragraphs, which headings, and which stand apart. */
#ifndef DOCUMENT_ROLES_H
#define DOCUMENT_ROLES_H

#include "pipeline/document/blocks.h"

/* Sets the role of every block.
 *
 * A block is a heading if it is short, begins with a capital and has no full stop, and something
 * follows that it can head; a number of sections ("II.", "A.", "4.2", "Anexo") or Markdown's '#'
 * says so as well. This holds for documents in the layout of the UN and for others whose
 * paragraphs are punctuated. In a text without any such layout, where somebody wrote notes, an
 * unpunctuated line is a heading only over a paragraph much longer than itself.
 *
 * Apart stand the title and cover page, salutations and signatures, tables, and lists of names:
 * what stands under a heading such as "Lista de los miembros", and names with their style
 * ("Sr.", "Embajadora"). */
void roles_assign(struct blocks *blocks, const struct lines *lines, const struct layout *layout);

#endif
