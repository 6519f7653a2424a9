/* test_learning_machine: the weights of a machine decide as libsvm itself does. */
#include "pipeline/learning/machine.h"

#include <math.h>

#include "pipeline/base/random.h"
#include "tests/unit/test_learning_cases.h"

enum { WIDTH = 200, ROWS = 80 };

/* Random sparse rows; rows of the class have more often the first features, so that there is
 * something to learn and something to get wrong. */
struct sample {
    struct matrix matrix;
    struct kernel *kernel;
    unsigned char positive[ROWS];
    size_t rows[ROWS];
};

static struct sample make(uint64_t seed, bool positive_first)
{
    struct sample sample = {0};
    struct random random = {seed};
    for (size_t row = 0; row < ROWS; row++) {
        struct feature features[WIDTH];
        size_t count = 0;
        bool positive = row == 0 ? positive_first : random_below(&random, 3) == 0;
        for (uint32_t i = 0; i < WIDTH; i++) {
            size_t chance = i < 20 && positive ? 4 : 1;
            if (random_below(&random, 20) < chance)
                features[count++] =
                    (struct feature){i, (double)(1 + random_below(&random, 1000)) / 1000};
        }
        assert_true(matrix_append(&sample.matrix, (struct vector){features, count}));
        sample.positive[row] = positive;
        sample.rows[row] = row;
    }
    assert_int_equal(kernel_new(&sample.matrix, WIDTH, 2, &sample.kernel, NULL), PILAR_OK);
    return sample;
}

static void discard(struct sample *sample)
{
    kernel_free(sample->kernel);
    matrix_free(&sample->matrix);
}

static struct machine *train(const struct sample *sample, size_t count, double cost)
{
    struct machine *machine = NULL;
    struct pilar_error error = {0};
    if (machine_train(sample->kernel, sample->rows, count, sample->positive, cost, &machine,
                      &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return machine;
}

static double collapsed_decision(const struct sample *sample, const double *weights, double bias,
                                 size_t row)
{
    struct vector vector = matrix_row(&sample->matrix, row);
    double sum = bias;
    for (size_t i = 0; i < vector.count; i++)
        sum += weights[vector.features[i].index] * vector.features[i].value;
    return sum;
}

static void weights_and_bias_decide_as_libsvm_does(void **state)
{
    (void)state;
    static const double COSTS[] = {0.001, 0.3, 1, 100};
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct sample sample = make(seed, seed % 2 == 0);
        for (size_t i = 0; i < sizeof COSTS / sizeof *COSTS; i++) {
            double weights[WIDTH] = {0}, bias = 0;
            struct machine *machine = train(&sample, ROWS - 20, COSTS[i]);
            machine_collapse(machine, &sample.matrix, weights, &bias);
            for (size_t row = 0; row < ROWS; row++) /* the last twenty were not trained on */
                assert_true(fabs(collapsed_decision(&sample, weights, bias, row) -
                                 machine_decision(machine, row)) < 1e-9);
            machine_free(machine);
        }
        discard(&sample);
    }
}

static void a_positive_decision_is_a_positive_label_whichever_comes_first(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        struct sample sample = make(3, first);
        size_t right = 0;
        struct machine *machine = train(&sample, ROWS, 100);
        for (size_t row = 0; row < ROWS; row++)
            right += (machine_decision(machine, row) > 0) == (sample.positive[row] != 0);
        assert_int_equal(right, ROWS); /* so large a cost leaves no error in so many dimensions */
        machine_free(machine);
        discard(&sample);
    }
}

static void the_order_of_the_rows_turns_no_sign(void **state)
{
    (void)state;
    struct sample sample = make(4, true);
    struct machine *forwards = train(&sample, ROWS, 1);
    for (size_t row = 0; row < ROWS; row++)
        sample.rows[row] = ROWS - 1 - row;
    struct machine *backwards = train(&sample, ROWS, 1);
    for (size_t row = 0; row < ROWS; row++) /* as near as libsvm's own tolerance */
        assert_true(fabs(machine_decision(forwards, row) - machine_decision(backwards, row)) <
                    0.01);
    machine_free(forwards);
    machine_free(backwards);
    discard(&sample);
}

static void training_again_gives_the_same_numbers(void **state)
{
    (void)state;
    struct sample sample = make(6, true);
    double weights[2][WIDTH] = {{0}}, biases[2];
    for (size_t i = 0; i < 2; i++) {
        struct machine *machine = train(&sample, ROWS, 0.3);
        machine_collapse(machine, &sample.matrix, weights[i], &biases[i]);
        machine_free(machine);
    }
    assert_memory_equal(weights[0], weights[1], sizeof weights[0]);
    assert_memory_equal(&biases[0], &biases[1], sizeof biases[0]);
    discard(&sample);
}

static void one_class_alone_is_refused(void **state)
{
    (void)state;
    struct sample sample = make(1, true);
    struct machine *machine = NULL;
    struct pilar_error error;
    memset(sample.positive, 0, sizeof sample.positive);
    assert_int_equal(
        machine_train(sample.kernel, sample.rows, ROWS, sample.positive, 1, &machine, &error),
        PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "all 80 examples are negative");
    memset(sample.positive, 1, sizeof sample.positive);
    assert_int_equal(
        machine_train(sample.kernel, sample.rows, ROWS, sample.positive, 1, &machine, &error),
        PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "all 80 examples are positive");
    assert_int_equal(
        machine_train(sample.kernel, sample.rows, 0, sample.positive, 1, &machine, &error),
        PILAR_ERROR_ARGUMENT);
    assert_null(machine);
    discard(&sample);
}

static void a_cost_that_is_none_is_refused(void **state)
{
    (void)state;
    struct sample sample = make(1, true);
    struct machine *machine = NULL;
    struct pilar_error error;
    assert_int_equal(
        machine_train(sample.kernel, sample.rows, ROWS, sample.positive, 0, &machine, &error),
        PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "libsvm: C <= 0");
    assert_null(machine);
    discard(&sample);
}

static void two_rows_are_told_apart(void **state)
{
    (void)state;
    struct matrix matrix = {0};
    struct kernel *kernel;
    struct machine *machine;
    const struct feature left = {0, 1}, right = {1, 1};
    const unsigned char positive[] = {0, 1};
    const size_t rows[] = {0, 1};
    assert_true(matrix_append(&matrix, (struct vector){&left, 1}));
    assert_true(matrix_append(&matrix, (struct vector){&right, 1}));
    assert_int_equal(kernel_new(&matrix, 2, 1, &kernel, NULL), PILAR_OK);
    assert_int_equal(machine_train(kernel, rows, 2, positive, 10, &machine, NULL), PILAR_OK);
    /* the widest margin between (1, 0) and (0, 1): w = (-1, 1), no bias */
    double weights[2] = {0}, bias = 1;
    machine_collapse(machine, &matrix, weights, &bias);
    assert_true(fabs(weights[0] + 1) < 1e-9 && fabs(weights[1] - 1) < 1e-9 && fabs(bias) < 1e-9);
    machine_free(machine);
    kernel_free(kernel);
    matrix_free(&matrix);
}

static void rows_without_features_are_decided_by_the_bias(void **state)
{
    (void)state;
    struct sample sample = make(9, true);
    assert_true(matrix_append(&sample.matrix, (struct vector){NULL, 0}));
    struct kernel *kernel;
    struct machine *machine;
    double weights[WIDTH] = {0}, bias = 0;
    assert_int_equal(kernel_new(&sample.matrix, WIDTH, 1, &kernel, NULL), PILAR_OK);
    assert_int_equal(machine_train(kernel, sample.rows, ROWS, sample.positive, 1, &machine, NULL),
                     PILAR_OK);
    machine_collapse(machine, &sample.matrix, weights, &bias);
    assert_true(fabs(machine_decision(machine, ROWS) - bias) < 1e-9);
    machine_free(machine);
    kernel_free(kernel);
    discard(&sample);
}

static void nothing_is_freed_without_harm(void **state)
{
    (void)state;
    machine_free(NULL);
    kernel_free(NULL);
    assert_int_equal(machine_libsvm_version() / 100, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_and_bias_decide_as_libsvm_does),
        cmocka_unit_test(a_positive_decision_is_a_positive_label_whichever_comes_first),
        cmocka_unit_test(the_order_of_the_rows_turns_no_sign),
        cmocka_unit_test(training_again_gives_the_same_numbers),
        cmocka_unit_test(one_class_alone_is_refused),
        cmocka_unit_test(a_cost_that_is_none_is_refused),
        cmocka_unit_test(two_rows_are_told_apart),
        cmocka_unit_test(rows_without_features_are_decided_by_the_bias),
        cmocka_unit_test(nothing_is_freed_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
