#include "pipeline/document/numbering.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/wording.h"

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static char byte_at(struct pilar_text text, size_t at)
{
    return at < text.length ? text.data[at] : '\0';
}

static size_t skip_spaces(struct pilar_text text, size_t at)
{
    while (byte_at(text, at) == ' ')
        at++;
    return at;
}

/* ---- values ---- */

enum { ROMAN_LONGEST = 8 }; /* lxxxviii */

static const char *const ROMAN_TENS[] = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"};
static const char *const ROMAN_ONES[] = {"",  "i",  "ii",  "iii",  "iv",
                                         "v", "vi", "vii", "viii", "ix"};

/* How many bytes of `letters`, in either case, are `numeral`; 0 if they are not. */
static size_t matches(const char *letters, size_t length, const char *numeral)
{
    size_t width = strlen(numeral);
    for (size_t i = 0; i < width; i++) {
        if (i == length || (letters[i] | 0x20) != numeral[i])
            return 0;
    }
    return width;
}

/* The value of the Roman number in `length` letters of one case, up to 89 and as it is written
 * ("civil" is none); else 0. */
static unsigned roman_value(const char *letters, size_t length)
{
    unsigned tens = 0, ones = 0;
    size_t width = 0;
    for (unsigned i = 1; i < sizeof ROMAN_TENS / sizeof *ROMAN_TENS; i++) {
        size_t match = matches(letters, length, ROMAN_TENS[i]);
        if (match > width) {
            width = match;
            tens = i;
        }
    }
    letters += width;
    length -= width;
    width = 0;
    for (unsigned i = 1; i < sizeof ROMAN_ONES / sizeof *ROMAN_ONES; i++) {
        size_t match = matches(letters, length, ROMAN_ONES[i]);
        if (match > width) {
            width = match;
            ones = i;
        }
    }
    return width == length ? tens * 10 + ones : 0;
}

static size_t letters_at(struct pilar_text text, size_t at, bool (*is_letter)(char))
{
    size_t count = 0;
    while (count <= ROMAN_LONGEST && is_letter(byte_at(text, at + count)))
        count++;
    return count;
}

/* Reads up to three digits; more are a year or a sum. */
static size_t digits_at(struct pilar_text text, size_t at, unsigned *value)
{
    size_t count = 0;
    *value = 0;
    while (count < 4 && text_is_digit(byte_at(text, at + count)))
        *value = *value * 10 + (unsigned)(text.data[at + count++] - '0');
    return count < 4 ? count : 0;
}

/* ---- the kinds ---- */

static struct numbering made(enum numbering_style style, unsigned value, struct pilar_text text,
                             size_t printed, size_t marker)
{
    return (struct numbering){.style = style,
                              .value = value,
                              .printed = {text.data, printed},
                              .length = skip_spaces(text, marker)};
}

/* Whether a marker may end at `at`: a space or nothing follows, or, where a converter lost the
 * space, a capital. */
static bool ends_marker(struct pilar_text text, size_t at)
{
    struct pilar_text rest = {text.data + at, text.length - at};
    return at >= text.length || rest.data[0] == ' ' || wording_opening(rest) == OPENING_UPPER;
}

/* "4.2", "4.2.1." behind the first number. */
static struct numbering parse_section(struct pilar_text text, size_t at, unsigned value)
{
    unsigned parts = 1, part;
    size_t digits;
    while (byte_at(text, at) == '.' && (digits = digits_at(text, at + 1, &part)) > 0) {
        at += 1 + digits;
        parts++;
        value = part;
    }
    size_t end = at + (byte_at(text, at) == '.');
    struct numbering found = made(NUMBERING_SECTION, value, text, at, end);
    struct pilar_text rest = {text.data + found.length, text.length - found.length};
    bool amount =
        value > 99 || wording_opening(rest) != OPENING_UPPER; /* "1.500", "3.5 millones" */
    if (parts == 1 || parts > 5 || byte_at(text, end) != ' ' || amount)
        return (struct numbering){0};
    found.parts = parts;
    return found;
}

/* "12.", "12.-", "12)", "4.2" */
static struct numbering parse_digits(struct pilar_text text)
{
    unsigned value;
    size_t at = digits_at(text, 0, &value);
    if (at == 0)
        return (struct numbering){0};
    if (byte_at(text, at) == ')' && ends_marker(text, at + 1))
        return made(NUMBERING_COUNT, value, text, at + 1, at + 1);
    if (byte_at(text, at) != '.')
        return (struct numbering){0};
    if (text_is_digit(byte_at(text, at + 1)))
        return parse_section(text, at, value);
    size_t end = at + 1 + (byte_at(text, at + 1) == '-');
    if (!ends_marker(text, end))
        return (struct numbering){0};
    return made(NUMBERING_PARAGRAPH, value, text, at, end);
}

/* "a)", "iv.", "A.", "IV.": `count` letters of one case that stand at `at`, followed by `close`,
 * or by a point or bracket if that is 0. */
static struct numbering parse_letters(struct pilar_text text, size_t at, size_t count, char close)
{
    char after = byte_at(text, at + count);
    bool upper = is_upper(byte_at(text, at));
    if (close != '\0' ? after != close : after != '.' && after != ')')
        return (struct numbering){0};
    size_t end = at + count + 1 + (after == '.' && byte_at(text, at + count + 1) == '-');
    bool spaced = end >= text.length || text.data[end] == ' ';
    if (after == '.' ? !spaced : !(spaced || ends_marker(text, end)))
        return (struct numbering){0}; /* "D.C." is no marker, "a)Los" is */
    unsigned roman = roman_value(text.data + at, count);
    if (count > 1 && roman == 0)
        return (struct numbering){0};
    unsigned letter = (unsigned)((text.data[at] | 0x20) - 'a' + 1);
    bool is_roman = count > 1 || letter == 9; /* one letter is a letter, but for i */
    struct numbering found =
        made(upper ? (is_roman ? NUMBERING_CAPITAL_ROMAN : NUMBERING_CAPITAL)
                   : (is_roman ? NUMBERING_ROMAN : NUMBERING_LETTER),
             is_roman ? roman : letter, text, at + count + (upper && after == '.' ? 0 : 1), end);
    found.roman = count == 1 ? roman : 0;
    return found;
}

/* "(a)", "(iv)", "(1)" */
static struct numbering parse_bracketed(struct pilar_text text)
{
    unsigned value;
    size_t digits = digits_at(text, 1, &value);
    if (digits > 0 && byte_at(text, 1 + digits) == ')' && byte_at(text, 2 + digits) == ' ')
        return made(NUMBERING_COUNT, value, text, digits + 2, digits + 2);
    size_t count = letters_at(text, 1, text_is_lower);
    if (count == 0 || count > ROMAN_LONGEST)
        return (struct numbering){0};
    return parse_letters(text, 1, count, ')');
}

static struct numbering parse_bullet(struct pilar_text text)
{
    static const char *const bullets[] = {"•", "●", "○", "◦", "▪", "■", "‣", "·", "\xEF\x82\xB7",
                                          "-", "–", "—", "*"};
    enum { SELF_EVIDENT = 9 }; /* the first of them need no space behind */
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t width = strlen(bullets[i]);
        if (text_starts_with(text, bullets[i]) && text.length > width &&
            (i < SELF_EVIDENT || text.data[width] == ' '))
            return made(NUMBERING_BULLET, 1, text, width, width);
    }
    return (struct numbering){0};
}

/* ---- "Anexo II", "Parte segunda", "Norma 13" ---- */

static unsigned ordinal_value(struct pilar_text word)
{
    static const char *const ordinals[] = {"primera", "segunda", "tercera", "cuarta", "quinta",
                                           "sexta",   "septima", "octava",  "novena", "decima"};
    static const char *const masculine[] = {"primero", "segundo", "tercero", "cuarto", "quinto",
                                            "sexto",   "septimo", "octavo",  "noveno", "decimo"};
    for (unsigned i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        if (wording_is(word, ordinals[i]) || wording_is(word, masculine[i]))
            return i + 1;
    }
    return 0;
}

/* The number, Roman number, letter or ordinal word at `at`; `*end` receives where it ends. */
static unsigned label_value(struct pilar_text text, size_t at, size_t *end)
{
    unsigned value;
    size_t digits = digits_at(text, at, &value);
    size_t capitals = letters_at(text, at, is_upper);
    *end = at + digits;
    if (digits > 0 && !is_upper(byte_at(text, *end)))
        return value;
    *end = at + capitals;
    if (capitals > 0 && capitals <= ROMAN_LONGEST && !text_is_lower(byte_at(text, *end))) {
        unsigned roman = roman_value(text.data + at, capitals);
        return roman > 0 ? roman : capitals == 1 ? (unsigned)(text.data[at] - 'A' + 1) : 0;
    }
    *end = at;
    while (*end < text.length && text.data[*end] != ' ' && text.data[*end] != '.' &&
           text.data[*end] != ':' && *end - at < 16)
        (*end)++;
    return ordinal_value((struct pilar_text){text.data + at, *end - at});
}

static enum numbering_style keyword_style(struct pilar_text text)
{
    static const char *const annexes[] = {"anexo", "apendice", "adicion"};
    static const char *const parts[] = {"parte", "capitulo", "titulo", "seccion"};
    for (size_t i = 0; i < sizeof annexes / sizeof *annexes; i++) {
        if (wording_begins_with(text, annexes[i]))
            return NUMBERING_ANNEX;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (wording_begins_with(text, parts[i]))
            return NUMBERING_PART;
    }
    return NUMBERING_NAMED;
}

/* Whether a title may follow at `at`: nothing, or a sign and a title ("Medida 2. Consultas"). */
static bool ends_label(struct pilar_text text, size_t at)
{
    char c = byte_at(text, at);
    if (at >= text.length)
        return true;
    return (c == '.' || c == ':') && (at + 1 >= text.length || text.data[at + 1] == ' ');
}

static struct numbering parse_keyword(struct pilar_text text)
{
    struct pilar_text word = wording_first_word(text);
    enum { LONGEST = 24 };
    if (word.length < 4 || word.length > LONGEST || !is_upper(text.data[0]))
        return (struct numbering){0};
    enum numbering_style style = keyword_style(text);
    size_t at = skip_spaces(text, word.length), end;
    if (style == NUMBERING_ANNEX) {
        bool stop = word.data[word.length - 1] == '.'; /* "Anexo. Declaración" */
        struct pilar_text rest = {text.data + at, text.length - at};
        if (at >= text.length || stop || wording_begins_with(rest, "de la") ||
            wording_begins_with(rest, "del"))
            return (struct numbering){.style = style, .printed = {text.data, word.length - stop}};
    }
    if (at >= text.length || (style == NUMBERING_NAMED && !text_is_digit(text.data[at])))
        return (struct numbering){0};
    unsigned value = label_value(text, at, &end);
    struct pilar_text rest = {text.data + end, text.length - end};
    bool annex_of = style == NUMBERING_ANNEX && text_starts_with(rest, " de");
    if (value == 0 || !(ends_label(text, end) || annex_of))
        return (struct numbering){0};
    struct numbering found = made(style, value, text, end, 0);
    found.length = 0; /* such a label stays in the text */
    return found;
}

/* ---- all of them ---- */

struct numbering numbering_parse(struct pilar_text text)
{
    if (text.length == 0)
        return (struct numbering){0};
    char first = text.data[0];
    if (text_is_digit(first))
        return parse_digits(text);
    if (first == '(')
        return parse_bracketed(text);
    if (text_is_lower(first)) {
        size_t count = letters_at(text, 0, text_is_lower);
        return count <= ROMAN_LONGEST ? parse_letters(text, 0, count, '\0') : (struct numbering){0};
    }
    if (is_upper(first)) {
        size_t count = letters_at(text, 0, is_upper);
        struct numbering found = {0};
        if (count <= ROMAN_LONGEST && !text_is_lower(byte_at(text, count)))
            found = parse_letters(text, 0, count, '\0');
        return found.style != NUMBERING_NONE ? found : parse_keyword(text);
    }
    return parse_bullet(text);
}

void numbering_settle(struct numbering *numbering, const struct numbering *before)
{
    bool capital =
        numbering->style == NUMBERING_CAPITAL || numbering->style == NUMBERING_CAPITAL_ROMAN;
    if (numbering->roman == 0 || before == NULL)
        return;
    char c = numbering->printed.data[numbering->printed.data[0] == '(' ? 1 : 0];
    unsigned letter = (unsigned)((c | 0x20) - 'a' + 1);
    enum numbering_style letters = capital ? NUMBERING_CAPITAL : NUMBERING_LETTER;
    enum numbering_style romans = capital ? NUMBERING_CAPITAL_ROMAN : NUMBERING_ROMAN;
    if (before->style == letters && before->value + 1 == letter) {
        numbering->style = letters;
        numbering->value = letter;
    } else if (before->style == romans && before->value + 1 == numbering->roman) {
        numbering->style = romans;
        numbering->value = numbering->roman;
    }
}

bool numbering_is_item(enum numbering_style style)
{
    return style == NUMBERING_COUNT || style == NUMBERING_LETTER || style == NUMBERING_ROMAN ||
           style == NUMBERING_BULLET;
}

bool numbering_is_section(enum numbering_style style)
{
    return style >= NUMBERING_SECTION;
}
