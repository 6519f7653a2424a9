/* test_document_ordinals: ordinals have their number, however they are written. */
#include "pipeline/document/ordinals.h"
#include "test_document_cases.h"

/* The value of the ordinal that all of `string` is; 0 if a word of it belongs to none. */
static unsigned value_of(const char *string)
{
    struct ordinal ordinal = {0};
    struct plain_word word;
    size_t at = 0;
    while (plain_words_next(text_of(string), &at, &word)) {
        if (!ordinals_read(&ordinal, &word))
            return 0;
    }
    return ordinal.value;
}

static void assert_value(const char *string, unsigned expected)
{
    unsigned value = value_of(string);
    if (value != expected)
        fail_msg("%s: %u instead of %u", string, value, expected);
}

static void units_and_tens_are_read(void **state)
{
    (void)state;
    assert_value("Primer", 1);
    assert_value("primero", 1);
    assert_value("Segundo", 2);
    assert_value("tercer", 3);
    assert_value("séptimo", 7);
    assert_value("sétimo", 7);
    assert_value("noveno", 9);
    assert_value("Décimo", 10);
    assert_value("undécimo", 11);
    assert_value("duodécimo", 12);
    assert_value("vigésimo", 20);
    assert_value("nonagésimo", 90);
}

static void every_number_up_to_99_is_read(void **state)
{
    (void)state;
    static const char *const tens[] = {"décimo",       "vigésimo",      "trigésimo",
                                       "cuadragésimo", "quincuagésimo", "sexagésimo",
                                       "septuagésimo", "octogésimo",    "nonagésimo"};
    static const char *const units[] = {"primer", "segundo", "tercer", "cuarto", "quinto",
                                        "sexto",  "séptimo", "octavo", "noveno"};
    char string[64];
    for (unsigned i = 0; i < 9; i++) {
        for (unsigned j = 0; j < 9; j++) {
            snprintf(string, sizeof string, "%s %s", tens[i], units[j]);
            assert_value(string, (i + 1) * 10 + j + 1);
            snprintf(string, sizeof string, "%s%s", tens[i], units[j]);
            assert_value(string, (i + 1) * 10 + j + 1);
        }
    }
    assert_value("centésimo vigésimo tercer", 123);
}

static void both_genders_are_the_same(void **state)
{
    (void)state;
    assert_value("septuagésima séptima", 77);
    assert_value("decimocuarta", 14);
    assert_value("decimacuarta", 14);
    assert_value("primera", 1);
    assert_value("vigesimotercera", 23);
}

static void digits_are_read(void **state)
{
    (void)state;
    assert_value("77º", 77);
    assert_value("77.º", 77);
    assert_value("46ª", 46);
    assert_value("68o", 68);
    assert_value("3er", 3);
    assert_value("1ra", 1);
    assert_value("7mo", 7);
    assert_value("5°", 5);
    assert_value("99", 99);
    assert_value("2022", 0);
    assert_value("0", 0);
    assert_value("4x", 0);
}

static void a_misread_letter_is_overlooked(void **state)
{
    (void)state;
    assert_value("SEPTUAGESIMO SEPTIMO", 77);
    assert_value("sexagdsimo octavo", 68);
    assert_value("sexag\xEF\xBF\xBDsimo s\xEF\xBF\xBDptimo", 67);
    assert_value("septuag6simo s6ptimo", 77);
}

static void what_does_not_continue_is_refused(void **state)
{
    (void)state;
    assert_value("primer segundo", 0);
    assert_value("tercero vigésimo", 0);
    assert_value("vigésimo décimo", 0);
    assert_value("vigésimo undécimo", 0);
    assert_value("vigésimotercero cuarto", 0);
    assert_value("77 séptimo", 0);
    assert_value("informe", 0);
    assert_value("decimal", 0);
    assert_value("cuartos", 0);
    assert_value("segundario", 0);
    assert_value("99999999999999999999", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_and_tens_are_read),
        cmocka_unit_test(every_number_up_to_99_is_read),
        cmocka_unit_test(both_genders_are_the_same),
        cmocka_unit_test(digits_are_read),
        cmocka_unit_test(a_misread_letter_is_overlooked),
        cmocka_unit_test(what_does_not_continue_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
