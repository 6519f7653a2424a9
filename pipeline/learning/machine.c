#include "pipeline/learning/machine.h"

#include <libsvm/svm.h>
#include <pthread.h>
#include <stdlib.h>

#include "pipeline/base/error.h"

struct kernel {
    size_t count;
    struct svm_node *nodes; /* [count][count + 2] serial number, products, end mark */
};

struct machine {
    const struct kernel *kernel;
    struct svm_model *model;
    struct svm_node **rows; /* the problem, to which the model points */
};

static void print_nothing(const char *text)
{
    (void)text;
}

/* libsvm prints by default, to standard output, and its printer is one for the whole process. */
static void silence(void)
{
    svm_set_print_string_function(print_nothing);
}

static const struct svm_node *kernel_row(const struct kernel *kernel, size_t row)
{
    return kernel->nodes + row * (kernel->count + 2);
}

static void store_product(void *context, size_t row, size_t other, double product)
{
    struct kernel *kernel = context;
    kernel->nodes[row * (kernel->count + 2) + other + 1] =
        (struct svm_node){(int)(other + 1), product};
}

enum pilar_status kernel_new(const struct matrix *matrix, size_t width, unsigned threads,
                             struct kernel **kernel, struct pilar_error *error)
{
    size_t count = matrix->row_count;
    struct kernel *made = calloc(1, sizeof *made);
    if (made == NULL)
        return error_memory(error);
    made->count = count;
    if (count < SIZE_MAX / (count + 2))
        made->nodes = memory_array(count * (count + 2), sizeof *made->nodes);
    enum pilar_status status = made->nodes == NULL ? error_memory(error) : PILAR_OK;
    for (size_t i = 0; i < count && made->nodes != NULL; i++) {
        struct svm_node *row = made->nodes + i * (count + 2);
        row[0] = (struct svm_node){0, (double)(i + 1)}; /* libsvm counts from 1 */
        row[count + 1] = (struct svm_node){-1, 0};
    }
    if (status == PILAR_OK)
        status = matrix_products(matrix, width, threads, store_product, made, error);
    if (status == PILAR_OK)
        *kernel = made;
    else
        kernel_free(made);
    return status;
}

void kernel_free(struct kernel *kernel)
{
    if (kernel != NULL) {
        free(kernel->nodes);
        free(kernel);
    }
}

enum pilar_status machine_train(const struct kernel *kernel, const size_t *rows, size_t count,
                                const unsigned char *positive, double cost,
                                struct machine **machine, struct pilar_error *error)
{
    static pthread_once_t silenced = PTHREAD_ONCE_INIT;
    pthread_once(&silenced, silence);
    struct svm_parameter parameter = {
        .svm_type = C_SVC,
        .kernel_type = PRECOMPUTED,
        .cache_size = 100, /* MB */
        .eps = 1e-3,
        .C = cost,
        .shrinking = 1,
    };
    enum pilar_status status = PILAR_OK;
    size_t positives = 0;
    double *targets = memory_array(count, sizeof *targets);
    struct machine *made = calloc(1, sizeof *made);
    if (made != NULL)
        made->rows = memory_array(count, sizeof(struct svm_node *));
    if (targets == NULL || made == NULL || made->rows == NULL) {
        status = error_memory(error);
        goto done;
    }
    for (size_t i = 0; i < count; i++) {
        /* libsvm does not write to its problem, and has no const */
        made->rows[i] = (struct svm_node *)(uintptr_t)kernel_row(kernel, rows[i]);
        /* with +1 and -1 a positive decision is a positive label, whichever is met first */
        targets[i] = positive[rows[i]] ? 1 : -1;
        positives += positive[rows[i]] != 0;
    }
    if (positives == 0 || positives == count) {
        /* trained on one class only, libsvm's model leaves the decision unset */
        status = error_set(error, PILAR_ERROR_ARGUMENT, "all %zu examples are %s", count,
                           positives == 0 ? "negative" : "positive");
        goto done;
    }
    struct svm_problem problem = {(int)count, targets, made->rows};
    const char *refusal = svm_check_parameter(&problem, &parameter);
    if (refusal != NULL) {
        status = error_set(error, PILAR_ERROR_ARGUMENT, "libsvm: %s", refusal);
        goto done;
    }
    made->kernel = kernel;
    made->model = svm_train(&problem, &parameter);
done:
    free(targets);
    if (status == PILAR_OK)
        *machine = made;
    else
        machine_free(made);
    return status;
}

void machine_free(struct machine *machine)
{
    if (machine != NULL) {
        svm_free_and_destroy_model(&machine->model);
        free(machine->rows);
        free(machine);
    }
}

double machine_decision(const struct machine *machine, size_t row)
{
    double decision = 0;
    svm_predict_values(machine->model, kernel_row(machine->kernel, row), &decision);
    return decision;
}

void machine_collapse(const struct machine *machine, const struct matrix *matrix, double *weights,
                      double *bias)
{
    const struct svm_model *model = machine->model;
    for (int i = 0; i < model->l; i++) {
        size_t row = (size_t)model->SV[i][0].value - 1;
        double coefficient = model->sv_coef[0][i];
        struct vector vector = matrix_row(matrix, row);
        for (size_t j = 0; j < vector.count; j++)
            weights[vector.features[j].index] += coefficient * vector.features[j].value;
    }
    *bias = -model->rho[0];
}

int machine_libsvm_version(void)
{
    return libsvm_version;
}
