/* deciding: how the user wants `pilar tag` to decide: --threshold, --at-least-one, --abstain. */
#ifndef CLI_DECIDING_H
#define CLI_DECIDING_H

#include <stdbool.h>

#include "pipeline/pilar.h"

/* All zero, but for the room, is how the model decides. */
struct deciding {
    const char **thresholds; /* [threshold_count] "P" or "LABEL=P" as the user wrote them; room for
                              * as many as there are arguments, the caller's */
    size_t threshold_count;
    bool at_least_one;
    double abstain; /* as in struct pilar_decision */
};

/* Takes a value of --threshold, which is not copied, or of --abstain. False if it is none. */
bool deciding_threshold(struct deciding *deciding, const char *value);
bool deciding_abstain(struct deciding *deciding, const char *value);

/* Has `tagger`, of `model`, decide so.
 * Errors: PILAR_ERROR_ARGUMENT (a label that the model has not), PILAR_ERROR_MEMORY. */
enum pilar_status deciding_apply(const struct deciding *deciding, const struct pilar_model *model,
                                 struct pilar_tagger *tagger, struct pilar_error *error);

#endif
