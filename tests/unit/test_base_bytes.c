/* test_base_bytes: what is appended stands there in order, and a failure is not forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

/* Some tests ask for more memory than there is; with this the address sanitiser refuses it as
 * malloc does, and does not stop the test. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

/* More than there is; the compiler is not to see it, since it would rightly warn. */
static volatile const size_t TOO_MUCH = SIZE_MAX - 1;

static void what_is_appended_stands_there_in_order(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_append(&bytes, "a\0b", 3);
    bytes_append_string(&bytes, "medidas");
    bytes_append_byte(&bytes, '\0');
    bytes_append_text(&bytes, (struct pilar_text){"ñandú", 2});
    bytes_append_format(&bytes, "%d %s", -7, "x");
    assert_false(bytes.failed);
    assert_int_equal(bytes_text(&bytes).length, 17);
    assert_memory_equal(bytes_text(&bytes).data, "a\0bmedidas\0ñ-7 x", 17);
    bytes_free(&bytes);
}

static void numbers_are_written_in_decimal(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_append_number(&bytes, 0, 1);
    bytes_append_byte(&bytes, ' ');
    bytes_append_number(&bytes, UINT64_MAX, 1);
    bytes_append_byte(&bytes, ' ');
    bytes_append_number(&bytes, 42, 4);
    bytes_append_byte(&bytes, ' ');
    bytes_append_number(&bytes, 12345, 4);
    assert_true(text_is(bytes_text(&bytes), "0 18446744073709551615 0042 12345"));
    bytes_free(&bytes);
}

static void texts_are_joined_by_what_stands_between_them(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    const struct pilar_text texts[] = {text_of("II"), text_of(""), text_of("A")};
    bytes_append_joined(&bytes, texts, 0, " > ");
    assert_int_equal(bytes.length, 0);
    bytes_append_joined(&bytes, texts, 1, " > ");
    bytes_append_byte(&bytes, ';');
    bytes_append_joined(&bytes, texts, 3, " > ");
    assert_true(text_is(bytes_text(&bytes), "II;II >  > A"));
    bytes_free(&bytes);
}

static void nothing_appended_is_nothing_and_no_failure(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_append(&bytes, NULL, 0);
    bytes_append_text(&bytes, (struct pilar_text){NULL, 0});
    bytes_append_string(&bytes, "");
    assert_int_equal(bytes_text(&bytes).length, 0);
    bytes_append_format(&bytes, "%s", "");
    assert_int_equal(bytes_text(&bytes).length, 0);
    assert_false(bytes.failed);
    bytes_free(&bytes);
}

static void bytes_grow_a_byte_at_a_time_to_any_size(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    struct bytes bytes = {0};
    for (size_t i = 0; i < SIZE; i++)
        bytes_append_byte(&bytes, (char)(i * 31 % 251));
    assert_false(bytes.failed);
    assert_int_equal(bytes.length, SIZE);
    assert_in_range(bytes.capacity, SIZE, 2 * SIZE);
    for (size_t i = 0; i < SIZE; i++)
        assert_int_equal((unsigned char)bytes.data[i], i * 31 % 251);
    bytes_free(&bytes);
}

static void a_formatted_text_may_be_long_and_leaves_no_nul_behind(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    char *string = malloc(100001);
    assert_non_null(string);
    memset(string, 'o', 100000);
    string[100000] = '\0';
    bytes_append_format(&bytes, "<%s>", string);
    bytes_append_byte(&bytes, '!');
    assert_int_equal(bytes.length, 100003);
    assert_memory_equal(bytes.data + 100000, "o>!", 3);
    free(string);
    bytes_free(&bytes);
}

static void room_is_as_large_as_asked_and_counts_only_when_told(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_append_string(&bytes, "ab");
    char *room = bytes_room(&bytes, 1000);
    assert_non_null(room);
    assert_in_range(bytes.capacity, 1002, 4000);
    memset(room, 'x', 1000);
    assert_int_equal(bytes.length, 2);
    bytes.length += 3;
    assert_true(text_is(bytes_text(&bytes), "abxxx"));
    bytes_free(&bytes);
}

static void room_for_nothing_is_no_failure(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    assert_non_null(bytes_room(&bytes, 0)); /* NULL means that memory is out */
    assert_false(bytes.failed);
    assert_int_equal(bytes.length, 0);
    bytes_append_byte(&bytes, 'x');
    assert_ptr_equal(bytes_room(&bytes, 0), bytes.data + 1);
    assert_false(bytes.failed);
    bytes_free(&bytes);
}

static void bytes_that_are_no_character_are_replaced_one_by_one(void **state)
{
    (void)state;
    static const struct {
        struct pilar_text given;
        const char *expected;
    } cases[] = {{{"diálogo", 8}, "diálogo"},
                 {{"", 0}, ""},
                 {{NULL, 0}, ""},
                 {{"\xFF", 1}, "\xEF\xBF\xBD"},
                 {{"a\xF1o", 3}, "a\xEF\xBF\xBDo"},
                 {{"a\xC3", 2}, "a\xEF\xBF\xBD"},
                 {{"\xE2\x82z", 3}, "\xEF\xBF\xBD\xEF\xBF\xBDz"},
                 {{"\xC0\x80\xC3\xB1", 4}, "\xEF\xBF\xBD\xEF\xBF\xBDñ"},
                 {{"\xED\xA0\x80", 3}, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bytes bytes = {0};
        bytes_append_string(&bytes, "<");
        bytes_append_valid(&bytes, cases[i].given);
        bytes_append_string(&bytes, ">");
        assert_int_equal(bytes.length, strlen(cases[i].expected) + 2);
        assert_memory_equal(bytes.data + 1, cases[i].expected, bytes.length - 2);
        assert_true(utf8_is_valid(bytes_text(&bytes)));
        bytes_free(&bytes);
    }
}

static void a_size_beyond_memory_fails_and_keeps_what_was_there(void **state)
{
    (void)state;
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2, SIZE_MAX / 4};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct bytes bytes = {0};
        bytes_append_string(&bytes, "ab");
        assert_null(bytes_room(&bytes, sizes[i]));
        assert_true(bytes.failed);
        assert_true(text_is(bytes_text(&bytes), "ab"));
        bytes_free(&bytes);
    }
}

static void after_a_failure_all_appends_are_dropped(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_append_string(&bytes, "ab");
    bytes_append(&bytes, "x", TOO_MUCH);
    assert_true(bytes.failed);
    bytes_append(&bytes, "x", 1);
    bytes_append_byte(&bytes, 'x');
    bytes_append_string(&bytes, "x");
    bytes_append_text(&bytes, text_of("x"));
    bytes_append_format(&bytes, "%d", 1);
    assert_null(bytes_room(&bytes, 1));
    assert_true(bytes.failed);
    assert_true(text_is(bytes_text(&bytes), "ab"));
    bytes_free(&bytes);
}

static void what_was_freed_can_be_used_again(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_append(&bytes, "x", TOO_MUCH);
    bytes_free(&bytes);
    assert_null(bytes.data);
    assert_false(bytes.failed);
    bytes_append_string(&bytes, "norma");
    assert_true(text_is(bytes_text(&bytes), "norma"));
    bytes_free(&bytes);
    bytes_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_appended_stands_there_in_order),
        cmocka_unit_test(numbers_are_written_in_decimal),
        cmocka_unit_test(texts_are_joined_by_what_stands_between_them),
        cmocka_unit_test(nothing_appended_is_nothing_and_no_failure),
        cmocka_unit_test(bytes_grow_a_byte_at_a_time_to_any_size),
        cmocka_unit_test(a_formatted_text_may_be_long_and_leaves_no_nul_behind),
        cmocka_unit_test(room_is_as_large_as_asked_and_counts_only_when_told),
        cmocka_unit_test(room_for_nothing_is_no_failure),
        cmocka_unit_test(bytes_that_are_no_character_are_replaced_one_by_one),
        cmocka_unit_test(a_size_beyond_memory_fails_and_keeps_what_was_there),
        cmocka_unit_test(after_a_failure_all_appends_are_dropped),
        cmocka_unit_test(what_was_freed_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
