/* test_base_utf8: exactly the well-formed sequences of RFC 3629 pass, and they come back whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

static bool is_scalar(uint32_t character)
{
    return character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
}

static void every_scalar_value_comes_back_as_it_was_encoded(void **state)
{
    (void)state;
    for (uint32_t character = 0; character <= 0x10FFFF; character++) {
        if (!is_scalar(character))
            continue;
        char encoded[6] = "x";
        size_t width = utf8_encode(character, encoded + 1), length = 0, before = 0;
        struct pilar_text text = {encoded, width + 1};
        size_t right = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        if (width != right || !utf8_is_valid(text) || utf8_decode(text, 1, &length) != character ||
            length != width || utf8_decode_before(text, width + 1, &before) != character ||
            before != width || utf8_count(text) != 2)
            fail_msg("U+%04X", character);
    }
}

/* The length of the character at the head of `bytes`, or 0: by working out what it stands for. */
static size_t expected_length(const unsigned char *bytes, size_t available)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = bytes[0] < 0x80             ? 1
                    : (bytes[0] & 0xE0) == 0xC0 ? 2
                    : (bytes[0] & 0xF0) == 0xE0 ? 3
                    : (bytes[0] & 0xF8) == 0xF0 ? 4
                                                : 0;
    if (length == 0 || length > available)
        return 0;
    uint32_t character = length == 1 ? bytes[0] : bytes[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        character = character << 6 | (bytes[i] & 0x3Fu);
    }
    return is_scalar(character) && character >= least[length] ? length : 0;
}

static void any_four_bytes_are_valid_as_far_as_they_are_characters(void **state)
{
    (void)state;
    static const unsigned char second[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                           0xA0, 0xBF, 0xC0, 0xC3, 0xE0, 0xF0, 0xFF};
    enum { COUNT = sizeof second };
    for (size_t lead = 0; lead < 256; lead++) {
        for (size_t rest = 0; rest < COUNT * COUNT * COUNT; rest++) {
            unsigned char bytes[4] = {(unsigned char)lead, second[rest % COUNT],
                                      second[rest / COUNT % COUNT], second[rest / COUNT / COUNT]};
            for (size_t size = rest == 0 ? 0 : 4; size <= 4; size++) {
                size_t expected = 0, length;
                while (expected < size &&
                       (length = expected_length(bytes + expected, size - expected)) > 0)
                    expected += length;
                struct pilar_text text = {(const char *)bytes, size};
                if (utf8_valid_prefix(text) != expected ||
                    utf8_is_valid(text) != (expected == size))
                    fail_msg("%02X %02X %02X %02X", bytes[0], bytes[1], bytes[2], bytes[3]);
            }
        }
    }
}

static void malformed_sequences_of_the_books_are_refused(void **state)
{
    (void)state;
    static const char *const malformed[] = {"\x80",     /* a continuation alone */
                                            "\xC0\x80", /* NUL, overlong */
                                            "\xC0\xAF", /* a slash, overlong */
                                            "\xC1\xBF",
                                            "\xE0\x80\xAF",
                                            "\xE0\x9F\xBF",
                                            "\xF0\x80\x80\xAF",
                                            "\xF0\x8F\xBF\xBF",
                                            "\xED\xA0\x80",
                                            "\xED\xBF\xBF",             /* surrogates */
                                            "\xED\xA0\xBD\xED\xB8\x80", /* CESU-8 */
                                            "\xF4\x90\x80\x80",         /* U+110000 */
                                            "\xF5\x80\x80\x80",
                                            "\xF8\x88\x80\x80\x80",
                                            "\xFC\x84\x80\x80\x80\x80",
                                            "\xFE",
                                            "\xFF",
                                            "\xC3",
                                            "\xE2\x82",
                                            "\xF0\x9F\x98", /* cut short */
                                            "\xC3\x28",
                                            "\xE2\x28\xA1",
                                            "\xE2\x82\x28",
                                            "\xF0\x9F\x98\x28"};
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        assert_false(utf8_is_valid(text_of(malformed[i])));
        assert_int_equal(utf8_valid_prefix(text_of(malformed[i])), 0);
    }
}

static void the_first_bad_byte_is_found_at_any_distance(void **state)
{
    (void)state;
    for (size_t size = 1; size <= 40; size++) {
        for (size_t bad = 0; bad < size; bad++) {
            char bytes[40];
            memset(bytes, 'n', sizeof bytes);
            bytes[bad] = '\xF1'; /* "ñ" in Windows-1252 */
            assert_int_equal(utf8_valid_prefix((struct pilar_text){bytes, size}), bad);
        }
    }
}

static void a_character_cut_at_the_end_is_no_part_of_the_prefix(void **state)
{
    (void)state;
    static const char text[] = "a\xC3\xB1o \xE2\x82\xAC \xF0\x9F\x98\x80";
    static const size_t prefix[] = {0, 1, 1, 3, 4, 5, 5, 5, 8, 9, 9, 9, 9, 13};
    for (size_t size = 0; size < sizeof text; size++)
        assert_int_equal(utf8_valid_prefix((struct pilar_text){text, size}), prefix[size]);
}

static void nul_bytes_and_empty_texts_are_valid(void **state)
{
    (void)state;
    assert_true(utf8_is_valid((struct pilar_text){NULL, 0}));
    assert_true(utf8_is_valid((struct pilar_text){"a\0\0b", 4}));
    assert_int_equal(utf8_count((struct pilar_text){NULL, 0}), 0);
    assert_int_equal(utf8_count((struct pilar_text){"a\0\0b", 4}), 4);
}

static void a_text_reads_the_same_forwards_and_backwards(void **state)
{
    (void)state;
    struct pilar_text text = text_of("¿Qué? a\xCC\x81 €\xF0\x9F\x98\x80\x7F");
    uint32_t forwards[64];
    size_t count = 0, length;
    for (size_t at = 0; at < text.length; at += length)
        forwards[count++] = utf8_decode(text, at, &length);
    assert_int_equal(utf8_count(text), count);
    for (size_t at = text.length; at > 0; at -= length)
        assert_int_equal(utf8_decode_before(text, at, &length), forwards[--count]);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_comes_back_as_it_was_encoded),
        cmocka_unit_test(any_four_bytes_are_valid_as_far_as_they_are_characters),
        cmocka_unit_test(malformed_sequences_of_the_books_are_refused),
        cmocka_unit_test(the_first_bad_byte_is_found_at_any_distance),
        cmocka_unit_test(a_character_cut_at_the_end_is_no_part_of_the_prefix),
        cmocka_unit_test(nul_bytes_and_empty_texts_are_valid),
        cmocka_unit_test(a_text_reads_the_same_forwards_and_backwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
