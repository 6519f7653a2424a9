/* decide: a vector to decisions, probabilities and labels. */
#ifndef TAGGING_DECIDE_H
#define TAGGING_DECIDE_H

#include "pipeline/features/vectorizer.h"
#include "pipeline/model/model.h"

/* The decisions on `vector`, into `decisions` [decision_count of `linear`]. */
void decide_linear(const struct model_linear *linear, struct vector vector, double *decisions);

/* Weighs the decisions on the paragraphs of a document against each other: `scores` receives
 * [count][labels of the model] probabilities. `texts` [count][decisions of the model's text] and
 * `headings` [count][labels] are the decisions on each paragraph's text and headings,
 * `has_heading` [count] whether there are any, `surroundings` [count] those of
 * context_surroundings. */
void decide_scores(const struct pilar_model *model, const double *texts, const double *headings,
                   const bool *has_heading, const double *surroundings, size_t count,
                   double *scores);

/* Puts the labels whose probability reaches their threshold into `labels` [labels of the model],
 * most probable first, equals in the model's order; returns how many. */
size_t decide_labels(const struct pilar_model *model, const double *probabilities, size_t *labels);

#endif
