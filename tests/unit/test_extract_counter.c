/* test_extract_counter: numbers are written as word processors write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "pipeline/extract/counter.h"

static void assert_written(enum counter_format format, uint32_t value, const char *expected)
{
    struct bytes out = {0};
    counter_append(&out, format, value);
    bytes_append_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    bytes_free(&out);
}

static void each_format_has_its_form(void **state)
{
    (void)state;
    assert_written(COUNTER_NONE, 3, "");
    assert_written(COUNTER_BULLET, 3, "-");
    assert_written(COUNTER_DECIMAL, 12, "12");
    assert_written(COUNTER_DECIMAL_ZERO, 7, "07");
    assert_written(COUNTER_ORDINAL, 2, "2.º");
    assert_written(COUNTER_LOWER_ROMAN, 1994, "mcmxciv");
    assert_written(COUNTER_UPPER_ROMAN, 48, "XLVIII");
}

static void letters_go_on_behind_z(void **state)
{
    (void)state;
    assert_written(COUNTER_LOWER_LETTER, 1, "a");
    assert_written(COUNTER_LOWER_LETTER, 26, "z");
    assert_written(COUNTER_LOWER_LETTER, 28, "bb");
    assert_written(COUNTER_UPPER_LETTER, 53, "AAA");
    assert_written(COUNTER_LOWER_LETTER_26, 28, "ab");
    assert_written(COUNTER_UPPER_LETTER_26, 703, "AAA");
    assert_written(COUNTER_LOWER_LETTER_26, UINT32_MAX, "mwlqkwu");
}

static void what_has_no_such_form_is_decimal(void **state)
{
    (void)state;
    assert_written(COUNTER_LOWER_LETTER, 0, "0");
    assert_written(COUNTER_LOWER_LETTER_26, 0, "0");
    assert_written(COUNTER_LOWER_LETTER, 781, "781");
    assert_written(COUNTER_LOWER_ROMAN, 0, "0");
    assert_written(COUNTER_UPPER_ROMAN, 4000, "4000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_has_its_form),
        cmocka_unit_test(letters_go_on_behind_z),
        cmocka_unit_test(what_has_no_such_form_is_decimal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
