/* test_base_text: texts are compared, trimmed and split by their bytes alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"

static const struct pilar_text nothing = {NULL, 0};

static void a_string_and_its_text_are_the_same(void **state)
{
    (void)state;
    static const char string[] = "ciberespacio";
    struct pilar_text text = text_of(string);
    assert_ptr_equal(text.data, string);
    assert_int_equal(text.length, 12);
    assert_true(text_is(text, "ciberespacio"));
    assert_false(text_is(text, "ciberespacios"));
    assert_false(text_is(text, "ciberespaci"));
    assert_true(text_is(nothing, ""));
    assert_true(text_is(text_of(""), ""));
}

static void a_nul_byte_is_a_byte_like_others(void **state)
{
    (void)state;
    struct pilar_text one = {"a\0b", 3}, other = {"a\0c", 3}, prefix = {"a", 1};
    assert_true(text_equal(one, one));
    assert_false(text_equal(one, other));
    assert_false(text_equal(one, prefix));
    assert_false(text_is(one, "a"));
    assert_true(text_compare(one, other) < 0);
    assert_true(text_compare(one, prefix) > 0);
}

static void texts_without_data_equal_empty_ones(void **state)
{
    (void)state;
    assert_true(text_equal(nothing, nothing));
    assert_true(text_equal(nothing, text_of("")));
    assert_false(text_equal(nothing, text_of("a")));
    assert_int_equal(text_compare(nothing, text_of("")), 0);
    assert_true(text_compare(nothing, text_of("a")) < 0);
    assert_true(text_compare(text_of("a"), nothing) > 0);
    assert_int_equal(text_trim(nothing).length, 0);
}

static void every_text_starts_with_the_empty_prefix(void **state)
{
    (void)state;
    assert_true(text_starts_with(text_of("norma"), ""));
    assert_true(text_starts_with(text_of(""), ""));
    assert_true(text_starts_with(nothing, ""));
    assert_false(text_starts_with(nothing, "n"));
}

static void a_prefix_must_be_there_whole(void **state)
{
    (void)state;
    struct pilar_text text = text_of("normas voluntarias");
    assert_true(text_starts_with(text, "normas"));
    assert_true(text_starts_with(text, "normas voluntarias"));
    assert_false(text_starts_with(text, "normas voluntarias y"));
    assert_false(text_starts_with(text, "Normas"));
    text.length = 4;
    assert_false(text_starts_with(text, "norma"));
}

static void order_is_that_of_unsigned_bytes_with_prefixes_first(void **state)
{
    (void)state;
    static const char *const ordered[] = {"", "Z", "a", "ab", "abc", "b", "z", "\xC3\xA1", "\xFF"};
    enum { COUNT = sizeof ordered / sizeof *ordered };
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < COUNT; j++) {
            int order = text_compare(text_of(ordered[i]), text_of(ordered[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

static void trimming_takes_ascii_white_space_from_both_ends_alone(void **state)
{
    (void)state;
    assert_true(text_is(text_trim(text_of(" \t\n\v\f\r los Estados \r\f\v\n\t ")), "los Estados"));
    assert_true(text_is(text_trim(text_of("los  Estados")), "los  Estados"));
    assert_true(text_is(text_trim(text_of(" ")), ""));
    assert_true(text_is(text_trim(text_of(" \t\r\n")), ""));
    assert_true(text_is(text_trim(text_of("")), ""));
    assert_true(text_is(text_trim(text_of("\xC2\xA0norma\xC2\xA0")), "\xC2\xA0norma\xC2\xA0"));
    struct pilar_text with_nul = {" \0 ", 3};
    assert_int_equal(text_trim(with_nul).length, 1);
}

/* Writes each part in brackets. */
static const char *split(struct pilar_text text, const char *separator, char *out, size_t size)
{
    struct pilar_text part;
    size_t length = 0;
    out[0] = '\0';
    while (text_split(&text, separator, &part))
        length += (size_t)snprintf(out + length, size - length, "[%.*s]", TEXT_ARGUMENT(part));
    return out;
}

static void n_separators_make_n_plus_one_parts(void **state)
{
    (void)state;
    char out[256];
    assert_string_equal(split(text_of("a,b,c"), ",", out, sizeof out), "[a][b][c]");
    assert_string_equal(split(text_of("abc"), ",", out, sizeof out), "[abc]");
    assert_string_equal(split(text_of(",a,"), ",", out, sizeof out), "[][a][]");
    assert_string_equal(split(text_of(","), ",", out, sizeof out), "[][]");
    assert_string_equal(split(text_of(""), ",", out, sizeof out), "[]");
    assert_string_equal(split(nothing, ",", out, sizeof out), "");
}

static void a_separator_of_several_bytes_must_be_there_whole(void **state)
{
    (void)state;
    char out[256];
    assert_string_equal(split(text_of("I > II >III> IV > "), " > ", out, sizeof out),
                        "[I][II >III> IV][]");
    assert_string_equal(split(text_of("aaa"), "aa", out, sizeof out), "[][a]");
    struct pilar_text cut = {"a > b", 3}; /* the last byte of the separator lies outside */
    assert_string_equal(split(cut, " > ", out, sizeof out), "[a >]");
}

static void splitting_looks_past_nul_bytes(void **state)
{
    (void)state;
    struct pilar_text rest = {"a\0b,c", 5}, part;
    assert_true(text_split(&rest, ",", &part));
    assert_int_equal(part.length, 3);
    assert_true(text_split(&rest, ",", &part));
    assert_true(text_is(part, "c"));
    assert_false(text_split(&rest, ",", &part));
}

static void a_text_in_a_message_is_cut_at_4096_bytes(void **state)
{
    (void)state;
    char long_data[5000], out[6000];
    memset(long_data, 'x', sizeof long_data);
    struct pilar_text text = {long_data, sizeof long_data};
    assert_int_equal(snprintf(out, sizeof out, "%.*s", TEXT_ARGUMENT(text)), 4096);
    text.length = 4096;
    assert_int_equal(snprintf(out, sizeof out, "%.*s", TEXT_ARGUMENT(text)), 4096);
    text.length = 4095;
    assert_int_equal(snprintf(out, sizeof out, "%.*s", TEXT_ARGUMENT(text)), 4095);
    text.length = SIZE_MAX; /* as an int it would be negative, and the precision be ignored */
    text.data = "norma";
    assert_int_equal(snprintf(out, sizeof out, "%.*s", TEXT_ARGUMENT(text)), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_string_and_its_text_are_the_same),
        cmocka_unit_test(a_nul_byte_is_a_byte_like_others),
        cmocka_unit_test(texts_without_data_equal_empty_ones),
        cmocka_unit_test(every_text_starts_with_the_empty_prefix),
        cmocka_unit_test(a_prefix_must_be_there_whole),
        cmocka_unit_test(order_is_that_of_unsigned_bytes_with_prefixes_first),
        cmocka_unit_test(trimming_takes_ascii_white_space_from_both_ends_alone),
        cmocka_unit_test(n_separators_make_n_plus_one_parts),
        cmocka_unit_test(a_separator_of_several_bytes_must_be_there_whole),
        cmocka_unit_test(splitting_looks_past_nul_bytes),
        cmocka_unit_test(a_text_in_a_message_is_cut_at_4096_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
