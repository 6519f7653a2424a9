/* states: the names of States as the United Nations print them in Spanish. */
#ifndef DOCUMENT_STATES_H
#define DOCUMENT_STATES_H

#include <stdbool.h>

#include "pipeline/pilar.h"

/* Whether `text` is the name of a Member State, an observer, or the European Union: such a line
 * heads a State's reply in a compilation. */
bool states_is_name(struct pilar_text text);

#endif
