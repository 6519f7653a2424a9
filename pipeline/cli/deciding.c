#include "pipeline/cli/deciding.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/command.h"

/* Takes "P" or "LABEL=P" apart; `label` receives no data if it is for all. A label may have an
 * equals sign in its name, a number has none. False if P is no probability. */
static bool read_threshold(const char *value, struct pilar_text *label, double *threshold)
{
    const char *equals = strrchr(value, '=');
    *label = (struct pilar_text){NULL, 0};
    if (equals != NULL)
        *label = (struct pilar_text){value, (size_t)(equals - value)};
    return command_decimal(equals == NULL ? value : equals + 1, threshold) && *threshold >= 0 &&
           *threshold <= 1;
}

bool deciding_threshold(struct deciding *deciding, const char *value)
{
    struct pilar_text label;
    double threshold;
    if (!read_threshold(value, &label, &threshold))
        return false;
    deciding->thresholds[deciding->threshold_count++] = value;
    return true;
}

bool deciding_abstain(struct deciding *deciding, const char *value)
{
    return command_decimal(value, &deciding->abstain) && deciding->abstain > 0.5 &&
           deciding->abstain < 1;
}

static enum pilar_status refuse_label(struct pilar_text name, const struct pilar_label *labels,
                                      size_t label_count, struct pilar_error *error)
{
    struct bytes known = {0};
    for (size_t i = 0; i < label_count; i++) {
        bytes_append_string(&known, i > 0 ? ", " : "");
        bytes_append_string(&known, labels[i].name);
    }
    bytes_append_byte(&known, '\0');
    enum pilar_status status =
        known.failed ? error_memory(error)
                     : error_set(error, PILAR_ERROR_ARGUMENT,
                                 "--threshold: the model has no label \"%.*s\"; its labels are %s",
                                 (int)name.length, name.data, known.data);
    bytes_free(&known);
    return status;
}

/* Changes the thresholds [label_count] as one value of --threshold says. */
static enum pilar_status set_thresholds(const char *value, const struct pilar_label *labels,
                                        size_t label_count, double *thresholds,
                                        struct pilar_error *error)
{
    struct pilar_text name;
    double threshold;
    bool known = false;
    read_threshold(value, &name, &threshold); /* it was found right when it was taken */
    for (size_t i = 0; i < label_count; i++) {
        if (name.data == NULL || text_is(name, labels[i].name)) {
            thresholds[i] = threshold;
            known = true;
        }
    }
    return known ? PILAR_OK : refuse_label(name, labels, label_count, error);
}

enum pilar_status deciding_apply(const struct deciding *deciding, const struct pilar_model *model,
                                 struct pilar_tagger *tagger, struct pilar_error *error)
{
    size_t label_count;
    const struct pilar_label *labels = pilar_model_labels(model, &label_count);
    enum pilar_status status = PILAR_OK;
    double *thresholds = memory_array(label_count, sizeof *thresholds);
    if (thresholds == NULL)
        return error_memory(error);
    for (size_t i = 0; i < label_count; i++)
        thresholds[i] = labels[i].threshold;
    for (size_t i = 0; i < deciding->threshold_count && status == PILAR_OK; i++)
        status = set_thresholds(deciding->thresholds[i], labels, label_count, thresholds, error);
    const struct pilar_decision decision = {thresholds, deciding->at_least_one, deciding->abstain};
    if (status == PILAR_OK)
        status = pilar_tagger_decide(tagger, &decision, error);
    free(thresholds);
    return status;
}
