/* batch: documents in, one after the other, and what each becomes out. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "pipeline/cli/command.h"

struct batch {
    const struct output_format *format;
    struct output_style style;
    const struct pilar_model *model; /* NULL: segment only */
    struct sink sink;
};

/* Finds the format named `name`; NULL if there is none. */
const struct output_format *batch_format(const char *name);

/* Does all documents that the `count` arguments stand for. A document that fails is told and the
 * next one done. Returns the exit status. */
int batch_run(struct batch *batch, char *const *arguments, int count);

#endif
