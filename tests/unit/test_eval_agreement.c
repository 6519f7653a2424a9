/* test_eval_agreement: kappa, the MASI distance and alpha against references and the literature. */
#include "eval/agreement.h"
#include "tests/unit/test_eval_cases.h"

enum { MOST_ROWS = 128 };

static void agreement_is_that_of_the_reference(void **state)
{
    for (size_t i = 0; i < EVAL_CASE_COUNT; i++) {
        struct judged systems[2];
        unsigned char present[3][MOST_ROWS];
        double kappas[8], alpha;
        char name[64];
        size_t count = EVAL_CASES[i].count, label_count = EVAL_CASES[i].label_count;
        if (count == 1)
            continue; /* scikit-learn refuses what is left of it */
        eval_case_make(&EVAL_CASES[i], systems);
        for (size_t row = 0; row < count; row++) {
            present[0][row] = row % 5 != 0;
            present[1][row] = row % 7 != 3;
            present[2][row] = 1;
        }
        struct annotator annotators[] = {{systems[0].given, systems[0].given_primary, present[0]},
                                         {systems[1].given, systems[1].given_primary, present[1]},
                                         {systems[0].gold, systems[0].gold_primary, present[2]}};
        assert_int_equal(
            agreement_pair(&annotators[0], &annotators[1], count, label_count, kappas, NULL),
            PILAR_OK);
        for (size_t label = 0; label < label_count; label++) {
            snprintf(name, sizeof name, "kappa.label%zu", label);
            eval_assert_kept(*state, EVAL_CASES[i].name, kappas[label], name);
        }
        eval_assert_kept(*state, EVAL_CASES[i].name, kappas[label_count], "kappa.primary");
        assert_int_equal(agreement_alpha(annotators, 3, count, label_count, &alpha, NULL),
                         PILAR_OK);
        eval_assert_kept(*state, EVAL_CASES[i].name, alpha, "alpha");
        eval_free(systems);
    }
}

/* Krippendorff, Computing Krippendorff's alpha-reliability, 2011, section C: nominal data of four
 * observers with missing values, alpha = 0.743. A value is a set of one label here, so that the
 * MASI distance is the nominal one. */
static void alpha_of_the_published_example_is_0_743(void **state)
{
    (void)state;
    static const char *const OBSERVERS[] = {"123321412...", "1233224125.3", ".3332342251.",
                                            "12332441251."};
    unsigned char labels[4][12 * 5] = {{0}}, present[4][12] = {{0}};
    struct annotator annotators[4];
    double alpha;
    for (size_t i = 0; i < 4; i++) {
        for (size_t row = 0; row < 12; row++) {
            char value = OBSERVERS[i][row];
            if (value == '.')
                continue;
            present[i][row] = 1;
            labels[i][row * 5 + (size_t)(value - '1')] = 1;
        }
        annotators[i] = (struct annotator){labels[i], NULL, present[i]};
    }
    assert_int_equal(agreement_alpha(annotators, 4, 12, 5, &alpha, NULL), PILAR_OK);
    assert_true(fabs(alpha - 0.743) < 0.0005);
}

/* Two annotators of two paragraphs, {a} and {a, b}, {b} and {b}, by hand: pairs within a paragraph
 * differ by 2/3 in all; those of all values by 2/3 + 1 + 1 + 2/3 + 2/3 + 0 = 4;
 * 1 - (4 - 1) (2/3) / 4 = 1/2. */
static void alpha_of_overlapping_sets_is_that_by_hand(void **state)
{
    (void)state;
    static const unsigned char LEFT[] = {1, 0, 0, 1}, RIGHT[] = {1, 1, 0, 1}, PRESENT[] = {1, 1};
    const struct annotator annotators[] = {{LEFT, NULL, PRESENT}, {RIGHT, NULL, PRESENT}};
    double alpha;
    assert_int_equal(agreement_alpha(annotators, 2, 2, 2, &alpha, NULL), PILAR_OK);
    assert_true(fabs(alpha - 0.5) < 1e-15);
}

static void masi_is_that_by_hand(void **state)
{
    (void)state;
    static const struct {
        unsigned char left[4], right[4];
        double distance;
        double nltk; /* with its weights of 0.67 and 0.33 */
    } CASES[] = {
        {{1, 1, 0, 0}, {1, 1, 0, 0}, 0, 0},
        {{1, 1, 0, 0}, {1, 1, 1, 1}, 1 - 2.0 / 4 * 2 / 3, 0.665}, /* NLTK's own example */
        {{1, 1, 1, 0}, {0, 1, 0, 0}, 1 - 1.0 / 3 * 2 / 3, 1 - 0.67 / 3},
        {{1, 1, 0, 0}, {0, 1, 1, 0}, 1 - 1.0 / 3 * 1 / 3, 1 - 0.33 / 3},
        {{1, 1, 0, 1}, {0, 1, 1, 1}, 1 - 2.0 / 4 * 1 / 3, 1 - 0.33 / 2},
        {{1, 1, 0, 0}, {0, 0, 1, 1}, 1, 1},
        {{0, 0, 0, 0}, {0, 0, 1, 0}, 1, 1},
        {{0, 0, 0, 0}, {0, 0, 0, 0}, 0, 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        double forth = agreement_masi(CASES[i].left, CASES[i].right, 4);
        double back = agreement_masi(CASES[i].right, CASES[i].left, 4);
        assert_true(fabs(forth - CASES[i].distance) < 1e-15);
        assert_true(forth == back);
        assert_true(fabs(forth - CASES[i].nltk) < 0.0034 / 2);
    }
}

/* Cohen's two by two: 20, 5, 10, 15 of 50 give (0.7 - 0.5) / (1 - 0.5). */
static void kappa_is_that_by_hand(void **state)
{
    (void)state;
    assert_true(fabs(agreement_kappa((size_t[]){20, 5, 10, 15}, 2) - 0.4) < 1e-15);
    assert_true(agreement_kappa((size_t[]){3, 0, 0, 4}, 2) == 1);
    assert_true(agreement_kappa((size_t[]){0, 4, 4, 0}, 2) == -1);
    assert_true(isnan(agreement_kappa((size_t[]){7, 0, 0, 0}, 2)));
    assert_true(isnan(agreement_kappa((size_t[]){0}, 1)));
}

static void without_a_pair_nothing_is_defined(void **state)
{
    (void)state;
    static const unsigned char LABELS[] = {1, 0, 0, 1}, FIRST[] = {1, 0}, SECOND[] = {0, 1};
    static const size_t PRIMARY[] = {0, 1};
    const struct annotator annotators[] = {{LABELS, PRIMARY, FIRST}, {LABELS, PRIMARY, SECOND}};
    double alpha, kappas[3];
    assert_int_equal(agreement_alpha(annotators, 2, 2, 2, &alpha, NULL), PILAR_OK);
    assert_true(isnan(alpha));
    assert_int_equal(agreement_alpha(annotators, 0, 2, 2, &alpha, NULL), PILAR_OK);
    assert_true(isnan(alpha));
    assert_int_equal(agreement_alpha(annotators, 2, 0, 2, &alpha, NULL), PILAR_OK);
    assert_true(isnan(alpha));
    assert_int_equal(agreement_pair(&annotators[0], &annotators[1], 2, 2, kappas, NULL), PILAR_OK);
    assert_true(isnan(kappas[0]) && isnan(kappas[1]) && isnan(kappas[2]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agreement_is_that_of_the_reference),
        cmocka_unit_test(alpha_of_the_published_example_is_0_743),
        cmocka_unit_test(alpha_of_overlapping_sets_is_that_by_hand),
        cmocka_unit_test(masi_is_that_by_hand),
        cmocka_unit_test(kappa_is_that_by_hand),
        cmocka_unit_test(without_a_pair_nothing_is_defined),
    };
    return cmocka_run_group_tests(tests, eval_open_reference, eval_close_reference);
}
