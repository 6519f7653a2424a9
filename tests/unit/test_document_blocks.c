/* test_document_blocks: lines are joined where a reader goes on reading. */
#include "test_document_cases.h"

static void a_single_line_is_a_paragraph(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("La seguridad de las redes es cosa de todos",
                      "La seguridad de las redes es cosa de todos");
    ASSERT_PARAGRAPHS("amenazas", "amenazas");
}

static void blank_lines_divide_plain_text(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("pedir el acta\n\nllamar a la Misión\n\nRevisar el párrafo 5 con calma\n",
                      "pedir el acta", "llamar a la Misión", "Revisar el párrafo 5 con calma");
}

static void a_text_may_have_one_paragraph_a_line(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("Los Estados son responsables de lo que se hace desde su territorio.\n"
                      "Ninguno debería tolerar que se ataque a otros. Así consta.\n"
                      "La cooperación es necesaria.\n",
                      "Los Estados son responsables de lo que se hace desde su territorio.",
                      "Ninguno debería tolerar que se ataque a otros. Así consta.",
                      "La cooperación es necesaria.");
}

static void hard_wrapped_lines_are_joined(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("Los participantes examinaron las medidas que permiten reducir el\n"
                      "riesgo de malentendidos. Las Naciones\n"
                      "Unidas prestaron asistencia durante toda la reunión, que duró\n"
                      "tres días.\n\n"
                      "Después se trató de la asistencia técnica.\n",
                      "Los participantes examinaron las medidas que permiten reducir el riesgo de "
                      "malentendidos. Las Naciones Unidas prestaron asistencia durante toda la "
                      "reunión, que duró tres días.",
                      "Después se trató de la asistencia técnica.");
}

static void a_sentence_goes_on_over_a_page(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "1. La Presidencia agradeció a las delegaciones los trabajos presentados a la\n"
        "\nA/99/1\n\n2\n\nMesa y a la Secretaría.\n\n2. Se levantó la sesión.\n",
        "La Presidencia agradeció a las delegaciones los trabajos presentados a la "
        "Mesa y a la Secretaría.",
        "Se levantó la sesión.");
}

static void a_clause_that_is_complete_does_not_go_on(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "La Asamblea General,\n\nRecordando todas sus resoluciones anteriores sobre la "
        "materia,\n\nObservando con inquietud los hechos más recientes,\n\n"
        "1. Decide seguir ocupándose de la cuestión.\n",
        "Recordando todas sus resoluciones anteriores sobre la materia,",
        "Observando con inquietud los hechos más recientes,",
        "Decide seguir ocupándose de la cuestión.");
}

static void a_number_in_a_wrapped_line_is_no_paragraph(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "1. La delegación pidió que se suprimiera la última frase del párrafo\n"
        "12. La Mesa estuvo de acuerdo, y así se hizo en la sesión siguiente, a\n"
        "la que asistieron todas.\n\n2. Se levantó la sesión.\n",
        "La delegación pidió que se suprimiera la última frase del párrafo 12. La Mesa "
        "estuvo de acuerdo, y así se hizo en la sesión siguiente, a la que asistieron "
        "todas.",
        "Se levantó la sesión.");
}

static void paragraphs_without_blank_lines_are_told_by_numbers(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("1. Uno.\n2. Dos, que tiene:\na) una letra;\nb) y otra.\n3. Tres.\n", "Uno.",
                      "Dos, que tiene:", "una letra;", "y otra.", "Tres.");
}

static void a_number_alone_is_no_paragraph(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("1.\n\n2. Dos.\n", "Dos.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_single_line_is_a_paragraph),
        cmocka_unit_test(blank_lines_divide_plain_text),
        cmocka_unit_test(a_text_may_have_one_paragraph_a_line),
        cmocka_unit_test(hard_wrapped_lines_are_joined),
        cmocka_unit_test(a_sentence_goes_on_over_a_page),
        cmocka_unit_test(a_clause_that_is_complete_does_not_go_on),
        cmocka_unit_test(a_number_in_a_wrapped_line_is_no_paragraph),
        cmocka_unit_test(paragraphs_without_blank_lines_are_told_by_numbers),
        cmocka_unit_test(a_number_alone_is_no_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
