#include "pipeline/document/notes.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/markup.h"
#include "pipeline/document/wording.h"

/* ---- marks of plain digits ---- */

struct mark {
    size_t begin, end; /* of what is removed */
    unsigned number;
};

/* Whether digits may stick to what ends before `at` and be a mark: a word of three letters or
 * more, the last in lower case ("5G", "COVID19" and "art2" are none), or a closing sign. */
static bool carries_mark(const char *text, size_t at)
{
    static const char *const closing[] = {"”", "»"};
    if (at > 0 && (text[at - 1] == '.' || text[at - 1] == ',')) /* "paso.1" */
        at--;
    if (at > 0 && (text[at - 1] == ')' || text[at - 1] == '"'))
        return true;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        size_t width = strlen(closing[i]);
        if (at >= width && memcmp(text + at - width, closing[i], width) == 0)
            return true;
    }
    size_t begin = at;
    while (begin > 0 && at - begin < 4 &&
           ((text[begin - 1] >= 'a' && text[begin - 1] <= 'z') || (text[begin - 1] & 0x80) != 0))
        begin--;
    return at - begin == 4;
}

/* The mark whose digits begin at `at`, if they are one. */
static bool read_mark(const char *text, size_t length, size_t at, struct mark *mark)
{
    size_t end = at;
    unsigned number = 0;
    while (end < length && end - at < 4 && text_is_digit(text[end]))
        number = number * 10 + (unsigned)(text[end++] - '0');
    if (end == at || end - at > 3 || number == 0)
        return false;
    char after = end < length ? text[end] : ' ';
    bool spaced = at > 0 && text[at - 1] == ' ';
    if (spaced && (after != '/' || (end + 1 < length && text_is_digit(text[end + 1]))))
        return false;
    size_t word_end = spaced ? at - 1 : at;
    bool ends = after == ' ' || after == '.' || after == ',' || after == ';' || after == ':' ||
                after == ')' || after == '/';
    if (!ends || !carries_mark(text, word_end))
        return false;
    *mark = (struct mark){word_end, end + (after == '/'), number};
    return true;
}

/* The first mark at or behind `*at`, which moves on behind it. */
static bool next_mark(const char *text, size_t length, size_t *at, struct mark *mark)
{
    for (size_t i = *at; i < length; i++) {
        if (!text_is_digit(text[i]))
            continue;
        bool found = read_mark(text, length, i, mark);
        while (i < length && text_is_digit(text[i]))
            i++;
        *at = i;
        if (found)
            return true;
    }
    *at = length;
    return false;
}

size_t notes_remove_marks(const struct notes *notes, char *text, size_t length)
{
    size_t at = 0, kept = 0, written = 0;
    struct mark mark;
    while (next_mark(text, length, &at, &mark)) {
        if (!notes->numbered[mark.number])
            continue;
        memmove(text + written, text + kept, mark.begin - kept);
        written += mark.begin - kept;
        kept = mark.end;
    }
    memmove(text + written, text + kept, length - kept);
    return written + length - kept;
}

/* ---- the beginning of a note ---- */

/* The number of "1 Véase" or "1/ Véase", or 0: digits without a point, then something that is not
 * the rest of a sentence. */
static unsigned plain_number(const struct line *line)
{
    struct pilar_text text = line->text;
    size_t digits = 0;
    unsigned number = 0;
    while (digits < text.length && digits < 4 && text_is_digit(text.data[digits]))
        number = number * 10 + (unsigned)(text.data[digits++] - '0');
    if (digits == 0 || digits > 3)
        return 0;
    bool slash = digits < text.length && text.data[digits] == '/';
    size_t space = digits + slash;
    if (space + 1 >= text.length || text.data[space] != ' ')
        return 0;
    struct pilar_text rest = {text.data + space + 1, text.length - space - 1};
    enum opening opening = wording_opening(rest);
    return opening == OPENING_UPPER || (slash && opening == OPENING_LOWER) ? number : 0;
}

/* ---- the size of type ---- */

/* The size that most of the text is set in, or 0 where sizes are not known. */
static unsigned size_of_text(const struct lines *lines)
{
    enum { SIZES = 1024 }; /* 102 points; larger type is no running text */
    size_t lengths[SIZES] = {0};
    unsigned most = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use != LINE_TEXT || line->size == 0 || line->size >= SIZES)
            continue;
        lengths[line->size] += line->text.length;
        if (most == 0 || lengths[line->size] > lengths[most])
            most = line->size;
    }
    return most;
}

static bool is_rule(const struct line *line)
{
    return line->use == LINE_FURNITURE && text_starts_with(line->text, "___");
}

/* Goes through the lines; what it has seen before tells what a line is. */
struct search {
    struct lines *lines;
    struct notes *notes;
    bool seen[NOTES_HIGHEST + 1]; /* numbers that stick to words of the text before */
    bool plain;                   /* some line begins with a plain number: look for such marks */
    unsigned stars;               /* asterisks seen as marks, and no note for them yet */
    bool below_rule;
    bool cut;           /* the last line of a note did not end its sentence */
    unsigned text_size; /* of size_of_text */
};

/* Notes are set at 9 points under a text of 10, or smaller. */
static bool is_small(const struct search *search, const struct line *line)
{
    return line->size > 0 && line->size * 100u <= search->text_size * 92u;
}

static void see_marks(struct search *search, const struct line *line)
{
    struct mark mark;
    size_t at = 0;
    bool may_have = search->plain && (line->traits & LINE_DIGITS) != 0;
    while (may_have && next_mark(line->text.data, line->text.length, &at, &mark))
        search->seen[mark.number] = true;
}

/* A superscript that begins a line is a mark, and no note, if the line goes on with the sentence
 * of the line before. */
static bool is_wrapped_mark(const struct lines *lines, size_t index)
{
    const struct line *line = &lines->items[index];
    return index > 0 && !lines_gap_before(lines, index) && line->opening != OPENING_UPPER &&
           line->opening != OPENING_DIGIT && lines->items[index - 1].use == LINE_TEXT;
}

static bool begins_note(struct search *search, size_t index)
{
    const struct line *line = &search->lines->items[index];
    bool apart = lines_gap_before(search->lines, index);
    if ((line->traits & MARKUP_NOTE) != 0)
        return !is_wrapped_mark(search->lines, index);
    if ((line->traits & MARKUP_STAR) != 0) {
        bool note = search->stars > 0 || search->below_rule;
        search->stars -= search->stars > 0;
        return note;
    }
    unsigned number = plain_number(line);
    bool small = is_small(search, line);
    if (number == 0 || !(apart || search->below_rule || small))
        return false;
    if (!search->below_rule && !search->seen[number] && !small)
        return false;
    search->seen[number] = false;
    search->notes->numbered[number] = true;
    search->notes->any = true;
    return true;
}

/* Whether the line is the rest of a note that a page break cut: it is small, and stands at the foot
 * of a page without a number. */
static bool continues_note(const struct search *search, size_t index)
{
    const struct line *line = &search->lines->items[index];
    return search->cut && is_small(search, line) && lines_gap_before(search->lines, index);
}

void notes_mark(struct lines *lines, struct notes *notes)
{
    struct search search = {.lines = lines, .notes = notes, .text_size = size_of_text(lines)};
    *notes = (struct notes){.any = false};
    for (size_t i = 0; i < lines->count && !search.plain; i++)
        search.plain = plain_number(&lines->items[i]) != 0;
    bool inside = false;
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->items[i];
        bool page = i > 0 && line->page != lines->items[i - 1].page;
        if (is_rule(line))
            search.below_rule = true;
        else if (line->use != LINE_TEXT || page)
            search.below_rule = false;
        if ((line->traits & MARKUP_STAR_MARK) != 0 && !inside) /* a masthead may have one, too */
            search.stars++;
        if (line->use != LINE_TEXT) {
            inside = false;
            continue;
        }
        if (begins_note(&search, i) || continues_note(&search, i))
            inside = true;
        else if (line->size > 0 ? page || !is_small(&search, line) : page || line->blanks > 0)
            inside = false;
        if (!inside) {
            see_marks(&search, line);
            continue;
        }
        line->use = LINE_NOTE;
        search.cut = line->ending != ENDING_STOP;
    }
}
