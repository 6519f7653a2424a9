/* test_features_grams: the n-grams of a word are all runs of three to five characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/features/grams.h"

static struct word make_word(const char *text)
{
    struct word word = {.length = strlen(text)};
    assert_true(word.length <= WORD_SIZE);
    memcpy(word.data, text, word.length);
    return word;
}

/* The n-grams of a word, each followed by a space. */
static const char *grams_of(const char *text)
{
    static char joined[4096];
    struct word word = make_word(text);
    struct grams grams;
    struct pilar_text gram;
    size_t length = 0;
    joined[0] = '\0';
    grams_begin(&grams, &word);
    while (grams_next(&grams, &gram))
        length +=
            (size_t)snprintf(joined + length, sizeof joined - length, "%.*s ", TEXT_ARGUMENT(gram));
    return joined;
}

static void all_runs_of_three_to_five_characters_come_shortest_first(void **state)
{
    (void)state;
    assert_string_equal(grams_of("red"), "<re red ed> <red red> <red> ");
    assert_string_equal(grams_of("ley"), "<le ley ey> <ley ley> <ley> ");
    assert_string_equal(grams_of("norma"), "<no nor orm rma ma> <nor norm orma rma> "
                                           "<norm norma orma> ");
}

static void short_words_have_what_fits(void **state)
{
    (void)state;
    assert_string_equal(grams_of("la"), "<la la> <la> ");
    assert_string_equal(grams_of("y"), "<y> ");
    assert_string_equal(grams_of(""), "");
}

static void accents_are_folded_first(void **state)
{
    (void)state;
    assert_string_equal(grams_of("niñez"), grams_of("ninez"));
    assert_string_equal(grams_of("acción"), grams_of("accion"));
}

static void a_character_of_several_bytes_counts_once(void **state)
{
    (void)state;
    assert_string_equal(grams_of("漢字"), "<漢字 漢字> <漢字> ");
    assert_string_equal(grams_of("ßæß"), "<ßæ ßæß æß> <ßæß ßæß> <ßæß> ");
    assert_string_equal(grams_of("𐐨𐐩"), "<𐐨𐐩 𐐨𐐩> <𐐨𐐩> ");
}

static void a_repeated_run_comes_each_time(void **state)
{
    (void)state;
    assert_string_equal(grams_of("anana"), "<an ana nan ana na> <ana anan nana ana> "
                                           "<anan anana nana> ");
}

static void the_word_itself_is_left_alone(void **state)
{
    (void)state;
    struct word word = make_word("acción"), before = word;
    struct grams grams;
    grams_begin(&grams, &word);
    assert_true(text_equal(word_text(&word), word_text(&before)));
}

static void a_word_of_255_bytes_has_all_its_runs(void **state)
{
    (void)state;
    struct word word = {.length = WORD_SIZE};
    struct grams grams;
    struct pilar_text gram;
    for (size_t i = 0; i < WORD_SIZE; i++)
        word.data[i] = (char)('a' + i % 26);
    size_t counts[GRAM_LONGEST + 1] = {0};
    grams_begin(&grams, &word);
    while (grams_next(&grams, &gram)) {
        assert_in_range(gram.length, GRAM_SHORTEST, GRAM_LONGEST);
        counts[gram.length]++;
    }
    for (size_t length = GRAM_SHORTEST; length <= GRAM_LONGEST; length++)
        assert_int_equal(counts[length], WORD_SIZE + 2 - length + 1);
}

static void a_full_word_of_wide_characters_is_cut_between_them(void **state)
{
    (void)state;
    struct word word = {.length = WORD_SIZE};
    struct grams grams;
    struct pilar_text gram;
    size_t count = 0;
    for (size_t i = 0; i < WORD_SIZE; i += 3)
        memcpy(word.data + i, "漢", 3);
    grams_begin(&grams, &word);
    for (; grams_next(&grams, &gram); count++) {
        assert_true(utf8_is_valid(gram));
        assert_in_range(utf8_count(gram), GRAM_SHORTEST, GRAM_LONGEST);
    }
    assert_int_equal(count, 85 + 84 + 83); /* 87 characters with the marks */
}

static void the_end_stays_the_end(void **state)
{
    (void)state;
    static const char *const words[] = {"", "y", "la", "red", "norma", "ciberespacio"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct word word = make_word(words[i]);
        struct grams grams;
        struct pilar_text gram;
        grams_begin(&grams, &word);
        while (grams_next(&grams, &gram))
            continue;
        for (size_t again = 0; again < 3; again++)
            assert_false(grams_next(&grams, &gram));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_runs_of_three_to_five_characters_come_shortest_first),
        cmocka_unit_test(short_words_have_what_fits),
        cmocka_unit_test(accents_are_folded_first),
        cmocka_unit_test(a_character_of_several_bytes_counts_once),
        cmocka_unit_test(a_repeated_run_comes_each_time),
        cmocka_unit_test(the_word_itself_is_left_alone),
        cmocka_unit_test(a_word_of_255_bytes_has_all_its_runs),
        cmocka_unit_test(a_full_word_of_wide_characters_is_cut_between_them),
        cmocka_unit_test(the_end_stays_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
