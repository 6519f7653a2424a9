#include "pipeline/learning/learn.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/parallel.h"
#include "pipeline/base/text.h"
#include "pipeline/learning/folds.h"
#include "pipeline/learning/machine.h"

/* Terms that stand in one text only teach nothing about the next. */
enum { LEAST_FREQUENCY = 2 };

struct session {
    const struct corpus *corpus;
    const struct pilar_training *training;
    struct matrix matrix;
    struct kernel *kernel;
    uint32_t *folds;         /* [examples] */
    unsigned char *positive; /* [labels][examples] */
    double *decisions;       /* [labels][examples] out of fold */
    struct learned *learned;
};

/* ---- texts to vectors ---- */

static enum pilar_status build_space(const struct corpus *corpus, struct space *space,
                                     struct pilar_error *error) {
    struct space_builder builder;
    bool done = space_builder_init(&builder);
    for (size_t i = 0; done && i < corpus->count; i++)
        done = space_builder_add(&builder, corpus->examples[i].text);
    done = done && space_builder_finish(&builder, LEAST_FREQUENCY, space);
    space_builder_free(&builder);
    if (!done)
        return error_memory(error);
    if (space_feature_count(space) == 0)
        return error_set(error, PILAR_ERROR_TRAINING,
                         "no word stands in two paragraphs of the corpus");
    return PILAR_OK;
}

static enum pilar_status vectorize(struct session *session, struct pilar_error *error) {
    struct vectorizer *vectorizer = vectorizer_new(&session->learned->space);
    bool done = vectorizer != NULL;
    for (size_t i = 0; done && i < session->corpus->count; i++) {
        struct vector vector;
        done = vectorizer_apply(vectorizer, session->corpus->examples[i].text, &vector) &&
               matrix_append(&session->matrix, vector);
    }
    vectorizer_free(vectorizer);
    return done ? PILAR_OK : error_memory(error);
}

/* ---- one machine ---- */

static enum pilar_status label_error(const struct session *session, size_t label,
                                     const char *reason, struct pilar_error *error) {
    struct pilar_text name = session->corpus->labels.texts[label];
    return error_set(error, PILAR_ERROR_TRAINING, "label \"%.*s\" cannot be learned: %s",
                     TEXT_ARGUMENT(name), reason);
}

/* Trains `label` on the examples outside `fold` and decides those inside; for fold ==
 * training->folds, which holds none, trains on all and keeps the weights. */
static enum pilar_status train_label(struct session *session, size_t label, size_t fold,
                                     struct pilar_error *error) {
    size_t count = session->corpus->count, used = 0;
    const unsigned char *positive = session->positive + label * count;
    struct machine *machine = NULL;
    size_t *rows = memory_array(count, sizeof *rows);
    if (rows == NULL)
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        if (session->folds[i] != fold)
            rows[used++] = i;
    }
    enum pilar_status status = machine_train(session->kernel, rows, used, positive,
                                             session->training->cost, &machine, error);
    if (status == PILAR_ERROR_ARGUMENT)
        status =
            label_error(session, label,
                        "it needs paragraphs with and without it in at least two documents", error);
    if (status != PILAR_OK)
        goto done;
    if (fold == session->training->folds) {
        struct learned *learned = session->learned;
        size_t width = space_feature_count(&learned->space);
        machine_collapse(machine, &session->matrix, learned->weights + label * width,
                         &learned->biases[label]);
    } else {
        for (size_t i = 0; i < count; i++) {
            if (session->folds[i] == fold)
                session->decisions[label * count + i] = machine_decision(machine, i);
        }
    }
done:
    machine_free(machine);
    free(rows);
    return status;
}

static enum pilar_status train_item(void *context, size_t item, unsigned thread,
                                    struct pilar_error *error) {
    (void)thread;
    struct session *session = context;
    size_t parts = session->training->folds + 1;
    return train_label(session, item / parts, item % parts, error);
}

/* ---- probabilities ---- */

static enum pilar_status calibrate(struct session *session, struct pilar_error *error) {
    struct learned *learned = session->learned;
    size_t count = session->corpus->count;
    double *probabilities = memory_array(count, sizeof *probabilities);
    if (probabilities == NULL)
        return error_memory(error);
    enum pilar_status status = PILAR_OK;
    for (size_t label = 0; label < learned->label_count && status == PILAR_OK; label++) {
        const double *decisions = session->decisions + label * count;
        const unsigned char *positive = session->positive + label * count;
        if (!sigmoid_fit(decisions, positive, count, &learned->sigmoids[label])) {
            status = label_error(session, label,
                                 "left-out documents show no sign of it; it needs more paragraphs",
                                 error);
            break;
        }
        for (size_t i = 0; i < count; i++)
            probabilities[i] = sigmoid_probability(learned->sigmoids[label], decisions[i]);
        if (!threshold_best(probabilities, positive, count, &learned->thresholds[label]))
            status = error_memory(error);
    }
    free(probabilities);
    return status;
}

/* ---- the whole ---- */

static enum pilar_status check_parameters(const struct corpus *corpus,
                                          const struct pilar_training *training,
                                          struct pilar_error *error) {
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

static enum pilar_status allocate(struct session *session, struct pilar_error *error) {
    struct learned *learned = session->learned;
    size_t labels = session->corpus->labels.count, examples = session->corpus->count;
    size_t width = space_feature_count(&learned->space);
    learned->label_count = labels;
    learned->weights = memory_array(labels * width, sizeof *learned->weights);
    learned->biases = memory_array(labels, sizeof *learned->biases);
    learned->sigmoids = memory_array(labels, sizeof *learned->sigmoids);
    learned->thresholds = memory_array(labels, sizeof *learned->thresholds);
    session->folds = memory_array(examples, sizeof *session->folds);
    session->positive = memory_array(labels * examples, sizeof *session->positive);
    session->decisions = memory_array(labels * examples, sizeof *session->decisions);
    bool done = learned->weights != NULL && learned->biases != NULL && learned->sigmoids != NULL &&
                learned->thresholds != NULL && session->folds != NULL &&
                session->positive != NULL && session->decisions != NULL;
    for (size_t i = 0; done && i < examples; i++) {
        const struct example *example = &session->corpus->examples[i];
        for (size_t j = 0; j < example->label_count; j++)
            session->positive[example->labels[j] * examples + i] = 1;
    }
    return done ? PILAR_OK : error_memory(error);
}

enum pilar_status learn(const struct corpus *corpus, const struct pilar_training *training,
                        struct learned *learned, struct pilar_error *error) {
    struct learned made = {0};
    struct session session = {.corpus = corpus, .training = training, .learned = &made};
    size_t machines = corpus->labels.count * (training->folds + 1);
    enum pilar_status status = check_parameters(corpus, training, error);
    if (status == PILAR_OK)
        status = build_space(corpus, &made.space, error);
    if (status == PILAR_OK)
        status = allocate(&session, error);
    if (status == PILAR_OK)
        status = vectorize(&session, error);
    if (status == PILAR_OK)
        status = kernel_new(&session.matrix, space_feature_count(&made.space), training->threads,
                            &session.kernel, error);
    if (status == PILAR_OK && !folds_divide(corpus, training->folds, training->seed, session.folds))
        status = error_memory(error);
    if (status == PILAR_OK)
        status = parallel_run(training->threads, machines, train_item, &session, error);
    if (status == PILAR_OK)
        status = calibrate(&session, error);
    if (status == PILAR_OK)
        *learned = made;
    else
        learned_free(&made);
    matrix_free(&session.matrix);
    kernel_free(session.kernel);
    free(session.folds);
    free(session.positive);
    free(session.decisions);
    return status;
}

void learned_free(struct learned *learned) {
    space_free(&learned->space);
    free(learned->weights);
    free(learned->biases);
    free(learned->sigmoids);
    free(learned->thresholds);
    *learned = (struct learned){0};
}
