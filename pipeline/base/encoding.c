#include "pipeline/base/encoding.h"

#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

bool encoding_is_utf16(struct pilar_text text)
{
    return text_starts_with(text, "\xFF\xFE") || text_starts_with(text, "\xFE\xFF");
}

static void append_character(struct bytes *out, uint32_t character)
{
    char encoded[4];
    bytes_append(out, encoded, utf8_encode(character, encoded));
}

static uint32_t unit_at(const unsigned char *bytes, bool little_endian)
{
    return little_endian ? (uint32_t)(bytes[0] | bytes[1] << 8)
                         : (uint32_t)(bytes[1] | bytes[0] << 8);
}

void encoding_append_utf16(struct bytes *out, struct pilar_text text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    bool little_endian = bytes[0] == 0xFF;
    size_t at = 2;
    while (at + 1 < text.length) {
        uint32_t unit = unit_at(bytes + at, little_endian);
        at += 2;
        if (unit >= 0xD800 && unit < 0xDC00 && at + 1 < text.length) {
            uint32_t low = unit_at(bytes + at, little_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        append_character(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
    }
    if (at < text.length)
        append_character(out, 0xFFFD);
}

/* Windows-1252 is Latin-1 but for 0x80 to 0x9F. */
static uint32_t windows_character(unsigned char byte)
{
    static const uint16_t upper_controls[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? upper_controls[byte - 0x80] : byte;
}

void encoding_append_windows(struct bytes *out, struct pilar_text text)
{
    for (;;) {
        size_t valid = utf8_valid_prefix(text);
        bytes_append(out, text.data, valid);
        if (valid == text.length)
            return;
        append_character(out, windows_character((unsigned char)text.data[valid]));
        text.data += valid + 1;
        text.length -= valid + 1;
    }
}
