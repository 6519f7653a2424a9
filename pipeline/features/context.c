#include "pipeline/features/context.h"

#include <math.h>

/* A window, not the whole document, so that a document without end can be tagged as it comes. Of
 * 5, 10 and 20, and of bounds of 0, 0.3 and 0.5 (this one over the whole document), these did best
 * on folds of the corpus; on the labelled real documents there was little between them. */
enum { REACH = 20 };
static const double VOICE_MOST = 1, SURROUNDINGS_MOST = 0.3;

void context_surroundings(const double *subjects, size_t stride, size_t count, double *surroundings)
{
    for (size_t i = 0; i < count; i++) {
        size_t first = i > REACH ? i - REACH : 0;
        size_t last = count - i > REACH ? i + REACH : count - 1;
        double sum = 0;
        for (size_t j = first; j <= last; j++) {
            if (j != i)
                sum += fmax(-VOICE_MOST, fmin(VOICE_MOST, subjects[j * stride]));
        }
        surroundings[i] = last > first ? fmin(SURROUNDINGS_MOST, sum / (double)(last - first)) : 0;
    }
}

static double decision(const struct context_decisions *decisions, size_t label, size_t index)
{
    return decisions->values[label * decisions->label_stride + index * decisions->paragraph_stride];
}

/* The highest decision on a paragraph of a label that is not `label`. */
static double highest_other(const struct context_decisions *decisions, size_t label_count,
                            size_t label, size_t index)
{
    double highest = label_count > 1 ? -INFINITY : 0;
    for (size_t other = 0; other < label_count; other++) {
        if (other != label)
            highest = fmax(highest, decision(decisions, other, index));
    }
    return highest;
}

enum context_situation context_inputs(const struct context *context, size_t label, size_t index,
                                      double *inputs)
{
    const struct context_decisions *texts = &context->texts, *headings = &context->headings;
    size_t labels = context->label_count;
    bool has_previous = index > 0, has_next = index + 1 < context->count;
    bool has_heading = context->has_heading[index];
    inputs[CONTEXT_OWN] = decision(texts, label, index);
    inputs[CONTEXT_OTHERS] = highest_other(texts, labels, label, index);
    inputs[CONTEXT_PREVIOUS] = has_previous ? decision(texts, label, index - 1) : 0;
    inputs[CONTEXT_NEXT] = has_next ? decision(texts, label, index + 1) : 0;
    inputs[CONTEXT_HAS_PREVIOUS] = has_previous;
    inputs[CONTEXT_HAS_NEXT] = has_next;
    inputs[CONTEXT_HEADING] = has_heading ? decision(headings, label, index) : 0;
    inputs[CONTEXT_HEADING_OTHERS] =
        has_heading ? highest_other(headings, labels, label, index) : 0;
    inputs[CONTEXT_SUBJECT] = fmin(0, decision(texts, labels, index));
    inputs[CONTEXT_SURROUNDINGS] = context->surroundings[index];
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
