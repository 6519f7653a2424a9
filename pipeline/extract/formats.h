/* formats: the foreign formats that pilar-extract reads, a file each.
 *
 * Each reader appends the lines of `content`, a whole file, to `stream` (see base/extracted.h),
 * between the begin and the end that its caller writes. They are run in a process of its own with
 * bounded memory and time, and still check what they can themselves.
 * Errors: PILAR_ERROR_INPUT, with words for the user but not the file's name (damaged, encrypted,
 * beyond a limit, no text in it), PILAR_ERROR_MEMORY. */
#ifndef EXTRACT_FORMATS_H
#define EXTRACT_FORMATS_H

#include "pipeline/base/bytes.h"

enum pilar_status pdf_extract(struct pilar_text content, struct bytes *stream,
                              struct pilar_error *error);

enum pilar_status docx_extract(struct pilar_text content, struct bytes *stream,
                               struct pilar_error *error);

enum pilar_status odt_extract(struct pilar_text content, struct bytes *stream,
                              struct pilar_error *error);

enum pilar_status html_extract(struct pilar_text content, struct bytes *stream,
                               struct pilar_error *error);

#endif
