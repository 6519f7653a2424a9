/* test_document_format: a file is what its bytes say, not its name. */
#include "test_document_cases.h"

#include <stdlib.h>

#include "pipeline/base/bytes.h"
#include "pipeline/document/format.h"

static void assert_format(enum format expected, const char *bytes, size_t length)
{
    assert_int_equal(format_of((struct pilar_text){bytes, length}), expected);
}

#define ASSERT_FORMAT(expected, literal) assert_format(expected, literal, sizeof(literal) - 1)

/* ---- archives ---- */

/* Appends a member without content, in a ZIP's first form or as an entry of its directory. */
static void add_member(struct bytes *zip, bool directory, const char *name)
{
    unsigned char header[46] = "PK\x03\x04";
    size_t length = directory ? 46 : 30;
    if (directory)
        memcpy(header, "PK\x01\x02", 4);
    header[directory ? 28 : 26] = (unsigned char)strlen(name);
    bytes_append(zip, header, length);
    bytes_append_string(zip, name);
}

/* A ZIP of empty members of these names, with a comment behind it. */
static struct bytes make_zip(const char *const *names, size_t count)
{
    struct bytes zip = {0};
    for (size_t i = 0; i < count; i++)
        add_member(&zip, false, names[i]);
    size_t directory = zip.length;
    for (size_t i = 0; i < count; i++)
        add_member(&zip, true, names[i]);
    unsigned char end[22] = "PK\x05\x06";
    end[12] = (unsigned char)(zip.length - directory);
    end[13] = (unsigned char)((zip.length - directory) >> 8);
    bytes_append(&zip, end, sizeof end);
    bytes_append_string(&zip, "un comentario");
    return zip;
}

static void assert_archive(enum format expected, const char *first, const char *second)
{
    const char *const names[] = {first, second};
    struct bytes zip = make_zip(names, 2);
    assert_format(expected, zip.data, zip.length);
    bytes_free(&zip);
}

static void an_archive_is_what_its_members_are(void **state)
{
    (void)state;
    assert_archive(FORMAT_DOCX, "[Content_Types].xml", "word/document.xml");
    assert_archive(FORMAT_DOCX, "[Content_Types].xml", "word/document2.xml");
    assert_archive(FORMAT_SHEET, "[Content_Types].xml", "xl/workbook.xml");
    assert_archive(FORMAT_SLIDES, "[Content_Types].xml", "ppt/presentation.xml");
    assert_archive(FORMAT_ODT, "meta.xml", "content.xml");
    assert_archive(FORMAT_ZIP, "informe.docx", "informe.pdf");
}

static void an_open_document_says_what_it_is(void **state)
{
    (void)state;
#define FIRST_MEMBER                                                                               \
    "PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0"                           \
    "mimetypeapplication/"
#define EMPTY_DIRECTORY "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    ASSERT_FORMAT(FORMAT_ODT, FIRST_MEMBER "vnd.oasis.opendocument.textPK");
    ASSERT_FORMAT(FORMAT_ODT, FIRST_MEMBER "vnd.oasis.opendocument.text-templatePK");
    ASSERT_FORMAT(FORMAT_SHEET, FIRST_MEMBER "vnd.oasis.opendocument.spreadsheetPK");
    ASSERT_FORMAT(FORMAT_SLIDES, FIRST_MEMBER "vnd.oasis.opendocument.presentationPK");
    ASSERT_FORMAT(FORMAT_ZIP, FIRST_MEMBER "epub+zipPK\x05\x06" EMPTY_DIRECTORY);
}

static void a_damaged_archive_is_what_is_left_of_it(void **state)
{
    (void)state;
    const char *const names[] = {"a.xml", "word/document.xml"};
    struct bytes zip = make_zip(names, 2);
    for (size_t length = 4; length < zip.length - 1; length++) {
        char *copy = malloc(length); /* so that a read beyond it is found */
        assert_non_null(copy);
        memcpy(copy, zip.data, length);
        enum format format = format_of((struct pilar_text){copy, length});
        assert_int_equal(format, length < 82 ? FORMAT_ZIP_CUT : FORMAT_DOCX);
        free(copy);
    }
    memset(zip.data + zip.length - 23, 0xFF, 4); /* the size of the directory */
    assert_format(FORMAT_DOCX, zip.data, zip.length);
    bytes_free(&zip);
}

/* ---- PDF ---- */

static void a_pdf_may_stand_behind_other_bytes(void **state)
{
    (void)state;
    ASSERT_FORMAT(FORMAT_PDF, "%PDF-1.7\n");
    ASSERT_FORMAT(FORMAT_PDF, "\r\n\0basura %PDF-1.4\n%\xE2\xE3\n1 0 obj <<>> endobj");
}

static void a_text_on_pdf_is_text(void **state)
{
    (void)state;
    ASSERT_FORMAT(FORMAT_TEXT, "Un archivo empieza por %PDF-1.4 y sigue.\n");
}

/* ---- HTML ---- */

static void a_page_is_known_by_its_beginning(void **state)
{
    (void)state;
    ASSERT_FORMAT(FORMAT_HTML, "<!DOCTYPE html>");
    ASSERT_FORMAT(FORMAT_HTML, "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">");
    ASSERT_FORMAT(FORMAT_HTML, "<HTML><body>");
    ASSERT_FORMAT(FORMAT_HTML, "\xEF\xBB\xBF \r\n<html lang=\"es\">");
    ASSERT_FORMAT(FORMAT_HTML, "<?xml version=\"1.0\"?>\n<!-- uno --><!-- dos -->\n<html>");
    ASSERT_FORMAT(FORMAT_HTML, "\xFF\xFE<\0h\0t\0m\0l\0>\0");
    ASSERT_FORMAT(FORMAT_HTML, "\xFE\xFF\0<\0h\0t\0m\0l\0>");
}

static void a_text_with_tags_in_it_is_text(void **state)
{
    (void)state;
    ASSERT_FORMAT(FORMAT_TEXT, "<b>Nota</b>: el informe");
    ASSERT_FORMAT(FORMAT_TEXT, "El elemento <html> abre la página.");
    ASSERT_FORMAT(FORMAT_TEXT, "<htmlado>");
    ASSERT_FORMAT(FORMAT_TEXT, "<html");
    ASSERT_FORMAT(FORMAT_TEXT, "<!-- <html> ");
    ASSERT_FORMAT(FORMAT_TEXT, "\xFF\xFEu\0");
    ASSERT_FORMAT(FORMAT_TEXT, "");
}

/* ---- the rest ---- */

static void what_is_refused_is_known(void **state)
{
    (void)state;
    ASSERT_FORMAT(FORMAT_DOC, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    ASSERT_FORMAT(FORMAT_RTF, "{\\rtf1\\ansi");
    ASSERT_FORMAT(FORMAT_IMAGE, "\x89PNG\r\n\x1A\n");
    ASSERT_FORMAT(FORMAT_IMAGE, "\xFF\xD8\xFF\xE0");
}

static void what_can_be_read_has_a_reader(void **state)
{
    (void)state;
    assert_string_equal(format_reader(FORMAT_PDF), "pdf");
    assert_string_equal(format_reader(FORMAT_DOCX), "docx");
    assert_string_equal(format_reader(FORMAT_ODT), "odt");
    assert_string_equal(format_reader(FORMAT_HTML), "html");
    assert_null(format_reader(FORMAT_TEXT));
    for (int format = FORMAT_TEXT; format <= FORMAT_IMAGE; format++)
        assert_non_null(format_meaning((enum format)format));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_archive_is_what_its_members_are),
        cmocka_unit_test(an_open_document_says_what_it_is),
        cmocka_unit_test(a_damaged_archive_is_what_is_left_of_it),
        cmocka_unit_test(a_pdf_may_stand_behind_other_bytes),
        cmocka_unit_test(a_text_on_pdf_is_text),
        cmocka_unit_test(a_page_is_known_by_its_beginning),
        cmocka_unit_test(a_text_with_tags_in_it_is_text),
        cmocka_unit_test(what_is_refused_is_known),
        cmocka_unit_test(what_can_be_read_has_a_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
