/* test_learning_logistic: the fit is the maximum it says it is, and rises with what it should. */
#include "pipeline/learning/logistic.h"

#include <math.h>

#include "pipeline/base/random.h"
#include "tests/unit/test_learning_cases.h"

enum { COUNT = 120, WIDTH_MOST = LOGISTIC_INPUTS_MOST };

/* Rows of a few inputs, the first of which tells the positives. */
struct sample {
    double rows[COUNT * WIDTH_MOST];
    unsigned char positive[COUNT];
};

static double uniform(struct random *random)
{
    return (double)random_below(random, 1000000) / 1000000;
}

static void draw(struct sample *sample, size_t width, uint64_t seed)
{
    struct random random = {seed};
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < width; j++)
            sample->rows[i * width + j] = 4 * uniform(&random) - 2;
        sample->positive[i] = sample->rows[i * width] + 2 * uniform(&random) - 1 > 0.5;
    }
}

/* The targets of Platt: what Bayes' rule with a uniform prior makes of 1 and 0. */
static double target(const struct sample *sample, size_t row)
{
    double positives = 0;
    for (size_t i = 0; i < COUNT; i++)
        positives += sample->positive[i];
    return sample->positive[row] ? (positives + 1) / (positives + 2) : 1 / (COUNT - positives + 2);
}

static double probability(const struct sample *sample, size_t width, const double *weights,
                          size_t row)
{
    double odds = weights[0];
    for (size_t i = 0; i < width; i++)
        odds += weights[i + 1] * sample->rows[row * width + i];
    return 1 / (1 + exp(-odds));
}

static void gradient_of(const struct sample *sample, size_t width, double penalty,
                        const double *weights, double *gradient)
{
    for (size_t i = 0; i <= width; i++)
        gradient[i] = i == 0 ? 0 : penalty * weights[i];
    for (size_t row = 0; row < COUNT; row++) {
        double error = probability(sample, width, weights, row) - target(sample, row);
        gradient[0] += error;
        for (size_t i = 0; i < width; i++)
            gradient[i + 1] += error * sample->rows[row * width + i];
    }
}

static void the_gradient_vanishes_at_the_fit(void **state)
{
    (void)state;
    static const double PENALTIES[] = {0, 1, 10};
    static struct sample sample;
    for (size_t width = 1; width <= WIDTH_MOST; width += 3) {
        for (size_t i = 0; i < sizeof PENALTIES / sizeof *PENALTIES; i++) {
            double weights[WIDTH_MOST + 1], gradient[WIDTH_MOST + 1];
            draw(&sample, width, width);
            assert_true(
                logistic_fit(sample.rows, sample.positive, COUNT, width, PENALTIES[i], weights));
            gradient_of(&sample, width, PENALTIES[i], weights, gradient);
            for (size_t j = 0; j <= width; j++)
                assert_true(fabs(gradient[j]) < 1e-4);
        }
    }
}

static void a_plain_gradient_descent_ends_at_the_same_weights(void **state)
{
    (void)state;
    static struct sample sample;
    enum { WIDTH = 2 };
    const double penalty = 1, step = 0.01;
    double weights[WIDTH + 1], plain[WIDTH + 1] = {0}, gradient[WIDTH + 1];
    draw(&sample, WIDTH, 21);
    assert_true(logistic_fit(sample.rows, sample.positive, COUNT, WIDTH, penalty, weights));
    for (size_t i = 0; i < 20000; i++) {
        gradient_of(&sample, WIDTH, penalty, plain, gradient);
        for (size_t j = 0; j <= WIDTH; j++)
            plain[j] -= step * gradient[j];
    }
    for (size_t i = 0; i <= WIDTH; i++)
        assert_true(fabs(weights[i] - plain[i]) < 1e-5);
}

static void probabilities_sum_to_the_targets(void **state)
{
    (void)state;
    /* of every maximum of the likelihood with a bias that is not penalised */
    static struct sample sample;
    double weights[4], sum = 0, targets = 0;
    draw(&sample, 3, 8);
    assert_true(logistic_fit(sample.rows, sample.positive, COUNT, 3, 1, weights));
    for (size_t i = 0; i < COUNT; i++) {
        sum += probability(&sample, 3, weights, i);
        targets += target(&sample, i);
    }
    assert_true(fabs(sum - targets) < 1e-4);
}

static void a_greater_decision_is_more_probable(void **state)
{
    (void)state;
    static struct sample sample;
    double weights[2];
    draw(&sample, 1, 3);
    assert_true(logistic_fit(sample.rows, sample.positive, COUNT, 1, 0, weights));
    assert_true(weights[1] > 0);
}

static void turning_the_labels_round_turns_the_sign(void **state)
{
    (void)state;
    static struct sample sample;
    double weights[2], turned[2];
    draw(&sample, 1, 3);
    assert_true(logistic_fit(sample.rows, sample.positive, COUNT, 1, 0, weights));
    for (size_t i = 0; i < COUNT; i++)
        sample.positive[i] = !sample.positive[i];
    assert_true(logistic_fit(sample.rows, sample.positive, COUNT, 1, 0, turned));
    assert_true(fabs(weights[0] + turned[0]) < 1e-4 && fabs(weights[1] + turned[1]) < 1e-4);
}

static void what_can_be_told_apart_wholly_is_not_made_certain(void **state)
{
    (void)state;
    /* without Platt's targets the weights would grow without end */
    const double rows[] = {-2, -1, 1, 2};
    const unsigned char positive[] = {0, 0, 1, 1};
    double weights[2];
    assert_true(logistic_fit(rows, positive, 4, 1, 0, weights));
    assert_true(weights[1] > 0 && weights[1] < 10);
    assert_true(1 / (1 + exp(-weights[0] - 2 * weights[1])) < 0.99);
}

static void a_penalty_makes_weights_smaller(void **state)
{
    (void)state;
    static struct sample sample;
    double before = INFINITY;
    draw(&sample, 1, 3);
    for (double penalty = 0; penalty < 1000; penalty = 2 * penalty + 1) {
        double weights[2];
        assert_true(logistic_fit(sample.rows, sample.positive, COUNT, 1, penalty, weights));
        assert_true(weights[1] > 0 && weights[1] < before);
        before = weights[1];
    }
}

static void with_one_kind_only_the_prior_decides(void **state)
{
    (void)state;
    const double rows[] = {0, 0, 0};
    const unsigned char positive[] = {1, 1, 1}, negative[] = {0, 0, 0};
    double weights[2];
    assert_true(logistic_fit(rows, positive, 3, 1, 1, weights));
    assert_true(fabs(1 / (1 + exp(-weights[0])) - 4.0 / 5) < 1e-4);
    assert_true(logistic_fit(rows, negative, 3, 1, 1, weights));
    assert_true(fabs(1 / (1 + exp(-weights[0])) - 1.0 / 5) < 1e-4);
    assert_true(logistic_fit(rows, negative, 0, 1, 1, weights));
    assert_true(fabs(weights[0]) < 1e-4);
}

static void huge_and_tiny_inputs_give_finite_weights_or_none(void **state)
{
    (void)state;
    static const double SCALES[] = {1e-300, 1e-9, 1e6, 1e150, 1e300};
    static struct sample sample;
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        double weights[2] = {7, 7};
        draw(&sample, 1, 3);
        for (size_t row = 0; row < COUNT; row++)
            sample.rows[row] *= SCALES[i];
        if (logistic_fit(sample.rows, sample.positive, COUNT, 1, 0, weights))
            assert_true(isfinite(weights[0]) && isfinite(weights[1]));
        else
            assert_true(weights[0] == 7 && weights[1] == 7);
    }
}

static void what_is_no_number_fits_nothing(void **state)
{
    (void)state;
    const double rows[] = {NAN, 1, INFINITY, 2};
    const unsigned char positive[] = {0, 1, 0, 1};
    double weights[2] = {7, 7};
    if (logistic_fit(rows, positive, 4, 1, 0, weights))
        assert_true(isfinite(weights[0]) && isfinite(weights[1]));
    else
        assert_true(weights[0] == 7 && weights[1] == 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gradient_vanishes_at_the_fit),
        cmocka_unit_test(a_plain_gradient_descent_ends_at_the_same_weights),
        cmocka_unit_test(probabilities_sum_to_the_targets),
        cmocka_unit_test(a_greater_decision_is_more_probable),
        cmocka_unit_test(turning_the_labels_round_turns_the_sign),
        cmocka_unit_test(what_can_be_told_apart_wholly_is_not_made_certain),
        cmocka_unit_test(a_penalty_makes_weights_smaller),
        cmocka_unit_test(with_one_kind_only_the_prior_decides),
        cmocka_unit_test(huge_and_tiny_inputs_give_finite_weights_or_none),
        cmocka_unit_test(what_is_no_number_fits_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
