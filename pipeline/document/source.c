#include "pipeline/document/source.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

/* ---- what is not text ---- */

static const struct {
    const char *signature;
    const char *meaning;
} FOREIGN[] = {
    {"%PDF", "a PDF, not text; extract its text first (pdftotext)"},
    {"PK\x03\x04", "a ZIP archive (DOCX or ODT?), not text; save it as plain text first"},
    {"\xD0\xCF\x11\xE0", "a legacy Office file (.doc?), not text; save it as plain text first"},
    {"{\\rtf", "RTF, not plain text; save it as plain text first"},
};

static const char *foreign_format(struct pilar_text text)
{
    struct pilar_text head = text;
    if (text_starts_with(head, BYTE_ORDER_MARK)) {
        head.data += 3;
        head.length -= 3;
    }
    for (size_t i = 0; i < sizeof FOREIGN / sizeof *FOREIGN; i++) {
        if (text_starts_with(head, FOREIGN[i].signature))
            return FOREIGN[i].meaning;
    }
    return NULL;
}

/* ---- other encodings ---- */

static bool is_utf16(struct pilar_text text)
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

/* RFC 2781; a surrogate without its pair, and a last odd byte, become U+FFFD. */
static void convert_utf16(struct pilar_text text, struct bytes *out)
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

static void convert_windows(struct pilar_text text, size_t valid, struct bytes *out)
{
    while (valid < text.length) {
        bytes_append(out, text.data, valid);
        append_character(out, windows_character((unsigned char)text.data[valid]));
        text.data += valid + 1;
        text.length -= valid + 1;
        valid = utf8_valid_prefix(text);
    }
    bytes_append_text(out, text);
}

/* ---- decoding ---- */

/* Replaces the content by its conversion, if it is not UTF-8, and notes that. */
static enum pilar_status convert(struct source *source, struct pilar_error *error)
{
    struct pilar_text text = bytes_text(&source->content);
    struct bytes converted = {0}, note = {0};
    if (is_utf16(text)) {
        convert_utf16(text, &converted);
        bytes_append_string(&note, "the text is UTF-16; it was converted to UTF-8");
    } else {
        size_t valid = utf8_valid_prefix(text);
        if (valid == text.length)
            return PILAR_OK;
        convert_windows(text, valid, &converted);
        bytes_append_format(&note,
                            "not UTF-8 at byte offset %zu; bytes that are not UTF-8 were read as "
                            "Windows-1252",
                            valid);
    }
    bytes_append_byte(&note, '\0');
    bytes_free(&source->content);
    source->content = converted;
    source->note = note.data;
    return converted.failed || note.failed ? error_memory(error) : PILAR_OK;
}

static bool contains(struct pilar_text text, unsigned char byte)
{
    return text.length > 0 && memchr(text.data, byte, text.length) != NULL;
}

enum pilar_status source_decode(const char *name, struct bytes raw, struct source *source,
                                struct pilar_error *error)
{
    struct source made = {.content = raw};
    enum pilar_status status = PILAR_OK;
    struct pilar_text text = bytes_text(&raw);
    const char *format = foreign_format(text);
    if (text.length == 0)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: the file is empty", name);
    else if (text.length > SOURCE_LIMIT)
        status =
            error_set(error, PILAR_ERROR_INPUT, "%s: larger than %d bytes", name, SOURCE_LIMIT);
    else if (format != NULL)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: this is %s", name, format);
    else
        status = convert(&made, error);
    text = bytes_text(&made.content);
    if (status == PILAR_OK && contains(text, '\0')) {
        const char *found = memchr(text.data, '\0', text.length);
        status = error_set(error, PILAR_ERROR_INPUT,
                           "%s: this is binary, not text (a NUL at byte offset %zu)", name,
                           (size_t)(found - text.data));
    }
    if (status != PILAR_OK) {
        source_free(&made);
        return status;
    }
    made.start = text_starts_with(text, BYTE_ORDER_MARK) ? 3 : 0;
    made.has_combining = contains(text, 0xCC) || contains(text, 0xCD);
    made.has_pages = contains(text, '\f');
    *source = made;
    return PILAR_OK;
}

void source_free(struct source *source)
{
    bytes_free(&source->content);
    free(source->note);
    *source = (struct source){0};
}

struct pilar_text source_text(const struct source *source)
{
    return bytes_text(&source->content);
}
