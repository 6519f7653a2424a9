/* batch: documents in, one after the other, and what each becomes out. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "pipeline/cli/command.h"

/* Carries out `pilar tag`, or `pilar segment` where `tags` is false: reads the options, and does
 * all documents that the arguments stand for. A document that fails is told and the next one done.
 * Returns the exit status. */
int batch_main(const struct verb *verb, int count, char **arguments, bool tags);

#endif
