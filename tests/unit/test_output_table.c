/* test_output_table: what people read fits their terminal and cannot command it. */
#include <stdlib.h>

#include "pipeline/base/utf8.h"
#include "tests/unit/test_output_cases.h"

static void a_document_is_laid_out_under_its_headings(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    assert_output(&paper, &output_table, (struct output_style){.width = 60},
                  "A/68/98  informe.txt  (3 paragraphs)\n"
                  "\n"
                  "Normas › Aplicación\n"
                  "    16  ■ Norms    0.99  La aplicación de normas.\n"
                  "        ■ Threats  0.50  \n"
                  "\n"
                  "Normas\n"
                  "    a)  ·                Nada;\n"
                  "\n"
                  "        ■ Norms    1.00  Fin.\n"
                  "\n"
                  "        ■ Threats     1  ▬\n"
                  "        ■ Norms       2  ▬▬\n"
                  "\n");
}

static void a_paragraph_left_open_has_a_question_mark(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    paper.tags[1].abstained = true;
    struct bytes out = paper_write(&paper, &output_table, (struct output_style){.width = 60});
    assert_non_null(strstr(out.data, "    a)  ?                Nada;\n"));
    assert_null(strstr(out.data, "\xC2\xB7"));
    bytes_free(&out);
}

static void the_head_says_what_the_document_is(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    struct output_style style = {.width = 40, .spanish = true};
    paper.tagged.tags = NULL;
    paragraph->heading_count = 0;
    paper.description = (struct pilar_description){
        .title = text_of("Los faros y su seguridad\x1B en los mares del norte"),
        .date = text_of("2044-05-14"),
        .session = text_of("99"),
        .kind = PILAR_KIND_REPORT,
        .language = text_of("es")};
    assert_output(&paper, &output_table, style,
                  "A/68/98  informe.txt  (1 párrafo)\n"
                  "Los faros y su seguridad  en los mares …\n"
                  "Informe · 2044-05-14 · período de sesiones 99\n"
                  "\n"
                  "    16  La aplicación de normas.\n"
                  "\n");
    paper.description.title.length = 0;
    paper.description.date.length = 0;
    style.spanish = false;
    assert_output(&paper, &output_table, style,
                  "A/68/98  informe.txt  (1 paragraph)\n"
                  "Report · session 99\n"
                  "\n"
                  "    16  La aplicación de normas.\n"
                  "\n");
}

static void names_are_spanish_if_the_user_reads_spanish(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    assert_output(&paper, &output_table, (struct output_style){.width = 60, .spanish = true},
                  "A/68/98  informe.txt  (1 párrafo)\n"
                  "\n"
                  "Normas › Aplicación\n"
                  "    16  ■ Normas    0.99  La aplicación de normas.\n"
                  "        ■ Amenazas  0.50  \n"
                  "\n"
                  "        ■ Amenazas     1  ▬\n"
                  "        ■ Normas       1  ▬\n"
                  "\n");
}

static void segments_have_no_labels(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.tagged.tags = NULL;
    paper.tagged.labels = NULL;
    paper.tagged.label_count = 0;
    paper.tagged.symbol.length = 0;
    assert_output(&paper, &output_table, (struct output_style){.width = 60},
                  "informe.txt  (1 paragraph)\n"
                  "\n"
                  "Normas › Aplicación\n"
                  "    16  La aplicación de normas.\n"
                  "\n");
}

static void long_texts_are_broken_between_words_and_cut(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    paragraph->heading_count = 0;
    paragraph->text = text_of("La aplicación de las normas voluntarias de conducta responsable "
                              "de los Estados en el ciberespacio.");
    assert_output(&paper, &output_table, (struct output_style){.width = 60},
                  "A/68/98  informe.txt  (1 paragraph)\n"
                  "\n"
                  "    16  ■ Norms    0.99  La aplicación de las normas\n"
                  "        ■ Threats  0.50  voluntarias de conducta responsabl…\n"
                  "\n"
                  "        ■ Threats     1  ▬\n"
                  "        ■ Norms       1  ▬\n"
                  "\n");
}

static void no_line_is_wider_than_the_terminal(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    static const char *const TEXTS[] = {
        "", "Á", "La niñez, el pingüino y la cigüeña estudian normas año tras año sin descanso.",
        "InformacionesdesdeelciberespacioqueningúnespacioseparayquenoacabannuncajamásdelosjamasesÑ"
        "Ñ",
        " y  con   espacios    de     más      por       todas        partes         del texto  "};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        paragraph->text = text_of(TEXTS[i]);
        for (size_t width = 46; width < 140; width++) {
            struct bytes out =
                paper_write(&paper, &output_table, (struct output_style){.width = width});
            struct pilar_text rest = {out.data, out.length - 1}, line;
            assert_true(utf8_is_valid(rest));
            while (text_split(&rest, "\n", &line))
                assert_true(utf8_count(line) <= width);
            bytes_free(&out);
        }
    }
}

static void a_narrow_terminal_gets_some_text_all_the_same(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    for (size_t width = 0; width < 45; width++) {
        struct bytes out =
            paper_write(&paper, &output_table, (struct output_style){.width = width});
        assert_non_null(strstr(out.data, "La aplicación de"));
        bytes_free(&out);
    }
}

static void the_text_can_be_left_out(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    struct bytes out =
        paper_write(&paper, &output_table, (struct output_style){.width = 60, .no_text = true});
    assert_non_null(strstr(out.data, "■ Norms    0.99"));
    assert_null(strstr(out.data, "La aplicación"));
    bytes_free(&out);
}

static void colour_is_only_where_it_was_asked_for(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    struct bytes plain = paper_write(&paper, &output_table, (struct output_style){.width = 60});
    struct bytes coloured =
        paper_write(&paper, &output_table, (struct output_style){.width = 60, .colour = true});
    assert_null(strchr(plain.data, '\033'));
    assert_non_null(strstr(coloured.data, "\033[34m■ Norms  \033[0m  0.99"));
    char *kept = coloured.data; /* without its escapes it is the same */
    for (const char *at = coloured.data; *at != '\0'; at++) {
        if (*at == '\033')
            at = strchr(at, 'm');
        else
            *kept++ = *at;
    }
    *kept = '\0';
    assert_string_equal(coloured.data, plain.data);
    bytes_free(&plain);
    bytes_free(&coloured);
}

static void many_paragraphs_have_a_bar_of_their_share(void **state)
{
    (void)state;
    enum { MANY = 400 };
    static struct pilar_paragraph paragraphs[MANY];
    static struct pilar_tags tags[MANY];
    struct paper paper;
    paper_make(&paper);
    for (size_t i = 0; i < MANY; i++) {
        paragraphs[i] = paper.paragraphs[2];
        tags[i] = paper.tags[i < 100 ? 2 : 1]; /* a quarter of them norms */
    }
    paper.tagged.paragraphs = paragraphs;
    paper.tagged.tags = tags;
    paper.tagged.count = MANY;
    struct bytes out = paper_write(&paper, &output_table, (struct output_style){.width = 60});
    assert_non_null(strstr(out.data, "        ■ Norms     100  ▬▬▬▬▬▬▬▬▬▬\n"));
    assert_non_null(strstr(out.data, "        ■ Threats     0\n"));
    bytes_free(&out);
}

/* That nothing in `out` but line ends and, if `colour`, escapes for colours is a control
 * character, of C0 or of C1. */
static void assert_harmless(const struct bytes *out, bool colour)
{
    struct pilar_text text = {out->data, out->length - 1};
    assert_true(utf8_is_valid(text));
    for (size_t at = 0, length; at < text.length; at += length) {
        uint32_t character = utf8_decode(text, at, &length);
        if (colour && character == 0x1B) {
            size_t digits = strspn(text.data + at, "\033[0123456789");
            assert_int_equal(text.data[at + digits], 'm');
            continue;
        }
        assert_true(character == '\n' ||
                    (character >= 0x20 && (character < 0x7F || character >= 0xA0)));
    }
}

/* Clears the screen, sets a title, goes up, and begins a C1 sequence. */
static const char HOSTILE[] = "x\033[2J\033]0;t\ay\rz\n\b\x7F\xC2\x9B"
                              "2J\xC2\x85 w";

static void a_document_cannot_command_the_terminal(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    paragraph->text = paragraph->number = text_of(HOSTILE);
    paper.headings[0] = paper.headings[1] = paper.tagged.symbol = text_of(HOSTILE);
    paper.tagged.document = HOSTILE;
    for (int colour = 0; colour < 2; colour++) {
        struct bytes out = paper_write(&paper, &output_table,
                                       (struct output_style){.width = 90, .colour = colour});
        assert_harmless(&out, colour);
        bytes_free(&out);
    }
}

static void a_model_cannot_command_the_terminal(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.labels[0].spanish = paper.labels[1].english = HOSTILE;
    for (int spanish = 0; spanish < 2; spanish++) {
        struct bytes out = paper_write(&paper, &output_table,
                                       (struct output_style){.width = 90, .spanish = spanish});
        assert_harmless(&out, false);
        bytes_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_laid_out_under_its_headings),
        cmocka_unit_test(a_paragraph_left_open_has_a_question_mark),
        cmocka_unit_test(the_head_says_what_the_document_is),
        cmocka_unit_test(names_are_spanish_if_the_user_reads_spanish),
        cmocka_unit_test(segments_have_no_labels),
        cmocka_unit_test(long_texts_are_broken_between_words_and_cut),
        cmocka_unit_test(no_line_is_wider_than_the_terminal),
        cmocka_unit_test(a_narrow_terminal_gets_some_text_all_the_same),
        cmocka_unit_test(the_text_can_be_left_out),
        cmocka_unit_test(colour_is_only_where_it_was_asked_for),
        cmocka_unit_test(many_paragraphs_have_a_bar_of_their_share),
        cmocka_unit_test(a_document_cannot_command_the_terminal),
        cmocka_unit_test(a_model_cannot_command_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
