#include "pipeline/learning/weigh.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/learning/logistic.h"
#include "pipeline/learning/threshold.h"

/* The inputs of all examples for the label at hand. */
struct inputs {
    double *rows;                       /* [examples][CONTEXT_INPUTS] */
    enum context_situation *situations; /* [examples] */
    double *surroundings;               /* [examples] */
    double *chosen;                     /* [examples][CONTEXT_INPUTS] of one situation */
    unsigned char *chosen_positive;     /* [examples] */
    double *probabilities;              /* [examples] */
};

static bool inputs_allocate(struct inputs *inputs, size_t count)
{
    inputs->rows = memory_array(count * CONTEXT_INPUTS, sizeof *inputs->rows);
    inputs->situations = memory_array(count, sizeof *inputs->situations);
    inputs->surroundings = memory_array(count, sizeof *inputs->surroundings);
    inputs->chosen = memory_array(count * CONTEXT_INPUTS, sizeof *inputs->chosen);
    inputs->chosen_positive = memory_array(count, sizeof *inputs->chosen_positive);
    inputs->probabilities = memory_array(count, sizeof *inputs->probabilities);
    return inputs->rows != NULL && inputs->situations != NULL && inputs->surroundings != NULL &&
           inputs->chosen != NULL && inputs->chosen_positive != NULL &&
           inputs->probabilities != NULL;
}

static void inputs_free(struct inputs *inputs)
{
    free(inputs->rows);
    free(inputs->situations);
    free(inputs->surroundings);
    free(inputs->chosen);
    free(inputs->chosen_positive);
    free(inputs->probabilities);
}

/* The end of the run of examples of one document that begins at `begin`. */
static size_t document_end(const struct corpus *corpus, size_t begin)
{
    size_t end = begin;
    while (end < corpus->count &&
           corpus->examples[end].document == corpus->examples[begin].document)
        end++;
    return end;
}

static void gather_surroundings(const struct weigh_problem *problem, struct inputs *inputs)
{
    const struct corpus *corpus = problem->corpus;
    const double *subjects = problem->texts + corpus->labels.count * corpus->count;
    for (size_t begin = 0, end; begin < corpus->count; begin = end) {
        end = document_end(corpus, begin);
        context_surroundings(subjects + begin, 1, end - begin, inputs->surroundings + begin);
    }
}

static void gather_label(const struct weigh_problem *problem, size_t label, struct inputs *inputs)
{
    size_t count = problem->corpus->count;
    for (size_t begin = 0, end; begin < count; begin = end) {
        end = document_end(problem->corpus, begin);
        struct context context = {.texts = {problem->texts + begin, count, 1},
                                  .headings = {problem->headings + begin, count, 1},
                                  .has_heading = problem->has_heading + begin,
                                  .surroundings = inputs->surroundings + begin,
                                  .label_count = problem->corpus->labels.count,
                                  .count = end - begin};
        for (size_t i = begin; i < end; i++)
            inputs->situations[i] =
                context_inputs(&context, label, i - begin, inputs->rows + i * CONTEXT_INPUTS);
    }
}

/* Fits the weights of a paragraph that stands alone, to what its text says. This is Platt's
 * calibration with further inputs, and every example can serve it. */
static bool fit_alone(const struct weigh_problem *problem, size_t label, struct inputs *inputs,
                      struct context_weights *weights)
{
    static const enum context_input used[] = {CONTEXT_OWN, CONTEXT_OTHERS, CONTEXT_SUBJECT};
    const double penalty = 0.01; /* else two labels that exclude each other leave it open whether
                                  * the one speaks for itself or the other against it */
    enum { ALONE_INPUTS = sizeof used / sizeof *used };
    size_t count = problem->corpus->count;
    double fitted[ALONE_INPUTS + 1];
    *weights = (struct context_weights){0};
    for (size_t i = 0; i < count; i++) {
        const double *row = inputs->rows + i * CONTEXT_INPUTS;
        for (size_t j = 0; j < ALONE_INPUTS; j++)
            inputs->chosen[i * ALONE_INPUTS + j] = row[used[j]];
    }
    if (!logistic_fit(inputs->chosen, problem->positive + label * count, count, ALONE_INPUTS,
                      penalty, fitted))
        return false;
    weights->bias = fitted[0];
    for (size_t j = 0; j < ALONE_INPUTS; j++)
        weights->inputs[used[j]] = fitted[1 + j];
    /* else greater decisions would mean smaller probabilities */
    return weights->inputs[CONTEXT_OWN] > 0;
}

/* Fits the weights of a situation to its examples; where they are too few, or make too little of
 * the paragraph's own text to be believed, leaves `weights` as it is. */
static void fit_situation(const struct weigh_problem *problem, size_t label,
                          enum context_situation situation, struct inputs *inputs,
                          struct context_weights *weights)
{
    enum { EXAMPLES_LEAST = 50, POSITIVES_LEAST = 10 };
    const double penalty = 1;
    size_t count = problem->corpus->count, chosen = 0, positives = 0;
    for (size_t i = 0; i < count; i++) {
        if (inputs->situations[i] != situation)
            continue;
        memcpy(inputs->chosen + chosen * CONTEXT_INPUTS, inputs->rows + i * CONTEXT_INPUTS,
               CONTEXT_INPUTS * sizeof *inputs->chosen);
        inputs->chosen_positive[chosen] = problem->positive[label * count + i];
        positives += inputs->chosen_positive[chosen];
        chosen++;
    }
    double fitted[CONTEXT_INPUTS + 1];
    if (chosen < EXAMPLES_LEAST || positives < POSITIVES_LEAST ||
        !logistic_fit(inputs->chosen, inputs->chosen_positive, chosen, CONTEXT_INPUTS, penalty,
                      fitted) ||
        fitted[1 + CONTEXT_OWN] <= 0)
        return;
    weights->bias = fitted[0];
    memcpy(weights->inputs, fitted + 1, CONTEXT_INPUTS * sizeof *fitted);
}

static enum pilar_status weigh_label(const struct weigh_problem *problem, size_t label,
                                     struct inputs *inputs, struct context_weights *contexts,
                                     double *threshold, struct pilar_error *error)
{
    size_t count = problem->corpus->count;
    gather_label(problem, label, inputs);
    if (!fit_alone(problem, label, inputs, &contexts[CONTEXT_ALONE]))
        return error_set(error, PILAR_ERROR_TRAINING,
                         "label \"%.*s\" cannot be learned: left-out documents show no sign of it; "
                         "it needs more paragraphs",
                         TEXT_ARGUMENT(problem->corpus->labels.texts[label]));
    for (size_t i = CONTEXT_ALONE + 1; i < CONTEXT_SITUATIONS; i++) {
        contexts[i] = contexts[CONTEXT_ALONE];
        fit_situation(problem, label, (enum context_situation)i, inputs, &contexts[i]);
    }
    for (size_t i = 0; i < count; i++)
        inputs->probabilities[i] = context_probability(
            context_decision(&contexts[inputs->situations[i]], inputs->rows + i * CONTEXT_INPUTS));
    if (!threshold_best(inputs->probabilities, problem->positive + label * count, count, threshold))
        return error_memory(error);
    return PILAR_OK;
}

enum pilar_status weigh_learn(const struct weigh_problem *problem, struct context_weights *contexts,
                              double *thresholds, struct pilar_error *error)
{
    struct inputs inputs = {0};
    size_t labels = problem->corpus->labels.count;
    enum pilar_status status = PILAR_OK;
    if (!inputs_allocate(&inputs, problem->corpus->count)) {
        status = error_memory(error);
        goto done;
    }
    gather_surroundings(problem, &inputs);
    for (size_t label = 0; label < labels && status == PILAR_OK; label++)
        status = weigh_label(problem, label, &inputs, contexts + label * CONTEXT_SITUATIONS,
                             &thresholds[label], error);
done:
    inputs_free(&inputs);
    return status;
}
