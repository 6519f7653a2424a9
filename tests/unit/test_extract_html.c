/* test_extract_html: of a page, what is read stays, in order, and the rest goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/extracted.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/formats.h"

/* Appends a line as "kind[depth][*][^]: text" and a newline: "*" is bold, "^" centred. */
static void describe(const struct extracted_line *line, struct bytes *out)
{
    static const char *const kinds[] = {"line", "block", "heading", "row"};
    bytes_append_string(out, kinds[line->kind]);
    if (line->kind == EXTRACTED_HEADING)
        bytes_append_format(out, "%u", line->size);
    bytes_append_format(out, "%s%s%s: ", line->style & EXTRACTED_BOLD ? "*" : "",
                        line->style & EXTRACTED_ITALIC ? "/" : "",
                        line->style & EXTRACTED_CENTRED ? "^" : "");
    bytes_append_text(out, line->text);
    bytes_append_byte(out, '\n');
}

/* What the page becomes, or the error's words; the caller frees it. */
static struct bytes described(struct pilar_text page)
{
    struct bytes stream = {0}, out = {0};
    struct pilar_error error = {.message = ""};
    extracted_begin(&stream);
    if (html_extract(page, &stream, &error) == PILAR_OK) {
        extracted_end(&stream);
        struct pilar_text rest = bytes_text(&stream);
        struct extracted_line line;
        bool damaged = false;
        assert_true(extracted_open(&rest));
        while (extracted_next(&rest, &line, &damaged))
            describe(&line, &out);
        assert_false(damaged);
    } else {
        assert_int_equal(error.status, PILAR_ERROR_INPUT);
        bytes_append_string(&out, error.message);
    }
    bytes_append_byte(&out, '\0');
    bytes_free(&stream);
    return out;
}

static void assert_bytes(const char *page, size_t length, const char *expected)
{
    struct bytes out = described((struct pilar_text){page, length});
    assert_string_equal(out.data, expected);
    bytes_free(&out);
}

static void assert_page(const char *page, const char *expected)
{
    assert_bytes(page, strlen(page), expected);
}

/* ---- paragraphs ---- */

static void blocks_are_paragraphs(void **state)
{
    (void)state;
    assert_page("<p>uno<p>dos</p>tres<div>cuatro <b>y</b>\n cinco<div>seis</div>siete</div>"
                "<blockquote>ocho</blockquote><dl><dt>nueve<dd>diez</dl>",
                "block: uno\nblock: dos\nblock: tres\nblock: cuatro y cinco\nblock: seis\n"
                "block: siete\nblock: ocho\nblock: nueve\nblock: diez\n");
}

static void headings_have_a_depth(void **state)
{
    (void)state;
    assert_page("<h1>Uno</h1><p>texto<h3>Dos <i>y</i> tres</h3>",
                "heading1: Uno\nblock: texto\nheading3: Dos y tres\n");
}

static void white_space_is_a_space(void **state)
{
    (void)state;
    assert_page("<p> uno\n\t dos&nbsp;&nbsp;tres&shy;cuatro\xE2\x80\x8B </p><p>&nbsp;</p>",
                "block: uno dos trescuatro\n");
}

static void entities_are_characters(void **state)
{
    (void)state;
    assert_page("<p>se&ntilde;al &#161;&#xA1; &laquo;a&raquo; &amp;lt; &nada;",
                "block: señal ¡¡ «a» &lt; &nada;\n");
}

static void a_line_end_is_a_space_or_begins_an_item(void **state)
{
    (void)state;
    assert_page("<p>uno<br>dos<br/>1. tres<br>a) cuatro<br><b>2.</b> cinco<br><br>seis",
                "block: uno dos\nblock: 1. tres\nblock: a) cuatro\nblock: 2. cinco\n"
                "block: seis\n");
    assert_page("<p>en<br>2015. Y<br>12 más<br>(iv) x<br>mi) o",
                "block: en 2015. Y 12 más\nblock: (iv) x mi) o\n");
}

static void preformatted_lines_are_joined_up_to_a_blank_one(void **state)
{
    (void)state;
    assert_page("<pre>\nuno\ndos\n\ntres\n</pre>cuatro",
                "block: uno dos\nblock: tres\nblock: cuatro\n");
}

static void how_text_is_set_is_told(void **state)
{
    (void)state;
    assert_page("<p><b>uno</b></p><p><b>dos</b> tres</p><p align=center>cuatro</p>"
                "<center><strong>cinco</strong></center>"
                "<p style='font-weight:bold; Text-Align : center'>seis</p><p><em>siete</em></p>",
                "block*: uno\nblock: dos tres\nblock^: cuatro\nblock*^: cinco\nblock*^: seis\n"
                "block/: siete\n");
}

static void raised_digits_are_superscripts(void **state)
{
    (void)state;
    assert_page("<p>uno<sup>1</sup>, dos<sup>2,<i>30</i></sup> y el 1<sup>er</sup> H<sub>2</sub>O",
                "block: uno¹, dos²,³⁰ y el 1er H2O\n");
}

/* ---- items ---- */

static void items_have_their_numbers(void **state)
{
    (void)state;
    assert_page("<ol><li>uno<li>dos</ol><ul><li>tres</ul><ol type=a start=3><li>cuatro"
                "<li value=26>cinco<li>seis</ol><ol type=I><li>siete</ol>"
                "<ol style='list-style-type: lower-roman' start=4><li>ocho</ol><li>nueve",
                "block: 1. uno\nblock: 2. dos\nblock: - tres\nblock: c) cuatro\nblock: z) cinco\n"
                "block: aa) seis\nblock: I. siete\nblock: iv) ocho\nblock: - nueve\n");
}

static void a_list_without_marks_has_none(void **state)
{
    (void)state;
    assert_page("<ol style='list-style: none'><li>1. uno<li>2. dos</ol>",
                "block: 1. uno\nblock: 2. dos\n");
}

static void the_number_stands_before_the_first_paragraph(void **state)
{
    (void)state;
    assert_page("<ol><li><p>uno</p><p>dos</p><ol type=a><li>tres</ol><li><ol type=i><li>cuatro"
                "</ol></li><li></li><li>cinco</ol>",
                "block: 1. uno\nblock: dos\nblock: a) tres\nblock: 2. i) cuatro\n"
                "block: 4. cinco\n");
}

static void strange_numbers_are_no_harm(void **state)
{
    (void)state;
    assert_page("<ol start=-1 type=a><li>uno<li>dos<li>tres</ol>"
                "<ol start=99999999999><li>cuatro</ol><ol start=x><li>cinco</ol>",
                "block: -1. uno\nblock: 0) dos\nblock: a) tres\nblock: 1. cuatro\n"
                "block: 1. cinco\n");
}

/* ---- tables ---- */

static void rows_are_lines(void **state)
{
    (void)state;
    assert_page("<p>Cuadro</p><table><tr><th>Estado<th>Voto<tr><td><p>Uno</p><td>Sí</table>",
                "block: Cuadro\nrow: Estado | Voto\nrow: Uno | Sí\n");
}

static void a_table_that_arranges_text_is_its_text(void **state)
{
    (void)state;
    assert_page("<p>x</p><table><tr><td><p>uno</p><p>dos</p><td><h2>tres</h2></table>",
                "block: x\nblock: uno\nblock: dos\nheading2: tres\n");
}

/* ---- what is left out ---- */

static void what_is_not_the_text_is_left_out(void **state)
{
    (void)state;
    assert_page("<head><title>no</title><style>no</style></head><header>no</header><nav>no</nav>"
                "<p>sí</p><script>'<p>no'</script><form>no</form><aside>no</aside>"
                "<noscript>no</noscript><template>no</template><p hidden>no</p>"
                "<p style='display: none'>no</p><select><option>no</select><footer>no</footer>",
                "block: sí\n");
}

static void notes_and_their_marks_are_left_out(void **state)
{
    (void)state;
    assert_page(
        "<p>uno<a href='#_ftn1' name='_ftnref1'>[1]</a>, dos<sup><a href='#fn:2'>2</a></sup>"
        " y <a href='#anexo'>tres</a><a role='doc-noteref' href='#x'>3</a>.</p>"
        "<div id=ftn1><p>nota</p></div><p class='texto MsoFootnoteText'>nota</p>"
        "<section class=footnotes><ol><li>nota</ol></section><p id='fn:2'>nota</p>"
        "<div role=doc-endnotes>nota</div><div style='mso-element:footnote-list'>nota</div>"
        "<p id=fnac class=con-footnote>cuatro</p>",
        "block: uno, dos y tres.\nblock: cuatro\n");
}

static void a_page_that_is_all_form_or_menu_is_read(void **state)
{
    (void)state;
    assert_page("<form id=todo><p>uno</p></form>", "block: uno\n");
    assert_page("<nav><table><td>uno</nav><p>dos", "block: uno\nblock: dos\n");
}

static void a_page_without_text_is_refused(void **state)
{
    (void)state;
    assert_page("<html><title>no</title><p>&nbsp;", "it holds no text");
}

/* ---- encodings ---- */

static void pages_are_read_in_their_encodings(void **state)
{
    (void)state;
    assert_page("\xEF\xBB\xBF<p>señal", "block: señal\n");
    assert_page("<meta charset=iso-8859-1><p>señal", "block: señal\n");
    assert_page("<p>se\xF1"
                "al \x93x\x94",
                "block: señal “x”\n");
    assert_page("<meta charset='UTF-8'><p>señal \xF1", "block: señal ñ\n");
    assert_bytes("\xFF\xFE<\0p\0>\0\xF1\0", 10, "block: ñ\n");
    assert_page("<meta http-equiv=x content='text/html; charset=koi8-r'><p>\xF1",
                "its encoding, koi8-r, is none that is read; save it as UTF-8");
}

/* ---- damage and malice ---- */

static void broken_pages_are_read_as_far_as_they_go(void **state)
{
    (void)state;
    assert_page("</p></td>uno</table></body></html>dos</BODY><p>tres</html><p",
                "block: uno\nblock: dos\nblock: tres\n");
    assert_page("<html><p>uno</html><!doctype html><html><head><title>no</title></head><body>dos",
                "block: uno\nblock: dos\n");
    assert_page("<ol><li>uno</ol></ol></li></div><b>dos", "block: 1. uno\nblock*: dos\n");
    assert_bytes("<p>uno\0dos", 10, "block: uno dos\n");
}

static void what_is_nested_too_deep_is_refused(void **state)
{
    (void)state;
    struct bytes page = {0};
    for (size_t i = 0; i < 1000000; i++)
        bytes_append_string(&page, "<div>");
    struct bytes out = described(bytes_text(&page));
    assert_string_equal(out.data, "its elements are nested more than 512 deep");
    bytes_free(&page);
    bytes_free(&out);
}

/* A page whose one tag has so many attributes, each with `value`. */
static struct bytes page_of_attributes(size_t count, const char *value)
{
    struct bytes page = {0};
    bytes_append_string(&page, "<p");
    for (size_t i = 0; i < count; i++)
        bytes_append_format(&page, " a%zu%s", i, value);
    bytes_append_string(&page, ">uno");
    return page;
}

static void a_tag_of_too_many_attributes_is_refused(void **state)
{
    (void)state;
    static const char *const values[] = {"", "=1", "='x y'", " = \"a>b\""};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct bytes page = page_of_attributes(300000, values[i]);
        struct bytes out = described(bytes_text(&page));
        assert_string_equal(out.data, "it has a tag of more than 500 attributes");
        bytes_free(&page);
        bytes_free(&out);
    }
}

static void a_tag_of_many_attributes_or_a_long_value_is_read(void **state)
{
    (void)state;
    struct bytes page = page_of_attributes(499, " = 'uno dos tres'");
    bytes_append_string(&page, "<img alt='");
    for (size_t i = 0; i < 100000; i++)
        bytes_append_string(&page, "un = \"dos\" ");
    bytes_append_string(&page, "'> dos");
    struct bytes out = described(bytes_text(&page));
    assert_string_equal(out.data, "block: uno dos\n");
    bytes_free(&page);
    bytes_free(&out);
}

static void a_long_line_is_read_whole(void **state)
{
    (void)state;
    enum { LENGTH = 1 << 20 };
    struct bytes page = {0};
    bytes_append_string(&page, "<p>");
    for (size_t i = 0; i < LENGTH; i++)
        bytes_append_string(&page, "ñ");
    struct bytes out = described(bytes_text(&page));
    assert_int_equal(out.length, strlen("block: ") + 2 * LENGTH + strlen("\n") + 1);
    bytes_free(&page);
    bytes_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_paragraphs),
        cmocka_unit_test(headings_have_a_depth),
        cmocka_unit_test(white_space_is_a_space),
        cmocka_unit_test(entities_are_characters),
        cmocka_unit_test(a_line_end_is_a_space_or_begins_an_item),
        cmocka_unit_test(preformatted_lines_are_joined_up_to_a_blank_one),
        cmocka_unit_test(how_text_is_set_is_told),
        cmocka_unit_test(raised_digits_are_superscripts),
        cmocka_unit_test(items_have_their_numbers),
        cmocka_unit_test(a_list_without_marks_has_none),
        cmocka_unit_test(the_number_stands_before_the_first_paragraph),
        cmocka_unit_test(strange_numbers_are_no_harm),
        cmocka_unit_test(rows_are_lines),
        cmocka_unit_test(a_table_that_arranges_text_is_its_text),
        cmocka_unit_test(what_is_not_the_text_is_left_out),
        cmocka_unit_test(notes_and_their_marks_are_left_out),
        cmocka_unit_test(a_page_that_is_all_form_or_menu_is_read),
        cmocka_unit_test(a_page_without_text_is_refused),
        cmocka_unit_test(pages_are_read_in_their_encodings),
        cmocka_unit_test(broken_pages_are_read_as_far_as_they_go),
        cmocka_unit_test(what_is_nested_too_deep_is_refused),
        cmocka_unit_test(a_tag_of_too_many_attributes_is_refused),
        cmocka_unit_test(a_tag_of_many_attributes_or_a_long_value_is_read),
        cmocka_unit_test(a_long_line_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
