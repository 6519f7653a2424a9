/* test_features_context: what stands around a paragraph becomes inputs, and inputs odds. */
#include "pipeline/features/context.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/random.h"

/* Written from the header: up to 20 on each side, each counting at most 1, at most 0.3 in all. */
static double plain_surroundings(const double *subjects, size_t count, size_t index)
{
    double sum = 0;
    size_t others = 0;
    for (size_t i = 0; i < count; i++) {
        size_t distance = i > index ? i - index : index - i;
        if (distance == 0 || distance > 20)
            continue;
        double voice = subjects[i] > 1 ? 1 : subjects[i] < -1 ? -1 : subjects[i];
        sum += voice;
        others++;
    }
    double mean = others == 0 ? 0 : sum / (double)others;
    return mean > 0.3 ? 0.3 : mean;
}

static void surroundings_are_the_mean_of_forty_at_most(void **state)
{
    (void)state;
    enum { MOST = 90 };
    double subjects[MOST], spread[MOST * 3], made[MOST];
    struct random random = {7};
    for (size_t count = 1; count <= MOST; count += count < 5 ? 1 : 17) {
        for (size_t i = 0; i < count; i++) {
            subjects[i] = (double)random_below(&random, 4001) / 1000 - 2.5;
            spread[3 * i] = subjects[i];
            spread[3 * i + 1] = spread[3 * i + 2] = NAN; /* not to be looked at */
        }
        context_surroundings(spread, 3, count, made);
        for (size_t i = 0; i < count; i++)
            assert_true(fabs(made[i] - plain_surroundings(subjects, count, i)) < 1e-12);
    }
}

static void a_paragraph_alone_has_nothing_around_it(void **state)
{
    (void)state;
    const double subject = -3;
    double made = 9;
    context_surroundings(&subject, 1, 1, &made);
    assert_true(made == 0);
    context_surroundings(&subject, 1, 0, &made);
}

static void inputs_say_where_a_paragraph_stands(void **state)
{
    (void)state;
    const double texts[] = {1, 2, 3}, subjects[] = {-0.5, 0.5, -1}, headings[] = {7, 8, 9};
    const double surroundings[] = {0.1, 0.2, 0.3};
    const bool none[] = {false, false, false}, middle[] = {false, true, false};
    struct context context = {texts, subjects, headings, none, surroundings, 3, 1, 1};
    double inputs[CONTEXT_INPUTS];
    assert_int_equal(context_inputs(&context, 0, inputs), CONTEXT_NEIGHBOURS);
    const double first[CONTEXT_INPUTS] = {1, 0, 2, 0, 1, 0, -0.5, 0.1};
    assert_memory_equal(inputs, first, sizeof first);
    assert_int_equal(context_inputs(&context, 2, inputs), CONTEXT_NEIGHBOURS);
    const double last[CONTEXT_INPUTS] = {3, 2, 0, 1, 0, 0, -1, 0.3};
    assert_memory_equal(inputs, last, sizeof last);
    context.has_heading = middle;
    assert_int_equal(context_inputs(&context, 1, inputs), CONTEXT_SECTION);
    const double second[CONTEXT_INPUTS] = {2, 1, 3, 1, 1, 8, 0, 0.2};
    assert_memory_equal(inputs, second, sizeof second);
    context.count = 1;
    assert_int_equal(context_inputs(&context, 0, inputs), CONTEXT_ALONE);
}

static void odds_are_the_weighted_sum(void **state)
{
    (void)state;
    struct context_weights weights = {.bias = -1};
    double inputs[CONTEXT_INPUTS] = {0}, expected = -1;
    for (size_t i = 0; i < CONTEXT_INPUTS; i++) {
        weights.inputs[i] = (double)i + 1;
        inputs[i] = 0.5;
        expected += 0.5 * ((double)i + 1);
    }
    assert_true(context_decision(&weights, inputs) == expected);
}

static void probabilities_rise_from_0_to_1(void **state)
{
    (void)state;
    assert_true(context_probability(-1e308) == 0 && context_probability(1e308) == 1);
    assert_true(context_probability(0) == 0.5);
    double before = 0;
    for (double odds = -40; odds <= 40; odds += 0.25) {
        double probability = context_probability(odds);
        assert_true(probability >= before);
        assert_true(fabs(probability + context_probability(-odds) - 1) < 1e-15);
        before = probability;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surroundings_are_the_mean_of_forty_at_most),
        cmocka_unit_test(a_paragraph_alone_has_nothing_around_it),
        cmocka_unit_test(inputs_say_where_a_paragraph_stands),
        cmocka_unit_test(odds_are_the_weighted_sum),
        cmocka_unit_test(probabilities_rise_from_0_to_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
