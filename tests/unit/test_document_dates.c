/* test_document_dates: dates are found in the forms that are printed, and no others. */
#include "pipeline/document/dates.h"
#include "test_document_cases.h"

/* `expected` is "" where there is none. */
static void assert_date(const char *string, const char *expected)
{
    struct bytes out = {0};
    struct date date;
    struct date_place place;
    if (dates_find(text_of(string), &date, &place)) {
        assert_true(place.begin < place.end && place.end <= strlen(string));
        dates_append(&out, date);
    }
    bytes_append_byte(&out, '\0');
    if (strcmp(out.data, expected) != 0)
        fail_msg("%s: \"%s\" instead of \"%s\"", string, out.data, expected);
    bytes_free(&out);
}

static void days_are_found(void **state)
{
    (void)state;
    assert_date("24 de junio de 2013", "2013-06-24");
    assert_date("24 junio 2013", "2013-06-24");
    assert_date("11 de noviembre de 2022", "2022-11-11");
    assert_date("3 de enero del 2004", "2004-01-03");
    assert_date("Distr. general 9 DE SETIEMBRE DE 1998", "1998-09-09");
    assert_date("[29 de febrero de 2024]", "2024-02-29");
    assert_date("aprobada el 7 de diciembre de 2041 sin votación", "2041-12-07");
    assert_date("31 de diciembre, 2001", "2001-12-31");
}

static void the_first_of_the_month_has_many_forms(void **state)
{
    (void)state;
    assert_date("1º de julio de 2010", "2010-07-01");
    assert_date("1.º de julio de 2010", "2010-07-01");
    assert_date("1o de julio de 2010", "2010-07-01");
    assert_date("1 de julio de 2010", "2010-07-01");
    assert_date("primero de julio de 2010", "2010-07-01");
}

static void numbers_alone_are_dates(void **state)
{
    (void)state;
    assert_date("24/06/2013", "2013-06-24");
    assert_date("4.6.2013", "2013-06-04");
    assert_date("24-06-2013", "2013-06-24");
    assert_date("2013-06-24", "2013-06-24");
    assert_date("06/24/2013", "2013");
    assert_date("24.06/2013", "2013");
    assert_date("E/2013/6/24", "2013");
}

static void a_month_or_a_year_is_less(void **state)
{
    (void)state;
    assert_date("Nueva York, junio de 2013", "2013-06");
    assert_date("Nueva York, 2013", "2013");
    assert_date("2013; mayo de 2014; 5 de abril de 2015", "2015-04-05");
    assert_date("2013; mayo de 2014", "2014-05");
}

static void what_ocr_misread_is_read(void **state)
{
    (void)state;
    assert_date("24 de jun1o de 2O13", "2013-06-24");
    assert_date("l4 de novienbre de 2022", "2022-11-14");
    assert_date("3O de dicembre de 20l3", "2013-12-30");
    assert_date("24 dejunio de2013", "2013-06-24");
    assert_date("24 de agost\xEF\xBF\xBD de 2013", "2013-08-24");
    assert_date("24 de juiio de 2013", "2013"); /* June or July */
    assert_date("24 de marco de 2013", "2013-03-24");
    assert_date("en el marco de 2013", "2013"); /* no day: no month is guessed */
}

static void days_that_are_not_are_no_dates(void **state)
{
    (void)state;
    assert_date("31 de febrero de 2013", "");
    assert_date("29 de febrero de 2023", "");
    assert_date("29 de febrero de 1900", "");
    assert_date("0 de mayo de 2013", "");
    assert_date("32 de mayo de 2013", "");
    assert_date("31 de abril de 2013, 5 de mayo de 2013", "2013-05-05");
    assert_date("31/02/2013", "2013");
    assert_date("24 de junio de 1492", "");
    assert_date("24 de junio de 20133", "");
    assert_date("24 de junio", "");
    assert_date("Sala 1205, tema 94", "");
    assert_date("", "");
}

static void a_span_is_no_date(void **state)
{
    (void)state;
    assert_date("Nueva York, 6 a 10 de julio de 2040", "");
    assert_date("24 y 25 de junio de 2013", "");
    assert_date("24-25 de junio de 2013", "");
    assert_date("24 – 25 de junio de 2013", "");
    assert_date("del 29 de julio al 2 de agosto de 2013", "");
    assert_date("el 6 y el 7 de mayo de 2013", "");
    assert_date("6 a 10 de julio de 2040; 12 de julio de 2040", "2040-07-12");
    assert_date("Madrid, a 17 de octubre de 2041", "2041-10-17");
    assert_date("Nueva York - 5 de mayo de 2013", "2013-05-05");
}

static void masses_of_digits_are_gone_through_once(void **state)
{
    (void)state;
    enum { SIZE = 4 << 20 };
    struct bytes digits = {0};
    struct date date;
    struct date_place place;
    char *room = bytes_room(&digits, SIZE);
    assert_non_null(room);
    memset(room, '7', SIZE);
    digits.length = SIZE;
    assert_false(dates_find(bytes_text(&digits), &date, &place));
    for (size_t i = 0; i < SIZE; i += 3)
        room[i] = ' ';
    assert_false(dates_find(bytes_text(&digits), &date, &place));
    bytes_free(&digits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_found),
        cmocka_unit_test(the_first_of_the_month_has_many_forms),
        cmocka_unit_test(numbers_alone_are_dates),
        cmocka_unit_test(a_month_or_a_year_is_less),
        cmocka_unit_test(what_ocr_misread_is_read),
        cmocka_unit_test(days_that_are_not_are_no_dates),
        cmocka_unit_test(a_span_is_no_date),
        cmocka_unit_test(masses_of_digits_are_gone_through_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
