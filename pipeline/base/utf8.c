#include "pipeline/base/utf8.h"

#include <string.h>

/* Length of the valid character at the head of `bytes`, or 0. The bounds on the second byte are
 * those of table 3-7 of the Unicode standard. */
static size_t character_length(const unsigned char *bytes, size_t available)
{
    unsigned char lead = bytes[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (available < length)
        return 0;
    unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < lowest || bytes[1] > highest)
        return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

size_t utf8_valid_prefix(struct pilar_text text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t at = 0;
    while (at < text.length) {
        uint64_t eight;
        while (text.length - at >= sizeof eight) { /* eight ASCII bytes at a time */
            memcpy(&eight, bytes + at, sizeof eight);
            if ((eight & UINT64_C(0x8080808080808080)) != 0)
                break;
            at += sizeof eight;
        }
        if (at == text.length)
            break;
        size_t length = character_length(bytes + at, text.length - at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

bool utf8_is_valid(struct pilar_text text)
{
    return utf8_valid_prefix(text) == text.length;
}

uint32_t utf8_decode(struct pilar_text text, size_t offset, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)text.data + offset;
    uint32_t lead = bytes[0];
    if (lead < 0x80) {
        *length = 1;
        return lead;
    }
    if (lead < 0xE0) {
        *length = 2;
        return (lead & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    }
    if (lead < 0xF0) {
        *length = 3;
        return (lead & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }
    *length = 4;
    return (lead & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 |
           (bytes[3] & 0x3Fu);
}

uint32_t utf8_decode_before(struct pilar_text text, size_t offset, size_t *length)
{
    do {
        offset--;
    } while (offset > 0 && ((unsigned char)text.data[offset] & 0xC0) == 0x80);
    return utf8_decode(text, offset, length);
}

size_t utf8_encode(uint32_t character, char out[4])
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

size_t utf8_count(struct pilar_text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}
