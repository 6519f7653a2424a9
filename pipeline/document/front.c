#include "pipeline/document/front.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/base/text.h"
#include "pipeline/document/wording.h"

/* No title page is longer, and a text without paragraphs is not to be searched again and again. */
enum { LINES_MOST = 120, LINE_LONGEST = 400, STRAY_LONGEST = 160 };

/* Whether text begins with the block. A short line without number and end, such as a date that OCR
 * misread, may have been taken for text only because nothing said otherwise. */
static bool is_paragraph(const struct lines *lines, const struct block *block)
{
    bool stray = block->number.style == NUMBERING_NONE && block->length <= STRAY_LONGEST &&
                 lines->items[block->last].ending == ENDING_OPEN;
    return block->role == ROLE_TEXT && !stray;
}

struct front front_of(const struct source *source, const struct lines *lines,
                      const struct blocks *blocks, const struct notes *notes)
{
    struct front front = {.source = source, .lines = lines, .blocks = blocks, .notes = notes};
    size_t block = 0;
    while (block < blocks->count && !is_paragraph(lines, &blocks->items[block]) &&
           blocks->items[block].last < LINES_MOST)
        block++;
    size_t end = block < blocks->count ? blocks->items[block].first : lines->count;
    front.block_count = block;
    front.line_count = end < LINES_MOST ? end : LINES_MOST;
    return front;
}

/* ---- parts of lines ---- */

/* The length of the gap between columns at the beginning of `text`: three spaces or more, a tab, or
 * the edge of a cell; 0 if there is none. */
static size_t gap_at(struct pilar_text text)
{
    size_t length = 0;
    while (length < text.length && text.data[length] == ' ')
        length++;
    if (length >= 3)
        return length;
    return text.data[0] == '\t' || text.data[0] == '|' ? 1 : 0;
}

bool front_take_part(struct pilar_text *rest, struct pilar_text *part)
{
    while (rest->length > 0) {
        size_t end = 0, gap = 0;
        while (end < rest->length && gap == 0) {
            gap = gap_at((struct pilar_text){rest->data + end, rest->length - end});
            end += gap == 0;
        }
        *part = text_trim((struct pilar_text){rest->data, end});
        rest->data += end + gap;
        rest->length -= end + gap;
        if (part->length > 0)
            return true;
    }
    return false;
}

bool front_next(struct front_parts *parts, struct pilar_text *part)
{
    const struct front *front = parts->front;
    while (!front_take_part(&parts->rest, part)) {
        if (parts->line == front->line_count)
            return false;
        const struct line *line = &front->lines->items[parts->line++];
        bool columns = (line->traits & (LINE_COLUMNS | LINE_CELLS)) != 0;
        bool read = line->end - line->begin <= LINE_LONGEST && line->use != LINE_NOTE;
        parts->rest = columns ? (struct pilar_text){source_text(front->source).data + line->begin,
                                                    line->end - line->begin}
                              : line->text;
        if (!read)
            parts->rest.length = 0;
    }
    return true;
}

/* ---- blocks as one text ---- */

/* Whether the hyphen at the end of `left` divides a word: small letters stand around it. */
static bool divides_word(struct pilar_text left, struct pilar_text right)
{
    return left.length > 1 && left.data[left.length - 1] == '-' &&
           !text_is_space(left.data[left.length - 2]) && wording_opening(right) == OPENING_LOWER;
}

static void append_line(struct bytes *out, size_t begin, struct pilar_text line)
{
    struct pilar_text left = {NULL, 0};
    if (out->data != NULL) /* something was appended */
        left = (struct pilar_text){out->data + begin, out->length - begin};
    if (left.length > 0 && divides_word(left, line))
        out->length--;
    else if (left.length > 0)
        bytes_append_byte(out, ' ');
    bytes_append_text(out, line);
}

/* Composes what stands in `out` from `begin` on. */
static bool compose(struct bytes *out, size_t begin)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)out->data + begin,
                                           (utf8proc_ssize_t)(out->length - begin), &composed,
                                           UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (length >= 0) {
        out->length = begin;
        bytes_append(out, composed, (size_t)length);
    }
    free(composed);
    return length >= 0 && !out->failed;
}

bool front_append_block(const struct front *front, const struct block *block, struct bytes *out)
{
    size_t begin = out->length;
    bool any = false;
    for (size_t i = block->first; i <= block->last; i++) {
        const struct line *line = &front->lines->items[i];
        if (line->use != LINE_TEXT)
            continue;
        if (any)
            append_line(out, begin, line->text);
        else
            bytes_append_text(out, line->text);
        any = true;
    }
    if (out->failed)
        return false;
    if (front->notes->any && any)
        out->length =
            begin + notes_remove_marks(front->notes, out->data + begin, out->length - begin);
    return !any || !front->source->has_combining || compose(out, begin);
}
