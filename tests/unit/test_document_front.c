/* test_document_front: columns and cells come apart, and nothing but white space is lost. */
#include "pipeline/document/front.h"
#include "test_document_cases.h"

/* The parts of `string`, joined by "/". */
static void assert_parts(const char *string, const char *expected)
{
    struct bytes joined = {0};
    struct pilar_text rest = text_of(string), part;
    while (front_take_part(&rest, &part)) {
        assert_true(part.length > 0);
        if (joined.length > 0)
            bytes_append_byte(&joined, '/');
        bytes_append_text(&joined, part);
    }
    bytes_append_byte(&joined, '\0');
    assert_string_equal(joined.data, expected);
    bytes_free(&joined);
}

static void columns_come_apart(void **state)
{
    (void)state;
    assert_parts("Asamblea General      Distr. general", "Asamblea General/Distr. general");
    assert_parts("   Asamblea General\tDistr. general   ", "Asamblea General/Distr. general");
    assert_parts("a\t\t   \tb", "a/b");
}

static void two_spaces_do_not_part(void **state)
{
    (void)state;
    assert_parts("24  de junio de 2044", "24  de junio de 2044");
    assert_parts("a  ", "a");
}

static void cells_come_apart(void **state)
{
    (void)state;
    assert_parts("| Asamblea General | 24 de junio |", "Asamblea General/24 de junio");
    assert_parts("|||", "");
}

static void nothing_has_no_parts(void **state)
{
    (void)state;
    assert_parts("", "");
    assert_parts("      ", "");
    assert_parts("\t", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_come_apart),
        cmocka_unit_test(two_spaces_do_not_part),
        cmocka_unit_test(cells_come_apart),
        cmocka_unit_test(nothing_has_no_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
