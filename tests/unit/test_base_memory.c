/* test_base_memory: arrays grow or stay as they were, and an arena gives memory that is whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Some tests ask for more memory than there is; with this the address sanitiser refuses it as
 * malloc does, and does not stop the test. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void an_array_is_zeroed_and_never_null(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{0, 0}, {0, 8}, {8, 0}, {1, 1}, {1000, 24}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t total = sizes[i][0] * sizes[i][1];
        unsigned char *array = memory_array(sizes[i][0], sizes[i][1]);
        assert_non_null(array);
        for (size_t j = 0; j < (total == 0 ? 1 : total); j++)
            assert_int_equal(array[j], 0);
        free(array);
    }
}

static void an_array_whose_size_overflows_is_refused(void **state)
{
    (void)state;
    assert_null(memory_array(SIZE_MAX / 2 + 1, 2));
    assert_null(memory_array(3, SIZE_MAX / 2));
    assert_null(memory_array(SIZE_MAX, SIZE_MAX));
}

static void reserving_keeps_what_the_array_holds(void **state)
{
    (void)state;
    uint64_t *array = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 10000; i++) {
        assert_true(memory_reserve(&array, &capacity, i + 1, sizeof *array));
        assert_true(capacity > i);
        array[i] = i * i;
    }
    for (size_t i = 0; i < 10000; i++)
        assert_true(array[i] == i * i);
    free(array);
}

static void reserving_what_is_there_changes_nothing(void **state)
{
    (void)state;
    uint32_t *array = NULL;
    size_t capacity = 0;
    assert_true(memory_reserve(&array, &capacity, 0, sizeof *array));
    assert_null(array);
    assert_int_equal(capacity, 0);
    assert_true(memory_reserve(&array, &capacity, 100, sizeof *array));
    uint32_t *before = array;
    size_t capacity_before = capacity;
    assert_true(capacity >= 100);
    assert_true(memory_reserve(&array, &capacity, 0, sizeof *array));
    assert_true(memory_reserve(&array, &capacity, capacity, sizeof *array));
    assert_ptr_equal(array, before);
    assert_int_equal(capacity, capacity_before);
    free(array);
}

static void appending_moves_an_array_a_logarithmic_number_of_times(void **state)
{
    (void)state;
    char *array = NULL;
    size_t capacity = 0, growths = 0;
    for (size_t needed = 1; needed <= 1000000; needed++) {
        size_t before = capacity;
        assert_true(memory_reserve(&array, &capacity, needed, 1));
        growths += capacity != before;
        assert_true(capacity < 2 * needed + 32);
    }
    assert_in_range(growths, 2, 40);
    free(array);
}

static void a_size_beyond_size_t_or_memory_is_refused_and_all_is_as_it_was(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {
        {SIZE_MAX, 1},         {SIZE_MAX, 8},         {SIZE_MAX / 2 + 1, 1}, {SIZE_MAX / 2 + 1, 2},
        {SIZE_MAX / 8 + 1, 8}, {SIZE_MAX / 8 + 2, 8}, {SIZE_MAX / 8, 8},     {SIZE_MAX / 16, 16},
        {SIZE_MAX / 3, 3},     {SIZE_MAX / 4, 1},     {2, SIZE_MAX / 2},     {17, SIZE_MAX / 17}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *array = NULL;
        size_t capacity = 0;
        assert_false(memory_reserve(&array, &capacity, sizes[i][0], sizes[i][1]));
        assert_null(array);
        assert_int_equal(capacity, 0);
        assert_true(memory_reserve(&array, &capacity, 4, 1));
        memcpy(array, "abc", 4);
        char *before = array;
        size_t capacity_before = capacity;
        if (sizes[i][0] <= capacity)
            capacity = 0; /* room of so large elements was never there */
        assert_false(memory_reserve(&array, &capacity, sizes[i][0], sizes[i][1]));
        assert_ptr_equal(array, before);
        assert_int_equal(capacity, sizes[i][0] <= capacity_before ? 0 : capacity_before);
        assert_string_equal(array, "abc");
        free(array);
    }
}

static void what_an_arena_gives_is_aligned_and_does_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    static unsigned char *given[COUNT];
    static size_t sizes[COUNT];
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = i % 500 == 499 ? 40000 : i * 7 % 97;
        given[i] = arena_allocate(&arena, sizes[i]);
        assert_non_null(given[i]);
        assert_int_equal((uintptr_t)given[i] % alignof(max_align_t), 0);
        memset(given[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(given[i][j], i % 251);
    }
    arena_free(&arena);
}

static void an_arena_takes_blocks_of_any_size_at_its_limits(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const size_t sizes[] = {0, 1, 16383, 16384, 16385, 0, 1, 16384, 1000000, 0};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *given = arena_allocate(&arena, sizes[i]);
        assert_non_null(given);
        memset(given, 0x5A, sizes[i]);
    }
    arena_free(&arena);
}

static void an_arena_refuses_what_no_memory_holds_and_goes_on(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_null(arena_allocate(&arena, SIZE_MAX));
    assert_null(arena_allocate(&arena, SIZE_MAX - 8));
    assert_null(arena_allocate(&arena, SIZE_MAX / 2 + 1));
    assert_null(arena_allocate(&arena, SIZE_MAX / 2));
    assert_null(arena_copy(&arena, (struct pilar_text){"x", SIZE_MAX / 2}).data);
    assert_non_null(arena_allocate(&arena, 8));
    assert_null(arena_allocate(&arena, SIZE_MAX / 2));
    assert_non_null(arena_allocate(&arena, 8));
    arena_free(&arena);
}

static void a_copy_is_the_text_and_a_nul_that_is_not_counted(void **state)
{
    (void)state;
    struct arena arena = {0};
    char original[] = "seguridad";
    struct pilar_text copy = arena_copy(&arena, (struct pilar_text){original, 6});
    original[0] = 'X';
    assert_int_equal(copy.length, 6);
    assert_string_equal(copy.data, "seguri");
    copy = arena_copy(&arena, (struct pilar_text){"a\0b", 3});
    assert_int_equal(copy.length, 3);
    assert_memory_equal(copy.data, "a\0b", 4);
    copy = arena_copy(&arena, (struct pilar_text){NULL, 0});
    assert_int_equal(copy.length, 0);
    assert_string_equal(copy.data, "");
    arena_free(&arena);
}

static void a_freed_arena_can_be_used_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_free(&arena);
    assert_non_null(arena_allocate(&arena, 100));
    arena_free(&arena);
    assert_null(arena.newest);
    assert_true(text_is(arena_copy(&arena, text_of("de nuevo")), "de nuevo"));
    arena_free(&arena);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_array_is_zeroed_and_never_null),
        cmocka_unit_test(an_array_whose_size_overflows_is_refused),
        cmocka_unit_test(reserving_keeps_what_the_array_holds),
        cmocka_unit_test(reserving_what_is_there_changes_nothing),
        cmocka_unit_test(appending_moves_an_array_a_logarithmic_number_of_times),
        cmocka_unit_test(a_size_beyond_size_t_or_memory_is_refused_and_all_is_as_it_was),
        cmocka_unit_test(what_an_arena_gives_is_aligned_and_does_not_overlap),
        cmocka_unit_test(an_arena_takes_blocks_of_any_size_at_its_limits),
        cmocka_unit_test(an_arena_refuses_what_no_memory_holds_and_goes_on),
        cmocka_unit_test(a_copy_is_the_text_and_a_nul_that_is_not_counted),
        cmocka_unit_test(a_freed_arena_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
