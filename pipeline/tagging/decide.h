/* decide: decisions to probabilities and labels. */
#ifndef TAGGING_DECIDE_H
#define TAGGING_DECIDE_H

#include "pipeline/model/model.h"

/* The context that the decisions on all paragraphs of a document make: `texts` [count][decisions
 * of the model's text] and `headings` [count][labels] on each paragraph's text and headings,
 * `has_heading` [count] whether there are any, `surroundings` [count] those of
 * context_surroundings. It points into these. */
struct context decide_context(const struct pilar_model *model, const double *texts,
                              const double *headings, const bool *has_heading,
                              const double *surroundings, size_t count);

/* Weighs the decisions against each other: `scores` receives [context->count][labels of the model]
 * probabilities. */
void decide_scores(const struct pilar_model *model, const struct context *context, double *scores);

/* Puts the labels whose probability reaches their threshold into `labels` [labels of the model],
 * most probable first, equals in the model's order; returns how many. */
size_t decide_labels(const struct pilar_model *model, const double *probabilities, size_t *labels);

#endif
