/* test_tagging_decide: context weighs decisions, thresholds give labels. */
#include <math.h>

#include "pipeline/tagging/decide.h"
#include "tests/unit/test_model_cases.h"

static double probability(double log_odds)
{
    return 1 / (1 + exp(-log_odds));
}

/* The scores of `count` paragraphs, of which the rest is said. */
static void decide(const struct pilar_model *model, const double *texts, const double *headings,
                   const bool *has_heading, const double *surroundings, size_t count,
                   double *scores)
{
    struct context context =
        decide_context(model, texts, headings, has_heading, surroundings, count);
    assert_int_equal(context.label_count, model->label_count);
    assert_int_equal(context.count, count);
    decide_scores(model, &context, scores);
}

static void neighbours_and_headings_weigh_in(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    /* [paragraph][label, subject]; what stands for the headings of the first two is not looked at,
     * nor is the subject where the situation gives it no weight */
    const double texts[] = {1, -1, 9, 0.5, 2, -9, -1, 0.25, -0.75};
    const double headings[] = {99, 99, 99, 99, 0.5, -0.5};
    const double surroundings[] = {9, 9, 0.0625};
    const bool has_heading[] = {false, false, true};
    double scores[6];
    decide(model, texts, headings, has_heading, surroundings, 3, scores);
    const double around = -0.75 + 2 * 0.0625 - 0.125;
    const double expected[] = {2 * 1 + 0.25 * 0.5,
                               2 * -1 + 0.25 * 2,
                               2 * 0.5 + 0.5 * 1 + 0.25 * -1,
                               2 * 2 + 0.5 * -1 + 0.25 * 0.25,
                               2 * -1 + 0.5 + around,
                               2 * 0.25 - 0.5 + around};
    for (size_t i = 0; i < 6; i++)
        assert_true(fabs(scores[i] - probability(expected[i])) < 1e-15);
    decide(model, texts, headings, has_heading, surroundings, 1, scores); /* alone */
    assert_true(fabs(scores[0] - probability(2)) < 1e-15);
    decide(model, texts, headings, has_heading, surroundings, 0, scores);
    pilar_model_free(model);
}

static void what_speaks_for_another_label_weighs_in(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    for (size_t i = 0; i < SMALL_LABELS * CONTEXT_SITUATIONS; i++) {
        model->contexts[i] = (struct context_weights){0};
        model->contexts[i].inputs[CONTEXT_OWN] = 1;
        model->contexts[i].inputs[CONTEXT_OTHERS] = -0.5;
        model->contexts[i].inputs[CONTEXT_HEADING_OTHERS] = -2;
    }
    /* the subject is not another label, however high */
    const double texts[] = {1, -3, 99, 0.5, 2, 99}, headings[] = {77, 77, 0.25, -0.75};
    const double surroundings[] = {0, 0};
    const bool has_heading[] = {false, true};
    const double expected[] = {1 - 0.5 * -3, -3 - 0.5 * 1, 0.5 - 0.5 * 2 - 2 * -0.75,
                               2 - 0.5 * 0.5 - 2 * 0.25};
    double scores[4];
    decide(model, texts, headings, has_heading, surroundings, 2, scores);
    for (size_t i = 0; i < 4; i++)
        assert_true(fabs(scores[i] - probability(expected[i])) < 1e-15);
    pilar_model_free(model);
}

static void great_decisions_are_certain_and_finite(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    const double texts[] = {1e300, -1e300, 0}, headings[] = {0, 0}, surroundings[] = {0};
    const bool has_heading[] = {false};
    double scores[2];
    decide(model, texts, headings, has_heading, surroundings, 1, scores);
    assert_true(scores[0] == 1 && scores[1] == 0);
    pilar_model_free(model);
}

static void a_label_is_given_from_its_threshold_on(void **state)
{
    (void)state;
    struct pilar_model *model = small_model(); /* thresholds of 0.5 and 0.25 */
    size_t labels[SMALL_LABELS];
    assert_int_equal(decide_labels(model, (const double[]){0.5, 0.25}, labels), 2);
    assert_int_equal(labels[0], 0);
    assert_int_equal(decide_labels(model, (const double[]){0.4999, 0.25}, labels), 1);
    assert_int_equal(labels[0], 1);
    assert_int_equal(decide_labels(model, (const double[]){0.5, 0.2499}, labels), 1);
    assert_int_equal(labels[0], 0);
    assert_int_equal(decide_labels(model, (const double[]){0.4999, 0.2499}, labels), 0);
    pilar_model_free(model);
}

static void labels_come_most_probable_first(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    size_t labels[SMALL_LABELS];
    assert_int_equal(decide_labels(model, (const double[]){0.6, 0.7}, labels), 2);
    assert_int_equal(labels[0], 1);
    assert_int_equal(labels[1], 0);
    assert_int_equal(decide_labels(model, (const double[]){0.6, 0.6}, labels), 2);
    assert_int_equal(labels[0], 0); /* equals in the model's order */
    assert_int_equal(labels[1], 1);
    pilar_model_free(model);
}

static void many_labels_are_in_order_too(void **state)
{
    (void)state;
    enum { MANY = 50 };
    struct pilar_label all[MANY] = {{0}};
    struct pilar_model model = {.label_count = MANY, .labels = all};
    double probabilities[MANY];
    size_t labels[MANY];
    for (size_t i = 0; i < MANY; i++)
        probabilities[i] = (double)(i * 7 % 10) / 10;
    assert_int_equal(decide_labels(&model, probabilities, labels), MANY);
    for (size_t i = 1; i < MANY; i++) {
        double before = probabilities[labels[i - 1]], here = probabilities[labels[i]];
        assert_true(before > here || (before == here && labels[i - 1] < labels[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_and_headings_weigh_in),
        cmocka_unit_test(what_speaks_for_another_label_weighs_in),
        cmocka_unit_test(great_decisions_are_certain_and_finite),
        cmocka_unit_test(a_label_is_given_from_its_threshold_on),
        cmocka_unit_test(labels_come_most_probable_first),
        cmocka_unit_test(many_labels_are_in_order_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
