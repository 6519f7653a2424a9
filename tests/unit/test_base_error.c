/* test_base_error: a message fits, is whole characters, and cannot command a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

static void the_status_is_given_back_and_kept_with_its_message(void **state)
{
    (void)state;
    struct pilar_error error = {0};
    assert_int_equal(error_set(&error, PILAR_ERROR_INPUT, "%s:%d: falta %s", "a.tsv", 7, "texto"),
                     PILAR_ERROR_INPUT);
    assert_int_equal(error.status, PILAR_ERROR_INPUT);
    assert_string_equal(error.message, "a.tsv:7: falta texto");
}

static void without_an_error_to_fill_the_status_is_given_back(void **state)
{
    (void)state;
    assert_int_equal(error_set(NULL, PILAR_ERROR_IO, "%s", "x"), PILAR_ERROR_IO);
    assert_int_equal(error_memory(NULL), PILAR_ERROR_MEMORY);
}

static void a_failed_allocation_says_so(void **state)
{
    (void)state;
    struct pilar_error error = {0};
    assert_int_equal(error_memory(&error), PILAR_ERROR_MEMORY);
    assert_int_equal(error.status, PILAR_ERROR_MEMORY);
    assert_true(strlen(error.message) > 0);
}

static void a_later_error_replaces_an_earlier_one(void **state)
{
    (void)state;
    struct pilar_error error = {0};
    error_set(&error, PILAR_ERROR_IO, "una frase bastante larga");
    error_set(&error, PILAR_ERROR_MODEL, "corta");
    assert_int_equal(error.status, PILAR_ERROR_MODEL);
    assert_string_equal(error.message, "corta");
}

static void a_message_of_any_length_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = {"a", "ñ", "€", "\xF0\x9F\x98\x80"};
    for (size_t kind = 0; kind < 4; kind++) {
        for (size_t shift = 0; shift < 4; shift++) {
            for (size_t count = 120; count < 700; count += count < 130 ? 1 : 17) {
                char text[4 * 700 + 8] = "";
                memset(text, '-', shift);
                size_t width = strlen(characters[kind]), length = shift;
                for (size_t i = 0; i < count; i++, length += width)
                    memcpy(text + length, characters[kind], width);
                text[length] = '\0';
                struct pilar_error error;
                memset(&error, 'x', sizeof error);
                error_set(&error, PILAR_ERROR_IO, "%s", text);
                size_t kept = strnlen(error.message, PILAR_MESSAGE_SIZE);
                assert_true(kept < PILAR_MESSAGE_SIZE);
                assert_memory_equal(error.message, text, kept);
                assert_true(utf8_is_valid(text_of(error.message)));
                assert_true(kept == length || kept >= PILAR_MESSAGE_SIZE - 1 - 4);
                assert_true(kept == length || length >= PILAR_MESSAGE_SIZE - 1);
            }
        }
    }
}

static void a_quoted_control_character_does_not_reach_the_terminal(void **state)
{
    (void)state;
    struct pilar_error error = {0};
    error_set(&error, PILAR_ERROR_INPUT, "%s", "a\x1B[31m\x07\n\r\t\x7F\x01z");
    assert_string_equal(error.message, "a?[31m??????z");
    assert_int_equal(strlen(error.message), 13);
}

/* U+009B is, to many terminals, the beginning of a command like ESC [. */
static void a_quoted_control_character_of_two_bytes_does_not_either(void **state)
{
    (void)state;
    struct pilar_error error = {0};
    error_set(&error, PILAR_ERROR_INPUT,
              "a\xC2\x80\xC2\x9B"
              "31m\xC2\x9Fz");
    for (const char *at = error.message; *at != '\0'; at++)
        assert_false(at[0] == '\xC2' && (unsigned char)at[1] < 0xA0);
    error_set(&error, PILAR_ERROR_INPUT, "¡no! \xC2\xA0º");
    assert_string_equal(error.message, "¡no! \xC2\xA0º");
}

static void a_message_of_stray_bytes_is_cut_and_ends(void **state)
{
    (void)state;
    for (int byte = 0x80; byte <= 0xFF; byte++) {
        char text[1000];
        memset(text, byte, sizeof text - 1);
        text[sizeof text - 1] = '\0';
        struct pilar_error error;
        memset(&error, 'x', sizeof error);
        error_set(&error, PILAR_ERROR_IO, "%s", text);
        assert_true(strnlen(error.message, PILAR_MESSAGE_SIZE) < PILAR_MESSAGE_SIZE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_status_is_given_back_and_kept_with_its_message),
        cmocka_unit_test(without_an_error_to_fill_the_status_is_given_back),
        cmocka_unit_test(a_failed_allocation_says_so),
        cmocka_unit_test(a_later_error_replaces_an_earlier_one),
        cmocka_unit_test(a_message_of_any_length_is_cut_between_characters),
        cmocka_unit_test(a_quoted_control_character_does_not_reach_the_terminal),
        cmocka_unit_test(a_quoted_control_character_of_two_bytes_does_not_either),
        cmocka_unit_test(a_message_of_stray_bytes_is_cut_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
