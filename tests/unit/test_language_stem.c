/* test_language_stem: the forms of a word share a stem, with or without accents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/random.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/language/stem.h"

static int make_stemmer(void **state)
{
    *state = stemmer_new();
    return *state == NULL ? -1 : 0;
}

static int free_stemmer(void **state)
{
    stemmer_free(*state);
    return 0;
}

/* The stem of the first word of `text`; good for the next seven calls. */
static const char *stem_of(struct stemmer *stemmer, const char *text)
{
    static char stems[8][WORD_SIZE + 1];
    static size_t turn;
    struct words words = {.text = text_of(text)};
    struct word word;
    assert_true(words_next(&words, &word));
    stemmer_stem(stemmer, &word);
    assert_in_range(word.length, 1, WORD_SIZE);
    char *stem = stems[++turn % 8];
    memcpy(stem, word.data, word.length);
    stem[word.length] = '\0';
    return stem;
}

static void forms_of_a_word_share_a_stem(void **state)
{
    assert_string_equal(stem_of(*state, "información"), "inform");
    assert_string_equal(stem_of(*state, "informacion"), "inform");
    assert_string_equal(stem_of(*state, "informaciones"), "inform");
    assert_string_equal(stem_of(*state, "norma"), stem_of(*state, "normas"));
    assert_string_equal(stem_of(*state, "internacional"), stem_of(*state, "internacionales"));
    assert_string_equal(stem_of(*state, "amenaza"), stem_of(*state, "amenazas"));
    assert_string_not_equal(stem_of(*state, "norma"), stem_of(*state, "amenaza"));
}

static void endings_that_lost_their_accent_stem_as_with_it(void **state)
{
    static const char *const pairs[][2] = {
        {"acción", "accion"},           {"nación", "nacion"},
        {"cooperación", "cooperacion"}, {"comunicación", "comunicacion"},
        {"atribución", "atribucion"},   {"conclusión", "conclusion"},
        {"decisión", "decision"},       {"conexión", "conexion"},
        {"región", "region"},           {"cuestión", "cuestion"},
        {"gestión", "gestion"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(stem_of(*state, pairs[i][0]), stem_of(*state, pairs[i][1]));
}

static void capitals_and_accents_apart_stem_as_the_plain_word(void **state)
{
    assert_string_equal(stem_of(*state, "INFORMACIÓN"), "inform");
    assert_string_equal(stem_of(*state, "INFORMACION"), "inform");
    assert_string_equal(stem_of(*state, "Informacio\xCC\x81n"), "inform");
    assert_string_equal(stem_of(*state, "infor\xC2\xADma\xC2\xAD"
                                        "ci\xC3\xB3n"),
                        "inform");
    assert_string_equal(stem_of(*state, "NACIONES"), stem_of(*state, "naciones"));
    assert_string_equal(stem_of(*state, "TECNOLOGI\xCC\x81"
                                        "AS"),
                        stem_of(*state, "tecnologías"));
}

static void stems_are_folded(void **state)
{
    assert_string_equal(stem_of(*state, "país"), "pais");
    assert_string_equal(stem_of(*state, "niñez"), "ninez");
    assert_string_equal(stem_of(*state, "pingüino"), "pinguin");
}

static void words_that_are_not_spanish_have_stems_too(void **state)
{
    assert_string_equal(stem_of(*state, "5g"), "5g");
    assert_string_equal(stem_of(*state, "xyz"), "xyz");
    assert_string_equal(stem_of(*state, "漢字"), "漢字");
    assert_true(utf8_is_valid(text_of(stem_of(*state, "ΚΥΒΕΡΝΟΧΏΡΟΣ"))));
}

static void words_of_255_bytes_are_stemmed_within_their_bounds(void **state)
{
    static const char *const endings[] = {"cion", "ción", "ciones", "mente", "ándoselas", "ña"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        for (size_t length = 250; length <= 255; length++) {
            struct word word = {.length = length};
            size_t ending = strlen(endings[i]);
            memset(word.data, 'a', length);
            memcpy(word.data + length - ending, endings[i], ending);
            stemmer_stem(*state, &word);
            assert_in_range(word.length, length - ending - 1, WORD_SIZE);
            assert_true(utf8_is_valid(word_text(&word)));
        }
    }
}

static void a_word_without_room_for_its_accent_gets_none(void **state)
{
    for (size_t length = WORD_SIZE - 1; length <= WORD_SIZE; length++) {
        struct word word = {.length = length};
        memset(word.data, 'a', length);
        memcpy(word.data, "inform", 6);
        memcpy(word.data + length - 4, "cion", 4);
        stemmer_stem(*state, &word);
        bool kept = word.length >= 4 && memcmp(word.data + word.length - 4, "cion", 4) == 0;
        assert_int_equal(kept, length == WORD_SIZE);
    }
}

static void a_stem_does_not_depend_on_the_words_before(void **state)
{
    struct stemmer *fresh = stemmer_new();
    assert_non_null(fresh);
    stem_of(*state, "responsabilidades");
    stem_of(*state, "asegurándoselas");
    assert_string_equal(stem_of(*state, "medidas"), stem_of(fresh, "medidas"));
    stemmer_free(fresh);
}

static void stems_of_any_letters_are_whole_characters_and_not_empty(void **state)
{
    static const char *const parts[] = {
        "a",     "e",    "i",    "o", "u",  "á",  "é",  "í",    "ó",     "ú",  "ü",  "ñ",
        "s",     "n",    "r",    "l", "c",  "y",  "g",  "qu",   "gu",    "se", "lo", "las",
        "mente", "cion", "idad", "ó", "ar", "er", "ír", "ando", "yendo", "漢", "ç",  "x\xCC\x84"};
    struct random random = {77};
    for (size_t round = 0; round < 20000; round++) {
        struct word word = {.length = 0};
        for (size_t count = 1 + random_below(&random, 8); count > 0; count--) {
            const char *part = parts[random_below(&random, sizeof parts / sizeof *parts)];
            memcpy(word.data + word.length, part, strlen(part));
            word.length += strlen(part);
        }
        struct word before = word, folded;
        stemmer_stem(*state, &word);
        folded = word;
        word_fold(&folded);
        if (word.length == 0 || word.length > before.length + 1 ||
            !utf8_is_valid(word_text(&word)) || !text_equal(word_text(&word), word_text(&folded)))
            fail_msg("%.*s", (int)before.length, before.data);
    }
}

static void an_empty_word_stays_empty(void **state)
{
    struct word word = {.length = 0};
    stemmer_stem(*state, &word);
    assert_int_equal(word.length, 0);
}

static void stemmers_of_one_library_have_one_fingerprint_whatever_they_stemmed(void **state)
{
    struct stemmer *fresh = stemmer_new();
    assert_non_null(fresh);
    uint32_t fingerprint = stemmer_fingerprint(*state);
    assert_true(fingerprint != 0);
    stem_of(*state, "vulnerabilidades");
    assert_int_equal(stemmer_fingerprint(*state), fingerprint);
    assert_int_equal(stemmer_fingerprint(fresh), fingerprint);
    stemmer_free(fresh);
}

static void no_stemmer_can_be_freed(void **state)
{
    (void)state;
    stemmer_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_a_word_share_a_stem),
        cmocka_unit_test(endings_that_lost_their_accent_stem_as_with_it),
        cmocka_unit_test(capitals_and_accents_apart_stem_as_the_plain_word),
        cmocka_unit_test(stems_are_folded),
        cmocka_unit_test(words_that_are_not_spanish_have_stems_too),
        cmocka_unit_test(words_of_255_bytes_are_stemmed_within_their_bounds),
        cmocka_unit_test(a_word_without_room_for_its_accent_gets_none),
        cmocka_unit_test(a_stem_does_not_depend_on_the_words_before),
        cmocka_unit_test(stems_of_any_letters_are_whole_characters_and_not_empty),
        cmocka_unit_test(an_empty_word_stays_empty),
        cmocka_unit_test(stemmers_of_one_library_have_one_fingerprint_whatever_they_stemmed),
        cmocka_unit_test(no_stemmer_can_be_freed),
    };
    return cmocka_run_group_tests(tests, make_stemmer, free_stemmer);
}
