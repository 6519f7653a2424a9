/* decide: a vector to decisions, probabilities and labels. */
#ifndef TAGGING_DECIDE_H
#define TAGGING_DECIDE_H

#include "pipeline/features/vectorizer.h"
#include "pipeline/model/model.h"

/* The decision of each label on `vector`, into `decisions` [labels of the model]. */
void decide_vector(const struct pilar_model *model, struct vector vector, double *decisions);

/* Turns `decisions` [labels of the model] into calibrated probabilities, in place. */
void decide_probabilities(const struct pilar_model *model, double *decisions);

/* Puts the labels whose probability reaches their threshold into `labels` [labels of the model],
 * most probable first, equals in the model's order; returns how many. */
size_t decide_labels(const struct pilar_model *model, const double *probabilities, size_t *labels);

#endif
