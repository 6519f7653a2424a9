/* test_base_table: a table is read as it stands, or refused with file and line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/table.h"
#include "pipeline/base/text.h"

static const char *const columns[] = {"document", "labels", "text"};
static const char path[] = "corpus.tsv";

static struct bytes copy(struct pilar_text content)
{
    struct bytes bytes = {0};
    bytes_append_text(&bytes, content);
    assert_false(bytes.failed);
    return bytes;
}

static struct table read_text(struct pilar_text content)
{
    struct table table;
    struct pilar_error error = {0};
    struct bytes bytes = copy(content);
    if (table_parse(path, &bytes, columns, 3, &table, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    assert_null(bytes.data);
    assert_int_equal(bytes.length, 0);
    return table;
}

static struct table read_string(const char *content)
{
    return read_text(text_of(content));
}

static void assert_cells(const struct table *table, size_t row, const char *first,
                         const char *second, const char *third)
{
    const struct pilar_text *cells = table_row(table, row);
    assert_true(text_is(cells[0], first));
    assert_true(text_is(cells[1], second));
    assert_true(text_is(cells[2], third));
}

/* The message must begin with the file and `place`. */
static void assert_refused(struct pilar_text content, const char *place)
{
    struct table table = {.row_count = 77};
    struct pilar_error error = {0};
    char expected[128];
    struct bytes bytes = copy(content);
    assert_int_equal(table_parse(path, &bytes, columns, 3, &table, &error), PILAR_ERROR_INPUT);
    assert_null(bytes.data);
    assert_int_equal(error.status, PILAR_ERROR_INPUT);
    snprintf(expected, sizeof expected, "%s%s", path, place);
    if (!text_starts_with(text_of(error.message), expected))
        fail_msg("\"%s\" is not about %s", error.message, expected);
    assert_int_equal(table.row_count, 77);
}

static void rows_and_their_lines_are_those_of_the_file(void **state)
{
    (void)state;
    struct table table = read_string("document\tlabels\ttext\n"
                                     "a\tnorms\tLos Estados\n"
                                     "\n"
                                     "b\tnone\tLa Asamblea\n");
    assert_int_equal(table.row_count, 2);
    assert_int_equal(table.column_count, 3);
    assert_cells(&table, 0, "a", "norms", "Los Estados");
    assert_cells(&table, 1, "b", "none", "La Asamblea");
    assert_int_equal(table.lines[0], 2);
    assert_int_equal(table.lines[1], 4);
    table_free(&table);
}

static void the_last_line_needs_no_newline(void **state)
{
    (void)state;
    struct table table = read_string("document\tlabels\ttext\na\tnorms\tfin");
    assert_int_equal(table.row_count, 1);
    assert_cells(&table, 0, "a", "norms", "fin");
    table_free(&table);
}

static void a_byte_order_mark_and_carriage_returns_are_no_part_of_cells(void **state)
{
    (void)state;
    static const char content[] = "\xEF\xBB\xBF"
                                  "document\tlabels\ttext\r\na\tnorms\tuno\r\n\r\n"
                                  "b\tnone\tdos\r\n";
    struct table table = read_string(content);
    assert_int_equal(table.row_count, 2);
    assert_cells(&table, 0, "a", "norms", "uno");
    assert_cells(&table, 1, "b", "none", "dos");
    assert_int_equal(table.lines[1], 4);
    table_free(&table);
    assert_true(table_begins_with(text_of(content), columns, 3));
}

static void a_carriage_return_within_a_line_stays(void **state)
{
    (void)state;
    struct table table = read_string("document\tlabels\ttext\na\tno\rms\tuno\r\r\n");
    assert_cells(&table, 0, "a", "no\rms", "uno\r");
    table_free(&table);
}

static void cells_may_be_empty_or_hold_nul_bytes_and_quotes(void **state)
{
    (void)state;
    static const char content[] = "document\tlabels\ttext\n\t\t\n\"a\t\0b\t\"\"\n";
    struct table table = read_text((struct pilar_text){content, sizeof content - 1});
    assert_int_equal(table.row_count, 2);
    assert_cells(&table, 0, "", "", "");
    assert_true(text_is(table_row(&table, 1)[0], "\"a"));
    assert_true(text_equal(table_row(&table, 1)[1], (struct pilar_text){"\0b", 2}));
    assert_true(text_is(table_row(&table, 1)[2], "\"\""));
    table_free(&table);
}

static void a_header_alone_is_a_table_without_rows(void **state)
{
    (void)state;
    static const char *const headers[] = {"document\tlabels\ttext", "document\tlabels\ttext\n",
                                          "document\tlabels\ttext\r\n\n\n"};
    for (size_t i = 0; i < 3; i++) {
        struct table table = read_string(headers[i]);
        assert_int_equal(table.row_count, 0);
        table_free(&table);
    }
}

static void another_header_is_refused(void **state)
{
    (void)state;
    static const char *const headers[] = {"document\tlabels",
                                          "document\tlabels\ttext\tmore",
                                          "document\ttext\tlabels",
                                          "document\tlabels\tText",
                                          "document\tlabels\ttext ",
                                          "document,labels,text",
                                          "\ndocument\tlabels\ttext",
                                          "",
                                          "\n"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        char content[128];
        snprintf(content, sizeof content, "%s\na\tb\tc\n", headers[i]);
        assert_refused(text_of(content), ":1: ");
        assert_false(table_begins_with(text_of(content), columns, 3));
    }
}

static void an_empty_file_is_refused(void **state)
{
    (void)state;
    static const char *const empty[] = {"", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < 2; i++) {
        assert_refused(text_of(empty[i]), ": ");
        assert_false(table_begins_with(text_of(empty[i]), columns, 3));
    }
    assert_refused((struct pilar_text){NULL, 0}, ": ");
    assert_false(table_begins_with((struct pilar_text){NULL, 0}, columns, 3));
}

static void a_row_with_another_number_of_cells_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused(text_of("document\tlabels\ttext\na\tb\tc\n\na\tb\n"), ":4: ");
    assert_refused(text_of("document\tlabels\ttext\na\tb\tc\td\n"), ":2: ");
    assert_refused(text_of("document\tlabels\ttext\na\n"), ":2: ");
    assert_refused(text_of("document\tlabels\ttext\n \n"), ":2: ");
}

static void what_is_not_utf8_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused(text_of("document\tlabels\ttext\na\tb\tc\na\tb\tse\xF1"
                           "al\n"),
                   ":3: not UTF-8 at byte 7");
    assert_refused(text_of("document\tlabels\ttext\na\tb\t\xED\xA0\x80\n"), ":2: ");
    assert_refused(text_of("document\tlabels\ttext\na\tb\t\xC3\n\xB1\n"), ":2: ");
    assert_refused(text_of("docum\xE9nt\tlabels\ttext\n"), ":1: ");
    assert_refused((struct pilar_text){"\xFF\xFE"
                                       "d\0o\0c\0",
                                       8},
                   ":1: ");
}

static void the_header_alone_tells_what_a_table_is(void **state)
{
    (void)state;
    struct pilar_text content = text_of("document\tlabels\ttext\n\xFF anything\n");
    assert_true(table_begins_with(content, columns, 3));
    assert_false(table_begins_with(content, columns, 2));
    assert_false(table_begins_with(content, columns + 1, 2));
}

static void a_table_of_many_rows_is_read_whole(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    struct bytes content = {0};
    struct table table;
    bytes_append_string(&content, "document\tlabels\ttext\n");
    for (size_t i = 0; i < ROWS; i++)
        bytes_append_format(&content, "d%zu\t\tpárrafo %zu\n", i / 100, i);
    assert_int_equal(table_parse(path, &content, columns, 3, &table, NULL), PILAR_OK);
    assert_int_equal(table.row_count, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        char document[32], text[32];
        snprintf(document, sizeof document, "d%zu", i / 100);
        snprintf(text, sizeof text, "párrafo %zu", i);
        assert_cells(&table, i, document, "", text);
        assert_int_equal(table.lines[i], i + 2);
    }
    table_free(&table);
    assert_int_equal(table.row_count, 0);
    table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_their_lines_are_those_of_the_file),
        cmocka_unit_test(the_last_line_needs_no_newline),
        cmocka_unit_test(a_byte_order_mark_and_carriage_returns_are_no_part_of_cells),
        cmocka_unit_test(a_carriage_return_within_a_line_stays),
        cmocka_unit_test(cells_may_be_empty_or_hold_nul_bytes_and_quotes),
        cmocka_unit_test(a_header_alone_is_a_table_without_rows),
        cmocka_unit_test(another_header_is_refused),
        cmocka_unit_test(an_empty_file_is_refused),
        cmocka_unit_test(a_row_with_another_number_of_cells_is_refused_with_its_line),
        cmocka_unit_test(what_is_not_utf8_is_refused_with_its_line),
        cmocka_unit_test(the_header_alone_tells_what_a_table_is),
        cmocka_unit_test(a_table_of_many_rows_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
