/* test_eval_metrics: every figure is scikit-learn's, and the empty set has figures too. */
#include "eval/metrics.h"
#include "tests/unit/test_eval_cases.h"

enum { MOST_FIGURES = 128 };

static void every_figure_is_that_of_the_reference(void **state)
{
    for (size_t i = 0; i < EVAL_CASE_COUNT; i++) {
        struct judged systems[2];
        double figures[MOST_FIGURES];
        char name[64];
        size_t label_count = EVAL_CASES[i].label_count;
        eval_case_make(&EVAL_CASES[i], systems);
        assert_int_equal(judged_check(&systems[0], NULL), PILAR_OK);
        assert_in_range(metrics_count(label_count), 1, MOST_FIGURES);
        assert_int_equal(metrics_compute(&systems[0], figures, NULL), PILAR_OK);
        for (size_t figure = 0; figure < METRICS_OVERALL; figure++)
            eval_assert_kept(*state, EVAL_CASES[i].name, figures[figure],
                             metrics_overall_name(figure));
        for (size_t row = 0; row < METRICS_LABELS + label_count; row++) {
            for (size_t column = 0; column < METRICS_COLUMNS; column++) {
                if (row < METRICS_LABELS)
                    snprintf(name, sizeof name, "%s.%s", row == METRICS_MACRO ? "macro" : "micro",
                             metrics_column_name(column));
                else
                    snprintf(name, sizeof name, "label%zu.%s", row - METRICS_LABELS,
                             metrics_column_name(column));
                eval_assert_kept(*state, EVAL_CASES[i].name, figures[metrics_cell(row, column)],
                                 name);
            }
        }
        eval_free(systems);
    }
}

static void an_empty_set_has_zeros_and_no_kappa(void **state)
{
    (void)state;
    for (size_t label_count = 0; label_count < 3; label_count++) {
        struct judged judged;
        double figures[MOST_FIGURES];
        assert_int_equal(judged_allocate(0, label_count, EVAL_NAMES, &judged, NULL), PILAR_OK);
        assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
        for (size_t i = 0; i < metrics_count(label_count); i++) {
            if (i == METRICS_PRIMARY_KAPPA)
                assert_true(isnan(figures[i]));
            else
                assert_true(figures[i] == 0);
        }
        judged_free(&judged);
    }
}

static void paragraphs_without_a_label_set_agree(void **state)
{
    (void)state;
    struct judged judged;
    double figures[MOST_FIGURES];
    assert_int_equal(judged_allocate(4, 0, NULL, &judged, NULL), PILAR_OK);
    assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
    assert_true(figures[METRICS_EXACT_MATCH] == 1);
    assert_true(figures[METRICS_LRAP] == 1);
    assert_true(figures[METRICS_PRIMARY_ACCURACY] == 1);
    assert_true(figures[METRICS_HAMMING_LOSS] == 0);
    assert_true(figures[metrics_cell(METRICS_MACRO, METRICS_F1)] == 0);
    judged_free(&judged);
}

/* Scores of 0.1 and 0.1 + a little stand in two bins, and 0 with the first. By hand:
 * bin 1: gold 1 of scores 0 + 0.1; bin 2: gold 0 of 0.1 + a little; bin 10: gold 1 of 1. */
static void calibration_bins_are_closed_above(void **state)
{
    (void)state;
    struct judged judged;
    double figures[MOST_FIGURES], above = nextafter(0.1, 1);
    assert_int_equal(judged_allocate(4, 1, EVAL_NAMES, &judged, NULL), PILAR_OK);
    memcpy(judged.scores, (double[]){0, 0.1, above, 1}, 4 * sizeof(double));
    memcpy(judged.gold, (unsigned char[]){0, 1, 0, 1}, 4);
    assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
    double error = figures[metrics_cell(METRICS_LABELS, METRICS_CALIBRATION_ERROR)];
    assert_true(fabs(error - (fabs(1 - 0.1) + above + 0) / 4) < 1e-15);
    judged_free(&judged);
}

/* Of two equal scores one is gold: precision 1/2 where recall becomes 1. */
static void equal_scores_have_no_order(void **state)
{
    (void)state;
    static const double SCORES[][2] = {{0, -0.0}, {1, 1}, {0.5, 0.5}, {5e-324, 5e-324}};
    struct judged judged;
    double figures[MOST_FIGURES];
    assert_int_equal(judged_allocate(2, 1, EVAL_NAMES, &judged, NULL), PILAR_OK);
    for (size_t i = 0; i < 2 * sizeof SCORES / sizeof *SCORES; i++) {
        memcpy(judged.scores, SCORES[i / 2], sizeof *SCORES);
        judged.gold[i % 2] = 1;
        judged.gold[1 - i % 2] = 0;
        assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
        assert_true(figures[metrics_cell(METRICS_LABELS, METRICS_AVERAGE_PRECISION)] == 0.5);
    }
    judged_free(&judged);
}

static void the_smallest_difference_of_scores_counts(void **state)
{
    (void)state;
    static const double SCORES[] = {0, 5e-324, 1e-300, 1e-20, 1e-3, 2e-3, 0.5, 0.99, 1};
    enum { COUNT = sizeof SCORES / sizeof *SCORES };
    struct judged judged;
    double figures[MOST_FIGURES];
    assert_int_equal(judged_allocate(COUNT, 1, EVAL_NAMES, &judged, NULL), PILAR_OK);
    memcpy(judged.scores, SCORES, sizeof SCORES);
    for (size_t row = COUNT; row > 0; row--) {
        judged.gold[row - 1] = 1;
        assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
        assert_true(figures[metrics_cell(METRICS_LABELS, METRICS_AVERAGE_PRECISION)] == 1);
    }
    judged_free(&judged);
}

static void confusion_counts_none_as_the_last_class(void **state)
{
    (void)state;
    struct judged judged;
    size_t confusion[9];
    assert_int_equal(judged_allocate(5, 2, EVAL_NAMES, &judged, NULL), PILAR_OK);
    memcpy(judged.gold_primary, (size_t[]){0, 0, 1, JUDGED_NONE, JUDGED_NONE}, 5 * sizeof(size_t));
    memcpy(judged.given_primary, (size_t[]){0, 1, JUDGED_NONE, 0, JUDGED_NONE}, 5 * sizeof(size_t));
    metrics_confusion(&judged, confusion);
    assert_memory_equal(confusion, ((size_t[]){1, 1, 0, 0, 0, 1, 1, 0, 1}), sizeof confusion);
    judged_free(&judged);
}

static void the_order_of_paragraphs_does_not_matter(void **state)
{
    (void)state;
    struct judged systems[2];
    double forth[MOST_FIGURES], back[MOST_FIGURES];
    eval_case_make(&EVAL_CASES[1], systems); /* with many ties */
    for (size_t row = 0; row < systems[0].count; row++)
        judged_copy_row(&systems[1], systems[0].count - 1 - row, &systems[0], row);
    assert_int_equal(metrics_compute(&systems[0], forth, NULL), PILAR_OK);
    assert_int_equal(metrics_compute(&systems[1], back, NULL), PILAR_OK);
    for (size_t i = 0; i < metrics_count(systems[0].label_count); i++)
        assert_true(fabs(forth[i] - back[i]) < 1e-12);
    eval_free(systems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_is_that_of_the_reference),
        cmocka_unit_test(an_empty_set_has_zeros_and_no_kappa),
        cmocka_unit_test(paragraphs_without_a_label_set_agree),
        cmocka_unit_test(calibration_bins_are_closed_above),
        cmocka_unit_test(equal_scores_have_no_order),
        cmocka_unit_test(the_smallest_difference_of_scores_counts),
        cmocka_unit_test(confusion_counts_none_as_the_last_class),
        cmocka_unit_test(the_order_of_paragraphs_does_not_matter),
    };
    return cmocka_run_group_tests(tests, eval_open_reference, eval_close_reference);
}
