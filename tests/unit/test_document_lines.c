/* test_document_lines: lines know where they stand in the source. */
#include "test_document_cases.h"

#include "pipeline/document/lines.h"

struct fixture {
    struct source source;
    struct lines lines;
};

static void read_lines(struct fixture *fixture, const char *string)
{
    struct bytes raw = {0};
    bytes_append_string(&raw, string);
    fixture->lines = (struct lines){0};
    assert_int_equal(source_decode("x", raw, &fixture->source, NULL), PILAR_OK);
    assert_true(lines_read(&fixture->lines, &fixture->source));
}

static void free_lines(struct fixture *fixture)
{
    lines_free(&fixture->lines);
    source_free(&fixture->source);
}

static void all_line_ends_are_one(void **state)
{
    (void)state;
    static const char *const texts[] = {"uno\ndos\n\ntres", "uno\r\ndos\r\n\r\ntres\r\n",
                                        "uno\rdos\r\rtres\r"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        read_lines(&fixture, texts[i]);
        assert_int_equal(fixture.lines.count, 3);
        assert_text(fixture.lines.items[1].text, "dos");
        assert_int_equal(fixture.lines.items[1].blanks, 0);
        assert_int_equal(fixture.lines.items[2].blanks, 1);
        free_lines(&fixture);
    }
}

static void offsets_are_those_of_the_source(void **state)
{
    (void)state;
    const char *string = "\xEF\xBB\xBF  *uno*  \n   dos³ \n";
    struct fixture fixture;
    read_lines(&fixture, string);
    const struct line *first = &fixture.lines.items[0], *second = &fixture.lines.items[1];
    assert_text(first->text, "uno");
    assert_int_equal(first->begin, 5);
    assert_memory_equal(string + first->begin, "*uno*", first->end - first->begin);
    assert_int_equal(first->indent, 2);
    assert_text(second->text, "dos");
    assert_memory_equal(string + second->begin, "dos³", second->end - second->begin);
    free_lines(&fixture);
}

static void form_feeds_count_pages(void **state)
{
    (void)state;
    struct fixture fixture;
    read_lines(&fixture, "uno\n\fdos\ftres\n\f\n\fcuatro");
    assert_int_equal(fixture.lines.count, 4);
    assert_int_equal(fixture.lines.items[0].page, 1);
    assert_int_equal(fixture.lines.items[1].page, 2);
    assert_int_equal(fixture.lines.items[2].page, 3);
    assert_int_equal(fixture.lines.items[3].page, 5);
    assert_true(lines_gap_before(&fixture.lines, 1));
    assert_true(lines_page_break_before(&fixture.lines, 1));
    free_lines(&fixture);
}

static void a_lost_line_break_is_put_back(void **state)
{
    (void)state;
    struct fixture fixture;
    read_lines(&fixture, "el título**Resolución *aprobada***\n");
    assert_int_equal(fixture.lines.count, 2);
    assert_text(fixture.lines.items[0].text, "el título");
    assert_text(fixture.lines.items[1].text, "Resolución aprobada");
    assert_int_equal(fixture.lines.items[1].blanks, 1);
    free_lines(&fixture);
}

static void what_is_only_mark_up_is_no_line(void **state)
{
    (void)state;
    struct fixture fixture;
    read_lines(&fixture, "uno\n<!-- imagen -->\n\xC2\xA0\n![](a.png)\ndos\n");
    assert_int_equal(fixture.lines.count, 2);
    free_lines(&fixture);
}

static void a_last_line_needs_no_end(void **state)
{
    (void)state;
    struct fixture fixture;
    read_lines(&fixture, "\n\n\tuno");
    assert_int_equal(fixture.lines.count, 1);
    assert_int_equal(fixture.lines.items[0].blanks, 2);
    assert_int_equal(fixture.lines.items[0].indent, 4);
    assert_int_equal(fixture.lines.items[0].begin, 3);
    free_lines(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_line_ends_are_one),
        cmocka_unit_test(offsets_are_those_of_the_source),
        cmocka_unit_test(form_feeds_count_pages),
        cmocka_unit_test(a_lost_line_break_is_put_back),
        cmocka_unit_test(what_is_only_mark_up_is_no_line),
        cmocka_unit_test(a_last_line_needs_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
