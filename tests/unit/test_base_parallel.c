/* test_base_parallel: each item is done once, and the outcome does not depend on timing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/error.h"
#include "pipeline/base/parallel.h"

enum { ITEMS = 2000, THREADS = 8 };

/* How many threads the system still gives; below 0, as many as asked for. */
static int threads_given = -1;

/* Stands before the system's, so that a test can make threads scarce. */
__attribute__((visibility("default"))) int pthread_create(pthread_t *handle,
                                                          const pthread_attr_t *attributes,
                                                          void *(*start)(void *), void *argument)
{
    int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    *(void **)&next = dlsym(RTLD_NEXT, "pthread_create");
    if (threads_given == 0)
        return EAGAIN;
    if (threads_given > 0)
        threads_given--;
    return next(handle, attributes, start, argument);
}

struct tally {
    atomic_uint done[ITEMS];
    atomic_uint busy[256]; /* by worker */
    atomic_uint workers_seen, collisions, too_high;
    unsigned threads;
    size_t fail_from, fail_step; /* items that fail; SIZE_MAX for none */
};

static enum pilar_status work(void *context, size_t item, unsigned thread,
                              struct pilar_error *error)
{
    struct tally *tally = context;
    if (thread >= tally->threads) {
        atomic_fetch_add(&tally->too_high, 1);
        return PILAR_OK;
    }
    if (atomic_fetch_add(&tally->busy[thread], 1) != 0)
        atomic_fetch_add(&tally->collisions, 1);
    atomic_fetch_or(&tally->workers_seen, 1u << thread % 32);
    atomic_fetch_add(&tally->done[item], 1);
    if (item % 7 == 0)
        sched_yield();
    atomic_fetch_sub(&tally->busy[thread], 1);
    if (item >= tally->fail_from && (item - tally->fail_from) % tally->fail_step == 0)
        return error_set(error, PILAR_ERROR_INPUT, "item %zu", item);
    return PILAR_OK;
}

static enum pilar_status run(struct tally *tally, unsigned threads, size_t count, size_t fail_from,
                             size_t fail_step, struct pilar_error *error)
{
    *tally = (struct tally){
        .threads = threads == 0 ? 1 : threads, .fail_from = fail_from, .fail_step = fail_step};
    enum pilar_status status = parallel_run(threads, count, work, tally, error);
    assert_int_equal(tally->too_high, 0);
    assert_int_equal(tally->collisions, 0);
    return status;
}

static void every_item_is_done_once_at_any_number_of_threads(void **state)
{
    (void)state;
    static const unsigned threads[] = {0, 1, 2, 3, THREADS, 256};
    static struct tally tally;
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        assert_int_equal(run(&tally, threads[i], ITEMS, SIZE_MAX, 1, NULL), PILAR_OK);
        for (size_t item = 0; item < ITEMS; item++)
            assert_int_equal(tally.done[item], 1);
    }
}

static void more_threads_than_items_or_than_there_can_be_are_no_harm(void **state)
{
    (void)state;
    static const unsigned threads[] = {4, 1000, UINT32_MAX};
    static struct tally tally;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(run(&tally, threads[i], 3, SIZE_MAX, 1, NULL), PILAR_OK);
        for (size_t item = 0; item < 3; item++)
            assert_int_equal(tally.done[item], 1);
        assert_int_equal(tally.workers_seen & ~7u, 0);
    }
    tally.threads = 256;
    assert_int_equal(run(&tally, 100000, ITEMS, SIZE_MAX, 1, NULL), PILAR_OK);
}

static void no_items_are_done_at_once(void **state)
{
    (void)state;
    static struct tally tally;
    assert_int_equal(run(&tally, 0, 0, SIZE_MAX, 1, NULL), PILAR_OK);
    assert_int_equal(run(&tally, THREADS, 0, SIZE_MAX, 1, NULL), PILAR_OK);
    assert_int_equal(tally.workers_seen, 0);
}

static void one_failing_item_gives_its_status_and_message_every_time(void **state)
{
    (void)state;
    static struct tally tally;
    for (unsigned threads = 0; threads <= THREADS; threads++) {
        struct pilar_error error = {0};
        assert_int_equal(run(&tally, threads, ITEMS, 321, ITEMS, &error), PILAR_ERROR_INPUT);
        assert_int_equal(error.status, PILAR_ERROR_INPUT);
        assert_string_equal(error.message, "item 321");
        for (size_t item = 0; item < 321; item++) /* begun before it, and so ended */
            assert_int_equal(tally.done[item], 1);
        assert_int_equal(run(&tally, threads, ITEMS, 321, ITEMS, NULL), PILAR_ERROR_INPUT);
    }
}

static void a_failure_stops_what_has_not_begun(void **state)
{
    (void)state;
    static struct tally tally;
    struct pilar_error error = {0};
    assert_int_equal(run(&tally, 1, ITEMS, 5, 1, &error), PILAR_ERROR_INPUT);
    assert_string_equal(error.message, "item 5");
    for (size_t item = 0; item < ITEMS; item++)
        assert_int_equal(tally.done[item], item <= 5);
}

static void of_failed_items_the_lowest_is_told(void **state)
{
    (void)state;
    static struct tally tally;
    for (size_t round = 0; round < 20; round++) {
        struct pilar_error error = {0};
        assert_int_equal(run(&tally, THREADS, ITEMS, 10, 1, &error), PILAR_ERROR_INPUT);
        /* items are begun in order, so that the first to fail always gets its turn */
        assert_string_equal(error.message, "item 10");
    }
}

static enum pilar_status fail_together(void *context, size_t item, unsigned thread,
                                       struct pilar_error *error)
{
    (void)thread;
    pthread_barrier_wait(context); /* so that each thread has begun one */
    return error_set(error, PILAR_ERROR_INPUT, "item %zu", item);
}

static void of_items_that_fail_together_the_lowest_is_told(void **state)
{
    (void)state;
    for (size_t round = 0; round < 20; round++) {
        pthread_barrier_t barrier;
        struct pilar_error error = {0};
        assert_int_equal(pthread_barrier_init(&barrier, NULL, THREADS), 0);
        assert_int_equal(parallel_run(THREADS, THREADS, fail_together, &barrier, &error),
                         PILAR_ERROR_INPUT);
        assert_string_equal(error.message, "item 0");
        pthread_barrier_destroy(&barrier);
    }
}

static void fewer_threads_do_all_the_work(void **state)
{
    (void)state;
    static struct tally tally;
    for (int given = 0; given < 3; given++) {
        threads_given = given;
        enum pilar_status status = run(&tally, THREADS, ITEMS, SIZE_MAX, 1, NULL);
        threads_given = -1;
        assert_int_equal(status, PILAR_OK);
        for (size_t item = 0; item < ITEMS; item++)
            assert_int_equal(tally.done[item], 1);
        assert_int_equal(tally.workers_seen >> (given + 1), 0);
    }
}

static void there_is_a_processor_and_the_allowed_ones_are_counted(void **state)
{
    (void)state;
    cpu_set_t before, one;
    assert_true(parallel_processors() >= 1);
    assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
    assert_int_equal(parallel_processors(), CPU_COUNT(&before));
    size_t first = 0;
    while (!CPU_ISSET(first, &before))
        first++;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    if (sched_setaffinity(0, sizeof one, &one) == 0) {
        assert_int_equal(parallel_processors(), 1);
        sched_setaffinity(0, sizeof before, &before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_is_done_once_at_any_number_of_threads),
        cmocka_unit_test(more_threads_than_items_or_than_there_can_be_are_no_harm),
        cmocka_unit_test(no_items_are_done_at_once),
        cmocka_unit_test(one_failing_item_gives_its_status_and_message_every_time),
        cmocka_unit_test(a_failure_stops_what_has_not_begun),
        cmocka_unit_test(of_failed_items_the_lowest_is_told),
        cmocka_unit_test(of_items_that_fail_together_the_lowest_is_told),
        cmocka_unit_test(fewer_threads_do_all_the_work),
        cmocka_unit_test(there_is_a_processor_and_the_allowed_ones_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
