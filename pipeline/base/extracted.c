#include "pipeline/base/extracted.h"

#include <string.h>

#include "pipeline/base/text.h"

static const char BEGIN[] = "pilar-extract 1\n";
static const char END[] = "end\n";
static const char *const KINDS[] = {"line", "block", "heading", "row"};
enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

/* ---- writing ---- */

void extracted_begin(struct bytes *stream)
{
    bytes_append_string(stream, BEGIN);
}

void extracted_end(struct bytes *stream)
{
    bytes_append_string(stream, END);
}

/* Spaces for what would end the line or its field. */
static void flatten(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            text[i] = ' ';
    }
}

void extracted_append(struct bytes *stream, const struct extracted_line *line)
{
    if (line->text.length == 0)
        return;
    bytes_append_format(stream, "%s\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t", KINDS[line->kind],
                        line->page, line->left, line->top, line->right, line->bottom, line->size,
                        line->style, line->gap);
    size_t before = stream->length;
    bytes_append_valid(stream, line->text);
    if (!stream->failed)
        flatten(stream->data + before, stream->length - before);
    bytes_append_byte(stream, '\n');
}

/* ---- reading ---- */

bool extracted_open(struct pilar_text *stream)
{
    size_t begin = sizeof BEGIN - 1, end = sizeof END - 1;
    if (!text_starts_with(*stream, BEGIN) || stream->length < begin + end ||
        memcmp(stream->data + stream->length - end, END, end) != 0 ||
        stream->data[stream->length - end - 1] != '\n')
        return false;
    stream->data += begin;
    stream->length -= begin + end;
    return true;
}

/* Reads all of `text` as a number below 10^9, which no length of a page comes near. */
static bool read_number(struct pilar_text text, uint32_t *number)
{
    enum { MOST_DIGITS = 9 };
    uint32_t value = 0;
    if (text.length == 0 || text.length > MOST_DIGITS)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (!text_is_digit(text.data[i]))
            return false;
        value = value * 10 + (uint32_t)(text.data[i] - '0');
    }
    *number = value;
    return true;
}

static bool read_kind(struct pilar_text text, enum extracted_kind *kind)
{
    for (int i = 0; i < KIND_COUNT; i++) {
        if (text_is(text, KINDS[i])) {
            *kind = (enum extracted_kind)i;
            return true;
        }
    }
    return false;
}

static bool read_line(struct pilar_text text, struct extracted_line *line)
{
    uint32_t *const numbers[] = {&line->page,   &line->left, &line->top,   &line->right,
                                 &line->bottom, &line->size, &line->style, &line->gap};
    struct pilar_text field;
    if (!text_split(&text, "\t", &field) || !read_kind(field, &line->kind))
        return false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!text_split(&text, "\t", &field) || !read_number(field, numbers[i]))
            return false;
    }
    line->text = text;
    return text.length > 0 && memchr(text.data, '\t', text.length) == NULL;
}

bool extracted_next(struct pilar_text *stream, struct extracted_line *line, bool *damaged)
{
    struct pilar_text text;
    *damaged = false;
    if (stream->length == 0 || !text_split(stream, "\n", &text))
        return false;
    *damaged = !read_line(text, line);
    return !*damaged;
}
