/* test_document_wording: what first and last words tell. */
#include "test_document_cases.h"

#include "pipeline/document/wording.h"

static void a_text_opens_behind_its_quotes_and_brackets(void **state)
{
    (void)state;
    assert_int_equal(wording_opening(text_of("los")), OPENING_LOWER);
    assert_int_equal(wording_opening(text_of("“¿(Los")), OPENING_UPPER);
    assert_int_equal(wording_opening(text_of("África")), OPENING_UPPER);
    assert_int_equal(wording_opening(text_of("órganos")), OPENING_LOWER);
    assert_int_equal(wording_opening(text_of("2015")), OPENING_DIGIT);
    assert_int_equal(wording_opening(text_of("")), OPENING_OTHER);
    assert_int_equal(wording_opening(text_of("“")), OPENING_OTHER);
}

static void a_text_ends_before_its_quotes_and_brackets(void **state)
{
    (void)state;
    assert_int_equal(wording_ending(text_of("dijo.”)")), ENDING_STOP);
    assert_int_equal(wording_ending(text_of("los Estados")), ENDING_OPEN);
    assert_int_equal(wording_ending(text_of("(véase el anexo)")), ENDING_OPEN);
    assert_int_equal(wording_ending(text_of("y así…")), ENDING_STOP);
    assert_int_equal(wording_ending(text_of("informa-")), ENDING_HYPHEN);
    assert_int_equal(wording_ending(text_of("uno;")), ENDING_SEMICOLON);
    assert_int_equal(wording_ending(text_of("”")), ENDING_OPEN);
}

static void an_abbreviation_ends_nothing(void **state)
{
    (void)state;
    assert_int_equal(wording_ending(text_of("habló la Sra.")), ENDING_OPEN);
    assert_int_equal(wording_ending(text_of("en el párr.")), ENDING_OPEN);
    assert_true(wording_ends_unfinished(text_of("habló la Sra.")));
}

static void nothing_ends_with_a_preposition(void **state)
{
    (void)state;
    assert_true(wording_ends_unfinished(text_of("la seguridad de")));
    assert_true(wording_ends_unfinished(text_of("dicho según")));
    assert_false(wording_ends_unfinished(text_of("la seguridad")));
    assert_false(wording_ends_unfinished(text_of("lo acordado; y")));
    assert_false(wording_ends_unfinished(text_of("")));
}

static void case_and_accents_do_not_matter_in_phrases(void **state)
{
    (void)state;
    assert_true(wording_begins_with(text_of("DECLARACIÓN conjunta"), "declaracion"));
    assert_false(wording_begins_with(text_of("Declaraciones"), "declaracion"));
    assert_true(wording_is(text_of("Español"), "español"));
    assert_false(wording_is(text_of("Español y francés"), "español"));
}

static void preambles_open_with_gerunds_and_states_of_mind(void **state)
{
    (void)state;
    static const char *const preambular[] = {
        "Recordando su resolución,", "Habiendo examinado el informe,",
        "TENIENDO presente,",        "Profundamente alarmada por",
        "Consciente de que",         "Convencida de",
        "También reconociendo",      "Asimismo, observando"};
    for (size_t i = 0; i < sizeof preambular / sizeof *preambular; i++)
        assert_true(wording_is_preambular(text_of(preambular[i])));
    assert_false(wording_is_preambular(text_of("Exhorta a los Estados")));
    assert_false(wording_is_preambular(text_of("Cuando proceda")));
    assert_false(wording_is_preambular(text_of("")));
}

static void dates_are_told_with_their_places(void **state)
{
    (void)state;
    assert_true(wording_is_date(text_of("7 de junio de 2013")));
    assert_true(wording_is_date(text_of("Nueva York, 8 a 12 de marzo de 2021")));
    assert_true(wording_is_date(text_of("[31 de mayo de 2017]")));
    assert_true(wording_is_date(text_of("1º de enero de 2040")));
    assert_false(wording_is_date(text_of("la resolución de 7 de junio de 2013")));
    assert_false(wording_is_date(text_of("7 de junio")));
    assert_false(wording_is_date(text_of("2013")));
}

static void ordinals_begin_the_names_of_sessions(void **state)
{
    (void)state;
    assert_true(wording_begins_with_ordinal(text_of("Septuagésimo octavo período")));
    assert_true(wording_begins_with_ordinal(text_of("Tercer período")));
    assert_true(wording_begins_with_ordinal(text_of("46ª sesión")));
    assert_false(wording_begins_with_ordinal(text_of("Organización del período")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_opens_behind_its_quotes_and_brackets),
        cmocka_unit_test(a_text_ends_before_its_quotes_and_brackets),
        cmocka_unit_test(an_abbreviation_ends_nothing),
        cmocka_unit_test(nothing_ends_with_a_preposition),
        cmocka_unit_test(case_and_accents_do_not_matter_in_phrases),
        cmocka_unit_test(preambles_open_with_gerunds_and_states_of_mind),
        cmocka_unit_test(dates_are_told_with_their_places),
        cmocka_unit_test(ordinals_begin_the_names_of_sessions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
