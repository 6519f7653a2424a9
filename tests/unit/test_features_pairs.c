/* test_features_pairs: a word goes with those near it, and each pair of stems has one number. */
#include "pipeline/features/pairs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/names.h"
#include "pipeline/base/random.h"

/* ---- which words ---- */

/* What goes together in a text of content words "c" and function words "f", where a "," stands
 * for punctuation: the pairs as "left+right ", of words numbered from 0. */
static const char *taken(const char *text)
{
    static char told[512];
    struct pair_window window = {0};
    size_t length = 0, word = 0, partners[PAIRS_MOST];
    bool apart = false;
    told[0] = '\0';
    for (; *text != '\0'; text++) {
        if (*text == ',') {
            apart = true;
            continue;
        }
        size_t count = pair_window_take(&window, word, *text == 'f', apart, partners);
        assert_true(count <= PAIRS_MOST);
        for (size_t i = 0; i < count; i++)
            length += (size_t)snprintf(told + length, sizeof told - length, "%zu+%zu ", partners[i],
                                       word);
        apart = false;
        word++;
    }
    return told;
}

static void words_that_follow_each_other_go_together(void **state)
{
    (void)state;
    assert_string_equal(taken(""), "");
    assert_string_equal(taken("c"), "");
    assert_string_equal(taken("cc"), "0+1 ");
    assert_string_equal(taken("cf"), "0+1 ");
    assert_string_equal(taken("fc"), "0+1 ");
    assert_string_equal(taken("fff"), "0+1 1+2 ");
}

static void content_words_go_with_two_content_words_back(void **state)
{
    (void)state;
    assert_string_equal(taken("ccc"), "0+1 1+2 0+2 ");
    assert_string_equal(taken("ccccc"), "0+1 1+2 0+2 2+3 1+3 3+4 2+4 ");
}

static void content_words_go_together_over_function_words(void **state)
{
    (void)state;
    assert_string_equal(taken("cfc"), "0+1 1+2 0+2 ");
    assert_string_equal(taken("cffffc"), "0+1 1+2 2+3 3+4 4+5 0+5 ");
    assert_string_equal(taken("cfcffc"), "0+1 1+2 0+2 2+3 3+4 4+5 2+5 0+5 ");
    /* "los puntos de contacto" of the header */
    assert_string_equal(taken("fcfc"), "0+1 1+2 2+3 1+3 ");
}

static void function_words_go_with_their_neighbours_alone(void **state)
{
    (void)state;
    assert_string_equal(taken("ccf"), "0+1 1+2 ");
    assert_string_equal(taken("ccff"), "0+1 1+2 2+3 ");
    assert_string_equal(taken("ffc"), "0+1 1+2 ");
}

static void no_pair_reaches_over_punctuation(void **state)
{
    (void)state;
    assert_string_equal(taken("c,c"), "");
    assert_string_equal(taken("c,f"), "");
    assert_string_equal(taken("f,f"), "");
    assert_string_equal(taken("cc,cc"), "0+1 2+3 ");
    assert_string_equal(taken("c,fc"), "1+2 ");
    assert_string_equal(taken("cf,c"), "0+1 ");
    assert_string_equal(taken("cc,f,c"), "0+1 ");
    assert_string_equal(taken(",cc"), "0+1 "); /* nothing is before the first word */
}

/* The words are what the caller says, be they 0, the same again, or great. */
static void words_may_be_any_numbers(void **state)
{
    (void)state;
    static const size_t WORDS[] = {0, 5, SIZE_MAX - 1};
    for (size_t i = 0; i < 3; i++) {
        struct pair_window window = {0};
        size_t partners[PAIRS_MOST];
        assert_int_equal(pair_window_take(&window, WORDS[i], false, false, partners), 0);
        assert_int_equal(pair_window_take(&window, WORDS[i], false, false, partners), 1);
        assert_true(partners[0] == WORDS[i]);
        assert_int_equal(pair_window_take(&window, WORDS[i], false, false, partners), 2);
        assert_true(partners[0] == WORDS[i] && partners[1] == WORDS[i]);
        assert_int_equal(pair_window_take(&window, WORDS[i], true, false, partners), 1);
        assert_int_equal(pair_window_take(&window, WORDS[i], false, false, partners), PAIRS_MOST);
        for (size_t j = 0; j < PAIRS_MOST; j++)
            assert_true(partners[j] == WORDS[i]);
        assert_int_equal(pair_window_take(&window, WORDS[i], false, true, partners), 0);
    }
}

/* Written from the header: the word before, or a content word with at most one more between. */
static bool go_together(const char *words, const size_t *sections, size_t left, size_t right)
{
    size_t between = 0;
    if (sections[left] != sections[right])
        return false;
    for (size_t i = left + 1; i < right; i++)
        between += words[i] == 'c';
    return left + 1 == right || (words[left] == 'c' && words[right] == 'c' && between < 2);
}

static void any_words_go_together_as_defined(void **state)
{
    (void)state;
    enum { WORDS = 20000, FARTHEST = 200 };
    static char words[WORDS];
    static size_t sections[WORDS];
    struct random random = {8};
    struct pair_window window = {0};
    for (size_t i = 0; i < WORDS; i++) {
        size_t partners[PAIRS_MOST], told = 0;
        words[i] = random_below(&random, 2) == 0 ? 'f' : 'c';
        bool apart = random_below(&random, 12) == 0;
        sections[i] = i == 0 ? 0 : sections[i - 1] + apart;
        size_t count = pair_window_take(&window, i, words[i] == 'f', apart, partners);
        for (size_t back = 1; back <= i && back <= FARTHEST; back++) { /* nearest first */
            if (!go_together(words, sections, i - back, i))
                continue;
            assert_true(told < count);
            assert_int_equal(partners[told++], i - back);
        }
        assert_int_equal(told, count);
    }
}

/* ---- sets ---- */

static void pairs_are_ordered_by_the_left_then_the_right(void **state)
{
    (void)state;
    static const struct stem_pair ASCENDING[] = {
        {0, 0}, {0, 1},          {0, UINT32_MAX},        {1, 0},
        {1, 1}, {UINT32_MAX, 0}, {UINT32_MAX, 0x7FFFFF}, {UINT32_MAX, UINT32_MAX}};
    enum { COUNT = sizeof ASCENDING / sizeof *ASCENDING };
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < COUNT; j++) {
            int order = stem_pair_compare(ASCENDING[i], ASCENDING[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

static void pairs_are_numbered_in_the_order_they_are_first_added(void **state)
{
    (void)state;
    static const struct stem_pair PAIRS[] = {{7, 3}, {3, 7}, {3, 3}, {0, 0}, {UINT32_MAX, 0}};
    enum { COUNT = sizeof PAIRS / sizeof *PAIRS };
    struct pair_set set = {0};
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(pair_set_add(&set, PAIRS[i]), i);
    for (size_t i = COUNT; i > 0; i--) /* again: nothing is new */
        assert_int_equal(pair_set_add(&set, PAIRS[i - 1]), i - 1);
    assert_int_equal(set.count, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(pair_set_find(&set, PAIRS[i]), i);
        assert_int_equal(stem_pair_compare(set.items[i], PAIRS[i]), 0);
    }
    pair_set_free(&set);
}

static void what_was_not_added_is_not_found(void **state)
{
    (void)state;
    struct pair_set set = {0};
    assert_int_equal(pair_set_find(&set, (struct stem_pair){0, 0}), NAMES_NONE);
    assert_int_equal(pair_set_find(&set, (struct stem_pair){4, 2}), NAMES_NONE);
    assert_int_equal(pair_set_add(&set, (struct stem_pair){4, 2}), 0);
    assert_int_equal(pair_set_find(&set, (struct stem_pair){2, 4}), NAMES_NONE);
    assert_int_equal(pair_set_find(&set, (struct stem_pair){4, 3}), NAMES_NONE);
    assert_int_equal(pair_set_find(&set, (struct stem_pair){0, 0}), NAMES_NONE);
    assert_int_equal(set.count, 1);
    pair_set_free(&set);
}

static void a_freed_set_is_empty_and_can_be_used_again(void **state)
{
    (void)state;
    struct pair_set set = {0};
    pair_set_free(&set);
    pair_set_add(&set, (struct stem_pair){1, 2});
    pair_set_free(&set);
    assert_int_equal(set.count, 0);
    assert_int_equal(pair_set_find(&set, (struct stem_pair){1, 2}), NAMES_NONE);
    assert_int_equal(pair_set_add(&set, (struct stem_pair){3, 4}), 0);
    pair_set_free(&set);
    pair_set_free(&set);
}

static void a_set_grows_to_a_hundred_thousand(void **state)
{
    (void)state;
    enum { COUNT = 100000, SIDE = 400 };
    struct pair_set set = {0};
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_int_equal(pair_set_add(&set, (struct stem_pair){i % SIDE, i / SIDE}), i);
        assert_int_equal(pair_set_find(&set, (struct stem_pair){i % SIDE, i / SIDE + 1}),
                         NAMES_NONE);
    }
    assert_int_equal(set.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_int_equal(pair_set_find(&set, (struct stem_pair){i % SIDE, i / SIDE}), i);
        assert_true(set.items[i].left == i % SIDE && set.items[i].right == i / SIDE);
    }
    assert_int_equal(pair_set_find(&set, (struct stem_pair){SIDE, 0}), NAMES_NONE);
    pair_set_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_follow_each_other_go_together),
        cmocka_unit_test(content_words_go_with_two_content_words_back),
        cmocka_unit_test(content_words_go_together_over_function_words),
        cmocka_unit_test(function_words_go_with_their_neighbours_alone),
        cmocka_unit_test(no_pair_reaches_over_punctuation),
        cmocka_unit_test(words_may_be_any_numbers),
        cmocka_unit_test(any_words_go_together_as_defined),
        cmocka_unit_test(pairs_are_ordered_by_the_left_then_the_right),
        cmocka_unit_test(pairs_are_numbered_in_the_order_they_are_first_added),
        cmocka_unit_test(what_was_not_added_is_not_found),
        cmocka_unit_test(a_freed_set_is_empty_and_can_be_used_again),
        cmocka_unit_test(a_set_grows_to_a_hundred_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
