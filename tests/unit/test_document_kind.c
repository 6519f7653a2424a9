/* test_document_kind: symbol, title and form each tell a kind of document. */
#include "pipeline/document/kind.h"
#include "test_document_cases.h"

static void the_series_of_a_symbol_is_a_kind(void **state)
{
    (void)state;
    static const struct {
        const char *symbol;
        enum pilar_document_kind kind;
    } cases[] = {
        {"A/RES/95/18", PILAR_KIND_RESOLUTION},
        {"S/RES/2941 (2040)", PILAR_KIND_RESOLUTION},
        {"A/HRC/RES/24/5", PILAR_KIND_RESOLUTION},
        {"A/DEC/95/505", PILAR_KIND_DECISION},
        {"A/C.1/95/L.23", PILAR_KIND_DRAFT},
        {"A/C.1/95/L.23/Rev.1", PILAR_KIND_DRAFT},
        {"A/AC.311/2040/CRP.3", PILAR_KIND_DRAFT},
        {"A/CONF.250/CRP", PILAR_KIND_DRAFT},
        {"A/AC.311/2040/WP.7", PILAR_KIND_WORKING_PAPER},
        {"A/C.1/95/SR.4", PILAR_KIND_RECORD},
        {"A/95/PV.12", PILAR_KIND_RECORD},
        {"A/95/123", PILAR_KIND_OTHER},
        {"A/AC.311/2040/INF/2", PILAR_KIND_OTHER},
        {"A/LAT.3/2040/1", PILAR_KIND_OTHER},
        {"A/95/L.", PILAR_KIND_OTHER},
        {"A/95/CRPX.2", PILAR_KIND_OTHER},
        {"", PILAR_KIND_OTHER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (kind_of_symbol(text_of(cases[i].symbol)) != cases[i].kind)
            fail_msg("%s", cases[i].symbol);
    }
}

static void the_first_words_of_a_title_name_a_kind(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        enum pilar_document_kind kind;
    } cases[] = {
        {"Resolución aprobada por la Asamblea General", PILAR_KIND_RESOLUTION},
        {"RESOLUCION 2941 (2040)", PILAR_KIND_RESOLUTION},
        {"Decisión 95/505", PILAR_KIND_DECISION},
        {"Informe del Secretario General", PILAR_KIND_REPORT},
        {"Segundo informe anual sobre los faros", PILAR_KIND_REPORT},
        {"Memoria del Secretario General", PILAR_KIND_REPORT},
        {"Carta de fecha 2 de mayo de 2040 dirigida a la Presidencia", PILAR_KIND_LETTER},
        {"Cartas idénticas de fecha 2 de mayo de 2040", PILAR_KIND_LETTER},
        {"Nota verbal de fecha 2 de mayo de 2040", PILAR_KIND_NOTE},
        {"Nota del Secretario General", PILAR_KIND_NOTE},
        {"Nota de la Secretaría", PILAR_KIND_NOTE},
        {"Proyecto de resolución", PILAR_KIND_DRAFT},
        {"Proyecto revisado de informe", PILAR_KIND_DRAFT},
        {"Primer borrador", PILAR_KIND_DRAFT},
        {"Borrador cero del informe final", PILAR_KIND_DRAFT},
        {"Zero draft", PILAR_KIND_DRAFT},
        {"Declaración de la delegación de Palau", PILAR_KIND_STATEMENT},
        {"Intervención del Representante Permanente", PILAR_KIND_STATEMENT},
        {"Documento de trabajo presentado por Malta", PILAR_KIND_WORKING_PAPER},
        {"Documento oficioso de Malta", PILAR_KIND_WORKING_PAPER},
        {"Acta resumida de la cuarta sesión", PILAR_KIND_RECORD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (kind_of_title(text_of(cases[i].title)) != cases[i].kind)
            fail_msg("%s", cases[i].title);
    }
}

static void a_kind_may_stand_behind_a_colon_or_in_brackets(void **state)
{
    (void)state;
    assert_int_equal(kind_of_title(text_of("Chile y Ghana: proyecto de resolución")),
                     PILAR_KIND_DRAFT);
    assert_int_equal(kind_of_title(text_of("Los faros: informe de la Secretaría")),
                     PILAR_KIND_REPORT);
    assert_int_equal(kind_of_title(text_of("Informe anual (borrador preliminar)")),
                     PILAR_KIND_DRAFT);
    assert_int_equal(kind_of_title(text_of("Informe anual – primer borrador")), PILAR_KIND_DRAFT);
    assert_int_equal(kind_of_title(text_of("Carta de fecha 2 de mayo (proyecto de resolución)")),
                     PILAR_KIND_LETTER);
}

static void what_only_begins_alike_names_none(void **state)
{
    (void)state;
    static const char *const titles[] = {
        "Avances en la seguridad de los faros",
        "Carta de las Naciones Unidas",
        "Notas sobre los faros",
        "Documento final",
        "Proyecto de presupuesto por programas",
        "Informática y derecho",
        "Sobre el informe del Grupo",
        "",
        "¿?",
        ":::(((",
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (kind_of_title(text_of(titles[i])) != PILAR_KIND_OTHER)
            fail_msg("%s", titles[i]);
    }
}

static enum pilar_document_kind form_of(const char *text, bool salutes)
{
    struct pilar_paragraph paragraph = {.type = PILAR_PARAGRAPH, .text = text_of(text)};
    return kind_of_form(&paragraph, 1, salutes);
}

static void the_form_of_a_text_tells_its_kind(void **state)
{
    (void)state;
    struct pilar_paragraph clause = {.type = PILAR_PREAMBULAR, .text = text_of("Recordando todo,")};
    assert_int_equal(kind_of_form(&clause, 1, false), PILAR_KIND_RESOLUTION);
    clause.type = PILAR_OPERATIVE;
    assert_int_equal(kind_of_form(&clause, 1, true), PILAR_KIND_RESOLUTION);
    assert_int_equal(form_of("Tengo el honor de remitirle una lista.", true), PILAR_KIND_LETTER);
    assert_int_equal(form_of("En nombre de mi país, tengo el honor de remitir una lista.", false),
                     PILAR_KIND_LETTER);
    assert_int_equal(form_of("La Misión Permanente saluda atentamente a la Oficina.", false),
                     PILAR_KIND_NOTE);
    assert_int_equal(form_of("Tengo el honor de intervenir en nombre de seis países.", true),
                     PILAR_KIND_STATEMENT);
    assert_int_equal(form_of("Mi delegación agradece la labor.", true), PILAR_KIND_STATEMENT);
    assert_int_equal(form_of("Mi delegación tengo tengo el honor, de", false), PILAR_KIND_LETTER);
    assert_int_equal(form_of("El faro se apagó.", false), PILAR_KIND_OTHER);
    assert_int_equal(kind_of_form(NULL, 0, true), PILAR_KIND_OTHER);
}

static void a_salutation_is_known(void **state)
{
    (void)state;
    assert_true(kind_is_salutation(text_of("Señora Presidenta:")));
    assert_true(kind_is_salutation(text_of("Excelentísimo señor Embajador,")));
    assert_true(kind_is_salutation(text_of("Sr. Presidente,")));
    assert_false(kind_is_salutation(text_of("Sr. Baltasar Nnamdi (Relator)")));
    assert_false(kind_is_salutation(text_of("Estimación de gastos:")));
    assert_false(kind_is_salutation(text_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_series_of_a_symbol_is_a_kind),
        cmocka_unit_test(the_first_words_of_a_title_name_a_kind),
        cmocka_unit_test(a_kind_may_stand_behind_a_colon_or_in_brackets),
        cmocka_unit_test(what_only_begins_alike_names_none),
        cmocka_unit_test(the_form_of_a_text_tells_its_kind),
        cmocka_unit_test(a_salutation_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
