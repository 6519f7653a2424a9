#include "pipeline/tagging/decide.h"

void decide_vector(const struct pilar_model *model, struct vector vector, double *decisions) {
    size_t labels = model->label_count;
    for (size_t i = 0; i < labels; i++)
        decisions[i] = model->biases[i];
    for (size_t j = 0; j < vector.count; j++) {
        const float *weights = model->weights + vector.features[j].index * labels;
        for (size_t i = 0; i < labels; i++)
            decisions[i] += vector.features[j].value * (double)weights[i];
    }
}

void decide_probabilities(const struct pilar_model *model, double *decisions) {
    for (size_t i = 0; i < model->label_count; i++)
        decisions[i] = sigmoid_probability(model->sigmoids[i], decisions[i]);
}

size_t decide_labels(const struct pilar_model *model, const double *probabilities, size_t *labels) {
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
