/* test_base_random: the sequence is SplitMix64's, and below a bound all numbers are as likely. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdbool.h>

#include "pipeline/base/random.h"

static void the_sequence_is_the_published_one(void **state)
{
    (void)state;
    static const uint64_t of_zero[] = {UINT64_C(0xE220A8397B1DCDAF), UINT64_C(0x6E789E6AA1B965F4),
                                       UINT64_C(0x06C45D188009454F), UINT64_C(0xF88BB8A8724C81EC)};
    static const uint64_t of_1234567[] = {
        UINT64_C(6457827717110365317), UINT64_C(3203168211198807973), UINT64_C(9817491932198370423),
        UINT64_C(4593380528125082431), UINT64_C(16408922859458223821)};
    struct random random = {0};
    for (size_t i = 0; i < 4; i++)
        assert_true(random_next(&random) == of_zero[i]);
    random.state = 1234567;
    for (size_t i = 0; i < 5; i++)
        assert_true(random_next(&random) == of_1234567[i]);
}

static void a_bound_is_never_reached(void **state)
{
    (void)state;
    static const size_t bounds[] = {1, 2, 3, 10, 255, 256, 1000003, SIZE_MAX / 2 + 2, SIZE_MAX};
    struct random random = {42};
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        for (size_t draw = 0; draw < 500; draw++)
            assert_true(random_below(&random, bounds[i]) < bounds[i]);
    }
}

static void all_numbers_below_a_bound_are_about_as_frequent(void **state)
{
    (void)state;
    enum { BOUND = 7, DRAWS = 70000 };
    size_t counts[BOUND] = {0};
    struct random random = {7};
    for (size_t i = 0; i < DRAWS; i++)
        counts[random_below(&random, BOUND)]++;
    for (size_t i = 0; i < BOUND; i++) /* five standard deviations are 463 */
        assert_in_range(counts[i], DRAWS / BOUND - 463, DRAWS / BOUND + 463);
}

/* A plain remainder would put two thirds of all draws below half of this bound. */
static void a_bound_near_the_largest_number_favours_none(void **state)
{
    (void)state;
    enum { DRAWS = 10000 };
    const size_t bound = SIZE_MAX / 4 * 3;
    size_t low = 0;
    struct random random = {3};
    for (size_t i = 0; i < DRAWS; i++)
        low += random_below(&random, bound) < bound / 2;
    assert_in_range(low, DRAWS / 2 - 250, DRAWS / 2 + 250);
}

static void generators_do_not_disturb_each_other(void **state)
{
    (void)state;
    struct random one = {5}, other = {9}, alone = {5};
    for (size_t i = 0; i < 100; i++) {
        uint64_t expected = random_next(&alone);
        random_next(&other);
        assert_true(random_next(&one) == expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sequence_is_the_published_one),
        cmocka_unit_test(a_bound_is_never_reached),
        cmocka_unit_test(all_numbers_below_a_bound_are_about_as_frequent),
        cmocka_unit_test(a_bound_near_the_largest_number_favours_none),
        cmocka_unit_test(generators_do_not_disturb_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
