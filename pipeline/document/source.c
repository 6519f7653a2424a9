#include "pipeline/document/source.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/encoding.h"
#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/document/format.h"

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

/* ---- decoding ---- */

/* Replaces the content by its conversion, if it is not UTF-8, and notes that. */
static enum pilar_status convert(struct source *source, struct pilar_error *error)
{
    struct pilar_text text = bytes_text(&source->content);
    struct bytes converted = {0}, note = {0};
    if (encoding_is_utf16(text)) {
        encoding_append_utf16(&converted, text);
        bytes_append_string(&note, "the text is UTF-16; it was converted to UTF-8");
    } else {
        size_t valid = utf8_valid_prefix(text);
        if (valid == text.length)
            return PILAR_OK;
        encoding_append_windows(&converted, text);
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
    enum format format = format_of(text);
    if (text.length == 0)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: the file is empty", name);
    else if (text.length > SOURCE_LIMIT)
        status =
            error_set(error, PILAR_ERROR_INPUT, "%s: larger than %d bytes", name, SOURCE_LIMIT);
    else if (format != FORMAT_TEXT && format != FORMAT_HTML)
        status =
            error_set(error, PILAR_ERROR_INPUT, "%s: this is %s", name, format_meaning(format));
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
    made.first_page = 1;
    *source = made;
    return PILAR_OK;
}

void source_free(struct source *source)
{
    bytes_free(&source->content);
    free(source->note);
    free(source->lines);
    *source = (struct source){0};
}

struct pilar_text source_text(const struct source *source)
{
    return bytes_text(&source->content);
}
