/* test_language_words: a word has one normal form however it was written, and any text ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/random.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/language/words.h"

/* The words of `text`, joined by spaces. */
static const char *words_of(struct pilar_text text)
{
    static char joined[2048];
    struct words words = {.text = text};
    struct word word;
    size_t length = 0;
    joined[0] = '\0';
    while (words_next(&words, &word)) {
        assert_in_range(word.length, 1, WORD_SIZE);
        length += (size_t)snprintf(joined + length, sizeof joined - length, "%s%.*s",
                                   length > 0 ? " " : "", (int)word.length, word.data);
        assert_true(length < sizeof joined);
    }
    return joined;
}

static void assert_words(const char *text, const char *expected)
{
    assert_string_equal(words_of(text_of(text)), expected);
}

static const char *fold(const char *text)
{
    static char folded[WORD_SIZE + 1];
    struct word word = {.length = strlen(text)};
    memcpy(word.data, text, word.length);
    word_fold(&word);
    memcpy(folded, word.data, word.length);
    folded[word.length] = '\0';
    return folded;
}

static void words_are_runs_of_letters_and_digits(void **state)
{
    (void)state;
    assert_words("Los Estados, al utilizar las TIC (A/68/98): ¿qué?",
                 "los estados al utilizar las tic qué");
    assert_words("e-mail", "mail");
    assert_words("«ciberseguridad»—tecnología/información…",
                 "ciberseguridad tecnología información");
    assert_words("G77 5G 2021 1 3a", "g77 5g 3a");
    assert_words("O'Higgins l’Estat", "higgins estat");
}

static void one_letter_or_digits_alone_are_no_word(void **state)
{
    (void)state;
    assert_words("a y o é Ñ 1 12 2021 ² ½", "");
    assert_words("e\xCC\x81", ""); /* one letter still, with its accent apart */
    assert_words("\xCC\x81\xCC\x81\xCC\x81", "");
    assert_words("١٢ ٣", "");
}

static void an_ordinal_or_note_mark_is_no_part_of_a_word(void **state)
{
    (void)state;
    assert_words("comunicación² párrafo¹³ 1º 2ª Sraª", "comunicación párrafo sra");
}

static void nothing_has_no_words(void **state)
{
    (void)state;
    assert_string_equal(words_of((struct pilar_text){NULL, 0}), "");
    assert_words("", "");
    assert_words(" \t\r\n.,;", "");
    struct words words = {.text = {NULL, 0}};
    struct word word;
    assert_false(words_next(&words, &word));
    assert_false(words_next(&words, &word));
}

static void capitals_become_small(void **state)
{
    (void)state;
    assert_words("NACIONES UNIDAS ÁÉÍÓÚÜÑÇ ÀÈÌÒÙ ŠĐ ΑΩ", "naciones unidas áéíóúüñç àèìòù šđ αω");
    assert_words("GroßE STRASSE ÞÐÆØ", "große strasse þðæø");
}

static void a_small_letter_may_need_more_bytes_than_its_capital(void **state)
{
    (void)state;
    assert_words("\xC8\xBA\xC8\xBE", "\xE2\xB1\xA5\xE2\xB1\xA6"); /* U+023A, U+023E */
}

static void decomposed_accents_are_composed(void **state)
{
    (void)state;
    assert_words("informacio\xCC\x81n ANIN\xCC\x83"
                 "EZ pingu\xCC\x88inos",
                 "información aniñez pingüinos");
    assert_words("N\xCC\x83U", "ñu");
}

static void an_accent_that_composes_with_nothing_stays(void **state)
{
    (void)state;
    assert_words("x\xCC\x84y", "x\xCC\x84y");
    assert_words("\xCC\x81nn", "\xCC\x81nn");
}

static void soft_hyphens_are_invisible(void **state)
{
    (void)state;
    assert_words("tec\xC2\xADno\xC2\xADlo\xC2\xADg\xC3\xAD"
                 "as",
                 "tecnologías");
    assert_words("\xC2\xADno\xC2\xAD", "no");
    assert_words("a\xC2\xAD", "");
    assert_words("\xC2\xAD \xC2\xAD\xC2\xAD", "");
    assert_words("informacio\xC2\xAD\xCC\x81n", "información");
}

static void a_nul_byte_ends_a_word_but_not_the_text(void **state)
{
    (void)state;
    assert_string_equal(words_of((struct pilar_text){"uno\0dos\0\0tres\0", 14}), "uno dos tres");
}

static void a_word_is_read_to_the_end_of_the_text_and_no_further(void **state)
{
    (void)state;
    static const char text[] = "ciberespacio";
    for (size_t length = 2; length < sizeof text; length++) {
        char expected[16];
        snprintf(expected, sizeof expected, "%.*s", (int)length, text);
        char *exact = malloc(length); /* a tool sees any byte read behind it */
        assert_non_null(exact);
        memcpy(exact, text, length);
        assert_string_equal(words_of((struct pilar_text){exact, length}), expected);
        free(exact);
    }
}

static void a_word_has_at_most_255_bytes(void **state)
{
    (void)state;
    char text[600];
    for (size_t length = 253; length <= 520; length++) {
        struct words words = {.text = {text, length + 5}};
        struct word word;
        memset(text, 'a', length);
        memcpy(text + length, " tras", 5);
        assert_true(words_next(&words, &word));
        if (length <= 255) {
            assert_int_equal(word.length, length);
            assert_memory_equal(word.data, text, length);
            assert_true(words_next(&words, &word));
        }
        assert_true(text_is(word_text(&word), "tras"));
        assert_false(words_next(&words, &word));
    }
}

/* Its last character of two bytes fits into neither 254 nor 255 bytes in part. */
static void a_word_too_long_by_half_a_character_is_passed_over(void **state)
{
    (void)state;
    char text[257];
    struct word word;
    memset(text, 'a', sizeof text);
    memcpy(text + 253, "\xC3\xB1", 2);
    struct words fits = {.text = {text, 255}};
    assert_true(words_next(&fits, &word));
    assert_int_equal(word.length, 255);
    assert_memory_equal(word.data, text, 255);
    memcpy(text + 253, "a\xC3\xB1", 3);
    struct words passes = {.text = {text, 256}};
    assert_false(words_next(&passes, &word));
}

static void what_comes_behind_a_full_word_is_not_squeezed_in(void **state)
{
    (void)state;
    char text[260];
    struct word word;
    memset(text, 'a', sizeof text);
    memcpy(text + 254, "\xC3\xB1", 2); /* does not fit, but the "a" behind it would */
    struct words words = {.text = {text, 257}};
    assert_false(words_next(&words, &word));
}

/* WORD_SIZE counts the bytes of the normal form, where an accent of its own takes none. */
static void a_long_word_is_the_same_with_its_accents_apart(void **state)
{
    (void)state;
    char composed[256], apart[512];
    for (size_t count = 80; count <= 127; count++) {
        struct words one = {.text = {composed, 2 * count}}, other = {.text = {apart, 3 * count}};
        struct word left, right;
        for (size_t i = 0; i < count; i++) {
            memcpy(composed + 2 * i, "\xC3\xB3", 2);
            memcpy(apart + 3 * i, "o\xCC\x81", 3);
        }
        assert_true(words_next(&one, &left));
        assert_true(words_next(&other, &right));
        assert_true(text_equal(word_text(&left), word_text(&right)));
    }
}

/* For each word of the text "|" if it stands apart from what is before it, or "-". */
static void assert_apart(const char *text, const char *expected)
{
    char apart[32];
    struct words words = {.text = text_of(text)};
    struct word word;
    size_t count = 0;
    while (words_next(&words, &word)) {
        assert_true(count < sizeof apart - 1);
        apart[count++] = words.apart ? '|' : '-';
    }
    apart[count] = '\0';
    assert_string_equal(apart, expected);
}

static void a_number_or_mark_between_sets_words_apart(void **state)
{
    (void)state;
    assert_apart("uno dos", "--");
    assert_apart("uno, dos. tres; cuatro", "-|||");
    assert_apart("uno-dos uno/dos (tres)", "-|-||");
    assert_apart("uno 16 dos", "-|");
    assert_apart("¿uno? dos", "||");
    assert_apart("uno \xE2\x80\x94 dos", "-|");
    assert_apart("uno\x01"
                 "dos",
                 "-|");
}

static void white_space_and_single_letters_do_not_set_words_apart(void **state)
{
    (void)state;
    assert_apart("  uno \t\r\n\v\f dos\xC2\xA0"
                 "tres",
                 "---");
    assert_apart("uno y dos a tres", "---");
    assert_apart("uno \xC2\xAD dos", "--");
}

/* Thin and narrow spaces come from typesetting: U+2009, U+202F. */
static void white_space_of_any_width_does_not_set_words_apart(void **state)
{
    (void)state;
    assert_apart("uno\xE2\x80\x89"
                 "dos\xE2\x80\xAF"
                 "tres",
                 "---");
}

static void a_word_too_long_to_be_one_sets_words_apart(void **state)
{
    (void)state;
    char text[512] = "uno ";
    memset(text + 4, 'x', 300);
    strcpy(text + 304, " dos");
    assert_apart(text, "-|");
}

static void folding_takes_the_marks_off_latin_letters_alone(void **state)
{
    (void)state;
    assert_string_equal(fold("información"), "informacion");
    assert_string_equal(fold("año"), "ano");
    assert_string_equal(fold("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ"), "aaaaaaceeeeiiiinoooooouuuuyy");
    assert_string_equal(fold("ßæðþčšα漢x\xCC\x84"), "ßæðþčšα漢x\xCC\x84");
    assert_string_equal(fold(""), "");
    assert_string_equal(fold("norma"), "norma");
}

static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    for (uint32_t character = 1; character <= 0x2FFF; character++) {
        struct word once = {.length = utf8_encode(character, once.data)};
        word_fold(&once);
        struct word twice = once;
        word_fold(&twice);
        assert_true(once.length > 0 && utf8_is_valid(word_text(&once)));
        assert_true(text_equal(word_text(&once), word_text(&twice)));
    }
}

static void a_full_word_is_folded_within_its_bounds(void **state)
{
    (void)state;
    struct word word = {.length = WORD_SIZE};
    word.data[0] = 'x';
    for (size_t i = 1; i < WORD_SIZE; i += 2)
        memcpy(word.data + i, "\xC3\xB1", 2);
    word_fold(&word);
    assert_int_equal(word.length, 1 + (WORD_SIZE - 1) / 2);
    for (size_t i = 1; i < word.length; i++)
        assert_int_equal(word.data[i], 'n');
}

/* Characters of every kind and length, word characters more often than others. */
static uint32_t draw_character(struct random *random)
{
    static const char common[] = "aeiounsrlcdtmpAEINS   .,-2";
    static const uint32_t odd[] = {0,      0xAD,    0x301,  0x303,   0x308,   0xE1,   0xD1,
                                   0xDF,   0xD7,    0xAA,   0x130,   0x212A,  0x212B, 0x23A,
                                   0x1E9E, 0x3A3,   0x660,  0x4E2D,  0xFB01,  0x200B, 0xFEFF,
                                   0xFFFD, 0x1F600, 0xE000, 0x1D160, 0x10FFFF};
    size_t kind = random_below(random, 10);
    if (kind < 6)
        return (unsigned char)common[random_below(random, sizeof common - 1)];
    if (kind < 8)
        return odd[random_below(random, sizeof odd / sizeof *odd)];
    uint32_t character = (uint32_t)random_below(random, kind == 8 ? 0x250 : 0x110000);
    return character >= 0xD800 && character <= 0xDFFF ? ' ' : character;
}

static void words_of_any_text_are_whole_small_and_read_again_as_they_are(void **state)
{
    (void)state;
    struct random random = {2024};
    for (size_t round = 0; round < 3000; round++) {
        char data[4 * 200];
        size_t length = 0, count = random_below(&random, 200);
        for (size_t i = 0; i < count; i++)
            length += utf8_encode(draw_character(&random), data + length);
        char *exact = malloc(length == 0 ? 1 : length);
        assert_non_null(exact);
        memcpy(exact, data, length);
        struct words words = {.text = {exact, length}};
        struct word word, again;
        size_t before = 0;
        while (words_next(&words, &word)) {
            assert_true(words.offset > before && words.offset <= length);
            before = words.offset;
            assert_in_range(word.length, 1, WORD_SIZE);
            assert_true(utf8_is_valid(word_text(&word)));
            struct words reread = {.text = word_text(&word)};
            if (!words_next(&reread, &again) || !text_equal(word_text(&word), word_text(&again)) ||
                words_next(&reread, &again))
                fail_msg("%.*s", (int)word.length, word.data);
            struct word folded = word;
            word_fold(&folded);
            assert_in_range(folded.length, 1, word.length);
            assert_true(utf8_is_valid(word_text(&folded)));
        }
        assert_int_equal(words.offset, length);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_runs_of_letters_and_digits),
        cmocka_unit_test(one_letter_or_digits_alone_are_no_word),
        cmocka_unit_test(an_ordinal_or_note_mark_is_no_part_of_a_word),
        cmocka_unit_test(nothing_has_no_words),
        cmocka_unit_test(capitals_become_small),
        cmocka_unit_test(a_small_letter_may_need_more_bytes_than_its_capital),
        cmocka_unit_test(decomposed_accents_are_composed),
        cmocka_unit_test(an_accent_that_composes_with_nothing_stays),
        cmocka_unit_test(soft_hyphens_are_invisible),
        cmocka_unit_test(a_nul_byte_ends_a_word_but_not_the_text),
        cmocka_unit_test(a_word_is_read_to_the_end_of_the_text_and_no_further),
        cmocka_unit_test(a_word_has_at_most_255_bytes),
        cmocka_unit_test(a_word_too_long_by_half_a_character_is_passed_over),
        cmocka_unit_test(what_comes_behind_a_full_word_is_not_squeezed_in),
        cmocka_unit_test(a_long_word_is_the_same_with_its_accents_apart),
        cmocka_unit_test(a_number_or_mark_between_sets_words_apart),
        cmocka_unit_test(white_space_and_single_letters_do_not_set_words_apart),
        cmocka_unit_test(white_space_of_any_width_does_not_set_words_apart),
        cmocka_unit_test(a_word_too_long_to_be_one_sets_words_apart),
        cmocka_unit_test(folding_takes_the_marks_off_latin_letters_alone),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(a_full_word_is_folded_within_its_bounds),
        cmocka_unit_test(words_of_any_text_are_whole_small_and_read_again_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
