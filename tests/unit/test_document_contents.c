/* test_document_contents: tables of contents are told from the headings that they list. */
#include "test_document_cases.h"

#include "pipeline/document/contents.h"
#include "pipeline/document/furniture.h"

/* The uses of the lines of `string`, a letter each: t text, p page, f furniture. */
static void assert_uses(const char *string, const char *expected)
{
    struct bytes raw = {0};
    struct source source;
    struct lines lines = {0};
    bytes_append_string(&raw, string);
    assert_int_equal(source_decode("x", raw, &source, NULL), PILAR_OK);
    assert_true(lines_read(&lines, &source));
    furniture_mark(&lines, &source);
    contents_mark(&lines);
    char uses[64] = "";
    for (size_t i = 0; i < lines.count && i + 1 < sizeof uses; i++)
        uses[i] = "tpfon"[lines.items[i].use];
    assert_string_equal(uses, expected);
    lines_free(&lines);
    source_free(&source);
}

static void entries_end_in_the_numbers_of_pages(void **state)
{
    (void)state;
    assert_uses("Índice\n\nCapítulo   Página\n\nI. Introducción 2\n\nII. Las presas 4\n\n"
                "Anexo 9\n\nI. Introducción\n\n1. Las presas se gobiernan a distancia.\n",
                "ffffftt");
}

static void an_entry_may_run_over_lines(void **state)
{
    (void)state;
    assert_uses("Índice\nI. Medidas que podrían adoptar los Estados ribereños para pre-\n"
                "venir las averías 2\nII. Conclusiones ........ 7\nI. Medidas\n",
                "fffft");
}

static void the_first_heading_of_the_text_ends_the_table(void **state)
{
    (void)state;
    assert_uses("Contenido\nI. Introducción 2\nII. Las presas 4\nI. Introducción\n"
                "Véase el párrafo 12\n",
                "ffftt");
}

static void numbers_of_pages_do_not_descend(void **state)
{
    (void)state;
    assert_uses("Índice\nI. Introducción 2\nII. Las presas 4\nEmbalses 3\n", "ffft");
}

static void one_line_is_no_table(void **state)
{
    (void)state;
    assert_uses("Índice\nLa cuenca del río 12\nLos embalses se llenaron.\n", "ttt");
}

static void without_its_title_there_is_none(void **state)
{
    (void)state;
    assert_uses("Embalses 2\nPresas 4\nCanales 9\n", "ttt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_end_in_the_numbers_of_pages),
        cmocka_unit_test(an_entry_may_run_over_lines),
        cmocka_unit_test(the_first_heading_of_the_text_ends_the_table),
        cmocka_unit_test(numbers_of_pages_do_not_descend),
        cmocka_unit_test(one_line_is_no_table),
        cmocka_unit_test(without_its_title_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
