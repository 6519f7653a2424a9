#include "pipeline/document/markup.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/markings.h"
#include "pipeline/document/wording.h"

/* A line on its way: `at` goes through `raw`, what stays goes to `out`. */
struct cleaner {
    struct markup *markup;
    struct pilar_text raw;
    size_t at;
    size_t bracket; /* where in `out` the last '[' stands, that may begin a link */
    bool image;     /* an exclamation mark stands before it */
    unsigned traits;
    bool broken; /* at a lost line break */
};

static const size_t NO_BRACKET = SIZE_MAX;

/* A NUL stands for what is before and behind a line. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\0';
}

static char byte_at(const struct cleaner *cleaner, size_t at)
{
    return at < cleaner->raw.length ? cleaner->raw.data[at] : '\0';
}

static struct pilar_text rest_of(const struct cleaner *cleaner)
{
    return (struct pilar_text){cleaner->raw.data + cleaner->at, cleaner->raw.length - cleaner->at};
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !markings_is_word(c);
}

static char last_out(const struct cleaner *cleaner)
{
    const struct bytes *out = &cleaner->markup->out;
    return out->length == 0 ? '\0' : out->data[out->length - 1];
}

/* White space is folded as it comes. */
static void put_space(struct cleaner *cleaner)
{
    if (last_out(cleaner) != '\0' && last_out(cleaner) != ' ')
        bytes_append_byte(&cleaner->markup->out, ' ');
}

/* Whether a word may begin at `at`: behind a space, a bracket or an opening quote. */
static bool opens_word(const struct cleaner *cleaner, size_t at)
{
    char before = at == 0 ? '\0' : byte_at(cleaner, at - 1);
    if (is_blank(before) || is_punctuation(before))
        return true;
    struct pilar_text tail = {cleaner->raw.data + at - 2, 2};
    if (at >= 2 && (text_is(tail, "«") || text_is(tail, "¿") || text_is(tail, "¡")))
        return true;
    tail = (struct pilar_text){cleaner->raw.data + at - 3, 3};
    return at >= 3 && (text_is(tail, "“") || text_is(tail, "‘"));
}

static void put(struct cleaner *cleaner, size_t length)
{
    bytes_append(&cleaner->markup->out, cleaner->raw.data + cleaner->at, length);
    cleaner->at += length;
}

/* A mark that is gone leaves no space before the punctuation behind it. */
static void close_gap(struct cleaner *cleaner)
{
    char next = byte_at(cleaner, cleaner->at);
    struct bytes *out = &cleaner->markup->out;
    if (last_out(cleaner) == ' ' && (next == '.' || next == ',' || next == ';' || next == ':'))
        out->length--;
}

/* ---- asterisks and underscores ---- */

static size_t run_of(const struct cleaner *cleaner, char c)
{
    size_t length = 1;
    while (byte_at(cleaner, cleaner->at + length) == c)
        length++;
    return length;
}

/* Two lines whose break was lost show as emphasis that ends or begins where no space is and a
 * new line would begin: "seguridad**Resolución", "2022***77/36". */
static bool is_lost_break(const struct cleaner *cleaner, size_t run)
{
    struct pilar_text after = rest_of(cleaner);
    after.data += run;
    after.length -= run;
    if (run < 2 || cleaner->at == 0 || is_blank(byte_at(cleaner, cleaner->at - 1)))
        return false;
    enum opening opening = wording_opening(after);
    return opening == OPENING_UPPER || opening == OPENING_DIGIT;
}

static void take_asterisks(struct cleaner *cleaner)
{
    size_t run = run_of(cleaner, '*');
    char before = cleaner->at == 0 ? '\0' : byte_at(cleaner, cleaner->at - 1);
    char after = byte_at(cleaner, cleaner->at + run);
    unsigned *open = &cleaner->markup->open;
    if (is_blank(before) && is_blank(after)) { /* no mark-up: "* Nota", "a * b", "* * *" */
        if (cleaner->markup->out.length == 0)
            cleaner->traits |= MARKUP_STAR;
        put(cleaner, run);
    } else if (run == 1 && text_is_digit(before) && text_is_digit(after)) { /* a product */
        put(cleaner, run);
    } else if (is_lost_break(cleaner, run)) {
        cleaner->at += run;
        cleaner->broken = true;
        *open = run > 2 ? 1 : 0; /* the one that closes and the one that opens */
    } else {
        bool opens =
            is_blank(before) || (markings_is_word(after) && opens_word(cleaner, cleaner->at));
        cleaner->at += run;
        if (opens) {
            if (cleaner->markup->out.length == 0)
                cleaner->traits |= MARKUP_EMPHASIS;
            *open += run > 3 ? 3 : (unsigned)run;
        } else if (*open >= run) {
            *open -= (unsigned)run;
        } else {
            *open = 0;
            cleaner->traits |= MARKUP_STAR_MARK;
            close_gap(cleaner);
        }
    }
}

/* Emphasis has a word on one side only; "A_68_98" and rules ("____") are left alone. */
static void take_underscores(struct cleaner *cleaner)
{
    size_t run = run_of(cleaner, '_');
    char before = cleaner->at == 0 ? '\0' : byte_at(cleaner, cleaner->at - 1);
    char after = byte_at(cleaner, cleaner->at + run);
    bool one_sided =
        (is_blank(before) || is_punctuation(before)) != (is_blank(after) || is_punctuation(after));
    if (run > 3 || !one_sided)
        put(cleaner, run);
    else
        cleaner->at += run;
}

/* ---- brackets ---- */

static void take_bracket(struct cleaner *cleaner)
{
    struct pilar_text rest = rest_of(cleaner);
    size_t mark = markings_note(rest);
    char after = byte_at(cleaner, cleaner->at + mark);
    bool first = cleaner->markup->out.length == 0;
    bool named = byte_at(cleaner, cleaner->at + 1) == '^';
    if (mark > 0 && after != '(' && (named || first || last_out(cleaner) != ' ')) {
        if (first && (is_blank(after) || after == ':'))
            cleaner->traits |= MARKUP_NOTE;
        cleaner->at += mark + (first && after == ':');
        close_gap(cleaner);
        return;
    }
    cleaner->image = last_out(cleaner) == '!';
    cleaner->bracket = cleaner->markup->out.length;
    put(cleaner, 1);
}

static bool is_all_digits(const char *data, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!text_is_digit(data[i]))
            return false;
    }
    return length > 0;
}

/* At a ']': if a target follows, the link becomes its text. An image has none, nor has a number
 * that links within the page: it is the mark of a note. */
static void take_closing_bracket(struct cleaner *cleaner)
{
    struct bytes *out = &cleaner->markup->out;
    struct pilar_text behind = rest_of(cleaner);
    behind.data++;
    behind.length--;
    size_t target = cleaner->bracket != NO_BRACKET && text_starts_with(behind, "(")
                        ? markings_target(behind)
                        : 0;
    if (target == 0) {
        put(cleaner, 1);
        return;
    }
    size_t begin = cleaner->bracket, length = out->length - begin - 1;
    bool to_note = text_starts_with(behind, "(#") && target > 3 &&
                   is_all_digits(out->data + begin + 1, length);
    if (cleaner->image || to_note) {
        out->length = begin - (cleaner->image ? 1 : 0);
    } else {
        memmove(out->data + begin, out->data + begin + 1, length);
        out->length--;
    }
    cleaner->at += 1 + target;
    cleaner->bracket = NO_BRACKET;
}

/* ---- HTML ---- */

static void take_tag(struct cleaner *cleaner)
{
    struct pilar_text name, rest = rest_of(cleaner);
    size_t length = markings_tag(rest, &name);
    if (length == 0) {
        put(cleaner, 1);
        return;
    }
    bool opens = byte_at(cleaner, cleaner->at + 1) != '/';
    cleaner->at += length;
    if (text_is(name, "br"))
        put_space(cleaner);
    if (!opens || !text_is(name, "sup"))
        return;
    size_t digits = 0; /* a superscript number is a note's mark */
    while (text_is_digit(byte_at(cleaner, cleaner->at + digits)))
        digits++;
    if (digits > 0 && byte_at(cleaner, cleaner->at + digits) == '<') {
        if (cleaner->markup->out.length == 0)
            cleaner->traits |= MARKUP_NOTE;
        cleaner->at += digits;
    }
}

/* ---- superscripts and other characters beyond ASCII ---- */

static bool is_superscript_at(const struct cleaner *cleaner, size_t at, size_t *length)
{
    return at < cleaner->raw.length &&
           markings_special(cleaner->raw, at, length) == MARKING_SUPERSCRIPT;
}

/* Whether what was written so far ends in a unit of length or in CO, as a word of its own. */
static bool ends_in_unit(const struct bytes *out)
{
    static const char *const units[] = {"m", "km", "cm", "mm", "dm", "hm", "CO"};
    size_t begin = out->length;
    while (begin > 0 && out->length - begin < 4 && markings_is_word(out->data[begin - 1]) &&
           !text_is_digit(out->data[begin - 1]))
        begin--;
    struct pilar_text word = {out->data + begin, out->length - begin};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (text_is(word, units[i]))
            return true;
    }
    return false;
}

static void take_superscript(struct cleaner *cleaner, size_t length)
{
    bool two_or_three = length == 2 && cleaner->raw.data[cleaner->at + 1] != '\xB9';
    if (two_or_three && ends_in_unit(&cleaner->markup->out)) {
        put(cleaner, length);
        return;
    }
    if (cleaner->markup->out.length == 0)
        cleaner->traits |= MARKUP_NOTE;
    bool more = true;
    while (more) {
        cleaner->at += length;
        more = is_superscript_at(cleaner, cleaner->at, &length);
        if (!more && byte_at(cleaner, cleaner->at) == ',') { /* "¹,²" and "¹, ²" are two marks */
            size_t next = cleaner->at + 1 + (byte_at(cleaner, cleaner->at + 1) == ' ');
            more = is_superscript_at(cleaner, next, &length);
            cleaner->at = more ? next : cleaner->at;
        }
    }
    close_gap(cleaner);
}

/* A character that begins with C2, E2, E3 or EF. */
static void take_special(struct cleaner *cleaner)
{
    size_t length;
    switch (markings_special(cleaner->raw, cleaner->at, &length)) {
    case MARKING_SUPERSCRIPT:
        take_superscript(cleaner, length);
        break;
    case MARKING_SPACE:
        put_space(cleaner);
        cleaner->at += length;
        break;
    case MARKING_HYPHEN: /* the soft hyphen, which shows at the end of a line only */
        if (cleaner->at + length == cleaner->raw.length)
            put(cleaner, length);
        else
            cleaner->at += length;
        break;
    case MARKING_INVISIBLE:
        cleaner->at += length;
        break;
    default:
        put(cleaner, length);
    }
}

/* ---- the line ---- */

/* "## " and "> " at the beginning; a quotation may hold another. */
static unsigned take_prefix(struct cleaner *cleaner)
{
    while (byte_at(cleaner, cleaner->at) == '>' || is_blank(byte_at(cleaner, cleaner->at))) {
        if (cleaner->at == cleaner->raw.length)
            return 0;
        cleaner->at++;
    }
    size_t hashes = 0;
    while (byte_at(cleaner, cleaner->at + hashes) == '#')
        hashes++;
    if (hashes == 0 || hashes > 6 || byte_at(cleaner, cleaner->at + hashes) != ' ')
        return 0;
    cleaner->at += hashes;
    return (unsigned)hashes;
}

static bool is_ordinary(char c)
{
    switch (c) {
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '\\':
    case '\xC2':
    case '\xE2':
    case '\xE3':
    case '\xEF':
        return false;
    default:
        return (unsigned char)c > ' ' && c != 0x7F;
    }
}

/* A single space between ordinary characters is ordinary too: most of a line goes at once. */
static size_t ordinary_run(struct pilar_text text)
{
    size_t length = 0;
    while (length < text.length &&
           (is_ordinary(text.data[length]) ||
            (text.data[length] == ' ' && length > 0 && text.data[length - 1] != ' ')))
        length++;
    return length;
}

static void take_character(struct cleaner *cleaner)
{
    char c = cleaner->raw.data[cleaner->at];
    size_t ordinary = ordinary_run(rest_of(cleaner));
    if (ordinary > 0) {
        put(cleaner, ordinary);
        return;
    }
    switch (c) {
    case '*':
        take_asterisks(cleaner);
        break;
    case '_':
        take_underscores(cleaner);
        break;
    case '[':
        take_bracket(cleaner);
        break;
    case ']':
        take_closing_bracket(cleaner);
        break;
    case '<':
        take_tag(cleaner);
        break;
    case '\\': /* an escaped asterisk is a note's mark as well; the rest stands for itself */
        cleaner->at++;
        if (!is_punctuation(byte_at(cleaner, cleaner->at)))
            bytes_append_byte(&cleaner->markup->out, c);
        else if (byte_at(cleaner, cleaner->at) != '*')
            put(cleaner, 1);
        break;
    case '\xC2':
    case '\xE2':
    case '\xE3':
    case '\xEF':
        take_special(cleaner);
        break;
    default:
        put_space(cleaner);
        cleaner->at++;
    }
}

bool markup_clean(struct markup *markup, struct pilar_text raw, struct markup_line *line)
{
    struct cleaner cleaner = {.markup = markup, .raw = raw, .bracket = NO_BRACKET};
    markup->out.length = 0;
    unsigned hashes = take_prefix(&cleaner);
    while (cleaner.at < raw.length && !cleaner.broken)
        take_character(&cleaner);
    *line = (struct markup_line){.text = text_trim(bytes_text(&markup->out)),
                                 .taken = cleaner.at,
                                 .hashes = hashes,
                                 .traits = cleaner.traits};
    return !markup->out.failed;
}

void markup_reset(struct markup *markup)
{
    markup->open = 0;
}

void markup_free(struct markup *markup)
{
    bytes_free(&markup->out);
}
