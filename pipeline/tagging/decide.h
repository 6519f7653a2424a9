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

/* Of the labels that `tags` gives paragraph `index`, one or more, the one that is most probably
 * given and the primary one. */
size_t decide_primary(const struct pilar_model *model, const struct context *context, size_t index,
                      const struct pilar_tags *tags);

/* Errors: PILAR_ERROR_ARGUMENT, if a value of `decision` is none it can have. */
enum pilar_status decide_check(const struct pilar_decision *decision,
                               const struct pilar_model *model, struct pilar_error *error);

/* What a paragraph gets that has `scores` [label_count], as pilar.h says; the decision is checked
 * and has thresholds. The labels, most probable first, equals in the model's order, go into
 * `labels` [label_count]. The result points to both; its primary label is the first. */
struct pilar_tags decide_tags(const struct pilar_decision *decision, size_t label_count,
                              const double *scores, size_t *labels);

#endif
