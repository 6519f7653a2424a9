/* style_name: what the name of a paragraph style says. */
#ifndef EXTRACT_STYLE_NAME_H
#define EXTRACT_STYLE_NAME_H

#include "pipeline/pilar.h"

/* The depth of the headings that are set in a style of this name, from 1; 0 if it is none of
 * headings. Known are Word's names in English and Spanish ("heading 2", "Título 2", "Title") and
 * those of the UN's templates ("H23", "_ H_2/3_G", "TitleH1"). */
unsigned style_name_depth(struct pilar_text name);

#endif
