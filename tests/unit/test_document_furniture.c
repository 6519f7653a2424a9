/* test_document_furniture: what belongs to the page is told from what belongs to the text. */
#include "test_document_cases.h"

#include "pipeline/document/furniture.h"
#include "pipeline/document/heads.h"

/* The uses of the lines of `string`, a letter each: t text, p page, f furniture, o original. */
static void assert_uses(const char *string, const char *expected)
{
    struct bytes raw = {0};
    struct source source;
    struct lines lines = {0};
    bytes_append_string(&raw, string);
    assert_int_equal(source_decode("x", raw, &source, NULL), PILAR_OK);
    assert_true(lines_read(&lines, &source));
    furniture_mark(&lines, &source);
    assert_true(heads_mark_repeated(&lines));
    char uses[64] = "";
    for (size_t i = 0; i < lines.count && i + 1 < sizeof uses; i++)
        uses[i] = "tpfon"[lines.items[i].use];
    assert_string_equal(uses, expected);
    lines_free(&lines);
    source_free(&source);
}

static void codes_and_numbers_of_pages_are_furniture(void **state)
{
    (void)state;
    assert_uses("A/98/77\n2/20\n- 12 -\nPágina 3\n*4300815*\nGE.21-00345\n"
                "21-00345 (S) 040243 050243\nA/98/77–S/2043/15\n7 de 9\n",
                "ppppppppp");
}

static void numbers_in_the_text_are_not(void **state)
{
    (void)state;
    assert_uses("2015\n12 34 56\nA/98/77, párr. 4.\n16. Los Estados\nLa resolución 70/237\n",
                "ttttt");
}

static void the_masthead_is_furniture(void **state)
{
    (void)state;
    assert_uses("Naciones Unidas                 A/98/77*\n"
                "       Asamblea General      Distr. general\n"
                "                             3 de febrero de 2043\n"
                "Español\nOriginal: inglés\n\nNonagésimo octavo período de sesiones\n"
                "Tema 15 del programa\n",
                "fffffff");
}

static void a_heading_about_sessions_is_text(void **state)
{
    (void)state;
    assert_uses("Organización del período de sesiones\n\nPrimera sesión: los riesgos\n", "tt");
}

static void a_session_in_the_middle_of_a_sentence_is_text(void **state)
{
    (void)state;
    assert_uses("El grupo celebró su\n\fcuarto período de sesiones en torno a un proyecto\n", "tt");
}

static void the_end_of_a_wrapped_sentence_is_text(void **state)
{
    (void)state;
    assert_uses(
        "El representante dijo que el texto se publicaría en la página de la\n"
        "Asamblea General\n"
        "y que podría consultarse, como los anteriores, en la dirección siguiente, a saber\n"
        "https://example.org/a\n",
        "tttt");
}

static void addresses_rules_and_leaders_are_furniture(void **state)
{
    (void)state;
    assert_uses("https://example.org/a?b=c\n\n______\n\n* * *\n\nI. Introducción .......... 3\n",
                "ffff");
}

static void the_language_of_a_reply_is_known(void **state)
{
    (void)state;
    assert_uses("Chile\n\n[Original: español]\n[4 de mayo de 2041]\n", "tof");
}

static void running_heads_come_up_at_the_edges_of_pages(void **state)
{
    (void)state;
    assert_uses("Uno.\n\fInforme de la Comisión, 1\n\nDos.\n\fInforme de la Comisión, 2\n\nTres.\n",
                "tptpt");
}

static void a_heading_that_comes_up_within_a_page_is_none(void **state)
{
    (void)state;
    assert_uses("Uno.\n\n\fConclusiones\n\nDos.\n\n\fConclusiones\n\nTres.\n\nTres.\n\nTres.\n\n"
                "Conclusiones\n\nCuatro.\n\nCuatro.\n\nCuatro.\n",
                "ttttttttttt");
}

static void symbols_end_where_they_end(void **state)
{
    (void)state;
    assert_int_equal(furniture_symbol(text_of("A/AC.290/2021/CRP.2")), 19);
    assert_int_equal(furniture_symbol(text_of("A/68/98/Add.1 x")), 13);
    assert_int_equal(furniture_symbol(text_of("A/98/77-S/2043/15")), 7);
    assert_int_equal(furniture_symbol(text_of("A/68/98.")), 7);
    assert_int_equal(furniture_symbol(text_of("A/")), 0);
    assert_int_equal(furniture_symbol(text_of("Y/O")), 0);
    assert_int_equal(furniture_symbol(text_of("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_and_numbers_of_pages_are_furniture),
        cmocka_unit_test(numbers_in_the_text_are_not),
        cmocka_unit_test(the_masthead_is_furniture),
        cmocka_unit_test(a_heading_about_sessions_is_text),
        cmocka_unit_test(a_session_in_the_middle_of_a_sentence_is_text),
        cmocka_unit_test(the_end_of_a_wrapped_sentence_is_text),
        cmocka_unit_test(addresses_rules_and_leaders_are_furniture),
        cmocka_unit_test(the_language_of_a_reply_is_known),
        cmocka_unit_test(running_heads_come_up_at_the_edges_of_pages),
        cmocka_unit_test(a_heading_that_comes_up_within_a_page_is_none),
        cmocka_unit_test(symbols_end_where_they_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
