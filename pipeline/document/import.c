#include "pipeline/document/import.h"

#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/document/wording.h"

/* More pages than this between two lines are not believed; each is a byte of the source. */
enum { PAGES_MOST = 100000 };

/* A small file that is packed well may hold many; what is made of each takes kilobytes. */
enum { LINES_MOST = 1 << 20 };

/* Whether the type of two lines differs so much that no paragraph has both: a title stands close
 * above the text in some prints. */
static bool differs_in_size(const struct extracted_line *line, const struct extracted_line *before)
{
    enum { PERCENT = 125 };
    uint64_t size = line->size, other = before->size;
    return size > 0 && other > 0 && (size * 100 > other * PERCENT || other * 100 > size * PERCENT);
}

/* Whether the line stands apart from the one before it in the source, by a blank line. Rows of a
 * table stand together. */
static bool stands_apart(const struct extracted_line *line, const struct extracted_line *before)
{
    if (line->kind == EXTRACTED_ROW && before->kind == EXTRACTED_ROW)
        return false;
    return line->gap > 0 || differs_in_size(line, before) || line->kind != EXTRACTED_LINE ||
           before->kind != EXTRACTED_LINE;
}

/* How much of a heading is its number, if the text stands right behind its point: converters lose
 * the tab between ("II.Métodos"). Else 0. */
static size_t tight_number(struct pilar_text text)
{
    enum { LONGEST = 6 }; /* LXXXVI is no chapter, XXVIII may be one */
    size_t at = 0;
    while (at < text.length && at < LONGEST &&
           (text_is_digit(text.data[at]) || strchr("IVXL", text.data[at]) != NULL))
        at++;
    if (at == 0 && text.length > 0 && text_is_upper(text.data[0]))
        at++;
    if (at == 0 || text.length < at + 3 || text.data[at] != '.')
        return 0;
    struct pilar_text rest = {text.data + at + 1, text.length - at - 1};
    bool word = text_is_lower(rest.data[1]) || (rest.data[1] & 0x80) != 0; /* no "I.B." */
    return wording_opening(rest) == OPENING_UPPER && word ? at + 1 : 0;
}

static void append_text(struct bytes *content, const struct extracted_line *line)
{
    struct pilar_text text = line->text;
    size_t number = line->kind == EXTRACTED_HEADING ? tight_number(text) : 0;
    if (number > 0) {
        bytes_append(content, text.data, number);
        bytes_append_byte(content, ' ');
    }
    bytes_append_valid(content, (struct pilar_text){text.data + number, text.length - number});
}

static bool add_line(struct source *source, size_t *capacity, const struct extracted_line *line)
{
    struct bytes *content = &source->content;
    if (!memory_reserve(&source->lines, capacity, source->line_count + 1, sizeof *source->lines))
        return false;
    source->lines[source->line_count++] =
        (struct source_line){.begin = content->length, .extracted = *line};
    source->lines[source->line_count - 1].extracted.text = (struct pilar_text){"", 0};
    if (line->kind == EXTRACTED_ROW)
        bytes_append_string(content, "| ");
    append_text(content, line);
    bytes_append_string(content, line->kind == EXTRACTED_ROW ? " |\n" : "\n");
    return !content->failed;
}

enum pilar_status import_stream(const char *name, struct pilar_text stream, struct source *source,
                                struct pilar_error *error)
{
    struct source made = {0};
    struct extracted_line line, before = {.kind = EXTRACTED_LINE};
    size_t capacity = 0;
    bool damaged = !extracted_open(&stream), done = true;
    while (!damaged && done && made.line_count <= LINES_MOST &&
           extracted_next(&stream, &line, &damaged)) {
        bool turned = made.line_count > 0 && line.page > before.page;
        damaged = line.page < before.page || line.page - before.page > PAGES_MOST;
        for (uint32_t page = before.page; turned && !damaged && page < line.page; page++)
            bytes_append_byte(&made.content, '\f');
        if (made.line_count > 0 && stands_apart(&line, &before))
            bytes_append_byte(&made.content, '\n');
        made.has_pages = line.page > 0;
        if (made.line_count == 0)
            made.first_page = line.page > 0 ? line.page : 1;
        done = damaged || add_line(&made, &capacity, &line);
        before = line;
    }
    enum pilar_status status = PILAR_OK;
    if (!done || made.content.failed)
        status = error_memory(error);
    else if (damaged)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: what pilar-extract made of it is damaged",
                           name);
    else if (made.line_count > LINES_MOST)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: it holds more than %d lines", name,
                           LINES_MOST);
    else if (made.line_count == 0)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: there is no text in it", name);
    if (status == PILAR_OK)
        *source = made;
    else
        source_free(&made);
    return status;
}
