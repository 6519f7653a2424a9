/* test_learning_threshold: no other threshold gives a higher F1. */
#include "pipeline/learning/threshold.h"

#include <math.h>

#include "pipeline/base/random.h"
#include "tests/unit/test_learning_cases.h"

static double f1(const double *probabilities, const unsigned char *positive, size_t count,
                 double threshold)
{
    size_t hits = 0, given = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        bool gives = probabilities[i] >= threshold;
        hits += gives && positive[i];
        given += gives;
        all += positive[i] != 0;
    }
    return given + all == 0 ? 0 : 2.0 * (double)hits / (double)(given + all);
}

/* The best F1 of all thresholds that divide the probabilities anywhere, or give all of them. */
static double best_f1(const double *probabilities, const unsigned char *positive, size_t count)
{
    double best = 0;
    for (size_t i = 0; i < count; i++)
        best = fmax(best, f1(probabilities, positive, count, probabilities[i]));
    return best;
}

static double threshold_of(const double *probabilities, const unsigned char *positive, size_t count)
{
    double threshold = -1;
    assert_true(threshold_best(probabilities, positive, count, &threshold));
    assert_true(threshold >= 0 && threshold <= 1);
    return threshold;
}

static void no_threshold_does_better(void **state)
{
    (void)state;
    enum { MOST = 40 };
    struct random random = {11};
    for (size_t run = 0; run < 2000; run++) {
        double probabilities[MOST];
        unsigned char positive[MOST];
        size_t count = 1 + random_below(&random, MOST), levels = 1 + random_below(&random, 60);
        for (size_t i = 0; i < count; i++) { /* with few levels there are many ties */
            probabilities[i] = (double)random_below(&random, levels + 1) / (double)levels;
            positive[i] = random_below(&random, 100) < 20 + 60 * probabilities[i];
        }
        double threshold = threshold_of(probabilities, positive, count);
        assert_true(f1(probabilities, positive, count, threshold) ==
                    best_f1(probabilities, positive, count));
    }
}

static void it_lies_half_way_between_what_it_divides(void **state)
{
    (void)state;
    const double probabilities[] = {0.9, 0.2, 0.8, 0.4};
    const unsigned char positive[] = {1, 0, 1, 0};
    assert_true(fabs(threshold_of(probabilities, positive, 4) - 0.6) < 1e-15);
}

static void of_several_as_good_it_is_the_highest(void **state)
{
    (void)state;
    /* two of four, and one of one: both give 2/3 */
    const double probabilities[] = {0.8, 0.6, 0.4, 0.2};
    const unsigned char positive[] = {1, 0, 0, 1};
    assert_true(fabs(threshold_of(probabilities, positive, 4) - 0.7) < 1e-15);
}

static void neighbouring_numbers_are_still_divided(void **state)
{
    (void)state;
    /* no number lies between them, and half their sum rounds now up, now down */
    for (double low = 0.25; low < 0.25 + 64 * 0x1p-54; low = nextafter(low, 1)) {
        const double probabilities[] = {nextafter(low, 1), low};
        const unsigned char positive[] = {1, 0};
        double threshold = threshold_of(probabilities, positive, 2);
        assert_true(f1(probabilities, positive, 2, threshold) == 1);
    }
}

static void where_all_are_positive_all_are_given(void **state)
{
    (void)state;
    const double probabilities[] = {0.3, 0, 1};
    const unsigned char positive[] = {1, 1, 1};
    double threshold = threshold_of(probabilities, positive, 3);
    assert_true(f1(probabilities, positive, 3, threshold) == 1);
}

static void without_positives_there_is_a_threshold_all_the_same(void **state)
{
    (void)state;
    const double probabilities[] = {0.3, 0.1, 0.7};
    const unsigned char positive[] = {0, 0, 0};
    threshold_of(probabilities, positive, 3);
    threshold_of(probabilities, positive, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_threshold_does_better),
        cmocka_unit_test(it_lies_half_way_between_what_it_divides),
        cmocka_unit_test(of_several_as_good_it_is_the_highest),
        cmocka_unit_test(neighbouring_numbers_are_still_divided),
        cmocka_unit_test(where_all_are_positive_all_are_given),
        cmocka_unit_test(without_positives_there_is_a_threshold_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
