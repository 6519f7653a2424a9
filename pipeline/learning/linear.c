#include "pipeline/learning/linear.h"

#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/parallel.h"
#include "pipeline/learning/machine.h"
#include "pipeline/learning/primal.h"

struct session {
    const struct linear_problem *problem;
    struct matrix matrix;
    struct kernel *kernel; /* one of the two, by the number of texts */
    struct primal *primal;
    struct linear *linear;
};

static bool build_space(const struct linear_problem *problem, struct space *space)
{
    struct space_builder builder;
    bool done = space_builder_init(&builder);
    for (size_t i = 0; done && i < problem->count; i++)
        done = space_builder_add(&builder, problem->texts[i]);
    done = done && space_builder_finish(&builder, space);
    space_builder_free(&builder);
    return done;
}

static bool vectorize(struct session *session)
{
    struct vectorizer *vectorizer = vectorizer_new(&session->linear->space);
    bool done = vectorizer != NULL;
    for (size_t i = 0; done && i < session->problem->count; i++) {
        struct vector vector;
        done = vectorizer_apply(vectorizer, session->problem->texts[i], &vector) &&
               matrix_append(&session->matrix, vector);
    }
    vectorizer_free(vectorizer);
    return done;
}

/* Whether the texts outside each fold, and so all of them too, are of both kinds. */
static bool is_learnable(const struct linear_problem *problem, size_t label)
{
    const unsigned char *positive = problem->positive + label * problem->count;
    for (size_t fold = 0; fold < problem->fold_count; fold++) {
        size_t kinds[2] = {0};
        for (size_t i = 0; i < problem->count; i++)
            kinds[positive[i] != 0] += problem->folds[i] != fold;
        if (kinds[0] == 0 || kinds[1] == 0)
            return false;
    }
    return true;
}

/* Learns the decision from the rows listed, with whatever fits their number. `weights` are 0. */
static enum pilar_status learn_rows(const struct session *session, const size_t *rows, size_t count,
                                    const unsigned char *positive, double *weights, double *bias,
                                    struct pilar_error *error)
{
    double cost = session->problem->cost;
    if (session->primal != NULL)
        return primal_train(session->primal, rows, count, positive, cost, weights, bias, error);
    struct machine *machine = NULL;
    enum pilar_status status =
        machine_train(session->kernel, rows, count, positive, cost, &machine, error);
    if (status == PILAR_OK)
        machine_collapse(machine, &session->matrix, weights, bias);
    machine_free(machine);
    return status;
}

static double decide(const struct matrix *matrix, size_t row, const double *weights, double bias)
{
    struct vector vector = matrix_row(matrix, row);
    double decision = bias;
    for (size_t i = 0; i < vector.count; i++)
        decision += vector.features[i].value * weights[vector.features[i].index];
    return decision;
}

/* Trains `label` on the texts outside `fold` and decides those inside; for the fold fold_count,
 * which holds none, trains on all and keeps the weights. */
static enum pilar_status train_label(struct session *session, size_t label, size_t fold,
                                     struct pilar_error *error)
{
    const struct linear_problem *problem = session->problem;
    struct linear *linear = session->linear;
    size_t count = problem->count, used = 0, width = space_feature_count(&linear->space);
    bool last = fold == problem->fold_count;
    double bias = 0;
    size_t *rows = memory_array(count, sizeof *rows);
    double *own = last ? NULL : memory_array(width, sizeof *own);
    enum pilar_status status = PILAR_OK;
    if (rows == NULL || (!last && own == NULL)) {
        status = error_memory(error);
        goto done;
    }
    double *weights = last ? linear->weights + label * width : own;
    for (size_t i = 0; i < count; i++) {
        if (problem->folds[i] != fold)
            rows[used++] = i;
    }
    status =
        learn_rows(session, rows, used, problem->positive + label * count, weights, &bias, error);
    if (status != PILAR_OK)
        goto done;
    if (last)
        linear->biases[label] = bias;
    for (size_t i = 0; i < count && !last; i++) {
        if (problem->folds[i] == fold)
            linear->outside[label * count + i] = decide(&session->matrix, i, weights, bias);
    }
done:
    free(rows);
    free(own);
    return status;
}

static enum pilar_status train_item(void *context, size_t item, unsigned thread,
                                    struct pilar_error *error)
{
    (void)thread;
    struct session *session = context;
    size_t parts = session->problem->fold_count + 1, label = item / parts;
    if (!session->linear->learnable[label])
        return PILAR_OK;
    return train_label(session, label, item % parts, error);
}

static bool allocate(const struct linear_problem *problem, struct linear *linear)
{
    size_t labels = problem->label_count, width = space_feature_count(&linear->space);
    linear->label_count = labels;
    linear->weights = memory_array(labels * width, sizeof *linear->weights);
    linear->biases = memory_array(labels, sizeof *linear->biases);
    linear->learnable = memory_array(labels, sizeof *linear->learnable);
    linear->outside = memory_array(labels * problem->count, sizeof *linear->outside);
    return linear->weights != NULL && linear->biases != NULL && linear->learnable != NULL &&
           linear->outside != NULL;
}

enum pilar_status linear_learn(const struct linear_problem *problem, struct linear *linear,
                               struct pilar_error *error)
{
    struct linear made = {0};
    struct session session = {.problem = problem, .linear = &made};
    enum pilar_status status = PILAR_OK;
    if (!build_space(problem, &made.space) || !allocate(problem, &made) || !vectorize(&session)) {
        status = error_memory(error);
        goto done;
    }
    for (size_t label = 0; label < problem->label_count; label++)
        made.learnable[label] = is_learnable(problem, label);
    size_t width = space_feature_count(&made.space);
    if (problem->count > LINEAR_KERNEL_MOST)
        status = primal_new(&session.matrix, width, &session.primal, error);
    else
        status = kernel_new(&session.matrix, width, problem->threads, &session.kernel, error);
    if (status == PILAR_OK)
        status = parallel_run(problem->threads, problem->label_count * (problem->fold_count + 1),
                              train_item, &session, error);
done:
    matrix_free(&session.matrix);
    kernel_free(session.kernel);
    primal_free(session.primal);
    if (status == PILAR_OK)
        *linear = made;
    else
        linear_free(&made);
    return status;
}

void linear_free(struct linear *linear)
{
    space_free(&linear->space);
    free(linear->weights);
    free(linear->biases);
    free(linear->learnable);
    free(linear->outside);
    *linear = (struct linear){0};
}
