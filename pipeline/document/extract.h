/* extract: a document in a foreign format becomes lines, by a program of its own that can do
 * nothing else: pilar-extract. */
#ifndef DOCUMENT_EXTRACT_H
#define DOCUMENT_EXTRACT_H

#include "pipeline/base/bytes.h"
#include "pipeline/document/format.h"

enum { EXTRACT_MILLISECONDS = 60 * 1000 }; /* on the clock; of the processor's time it has less */

/* Appends to `stream` what pilar-extract makes of `content` (see base/extracted.h): a whole
 * stream, of no more than SOURCE_LIMIT bytes; a failure leaves `stream` as it was. `format` is one
 * that format_reader has a name for; `name` is for messages. The program is the one beside the
 * running program or, if there is none, in ../libexec/pilar from there, or in the folder
 * PILAR_LIBEXECDIR that the build was told of. The content goes there in a file in memory, and
 * the program gets no other file of this process, no environment, and the default actions for all
 * signals. Any thread may call it, whatever the others do.
 * Errors: PILAR_ERROR_INPUT (damaged, no text, beyond a limit, or its reader crashed on it),
 * PILAR_ERROR_IO (no such program, or it cannot be started), PILAR_ERROR_MEMORY. */
enum pilar_status extract_run(const char *name, enum format format, struct pilar_text content,
                              struct bytes *stream, struct pilar_error *error);

/* The same with the program at `program`, which is killed after so many milliseconds. If there is
 * no such program it sets `*missing` and fails, with nothing in `error`. */
enum pilar_status extract_run_program(const char *program, int milliseconds, const char *name,
                                      enum format format, struct pilar_text content,
                                      struct bytes *stream, bool *missing,
                                      struct pilar_error *error);

#endif
