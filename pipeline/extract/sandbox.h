/* sandbox: what the process gives up before it looks at a document that nobody vouches for. */
#ifndef EXTRACT_SANDBOX_H
#define EXTRACT_SANDBOX_H

#include "pipeline/pilar.h"

enum {
    SANDBOX_MEMORY = 1 << 30, /* bytes of address space */
    SANDBOX_SECONDS = 30      /* of processor time */
};

/* From now on the process has so much memory and time, reaches no file and no network, starts
 * nothing, and can only compute and write to its standard output and error. What the kernel does
 * not have is done without. A build with a sanitizer of addresses or threads, which needs more
 * memory and its own files, is limited in time alone.
 * Errors: PILAR_ERROR_IO, if a lock was refused that the kernel has; PILAR_ERROR_MEMORY. */
enum pilar_status sandbox_enter(struct pilar_error *error);

#endif
