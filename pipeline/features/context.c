#include "pipeline/features/context.h"

#include <math.h>

enum context_situation context_inputs(const struct context *context, size_t index, double *inputs)
{
    bool has_previous = index > 0, has_next = index + 1 < context->count;
    bool has_heading = context->has_heading[index];
    const double *own = context->texts + index * context->stride;
    inputs[CONTEXT_OWN] = *own;
    inputs[CONTEXT_PREVIOUS] = has_previous ? *(own - context->stride) : 0;
    inputs[CONTEXT_NEXT] = has_next ? *(own + context->stride) : 0;
    inputs[CONTEXT_HAS_PREVIOUS] = has_previous;
    inputs[CONTEXT_HAS_NEXT] = has_next;
    inputs[CONTEXT_HEADING] = has_heading ? context->headings[index * context->stride] : 0;
    if (has_heading)
        return CONTEXT_SECTION;
    return has_previous || has_next ? CONTEXT_NEIGHBOURS : CONTEXT_ALONE;
}

double context_decision(const struct context_weights *weights, const double *inputs)
{
    double sum = weights->bias;
    for (size_t i = 0; i < CONTEXT_INPUTS; i++)
        sum += weights->inputs[i] * inputs[i];
    return sum;
}

double context_probability(double log_odds)
{
    /* the form whose exponent is negative cannot overflow */
    return log_odds >= 0 ? 1.0 / (1.0 + exp(-log_odds)) : exp(log_odds) / (1.0 + exp(log_odds));
}
