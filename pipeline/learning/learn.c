#include "pipeline/learning/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/learning/folds.h"
#include "pipeline/learning/logistic.h"
#include "pipeline/learning/threshold.h"

struct session {
    const struct corpus *corpus;
    const struct pilar_training *training;
    uint32_t *folds;          /* [examples] */
    unsigned char *positive;  /* [labels][examples] */
    struct pilar_text *texts; /* [examples] */

    /* A section is a run of examples of one document under one heading path: one text to learn
     * the headings from. Examples without heading are in none. */
    size_t *section_of; /* [examples] */
    struct pilar_text *section_texts;
    unsigned char *section_positive; /* [labels][section_count] */
    uint32_t *section_folds;
    size_t section_count;

    struct learned *learned;
};

/* No section. */
#define NO_SECTION SIZE_MAX

static enum pilar_status label_error(const struct corpus *corpus, size_t label, const char *reason,
                                     struct pilar_error *error)
{
    return error_set(error, PILAR_ERROR_TRAINING, "label \"%.*s\" cannot be learned: %s",
                     TEXT_ARGUMENT(corpus->labels.texts[label]), reason);
}

/* ---- the two linear decisions ---- */

static enum pilar_status learn_texts(struct session *session, struct pilar_error *error)
{
    const struct corpus *corpus = session->corpus;
    struct linear_problem problem = {.texts = session->texts,
                                     .count = corpus->count,
                                     .label_count = corpus->labels.count,
                                     .positive = session->positive,
                                     .folds = session->folds,
                                     .fold_count = session->training->folds,
                                     .cost = session->training->cost,
                                     .threads = session->training->threads};
    enum pilar_status status = linear_learn(&problem, &session->learned->text, error);
    for (size_t label = 0; label < corpus->labels.count && status == PILAR_OK; label++) {
        if (!session->learned->text.learnable[label])
            status = label_error(
                corpus, label,
                "it needs paragraphs with it and without it in at least two documents", error);
    }
    return status;
}

static void find_sections(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i], *before = example - 1;
        if (example->heading.length == 0) {
            session->section_of[i] = NO_SECTION;
            continue;
        }
        bool same = i > 0 && before->document == example->document &&
                    text_equal(before->heading, example->heading);
        if (!same) {
            session->section_texts[session->section_count] = example->heading;
            session->section_folds[session->section_count++] = session->folds[i];
        }
        session->section_of[i] = session->section_count - 1;
    }
}

/* A heading speaks for a label if a third of the paragraphs under it carry the label: reports mix
 * pillars in a section, and one that half of it is about is rarely its only one. */
static bool label_sections(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    size_t *sizes = memory_array(session->section_count, sizeof *sizes);
    size_t *labelled = memory_array(session->section_count, sizeof *labelled);
    bool done = sizes != NULL && labelled != NULL;
    for (size_t i = 0; done && i < corpus->count; i++) {
        if (session->section_of[i] != NO_SECTION)
            sizes[session->section_of[i]]++;
    }
    for (size_t label = 0; done && label < corpus->labels.count; label++) {
        memset(labelled, 0, session->section_count * sizeof *labelled);
        for (size_t i = 0; i < corpus->count; i++) {
            if (session->section_of[i] != NO_SECTION)
                labelled[session->section_of[i]] += session->positive[label * corpus->count + i];
        }
        for (size_t i = 0; i < session->section_count; i++)
            session->section_positive[label * session->section_count + i] =
                3 * labelled[i] >= sizes[i] && labelled[i] > 0;
    }
    free(sizes);
    free(labelled);
    return done;
}

static enum pilar_status learn_headings(struct session *session, struct pilar_error *error)
{
    /* headings are short and say what they say: they are learned with less slack than texts */
    const double heading_cost = 1;
    find_sections(session);
    if (!label_sections(session))
        return error_memory(error);
    struct linear_problem problem = {.texts = session->section_texts,
                                     .count = session->section_count,
                                     .label_count = session->corpus->labels.count,
                                     .positive = session->section_positive,
                                     .folds = session->section_folds,
                                     .fold_count = session->training->folds,
                                     .cost = heading_cost,
                                     .threads = session->training->threads};
    return linear_learn(&problem, &session->learned->heading, error);
}

/* ---- context ---- */

/* The inputs of all examples for one label, out of fold. */
struct inputs {
    double *rows;                       /* [examples][CONTEXT_INPUTS] */
    enum context_situation *situations; /* [examples] */
    double *headings;                   /* [examples] decisions on the headings */
    bool *has_heading;                  /* [examples] */
    double *chosen;                     /* [examples][CONTEXT_INPUTS] of one situation */
    unsigned char *chosen_positive;     /* [examples] */
    double *probabilities;              /* [examples] */
};

static bool inputs_allocate(struct inputs *inputs, size_t count)
{
    inputs->rows = memory_array(count * CONTEXT_INPUTS, sizeof *inputs->rows);
    inputs->situations = memory_array(count, sizeof *inputs->situations);
    inputs->headings = memory_array(count, sizeof *inputs->headings);
    inputs->has_heading = memory_array(count, sizeof *inputs->has_heading);
    inputs->chosen = memory_array(count * CONTEXT_INPUTS, sizeof *inputs->chosen);
    inputs->chosen_positive = memory_array(count, sizeof *inputs->chosen_positive);
    inputs->probabilities = memory_array(count, sizeof *inputs->probabilities);
    return inputs->rows != NULL && inputs->situations != NULL && inputs->headings != NULL &&
           inputs->has_heading != NULL && inputs->chosen != NULL &&
           inputs->chosen_positive != NULL && inputs->probabilities != NULL;
}

static void inputs_free(struct inputs *inputs)
{
    free(inputs->rows);
    free(inputs->situations);
    free(inputs->headings);
    free(inputs->has_heading);
    free(inputs->chosen);
    free(inputs->chosen_positive);
    free(inputs->probabilities);
}

static void gather_inputs(const struct session *session, size_t label, struct inputs *inputs)
{
    const struct corpus *corpus = session->corpus;
    const double *texts = session->learned->text.outside + label * corpus->count;
    const double *sections = session->learned->heading.outside + label * session->section_count;
    for (size_t i = 0; i < corpus->count; i++) {
        inputs->has_heading[i] = session->section_of[i] != NO_SECTION;
        inputs->headings[i] = inputs->has_heading[i] ? sections[session->section_of[i]] : 0;
    }
    for (size_t begin = 0, end; begin < corpus->count; begin = end) {
        for (end = begin; end < corpus->count &&
                          corpus->examples[end].document == corpus->examples[begin].document;)
            end++;
        struct context context = {.texts = texts + begin,
                                  .headings = inputs->headings + begin,
                                  .has_heading = inputs->has_heading + begin,
                                  .count = end - begin,
                                  .stride = 1};
        for (size_t i = begin; i < end; i++)
            inputs->situations[i] =
                context_inputs(&context, i - begin, inputs->rows + i * CONTEXT_INPUTS);
    }
}

/* Fits the weights of a paragraph that stands alone: Platt's calibration of the decision on its
 * text, made on all examples. */
static bool fit_alone(const struct session *session, size_t label, struct context_weights *weights)
{
    size_t count = session->corpus->count;
    double fitted[2];
    *weights = (struct context_weights){0};
    if (!logistic_fit(session->learned->text.outside + label * count,
                      session->positive + label * count, count, 1, 0, fitted))
        return false;
    weights->bias = fitted[0];
    weights->inputs[CONTEXT_OWN] = fitted[1];
    return fitted[1] > 0; /* else greater decisions would mean smaller probabilities */
}

/* Fits the weights of a situation to its examples; where they are too few, or make too little of
 * the paragraph's own text to be believed, leaves `weights` as it is. */
static void fit_situation(const struct session *session, size_t label,
                          enum context_situation situation, struct inputs *inputs,
                          struct context_weights *weights)
{
    enum { EXAMPLES_LEAST = 50, POSITIVES_LEAST = 10 };
    size_t count = session->corpus->count, chosen = 0, positives = 0;
    for (size_t i = 0; i < count; i++) {
        if (inputs->situations[i] != situation)
            continue;
        memcpy(inputs->chosen + chosen * CONTEXT_INPUTS, inputs->rows + i * CONTEXT_INPUTS,
               CONTEXT_INPUTS * sizeof *inputs->chosen);
        inputs->chosen_positive[chosen] = session->positive[label * count + i];
        positives += inputs->chosen_positive[chosen];
        chosen++;
    }
    double fitted[CONTEXT_INPUTS + 1];
    if (chosen < EXAMPLES_LEAST || positives < POSITIVES_LEAST ||
        !logistic_fit(inputs->chosen, inputs->chosen_positive, chosen, CONTEXT_INPUTS, 1, fitted) ||
        fitted[1 + CONTEXT_OWN] <= 0)
        return;
    weights->bias = fitted[0];
    memcpy(weights->inputs, fitted + 1, CONTEXT_INPUTS * sizeof *fitted);
}

static enum pilar_status weigh_label(struct session *session, size_t label, struct inputs *inputs,
                                     struct pilar_error *error)
{
    const struct corpus *corpus = session->corpus;
    struct learned *learned = session->learned;
    struct context_weights *weights = learned->contexts + label * CONTEXT_SITUATIONS;
    gather_inputs(session, label, inputs);
    if (!fit_alone(session, label, &weights[CONTEXT_ALONE]))
        return label_error(corpus, label,
                           "left-out documents show no sign of it; it needs more paragraphs",
                           error);
    for (size_t i = CONTEXT_ALONE + 1; i < CONTEXT_SITUATIONS; i++) {
        weights[i] = weights[CONTEXT_ALONE];
        fit_situation(session, label, (enum context_situation)i, inputs, &weights[i]);
    }
    for (size_t i = 0; i < corpus->count; i++)
        inputs->probabilities[i] = context_probability(
            context_decision(&weights[inputs->situations[i]], inputs->rows + i * CONTEXT_INPUTS));
    if (!threshold_best(inputs->probabilities, session->positive + label * corpus->count,
                        corpus->count, &learned->thresholds[label]))
        return error_memory(error);
    return PILAR_OK;
}

static enum pilar_status learn_context(struct session *session, struct pilar_error *error)
{
    struct inputs inputs = {0};
    enum pilar_status status =
        inputs_allocate(&inputs, session->corpus->count) ? PILAR_OK : error_memory(error);
    for (size_t label = 0; label < session->corpus->labels.count && status == PILAR_OK; label++)
        status = weigh_label(session, label, &inputs, error);
    inputs_free(&inputs);
    return status;
}

/* ---- the whole ---- */

static enum pilar_status check_parameters(const struct corpus *corpus,
                                          const struct pilar_training *training,
                                          struct pilar_error *error)
{
    if (!(training->cost > 0) || !isfinite(training->cost))
        return error_set(error, PILAR_ERROR_ARGUMENT, "the cost must be a number above 0");
    if (training->folds < 2 || training->folds > 1000)
        return error_set(error, PILAR_ERROR_ARGUMENT, "there must be 2 to 1000 folds");
    if (corpus->labels.count == 0)
        return error_set(error, PILAR_ERROR_TRAINING, "no paragraph of the corpus has a label");
    if (corpus->count < training->folds)
        return error_set(error, PILAR_ERROR_TRAINING,
                         "the corpus has %zu paragraphs, fewer than the %zu folds", corpus->count,
                         training->folds);
    return PILAR_OK;
}

static bool allocate(struct session *session)
{
    size_t labels = session->corpus->labels.count, examples = session->corpus->count;
    struct learned *learned = session->learned;
    learned->contexts = memory_array(labels * CONTEXT_SITUATIONS, sizeof *learned->contexts);
    learned->thresholds = memory_array(labels, sizeof *learned->thresholds);
    session->folds = memory_array(examples, sizeof *session->folds);
    session->positive = memory_array(labels * examples, sizeof *session->positive);
    session->texts = memory_array(examples, sizeof *session->texts);
    session->section_of = memory_array(examples, sizeof *session->section_of);
    session->section_texts = memory_array(examples, sizeof *session->section_texts);
    session->section_positive = memory_array(labels * examples, sizeof *session->positive);
    session->section_folds = memory_array(examples, sizeof *session->section_folds);
    return learned->contexts != NULL && learned->thresholds != NULL && session->folds != NULL &&
           session->positive != NULL && session->texts != NULL && session->section_of != NULL &&
           session->section_texts != NULL && session->section_positive != NULL &&
           session->section_folds != NULL;
}

static void spread_labels(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        session->texts[i] = example->text;
        for (size_t j = 0; j < example->label_count; j++)
            session->positive[example->labels[j] * corpus->count + i] = 1;
    }
}

enum pilar_status learn(const struct corpus *corpus, const struct pilar_training *training,
                        struct learned *learned, struct pilar_error *error)
{
    struct learned made = {0};
    struct session session = {.corpus = corpus, .training = training, .learned = &made};
    enum pilar_status status = check_parameters(corpus, training, error);
    if (status != PILAR_OK)
        return status;
    if (!allocate(&session) ||
        !folds_divide(corpus, training->folds, training->seed, session.folds)) {
        status = error_memory(error);
        goto done;
    }
    spread_labels(&session);
    status = learn_texts(&session, error);
    if (status == PILAR_OK)
        status = learn_headings(&session, error);
    if (status == PILAR_OK)
        status = learn_context(&session, error);
done:
    if (status == PILAR_OK)
        *learned = made;
    else
        learned_free(&made);
    free(session.folds);
    free(session.positive);
    free(session.texts);
    free(session.section_of);
    free(session.section_texts);
    free(session.section_positive);
    free(session.section_folds);
    return status;
}

void learned_free(struct learned *learned)
{
    linear_free(&learned->text);
    linear_free(&learned->heading);
    free(learned->contexts);
    free(learned->thresholds);
    *learned = (struct learned){0};
}
