#include "pipeline/learning/primal.h"

#include <linear.h>
#include <pthread.h>
#include <stdlib.h>

#include "pipeline/base/error.h"

struct primal {
    const struct matrix *matrix;
    size_t width;
    struct feature_node *nodes; /* of all rows, each with its bias and an end mark */
};

static void print_nothing(const char *text)
{
    (void)text;
}

/* liblinear prints by default, to standard output, and its printer is one for the whole process. */
static void silence(void)
{
    set_print_string_function(print_nothing);
}

/* Every row has two nodes more than features. */
static struct feature_node *row_nodes(const struct primal *primal, size_t row)
{
    return primal->nodes + primal->matrix->starts[row] + 2 * row;
}

enum pilar_status primal_new(const struct matrix *matrix, size_t width, struct primal **primal,
                             struct pilar_error *error)
{
    struct primal *made = calloc(1, sizeof *made);
    if (made == NULL)
        return error_memory(error);
    *made = (struct primal){.matrix = matrix, .width = width};
    made->nodes = memory_array(matrix->feature_count + 2 * matrix->row_count, sizeof *made->nodes);
    if (made->nodes == NULL) {
        primal_free(made);
        return error_memory(error);
    }
    for (size_t row = 0; row < matrix->row_count; row++) {
        struct vector vector = matrix_row(matrix, row);
        struct feature_node *node = row_nodes(made, row);
        for (size_t i = 0; i < vector.count; i++) /* liblinear counts from 1 */
            *node++ =
                (struct feature_node){(int)vector.features[i].index + 1, vector.features[i].value};
        *node++ = (struct feature_node){(int)width + 1, 1}; /* the bias is one more feature */
        *node = (struct feature_node){-1, 0};
    }
    *primal = made;
    return PILAR_OK;
}

void primal_free(struct primal *primal)
{
    if (primal != NULL) {
        free(primal->nodes);
        free(primal);
    }
}

/* Trains, and takes the weights out of liblinear's model. */
static enum pilar_status solve(const struct primal *primal, struct problem *problem, double cost,
                               double *weights, double *bias, struct pilar_error *error)
{
    struct parameter parameter = {.solver_type = L2R_L2LOSS_SVC, .eps = 1e-3, .C = cost};
    const char *refusal = check_parameter(problem, &parameter);
    if (refusal != NULL)
        return error_set(error, PILAR_ERROR_ARGUMENT, "liblinear: %s", refusal);
    struct model *model = train(problem, &parameter);
    if (model == NULL)
        return error_memory(error);
    /* liblinear decides for the kind that it met first */
    double sign = model->label[0] == 1 ? 1 : -1;
    for (size_t i = 0; i < primal->width; i++)
        weights[i] = sign * model->w[i];
    *bias = sign * model->w[primal->width];
    free_and_destroy_model(&model);
    return PILAR_OK;
}

enum pilar_status primal_train(const struct primal *primal, const size_t *rows, size_t count,
                               const unsigned char *positive, double cost, double *weights,
                               double *bias, struct pilar_error *error)
{
    static pthread_once_t silenced = PTHREAD_ONCE_INIT;
    pthread_once(&silenced, silence);
    double *targets = memory_array(count, sizeof *targets);
    struct feature_node **nodes = memory_array(count, sizeof(struct feature_node *));
    enum pilar_status status = PILAR_OK;
    size_t positives = 0;
    if (targets == NULL || nodes == NULL) {
        status = error_memory(error);
        goto done;
    }
    for (size_t i = 0; i < count; i++) {
        nodes[i] = row_nodes(primal, rows[i]);
        targets[i] = positive[rows[i]] ? 1 : -1;
        positives += positive[rows[i]] != 0;
    }
    if (positives == 0 || positives == count) {
        status = error_set(error, PILAR_ERROR_ARGUMENT, "all %zu examples are %s", count,
                           positives == 0 ? "negative" : "positive");
        goto done;
    }
    struct problem problem = {
        .l = (int)count, .n = (int)primal->width + 1, .y = targets, .x = nodes, .bias = 1};
    status = solve(primal, &problem, cost, weights, bias, error);
done:
    free(targets);
    free(nodes);
    return status;
}

int primal_liblinear_version(void)
{
    return liblinear_version;
}
