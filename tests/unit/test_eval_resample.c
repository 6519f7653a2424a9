/* test_eval_resample: intervals and tests are those of the reference, draw for draw. */
#include "eval/metrics.h"
#include "eval/resample.h"
#include "pipeline/base/error.h"
#include "tests/unit/test_eval_cases.h"

enum { MOST_FIGURES = 128 };

static const char *const UNIT_NAMES[] = {"documents", "paragraphs"};
static const char *const SOME_NAMES[] = {"macro.f1", "primary_accuracy", "lrap"};

enum { SOME_COUNT = 3, REPEATS = 39 };

/* The figures that the reference resamples. */
static enum pilar_status compute_some(const struct judged *judged, double *figures,
                                      struct pilar_error *error)
{
    double all[MOST_FIGURES];
    enum pilar_status status = metrics_compute(judged, all, error);
    figures[0] = all[metrics_cell(METRICS_MACRO, METRICS_F1)];
    figures[1] = all[METRICS_PRIMARY_ACCURACY];
    figures[2] = all[METRICS_LRAP];
    return status;
}

static const struct resample_measure SOME = {SOME_COUNT, compute_some};

static void intervals_are_those_of_the_reference(void **state)
{
    struct judged systems[2];
    eval_case_make(&EVAL_CASES[0], systems);
    for (size_t unit = 0; unit < 2; unit++) {
        struct resample_plan plan = {(enum resample_unit)unit, REPEATS, 11};
        struct interval intervals[SOME_COUNT];
        assert_int_equal(resample_intervals(&systems[0], &SOME, &plan, intervals, NULL), PILAR_OK);
        for (size_t i = 0; i < SOME_COUNT; i++) {
            char name[64];
            snprintf(name, sizeof name, "%s.%s.low", UNIT_NAMES[unit], SOME_NAMES[i]);
            eval_assert_kept(*state, "random", intervals[i].low, name);
            snprintf(name, sizeof name, "%s.%s.high", UNIT_NAMES[unit], SOME_NAMES[i]);
            eval_assert_kept(*state, "random", intervals[i].high, name);
        }
    }
    eval_free(systems);
}

static void p_values_are_those_of_the_reference(void **state)
{
    struct judged systems[2];
    eval_case_make(&EVAL_CASES[0], systems);
    for (size_t unit = 0; unit < 2; unit++) {
        struct resample_plan plan = {(enum resample_unit)unit, REPEATS, 12};
        double p[SOME_COUNT];
        assert_int_equal(resample_p_values(&systems[0], &systems[1], &SOME, &plan, p, NULL),
                         PILAR_OK);
        for (size_t i = 0; i < SOME_COUNT; i++) {
            char name[64];
            snprintf(name, sizeof name, "%s.%s.p", UNIT_NAMES[unit], SOME_NAMES[i]);
            eval_assert_kept(*state, "random", p[i], name);
        }
    }
    eval_free(systems);
}

static void many_repeats_approach_the_exact_p_value(void **state)
{
    struct judged systems[2];
    struct resample_plan plan = {RESAMPLE_DOCUMENTS, 4000, 5};
    double p[SOME_COUNT];
    eval_case_make(&EVAL_CASES[0], systems);
    assert_int_equal(resample_p_values(&systems[0], &systems[1], &SOME, &plan, p, NULL), PILAR_OK);
    const struct table *table = *state;
    size_t found = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const struct pilar_text *cells = table_row(table, row);
        for (size_t i = 0; i < SOME_COUNT; i++) {
            char name[64], value[64] = {0};
            snprintf(name, sizeof name, "documents.%s.exact_p", SOME_NAMES[i]);
            if (!text_is(cells[1], name))
                continue;
            memcpy(value, cells[2].data, cells[2].length);
            assert_true(fabs(p[i] - strtod(value, NULL)) < 0.03);
            found++;
        }
    }
    assert_int_equal(found, SOME_COUNT);
    eval_free(systems);
}

static void all_metrics_can_be_resampled_together(void **state)
{
    (void)state;
    struct judged systems[2];
    double figures[MOST_FIGURES];
    struct interval intervals[MOST_FIGURES], again[MOST_FIGURES];
    eval_case_make(&EVAL_CASES[2], systems);
    size_t count = metrics_count(systems[0].label_count);
    struct resample_measure all = {count, metrics_compute};
    struct resample_plan plan = {RESAMPLE_PARAGRAPHS, 200, 3};
    assert_int_equal(metrics_compute(&systems[0], figures, NULL), PILAR_OK);
    assert_int_equal(resample_intervals(&systems[0], &all, &plan, intervals, NULL), PILAR_OK);
    assert_int_equal(resample_intervals(&systems[0], &all, &plan, again, NULL), PILAR_OK);
    assert_memory_equal(intervals, again, count * sizeof *intervals);
    size_t within = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(intervals[i].low <= intervals[i].high);
        within += intervals[i].low <= figures[i] && figures[i] <= intervals[i].high;
    }
    assert_true(within * 10 >= count * 9); /* calibration error is biased upwards in a sample */
    eval_free(systems);
}

static void a_set_against_itself_has_p_1(void **state)
{
    (void)state;
    for (size_t i = 0; i < EVAL_CASE_COUNT; i++) {
        struct judged systems[2];
        double p[MOST_FIGURES];
        eval_case_make(&EVAL_CASES[i], systems);
        size_t count = metrics_count(systems[0].label_count);
        struct resample_measure all = {count, metrics_compute};
        struct resample_plan plan = {RESAMPLE_DOCUMENTS, 20, i};
        assert_int_equal(resample_p_values(&systems[0], &systems[0], &all, &plan, p, NULL),
                         PILAR_OK);
        for (size_t figure = 0; figure < count; figure++)
            assert_true(p[figure] == 1);
        for (size_t label = 0; label < systems[0].label_count; label++)
            assert_true(resample_mcnemar(&systems[0], &systems[0], label).p == 1);
        eval_free(systems);
    }
}

static void the_sets_themselves_are_left_alone(void **state)
{
    (void)state;
    struct judged systems[2], copies[2];
    struct resample_plan plan = {RESAMPLE_PARAGRAPHS, 5, 1};
    struct interval intervals[SOME_COUNT];
    double p[SOME_COUNT];
    eval_case_make(&EVAL_CASES[0], systems);
    eval_case_make(&EVAL_CASES[0], copies);
    assert_int_equal(resample_p_values(&systems[0], &systems[1], &SOME, &plan, p, NULL), PILAR_OK);
    assert_int_equal(resample_intervals(&systems[0], &SOME, &plan, intervals, NULL), PILAR_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_memory_equal(systems[i].given, copies[i].given, 360);
        assert_memory_equal(systems[i].scores, copies[i].scores, 360 * sizeof(double));
        assert_memory_equal(systems[i].given_primary, copies[i].given_primary, 60 * sizeof(size_t));
    }
    eval_free(systems);
    eval_free(copies);
}

/* Counts the documents of a sample that are there, and their paragraphs. */
static enum pilar_status count_documents(const struct judged *judged, double *figures,
                                         struct pilar_error *error)
{
    if (judged_check(judged, error) != PILAR_OK)
        return error->status;
    size_t changes = judged->count > 0;
    for (size_t row = 1; row < judged->count; row++)
        changes += judged->groups[row] != judged->groups[row - 1];
    figures[0] = (double)changes;
    figures[1] = (double)judged->count;
    return PILAR_OK;
}

static void a_document_is_drawn_whole_and_an_empty_one_never(void **state)
{
    (void)state;
    static const struct resample_measure MEASURE = {2, count_documents};
    struct judged judged;
    struct pilar_error error;
    struct interval intervals[2];
    struct resample_plan plan = {RESAMPLE_DOCUMENTS, 50, 1};
    assert_int_equal(judged_allocate(12, 2, EVAL_NAMES, &judged, NULL), PILAR_OK);
    judged.group_count = 9; /* of which 1, 4 and 7 have four paragraphs each, not side by side */
    for (size_t row = 0; row < 12; row++)
        judged.groups[row] = 1 + row % 3 * 3;
    assert_int_equal(resample_intervals(&judged, &MEASURE, &plan, intervals, &error), PILAR_OK);
    assert_true(intervals[0].low == 3 && intervals[0].high == 3);
    assert_true(intervals[1].low == 12 && intervals[1].high == 12);
    judged_free(&judged);
}

static enum pilar_status compute_sometimes(const struct judged *judged, double *figures,
                                           struct pilar_error *error)
{
    (void)error;
    figures[0] = judged->scores[0] > 0.5 ? NAN : judged->scores[0];
    figures[1] = NAN;
    return PILAR_OK;
}

static void what_is_not_defined_is_left_out(void **state)
{
    (void)state;
    static const struct resample_measure MEASURE = {2, compute_sometimes};
    struct judged judged;
    struct interval intervals[2];
    double p[2];
    struct resample_plan plan = {RESAMPLE_PARAGRAPHS, 50, 1};
    assert_int_equal(judged_allocate(2, 1, EVAL_NAMES, &judged, NULL), PILAR_OK);
    judged.scores[0] = 0.25;
    judged.scores[1] = 0.75;
    assert_int_equal(resample_intervals(&judged, &MEASURE, &plan, intervals, NULL), PILAR_OK);
    assert_true(intervals[0].low == 0.25 && intervals[0].high == 0.25);
    assert_true(isnan(intervals[1].low) && isnan(intervals[1].high));
    assert_int_equal(resample_p_values(&judged, &judged, &MEASURE, &plan, p, NULL), PILAR_OK);
    assert_true(p[1] == 1);
    judged_free(&judged);
}

static enum pilar_status compute_sum(const struct judged *judged, double *figures,
                                     struct pilar_error *error)
{
    (void)error;
    figures[0] = 0;
    for (size_t row = 0; row < judged->count; row++)
        figures[0] += judged->scores[row];
    return PILAR_OK;
}

/* Of the 16 ways to exchange, 10 make the sums differ by 0.4 or more, as they do; if sums of tenths
 * were taken at their word, 4. */
static void rounding_does_not_hide_a_tie(void **state)
{
    (void)state;
    static const struct resample_measure MEASURE = {1, compute_sum};
    struct judged left, right;
    double p;
    struct resample_plan plan = {RESAMPLE_PARAGRAPHS, 2000, 1};
    assert_int_equal(judged_allocate(4, 1, EVAL_NAMES, &left, NULL), PILAR_OK);
    assert_int_equal(judged_allocate(4, 1, EVAL_NAMES, &right, NULL), PILAR_OK);
    memcpy(left.scores, (double[]){0.4, 0.1, 0.4, 0.8}, 4 * sizeof(double));
    memcpy(right.scores, (double[]){0.6, 0.3, 0.6, 0.6}, 4 * sizeof(double));
    assert_int_equal(resample_p_values(&left, &right, &MEASURE, &plan, &p, NULL), PILAR_OK);
    assert_true(fabs(p - 10.0 / 16) < 0.03);
    judged_free(&left);
    judged_free(&right);
}

static enum pilar_status compute_fails(const struct judged *judged, double *figures,
                                       struct pilar_error *error)
{
    (void)judged;
    (void)figures;
    return error_memory(error);
}

static void a_failure_ends_it_with_its_status(void **state)
{
    (void)state;
    static const struct resample_measure FAILS = {1, compute_fails};
    struct judged systems[2], others[2];
    struct resample_plan plan = {RESAMPLE_DOCUMENTS, 5, 1}, never = {RESAMPLE_DOCUMENTS, 0, 1};
    struct resample_plan forever = {RESAMPLE_DOCUMENTS, SIZE_MAX / 8, 1};
    struct interval intervals[SOME_COUNT];
    struct pilar_error error;
    double p[SOME_COUNT];
    eval_case_make(&EVAL_CASES[0], systems);
    eval_case_make(&EVAL_CASES[0], others);
    others[1].gold[3] ^= 1;
    assert_int_equal(resample_intervals(&systems[0], &FAILS, &plan, intervals, &error),
                     PILAR_ERROR_MEMORY);
    assert_int_equal(resample_p_values(&systems[0], &systems[1], &FAILS, &plan, p, &error),
                     PILAR_ERROR_MEMORY);
    assert_int_equal(resample_intervals(&systems[0], &SOME, &forever, intervals, &error),
                     PILAR_ERROR_MEMORY);
    assert_int_equal(resample_intervals(&systems[0], &SOME, &never, intervals, &error),
                     PILAR_ERROR_ARGUMENT);
    assert_int_equal(resample_p_values(&systems[0], &systems[1], &SOME, &never, p, &error),
                     PILAR_ERROR_ARGUMENT);
    assert_int_equal(resample_p_values(&systems[0], &others[1], &SOME, &plan, p, &error),
                     PILAR_ERROR_ARGUMENT);
    eval_free(systems);
    eval_free(others);
}

static void an_empty_set_has_empty_intervals(void **state)
{
    (void)state;
    struct judged judged;
    struct interval intervals[SOME_COUNT];
    double p[SOME_COUNT];
    assert_int_equal(judged_allocate(0, 2, EVAL_NAMES, &judged, NULL), PILAR_OK);
    for (size_t unit = 0; unit < 2; unit++) {
        struct resample_plan plan = {(enum resample_unit)unit, 3, 1};
        assert_int_equal(resample_intervals(&judged, &SOME, &plan, intervals, NULL), PILAR_OK);
        assert_true(intervals[0].low == 0 && intervals[0].high == 0);
        assert_int_equal(resample_p_values(&judged, &judged, &SOME, &plan, p, NULL), PILAR_OK);
        assert_true(p[0] == 1);
    }
    judged_free(&judged);
}

static void mcnemar_is_the_exact_binomial_test(void **state)
{
    for (size_t i = 0; i < EVAL_CASE_COUNT; i++) {
        struct judged systems[2];
        char name[64];
        eval_case_make(&EVAL_CASES[i], systems);
        for (size_t label = 0; label < systems[0].label_count; label++) {
            snprintf(name, sizeof name, "mcnemar.label%zu", label);
            eval_assert_kept(*state, EVAL_CASES[i].name,
                             resample_mcnemar(&systems[0], &systems[1], label).p, name);
        }
        eval_assert_kept(*state, EVAL_CASES[i].name,
                         resample_mcnemar(&systems[0], &systems[1], JUDGED_NONE).p, "mcnemar.all");
        eval_free(systems);
    }
}

/* 1 against 9: 2 (1 + 10) / 1024. 0 against 2000: 2^-1999, which no double holds. */
static void mcnemar_holds_at_the_ends(void **state)
{
    (void)state;
    struct judged left, right;
    assert_int_equal(judged_allocate(2000, 1, EVAL_NAMES, &left, NULL), PILAR_OK);
    assert_int_equal(judged_allocate(2000, 1, EVAL_NAMES, &right, NULL), PILAR_OK);
    left.given[0] = 1;
    for (size_t row = 1; row < 10; row++)
        right.given[row] = 1;
    struct resample_mcnemar test = resample_mcnemar(&left, &right, 0);
    assert_int_equal(test.left_only, 9);
    assert_int_equal(test.right_only, 1);
    assert_true(fabs(test.p - 22.0 / 1024) < 1e-15);
    memset(left.given, 0, 2000);
    memset(right.given, 1, 2000);
    test = resample_mcnemar(&left, &right, 0);
    assert_int_equal(test.left_only, 2000);
    assert_true(test.p >= 0 && test.p < 1e-300);
    memset(right.given, 1, 1000);
    memset(right.given + 1000, 0, 1000);
    memset(left.given + 1000, 1, 1000);
    assert_true(resample_mcnemar(&left, &right, 0).p == 1);
    judged_free(&left);
    judged_free(&right);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_are_those_of_the_reference),
        cmocka_unit_test(p_values_are_those_of_the_reference),
        cmocka_unit_test(many_repeats_approach_the_exact_p_value),
        cmocka_unit_test(all_metrics_can_be_resampled_together),
        cmocka_unit_test(a_set_against_itself_has_p_1),
        cmocka_unit_test(the_sets_themselves_are_left_alone),
        cmocka_unit_test(a_document_is_drawn_whole_and_an_empty_one_never),
        cmocka_unit_test(what_is_not_defined_is_left_out),
        cmocka_unit_test(rounding_does_not_hide_a_tie),
        cmocka_unit_test(a_failure_ends_it_with_its_status),
        cmocka_unit_test(an_empty_set_has_empty_intervals),
        cmocka_unit_test(mcnemar_is_the_exact_binomial_test),
        cmocka_unit_test(mcnemar_holds_at_the_ends),
    };
    return cmocka_run_group_tests(tests, eval_open_reference, eval_close_reference);
}
