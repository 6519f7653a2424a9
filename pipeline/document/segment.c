#include "pipeline/document/segment.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "pipeline/base/text.h"
#include "pipeline/document/citation.h"
#include "pipeline/document/headings.h"
#include "pipeline/document/hyphens.h"
#include "pipeline/document/wording.h"

/* Where in a resolution the paragraphs stand. */
enum clause { CLAUSE_NONE, CLAUSE_PREAMBLE, CLAUSE_OPERATIVE };

struct segmenter {
    struct segment *segment;
    struct headings headings;
    struct citation citation;
    struct hyphens hyphens;
    struct bytes text; /* of the block at hand, if it has to be put together */
    enum clause clause;
    unsigned operative; /* number of the last operative clause */
};

/* ---- the text of a block ---- */

/* Where the mark of a note began the line, its punctuation does now; and a dash that closes a
 * remark
 * (", —como se dijo—, ") belongs to the word before. */
static bool begins_with_mark(struct pilar_text text)
{
    bool dash = text_starts_with(text, "—") && text.length > 3;
    text.data += dash ? 3 : 0;
    return text.data[0] == ',' || text.data[0] == '.' || text.data[0] == ';' || text.data[0] == ':';
}

/* Appends `next` to what was collected, which ends in a line's end. */
static void append_line(struct segmenter *segmenter, struct pilar_text next)
{
    struct bytes *text = &segmenter->text;
    struct pilar_text left = bytes_text(text);
    bool hyphen = left.length > 0 && wording_ending(left) == ENDING_HYPHEN &&
                  (left.data[left.length - 1] == '-' || left.data[left.length - 1] == '\xAD');
    enum hyphen kind = hyphen ? hyphens_decide(&segmenter->hyphens, left, next) : HYPHEN_DASH;
    if (kind == HYPHEN_MEND)
        text->length = hyphens_stem(left);
    else if (kind == HYPHEN_DASH && left.length > 0 && !begins_with_mark(next))
        bytes_append_byte(text, ' ');
    bytes_append_text(text, next);
}

/* Characters that combine, in a row, that are composed at most: the Stream-Safe Text Format of
 * UAX #15. Ordering longer rows would take quadratic time, and no language has them. */
enum { COMBINING_LONGEST = 30 };

static bool is_combining(struct pilar_text text, size_t at)
{
    unsigned char lead = (unsigned char)text.data[at];
    unsigned char next = at + 1 < text.length ? (unsigned char)text.data[at + 1] : 0;
    return lead == 0xCC || (lead == 0xCD && next < 0xB0); /* U+0300 to U+036F */
}

static bool should_compose(struct pilar_text text)
{
    size_t run = 0;
    bool any = false;
    for (size_t i = 0; i < text.length; i++) {
        run = is_combining(text, i) ? run + 1 : (text.data[i] & 0xC0) == 0x80 ? run : 0;
        any = any || run > 0;
        if (run > COMBINING_LONGEST)
            return false;
    }
    return any;
}

/* The copy of `text`, composed if it has to be; data is NULL if memory is out. */
static struct pilar_text finished_copy(struct segmenter *segmenter, struct pilar_text text)
{
    struct arena *arena = segmenter->segment->arena;
    if (!segmenter->segment->source->has_combining || !should_compose(text))
        return arena_copy(arena, text);
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.length, &composed,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    struct pilar_text copy = {NULL, 0};
    if (length >= 0)
        copy = arena_copy(arena, (struct pilar_text){(const char *)composed, (size_t)length});
    free(composed);
    return copy;
}

/* Whether plain digits that point to notes may stand in the block. */
static bool may_have_marks(const struct segment *segment, const struct block *block)
{
    for (size_t i = block->first; i <= block->last && segment->notes->any; i++) {
        if ((segment->lines->items[i].traits & LINE_DIGITS) != 0)
            return true;
    }
    return false;
}

/* The text of the block from its byte `skipped` on; data is NULL if memory is out. */
static struct pilar_text text_of_block(struct segmenter *segmenter, const struct block *block,
                                       size_t skipped)
{
    const struct segment *segment = segmenter->segment;
    struct pilar_text first = segment->lines->items[block->first].text;
    first.data += skipped;
    first.length -= skipped;
    bool marked = may_have_marks(segment, block);
    if (block->first == block->last && !marked && !segment->source->has_combining)
        return first;
    segmenter->text.length = 0;
    bytes_append_text(&segmenter->text, first);
    for (size_t i = block->first + 1; i <= block->last; i++) {
        if (segment->lines->items[i].use == LINE_TEXT)
            append_line(segmenter, segment->lines->items[i].text);
    }
    struct bytes *text = &segmenter->text;
    if (text->failed)
        return (struct pilar_text){NULL, 0};
    if (marked)
        text->length = notes_remove_marks(segment->notes, text->data, text->length);
    return finished_copy(segmenter, bytes_text(text));
}

/* ---- type and citation ---- */

/* A numbered clause is operative as long as the numbers run on from 1. */
static enum pilar_paragraph_type type_of(struct segmenter *segmenter,
                                         const struct numbering *number, struct pilar_text text)
{
    if (numbering_is_item(number->style))
        return PILAR_ITEM;
    if (segmenter->clause == CLAUSE_NONE)
        return PILAR_PARAGRAPH;
    if (number->style == NUMBERING_PARAGRAPH) {
        bool runs_on = number->value == segmenter->operative + 1;
        segmenter->clause = runs_on ? CLAUSE_OPERATIVE : CLAUSE_NONE;
        segmenter->operative = number->value;
        return runs_on ? PILAR_OPERATIVE : PILAR_PARAGRAPH;
    }
    if (segmenter->clause == CLAUSE_OPERATIVE)
        return PILAR_PARAGRAPH;
    bool preambular = wording_is_preambular(text) || wording_ending(text) == ENDING_COMMA;
    return preambular ? PILAR_PREAMBULAR : PILAR_OPERATIVE;
}

static struct pilar_text cite(struct segmenter *segmenter, const struct pilar_paragraph *paragraph,
                              const struct numbering *number)
{
    struct citation *citation = &segmenter->citation;
    if (numbering_is_item(number->style))
        citation_of_item(citation, &segmenter->headings, number, paragraph->page);
    else if (number->printed.length > 0)
        citation_of_numbered(citation, &segmenter->headings, number);
    else if (paragraph->type == PILAR_PREAMBULAR)
        citation_of_preambular(citation, &segmenter->headings);
    else
        citation_of_unnumbered(citation, &segmenter->headings, paragraph->page);
    if (citation->text.failed || citation->stem.failed)
        return (struct pilar_text){NULL, 0};
    return arena_copy(segmenter->segment->arena, bytes_text(&citation->text));
}

/* ---- blocks ---- */

/* The box around the lines of a block that stand on its first page. */
static struct pilar_box box_of(const struct segment *segment, const struct block *block)
{
    const double points = 10; /* to tenths */
    struct extracted_line around = {.left = UINT32_MAX, .top = UINT32_MAX};
    const struct line *lines = segment->lines->items;
    for (size_t i = block->first; i <= block->last && segment->source->line_count > 0; i++) {
        const struct extracted_line *line = &segment->source->lines[lines[i].printed].extracted;
        if (lines[i].use != LINE_TEXT || lines[i].page != lines[block->first].page)
            continue;
        around.left = line->left < around.left ? line->left : around.left;
        around.top = line->top < around.top ? line->top : around.top;
        around.right = line->right > around.right ? line->right : around.right;
        around.bottom = line->bottom > around.bottom ? line->bottom : around.bottom;
    }
    if (around.bottom == 0)
        return (struct pilar_box){0};
    return (struct pilar_box){around.left / points, around.top / points, around.right / points,
                              around.bottom / points};
}

static bool add_paragraph(struct segmenter *segmenter, const struct block *block)
{
    struct segment *segment = segmenter->segment;
    const struct line *first = &segment->lines->items[block->first];
    bool labelled = block->number.length > 0;
    struct numbering number = labelled ? block->number : (struct numbering){0};
    struct pilar_paragraph made = {.index = segment->count + 1,
                                   .number = number.printed,
                                   .heading = headings_path(&segmenter->headings),
                                   .heading_count = segmenter->headings.depth,
                                   .page = segment->source->has_pages ? first->page : 0,
                                   .box = box_of(segment, block),
                                   .text = text_of_block(segmenter, block, number.length),
                                   .begin = first->begin,
                                   .end = segment->lines->items[block->last].end};
    if (made.text.data == NULL || made.heading == NULL)
        return false;
    if (made.text.length == 0)
        return true; /* a number with nothing behind it */
    made.type = type_of(segmenter, &number, made.text);
    made.citation = cite(segmenter, &made, &number);
    if (made.citation.data == NULL ||
        !memory_reserve(&segment->paragraphs, &segment->capacity, segment->count + 1,
                        sizeof *segment->paragraphs))
        return false;
    segment->paragraphs[segment->count++] = made;
    return true;
}

/* "Anexo de la carta de fecha ... dirigida al Secretario General ..." says no more than "Anexo". */
static struct pilar_text short_annex(const struct numbering *number, struct pilar_text text)
{
    size_t label = number->printed.length;
    struct pilar_text rest = {text.data + label, text.length - label};
    bool of = number->style == NUMBERING_ANNEX && text_starts_with(rest, " de");
    return of ? (struct pilar_text){text.data, label} : text;
}

static bool open_heading(struct segmenter *segmenter, size_t index)
{
    const struct segment *segment = segmenter->segment;
    const struct block *block = &segment->blocks->items[index];
    struct pilar_text text = text_of_block(segmenter, block, 0);
    if (text.data != NULL)
        text = short_annex(&block->number, text);
    struct headings *headings = &segmenter->headings;
    if (text.data == NULL || !headings_open(headings, segment->blocks, segment->lines, index, text))
        return false;
    citation_enter(&segmenter->citation, &headings->open[headings->depth - 1]);
    if (block->number.style == NUMBERING_ANNEX)
        segmenter->clause = CLAUSE_NONE;
    return true;
}

static bool take_block(struct segmenter *segmenter, size_t index)
{
    const struct block *block = &segmenter->segment->blocks->items[index];
    switch (block->role) {
    case ROLE_TEXT:
        return add_paragraph(segmenter, block);
    case ROLE_HEADING:
        return open_heading(segmenter, index);
    case ROLE_ENACTING:
        headings_close_plain(&segmenter->headings);
        citation_begin_preamble(&segmenter->citation);
        segmenter->clause = CLAUSE_PREAMBLE;
        segmenter->operative = 0;
        return true;
    default:
        return true;
    }
}

bool segment_make(struct segment *segment)
{
    struct segmenter segmenter = {.segment = segment};
    segmenter.citation.document = segment->cited_as;
    segmenter.citation.has_pages = segment->source->has_pages;
    headings_begin(&segmenter.headings, segment->blocks, segment->lines, segment->arena);
    bool done = hyphens_learn(&segmenter.hyphens, segment->lines);
    for (size_t i = 0; i < segment->blocks->count && done; i++)
        done = take_block(&segmenter, i);
    hyphens_free(&segmenter.hyphens);
    citation_free(&segmenter.citation);
    bytes_free(&segmenter.text);
    return done;
}
