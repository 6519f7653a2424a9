/* import: the lines that pilar-extract hands over become a source that knows their layout. */
#ifndef DOCUMENT_IMPORT_H
#define DOCUMENT_IMPORT_H

#include "pipeline/document/source.h"

/* Makes `source` of a stream (see base/extracted.h), which need not be what it should be. The
 * source is such text as a converter would write: a line each, a blank line before what stands
 * apart, a form feed between pages, rows of tables with a bar at both ends. `name` is for messages.
 * Errors: PILAR_ERROR_INPUT (a damaged stream, one without a line or with more than a million),
 * PILAR_ERROR_MEMORY. */
enum pilar_status import_stream(const char *name, struct pilar_text stream, struct source *source,
                                struct pilar_error *error);

#endif
