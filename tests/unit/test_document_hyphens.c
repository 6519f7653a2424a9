/* test_document_hyphens: divided words are mended, and true hyphens kept. */
#include "test_document_cases.h"

static void a_divided_word_is_mended(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS(
        "La Comisión aprobó el programa de trabajo y la organiza-\n"
        "ción de las sesiones, y lo comunicó a las delega\xC2\xAD\n"
        "ciones presentes.\n",
        "La Comisión aprobó el programa de trabajo y la organización de las sesiones, "
        "y lo comunicó a las delegaciones presentes.");
}

static void a_hyphen_before_a_capital_or_a_digit_is_kept(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("Intervinieron en el debate la Sra. Ana García-\n"
                      "Robles y el relator del período 2021-\n"
                      "2025, que presentó sus conclusiones a la Mesa.\n",
                      "Intervinieron en el debate la Sra. Ana García-Robles y el relator del "
                      "período 2021-2025, que presentó sus conclusiones a la Mesa.");
}

static void a_hyphen_between_two_words_of_the_document_is_kept(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("El aspecto político interesa tanto como el militar. El acuerdo político-\n"
                      "militar se firmó después de largas negociaciones.\n",
                      "El aspecto político interesa tanto como el militar. El acuerdo "
                      "político-militar se firmó después de largas negociaciones.");
}

static void a_word_the_document_has_is_mended(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("Una parte del mento y toda la docu se dieron por buenas: el docu-\n"
                      "mento quedó aprobado. El documento es este.\n",
                      "Una parte del mento y toda la docu se dieron por buenas: el documento quedó "
                      "aprobado. El documento es este.");
}

static void a_compound_has_no_short_halves(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("De los demás se dijo más. Podrá sumar quien se anime: el de-\n"
                      "más se dejó para otro día, y los Estados podrán sumar-\n"
                      "se al acuerdo cuando lo deseen.\n",
                      "De los demás se dijo más. Podrá sumar quien se anime: el demás se dejó para "
                      "otro día, y los Estados podrán sumarse al acuerdo cuando lo deseen.");
}

static void a_dash_stays_apart(void **state)
{
    (void)state;
    ASSERT_PARAGRAPHS("Se examinaron varias propuestas -\n"
                      "todas ellas de interés para los países en desarrollo - y se aprobaron.\n",
                      "Se examinaron varias propuestas - todas ellas de interés para los países en "
                      "desarrollo - y se aprobaron.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_divided_word_is_mended),
        cmocka_unit_test(a_hyphen_before_a_capital_or_a_digit_is_kept),
        cmocka_unit_test(a_hyphen_between_two_words_of_the_document_is_kept),
        cmocka_unit_test(a_word_the_document_has_is_mended),
        cmocka_unit_test(a_compound_has_no_short_halves),
        cmocka_unit_test(a_dash_stays_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
