/* test_document_plain_words: words are told whatever their case, accents and signs. */
#include "pipeline/document/plain_words.h"
#include "test_document_cases.h"

/* The words of `string`, joined by single spaces. */
static void assert_words(const char *string, const char *expected)
{
    char joined[256] = "";
    struct plain_word word;
    size_t at = 0, length = 0;
    while (plain_words_next(text_of(string), &at, &word)) {
        assert_true(length + word.length + 2 < sizeof joined);
        if (length > 0)
            joined[length++] = ' ';
        memcpy(joined + length, word.letters, word.length + 1);
        length += word.length;
    }
    assert_string_equal(joined, expected);
}

static void case_and_accents_go(void **state)
{
    (void)state;
    assert_words("SEPTUAGÉSIMO Séptimo, año", "septuagesimo septimo ano");
    assert_words("se\xCC\x81ptimo", "septimo"); /* decomposed */
    assert_words("informaci\xEF\xBF\xBDn", "informaci?n");
    assert_words("доклад 5", "?????? 5");
}

static void signs_of_ordinals_are_letters(void **state)
{
    (void)state;
    assert_words("77º 77.º 4ª 3° 1.er", "77o 77o 4a 3o 1 er");
    assert_words("46.ª.", "46a");
}

static void punctuation_parts_words(void **state)
{
    (void)state;
    assert_words("  ¿A/68/98*? «24-25»  ", "a 68 98 24 25");
    assert_words("", "");
    assert_words("… — ¡!", "");
}

static void a_word_knows_its_place(void **state)
{
    (void)state;
    struct plain_word word;
    size_t at = 0;
    struct pilar_text text = text_of("«Éste» fin");
    assert_true(plain_words_next(text, &at, &word));
    assert_int_equal(word.begin, 2);
    assert_int_equal(word.end, 7);
    assert_int_equal(at, 7);
}

static void a_long_word_is_cut(void **state)
{
    (void)state;
    assert_words("aaaaaaaaaabbbbbbbbbbccccccccccddddd y", "aaaaaaaaaabbbbbbbbbbccccccccccd y");
}

static void words_are_looked_up(void **state)
{
    (void)state;
    struct plain_word word;
    size_t at = 0;
    plain_words_next(text_of("De"), &at, &word);
    assert_true(plain_word_is(&word, "de"));
    assert_true(plain_word_is_listed(&word, " a de el "));
    assert_false(plain_word_is_listed(&word, " desde "));
    at = 0;
    plain_words_next(text_of("2013x"), &at, &word);
    assert_int_equal(plain_word_number(&word, 4), 2013);
    assert_int_equal(plain_word_number(&word, 5), 0);
    assert_int_equal(plain_word_number(&word, 6), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_accents_go),     cmocka_unit_test(signs_of_ordinals_are_letters),
        cmocka_unit_test(punctuation_parts_words), cmocka_unit_test(a_word_knows_its_place),
        cmocka_unit_test(a_long_word_is_cut),      cmocka_unit_test(words_are_looked_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
