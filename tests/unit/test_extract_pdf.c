/* test_extract_pdf: a PDF gives its printed lines in the order of reading. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/extracted.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/formats.h"

/* ---- PDFs made here ---- */

enum { WIDTH = 600, HEIGHT = 800, MOST_OBJECTS = 16, MOST_LINES = 64 };

enum font { ROMAN, BOLD, ITALIC, FONTS };

/* A string on a page, `y` points below its upper edge; the text is in Latin-1, as PDF writes a
 * string: "Introducci\\363n". */
struct string {
    double x, y, size;
    enum font font;
    const char *text;
    double turn; /* degrees, against the clock */
};

struct pdf {
    struct bytes bytes;
    size_t offsets[MOST_OBJECTS];
    size_t objects;
};

static void begin_object(struct pdf *pdf)
{
    assert_true(pdf->objects < MOST_OBJECTS);
    pdf->offsets[pdf->objects++] = pdf->bytes.length;
    bytes_append_format(&pdf->bytes, "%zu 0 obj\n", pdf->objects);
}

static void object(struct pdf *pdf, const char *content)
{
    begin_object(pdf);
    bytes_append_format(&pdf->bytes, "%s\nendobj\n", content);
}

static void draw(struct bytes *drawing, const struct string *string)
{
    double turn = string->turn * acos(-1) / 180;
    bytes_append_format(drawing, "BT /F%d %f Tf %f %f %f %f %f %f Tm (%s) Tj ET\n", string->font,
                        string->size, cos(turn), sin(turn), -sin(turn), cos(turn), string->x,
                        HEIGHT - string->y, string->text);
}

static void end_pdf(struct pdf *pdf, const char *trailer)
{
    size_t table = pdf->bytes.length;
    bytes_append_format(&pdf->bytes, "xref\n0 %zu\n0000000000 65535 f \n", pdf->objects + 1);
    for (size_t i = 0; i < pdf->objects; i++)
        bytes_append_format(&pdf->bytes, "%010zu 00000 n \n", pdf->offsets[i]);
    bytes_append_format(&pdf->bytes,
                        "trailer\n<</Size %zu/Root 1 0 R%s>>\nstartxref\n%zu\n%%%%EOF\n",
                        pdf->objects + 1, trailer, table);
    assert_false(pdf->bytes.failed);
}

/* A PDF that claims two pages; `kids` are the objects that it takes for pages, of which "6 0 R" is
 * one. */
static void make_pdf(struct pdf *pdf, const struct string *strings, size_t count, const char *kids,
                     const char *trailer)
{
    struct bytes drawing = {0};
    for (size_t i = 0; i < count; i++)
        draw(&drawing, &strings[i]);
    bytes_append_format(&pdf->bytes, "%%PDF-1.4\n");
    object(pdf, "<</Type/Catalog/Pages 2 0 R>>");
    begin_object(pdf);
    bytes_append_format(&pdf->bytes, "<</Type/Pages/Count 2/Kids[%s]>>\nendobj\n", kids);
#define FONT(name)                                                                                 \
    "<</Type/Font/Subtype/Type1/BaseFont/" name "/Encoding<</BaseEncoding/WinAnsiEncoding"         \
    "/Differences[1/fi/fl]>>>>"
    object(pdf, FONT("Times-Roman"));
    object(pdf, FONT("Times-Bold"));
    object(pdf, FONT("Times-Italic"));
    object(pdf, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 7 0 R"
                "/Resources<</Font<</F0 3 0 R/F1 4 0 R/F2 5 0 R>>>>>>");
    begin_object(pdf);
    bytes_append_format(&pdf->bytes, "<</Length %zu>>stream\n", drawing.length);
    bytes_append_text(&pdf->bytes, bytes_text(&drawing));
    bytes_append_string(&pdf->bytes, "endstream\nendobj\n");
    end_pdf(pdf, trailer);
    bytes_free(&drawing);
}

/* ---- what is read ---- */

struct reading {
    struct bytes stream;
    struct extracted_line lines[MOST_LINES];
    size_t count;
};

static void read_lines(struct reading *reading, struct pilar_text content)
{
    struct pilar_error error = {.message = ""};
    extracted_begin(&reading->stream);
    enum pilar_status status = pdf_extract(content, &reading->stream, &error);
    extracted_end(&reading->stream);
    assert_string_equal(error.message, "");
    assert_int_equal(status, PILAR_OK);
    struct pilar_text stream = bytes_text(&reading->stream);
    bool damaged;
    assert_true(extracted_open(&stream));
    while (reading->count < MOST_LINES &&
           extracted_next(&stream, &reading->lines[reading->count], &damaged))
        reading->count++;
    assert_false(damaged);
}

static void read_strings(struct reading *reading, const struct string *strings, size_t count)
{
    struct pdf pdf = {0};
    make_pdf(&pdf, strings, count, "6 0 R", "");
    read_lines(reading, bytes_text(&pdf.bytes));
    bytes_free(&pdf.bytes);
}

static void assert_texts(const struct reading *reading, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count && i < reading->count; i++) {
        struct pilar_text text = reading->lines[i].text;
        if (!text_is(text, texts[i]))
            fail_msg("line %zu is \"%.*s\", not \"%s\"", i, TEXT_ARGUMENT(text), texts[i]);
    }
    assert_int_equal(reading->count, count);
}

#define READ(reading, ...)                                                                         \
    read_strings(&(reading), (const struct string[]){__VA_ARGS__},                                 \
                 sizeof(const struct string[]){__VA_ARGS__} / sizeof(struct string))

#define ASSERT_TEXTS(reading, ...)                                                                 \
    assert_texts(&(reading), (const char *const[]){__VA_ARGS__},                                   \
                 sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))

static void assert_refused(struct pilar_text content, const char *message)
{
    struct pilar_error error = {.message = ""};
    struct bytes stream = {0};
    assert_int_equal(pdf_extract(content, &stream, &error), PILAR_ERROR_INPUT);
    assert_string_equal(error.message, message);
    bytes_free(&stream);
}

/* Lines of words, so wide that they fill a column of 200 points in type of 10. */
static void fill(struct string *strings, size_t count, double x, double y, double leading)
{
    for (size_t i = 0; i < count; i++)
        strings[i] = (struct string){.x = x,
                                     .y = y + leading * (double)i,
                                     .size = 10,
                                     .font = ROMAN,
                                     .text = "los Estados que aprobaron la propuesta en"};
}

/* ---- lines ---- */

static void a_line_has_a_place_a_size_and_a_style(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 11, ROMAN, "Los Estados", 0}, {72, 140, 14, BOLD, "Conclusiones", 0},
         {72, 180, 11, ITALIC, "Otros asuntos", 0});
    ASSERT_TEXTS(reading, "Los Estados", "Conclusiones", "Otros asuntos");
    const struct extracted_line *line = &reading.lines[0];
    assert_int_equal(line->kind, EXTRACTED_LINE);
    assert_int_equal(line->page, 1);
    assert_int_equal(line->left, 720);
    assert_in_range(line->right, 1200, 1300);
    assert_in_range(line->top, 900, 950);
    assert_in_range(line->bottom, 1010, 1040);
    assert_int_equal(line->size, 110);
    assert_int_equal(line->style, 0);
    assert_int_equal(reading.lines[1].size, 140);
    assert_int_equal(reading.lines[1].style, EXTRACTED_BOLD);
    assert_int_equal(reading.lines[2].style, EXTRACTED_ITALIC);
    bytes_free(&reading.stream);
}

static void most_of_a_line_gives_its_style_and_size(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 18, ROMAN, "A", 0}, {85, 100, 11, ROMAN, "/99/123", 0},
         {72, 140, 11, BOLD, "Recordando", 0}, {134, 140, 11, ROMAN, "sus resoluciones", 0});
    ASSERT_TEXTS(reading, "A/99/123", "Recordando sus resoluciones");
    assert_int_equal(reading.lines[0].size, 110);
    assert_int_equal(reading.lines[1].style, 0);
    bytes_free(&reading.stream);
}

static void ligatures_are_their_letters_and_spaces_single(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 11, ROMAN, "O\\001cina,   \\002ujos\\240y a\\361os", 0});
    ASSERT_TEXTS(reading, "Oficina, flujos y años");
    bytes_free(&reading.stream);
}

static void raised_digits_are_superscripts(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 10, ROMAN, "normas", 0}, {102, 96, 6, ROMAN, "12,3", 0},
         {112.5, 100, 10, ROMAN, ", y", 0}, {72, 120, 10, ROMAN, "El 1", 0},
         {89, 116, 6, ROMAN, "er", 0}, {96.5, 120, 10, ROMAN, "informe", 0},
         {128.2, 116, 6, ROMAN, "*", 0});
    ASSERT_TEXTS(reading, "normas¹²,³, y", "El 1er informe*");
    bytes_free(&reading.stream);
}

static void lowered_digits_stay(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 10, ROMAN, "H", 0}, {79.2, 102, 6, ROMAN, "2", 0},
         {82.2, 100, 10, ROMAN, "O", 0});
    ASSERT_TEXTS(reading, "H2O");
    bytes_free(&reading.stream);
}

static void a_note_begins_with_its_mark(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 697, 5, ROMAN, "4", 0}, {90, 700, 8, ROMAN, "V\\351ase el anexo.", 0},
         {72, 720, 8, ROMAN, "*", 0}, {90, 720, 8, ROMAN, "A/99/50.", 0});
    ASSERT_TEXTS(reading, "⁴ Véase el anexo.", "* A/99/50.");
    bytes_free(&reading.stream);
}

static void the_number_of_an_item_stands_before_its_text(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 10, ROMAN, "16.", 0}, {108, 100, 10, ROMAN, "Los Estados", 0},
         {108, 120, 10, ROMAN, "a\\)", 0}, {144, 120, 10, ROMAN, "Designar", 0},
         {144, 140, 10, ROMAN, "\\(iv\\)", 0}, {180, 140, 10, ROMAN, "Notificar", 0},
         {72, 160, 10, BOLD, "III.", 0}, {108, 160, 10, BOLD, "Medidas", 0},
         {72, 180, 10, ROMAN, "2.", 0}, {100, 180, 10, ROMAN, "b\\)", 0},
         {128, 180, 10, ROMAN, "Participar", 0}, {72, 200, 10, ROMAN, "\\225", 0},
         {108, 200, 10, ROMAN, "Consultar", 0});
    ASSERT_TEXTS(reading, "16. Los Estados", "a) Designar", "(iv) Notificar", "III. Medidas",
                 "2. b) Participar", "• Consultar");
    bytes_free(&reading.stream);
}

static void a_wide_gap_parts_lines(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 10, ROMAN, "Naciones Unidas", 0}, {450, 100, 10, ROMAN, "A/99/123", 0},
         {72, 140, 10, ROMAN, "Total", 0}, {140, 140, 10, ROMAN, "25", 0},
         {180, 140, 10, ROMAN, "31", 0});
    ASSERT_TEXTS(reading, "Naciones Unidas", "A/99/123", "Total", "25", "31");
    bytes_free(&reading.stream);
}

static void what_runs_across_the_page_is_left_out(void **state)
{
    (void)state;
    struct reading reading = {0};
    READ(reading, {72, 100, 10, ROMAN, "Los Estados Miembros", 0},
         {30, 500, 8, ROMAN, "*4401234*", 90}, {570, 300, 8, ROMAN, "44-01234", -90},
         {150, 600, 80, ROMAN, "BORRADOR", 45});
    ASSERT_TEXTS(reading, "Los Estados Miembros");
    bytes_free(&reading.stream);
}

/* ---- pages ---- */

static void columns_are_read_one_after_the_other(void **state)
{
    (void)state;
    struct reading reading = {0};
    struct string strings[15] = {{72, 50, 10, ROMAN, "A/99/PV.3", 0},
                                 {460, 50, 10, ROMAN, "5 de mayo", 0},
                                 {290, 780, 10, ROMAN, "2/14", 0}};
    fill(strings + 3, 5, 72, 100, 12);
    fill(strings + 8, 6, 312, 106, 12);
    strings[7].text = "izquierda.";
    strings[8].text = "Derecha, y otras tres o cuatro palabras";
    strings[14] = (struct string){.x = 72, .y = 80, .size = 10, .text = "La Presidencia propuso:"};
    read_strings(&reading, strings, sizeof strings / sizeof *strings);
    assert_int_equal(reading.count, 15);
    assert_true(text_is(reading.lines[1].text, "5 de mayo"));
    assert_true(text_is(reading.lines[2].text, "La Presidencia propuso:"));
    assert_true(text_is(reading.lines[7].text, "izquierda."));
    assert_true(text_is(reading.lines[8].text, "Derecha, y otras tres o cuatro palabras"));
    assert_true(text_is(reading.lines[14].text, "2/14"));
    bytes_free(&reading.stream);
}

static void a_larger_distance_is_a_gap(void **state)
{
    (void)state;
    struct reading single = {0}, wide = {0};
    struct string strings[8];
    fill(strings, 5, 72, 100, 12);
    fill(strings + 5, 3, 72, 166, 12);
    read_strings(&single, strings, 8);
    fill(strings, 5, 72, 100, 22);
    fill(strings + 5, 3, 72, 221, 22);
    read_strings(&wide, strings, 8);
    assert_int_equal(single.count, 8);
    assert_int_equal(wide.count, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(single.lines[i].gap, i == 5);
        assert_int_equal(wide.lines[i].gap, i == 5);
    }
    bytes_free(&single.stream);
    bytes_free(&wide.stream);
}

static void titles_are_centred_and_quotations_are_not(void **state)
{
    (void)state;
    struct reading reading = {0};
    struct string strings[12];
    fill(strings, 4, 72, 100, 12);
    fill(strings + 4, 3, 72, 190, 12);
    for (size_t i = 0; i < 7; i++)
        strings[i].text = "los Estados que aprobaron la propuesta en la sesi\\363n de apertura, "
                          "y los que la apoyaron despu\\351s, pidieron";
    strings[7] = (struct string){229, 160, 10, BOLD, "Conclusiones y medidas", 0};
    fill(strings + 8, 3, 200, 250, 12);
    strings[11] = (struct string){72, 300, 10, ROMAN, "Al margen", 0};
    read_strings(&reading, strings, 12);
    assert_int_equal(reading.count, 12);
    for (size_t i = 0; i < 12; i++)
        assert_int_equal((reading.lines[i].style & EXTRACTED_CENTRED) != 0, i == 4);
    assert_true(text_is(reading.lines[4].text, "Conclusiones y medidas"));
    bytes_free(&reading.stream);
}

static void a_broken_page_does_not_end_the_reading(void **state)
{
    (void)state;
    struct reading reading = {0};
    struct pdf pdf = {0};
    struct string string = {72, 100, 10, ROMAN, "Sigue el texto.", 0};
    make_pdf(&pdf, &string, 1, "3 0 R 6 0 R", "");
    read_lines(&reading, bytes_text(&pdf.bytes));
    ASSERT_TEXTS(reading, "Sigue el texto.");
    assert_int_equal(reading.lines[0].page, 2);
    bytes_free(&reading.stream);
    bytes_free(&pdf.bytes);
}

static void a_typeset_report_gives_its_lines(void **state)
{
    (void)state;
    struct reading reading = {0};
    struct bytes content = {0};
    struct pilar_error error;
    assert_int_equal(file_read("tests/documents/informe.pdf", SIZE_MAX, &content, &error),
                     PILAR_OK);
    read_lines(&reading, bytes_text(&content));
    static const char *const texts[] = {"Naciones Unidas", "A/99/123", "Asamblea General",
                                        "Distr. general", "14 de mayo de 2044"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(text_is(reading.lines[i].text, texts[i]));
    size_t centred = 0, notes = 0;
    for (size_t i = 0; i < reading.count; i++) {
        centred += (reading.lines[i].style & EXTRACTED_CENTRED) != 0;
        notes += text_starts_with(reading.lines[i].text, "¹ La lista");
    }
    assert_int_equal(centred, 2);
    assert_int_equal(notes, 1);
    bytes_free(&content);
    bytes_free(&reading.stream);
}

/* ---- what is refused ---- */

static void what_is_no_pdf_is_damaged(void **state)
{
    (void)state;
    assert_refused(text_of("%PDF-1.4\nnada"), "it is damaged or cut short");
    assert_refused(text_of(""), "it is damaged or cut short");
}

static void a_pdf_without_readable_pages_is_damaged(void **state)
{
    (void)state;
    struct pdf pdf = {0};
    make_pdf(&pdf, NULL, 0, "30 0 R", "");
    assert_refused(bytes_text(&pdf.bytes), "it is damaged: no page can be read");
    bytes_free(&pdf.bytes);
}

static void a_scan_is_sent_to_recognition(void **state)
{
    (void)state;
    struct pdf pdf = {0};
    make_pdf(&pdf, NULL, 0, "6 0 R", "");
    assert_refused(bytes_text(&pdf.bytes), "it has no text layer (a scan?); recognise its text "
                                           "first, as with ocrmypdf or tesseract");
    bytes_free(&pdf.bytes);
}

static void a_password_is_not_asked_for(void **state)
{
    (void)state;
    struct pdf pdf = {0};
    make_pdf(&pdf, NULL, 0, "6 0 R",
             "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
             "/O<000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F>"
             "/U<000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F>>>");
    assert_refused(bytes_text(&pdf.bytes), "it is encrypted; save it without a password");
    bytes_free(&pdf.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_a_place_a_size_and_a_style),
        cmocka_unit_test(most_of_a_line_gives_its_style_and_size),
        cmocka_unit_test(ligatures_are_their_letters_and_spaces_single),
        cmocka_unit_test(raised_digits_are_superscripts),
        cmocka_unit_test(lowered_digits_stay),
        cmocka_unit_test(a_note_begins_with_its_mark),
        cmocka_unit_test(the_number_of_an_item_stands_before_its_text),
        cmocka_unit_test(a_wide_gap_parts_lines),
        cmocka_unit_test(what_runs_across_the_page_is_left_out),
        cmocka_unit_test(columns_are_read_one_after_the_other),
        cmocka_unit_test(a_larger_distance_is_a_gap),
        cmocka_unit_test(titles_are_centred_and_quotations_are_not),
        cmocka_unit_test(a_broken_page_does_not_end_the_reading),
        cmocka_unit_test(a_typeset_report_gives_its_lines),
        cmocka_unit_test(what_is_no_pdf_is_damaged),
        cmocka_unit_test(a_pdf_without_readable_pages_is_damaged),
        cmocka_unit_test(a_scan_is_sent_to_recognition),
        cmocka_unit_test(a_password_is_not_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
