/* test_document_document: whole documents of many genres, hostile texts, and what can be asked. */
#include "test_document_cases.h"

#include <stdlib.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/base/utf8.h"

/* ---- samples ---- */

static struct pilar_text joined_heading(const struct pilar_paragraph *paragraph, struct bytes *out)
{
    out->length = 0;
    for (size_t i = 0; i < paragraph->heading_count; i++) {
        bytes_append_string(out, i == 0 ? "" : " > ");
        bytes_append_text(out, paragraph->heading[i]);
    }
    return bytes_text(out);
}

static void assert_same(struct pilar_text got, struct pilar_text wanted, const char *path,
                        size_t line)
{
    if (!text_equal(got, wanted))
        fail_msg("%s:%zu: \"%.*s\" instead of \"%.*s\"", path, line, TEXT_ARGUMENT(got),
                 TEXT_ARGUMENT(wanted));
}

/* Segments tests/documents/NAME.txt; its paragraphs must be those of NAME.tsv. */
static void assert_sample(const char *name)
{
    static const char *const types[] = {"preambular", "operative", "paragraph", "item"};
    static const char *const columns[] = {"paragraph", "heading", "type", "citation", "text"};
    char path[128], expected_path[128];
    snprintf(path, sizeof path, "tests/documents/%s.txt", name);
    snprintf(expected_path, sizeof expected_path, "tests/documents/%s.tsv", name);
    struct table expected;
    struct pilar_document *document;
    struct bytes heading = {0};
    struct bytes content = {0};
    assert_int_equal(file_read(expected_path, 1 << 20, &content, NULL), PILAR_OK);
    assert_int_equal(table_parse(expected_path, &content, columns, 5, &expected, NULL), PILAR_OK);
    assert_int_equal(pilar_document_read(path, &document, NULL), PILAR_OK);
    for (size_t i = 0; i < expected.row_count && i < paragraph_count(document); i++) {
        const struct pilar_paragraph *paragraph = paragraph_at(document, i);
        const struct pilar_text *row = table_row(&expected, i);
        size_t line = expected.lines[i];
        assert_same(paragraph->number, row[0], expected_path, line);
        assert_same(joined_heading(paragraph, &heading), row[1], expected_path, line);
        assert_same(text_of(types[paragraph->type]), row[2], expected_path, line);
        assert_same(paragraph->citation, row[3], expected_path, line);
        assert_same(paragraph->text, row[4], expected_path, line);
    }
    assert_int_equal(paragraph_count(document), expected.row_count);
    bytes_free(&heading);
    table_free(&expected);
    pilar_document_free(document);
}

static void documents_of_many_genres_are_segmented(void **state)
{
    (void)state;
    static const char *const names[] = {"acta",  "carta", "compilacion", "declaracion", "informe",
                                        "lista", "notas", "progreso",    "resolucion"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_sample(names[i]);
}

/* ---- what can be asked ---- */

static void a_document_tells_its_name_and_repairs(void **state)
{
    (void)state;
    struct pilar_document *document = parsed("carpeta/a.txt", "La informaci\xF3n es de todos.");
    assert_string_equal(pilar_document_name(document), "carpeta/a.txt");
    assert_non_null(pilar_document_note(document));
    assert_text(paragraph_at(document, 0)->text, "La información es de todos.");
    pilar_document_free(document);
    document = parsed("a.txt", "Nada que reparar.");
    assert_null(pilar_document_note(document));
    pilar_document_free(document);
    pilar_document_free(NULL);
}

static void a_paragraph_knows_its_place_in_the_source(void **state)
{
    (void)state;
    const char *string = "\xEF\xBB\xBFI. Uno\r\n\r\n1. El *texto*\r\nsigue.\r\n";
    struct pilar_document *document = parsed("a.txt", string);
    const struct pilar_paragraph *paragraph = paragraph_at(document, 0);
    assert_int_equal(paragraph->index, 1);
    assert_int_equal(paragraph->page, 0);
    struct pilar_text place = {string + paragraph->begin, paragraph->end - paragraph->begin};
    assert_text(place, "1. El *texto*\r\nsigue.");
    assert_text(paragraph->text, "El texto sigue.");
    pilar_document_free(document);
}

static void accents_are_composed(void **state)
{
    (void)state;
    struct pilar_document *document = parsed("a.txt", "Informacio\xCC\x81n y an\xCC\x83os.");
    assert_text(paragraph_at(document, 0)->text, "Información y años.");
    pilar_document_free(document);
}

static void what_has_no_text_is_an_error(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {{"", "x.txt: the file is empty"},
                 {" \n\t\n", "x.txt: there is no paragraph of text in it"},
                 {"A/68/98\n\n12\n", "x.txt: there is no paragraph of text in it"},
                 {"\xEF\xBB\xBF", "x.txt: there is no paragraph of text in it"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pilar_document *document = NULL;
        struct pilar_error error = {.message = ""};
        assert_int_equal(pilar_document_parse("x.txt", text_of(cases[i].text), &document, &error),
                         PILAR_ERROR_INPUT);
        assert_string_equal(error.message, cases[i].message);
        assert_null(document);
    }
}

static void a_file_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    struct pilar_document *document = NULL;
    struct pilar_error error = {.message = ""};
    assert_int_equal(pilar_document_read("tests/documents/no-hay.txt", &document, &error),
                     PILAR_ERROR_IO);
    assert_int_equal(error.status, PILAR_ERROR_IO);
}

/* ---- hostile texts ---- */

/* What must hold of any document. */
static void assert_sound(const struct pilar_document *document, size_t source_length)
{
    for (size_t i = 0; i < paragraph_count(document); i++) {
        const struct pilar_paragraph *paragraph = paragraph_at(document, i);
        assert_int_equal(paragraph->index, i + 1);
        assert_true(paragraph->text.length > 0);
        assert_true(utf8_is_valid(paragraph->text));
        assert_null(memchr(paragraph->text.data, '\n', paragraph->text.length));
        assert_true(paragraph->begin < paragraph->end);
        assert_true(paragraph->end <= source_length);
        assert_true(paragraph->heading_count <= 12);
    }
}

static void repeated_signs_are_survived_in_linear_time(void **state)
{
    (void)state;
    static const char *const units[] = {"a",
                                        "a\n",
                                        "I. Uno\n\n",
                                        "¹",
                                        "¹,",
                                        "*",
                                        "* ",
                                        "](",
                                        "[a](",
                                        "<a ",
                                        "_a ",
                                        "1. ",
                                        "1 Nota\n",
                                        "\f",
                                        "a\f",
                                        "\r",
                                        "A/1/2\n",
                                        "a\xCC\x81",
                                        "\xCC\x81\xCC\xA3",
                                        "x-\ny\n",
                                        "Chile\n\n",
                                        "## x\n\n",
                                        "a\tb\n",
                                        "| a |\n",
                                        "Anexo\n\nUno.\n\n",
                                        "(Firmado) X\n\nY\n\n",
                                        "La Asamblea,\n\nRecordando a,\n\n",
                                        "Informe final\n\n",
                                        "[^1]: x\n",
                                        "palabra1 x.\n\n1 Nota\n\n",
                                        "\xFF",
                                        "\\"};
    enum { SIZE = 1 << 20 };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct bytes text = {0};
        while (text.length < SIZE)
            bytes_append_string(&text, units[i]);
        struct pilar_document *document = NULL;
        if (pilar_document_parse("x", bytes_text(&text), &document, NULL) == PILAR_OK)
            assert_sound(document, 4 * SIZE);
        pilar_document_free(document);
        bytes_free(&text);
    }
}

static void mutilated_documents_are_survived(void **state)
{
    (void)state;
    static const char text[] = "A/99/1\n\n**Informe***\n\nI. Uno\n\n1. El [texto](#)¹ es-\nte:\n\n"
                               "a) uno;\n\n¹ Nota.\n\n\f2/3\n\nAnexo\n\n* dos\n\n(Firmado) X\n";
    unsigned random = 7;
    for (size_t round = 0; round < 4000; round++) {
        char copy[sizeof text];
        memcpy(copy, text, sizeof text);
        for (size_t i = 0; i < 3; i++) {
            random = random * 1103515245u + 12345u;
            size_t at = (random >> 8) % (sizeof text - 1);
            random = random * 1103515245u + 12345u;
            copy[at] = "\n\f\r*[]()\xC2\xB9\xE2\x80 -#<.1aA\\_\xCC\xFF"[(random >> 8) % 24];
        }
        struct pilar_document *document = NULL;
        struct pilar_text mutant = {copy, sizeof text - 1 - round % 40};
        if (pilar_document_parse("x", mutant, &document, NULL) == PILAR_OK)
            assert_sound(document, 4 * sizeof text);
        pilar_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_of_many_genres_are_segmented),
        cmocka_unit_test(a_document_tells_its_name_and_repairs),
        cmocka_unit_test(a_paragraph_knows_its_place_in_the_source),
        cmocka_unit_test(accents_are_composed),
        cmocka_unit_test(what_has_no_text_is_an_error),
        cmocka_unit_test(a_file_that_is_not_there_is_an_error),
        cmocka_unit_test(repeated_signs_are_survived_in_linear_time),
        cmocka_unit_test(mutilated_documents_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
