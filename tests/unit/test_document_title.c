/* test_document_title: a title is what the title page has, and nothing that stands beside it. */
#include "test_document_cases.h"

#define TEXT                                                                                       \
    "\n\nI. Introducción\n\n1. La Presidencia abrió la sesión y dio lectura al programa de "    \
    "trabajo.\n\n2. Se aprobó el programa.\n"
#define CLAUSES                                                                                    \
    "\n\nLa Asamblea General,\n\nRecordando su labor en favor de los faros,\n\n1. Decide seguir "  \
    "con ella.\n"
#define MASTHEAD "A/99/5\n\nAsamblea General\n\nDistr. general\n24 de junio de 2044\nEspañol\n\n"

static void assert_title(const char *string, const char *expected)
{
    struct pilar_document *document = parsed("x.txt", string);
    assert_text(pilar_document_description(document)->title, expected);
    pilar_document_free(document);
}

static void a_title_names_its_kind(void **state)
{
    (void)state;
    assert_title(MASTHEAD
                 "Informe del Grupo de Trabajo sobre los faros de la costa\nmeridional" TEXT,
                 "Informe del Grupo de Trabajo sobre los faros de la costa meridional");
    assert_title(MASTHEAD "Grupo de Trabajo sobre los Faros\n\nTercer período de sesiones\n\n"
                          "Proyecto de informe anual" TEXT,
                 "Proyecto de informe anual");
    assert_title(MASTHEAD "Carta de fecha 2 de junio de 2044 dirigida al Secretario General por "
                          "el Representante Permanente de Palau\n\nTengo el honor de remitirle la "
                          "lista de los faros que se han apagado.\n\nAgradezco su atención.\n",
                 "Carta de fecha 2 de junio de 2044 dirigida al Secretario General por el "
                 "Representante Permanente de Palau");
    assert_title("Declaración de la delegación de Palau sobre los faros\n\nNueva York, 17 de "
                 "octubre de 2041\n\nSeñora Presidenta:\n\nMi delegación agradece la labor de la "
                 "Secretaría.\n\nLos faros son de todos.\n",
                 "Declaración de la delegación de Palau sobre los faros");
}

static void a_resolution_has_its_title_behind_the_number(void **state)
{
    (void)state;
    assert_title(MASTHEAD
                 "Resolución aprobada por la Asamblea General el 7 de diciembre de 2043\n\n"
                 "[sobre la base del informe de la Primera Comisión]\n\n"
                 "98/18. Protección de los faros y\nde sus guardas" CLAUSES,
                 "Protección de los faros y de sus guardas");
    assert_title("Resolución 2941 (2040)\n\nEl Consejo de Seguridad,\n\nRecordando su labor,\n\n"
                 "1. Decide seguir.\n",
                 "Resolución 2941 (2040)");
}

static void a_subject_stands_before_whose_it_is(void **state)
{
    (void)state;
    assert_title(MASTHEAD "Los faros y su seguridad\n\nInforme del Secretario General" TEXT,
                 "Los faros y su seguridad: Informe del Secretario General");
    assert_title(MASTHEAD "Grupo de Expertos en Faros\n\nNota del Secretario General" TEXT,
                 "Nota del Secretario General");
}

static void sponsors_stand_before_a_title(void **state)
{
    (void)state;
    assert_title("A/C.1/99/L.5\n\nChile y Ghana: proyecto de resolución\n\n"
                 "Protección de los faros" CLAUSES,
                 "Protección de los faros");
}

static void a_title_may_name_no_kind(void **state)
{
    (void)state;
    assert_title(MASTHEAD "Primera Comisión\n\nLos faros y su seguridad en el mar de Bering" TEXT,
                 "Los faros y su seguridad en el mar de Bering");
    assert_title("# Los faros y su seguridad\n\n## Introducción\n\nTodo faro se apaga.\n",
                 "Los faros y su seguridad");
}

static void a_report_that_is_transmitted_has_its_title_later(void **state)
{
    (void)state;
    assert_title("A/99/5\n\nLa Secretaría tiene el honor de transmitir adjunto el informe del "
                 "Grupo.\n\nInforme del Grupo de Expertos sobre los faros\n\nResumen\n\n"
                 "El Grupo visitó los faros de la costa y habló con los guardas.\n" TEXT,
                 "Informe del Grupo de Expertos sobre los faros");
}

static void marks_and_line_ends_are_no_part_of_it(void **state)
{
    (void)state;
    assert_title(MASTHEAD "Informe del Grupo de Expertos sobre los faros*\n\n" TEXT
                          "\n* Sin revisión editorial.\n",
                 "Informe del Grupo de Expertos sobre los faros");
    assert_title(MASTHEAD
                 "**Informe del Grupo de Expertos sobre la ilumi-\nnación de los faros¹**" TEXT
                 "\n¹ Véase el anexo.\n",
                 "Informe del Grupo de Expertos sobre la iluminación de los faros");
    assert_title(MASTHEAD "Informe del Grupo de Expertos sobre la iluminacio\xCC\x81n" TEXT,
                 "Informe del Grupo de Expertos sobre la iluminación");
}

static void what_has_no_title_gives_none(void **state)
{
    (void)state;
    assert_title("1. La Presidencia abrió la sesión.\n\n2. Se aprobó el programa.\n", "");
    assert_title("Preguntar por los faros.\n\nVolver a llamar a Rosa.\n", "");
    assert_title("I. Informe de la Presidencia\n\n1. La Presidencia abrió la sesión.\n", "");
    assert_title("Señora Presidenta:\n\nMi delegación agradece la labor de la Secretaría.\n", "");
    assert_title(MASTHEAD "Índice" TEXT, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_names_its_kind),
        cmocka_unit_test(a_resolution_has_its_title_behind_the_number),
        cmocka_unit_test(a_subject_stands_before_whose_it_is),
        cmocka_unit_test(sponsors_stand_before_a_title),
        cmocka_unit_test(a_title_may_name_no_kind),
        cmocka_unit_test(a_report_that_is_transmitted_has_its_title_later),
        cmocka_unit_test(marks_and_line_ends_are_no_part_of_it),
        cmocka_unit_test(what_has_no_title_gives_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
