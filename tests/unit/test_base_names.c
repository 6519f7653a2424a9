/* test_base_names: each distinct text has one number, in the order of first adding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "pipeline/base/names.h"
#include "pipeline/base/text.h"

static void texts_are_numbered_in_the_order_they_were_first_added(void **state)
{
    (void)state;
    static const char *const texts[] = {"normas", "amenazas", "normas", "", "amenazas", "diálogo"};
    static const uint32_t numbers[] = {0, 1, 0, 2, 1, 3};
    struct names names = {0};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(names_add(&names, text_of(texts[i])), numbers[i]);
    assert_int_equal(names.count, 4);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(names_find(&names, text_of(texts[i])), numbers[i]);
        assert_true(text_is(names.texts[numbers[i]], texts[i]));
    }
    names_free(&names);
}

static void nothing_is_found_among_no_names(void **state)
{
    (void)state;
    struct names names = {0};
    assert_true(names_find(&names, text_of("")) == NAMES_NONE);
    assert_true(names_find(&names, text_of("norma")) == NAMES_NONE);
    names_free(&names);
}

static void what_was_not_added_is_not_found(void **state)
{
    (void)state;
    struct names names = {0};
    names_add(&names, text_of("norma"));
    assert_true(names_find(&names, text_of("norm")) == NAMES_NONE);
    assert_true(names_find(&names, text_of("normas")) == NAMES_NONE);
    assert_true(names_find(&names, text_of("Norma")) == NAMES_NONE);
    assert_true(names_find(&names, text_of("")) == NAMES_NONE);
    assert_int_equal(names.count, 1);
    names_free(&names);
}

static void a_nul_byte_tells_texts_apart(void **state)
{
    (void)state;
    struct names names = {0};
    static const struct pilar_text texts[] = {
        {"a", 1}, {"a\0", 2}, {"a\0b", 3}, {"\0", 1}, {"", 0}};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(names_add(&names, texts[i]), i);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(names_find(&names, texts[i]), i);
    assert_int_equal(names_add(&names, (struct pilar_text){NULL, 0}), 4);
    names_free(&names);
}

static void names_are_copies_that_end_in_a_nul(void **state)
{
    (void)state;
    struct names names = {0};
    char text[] = "ciberseguridad";
    names_add(&names, (struct pilar_text){text, 5});
    memset(text, 'x', sizeof text - 1);
    assert_string_equal(names.texts[0].data, "ciber");
    assert_int_equal(names.texts[0].length, 5);
    names_free(&names);
}

static void a_hundred_thousand_names_keep_their_numbers(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    struct names names = {0};
    char text[32];
    for (unsigned i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "%x", i * 2654435761u);
        assert_int_equal(names_add(&names, text_of(text)), i);
    }
    assert_int_equal(names.count, COUNT);
    for (unsigned i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "%x", i * 2654435761u);
        assert_int_equal(names_find(&names, text_of(text)), i);
        assert_true(text_is(names.texts[i], text));
        snprintf(text, sizeof text, "-%x", i);
        assert_true(names_find(&names, text_of(text)) == NAMES_NONE);
    }
    names_free(&names);
}

/* Seconds of processor time to add and find `count` names of 14 parts each; of the two halves of
 * a pair, both lead FNV-1a to the same low 50 bits. */
static double time_names(char (*pairs)[2][9], size_t count)
{
    struct names names = {0};
    clock_t begin = clock();
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < count; i++) {
            char text[14 * 8 + 1] = "";
            for (size_t part = 0; part < 14; part++)
                memcpy(text + 8 * part, pairs[part][i >> part & 1], 8);
            if (names_add(&names, text_of(text)) != i)
                fail();
        }
    }
    names_free(&names);
    return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* A text may come from someone who means harm: time must not grow with the square of its words. */
static void words_chosen_to_collide_take_no_longer_than_others(void **state)
{
    (void)state;
    static char chosen[14][2][9] = {
        {"qijdxarx", "uwxknrpp"}, {"qxvvteai", "ujpaznca"}, {"uaoizpws", "hfzxsikw"},
        {"vwiiqjlq", "rmwbewzi"}, {"vdpdbxhj", "rnnspwzb"}, {"lffvnauw", "soqqwxis"},
        {"whvoqgfk", "szpfaldc"}, {"qrheaqgz", "scnlthfw"}, {"fglonaro", "mbqhyjyd"},
        {"nsxnyyxr", "jqnemxnz"}, {"sciltguz", "hnjmwdxs"}, {"xgrzvzdg", "eleuoshc"},
        {"nsxnyyxr", "jqnemxnz"}, {"sciltguz", "hnjmwdxs"}};
    char plain[14][2][9];
    memcpy(plain, chosen, sizeof plain);
    plain[0][0][0] = 'x'; /* another beginning leads elsewhere */
    for (size_t part = 0; part < 14; part++)
        plain[part][1][7] = 'x';
    double others = time_names(plain, 1 << 14);
    assert_true(time_names(chosen, 1 << 14) < 10 * others + 0.1);
}

static void freed_names_are_forgotten_and_can_be_used_again(void **state)
{
    (void)state;
    struct names names = {0};
    names_add(&names, text_of("una"));
    names_add(&names, text_of("otra"));
    names_free(&names);
    assert_true(names_find(&names, text_of("una")) == NAMES_NONE);
    assert_int_equal(names_add(&names, text_of("otra")), 0);
    names_free(&names);
    names_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_numbered_in_the_order_they_were_first_added),
        cmocka_unit_test(nothing_is_found_among_no_names),
        cmocka_unit_test(what_was_not_added_is_not_found),
        cmocka_unit_test(a_nul_byte_tells_texts_apart),
        cmocka_unit_test(names_are_copies_that_end_in_a_nul),
        cmocka_unit_test(a_hundred_thousand_names_keep_their_numbers),
        cmocka_unit_test(words_chosen_to_collide_take_no_longer_than_others),
        cmocka_unit_test(freed_names_are_forgotten_and_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
