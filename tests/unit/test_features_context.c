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

static void assert_inputs(const struct context *context, size_t label, size_t index,
                          enum context_situation situation, const double *expected)
{
    double inputs[CONTEXT_INPUTS];
    assert_int_equal(context_inputs(context, label, index, inputs), situation);
    for (size_t i = 0; i < CONTEXT_INPUTS; i++)
        assert_true(inputs[i] == expected[i]);
}

static void inputs_say_where_a_paragraph_stands(void **state)
{
    (void)state;
    /* [label, then the subject][paragraph] */
    const double texts[] = {1, 2, 3, -4, 5, -6, -0.5, 0.5, -1};
    const double headings[] = {7, 8, 9, 70, 80, 90};
    const double surroundings[] = {0.1, 0.2, 0.3};
    const bool none[] = {false, false, false}, middle[] = {false, true, false};
    struct context context = {{texts, 3, 1}, {headings, 3, 1}, none, surroundings, 2, 3};
    assert_inputs(&context, 0, 0, CONTEXT_NEIGHBOURS,
                  (const double[CONTEXT_INPUTS]){[CONTEXT_OWN] = 1,
                                                 [CONTEXT_OTHERS] = -4,
                                                 [CONTEXT_NEXT] = 2,
                                                 [CONTEXT_HAS_NEXT] = 1,
                                                 [CONTEXT_SUBJECT] = -0.5,
                                                 [CONTEXT_SURROUNDINGS] = 0.1});
    assert_inputs(&context, 1, 2, CONTEXT_NEIGHBOURS,
                  (const double[CONTEXT_INPUTS]){[CONTEXT_OWN] = -6,
                                                 [CONTEXT_OTHERS] = 3,
                                                 [CONTEXT_PREVIOUS] = 5,
                                                 [CONTEXT_HAS_PREVIOUS] = 1,
                                                 [CONTEXT_SUBJECT] = -1,
                                                 [CONTEXT_SURROUNDINGS] = 0.3});
    context.has_heading = middle;
    assert_inputs(&context, 0, 1, CONTEXT_SECTION,
                  (const double[CONTEXT_INPUTS]){[CONTEXT_OWN] = 2,
                                                 [CONTEXT_OTHERS] = 5,
                                                 [CONTEXT_PREVIOUS] = 1,
                                                 [CONTEXT_NEXT] = 3,
                                                 [CONTEXT_HAS_PREVIOUS] = 1,
                                                 [CONTEXT_HAS_NEXT] = 1,
                                                 [CONTEXT_HEADING] = 8,
                                                 [CONTEXT_HEADING_OTHERS] = 80,
                                                 [CONTEXT_SURROUNDINGS] = 0.2});
    context.count = 1;
    assert_inputs(&context, 1, 0, CONTEXT_ALONE,
                  (const double[CONTEXT_INPUTS]){[CONTEXT_OWN] = -4,
                                                 [CONTEXT_OTHERS] = 1,
                                                 [CONTEXT_SUBJECT] = -0.5,
                                                 [CONTEXT_SURROUNDINGS] = 0.1});
}

static void a_label_is_seen_beside_the_highest_of_the_others(void **state)
{
    (void)state;
    enum { MOST = 5 };
    struct random random = {9};
    for (size_t labels = 1; labels <= MOST; labels++) {
        double texts[MOST + 1], headings[MOST];
        const double surroundings = 0;
        const bool has_heading = true;
        for (size_t i = 0; i < labels; i++) { /* also where all are below 0 */
            texts[i] = (double)random_below(&random, 1000) / 1000 - 1;
            headings[i] = (double)random_below(&random, 1000) / 1000 - 1;
        }
        texts[labels] = 99; /* the subject is no label */
        /* one paragraph: its decisions follow one another */
        struct context context = {
            {texts, 1, labels + 1}, {headings, 1, labels}, &has_heading, &surroundings, labels, 1};
        for (size_t label = 0; label < labels; label++) {
            double inputs[CONTEXT_INPUTS], text = -9, heading = -9;
            for (size_t i = 0; i < labels; i++) {
                text = i != label && texts[i] > text ? texts[i] : text;
                heading = i != label && headings[i] > heading ? headings[i] : heading;
            }
            context_inputs(&context, label, 0, inputs);
            assert_true(inputs[CONTEXT_OTHERS] == (labels == 1 ? 0 : text));
            assert_true(inputs[CONTEXT_HEADING_OTHERS] == (labels == 1 ? 0 : heading));
        }
    }
}

static void decisions_are_found_in_either_order(void **state)
{
    (void)state;
    enum { LABELS = 3, COUNT = 4 };
    double by_label[LABELS + 1][COUNT], by_paragraph[COUNT][LABELS + 1], surroundings[COUNT] = {0};
    const bool has_heading[COUNT] = {true, false, true, true};
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t label = 0; label <= LABELS; label++)
            by_label[label][i] = by_paragraph[i][label] = (double)(label * 7 + i * 3 % 5) - 6;
    }
    struct context_decisions left = {by_label[0], COUNT, 1};
    struct context_decisions right = {by_paragraph[0], 1, LABELS + 1};
    struct context one = {left, left, has_heading, surroundings, LABELS, COUNT};
    struct context other = {right, right, has_heading, surroundings, LABELS, COUNT};
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t label = 0; label < LABELS; label++) {
            double inputs[CONTEXT_INPUTS];
            enum context_situation situation = context_inputs(&one, label, i, inputs);
            assert_inputs(&other, label, i, situation, inputs);
        }
    }
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
        cmocka_unit_test(a_label_is_seen_beside_the_highest_of_the_others),
        cmocka_unit_test(decisions_are_found_in_either_order),
        cmocka_unit_test(odds_are_the_weighted_sum),
        cmocka_unit_test(probabilities_rise_from_0_to_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
