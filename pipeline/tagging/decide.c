#include "pipeline/tagging/decide.h"

#include "pipeline/base/error.h"

struct context decide_context(const struct pilar_model *model, const double *texts,
                              const double *headings, const bool *has_heading,
                              const double *surroundings, size_t count)
{
    return (struct context){.texts = {texts, 1, model->text.decision_count},
                            .headings = {headings, 1, model->label_count},
                            .has_heading = has_heading,
                            .surroundings = surroundings,
                            .label_count = model->label_count,
                            .count = count};
}

void decide_scores(const struct pilar_model *model, const struct context *context, double *scores)
{
    for (size_t label = 0; label < model->label_count; label++) {
        const struct context_weights *weights = model->contexts + label * CONTEXT_SITUATIONS;
        for (size_t i = 0; i < context->count; i++) {
            double inputs[CONTEXT_INPUTS];
            enum context_situation situation = context_inputs(context, label, i, inputs);
            scores[i * model->label_count + label] =
                context_probability(context_decision(&weights[situation], inputs));
        }
    }
}

size_t decide_primary(const struct pilar_model *model, const struct context *context, size_t index,
                      const struct pilar_tags *tags)
{
    size_t primary = tags->labels[0];
    double highest = -1;
    for (size_t i = 0; i < tags->count && tags->count > 1; i++) {
        size_t label = tags->labels[i];
        double inputs[CONTEXT_INPUTS];
        enum context_situation situation = context_inputs(context, label, index, inputs);
        const struct context_weights *leads = &model->leads[label * CONTEXT_SITUATIONS + situation];
        double probability =
            tags->scores[label] * context_probability(context_decision(leads, inputs));
        if (probability > highest) {
            highest = probability;
            primary = label;
        }
    }
    return primary;
}

/* ---- labels ---- */

enum pilar_status decide_check(const struct pilar_decision *decision,
                               const struct pilar_model *model, struct pilar_error *error)
{
    /* written so that NaN is wrong too */
    for (size_t i = 0; decision->thresholds != NULL && i < model->label_count; i++) {
        if (!(decision->thresholds[i] >= 0 && decision->thresholds[i] <= 1))
            return error_set(error, PILAR_ERROR_ARGUMENT,
                             "the threshold of \"%s\" is not a probability from 0 to 1",
                             model->labels[i].name);
    }
    if (decision->abstain != 0 && !(decision->abstain > 0.5 && decision->abstain < 1))
        return error_set(error, PILAR_ERROR_ARGUMENT,
                         "the probability to abstain by is not above 0.5 and below 1");
    return PILAR_OK;
}

/* Whether it is neither sure enough that there is a label nor that there is none. */
static bool leaves_open(const struct pilar_decision *decision, double highest)
{
    bool has_label = highest >= decision->abstain;
    bool has_none = 1 - highest >= decision->abstain && !decision->at_least_one;
    return decision->abstain > 0 && !has_label && !has_none;
}

struct pilar_tags decide_tags(const struct pilar_decision *decision, size_t label_count,
                              const double *scores, size_t *labels)
{
    struct pilar_tags tags = {.scores = scores, .labels = labels};
    size_t best = 0;
    for (size_t i = 1; i < label_count; i++)
        best = scores[i] > scores[best] ? i : best;
    tags.abstained = leaves_open(decision, scores[best]);
    if (tags.abstained)
        return tags;
    for (size_t i = 0; i < label_count; i++) {
        if (scores[i] < decision->thresholds[i])
            continue;
        size_t place = tags.count++;
        for (; place > 0 && scores[labels[place - 1]] < scores[i]; place--)
            labels[place] = labels[place - 1];
        labels[place] = i;
    }
    if (tags.count == 0 && decision->at_least_one)
        labels[tags.count++] = best;
    if (tags.count > 0)
        tags.primary = labels[0];
    return tags;
}
