/* test_document_numbering: numbers, letters and bullets are read as printed. */
#include "test_document_cases.h"

#include "pipeline/document/numbering.h"

static void assert_number(const char *text, enum numbering_style style, unsigned value,
                          const char *printed, const char *rest)
{
    struct numbering number = numbering_parse(text_of(text));
    assert_int_equal(number.style, style);
    assert_int_equal(number.value, value);
    assert_text(number.printed, printed);
    assert_string_equal(text + number.length, rest);
}

static void assert_none(const char *text)
{
    assert_int_equal(numbering_parse(text_of(text)).style, NUMBERING_NONE);
}

static void paragraphs_have_numbers(void **state)
{
    (void)state;
    assert_number("16. Los", NUMBERING_PARAGRAPH, 16, "16", "Los");
    assert_number("1.- Los", NUMBERING_PARAGRAPH, 1, "1", "Los");
    assert_number("7.Los", NUMBERING_PARAGRAPH, 7, "7", "Los");
    assert_number("4.2 Confianza", NUMBERING_SECTION, 2, "4.2", "Confianza");
    assert_number("1) Uno", NUMBERING_COUNT, 1, "1)", "Uno");
}

static void items_have_letters_and_bullets(void **state)
{
    (void)state;
    assert_number("a) Uno", NUMBERING_LETTER, 1, "a)", "Uno");
    assert_number("(b) Dos", NUMBERING_LETTER, 2, "(b)", "Dos");
    assert_number("iv) Cuatro", NUMBERING_ROMAN, 4, "iv)", "Cuatro");
    assert_number("i) Uno", NUMBERING_ROMAN, 1, "i)", "Uno");
    assert_number("- Uno", NUMBERING_BULLET, 1, "-", "Uno");
    assert_number("•Uno", NUMBERING_BULLET, 1, "•", "Uno");
    assert_number("– Uno", NUMBERING_BULLET, 1, "–", "Uno");
}

static void sections_have_numerals_and_capitals(void **state)
{
    (void)state;
    assert_number("I. Uno", NUMBERING_CAPITAL_ROMAN, 1, "I", "Uno");
    assert_number("XIV. Uno", NUMBERING_CAPITAL_ROMAN, 14, "XIV", "Uno");
    assert_number("C. Tres", NUMBERING_CAPITAL, 3, "C", "Tres");
    assert_number("Anexo", NUMBERING_ANNEX, 0, "Anexo", "Anexo");
    assert_number("Anexo II", NUMBERING_ANNEX, 2, "Anexo II", "Anexo II");
    assert_number("ANEXO. Lista", NUMBERING_ANNEX, 0, "ANEXO", "ANEXO. Lista");
    assert_number("Parte segunda. Elementos", NUMBERING_PART, 2, "Parte segunda",
                  "Parte segunda. Elementos");
    assert_number("Norma 13", NUMBERING_NAMED, 13, "Norma 13", "Norma 13");
}

static void words_and_sums_are_no_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "2015. En",    "1.500 dólares", "70/237 y otras",    "civil. Los", "D.C. es",    "de la",
        "mil. Los",    "Los Estados",   "Parte de ello",     "-Uno",       "12 de mayo", "",
        "(Firmado) X", "Anexos I y II", "Resolución 70/237", "a",          "1",          "iiii) x"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_none(texts[i]);
}

static void the_number_before_decides_between_letter_and_numeral(void **state)
{
    (void)state;
    struct numbering before = numbering_parse(text_of("h) Ocho"));
    struct numbering number = numbering_parse(text_of("i) Nueve"));
    numbering_settle(&number, &before);
    assert_int_equal(number.style, NUMBERING_LETTER);
    assert_int_equal(number.value, 9);
    before = numbering_parse(text_of("iv) Cuatro"));
    number = numbering_parse(text_of("v) Cinco"));
    numbering_settle(&number, &before);
    assert_int_equal(number.style, NUMBERING_ROMAN);
    assert_int_equal(number.value, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_have_numbers),
        cmocka_unit_test(items_have_letters_and_bullets),
        cmocka_unit_test(sections_have_numerals_and_capitals),
        cmocka_unit_test(words_and_sums_are_no_numbers),
        cmocka_unit_test(the_number_before_decides_between_letter_and_numeral),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
