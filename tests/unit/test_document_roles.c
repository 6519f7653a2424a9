/* test_document_roles: what is no paragraph is left out, and what is one is of its type. */
#include "test_document_cases.h"

static void assert_type(const char *string, size_t index, enum pilar_paragraph_type type)
{
    struct pilar_document *document = parsed("x.txt", string);
    assert_int_equal(paragraph_at(document, index)->type, type);
    pilar_document_free(document);
}

static void clauses_and_items_have_their_types(void **state)
{
    (void)state;
    const char *resolution =
        "La Asamblea General,\n\nRecordando sus resoluciones,\n\n"
        "Profundamente alarmada por los hechos,\n\n1. Exhorta a los Estados a:\n\n"
        "a) Cooperar;\n\n2. Decide lo demás.\n";
    assert_type(resolution, 0, PILAR_PREAMBULAR);
    assert_type(resolution, 1, PILAR_PREAMBULAR);
    assert_type(resolution, 2, PILAR_OPERATIVE);
    assert_type(resolution, 3, PILAR_ITEM);
    assert_type(resolution, 4, PILAR_OPERATIVE);
    assert_type("1. Los Estados convinieron.\n", 0, PILAR_PARAGRAPH);
    assert_type("Observando esto, la Comisión decidió.\n", 0, PILAR_PARAGRAPH);
}

static void a_report_that_quotes_a_resolution_goes_on_as_a_report(void **state)
{
    (void)state;
    assert_type(
        "7. La Comisión aprobó lo siguiente.\n\nLa Asamblea General,\n\nRecordando esto,\n\n"
        "1. Decide aquello.\n\n8. Se levantó la sesión.\n",
        3, PILAR_PARAGRAPH);
}

static void salutations_and_signatures_stand_apart(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("A/99/1\n\nSeñora Presidenta:\n\nAgradezco la palabra.\n\nAtentamente,\n\n"
                      "(Firmado) Ana Pérez\n\nRepresentante Permanente\n\nJefa de la Delegación\n",
                      "Agradezco la palabra.");
}

static void lists_of_names_stand_apart(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "A/99/1\n\n1. La lista figura en el anexo.\n\nAnexo\n\nLista de los miembros\n\n"
        "Chile\n\nSr. Juan Soto\n\nDirector de Asuntos Digitales, Santiago\n\nCuba\n\n"
        "Sra. Eva Ruiz\n\nConsejera, Washington, D.C.\n",
        "La lista figura en el anexo.");
}

static void tables_stand_apart(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "A/99/1\n\n1. Véase el cuadro.\n\n| País | Año |\n|---|---|\n| Perú | 2040 |\n\n"
        "País          Año          Suma\nPerú          2040         12\n\n2. Fin.\n",
        "Véase el cuadro.", "Fin.");
}

static void notes_of_somebody_are_all_text(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "Hablé con la Misión.\n\nPendiente: revisar el anexo\n\nLa próxima reunión es en "
        "julio y hay que llevar el texto traducido a dos idiomas.\n\nYa está\n",
        "Hablé con la Misión.", "Pendiente: revisar el anexo",
        "La próxima reunión es en julio y hay que llevar el texto traducido a dos "
        "idiomas.",
        "Ya está");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clauses_and_items_have_their_types),
        cmocka_unit_test(a_report_that_quotes_a_resolution_goes_on_as_a_report),
        cmocka_unit_test(salutations_and_signatures_stand_apart),
        cmocka_unit_test(lists_of_names_stand_apart),
        cmocka_unit_test(tables_stand_apart),
        cmocka_unit_test(notes_of_somebody_are_all_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
