#include "pipeline/document/lines.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/markup.h"
#include "pipeline/document/wording.h"

/* What the bytes of a line call for, found in one pass over it. */
enum {
    SEEN_SPACE = 1,
    SEEN_BREAK = 2,    /* \r \v \f within the line */
    SEEN_MARKUP = 4,   /* a byte that markup_clean may act upon */
    SEEN_CONTROL = 8,  /* a tab or another control character */
    SEEN_CARRIER = 16, /* a letter, bracket or point: a digit behind it may be a note's mark */
    SEEN_DIGIT = 32,
    SEEN_SLASH = 64,
    SEEN_DOUBLE = 256,       /* two spaces together */
    SEEN_MARKS = 512 | 1024, /* a digit behind a carrier, a slash behind a digit */
};

#define CONTROLS SEEN_CONTROL, SEEN_CONTROL, SEEN_CONTROL, SEEN_CONTROL
#define DIGITS SEEN_DIGIT, SEEN_DIGIT, SEEN_DIGIT, SEEN_DIGIT, SEEN_DIGIT
#define CARRIERS SEEN_CARRIER, SEEN_CARRIER, SEEN_CARRIER, SEEN_CARRIER, SEEN_CARRIER
#define CONTINUATIONS CARRIERS, CARRIERS, CARRIERS, SEEN_CARRIER /* 16 bytes 0x80 and up */

static const unsigned char SEEN[256] = {
    0,
    SEEN_CONTROL,
    SEEN_CONTROL,
    SEEN_CONTROL,
    CONTROLS, /* 0x00 */
    SEEN_CONTROL,
    SEEN_CONTROL,
    SEEN_CONTROL,
    SEEN_BREAK, /* \b \t \n \v */
    SEEN_BREAK,
    SEEN_BREAK,
    SEEN_CONTROL,
    SEEN_CONTROL, /* \f \r */
    CONTROLS,
    CONTROLS,
    CONTROLS,
    CONTROLS, /* 0x10 */
    [' '] = SEEN_SPACE,
    ['"'] = SEEN_CARRIER,
    [')'] = SEEN_CARRIER,
    ['*'] = SEEN_MARKUP,
    [','] = SEEN_CARRIER,
    ['.'] = SEEN_CARRIER,
    ['/'] = SEEN_SLASH,
    ['0'] = DIGITS,
    DIGITS,
    ['<'] = SEEN_MARKUP,
    ['['] = SEEN_MARKUP,
    ['\\'] = SEEN_MARKUP,
    ['_'] = SEEN_MARKUP,
    ['a'] = CARRIERS,
    CARRIERS,
    CARRIERS,
    CARRIERS,
    CARRIERS,
    SEEN_CARRIER,
    [0x7F] = SEEN_CONTROL,
    [0x80] = CONTINUATIONS,
    CONTINUATIONS,
    CONTINUATIONS,
    CONTINUATIONS,
    [0xC2] = SEEN_MARKUP,
    [0xE2] = SEEN_MARKUP,
    [0xE3] = SEEN_MARKUP,
    [0xEF] = SEEN_MARKUP,
};

static unsigned scan(const char *data, size_t length)
{
    unsigned seen = 0, previous = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned kind = SEEN[(unsigned char)data[i]];
        seen |= kind | (kind & previous & SEEN_SPACE) * SEEN_DOUBLE |
                (kind & previous << 1 & (SEEN_DIGIT | SEEN_SLASH)) << 4;
        previous = kind;
    }
    return seen;
}

/* Goes through the source line by line. */
struct reader {
    struct lines *lines;
    const struct source *source;
    const char *base; /* of the source, that offsets count from */
    size_t printed;   /* the line of source.lines that was come to */
    struct markup markup;
    uint32_t page;
    size_t blanks;
    bool failed;
};

/* ---- one line ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v';
}

/* Columns of white space at the beginning, `*width` bytes; no-break spaces indent as well. */
static size_t indent_of(struct pilar_text raw, size_t *width)
{
    size_t columns = 0, at = 0;
    while (at < raw.length) {
        if (is_blank(raw.data[at])) {
            columns += raw.data[at] == '\t' ? 4 : 1;
            at++;
        } else if (raw.length - at > 1 && memcmp(raw.data + at, "\xC2\xA0", 2) == 0) {
            columns++;
            at += 2;
        } else {
            break;
        }
    }
    *width = at;
    return columns;
}

static bool has_columns(struct pilar_text raw)
{
    return memmem(raw.data, raw.length, "    ", 4) != NULL ||
           memchr(raw.data, '\t', raw.length) != NULL;
}

/* Adds what is known of how the line stood in print. */
static void add_layout(struct reader *reader, struct line *line)
{
    enum { DEEPEST = 6 };
    const struct source *source = reader->source;
    while (reader->printed + 1 < source->line_count &&
           source->lines[reader->printed + 1].begin <= line->begin)
        reader->printed++;
    const struct extracted_line *extracted = &source->lines[reader->printed].extracted;
    line->printed = (uint32_t)reader->printed;
    line->right = (uint16_t)(extracted->right < UINT16_MAX ? extracted->right : 0);
    if (extracted->kind == EXTRACTED_BLOCK || extracted->kind == EXTRACTED_HEADING)
        line->traits |= LINE_WHOLE;
    if (extracted->kind == EXTRACTED_HEADING)
        line->hashes = (uint8_t)(extracted->size < DEEPEST ? extracted->size : DEEPEST);
    else
        line->size = (uint16_t)(extracted->size < UINT16_MAX ? extracted->size : UINT16_MAX);
}

static void add(struct reader *reader, struct line line)
{
    struct lines *lines = reader->lines;
    if (!memory_reserve(&lines->items, &lines->capacity, lines->count + 1, sizeof *lines->items)) {
        reader->failed = true;
        return;
    }
    if (reader->source->line_count > 0)
        add_layout(reader, &line);
    line.page = reader->page;
    line.blanks = reader->blanks > UINT16_MAX ? UINT16_MAX : (uint16_t)reader->blanks;
    line.opening = (uint8_t)wording_opening(line.text);
    line.ending = (uint8_t)wording_ending(line.text);
    if (text_starts_with(line.text, "|"))
        line.traits |= LINE_CELLS;
    lines->items[lines->count++] = line;
    reader->blanks = 0;
}

/* Cleans `raw`, which may turn out to be several lines or none. */
static void add_cleaned(struct reader *reader, struct pilar_text raw, struct line line)
{
    while (raw.length > 0 && !reader->failed) {
        struct markup_line cleaned;
        struct line made = line;
        if (!markup_clean(&reader->markup, raw, &cleaned)) {
            reader->failed = true;
            return;
        }
        made.begin = (size_t)(raw.data - reader->base);
        made.end = made.begin + cleaned.taken;
        made.hashes = (uint8_t)cleaned.hashes;
        made.traits |= (uint8_t)cleaned.traits;
        if (cleaned.text.length == raw.length) {
            made.text = raw; /* nothing was removed, so nothing changed but for kinds of space */
            if (memcmp(raw.data, cleaned.text.data, raw.length) != 0)
                made.text = arena_copy(&reader->lines->arena, cleaned.text);
        } else {
            made.text = arena_copy(&reader->lines->arena, cleaned.text);
        }
        reader->failed = made.text.data == NULL;
        if (cleaned.text.length > 0 && !reader->failed)
            add(reader, made);
        raw.data += cleaned.taken;
        raw.length -= cleaned.taken;
        if (raw.length > 0) /* what stands behind a lost line break stands apart */
            reader->blanks++;
    }
}

/* Whether the first character alone calls for cleaning: a Markdown heading or quotation. */
static bool has_prefix(struct pilar_text raw)
{
    return raw.data[0] == '#' || raw.data[0] == '>';
}

static void take_broken(struct reader *reader, struct pilar_text raw);

/* What stands between two \n, or a part of it. */
static void take_line(struct reader *reader, struct pilar_text whole)
{
    struct pilar_text raw = whole;
    struct line line = {0};
    size_t width;
    size_t indent = indent_of(raw, &width);
    raw.data += width;
    raw.length -= width;
    while (raw.length > 0 && is_blank(raw.data[raw.length - 1]))
        raw.length--;
    if (raw.length == 0) {
        reader->blanks++;
        markup_reset(&reader->markup);
        return;
    }
    unsigned seen = scan(raw.data, raw.length);
    if ((seen & SEEN_BREAK) != 0) {
        take_broken(reader, whole);
        return;
    }
    line.text = raw;
    line.begin = (size_t)(raw.data - reader->base);
    line.end = line.begin + raw.length;
    line.indent = indent > UINT16_MAX ? UINT16_MAX : (uint16_t)indent;
    if ((seen & SEEN_MARKS) != 0)
        line.traits |= LINE_DIGITS;
    unsigned call = SEEN_MARKUP | SEEN_CONTROL | SEEN_DOUBLE;
    if ((seen & (SEEN_DOUBLE | SEEN_CONTROL)) != 0 && has_columns(raw))
        line.traits |= LINE_COLUMNS;
    if ((seen & call) != 0 || has_prefix(raw))
        add_cleaned(reader, raw, line);
    else
        add(reader, line);
}

/* ---- the source ---- */

/* Splits at \r, \f and \v; a form feed begins a page. The parts have no breaks, so that take_line
 * does not come back here. */
static void take_broken(struct reader *reader, struct pilar_text raw)
{
    size_t begin = 0;
    for (size_t i = 0; i <= raw.length && !reader->failed; i++) {
        bool at_end = i == raw.length;
        if (!at_end && (SEEN[(unsigned char)raw.data[i]] & SEEN_BREAK) == 0)
            continue;
        bool feed = !at_end && raw.data[i] == '\f';
        struct pilar_text part = {raw.data + begin, i - begin};
        /* a form feed stands beside a line break as a rule: nothing before it is no blank line */
        if (part.length > 0 || !(feed || at_end))
            take_line(reader, part);
        if (feed && reader->page < UINT32_MAX)
            reader->page++;
        begin = i + 1;
    }
}

bool lines_read(struct lines *lines, const struct source *source)
{
    struct pilar_text text = source_text(source);
    struct reader reader = {
        .lines = lines, .source = source, .base = text.data, .page = source->first_page};
    size_t at = source->start;
    while (at < text.length && !reader.failed) {
        const char *newline = memchr(text.data + at, '\n', text.length - at);
        size_t end = newline == NULL ? text.length : (size_t)(newline - text.data);
        struct pilar_text raw = {text.data + at, end - at};
        if (raw.length > 0 && raw.data[raw.length - 1] == '\r')
            raw.length--; /* CRLF */
        take_line(&reader, raw);
        at = end + 1;
    }
    markup_free(&reader.markup);
    return !reader.failed;
}

void lines_free(struct lines *lines)
{
    free(lines->items);
    arena_free(&lines->arena);
    *lines = (struct lines){0};
}

bool lines_gap_before(const struct lines *lines, size_t index)
{
    return index == 0 || lines->items[index].blanks > 0 || lines_interrupted_before(lines, index);
}

bool lines_interrupted_before(const struct lines *lines, size_t index)
{
    return index > 0 && (lines->items[index - 1].use != LINE_TEXT ||
                         lines->items[index - 1].page != lines->items[index].page);
}

bool lines_page_break_before(const struct lines *lines, size_t index)
{
    for (size_t i = index; i > 0; i--) {
        enum line_use use = (enum line_use)lines->items[i - 1].use;
        if (use == LINE_PAGE || use == LINE_NOTE ||
            lines->items[i - 1].page != lines->items[index].page)
            return true;
        if (use == LINE_TEXT)
            return false;
    }
    return false;
}
