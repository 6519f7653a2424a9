/* test_output_tsv: every line has the columns of the header, whatever stands in them. */
#include "tests/unit/test_output_cases.h"

static const struct output_style STYLE;

static void a_document_is_a_header_and_a_line_a_paragraph(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    assert_output(&paper, &output_tsv, STYLE,
                  "document\tsymbol\tindex\tnumber\tcitation\theading\tpage\ttype\tlabels\tprimary"
                  "\tthreats\tnorms\ttext\n"
                  "informe.txt\tA/68/98\t1\t16\tA/68/98, párr. 16\tNormas > Aplicación\t4"
                  "\tparagraph\tnorms,threats\tnorms\t0.5000\t0.9877\tLa aplicación de normas.\n"
                  "informe.txt\tA/68/98\t2\ta)\tA/68/98, párr. 16 a)\tNormas\t5\titem\tnone\tnone"
                  "\t0.2500\t0.1250\tNada;\n"
                  "informe.txt\tA/68/98\t3\t\t\t\t\tpreambular\tnorms\tnorms\t0.0000\t1.0000"
                  "\tFin.\n");
}

static void a_paragraph_left_open_has_a_question_mark_for_labels(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    paper.tags[1].abstained = true;
    struct bytes out = paper_write(&paper, &output_tsv, STYLE);
    assert_non_null(strstr(out.data, "\titem\t?\tnone\t0.2500\t0.1250\tNada;\n"));
    assert_null(strstr(strchr(out.data, '?') + 1, "?"));
    bytes_free(&out);
}

static void without_tags_there_are_no_columns_for_them(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.tagged.tags = NULL;
    assert_output(&paper, &output_tsv, STYLE,
                  "document\tsymbol\tindex\tnumber\tcitation\theading\tpage\ttype\ttext\n"
                  "informe.txt\tA/68/98\t1\t16\tA/68/98, párr. 16\tNormas > Aplicación\t4"
                  "\tparagraph\tLa aplicación de normas.\n");
}

static void the_text_can_be_left_out(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.tagged.tags = NULL;
    assert_output(&paper, &output_tsv, (struct output_style){.no_text = true},
                  "document\tsymbol\tindex\tnumber\tcitation\theading\tpage\ttype\n"
                  "informe.txt\tA/68/98\t1\t16\tA/68/98, párr. 16\tNormas > Aplicación\t4"
                  "\tparagraph\n");
}

static void no_paragraphs_leave_the_header(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    paper.tagged.count = 0;
    struct bytes out = paper_write(&paper, &output_tsv, STYLE);
    assert_ptr_equal(strchr(out.data, '\n'), out.data + out.length - 2);
    bytes_free(&out);
}

static size_t count_of(const struct bytes *out, char wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < out->length; i++)
        count += out->data[i] == wanted;
    return count;
}

static void no_cell_breaks_out_of_its_column(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    const struct pilar_text wild = text_of("\tuno\n\r\ndos\t\t");
    paragraph->text = paragraph->number = paragraph->citation = wild;
    paper.headings[0] = paper.headings[1] = paper.tagged.symbol = wild;
    paper.tagged.document = wild.data;
    paper.labels[0].name = paper.labels[1].name = wild.data;
    struct bytes out = paper_write(&paper, &output_tsv, STYLE);
    assert_int_equal(count_of(&out, '\n'), 2);
    assert_int_equal(count_of(&out, '\t'), 2 * 12);
    assert_int_equal(count_of(&out, '\r'), 0);
    bytes_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_a_header_and_a_line_a_paragraph),
        cmocka_unit_test(a_paragraph_left_open_has_a_question_mark_for_labels),
        cmocka_unit_test(without_tags_there_are_no_columns_for_them),
        cmocka_unit_test(the_text_can_be_left_out),
        cmocka_unit_test(no_paragraphs_leave_the_header),
        cmocka_unit_test(no_cell_breaks_out_of_its_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
