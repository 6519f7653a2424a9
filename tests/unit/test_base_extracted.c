/* test_base_extracted: what is written is read again, and what is damaged is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "pipeline/base/extracted.h"
#include "pipeline/base/text.h"

static void assert_text(struct pilar_text text, const char *expected)
{
    assert_int_equal(text.length, strlen(expected));
    assert_memory_equal(text.data, expected, text.length);
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    struct bytes stream = {0};
    struct extracted_line written = {EXTRACTED_LINE,     3, 1, 2, 999999999, 40, 5, 7, 1,
                                     text_of("1. Señal")};
    struct extracted_line heading = {.kind = EXTRACTED_HEADING, .size = 2, .text = text_of("I.")};
    extracted_begin(&stream);
    extracted_append(&stream, &written);
    extracted_append(&stream, &heading);
    extracted_end(&stream);
    struct pilar_text rest = bytes_text(&stream);
    struct extracted_line line;
    bool damaged;
    assert_true(extracted_open(&rest));
    assert_true(extracted_next(&rest, &line, &damaged));
    assert_int_equal(line.kind, EXTRACTED_LINE);
    assert_int_equal(line.page, 3);
    assert_int_equal(line.left, 1);
    assert_int_equal(line.top, 2);
    assert_int_equal(line.right, 999999999);
    assert_int_equal(line.bottom, 40);
    assert_int_equal(line.size, 5);
    assert_int_equal(line.style, 7);
    assert_int_equal(line.gap, 1);
    assert_text(line.text, "1. Señal");
    assert_true(extracted_next(&rest, &line, &damaged));
    assert_int_equal(line.kind, EXTRACTED_HEADING);
    assert_int_equal(line.size, 2);
    assert_false(extracted_next(&rest, &line, &damaged));
    assert_false(damaged);
    bytes_free(&stream);
}

static void a_text_is_one_line_of_utf8(void **state)
{
    (void)state;
    struct bytes stream = {0};
    struct extracted_line line = {.kind = EXTRACTED_ROW, .text = {"a\tb\nc\0d\x7F\xF1", 9}};
    extracted_append(&stream, &line);
    assert_text(bytes_text(&stream), "row\t0\t0\t0\t0\t0\t0\t0\t0\ta b c d \xEF\xBF\xBD\n");
    bytes_free(&stream);
}

static void a_line_without_text_is_left_out(void **state)
{
    (void)state;
    struct bytes stream = {0};
    extracted_append(&stream, &(struct extracted_line){.kind = EXTRACTED_BLOCK});
    assert_int_equal(stream.length, 0);
}

static void a_stream_without_its_begin_or_end_does_not_open(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "end\n",
                                        "pilar-extract 1\n",
                                        "pilar-extract 2\nend\n",
                                        "pilar-extract 1\nen",
                                        "pilar-extract 1\nblock\tend\nx",
                                        "pilar-extract 1\nxend\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct pilar_text text = text_of(wrong[i]);
        assert_false(extracted_open(&text));
    }
    struct pilar_text empty = text_of("pilar-extract 1\nend\n");
    assert_true(extracted_open(&empty));
    assert_int_equal(empty.length, 0);
}

static void a_damaged_line_is_said_to_be_so(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\n",
        "block\n",
        "bloque\t0\t0\t0\t0\t0\t0\t0\t0\tx\n",
        "block\t0\t0\t0\t0\t0\t0\t0\t0\n",
        "block\t0\t0\t0\t0\t0\t0\t0\t0\t\n",
        "block\t0\t0\t0\t0\t0\t0\t0\t0\tx\ty\n",
        "block\t-1\t0\t0\t0\t0\t0\t0\t0\tx\n",
        "block\t1000000000\t0\t0\t0\t0\t0\t0\t0\tx\n",
        "block\t\t0\t0\t0\t0\t0\t0\t0\tx\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct pilar_text text = text_of(wrong[i]);
        struct extracted_line line;
        bool damaged = false;
        assert_false(extracted_next(&text, &line, &damaged));
        assert_true(damaged);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(a_text_is_one_line_of_utf8),
        cmocka_unit_test(a_line_without_text_is_left_out),
        cmocka_unit_test(a_stream_without_its_begin_or_end_does_not_open),
        cmocka_unit_test(a_damaged_line_is_said_to_be_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
