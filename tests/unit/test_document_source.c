/* test_document_source: any bytes become UTF-8, or clear words. */
#include "test_document_cases.h"

#include "pipeline/document/source.h"

static enum pilar_status decode(const char *bytes, size_t length, struct source *source,
                                struct pilar_error *error)
{
    struct bytes raw = {0};
    bytes_append(&raw, bytes, length);
    return source_decode("x.txt", raw, source, error);
}

static void assert_decodes(const char *bytes, size_t length, const char *expected, const char *note)
{
    struct source source;
    struct pilar_error error = {.message = ""};
    assert_int_equal(decode(bytes, length, &source, &error), PILAR_OK);
    assert_text(source_text(&source), expected);
    if (note == NULL)
        assert_null(source.note);
    else
        assert_string_equal(source.note, note);
    source_free(&source);
}

static void assert_refused(const char *bytes, size_t length, const char *message)
{
    struct source source;
    struct pilar_error error = {.message = ""};
    assert_int_equal(decode(bytes, length, &source, &error), PILAR_ERROR_INPUT);
    assert_string_equal(error.message, message);
}

static void utf8_is_taken_as_it_is(void **state)
{
    (void)state;
    assert_decodes("se\xC3\xB1or", 6, "señor", NULL);
    assert_decodes("\xEF\xBB\xBFuno", 6, "\xEF\xBB\xBFuno", NULL);
}

static void the_mark_of_byte_order_is_not_text(void **state)
{
    (void)state;
    struct source source;
    assert_int_equal(decode("\xEF\xBB\xBFuno", 6, &source, NULL), PILAR_OK);
    assert_int_equal(source.start, 3);
    source_free(&source);
}

static void what_is_not_utf8_is_windows_1252(void **state)
{
    (void)state;
    assert_decodes("se\xF1or \x93x\x94 \x80", 11, "señor “x” €",
                   "not UTF-8 at byte offset 2; bytes that are not UTF-8 were read as "
                   "Windows-1252");
    assert_decodes("\x81", 1, "\xEF\xBF\xBD",
                   "not UTF-8 at byte offset 0; bytes that are not UTF-8 were read as "
                   "Windows-1252");
}

static void one_damaged_byte_leaves_the_rest_alone(void **state)
{
    (void)state;
    assert_decodes("\xC3\xB1 \xE9 \xC3\xB3", 7, "ñ é ó",
                   "not UTF-8 at byte offset 3; bytes that are not UTF-8 were read as "
                   "Windows-1252");
}

static void a_character_cut_short_at_the_end_is_read(void **state)
{
    (void)state;
    assert_decodes("a\xC3", 2, "aÃ",
                   "not UTF-8 at byte offset 1; bytes that are not UTF-8 were read as "
                   "Windows-1252");
}

static void utf16_is_converted_in_both_orders(void **state)
{
    (void)state;
    const char *note = "the text is UTF-16; it was converted to UTF-8";
    assert_decodes("\xFF\xFE\xF1\x00z\x00", 6, "ñz", note);
    assert_decodes("\xFE\xFF\x00\xF1\x00z", 6, "ñz", note);
    assert_decodes("\xFF\xFE\x3D\xD8\x00\xDE", 6, "\xF0\x9F\x98\x80", note);
}

static void a_lone_surrogate_and_an_odd_byte_are_replaced(void **state)
{
    (void)state;
    const char *note = "the text is UTF-16; it was converted to UTF-8";
    assert_decodes("\xFF\xFE\x3D\xD8z\x00", 6, "\xEF\xBF\xBDz", note);
    assert_decodes("\xFF\xFEz\x00y", 5, "z\xEF\xBF\xBD", note);
}

static void what_is_not_text_is_named(void **state)
{
    (void)state;
    assert_refused("", 0, "x.txt: the file is empty");
    assert_refused("%PDF-1.7\n", 9, "x.txt: this is a PDF");
    assert_refused("PK\x03\x04zip", 7, "x.txt: this is a ZIP archive that is damaged or cut short");
    assert_refused("\xD0\xCF\x11\xE0\xA1", 5,
                   "x.txt: this is a legacy Office file (.doc?); save it as DOCX first "
                   "(LibreOffice), or take its text out (antiword)");
    assert_refused("{\\rtf1", 6, "x.txt: this is RTF; save it as DOCX or as plain text first");
    assert_refused("uno\0dos", 7, "x.txt: this is binary, not text (a NUL at byte offset 3)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_taken_as_it_is),
        cmocka_unit_test(the_mark_of_byte_order_is_not_text),
        cmocka_unit_test(what_is_not_utf8_is_windows_1252),
        cmocka_unit_test(one_damaged_byte_leaves_the_rest_alone),
        cmocka_unit_test(a_character_cut_short_at_the_end_is_read),
        cmocka_unit_test(utf16_is_converted_in_both_orders),
        cmocka_unit_test(a_lone_surrogate_and_an_odd_byte_are_replaced),
        cmocka_unit_test(what_is_not_text_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
