/* test_document_notes: notes and their marks leave the text, and numbers stay. */
#include "test_document_cases.h"

static void a_note_may_stand_in_the_middle_of_a_sentence(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "1. Los Estados reafirmaron su compromiso con las normas¹ que rigen el uso\n\n"
        "¹ Véase el anexo II.\n\n"
        "de las redes en tiempo de paz.\n\n2. Nada más.\n",
        "Los Estados reafirmaron su compromiso con las normas que rigen el uso de las "
        "redes en tiempo de paz.",
        "Nada más.");
}

static void a_note_of_several_lines_goes_as_a_whole(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("1. Se aprobó el programa².\n\n² El programa figura en el documento de la\n"
                      "Secretaría, que está en línea.\n\n2. Se levantó la sesión.\n",
                      "Se aprobó el programa.", "Se levantó la sesión.");
}

static void an_asterisk_is_a_note_if_it_was_a_mark_and_else_a_bullet(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("A/99/5\n\nInforme preliminar*\n\n1. Texto del informe.\n\n"
                      "* Sin revisión editorial.\n",
                      "Texto del informe.");
    ASSERT_PARAGRAPHS("Se acordó lo siguiente:\n\n* una cosa;\n* otra cosa.\n",
                      "Se acordó lo siguiente:", "una cosa;", "otra cosa.");
}

static void plain_digits_are_marks_if_there_is_such_a_note(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("1. Se examinaron las propuestas1 de los Estados y el informe (2015)2.\n\n"
                      "2. Se mencionaron la norma ISO27 y el grupo5.\n\n"
                      "_________\n1 Están en la página web.\n2 Véase A/70/1.\n",
                      "Se examinaron las propuestas de los Estados y el informe (2015).",
                      "Se mencionaron la norma ISO27 y el grupo5.");
}

static void old_notes_have_slashes(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("1. Se examinó la declaración 1/ y se tomó nota de la resolución 53/70.\n\n"
                      "1/ Resolución 217 A (III).\n\n2. Se levantó la sesión.\n",
                      "Se examinó la declaración y se tomó nota de la resolución 53/70.",
                      "Se levantó la sesión.");
}

static void a_line_that_begins_with_a_number_is_no_note_by_itself(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("La Comisión celebró nueve sesiones.\n\n3 Estados se abstuvieron.\n",
                      "La Comisión celebró nueve sesiones.", "3 Estados se abstuvieron.");
}

static void a_mark_may_begin_a_wrapped_line(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "1. Los representantes de los países sin litoral recordaron las resoluciones\n"
        "³, aprobadas sin votación, y pidieron que se cumplieran cuanto antes.\n\n"
        "2. Nada más.\n",
        "Los representantes de los países sin litoral recordaron las resoluciones, "
        "aprobadas sin votación, y pidieron que se cumplieran cuanto antes.",
        "Nada más.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_note_may_stand_in_the_middle_of_a_sentence),
        cmocka_unit_test(a_note_of_several_lines_goes_as_a_whole),
        cmocka_unit_test(an_asterisk_is_a_note_if_it_was_a_mark_and_else_a_bullet),
        cmocka_unit_test(plain_digits_are_marks_if_there_is_such_a_note),
        cmocka_unit_test(old_notes_have_slashes),
        cmocka_unit_test(a_line_that_begins_with_a_number_is_no_note_by_itself),
        cmocka_unit_test(a_mark_may_begin_a_wrapped_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
