/* test_tagging_decide: context weighs decisions, and the user or the model says what
 * labels they give. */
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

/* Asserts that `scores` of two labels with thresholds of 0.5 and 0.25 give `expected`: the labels
 * by their initials "t" and "n", in order, "" for none or "?" for a paragraph that is left open. */
static void assert_decided(struct pilar_decision decision, double first, double second,
                           const char *expected)
{
    static const double THRESHOLDS[] = {0.5, 0.25};
    const double scores[] = {first, second};
    size_t labels[SMALL_LABELS];
    char found[SMALL_LABELS + 1] = "";
    if (decision.thresholds == NULL)
        decision.thresholds = THRESHOLDS;
    struct pilar_tags tags = decide_tags(&decision, SMALL_LABELS, scores, labels);
    assert_ptr_equal(tags.scores, scores);
    assert_ptr_equal(tags.labels, labels);
    assert_true(tags.count <= SMALL_LABELS);
    for (size_t i = 0; i < tags.count; i++)
        found[i] = "tn"[tags.labels[i]];
    if (tags.abstained) {
        assert_int_equal(tags.count, 0);
        found[0] = '?';
    }
    assert_string_equal(found, expected);
}

static const struct pilar_decision PLAIN;
static const struct pilar_decision AT_LEAST_ONE = {.at_least_one = true};
static const struct pilar_decision ABSTAIN = {.abstain = 0.75};
static const struct pilar_decision BOTH = {.at_least_one = true, .abstain = 0.75};

static void a_label_is_given_from_its_threshold_on(void **state)
{
    (void)state;
    assert_decided(PLAIN, 0.5, 0.25, "tn");
    assert_decided(PLAIN, 0.4999, 0.25, "n");
    assert_decided(PLAIN, 0.5, 0.2499, "t");
    assert_decided(PLAIN, 0.4999, 0.2499, "");
}

static void labels_come_most_probable_first(void **state)
{
    (void)state;
    assert_decided(PLAIN, 0.6, 0.7, "nt");
    assert_decided(PLAIN, 0.6, 0.6, "tn"); /* equals in the model's order */
}

static void many_labels_are_in_order_too(void **state)
{
    (void)state;
    enum { MANY = 50 };
    static const double NONE[MANY];
    const struct pilar_decision decision = {.thresholds = NONE};
    double scores[MANY];
    size_t labels[MANY];
    for (size_t i = 0; i < MANY; i++)
        scores[i] = (double)(i * 7 % 10) / 10;
    assert_int_equal(decide_tags(&decision, MANY, scores, labels).count, MANY);
    for (size_t i = 1; i < MANY; i++) {
        double before = scores[labels[i - 1]], here = scores[labels[i]];
        assert_true(before > here || (before == here && labels[i - 1] < labels[i]));
    }
}

static void the_outermost_thresholds_give_all_and_only_what_is_certain(void **state)
{
    (void)state;
    const struct pilar_decision all = {.thresholds = (const double[]){0, 0}};
    const struct pilar_decision certain = {.thresholds = (const double[]){1, 1}};
    assert_decided(all, 0, 0, "tn");
    assert_decided(certain, 0.9999, 1, "n");
}

static void at_least_one_gives_the_most_probable_where_there_would_be_none(void **state)
{
    (void)state;
    assert_decided(AT_LEAST_ONE, 0.2, 0.1, "t");
    assert_decided(AT_LEAST_ONE, 0.1, 0.2, "n");
    assert_decided(AT_LEAST_ONE, 0.2, 0.2, "t"); /* of equals the first */
    assert_decided(AT_LEAST_ONE, 0.4, 0.3, "n"); /* one there is, if not the most probable */
    assert_decided(AT_LEAST_ONE, 0.6, 0.3, "tn");
}

static void what_is_neither_surely_labelled_nor_surely_not_is_left_open(void **state)
{
    (void)state;
    assert_decided(ABSTAIN, 0.74, 0.1, "?"); /* it would have had a label */
    assert_decided(ABSTAIN, 0.1, 0.26, "?");
    assert_decided(ABSTAIN, 0.26, 0.1, "?"); /* it would have had none */
    assert_decided(ABSTAIN, 0.75, 0.1, "t"); /* P itself is sure enough */
    assert_decided(ABSTAIN, 0.25, 0.2, "");  /* and so is 1 - P */
    assert_decided((struct pilar_decision){.abstain = 0.9}, 0.1, 0.1, "");
}

static void a_sure_label_closes_the_paragraph_and_thresholds_decide(void **state)
{
    (void)state;
    assert_decided(ABSTAIN, 0.8, 0.3, "tn"); /* the second is not sure, the paragraph is */
    struct pilar_decision decision = ABSTAIN;
    decision.thresholds = (const double[]){0.9, 0.1};
    assert_decided(decision, 0.8, 0.05, ""); /* sure enough not to be open, not for its label */
    assert_decided(decision, 0.05, 0.2, "n");
}

static void with_both_surely_none_is_no_answer(void **state)
{
    (void)state;
    assert_decided(BOTH, 0.01, 0.02, "?");
    assert_decided(BOTH, 0.74, 0.3, "?");
    assert_decided(BOTH, 0.75, 0.3, "tn");
    struct pilar_decision decision = BOTH;
    decision.thresholds = (const double[]){0.9, 0.9};
    assert_decided(decision, 0.8, 0.85, "n");
}

static void values_out_of_range_are_refused(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct pilar_error error = {0};
    static const double WRONG[] = {-0.001, 1.001, (double)NAN, (double)INFINITY, -(double)INFINITY};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        const double thresholds[] = {0.5, WRONG[i]};
        struct pilar_decision decision = {.thresholds = thresholds};
        assert_int_equal(decide_check(&decision, model, &error), PILAR_ERROR_ARGUMENT);
        assert_string_equal(error.message,
                            "the threshold of \"norms\" is not a probability from 0 to 1");
        decision = (struct pilar_decision){.abstain = WRONG[i]};
        assert_int_equal(decide_check(&decision, model, &error), PILAR_ERROR_ARGUMENT);
        assert_string_equal(error.message,
                            "the probability to abstain by is not above 0.5 and below 1");
    }
    assert_int_equal(decide_check(&(struct pilar_decision){.abstain = 0.5}, model, NULL),
                     PILAR_ERROR_ARGUMENT);
    assert_int_equal(decide_check(&(struct pilar_decision){.abstain = 1}, model, NULL),
                     PILAR_ERROR_ARGUMENT);
    pilar_model_free(model);
}

static void values_in_range_are_taken(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    const struct pilar_decision outermost = {
        .thresholds = (const double[]){0, 1}, .at_least_one = true, .abstain = 0.501};
    assert_int_equal(decide_check(&PLAIN, model, NULL), PILAR_OK);
    assert_int_equal(decide_check(&BOTH, model, NULL), PILAR_OK);
    assert_int_equal(decide_check(&outermost, model, NULL), PILAR_OK);
    pilar_model_free(model);
}

static void of_several_labels_the_one_that_leads_is_primary(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    const double texts[] = {1, 1, 0}, headings[] = {0, 0}, surroundings[] = {0};
    const double scores[SMALL_LABELS] = {0.9, 0.8};
    const size_t labels[] = {0, 1}, lone[] = {1};
    const bool has_heading[] = {false};
    struct context context = decide_context(model, texts, headings, has_heading, surroundings, 1);
    for (size_t i = 0; i < SMALL_LABELS * CONTEXT_SITUATIONS; i++)
        model->leads[i] = (struct context_weights){0};
    struct pilar_tags tags = {.scores = scores, .labels = labels, .count = 2};
    assert_int_equal(decide_primary(model, &context, 0, &tags), 0); /* at even odds, the surest */
    model->leads[CONTEXT_SITUATIONS + CONTEXT_ALONE].bias = 1;
    assert_int_equal(decide_primary(model, &context, 0, &tags), 1);
    model->leads[CONTEXT_ALONE].inputs[CONTEXT_OWN] = 2;
    assert_int_equal(decide_primary(model, &context, 0, &tags), 0);
    tags = (struct pilar_tags){.scores = scores, .labels = lone, .count = 1};
    assert_int_equal(decide_primary(model, &context, 0, &tags), 1);
    pilar_model_free(model);
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
        cmocka_unit_test(the_outermost_thresholds_give_all_and_only_what_is_certain),
        cmocka_unit_test(at_least_one_gives_the_most_probable_where_there_would_be_none),
        cmocka_unit_test(what_is_neither_surely_labelled_nor_surely_not_is_left_open),
        cmocka_unit_test(a_sure_label_closes_the_paragraph_and_thresholds_decide),
        cmocka_unit_test(with_both_surely_none_is_no_answer),
        cmocka_unit_test(values_out_of_range_are_refused),
        cmocka_unit_test(values_in_range_are_taken),
        cmocka_unit_test(of_several_labels_the_one_that_leads_is_primary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
