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

/* Fewer examples of a situation, or of one kind of them, teach nothing about it. */
enum { EXAMPLES_LEAST = 50, KIND_LEAST = 10 };

/* Whether the rows chosen are enough, and of both kinds. */
static bool is_enough(const unsigned char *positive, size_t count)
{
    size_t positives = 0;
    for (size_t i = 0; i < count; i++)
        positives += positive[i] != 0;
    return count >= EXAMPLES_LEAST && positives >= KIND_LEAST && count - positives >= KIND_LEAST;
}

/* What a paragraph that stands alone is weighed by. */
static const enum context_input ALONE[] = {CONTEXT_OWN, CONTEXT_OTHERS, CONTEXT_SUBJECT};
enum { ALONE_INPUTS = sizeof ALONE / sizeof *ALONE };

/* Fits `weights` to `inputs->chosen` [count][ALONE_INPUTS]. */
static bool fit_alone(struct inputs *inputs, size_t count, struct context_weights *weights)
{
    const double penalty = 0.01; /* else two labels that exclude each other leave it open whether
                                  * the one speaks for itself or the other against it */
    double fitted[ALONE_INPUTS + 1];
    if (!logistic_fit(inputs->chosen, inputs->chosen_positive, count, ALONE_INPUTS, penalty,
                      fitted))
        return false;
    *weights = (struct context_weights){.bias = fitted[0]};
    for (size_t i = 0; i < ALONE_INPUTS; i++)
        weights->inputs[ALONE[i]] = fitted[1 + i];
    return true;
}

static void choose_alone(struct inputs *inputs, size_t example, size_t chosen, bool positive)
{
    for (size_t i = 0; i < ALONE_INPUTS; i++)
        inputs->chosen[chosen * ALONE_INPUTS + i] =
            inputs->rows[example * CONTEXT_INPUTS + ALONE[i]];
    inputs->chosen_positive[chosen] = positive;
}

/* Fits `weights` to `inputs->chosen` [count][CONTEXT_INPUTS]; false, and they are left as they
 * are, where these are too few or make too little of the paragraph's own text to be believed. */
static bool fit_situation(struct inputs *inputs, size_t count, struct context_weights *weights)
{
    const double penalty = 1;
    double fitted[CONTEXT_INPUTS + 1];
    if (!is_enough(inputs->chosen_positive, count) ||
        !logistic_fit(inputs->chosen, inputs->chosen_positive, count, CONTEXT_INPUTS, penalty,
                      fitted) ||
        fitted[1 + CONTEXT_OWN] <= 0)
        return false;
    weights->bias = fitted[0];
    memcpy(weights->inputs, fitted + 1, CONTEXT_INPUTS * sizeof *fitted);
    return true;
}

static void choose(struct inputs *inputs, size_t example, size_t chosen, bool positive)
{
    memcpy(inputs->chosen + chosen * CONTEXT_INPUTS, inputs->rows + example * CONTEXT_INPUTS,
           CONTEXT_INPUTS * sizeof *inputs->chosen);
    inputs->chosen_positive[chosen] = positive;
}

/* Whether a paragraph has the label: alone, which is Platt's calibration with further inputs and
 * can be learned from every example, and in each situation from those in it. */
static bool learn_given(const struct weigh_problem *problem, size_t label, struct inputs *inputs,
                        struct context_weights *weights)
{
    size_t count = problem->corpus->count;
    const unsigned char *positive = problem->positive + label * count;
    for (size_t i = 0; i < count; i++)
        choose_alone(inputs, i, i, positive[i]);
    if (!fit_alone(inputs, count, &weights[CONTEXT_ALONE]) ||
        weights[CONTEXT_ALONE].inputs[CONTEXT_OWN] <= 0)
        return false; /* greater decisions would mean smaller probabilities */
    for (size_t situation = CONTEXT_ALONE + 1; situation < CONTEXT_SITUATIONS; situation++) {
        size_t chosen = 0;
        for (size_t i = 0; i < count; i++) {
            if (inputs->situations[i] == situation)
                choose(inputs, i, chosen++, positive[i]);
        }
        weights[situation] = weights[CONTEXT_ALONE];
        fit_situation(inputs, chosen, &weights[situation]);
    }
    return true;
}

/* Whether the label is the primary one of a paragraph that has it, likewise. A label that always
 * leads, as in a corpus of one label a paragraph, is left at even odds: nothing is known of it. */
static void learn_leads(const struct weigh_problem *problem, size_t label, struct inputs *inputs,
                        struct context_weights *weights)
{
    const struct example *examples = problem->corpus->examples;
    size_t count = problem->corpus->count, chosen = 0;
    const unsigned char *positive = problem->positive + label * count;
    for (size_t i = 0; i < count; i++) {
        if (positive[i])
            choose_alone(inputs, i, chosen++, examples[i].labels[0] == label);
    }
    for (size_t situation = 0; situation < CONTEXT_SITUATIONS; situation++)
        weights[situation] = (struct context_weights){0};
    if (!is_enough(inputs->chosen_positive, chosen) ||
        !fit_alone(inputs, chosen, &weights[CONTEXT_ALONE]))
        return;
    for (size_t situation = CONTEXT_ALONE + 1; situation < CONTEXT_SITUATIONS; situation++) {
        chosen = 0;
        for (size_t i = 0; i < count; i++) {
            if (positive[i] && inputs->situations[i] == situation)
                choose(inputs, i, chosen++, examples[i].labels[0] == label);
        }
        weights[situation] = weights[CONTEXT_ALONE];
        fit_situation(inputs, chosen, &weights[situation]);
    }
}

static enum pilar_status weigh_label(const struct weigh_problem *problem, size_t label,
                                     struct inputs *inputs, struct weighed *weighed,
                                     struct pilar_error *error)
{
    size_t count = problem->corpus->count;
    gather_label(problem, label, inputs);
    if (!learn_given(problem, label, inputs, weighed->given))
        return error_set(error, PILAR_ERROR_TRAINING,
                         "label \"%.*s\" cannot be learned: left-out documents show no sign of it; "
                         "it needs more paragraphs",
                         TEXT_ARGUMENT(problem->corpus->labels.texts[label]));
    learn_leads(problem, label, inputs, weighed->leads);
    for (size_t i = 0; i < count; i++)
        inputs->probabilities[i] = context_probability(context_decision(
            &weighed->given[inputs->situations[i]], inputs->rows + i * CONTEXT_INPUTS));
    if (!threshold_best(inputs->probabilities, problem->positive + label * count, count,
                        &weighed->threshold))
        return error_memory(error);
    return PILAR_OK;
}

enum pilar_status weigh_learn(const struct weigh_problem *problem, struct weighed *labels,
                              struct pilar_error *error)
{
    struct inputs inputs = {0};
    enum pilar_status status = PILAR_OK;
    if (!inputs_allocate(&inputs, problem->corpus->count)) {
        status = error_memory(error);
        goto done;
    }
    gather_surroundings(problem, &inputs);
    for (size_t label = 0; label < problem->corpus->labels.count && status == PILAR_OK; label++)
        status = weigh_label(problem, label, &inputs, &labels[label], error);
done:
    inputs_free(&inputs);
    return status;
}
