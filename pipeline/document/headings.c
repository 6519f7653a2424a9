#include "pipeline/document/headings.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/markup.h"
#include "pipeline/document/states.h"
#include "pipeline/document/wording.h"

/* Kinds of heading: the styles of numbering, and beyond them. A reply may have a numbering of its
 * own that begins at 1 again: its kinds are told from those outside by NESTED. */
enum {
    KIND_PLAIN_UPPER = NUMBERING_STYLES, /* has headings of KIND_PLAIN under it */
    KIND_PLAIN,                          /* unnumbered, and "Norma 13" */
    KIND_REPLY,
    NESTED = 32,

    RANK_ANNEX = 1,
    RANK_PART,
    RANK_NUMBERED, /* and up, in steps that leave room for "4.2.1" */
    RANK_STEP = 8,
    RANK_PLAIN_UPPER = 1u << 16,
    RANK_PLAIN
};

static struct heading *innermost(struct headings *headings)
{
    return headings->depth == 0 ? NULL : &headings->open[headings->depth - 1];
}

/* Whether the heading is unnumbered; "Norma 13" counts as a name. */
static bool is_plain(const struct block *block)
{
    return block->number.style == NUMBERING_NONE || block->number.style == NUMBERING_NAMED;
}

/* ---- what must be known beforehand ---- */

static bool is_numbered_section(const struct block *block)
{
    return block->role == ROLE_HEADING && !is_plain(block) &&
           block->number.style != NUMBERING_ANNEX;
}

/* Whether the block is an unnumbered heading with a paragraph under it. */
static bool is_plain_with_text(const struct blocks *blocks, size_t index)
{
    const struct block *block = &blocks->items[index];
    return block->role == ROLE_HEADING && is_plain(block) && index + 1 < blocks->count &&
           block[1].role == ROLE_TEXT;
}

/* A division has two parts or more. A single unnumbered heading in all the numbered sections
 * divides none of them; if such headings stand before the sections as well ("Resumen",
 * "Prólogo"), it is of their rank. */
static bool plain_is_outermost(const struct blocks *blocks)
{
    size_t before = 0, within = 0;
    bool in_sections = false;
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].role == ROLE_HEADING &&
            blocks->items[i].number.style == NUMBERING_ANNEX)
            break;
        in_sections = in_sections || is_numbered_section(&blocks->items[i]);
        if (is_plain_with_text(blocks, i))
            *(in_sections ? &within : &before) += 1;
    }
    return before > 0 && within == 1;
}

/* Whether '#' has two depths or more: where a converter knows one depth only, it tells nothing. */
static bool hashes_differ(const struct blocks *blocks, const struct lines *lines)
{
    unsigned seen = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].role == ROLE_HEADING)
            seen |= 1u << lines->items[blocks->items[i].first].hashes;
    }
    seen &= ~1u;
    return (seen & (seen - 1)) != 0;
}

/* ---- the size of type ---- */

/* The place of `size` among those of headings; sizes within a tenth are one, as those of a scan
 * differ. */
static size_t size_class(const struct headings *headings, unsigned size)
{
    size_t at = 0;
    while (at < headings->size_count && size * 10 <= headings->sizes[at] * 9)
        at++;
    return at;
}

/* Inserts `size` where it belongs; false if there are too many. */
static bool add_size(struct headings *headings, unsigned size)
{
    unsigned *sizes = headings->sizes;
    size_t at = size_class(headings, size);
    if (at < headings->size_count && size * 9 < sizes[at] * 10) {
        sizes[at] = size > sizes[at] ? size : sizes[at];
        return true;
    }
    if (headings->size_count == HEADINGS_SIZES)
        return false;
    memmove(sizes + at + 1, sizes + at, (headings->size_count - at) * sizeof *sizes);
    sizes[at] = size;
    headings->size_count++;
    return true;
}

static bool collect_sizes(struct headings *headings, const struct blocks *blocks,
                          const struct lines *lines)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const struct line *line = &lines->items[blocks->items[i].first];
        if (blocks->items[i].role != ROLE_HEADING)
            continue;
        if (line->size == 0 || line->hashes > 0 || !add_size(headings, line->size))
            return false;
    }
    return true;
}

/* Whether headings with one kind of number are set in one size: if not, sizes are noise, or mean
 * something else than depth. */
static bool sizes_agree(const struct headings *headings, const struct blocks *blocks,
                        const struct lines *lines)
{
    size_t classes[NUMBERING_STYLES] = {0}; /* counted from 1 */
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = &blocks->items[i];
        if (block->role != ROLE_HEADING)
            continue;
        if (block->number.style == NUMBERING_ANNEX)
            break;
        size_t class = size_class(headings, lines->items[block->first].size) + 1;
        if (is_plain(block) || block->number.style == NUMBERING_SECTION)
            continue;
        if (classes[block->number.style] != 0 && classes[block->number.style] != class)
            return false;
        classes[block->number.style] = class;
    }
    return true;
}

static void learn_sizes(struct headings *headings, const struct blocks *blocks,
                        const struct lines *lines)
{
    bool tell = collect_sizes(headings, blocks, lines) && headings->size_count > 1 &&
                sizes_agree(headings, blocks, lines);
    if (!tell)
        headings->size_count = 0;
}

void headings_begin(struct headings *headings, const struct blocks *blocks,
                    const struct lines *lines, struct arena *arena)
{
    *headings = (struct headings){.arena = arena,
                                  .end = blocks->items + blocks->count,
                                  .plain_outermost = plain_is_outermost(blocks),
                                  .by_hashes = hashes_differ(blocks, lines)};
    learn_sizes(headings, blocks, lines);
}

/* ---- kind and rank ---- */

static bool has_original_below(const struct lines *lines, const struct block *block)
{
    return block->last + 1 < lines->count && lines->items[block->last + 1].use == LINE_ORIGINAL;
}

static const struct heading *open_reply(const struct headings *headings)
{
    for (size_t i = headings->depth; i-- > 0;) {
        if (headings->open[i].reply)
            return &headings->open[i];
    }
    return NULL;
}

static const struct heading *open_kind(const struct headings *headings, unsigned kind)
{
    for (size_t i = headings->depth; i-- > 0;) {
        if (headings->open[i].kind == kind)
            return &headings->open[i];
    }
    return NULL;
}

/* Within a reply, a number is the reply's own if it begins with 1 or follows one of its own. */
static bool is_nested(const struct headings *headings, const struct numbering *number)
{
    const struct heading *reply = open_reply(headings);
    unsigned outer = headings->ranks[number->style];
    if (reply == NULL || outer == 0 || outer > reply->rank)
        return false;
    const struct heading *own = open_kind(headings, NESTED + number->style);
    return number->value == 1 || (own != NULL && own->value + 1 == number->value);
}

/* How an unnumbered heading is set: two that look the same are of one kind. */
static unsigned look_of(const struct line *line, struct pilar_text text)
{
    return line->indent | (unsigned)wording_is_capitals(text) << 16 |
           ((line->traits & MARKUP_EMPHASIS) != 0 ? 1u << 17 : 0);
}

/* A heading that stands right above another divides into parts and is an upper one; so is what
 * looks like it, and not like those below it. */
static bool is_upper(const struct headings *headings, const struct block *block, unsigned look)
{
    const struct block *next = block + 1;
    if (next < headings->end && next->role == ROLE_HEADING && is_plain(next))
        return true;
    const struct heading *upper = open_kind(headings, KIND_PLAIN_UPPER);
    const struct heading *lower = open_kind(headings, KIND_PLAIN);
    return upper != NULL && lower != NULL && upper->look == look && lower->look != look;
}

static unsigned kind_of(const struct headings *headings, const struct block *block,
                        const struct heading *heading)
{
    const struct numbering *number = &block->number;
    if (heading->reply)
        return KIND_REPLY;
    if (is_plain(block))
        return is_upper(headings, block, heading->look) ? KIND_PLAIN_UPPER : KIND_PLAIN;
    unsigned kind = number->style;
    if (number->style == NUMBERING_SECTION)
        kind = NUMBERING_PARAGRAPH; /* "4.2" stands under "4." */
    return is_nested(headings, number) ? NESTED + kind : kind;
}

/* The rank of a kind; numbered kinds get theirs when they first appear. */
static unsigned rank_of(struct headings *headings, unsigned kind)
{
    switch (kind) {
    case NUMBERING_ANNEX:
        return RANK_ANNEX;
    case NUMBERING_PART:
        return RANK_PART;
    case KIND_PLAIN_UPPER:
        return RANK_PLAIN_UPPER;
    case KIND_PLAIN:
        return headings->plain_outermost ? RANK_NUMBERED : RANK_PLAIN;
    default:
        if (headings->ranks[kind] == 0)
            headings->ranks[kind] = RANK_NUMBERED + RANK_STEP * headings->kinds++;
        return headings->ranks[kind];
    }
}

/* The rank where '#' decides. Of headings with as many, those of a kind that came later stand
 * deeper still: converters often give "II. Respuestas" and the States below it the same. */
static unsigned hashed_rank(unsigned hashes, unsigned rank)
{
    unsigned order =
        rank >= RANK_NUMBERED && rank < RANK_PLAIN_UPPER ? (rank - RANK_NUMBERED) / RANK_STEP : 0;
    return RANK_PART + hashes * RANK_STEP + (order < RANK_STEP ? order : RANK_STEP - 1);
}

/* The rank where the size of the type decides. Of headings in one size, unnumbered ones stand
 * below numbered ones; an annex and a part contain what is set larger, too. */
static unsigned sized_rank(const struct headings *headings, const struct block *block,
                           const struct lines *lines, unsigned rank)
{
    unsigned place = (unsigned)size_class(headings, lines->items[block->first].size);
    if (rank < RANK_NUMBERED)
        return rank;
    if (rank < RANK_PLAIN_UPPER)
        return hashed_rank(place + 1, rank);
    bool upper = rank == RANK_PLAIN_UPPER && block + 1 < headings->end &&
                 size_class(headings, lines->items[block[1].first].size) == place;
    return RANK_PART + (place + 2) * RANK_STEP - (upper ? 2 : 1);
}

/* ---- opening and closing ---- */

static void close_from(struct headings *headings, unsigned rank)
{
    while (headings->depth > 0 && innermost(headings)->rank >= rank)
        headings->depth--;
    if (headings->depth == HEADINGS_DEEPEST)
        headings->depth--;
    headings->path = NULL;
}

bool headings_open(struct headings *headings, const struct blocks *blocks,
                   const struct lines *lines, size_t index, struct pilar_text text)
{
    const struct block *block = &blocks->items[index];
    const struct numbering *number = &block->number;
    unsigned hashes = lines->items[block->first].hashes;
    bool reply = number->style == NUMBERING_NONE &&
                 (states_is_name(text) || has_original_below(lines, block));
    struct heading heading = {.text = arena_copy(headings->arena, text),
                              .style = number->style,
                              .reply = reply,
                              .look = look_of(&lines->items[block->first], text),
                              .value = number->value,
                              .printed = number->printed};
    if (heading.text.data == NULL)
        return false;
    if (number->style == NUMBERING_ANNEX) {
        memset(headings->ranks, 0, sizeof headings->ranks);
        headings->kinds = 0;
    }
    heading.kind = kind_of(headings, block, &heading);
    heading.rank = rank_of(headings, heading.kind);
    if (number->style == NUMBERING_SECTION)
        heading.rank += number->parts - 1;
    if (headings->by_hashes && hashes > 0)
        heading.rank = hashed_rank(hashes, heading.rank);
    else if (headings->size_count > 0)
        heading.rank = sized_rank(headings, block, lines, heading.rank);
    close_from(headings, heading.rank);
    headings->open[headings->depth++] = heading;
    return true;
}

void headings_close_plain(struct headings *headings)
{
    close_from(headings, RANK_PLAIN_UPPER);
}

const struct pilar_text *headings_path(struct headings *headings)
{
    if (headings->path == NULL) {
        size_t size = (headings->depth + 1) * sizeof(struct pilar_text);
        struct pilar_text *path = arena_allocate(headings->arena, size);
        for (size_t i = 0; path != NULL && i < headings->depth; i++)
            path[i] = headings->open[i].text;
        headings->path = path;
    }
    return headings->path;
}
