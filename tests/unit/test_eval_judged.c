/* test_eval_judged: room for judged sets, and what they may not hold. */
#include "tests/unit/test_eval_cases.h"

static void a_new_set_has_no_labels(void **state)
{
    (void)state;
    struct judged judged;
    assert_int_equal(judged_allocate(3, 2, EVAL_NAMES, &judged, NULL), PILAR_OK);
    assert_int_equal(judged.group_count, 1);
    for (size_t row = 0; row < 3; row++) {
        assert_true(judged.gold_primary[row] == JUDGED_NONE);
        assert_true(judged.given_primary[row] == JUDGED_NONE);
        assert_int_equal(judged.groups[row], 0);
    }
    for (size_t cell = 0; cell < 6; cell++)
        assert_true(judged.gold[cell] == 0 && judged.given[cell] == 0 && judged.scores[cell] == 0);
    assert_int_equal(judged_check(&judged, NULL), PILAR_OK);
    judged_free(&judged);
    assert_null(judged.scores);
}

static void a_set_may_be_empty(void **state)
{
    (void)state;
    struct judged judged;
    assert_int_equal(judged_allocate(0, 0, NULL, &judged, NULL), PILAR_OK);
    assert_int_equal(judged_check(&judged, NULL), PILAR_OK);
    judged_free(&judged);
}

static void too_large_a_set_is_out_of_memory(void **state)
{
    (void)state;
    struct judged judged;
    struct pilar_error error;
    assert_int_equal(judged_allocate(SIZE_MAX / 8, 6, EVAL_NAMES, &judged, &error),
                     PILAR_ERROR_MEMORY);
    assert_int_equal(error.status, PILAR_ERROR_MEMORY);
}

static void a_row_is_copied_whole(void **state)
{
    (void)state;
    struct judged systems[2];
    eval_case_make(&EVAL_CASES[0], systems);
    judged_copy_row(&systems[1], 4, &systems[0], 9);
    assert_memory_equal(systems[1].gold + 24, systems[0].gold + 54, 6);
    assert_memory_equal(systems[1].given + 24, systems[0].given + 54, 6);
    assert_memory_equal(systems[1].scores + 24, systems[0].scores + 54, 6 * sizeof(double));
    assert_int_equal(systems[1].gold_primary[4], systems[0].gold_primary[9]);
    assert_int_equal(systems[1].given_primary[4], systems[0].given_primary[9]);
    assert_int_equal(systems[1].groups[4], systems[0].groups[9]);
    eval_free(systems);
}

static void what_cannot_be_judged_is_told_with_its_paragraph(void **state)
{
    (void)state;
    struct judged judged;
    struct pilar_error error;
    assert_int_equal(judged_allocate(2, 2, EVAL_NAMES, &judged, NULL), PILAR_OK);

    static const double BAD_SCORES[] = {-0.001, 1.001, NAN, INFINITY};
    for (size_t i = 0; i < sizeof BAD_SCORES / sizeof *BAD_SCORES; i++) {
        judged.scores[3] = BAD_SCORES[i];
        assert_int_equal(judged_check(&judged, &error), PILAR_ERROR_ARGUMENT);
        assert_string_equal(
            error.message,
            "paragraph 2: the score of \"international_law\" is not between 0 and 1");
    }
    judged.scores[3] = 1;
    judged.gold[0] = 2;
    assert_int_equal(judged_check(&judged, &error), PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message,
                        "paragraph 1: label \"threats\" is neither there nor absent");
    judged.gold[0] = 1;
    judged.given_primary[1] = 2;
    assert_int_equal(judged_check(&judged, &error), PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "paragraph 2: the primary label is unknown");
    judged.given_primary[1] = 1;
    judged.groups[0] = 1;
    assert_int_equal(judged_check(&judged, &error), PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "paragraph 1: unknown document");
    judged.groups[0] = 0;
    assert_int_equal(judged_check(&judged, &error), PILAR_OK);
    judged_free(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_set_has_no_labels),
        cmocka_unit_test(a_set_may_be_empty),
        cmocka_unit_test(too_large_a_set_is_out_of_memory),
        cmocka_unit_test(a_row_is_copied_whole),
        cmocka_unit_test(what_cannot_be_judged_is_told_with_its_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
