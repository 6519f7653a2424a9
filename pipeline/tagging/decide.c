#include "pipeline/tagging/decide.h"

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

size_t decide_labels(const struct pilar_model *model, const double *probabilities, size_t *labels)
{
    size_t count = 0;
    for (size_t i = 0; i < model->label_count; i++) {
        if (probabilities[i] < model->labels[i].threshold)
            continue;
        size_t place = count++;
        for (; place > 0 && probabilities[labels[place - 1]] < probabilities[i]; place--)
            labels[place] = labels[place - 1];
        labels[place] = i;
    }
    return count;
}
