/* test_document_masthead: date and session are read off the lines before the first paragraph. */
#include "test_document_cases.h"

#define TEXT "\n\n1. La Presidencia abrió la sesión y dio lectura al programa de trabajo.\n"

static void assert_date(const char *string, const char *expected)
{
    struct pilar_document *document = parsed("x.txt", string);
    assert_text(pilar_document_description(document)->date, expected);
    pilar_document_free(document);
}

static void assert_session(const char *name, const char *string, const char *expected)
{
    struct pilar_document *document = parsed(name, string);
    assert_text(pilar_document_description(document)->session, expected);
    pilar_document_free(document);
}

static void the_line_of_the_date_is_the_date(void **state)
{
    (void)state;
    assert_date("A/99/5\n\nDistr. general\n24 de junio de 2044\nEspañol\nOriginal: inglés" TEXT,
                "2044-06-24");
    assert_date("Distr. general 24 junio 2044" TEXT, "2044-06-24");
    assert_date("Asamblea General                 Distr. limitada\n"
                "                                 1º de julio de 2044" TEXT,
                "2044-07-01");
    assert_date("Asamblea General\t24 de junio de 2044" TEXT, "2044-06-24");
    assert_date("| Asamblea General | 24 de junio de 2044 |" TEXT, "2044-06-24");
    assert_date("Distr. general\n24 de jun1o de 2O44" TEXT, "2044-06-24");
    assert_date("Fecha: 24/06/2044" TEXT, "2044-06-24");
}

static void a_place_may_stand_before_the_date(void **state)
{
    (void)state;
    assert_date("Declaración de la delegación de Palau\n\nNueva York, 17 de octubre de 2041" TEXT,
                "2041-10-17");
    assert_date(
        "Declaración de la delegación de Palau\n\nGinebra, martes 17 de octubre de 2041" TEXT,
        "2041-10-17");
    assert_date("Declaración de la delegación de Palau\n\nNueva York, octubre de 2041" TEXT,
                "2041-10");
}

static void the_more_exact_date_counts_and_then_the_first(void **state)
{
    (void)state;
    assert_date("Junio de 2044\n\nDistr. general\n24 de junio de 2044\n\n25 de junio de 2044" TEXT,
                "2044-06-24");
    assert_date("10 de julio de 2040\n\nNueva York, 6 a 10 de julio de 2041" TEXT, "2040-07-10");
}

static void a_date_that_a_title_mentions_is_not_the_documents(void **state)
{
    (void)state;
    assert_date("Seguimiento del acuerdo de 4 de mayo de 2038 sobre los faros\n\n"
                "Informe de la Secretaría" TEXT,
                "");
    assert_date("Agenda 2030" TEXT, "");
    assert_date("Nueva York, 6 a 10 de julio de 2040" TEXT, "");
    assert_date("1. El acuerdo entró en vigor el\n4 de mayo de 2038.\n\n2. Nada más.\n", "");
    assert_date("Distr. general\n31 de febrero de 2044" TEXT, "");
}

static void a_resolution_tells_when_it_was_adopted(void **state)
{
    (void)state;
    static const char *const clauses = "\n\nLa Asamblea General,\n\nRecordando su labor,\n\n"
                                       "1. Decide seguir.\n";
    char string[1024];
    snprintf(string, sizeof string, "%s%s",
             "Resolución aprobada por la Asamblea General\nel 7 de diciembre de 2041\n\n"
             "96/3. Faros",
             clauses);
    assert_date(string, "2041-12-07");
    snprintf(string, sizeof string, "%s%s",
             "Distr. general\n19 de diciembre de 2041\n\n"
             "Resolución aprobada por la Asamblea General el 7 de diciembre de 2041\n\n96/3. Faros",
             clauses);
    assert_date(string, "2041-12-19");
    snprintf(string, sizeof string, "%s%s%s", "96/3. Faros", clauses,
             "\n46ª sesión plenaria\n7 de diciembre de 2041\n");
    assert_date(string, "2041-12-07");
}

static void the_council_says_so_below_the_title(void **state)
{
    (void)state;
    assert_date(
        "Resolución 2941 (2040)\n\nAprobada por el Consejo de Seguridad en su 8888ª sesión, "
        "celebrada el 7 de mayo de 2040\n\nEl Consejo de Seguridad,\n\nRecordando su "
        "labor,\n\n1. Decide seguir.\n",
        "2040-05-07");
}

static void a_letter_has_the_date_of_its_title(void **state)
{
    (void)state;
    assert_date("Carta de fecha 2 de febrero de 2043 dirigida al Secretario General por la "
                "Representante Permanente de Palau\n\nTengo el honor de remitirle una lista.\n",
                "2043-02-02");
}

static void the_session_has_an_ordinal(void **state)
{
    (void)state;
    assert_session("x", "Septuagésimo séptimo período de sesiones\nTema 94 del programa" TEXT,
                   "77");
    assert_session("x", "SEXAGESIMO OCTAVO PERIODO DE SESIONES" TEXT, "68");
    assert_session("x", "77º período de sesiones" TEXT, "77");
    assert_session("x", "**77.º periodo de sesiones**" TEXT, "77");
    assert_session("x",
                   "Grupo de Trabajo sobre los Faros\nTercer período de sesiones sustantivo\n"
                   "Nueva York, 6 a 10 de julio de 2040" TEXT,
                   "3");
    assert_session("x", "Décimo período extraordinario de sesiones" TEXT, "10");
    assert_session("x",
                   "Asamblea General              Consejo de Seguridad\n"
                   "Nonagésimo octavo período de sesiones    Nonagésimo octavo año" TEXT,
                   "98");
    assert_session("x", "Sexag\xEF\xBF\xBDsimo octavo per\xEF\xBF\xBDodo de sesiones" TEXT, "68");
}

static void other_ordinals_are_no_session(void **state)
{
    (void)state;
    assert_session("x", "46ª sesión plenaria\n\nPrimera Comisión\n\nTema 94 del programa" TEXT, "");
    assert_session("x", "1. El tercer período de sesiones se celebró en mayo.\n", "");
}

static void a_symbol_tells_the_session_too(void **state)
{
    (void)state;
    assert_session("A_68_98", "1. Texto.\n", "68");
    assert_session("A_RES_77_36", "1. Texto.\n", "77");
    assert_session("A_C.1_73_L.27", "1. Texto.\n", "73");
    assert_session("A_AC.290_2021_CRP.2", "1. Texto.\n", "");
    assert_session("S_2043_15", "1. Texto.\n", "");
    assert_session("A_68_98", "Tercer período de sesiones" TEXT, "3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_of_the_date_is_the_date),
        cmocka_unit_test(a_place_may_stand_before_the_date),
        cmocka_unit_test(the_more_exact_date_counts_and_then_the_first),
        cmocka_unit_test(a_date_that_a_title_mentions_is_not_the_documents),
        cmocka_unit_test(a_resolution_tells_when_it_was_adopted),
        cmocka_unit_test(the_council_says_so_below_the_title),
        cmocka_unit_test(a_letter_has_the_date_of_its_title),
        cmocka_unit_test(the_session_has_an_ordinal),
        cmocka_unit_test(other_ordinals_are_no_session),
        cmocka_unit_test(a_symbol_tells_the_session_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
