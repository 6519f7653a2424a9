#include "pipeline/document/layout.h"

#include "pipeline/document/numbering.h"
#include "pipeline/document/wording.h"

enum {
    NARROWEST = 40, /* a measure below is no page but a list of short lines */
    WIDEST = 200,
    SENTENCE = 60 /* bytes from which on a block is expected to be a sentence */
};

static bool is_finished(const struct line *line)
{
    return line->ending != ENDING_OPEN && line->ending != ENDING_HYPHEN;
}

/* Lines by width; those wider than WIDEST count as that. */
struct widths {
    size_t counts[WIDEST + 1];
    size_t total;
};

static void count_width(struct widths *widths, size_t width)
{
    widths->counts[width < WIDEST ? width : WIDEST]++;
    widths->total++;
}

/* The width that `percent` of the lines do not exceed. */
static size_t quantile(const struct widths *widths, size_t percent)
{
    size_t below = 0;
    for (size_t width = 0; width < WIDEST; width++) {
        below += widths->counts[width];
        if (below * 100 >= widths->total * percent)
            return width;
    }
    return WIDEST;
}

/* The width the line would have with the first word of the next line of text. A page's foot and
 * head may stand between; longer ones are not searched through. */
static size_t needed_width(const struct lines *lines, size_t index)
{
    enum { FOOT_AND_HEAD = 40 };
    size_t next = index + 1;
    while (next < lines->count && next - index <= FOOT_AND_HEAD &&
           lines->items[next].use != LINE_TEXT)
        next++;
    size_t needed = lines->items[index].text.length + 1;
    if (next < lines->count)
        needed += wording_first_word(lines->items[next].text).length;
    return needed;
}

bool layout_ends_early(const struct layout *layout, const struct lines *lines, size_t index)
{
    return !layout->wrapped || needed_width(lines, index) < layout->full;
}

bool layout_reaches_edge(const struct lines *lines, size_t index)
{
    enum { TOLERANCE = 10, LEAST = 5, SHARE = 2 }; /* a point; half of the lines of the page */
    const struct line *line = &lines->items[index];
    size_t count = 0, level = 0;
    bool same = true;
    if (line->right == 0)
        return false;
    for (size_t i = index + 1; i-- > 0 && same;) {
        const struct line *other = &lines->items[i];
        same = other->page == line->page;
        if (!same || other->use != LINE_TEXT)
            continue;
        count++;
        level += other->right + TOLERANCE >= line->right && other->right <= line->right + TOLERANCE;
    }
    return level >= LEAST && level * SHARE >= count;
}

/* Lines of one width differ by a quarter in bytes where type is proportional. */
static size_t assumed_full(size_t width)
{
    return width * 7 / 10;
}

/* Where only short lines show that a paragraph ends, what a full line needs must be known better.
 * It is told by the lines that certainly are full, since their sentence goes on in lower case:
 * nearly all of them need that much. */
static size_t measured_full(const struct layout *layout, const struct lines *lines)
{
    enum { ENOUGH = 20, EXCEPTIONS = 2 };
    struct widths needed = {.total = 0};
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use == LINE_TEXT && line[1].use == LINE_TEXT && line->ending == ENDING_OPEN &&
            line[1].opening == OPENING_LOWER && !lines_gap_before(lines, i + 1))
            count_width(&needed, needed_width(lines, i));
    }
    size_t seen = quantile(&needed, EXCEPTIONS);
    if (needed.total < ENOUGH || seen < assumed_full(layout->width))
        return assumed_full(layout->width);
    return seen < layout->width ? seen : layout->width;
}

/* Whether gaps are what divides paragraphs: sentences that end with a short line, and a new one
 * on the next line, are then rare. */
static bool is_spaced(const struct layout *layout, const struct lines *lines)
{
    size_t gaps = 0, turns = 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const struct line *line = &lines->items[i], *next = line + 1;
        if (line->use != LINE_TEXT || next->use != LINE_TEXT)
            continue;
        if (lines_gap_before(lines, i + 1))
            gaps++;
        else if (line->ending == ENDING_STOP && next->opening == OPENING_UPPER &&
                 layout_ends_early(layout, lines, i))
            turns++;
    }
    return turns * 5 <= gaps;
}

/* Whether practically all sentences that begin behind a gap begin with a number or letter, as in
 * the reports of the United Nations; what stands before the first number is not counted. */
static bool is_numbered(const struct lines *lines)
{
    size_t numbered = 0, loose = 0;
    for (size_t i = 1; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use != LINE_TEXT || line->blanks == 0 || lines_interrupted_before(lines, i) ||
            line[-1].ending != ENDING_STOP)
            continue;
        if (numbering_parse(line->text).style != NUMBERING_NONE)
            numbered++;
        else if (numbered > 0 && line->opening == OPENING_UPPER && line->text.length >= SENTENCE)
            loose++;
    }
    return numbered >= 3 && loose * 10 <= numbered;
}

/* Whether the line at `index` names who speaks in a preamble: "La Asamblea General,". */
static bool is_before_preamble(const struct lines *lines, size_t index)
{
    enum { LONGEST = 100 };
    const struct line *line = &lines->items[index];
    return line->ending == ENDING_COMMA && line->text.length <= LONGEST &&
           index + 1 < lines->count && wording_is_preambular(line[1].text);
}

/* Whether anything tells a document in print from loose notes: a page's symbol or number, the
 * number of a section, a preamble, or the numbers of two paragraphs in sequence. */
static bool is_formal(const struct lines *lines)
{
    unsigned paragraph = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use == LINE_PAGE || line->use == LINE_ORIGINAL)
            return true;
        if (line->use != LINE_TEXT || !lines_gap_before(lines, i))
            continue;
        if (is_before_preamble(lines, i))
            return true;
        struct numbering number = numbering_parse(line->text);
        if (number.style == NUMBERING_CAPITAL || number.style == NUMBERING_CAPITAL_ROMAN ||
            number.style == NUMBERING_ANNEX)
            return true;
        if (number.style == NUMBERING_PARAGRAPH) {
            if (paragraph > 0 && number.value == paragraph + 1)
                return true;
            paragraph = number.value;
        }
    }
    return false;
}

static bool has_hashes(const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].hashes > 0)
            return true;
    }
    return false;
}

/* Whether what ends before a blank line, or with a short line, ends with punctuation as a rule.
 * Short blocks, which are headings in any document, are not asked. */
static bool is_punctuated(const struct layout *layout, const struct lines *lines)
{
    size_t blocks = 0, finished = 0, length = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        length = line->use != LINE_TEXT || lines_gap_before(lines, i) ? 0 : length;
        length += line->text.length;
        bool last = i + 1 == lines->count || line[1].blanks > 0 ||
                    (layout->wrapped && layout_ends_early(layout, lines, i));
        if (line->use != LINE_TEXT || !last || length < SENTENCE)
            continue;
        blocks++;
        finished += is_finished(line);
    }
    return finished * 2 >= blocks;
}

struct layout layout_measure(const struct lines *lines)
{
    struct widths widths = {.total = 0};
    size_t running = 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use != LINE_TEXT || line[1].use != LINE_TEXT || lines_gap_before(lines, i + 1))
            continue;
        count_width(&widths, line->text.length);
        running += !is_finished(line);
    }
    struct layout layout = {.width = quantile(&widths, 90)};
    layout.wrapped =
        running * 2 > widths.total && layout.width >= NARROWEST && layout.width < WIDEST;
    layout.full = assumed_full(layout.width);
    layout.spaced = is_spaced(&layout, lines);
    if (layout.wrapped && !layout.spaced)
        layout.full = measured_full(&layout, lines);
    layout.numbered = is_numbered(lines);
    bool formal = is_formal(lines);
    layout.structured = formal || has_hashes(lines);
    layout.punctuated = formal || is_punctuated(&layout, lines);
    return layout;
}
