/* error: fills the caller's struct pilar_error. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "pipeline/pilar.h"

/* Fills `error`, if it is not NULL, with `status` and the formatted message, cut to fit at a
 * character's boundary. Returns `status`, so that a failure is one statement:
 *     return error_set(error, PILAR_ERROR_IO, "%s: %s", path, strerror(errno)); */
enum pilar_status error_set(struct pilar_error *error, enum pilar_status status, const char *format,
                            ...) __attribute__((format(printf, 3, 4)));

/* The one message for a failed allocation. */
enum pilar_status error_memory(struct pilar_error *error);

#endif
