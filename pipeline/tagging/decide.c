#include "pipeline/tagging/decide.h"

struct context decide_context(const struct pilar_model *model, size_t label, const double *texts,
                              const double *headings, const bool *has_heading,
                              const double *surroundings, size_t count)
{
    return (struct context){.texts = texts + label,
                            .subjects = texts + model->label_count,
                            .headings = headings + label,
                            .has_heading = has_heading,
                            .surroundings = surroundings,
                            .count = count,
                            .text_stride = model->text.decision_count,
                            .heading_stride = model->label_count};
}

void decide_scores(const struct pilar_model *model, const double *texts, const double *headings,
                   const bool *has_heading, const double *surroundings, size_t count,
                   double *scores)
{
    size_t labels = model->label_count;
    for (size_t label = 0; label < labels; label++) {
        const struct context_weights *weights = model->contexts + label * CONTEXT_SITUATIONS;
        struct context context =
            decide_context(model, label, texts, headings, has_heading, surroundings, count);
        for (size_t i = 0; i < count; i++) {
            double inputs[CONTEXT_INPUTS];
            enum context_situation situation = context_inputs(&context, i, inputs);
            double log_odds = context_decision(&weights[situation], inputs);
            scores[i * labels + label] = context_probability(log_odds);
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
