/* test_features_lexicon: the words of a text are counted each once, whatever texts came before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/text.h"
#include "pipeline/features/lexicon.h"

struct counting {
    struct lexicon lexicon;
    struct word_counts counts;
};

static int begin(void **state)
{
    static struct counting counting;
    counting = (struct counting){0};
    *state = &counting;
    return lexicon_init(&counting.lexicon) ? 0 : -1;
}

static int end(void **state)
{
    struct counting *counting = *state;
    lexicon_free(&counting->lexicon);
    word_counts_free(&counting->counts);
    return 0;
}

/* The counts of a text as "word/stem:count ", in their order. */
static const char *count(struct counting *counting, const char *text)
{
    static char joined[1024];
    size_t length = 0;
    joined[0] = '\0';
    const struct lexicon *lexicon = &counting->lexicon;
    assert_true(lexicon_count(&counting->lexicon, text_of(text), &counting->counts));
    for (size_t i = 0; i < counting->counts.count; i++) {
        struct word_count entry = counting->counts.entries[i];
        assert_true(entry.word < lexicon->words.count);
        assert_true(lexicon->entries[entry.word].stem < lexicon->stems.count);
        length +=
            (size_t)snprintf(joined + length, sizeof joined - length, "%.*s/%.*s:%u ",
                             TEXT_ARGUMENT(lexicon->words.texts[entry.word]),
                             TEXT_ARGUMENT(lexicon->stems.texts[lexicon->entries[entry.word].stem]),
                             (unsigned)entry.count);
    }
    return joined;
}

static void words_are_counted_in_the_order_they_first_stand(void **state)
{
    assert_string_equal(count(*state, "Normas, normas y norma: la NORMA."),
                        "normas/norm:2 norma/norm:2 la/la:1 ");
}

static void a_text_without_words_has_no_counts(void **state)
{
    assert_string_equal(count(*state, "normas"), "normas/norm:1 ");
    assert_string_equal(count(*state, ""), "");
    assert_string_equal(count(*state, "2021, 16 y 3."), "");
    struct counting *counting = *state;
    assert_true(lexicon_count(&counting->lexicon, (struct pilar_text){NULL, 0}, &counting->counts));
    assert_int_equal(counting->counts.count, 0);
}

static void counts_do_not_remember_the_texts_before(void **state)
{
    static const char *const texts[] = {"los Estados y los Estados", "Estados amenazas los", "los",
                                        "amenazas Estados nuevos", "nuevos nuevos los"};
    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < 5; i++) {
            struct counting fresh = {0};
            char expected[1024];
            assert_true(lexicon_init(&fresh.lexicon));
            strcpy(expected, count(&fresh, texts[i]));
            assert_string_equal(count(*state, texts[i]), expected);
            lexicon_free(&fresh.lexicon);
            word_counts_free(&fresh.counts);
        }
    }
}

static void a_word_is_known_once_and_keeps_its_number(void **state)
{
    struct counting *counting = *state;
    count(counting, "norma amenaza");
    size_t words = counting->lexicon.words.count;
    uint32_t first = counting->counts.entries[0].word;
    count(counting, "amenaza, NORMA, amenaza");
    assert_int_equal(counting->lexicon.words.count, words);
    assert_int_equal(counting->counts.entries[1].word, first);
}

static void forms_of_a_word_share_a_stem_number(void **state)
{
    struct counting *counting = *state;
    count(counting, "información informacion informaciones norma");
    assert_int_equal(counting->lexicon.words.count, 4);
    assert_int_equal(counting->lexicon.stems.count, 2);
}

/* The pairs of a text as "left+right ", in their order. */
static const char *pairs(struct counting *counting, const char *text)
{
    static char joined[1024];
    size_t length = 0;
    joined[0] = '\0';
    const struct names *stems = &counting->lexicon.stems;
    assert_true(lexicon_count(&counting->lexicon, text_of(text), &counting->counts));
    for (size_t i = 0; i < counting->counts.pair_count; i++) {
        struct stem_pair pair = counting->counts.pairs[i];
        assert_true(pair.left < stems->count && pair.right < stems->count);
        length += (size_t)snprintf(joined + length, sizeof joined - length, "%.*s+%.*s ",
                                   TEXT_ARGUMENT(stems->texts[pair.left]),
                                   TEXT_ARGUMENT(stems->texts[pair.right]));
    }
    return joined;
}

static void stems_that_follow_each_other_are_pairs(void **state)
{
    assert_string_equal(pairs(*state, "derecho internacional vigente"),
                        "derech+internacional internacional+vigent derech+vigent ");
    assert_string_equal(pairs(*state, "normas normas norma"), "norm+norm norm+norm norm+norm ");
    assert_string_equal(pairs(*state, "norma"), "");
    assert_string_equal(pairs(*state, ""), "");
}

static void pairs_reach_over_function_words_and_hold_them(void **state)
{
    assert_string_equal(pairs(*state, "las medidas de fomento de la confianza y la seguridad"),
                        "las+med med+de de+foment med+foment foment+de de+la la+confianz "
                        "foment+confianz med+confianz confianz+la la+segur confianz+segur "
                        "foment+segur "); /* "y" is too short to be a word */
    assert_string_equal(pairs(*state, "los de la"), "los+de de+la ");
    assert_string_equal(pairs(*state, "no vinculantes sin normas"),
                        "no+vincul vincul+sin no+sin sin+norm vincul+norm ");
}

static void pairs_do_not_reach_over_marks_and_numbers(void **state)
{
    assert_string_equal(pairs(*state, "normas, reglas. principios 16 medidas (voluntarias)"), "");
    assert_string_equal(pairs(*state, "normas de, la conducta"), "norm+de la+conduct ");
    assert_string_equal(pairs(*state, "normas, de conducta responsable"),
                        "de+conduct conduct+respons ");
}

static void pairs_do_not_reach_from_text_to_text(void **state)
{
    assert_string_equal(pairs(*state, "derecho"), "");
    assert_string_equal(pairs(*state, "internacional"), "");
}

static void a_cleared_lexicon_counts_anew(void **state)
{
    struct counting *counting = *state;
    count(counting, "uno dos tres cuatro cinco seis siete");
    lexicon_clear(&counting->lexicon);
    assert_int_equal(counting->lexicon.words.count, 0);
    assert_int_equal(counting->lexicon.stems.count, 0);
    /* the counts, used again, hold places of words that are void */
    assert_string_equal(count(counting, "siete seis siete"), "siete/siet:2 seis/seis:1 ");
    assert_string_equal(count(counting, "seis dos seis"), "seis/seis:2 dos/dos:1 ");
}

static void counts_may_be_used_with_more_than_one_lexicon(void **state)
{
    struct counting *counting = *state, other = {0};
    assert_true(lexicon_init(&other.lexicon));
    count(counting, "uno dos tres uno");
    other.counts = counting->counts;
    assert_string_equal(count(&other, "tres uno tres"), "tres/tres:2 uno/uno:1 ");
    counting->counts = other.counts;
    assert_string_equal(count(counting, "tres dos tres"), "tres/tres:2 dos/dos:1 ");
    lexicon_free(&other.lexicon);
}

static void thousands_of_words_are_each_counted(void **state)
{
    enum { WORDS = 3000, TIMES = 4 };
    struct counting *counting = *state;
    struct bytes text = {0};
    for (size_t time = 0; time < TIMES; time++) {
        for (size_t i = 0; i < WORDS; i++)
            bytes_append_format(&text, "w%zx ", i * 7919 % WORDS);
    }
    assert_true(lexicon_count(&counting->lexicon, bytes_text(&text), &counting->counts));
    assert_int_equal(counting->counts.count, WORDS);
    for (size_t i = 0; i < WORDS; i++)
        assert_int_equal(counting->counts.entries[i].count, TIMES);
    bytes_free(&text);
}

#define COUNTING(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        COUNTING(words_are_counted_in_the_order_they_first_stand),
        COUNTING(a_text_without_words_has_no_counts),
        COUNTING(counts_do_not_remember_the_texts_before),
        COUNTING(a_word_is_known_once_and_keeps_its_number),
        COUNTING(forms_of_a_word_share_a_stem_number),
        COUNTING(stems_that_follow_each_other_are_pairs),
        COUNTING(pairs_reach_over_function_words_and_hold_them),
        COUNTING(pairs_do_not_reach_over_marks_and_numbers),
        COUNTING(pairs_do_not_reach_from_text_to_text),
        COUNTING(a_cleared_lexicon_counts_anew),
        COUNTING(counts_may_be_used_with_more_than_one_lexicon),
        COUNTING(thousands_of_words_are_each_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
