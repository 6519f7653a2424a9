/* test_document_markup: mark-up and the marks of notes leave a line, and nothing else does. */
#include "test_document_cases.h"

#include "pipeline/document/markup.h"

static void assert_cleans(const char *raw, const char *expected)
{
    struct markup markup = {.open = 0};
    struct markup_line line;
    assert_true(markup_clean(&markup, text_of(raw), &line));
    assert_text(line.text, expected);
    markup_free(&markup);
}

static unsigned traits_of(const char *raw)
{
    struct markup markup = {.open = 0};
    struct markup_line line;
    assert_true(markup_clean(&markup, text_of(raw), &line));
    markup_free(&markup);
    return line.traits;
}

static void emphasis_goes_and_its_text_stays(void **state)
{
    (void)state;
    assert_cleans("1. *Exhorta* a los **Estados**", "1. Exhorta a los Estados");
    assert_cleans("la _buena fe_ y “*pacta*”", "la buena fe y “pacta”");
}

static void asterisks_that_are_no_emphasis_stay(void **state)
{
    (void)state;
    assert_cleans("2*3 = 6 y a * b", "2*3 = 6 y a * b");
    assert_cleans("el archivo datos_2_b", "el archivo datos_2_b");
}

static void links_leave_their_text(void **state)
{
    (void)state;
    assert_cleans("la resolución [91/8](#) y [el sitio](https://x.org/a_(b)).",
                  "la resolución 91/8 y el sitio.");
    assert_cleans("[sobre la base del informe] (sin enlace)",
                  "[sobre la base del informe] (sin enlace)");
    assert_cleans("un plano ![](media/plano.png) adjunto", "un plano adjunto");
}

static void escapes_and_tags_go(void **state)
{
    (void)state;
    assert_cleans("1\\. Los *Estados* <b>todos</b><br>juntos", "1. Los Estados todos juntos");
    assert_cleans("si a < b y c > d", "si a < b y c > d");
}

static void headings_and_quotations_lose_their_signs(void **state)
{
    (void)state;
    struct markup markup = {.open = 0};
    struct markup_line line;
    assert_true(markup_clean(&markup, text_of("### Medidas"), &line));
    assert_text(line.text, "Medidas");
    assert_int_equal(line.hashes, 3);
    markup_free(&markup);
    assert_cleans("> > dicho", "dicho");
    assert_cleans("#1 en la lista", "#1 en la lista");
}

static void marks_of_notes_go(void **state)
{
    (void)state;
    assert_cleans("los Estados³ y las empresas¹², ¹³.", "los Estados y las empresas.");
    assert_cleans("en 2015³, según dos fuentes¹,² distintas",
                  "en 2015, según dos fuentes distintas");
    assert_cleans("lo dicho [^4] y lo hecho[12].", "lo dicho y lo hecho.");
    assert_cleans("véase A/68/98*, y A/70/1**.", "véase A/68/98, y A/70/1.");
    assert_cleans("texto<sup>7</sup> y [8](#_ftn8) fin", "texto y fin");
}

static void units_and_ordinals_are_no_marks(void **state)
{
    (void)state;
    assert_cleans("4 m², 5 km³ y CO² en la 3ª sesión, art. 1º",
                  "4 m², 5 km³ y CO² en la 3ª sesión, art. 1º");
}

static void white_space_is_folded(void **state)
{
    (void)state;
    assert_cleans("uno \xC2\xA0\t dos\xE2\x80\x8B y\xC2\xADtres", "uno dos ytres");
}

static void a_soft_hyphen_shows_at_the_end_only(void **state)
{
    (void)state;
    assert_cleans("informa\xC2\xAD", "informa\xC2\xAD");
}

static void notes_and_bullets_are_told_by_traits(void **state)
{
    (void)state;
    assert_int_equal(traits_of("¹ Véase el anexo."), MARKUP_NOTE);
    assert_int_equal(traits_of("[^1]: Véase el anexo."), MARKUP_NOTE);
    assert_int_equal(traits_of("* Véase el anexo."), MARKUP_STAR);
    assert_int_equal(traits_of("Informe*"), MARKUP_STAR_MARK);
    assert_int_equal(traits_of("*Informe*"), MARKUP_EMPHASIS);
    assert_int_equal(traits_of("el “*acta*”"), 0);
}

static void a_lost_line_break_is_found(void **state)
{
    (void)state;
    struct markup markup = {.open = 0};
    struct markup_line line;
    const char *raw = "de las redes***77/36. Redes***";
    assert_true(markup_clean(&markup, text_of(raw), &line));
    assert_text(line.text, "de las redes");
    assert_int_equal(line.taken, strlen("de las redes***"));
    markup_free(&markup);
}

static void emphasis_may_go_on_in_the_next_line(void **state)
{
    (void)state;
    struct markup markup = {.open = 0};
    struct markup_line line;
    assert_true(markup_clean(&markup, text_of("*3ª sesión"), &line));
    assert_true(markup_clean(&markup, text_of("7 de mayo*"), &line));
    assert_text(line.text, "7 de mayo");
    assert_int_equal(line.traits & MARKUP_STAR_MARK, 0);
    markup_free(&markup);
}

static void signs_alone_do_no_harm(void **state)
{
    (void)state;
    static const char *const lines[] = {"*",  "**",  "_",    "[",    "]",       "](",  "[](",
                                        "\\", "<",   "</",   "<!--", "[^",      "[^]", "#",
                                        ">",  "![]", "![](", "¹,",   "\xC2\xB9"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct markup markup = {.open = 0};
        struct markup_line line;
        assert_true(markup_clean(&markup, text_of(lines[i]), &line));
        assert_int_equal(line.taken, strlen(lines[i]));
        markup_free(&markup);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(emphasis_goes_and_its_text_stays),
        cmocka_unit_test(asterisks_that_are_no_emphasis_stay),
        cmocka_unit_test(links_leave_their_text),
        cmocka_unit_test(escapes_and_tags_go),
        cmocka_unit_test(headings_and_quotations_lose_their_signs),
        cmocka_unit_test(marks_of_notes_go),
        cmocka_unit_test(units_and_ordinals_are_no_marks),
        cmocka_unit_test(white_space_is_folded),
        cmocka_unit_test(a_soft_hyphen_shows_at_the_end_only),
        cmocka_unit_test(notes_and_bullets_are_told_by_traits),
        cmocka_unit_test(a_lost_line_break_is_found),
        cmocka_unit_test(emphasis_may_go_on_in_the_next_line),
        cmocka_unit_test(signs_alone_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
