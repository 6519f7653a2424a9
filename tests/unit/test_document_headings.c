/* test_document_headings: every paragraph knows the headings it stands under. */
#include "test_document_cases.h"

/* The path of the last paragraph of `string`, joined. */
static void assert_path(const char *string, const char *expected)
{
    struct pilar_document *document = parsed("prueba.txt", string);
    const struct pilar_paragraph *last = paragraph_at(document, paragraph_count(document) - 1);
    char path[512] = "";
    for (size_t i = 0; i < last->heading_count; i++) {
        strcat(path, i == 0 ? "" : " > ");
        strncat(path, last->heading[i].data, last->heading[i].length);
    }
    assert_string_equal(path, expected);
    pilar_document_free(document);
}

static void numbering_styles_nest_in_order_of_appearance(void **state)
{
    (void)state;
    assert_path("I. Uno\n\nA. Dos\n\n1. Texto.\n\nB. Tres\n\n2. Texto.\n", "I. Uno > B. Tres");
    assert_path("A. Uno\n\nI. Dos\n\n1. Texto.\n\nII. Tres\n\n2. Texto.\n", "A. Uno > II. Tres");
    assert_path("I. Uno\n\nA. Dos\n\n1. Texto.\n\nII. Tres\n\n2. Texto.\n", "II. Tres");
}

static void unnumbered_headings_stand_below_numbered_ones(void **state)
{
    (void)state;
    assert_path("A. Uno\n\nDebate\n\n1. Texto.\n\nConclusiones\n\n2. Texto.\n",
                "A. Uno > Conclusiones");
    assert_path("A. Uno\n\nDebate\n\n1. Texto.\n\nB. Dos\n\n2. Texto.\n", "B. Dos");
}

static void a_single_one_beside_front_matter_does_not(void **state)
{
    (void)state;
    assert_path("Resumen\n\nEl texto del resumen.\n\nI. Uno\n\n1. Texto.\n\nRiesgos\n\n2. Texto.\n",
                "Riesgos");
}

static void a_stem_over_numbered_paragraphs_is_a_heading(void **state)
{
    (void)state;
    assert_path("A. Uno\n\n1. Texto.\n\nLa Comisión recomienda:\n\n2. Que se siga así.\n",
                "A. Uno > La Comisión recomienda:");
    assert_path("1. Texto.\n\nLa Comisión recomienda:\n\na) Que se siga así.\n", "");
}

static void a_heading_right_above_another_is_above_it(void **state)
{
    (void)state;
    assert_path("I. Uno\n\n1. Texto.\n\nPropuestas\n\nPrevención\n\n2. Texto.\n\nRespuesta\n\n"
                "3. Texto.\n",
                "I. Uno > Propuestas > Respuesta");
}

static void replies_stand_under_their_section(void **state)
{
    (void)state;
    assert_path("I. Introducción\n\n1. Texto.\n\nII. Respuestas\n\nChile\n\n[Original: español]\n\n"
                "Medidas\n\nSe han tomado medidas.\n\nPerú\n\nOpiniones\n\nSe pide ayuda.\n",
                "II. Respuestas > Perú > Opiniones");
}

static void a_reply_may_number_its_own_sections(void **state)
{
    (void)state;
    assert_path("I. Introducción\n\n1. Texto.\n\nII. Respuestas\n\nChile\n\n[Original: español]\n\n"
                "I. Riesgos\n\nHay riesgos.\n\nII. Medidas\n\nHay medidas.\n",
                "II. Respuestas > Chile > II. Medidas");
}

static void an_annex_begins_anew(void **state)
{
    (void)state;
    assert_path("I. Uno\n\n1. Texto.\n\nAnexo II\n\nA. Dos\n\n1. Texto.\n", "Anexo II > A. Dos");
}

static void marks_of_markdown_decide_if_they_differ(void **state)
{
    (void)state;
    assert_path("# Título\n\n## Uno\n\nTexto.\n\n### Dos\n\nTexto.\n", "Uno > Dos");
    assert_path("## I. Uno\n\nTexto.\n\n## A. Dos\n\nTexto.\n", "I. Uno > A. Dos");
}

static void titles_are_no_headings(void **state)
{
    (void)state;
    assert_path(
        "A/99/1\n\nComisión de Estudio\n\nInforme sobre las redes\n\nLa Comisión se reunió en "
        "mayo.\n",
        "");
    assert_path("A/99/1\n\nLa Comisión se reunió en mayo.\n\nInforme de la Comisión\n\nResumen\n\n"
                "Se resume lo tratado.\n",
                "Resumen");
}

static void a_numbered_heading_is_passed_over_by_the_numbers(void **state)
{
    (void)state;
    assert_path("1. Introducción\n\n1. Los Estados se reunieron.\n\n2. Amenazas\n\n"
                "2. Los Estados hablaron de ellas.\n",
                "2. Amenazas");
    assert_path("4. Elementos\n\n4.1 Normas\n\nSe habló de normas.\n\n4.2 Confianza\n\nSe habló de "
                "ella.\n",
                "4. Elementos > 4.2 Confianza");
}

static void only_a_deep_path_is_cut(void **state)
{
    (void)state;
    char string[4096] = "";
    for (int i = 1; i <= 40; i++) {
        char line[64];
        snprintf(line, sizeof line, "1.1.1.%d Uno\n\nChile\n\nNorma %d\n\n", i, i);
        strcat(string, line);
    }
    strcat(string, "Texto que se lee.\n");
    struct pilar_document *document = parsed("x", string);
    assert_in_range(paragraph_at(document, 0)->heading_count, 1, 12);
    pilar_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbering_styles_nest_in_order_of_appearance),
        cmocka_unit_test(unnumbered_headings_stand_below_numbered_ones),
        cmocka_unit_test(a_single_one_beside_front_matter_does_not),
        cmocka_unit_test(a_stem_over_numbered_paragraphs_is_a_heading),
        cmocka_unit_test(a_heading_right_above_another_is_above_it),
        cmocka_unit_test(replies_stand_under_their_section),
        cmocka_unit_test(a_reply_may_number_its_own_sections),
        cmocka_unit_test(an_annex_begins_anew),
        cmocka_unit_test(marks_of_markdown_decide_if_they_differ),
        cmocka_unit_test(titles_are_no_headings),
        cmocka_unit_test(a_numbered_heading_is_passed_over_by_the_numbers),
        cmocka_unit_test(only_a_deep_path_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
