/* test_document_import: what the print of a document tells: sizes of type, edges, pages. */
#include "test_document_cases.h"

#include <stdlib.h>

#include "pipeline/base/extracted.h"
#include "pipeline/document/blocks.h"
#include "pipeline/document/furniture.h"
#include "pipeline/document/import.h"
#include "pipeline/document/notes.h"
#include "pipeline/document/roles.h"
#include "pipeline/document/segment.h"

/* A line in print, of type in points. */
struct print {
    uint32_t page, size, gap;
    const char *text;
};

/* The paragraphs of `prints`, as "[path] text" a line each, must be `expected`. */
static void assert_printed(const struct print *prints, size_t count, const char *expected)
{
    struct bytes stream = {0}, got = {0};
    struct source source;
    struct lines lines = {0};
    struct notes notes;
    struct blocks blocks = {0};
    struct arena arena = {0};
    extracted_begin(&stream);
    for (size_t i = 0; i < count; i++)
        extracted_append(&stream, &(struct extracted_line){.kind = EXTRACTED_LINE,
                                                           .page = prints[i].page,
                                                           .left = 700,
                                                           .top = 100,
                                                           .right = 5200,
                                                           .bottom = 120,
                                                           .size = prints[i].size * 10,
                                                           .gap = prints[i].gap,
                                                           .text = text_of(prints[i].text)});
    extracted_end(&stream);
    assert_int_equal(import_stream("x", bytes_text(&stream), &source, NULL), PILAR_OK);
    assert_true(lines_read(&lines, &source));
    furniture_mark(&lines, &source);
    notes_mark(&lines, &notes);
    struct layout layout = layout_measure(&lines);
    assert_true(blocks_make(&blocks, &lines, &layout));
    roles_assign(&blocks, &lines, &layout);
    struct segment segment = {.source = &source,
                              .lines = &lines,
                              .blocks = &blocks,
                              .notes = &notes,
                              .cited_as = text_of("x"),
                              .arena = &arena};
    assert_true(segment_make(&segment));
    for (size_t i = 0; i < segment.count; i++) {
        const struct pilar_paragraph *paragraph = &segment.paragraphs[i];
        bytes_append_byte(&got, '[');
        for (size_t j = 0; j < paragraph->heading_count; j++) {
            bytes_append_string(&got, j > 0 ? " > " : "");
            bytes_append_text(&got, paragraph->heading[j]);
        }
        bytes_append_string(&got, "] ");
        bytes_append_text(&got, paragraph->text);
        bytes_append_byte(&got, '\n');
    }
    bytes_append_byte(&got, '\0');
    assert_string_equal(got.data, expected);
    free(segment.paragraphs);
    blocks_free(&blocks);
    lines_free(&lines);
    source_free(&source);
    arena_free(&arena);
    bytes_free(&stream);
    bytes_free(&got);
}

#define ASSERT_PRINTED(expected, ...)                                                              \
    assert_printed((const struct print[]){__VA_ARGS__},                                            \
                   sizeof((const struct print[]){__VA_ARGS__}) / sizeof(struct print), expected)

static void larger_headings_stand_above_smaller_ones(void **state)
{
    (void)state;
    ASSERT_PRINTED("[I. Presas > Ebro] Texto.\n[I. Presas > Ebro > Caudal] Texto.\n"
                   "[I. Presas > Duero] Texto.\n[II. Canales] Texto.\n",
                   {1, 14, 0, "I. Presas"}, {1, 12, 1, "Ebro"}, {1, 10, 1, "1. Texto."},
                   {1, 10, 1, "Caudal"}, {1, 10, 1, "2. Texto."}, {1, 12, 1, "Duero"},
                   {1, 10, 1, "3. Texto."}, {1, 14, 1, "II. Canales"}, {1, 10, 1, "4. Texto."});
}

static void sizes_that_contradict_the_numbers_tell_nothing(void **state)
{
    (void)state;
    ASSERT_PRINTED("[I. Presas > A. Ebro] Texto.\n[II. Canales] Texto.\n", {1, 10, 0, "I. Presas"},
                   {1, 12, 1, "A. Ebro"}, {1, 10, 1, "1. Texto."}, {1, 14, 1, "II. Canales"},
                   {1, 10, 1, "2. Texto."});
}

static void the_rest_of_a_note_on_the_next_page_is_none_of_the_text(void **state)
{
    (void)state;
    ASSERT_PRINTED("[] El embalse se llenó hasta el borde.\n[] La presa resistió la crecida.\n",
                   {1, 10, 0, "1. El embalse se llenó hasta el borde."},
                   {1, 8, 1, "7 Véase el informe anual de la cuenca, párrs."},
                   {2, 10, 0, "2. La presa resistió la crecida."}, {2, 8, 1, "213 a 412."});
}

static void more_lines_than_a_document_has_are_refused(void **state)
{
    (void)state;
    enum { MOST = 1 << 20 };
    struct bytes stream = {0};
    struct source source = {0};
    struct pilar_error error;
    extracted_begin(&stream);
    for (size_t i = 0; i <= MOST; i++)
        extracted_append(&stream, &(struct extracted_line){.text = text_of("uno")});
    extracted_end(&stream);
    assert_int_equal(import_stream("a.odt", bytes_text(&stream), &source, &error),
                     PILAR_ERROR_INPUT);
    assert_string_equal(error.message, "a.odt: it holds more than 1048576 lines");
    bytes_free(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(larger_headings_stand_above_smaller_ones),
        cmocka_unit_test(sizes_that_contradict_the_numbers_tell_nothing),
        cmocka_unit_test(the_rest_of_a_note_on_the_next_page_is_none_of_the_text),
        cmocka_unit_test(more_lines_than_a_document_has_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
