#include "pipeline/document/blocks.h"

#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/document/wording.h"

enum {
    FRAGMENT = 80,  /* bytes from which on a block without an end is a piece of a sentence */
    TITLE_LINES = 4 /* a title has no more lines than these */
};

/* Goes through the lines of text. */
struct builder {
    struct blocks *blocks;
    const struct lines *lines;
    const struct layout *layout;
    struct numbering latest[NUMBERING_STYLES]; /* of each style, the number used last */
    bool title_run;                            /* the lines up to the next gap are one title */
};

static const struct line *line_at(const struct builder *builder, size_t index)
{
    return &builder->lines->items[index];
}

/* ---- numbers ---- */

/* Whether a number at a line's beginning goes on with its list, or begins it behind a comma, as
 * the first operative clause does behind the preamble. */
static bool is_in_sequence(const struct builder *builder, const struct numbering *number,
                           const struct line *above)
{
    const struct numbering *before = &builder->latest[number->style];
    if (before->style == NUMBERING_NONE)
        return number->value == 1 && above->ending == ENDING_COMMA;
    return number->value == before->value + 1;
}

/* A hard-wrapped line may begin with what looks like a number ("el párrafo / 12. Los", "los
 * apartados / a) y b)"). It is one if something ended before it, or if it is the next of its
 * list. */
static bool is_plausible(const struct builder *builder, const struct numbering *number,
                         size_t index, size_t before, bool gap)
{
    const struct line *line = line_at(builder, before);
    bool page = gap && lines_page_break_before(builder->lines, index);
    bool refers = (page || !gap) && wording_ends_in_reference(line->text);
    if (refers || wording_ends_unfinished(line->text))
        return is_in_sequence(builder, number, line);
    if (gap)
        return true;
    if (line->ending == ENDING_STOP || line->ending == ENDING_SEMICOLON ||
        line->ending == ENDING_COLON)
        return true;
    if (number->style == NUMBERING_BULLET || numbering_is_section(number->style))
        return layout_ends_early(builder->layout, builder->lines, before);
    return is_in_sequence(builder, number, line) ||
           layout_ends_early(builder->layout, builder->lines, before);
}

/* The numbering of the line at `index`; none if what looks like one is not plausible. */
static struct numbering number_of(struct builder *builder, size_t index, size_t before, bool first,
                                  bool gap)
{
    struct numbering number = numbering_parse(line_at(builder, index)->text);
    if (number.style == NUMBERING_NONE)
        return number;
    const struct blocks *blocks = builder->blocks;
    bool capital = number.style == NUMBERING_CAPITAL || number.style == NUMBERING_CAPITAL_ROMAN;
    if (capital) {
        numbering_settle(&number, &builder->latest[NUMBERING_CAPITAL_ROMAN]);
        numbering_settle(&number, &builder->latest[NUMBERING_CAPITAL]);
    } else if (blocks->count > 0) {
        numbering_settle(&number, &builder->latest[NUMBERING_ROMAN]);
        numbering_settle(&number, &builder->latest[NUMBERING_LETTER]);
    }
    bool plausible = first || is_plausible(builder, &number, index, before, gap);
    return plausible ? number : (struct numbering){0};
}

/* A new paragraph or section begins its lists anew. */
static void remember(struct builder *builder, const struct numbering *number)
{
    if (number->style == NUMBERING_NONE)
        return;
    if (!numbering_is_item(number->style)) {
        builder->latest[NUMBERING_COUNT] = (struct numbering){0};
        builder->latest[NUMBERING_LETTER] = (struct numbering){0};
    }
    if (number->style != NUMBERING_ROMAN && number->style != NUMBERING_BULLET)
        builder->latest[NUMBERING_ROMAN] = (struct numbering){0};
    builder->latest[number->style] = *number;
}

/* ---- without a gap ---- */

/* Whether the lines from `index` to the next gap are a title: few, unfinished, none of them
 * numbered but the first. */
static bool is_title_run(const struct builder *builder, size_t index)
{
    const struct lines *lines = builder->lines;
    size_t end = index;
    do {
        const struct line *line = &lines->items[end];
        bool numbered = end > index && numbering_parse(line->text).style != NUMBERING_NONE;
        if (line->use != LINE_TEXT || line->ending != ENDING_OPEN || numbered)
            return false;
        end++;
    } while (end < lines->count && !lines_gap_before(lines, end) && end - index <= TITLE_LINES);
    bool ends = end == lines->count || lines_gap_before(lines, end);
    return ends && !wording_ends_unfinished(lines->items[end - 1].text);
}

/* Whether a title begins at `index` in the middle of a run of lines, where a converter lost the
 * gap at a page break: it is set in, or stands under a line that ends early, and what follows
 * behind the gap is not its continuation. */
static bool is_sudden_title(const struct builder *builder, size_t index, size_t before)
{
    const struct lines *lines = builder->lines;
    const struct line *line = &lines->items[index];
    bool apart = line->indent > lines->items[before].indent ||
                 layout_ends_early(builder->layout, lines, before);
    if (!apart || line->opening != OPENING_UPPER || !is_title_run(builder, index))
        return false;
    size_t next = index + 1;
    while (next < lines->count && !lines_gap_before(lines, next))
        next++;
    return next < lines->count && lines->items[next].opening != OPENING_LOWER;
}

/* Whether one line is a heading where no blank lines are: it ends early and without punctuation,
 * and the next begins with a capital or a number. */
static bool is_tight_heading(const struct builder *builder, size_t index)
{
    const struct lines *lines = builder->lines;
    const struct line *line = &lines->items[index];
    if (index + 1 == lines->count || line->ending != ENDING_OPEN ||
        line->opening != OPENING_UPPER || wording_ends_unfinished(line->text))
        return false;
    return lines->items[index + 1].opening != OPENING_LOWER &&
           layout_ends_early(builder->layout, lines, index);
}

static bool joins_line(const struct builder *builder, size_t index, size_t before)
{
    const struct line *line = line_at(builder, index), *above = line_at(builder, before);
    bool early = layout_ends_early(builder->layout, builder->lines, before);
    if (builder->title_run || above->ending == ENDING_HYPHEN)
        return true;
    if (line->opening == OPENING_LOWER)
        return above->ending != ENDING_STOP || builder->layout->wrapped;
    if (above->ending == ENDING_COMMA && wording_is_preambular(line->text))
        return false; /* no clause of a preamble begins within another */
    if (above->ending != ENDING_STOP)
        return !early || wording_ends_unfinished(above->text);
    if (!builder->layout->wrapped)
        return false;
    if (builder->layout->spaced)
        return !is_sudden_title(builder, index, before);
    return !early && !is_tight_heading(builder, index);
}

/* ---- over a gap ---- */

/* Whether what stands behind an interruption is the next sentence of the paragraph before: it has
 * no number where all have one, and the paragraph's last line was full. */
static bool joins_as_sentence(const struct builder *builder, size_t index, size_t before)
{
    const struct block *block = &builder->blocks->items[builder->blocks->count - 1];
    bool full =
        !builder->layout->wrapped || !layout_ends_early(builder->layout, builder->lines, before);
    if (layout_reaches_edge(builder->lines, before) &&
        line_at(builder, before)->ending == ENDING_STOP && !is_title_run(builder, index))
        return true;
    return builder->layout->numbered && full && block->number.style != NUMBERING_NONE &&
           line_at(builder, before)->ending == ENDING_STOP && !is_title_run(builder, index);
}

/* Whether the type of two lines differs too much for one paragraph, as that of a title. */
static bool differs_in_size(const struct line *line, const struct line *above)
{
    enum { PERCENT = 125 };
    unsigned size = line->size, other = above->size;
    return size > 0 && other > 0 && (size * 100 > other * PERCENT || other * 100 > size * PERCENT);
}

static bool joins_over_gap(const struct builder *builder, size_t index, size_t before)
{
    const struct line *line = line_at(builder, index), *above = line_at(builder, before);
    const struct block *block = &builder->blocks->items[builder->blocks->count - 1];
    bool interrupted = lines_interrupted_before(builder->lines, index);
    bool fragment = builder->layout->punctuated && (interrupted || block->length >= FRAGMENT ||
                                                    block->number.style != NUMBERING_NONE);
    bool open = above->ending == ENDING_OPEN || above->ending == ENDING_COMMA;
    if (differs_in_size(line, above))
        return false;
    if (numbering_is_section(block->number.style))
        return line->opening == OPENING_LOWER && wording_ends_unfinished(above->text);
    if (above->ending == ENDING_HYPHEN || wording_ends_unfinished(above->text))
        return fragment;
    if (line->opening == OPENING_LOWER)
        return fragment && (open || interrupted);
    if (!lines_page_break_before(builder->lines, index) || line->hashes > 0)
        return false;
    /* a name or a number in the middle of a sentence that a page break cut */
    bool full =
        builder->layout->wrapped && !layout_ends_early(builder->layout, builder->lines, before);
    if (above->ending == ENDING_COMMA) /* "Norte-Sur, / Sur-Sur"; clauses of a preamble end so */
        return fragment && full && block->number.style != NUMBERING_NONE &&
               !wording_is_preambular(line->text);
    if (above->ending == ENDING_OPEN)
        return fragment && (full || block->length >= FRAGMENT) && !is_title_run(builder, index);
    return joins_as_sentence(builder, index, before);
}

/* ---- all lines ---- */

static bool is_set_apart(const struct line *line)
{
    return line->hashes > 0 || (line->traits & (LINE_CELLS | LINE_WHOLE)) != 0;
}

static bool begins_block(struct builder *builder, size_t index, size_t before,
                         struct numbering *number)
{
    const struct line *line = line_at(builder, index);
    bool first = builder->blocks->count == 0;
    bool gap = first || lines_gap_before(builder->lines, index);
    *number = number_of(builder, index, before, first, gap);
    if (first || number->style != NUMBERING_NONE || is_set_apart(line) ||
        is_set_apart(line_at(builder, before)))
        return true;
    return gap ? !joins_over_gap(builder, index, before) : !joins_line(builder, index, before);
}

static bool take_line(struct builder *builder, size_t index, size_t before)
{
    struct blocks *blocks = builder->blocks;
    struct numbering number;
    bool gap = blocks->count == 0 || lines_gap_before(builder->lines, index);
    if (gap)
        builder->title_run = is_title_run(builder, index);
    if (begins_block(builder, index, before, &number)) {
        if (!memory_reserve(&blocks->items, &blocks->capacity, blocks->count + 1,
                            sizeof *blocks->items))
            return false;
        blocks->items[blocks->count++] = (struct block){.first = index, .number = number};
        remember(builder, &number);
    }
    struct block *block = &blocks->items[blocks->count - 1];
    block->last = index;
    block->length += line_at(builder, index)->text.length + 1;
    return true;
}

bool blocks_make(struct blocks *blocks, const struct lines *lines, const struct layout *layout)
{
    struct builder builder = {.blocks = blocks, .lines = lines, .layout = layout};
    size_t before = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].use != LINE_TEXT)
            continue;
        if (!take_line(&builder, i, before))
            return false;
        before = i;
    }
    return true;
}

void blocks_free(struct blocks *blocks)
{
    free(blocks->items);
    *blocks = (struct blocks){0};
}
