/* test_document_symbol: a document's symbol is its own, and paragraphs are cited by it. */
#include "test_document_cases.h"

static void assert_symbol(const char *name, const char *string, const char *expected)
{
    struct pilar_document *document = parsed(name, string);
    assert_text(pilar_document_symbol(document), expected);
    pilar_document_free(document);
}

static void the_masthead_has_the_symbol(void **state)
{
    (void)state;
    assert_symbol("x.txt", "A/AC.311/2040/CRP.3\n\n1. Texto.\n", "A/AC.311/2040/CRP.3");
    assert_symbol("x.txt", "Naciones Unidas        A/98/77–S/2043/15\n\n1. Texto.\n", "A/98/77");
    assert_symbol("A_1_1.txt", "1. Texto de\n\nS/2043/15\n\n3\n\nla carta.\n", "S/2043/15");
}

static void a_resolution_has_its_number_in_the_title(void **state)
{
    (void)state;
    assert_symbol(
        "x.txt",
        "**95/18. Cables**\n\n*La Asamblea General,*\n\n*Recordando* algo,\n\n1. Decide algo.\n",
        "A/RES/95/18");
    assert_symbol("x.txt",
                  "Resolución 2941 (2040)\n\nEl Consejo de Seguridad,\n\nRecordando algo,\n\n1. "
                  "Decide algo.\n",
                  "S/RES/2941 (2040)");
}

static void the_name_of_the_file_may_be_the_symbol(void **state)
{
    (void)state;
    assert_symbol("/tmp/A_68_98.txt", "1. Texto.\n", "A/68/98");
    assert_symbol("A_RES_77_36-ES.txt.gz", "1. Texto.\n", "A/RES/77/36");
    assert_symbol("A_C.1_73_L.27.md", "1. Texto.\n", "A/C.1/73/L.27");
    assert_symbol("borrador_2021_cero.txt", "1. Texto.\n", "");
    assert_symbol("-", "1. Texto.\n", "");
}

static void a_symbol_that_is_cited_is_not_the_documents(void **state)
{
    (void)state;
    assert_symbol("x.txt", "1. Véase A/68/98.\n\n2. Texto¹.\n\n¹ A/70/174.\n", "");
}

/* The citation of the last paragraph. */
static void assert_citation(const char *name, const char *string, const char *expected)
{
    struct pilar_document *document = parsed(name, string);
    assert_text(paragraph_at(document, paragraph_count(document) - 1)->citation, expected);
    pilar_document_free(document);
}

static void numbers_and_items_are_cited(void **state)
{
    (void)state;
    assert_citation("A_68_98", "1. Uno.\n\n2. Dos.\n", "A/68/98, párr. 2");
    assert_citation("A_68_98", "1. Uno:\n\na) Dos:\n\ni) Tres;\n\nii) Cuatro.\n",
                    "A/68/98, párr. 1 a) ii)");
    assert_citation("A_68_98", "1. Uno:\n\na) Dos:\n\ni) Tres;\n\nb) Cuatro.\n",
                    "A/68/98, párr. 1 b)");
    assert_citation("A_68_98", "1. Uno:\n\n- dos;\n\n- tres.\n", "A/68/98, párr. 1, viñeta 2");
}

static void preambles_are_counted(void **state)
{
    (void)state;
    assert_citation("A_RES_77_36",
                    "La Asamblea General,\n\nRecordando una cosa,\n\nObservando otra,\n",
                    "A/RES/77/36, preámbulo, párr. 2");
}

static void unnumbered_paragraphs_are_cited_by_their_headings(void **state)
{
    (void)state;
    assert_citation("A_68_98", "A/68/98\n\nResumen\n\nUno es esto.\n\nDos es aquello.\n",
                    "A/68/98, Resumen, párr. 2");
    assert_citation("A_68_98", "I. Uno\n\nA. Dos\n\nEsto se dice aquí.\n",
                    "A/68/98, secc. I.A, párr. 1");
    assert_citation("A_68_98", "I. Uno\n\n1. Esto.\n\nEsto se dice aquí.\n",
                    "A/68/98, secc. I, párr. s/n 1");
}

static void without_headings_the_page_or_the_order_is_cited(void **state)
{
    (void)state;
    assert_citation("A_68_98", "Uno es esto.\n\n\fDos es aquello.\n\nTres es lo otro.\n",
                    "A/68/98, pág. 2, párr. 2");
    assert_citation("A_68_98", "Uno es esto.\n\nDos es aquello.\n", "A/68/98, párr. s/n 2");
}

static void annexes_and_replies_are_named(void **state)
{
    (void)state;
    assert_citation("A_68_98", "1. Uno.\n\nANEXO II\n\n1. Uno.\n", "A/68/98, anexo II, párr. 1");
    assert_citation("A_68_98", "I. Uno\n\n1. Uno.\n\nChile\n\n1. Uno.\n",
                    "A/68/98, Chile, párr. 1");
}

static void a_number_that_comes_again_is_cited_with_its_section(void **state)
{
    (void)state;
    assert_citation("A_68_98", "I. Uno\n\n1. Uno.\n\n2. Dos.\n\nII. Dos\n\n1. Uno.\n",
                    "A/68/98, secc. II, párr. 1");
}

static void without_symbol_the_file_is_cited_and_nothing_without_name(void **state)
{
    (void)state;
    assert_citation("/tmp/carta de mayo.txt", "1. Uno.\n", "carta de mayo, párr. 1");
    assert_citation("-", "1. Uno:\n\na) Dos.\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_masthead_has_the_symbol),
        cmocka_unit_test(a_resolution_has_its_number_in_the_title),
        cmocka_unit_test(the_name_of_the_file_may_be_the_symbol),
        cmocka_unit_test(a_symbol_that_is_cited_is_not_the_documents),
        cmocka_unit_test(numbers_and_items_are_cited),
        cmocka_unit_test(preambles_are_counted),
        cmocka_unit_test(unnumbered_paragraphs_are_cited_by_their_headings),
        cmocka_unit_test(without_headings_the_page_or_the_order_is_cited),
        cmocka_unit_test(annexes_and_replies_are_named),
        cmocka_unit_test(a_number_that_comes_again_is_cited_with_its_section),
        cmocka_unit_test(without_symbol_the_file_is_cited_and_nothing_without_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
