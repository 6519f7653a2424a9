#include "pipeline/document/furniture.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/wording.h"

/* ---- tokens of a code line ---- */

/* How many digits `text` begins with. */
static size_t digits_of(struct pilar_text text)
{
    size_t count = 0;
    while (count < text.length && text_is_digit(text.data[count]))
        count++;
    return count;
}

static struct pilar_text behind(struct pilar_text text, size_t length)
{
    return (struct pilar_text){text.data + length, text.length - length};
}

/* What a part of a symbol is made of: "AC.290", "2021", "CRP.2", "Rev.1". */
static bool is_symbol_character(char c, bool first)
{
    return text_is_upper(c) || text_is_digit(c) || c == '.' || c == '-' ||
           (c >= 'a' && c <= 'z' && !first);
}

/* Whether the hyphen at `at` stands before the symbol of another organ: "A/98/77-S/2043/15". */
static bool is_before_symbol(struct pilar_text text, size_t at)
{
    return text.data[at] == '-' && at + 2 < text.length && text_is_upper(text.data[at + 1]) &&
           text.data[at + 2] == '/';
}

size_t furniture_symbol(struct pilar_text text)
{
    size_t length = 0, slashes = 0, part = 0;
    bool digit = false;
    while (length < text.length && length < 4 && text_is_upper(text.data[length]))
        length++; /* the organ: A, S, E, ST, CCW, NPT */
    if (length == 0)
        return 0;
    for (; length < text.length; length++) {
        char c = text.data[length];
        bool slash = c == '/';
        bool empty = slash && slashes > 0 && part == 0;
        bool stray = !slash && (slashes == 0 || !is_symbol_character(c, part == 0));
        if (empty || stray || is_before_symbol(text, length))
            break;
        slashes += slash;
        part = slash ? 0 : part + 1;
        digit = digit || text_is_digit(c);
    }
    while (length > 0 && (text.data[length - 1] == '.' || text.data[length - 1] == '/'))
        length--;
    return slashes > 0 && digit ? length : 0;
}

/* Takes the first word of `*rest`, which is not empty; spaces are single. */
static struct pilar_text take_word(struct pilar_text *rest)
{
    const char *space = memchr(rest->data, ' ', rest->length);
    struct pilar_text word = *rest;
    if (space != NULL)
        word.length = (size_t)(space - rest->data);
    *rest = behind(*rest, word.length + (space != NULL));
    return word;
}

enum token {
    TOKEN_NONE,
    TOKEN_CODE,   /* a symbol, job number or barcode: says by itself what the line is */
    TOKEN_NUMBER, /* a number that may be a page's */
    TOKEN_FILLER  /* what stands beside these: (S), "de", a dash, six digits of a date */
};

/* A job number: two digits, a hyphen, five (13-37169), with or without the place of printing
 * before it (GE.21-00345, V.15-01234). */
static bool is_job_number(struct pilar_text token)
{
    size_t letters = 0;
    while (letters < token.length && letters < 3 && text_is_upper(token.data[letters]))
        letters++;
    if (letters > 0 && (letters == token.length || token.data[letters] != '.'))
        return false;
    token = behind(token, letters > 0 ? letters + 1 : 0);
    if (digits_of(token) != 2 || token.length != 8 || token.data[2] != '-')
        return false;
    return digits_of(behind(token, 3)) == 5;
}

/* Whether nothing follows a symbol, or the asterisk of a reissue, or a dash and the symbol of
 * another organ, as on documents of the Assembly and the Council. */
static bool is_symbol_end(struct pilar_text rest)
{
    while (text_starts_with(rest, "*"))
        rest = behind(rest, 1);
    size_t dash = text_starts_with(rest, "-") ? 1 : text_starts_with(rest, "–") ? 3 : 0;
    return rest.length == 0 ||
           (dash > 0 && furniture_symbol(behind(rest, dash)) == rest.length - dash);
}

static enum token token_kind(struct pilar_text token)
{
    size_t digits = digits_of(token);
    size_t symbol = furniture_symbol(token);
    if (symbol > 0 && is_symbol_end(behind(token, symbol)))
        return TOKEN_CODE;
    if (is_job_number(token) || (digits == token.length && digits == 7)) /* the barcode's number */
        return TOKEN_CODE;
    if (digits == token.length && digits >= 1 && digits <= 3)
        return TOKEN_NUMBER;
    struct pilar_text total = behind(token, digits); /* "2/20" */
    if (digits > 0 && digits <= 3 && total.length > 1 && total.length <= 4 &&
        total.data[0] == '/' && digits_of(behind(total, 1)) == total.length - 1)
        return TOKEN_NUMBER;
    if (digits == token.length && digits == 6)
        return TOKEN_FILLER;
    static const char *const signs[] = {"(S)", "(C)", "(E)", "(F)",  "-", "–",
                                        "—",   "*",   "|",   "/...", "/…"};
    if (text_is_upper(token.data[0]) || (token.data[0] >= 'a' && token.data[0] <= 'z'))
        return text_is(token, "de") || wording_is(token, "pagina") || wording_is(token, "pag.") ||
                       wording_is(token, "page")
                   ? TOKEN_FILLER
                   : TOKEN_NONE;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (text_is(token, signs[i]))
            return TOKEN_FILLER;
    }
    return TOKEN_NONE;
}

/* Codes and numbers and nothing else. One number alone is a page's; two could be a table's. */
static bool is_code_line(struct pilar_text text)
{
    struct pilar_text rest = text;
    size_t codes = 0, numbers = 0;
    while (rest.length > 0) {
        struct pilar_text token = take_word(&rest);
        enum token kind = token.length == 0 ? TOKEN_FILLER : token_kind(token);
        if (kind == TOKEN_NONE)
            return false;
        codes += kind == TOKEN_CODE;
        numbers += kind == TOKEN_NUMBER;
    }
    return codes > 0 || numbers == 1 || (numbers == 2 && memmem(text.data, text.length, " de ", 4));
}

/* Whether the line is the date of printing, six digits, that stands apart behind the job number. */
static bool is_rest_of_code(const struct lines *lines, size_t index)
{
    struct pilar_text text = lines->items[index].text;
    return index > 0 && lines->items[index - 1].use == LINE_PAGE && text.length == 6 &&
           digits_of(text) == 6;
}

/* ---- other lines ---- */

static bool is_masthead(struct pilar_text text)
{
    static const char *const whole[] = {"naciones unidas",
                                        "asamblea general",
                                        "consejo de seguridad",
                                        "primera comision",
                                        "consejo economico y social",
                                        "consejo de derechos humanos",
                                        "comision de desarme",
                                        "conferencia de desarme",
                                        "documentos oficiales",
                                        "español",
                                        "español solamente",
                                        "(continua)"};
    static const char *const beginning[] = {"distr.", "original:", "copia anticipada",
                                            "documentos oficiales", "suplemento num."};
    enum { LONGEST = 60 };
    if (text.length > LONGEST)
        return false;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        if (wording_is(text, whole[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof beginning / sizeof *beginning; i++) {
        if (wording_begins_with(text, beginning[i]))
            return true;
    }
    return false;
}

/* "Septuagésimo séptimo período de sesiones", "Tema 94 del programa provisional", "46ª sesión
 * plenaria": an ordinal and the session, or an item of the agenda with its number. */
static bool is_session(struct pilar_text text)
{
    enum { LONGEST = 100 };
    if (text.length > LONGEST || text.length < 8)
        return false;
    if (wording_begins_with(text, "tema") || wording_begins_with(text, "temas"))
        return text_is_digit(text.data[5]) || text_is_digit(text.data[6]);
    if (wording_opening(text) ==
        OPENING_LOWER) /* in the middle of a sentence, a page's first line */
        return false;
    if (!wording_begins_with_ordinal(text))
        return false;
    if (memmem(text.data, text.length, "odo de sesiones", 15) != NULL)
        return true;
    return text_is_digit(text.data[0]) && memmem(text.data, text.length, "sesión", 7) != NULL;
}

static bool is_original(struct pilar_text text)
{
    return wording_begins_with(text, "[original:") && text.data[text.length - 1] == ']';
}

static bool is_url(struct pilar_text text)
{
    if (text.data[0] != 'h' && text.data[0] != 'w' && text.data[0] != '<')
        return false;
    bool begins = text_starts_with(text, "http://") || text_starts_with(text, "https://") ||
                  text_starts_with(text, "www.") || text_starts_with(text, "<http");
    return begins && memchr(text.data, ' ', text.length) == NULL;
}

/* A line of one or two characters over and over: "____", "---", "* * *", "====". */
static bool is_rule(struct pilar_text text)
{
    size_t strokes = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == ' ')
            continue;
        if (c == '\xE2' &&
            (text_starts_with(behind(text, i), "—") || text_starts_with(behind(text, i), "–")))
            i += 2;
        else if (c != '_' && c != '-' && c != '=' && c != '*' && c != '~')
            return false;
        strokes++;
    }
    return strokes >= 3;
}

/* A line of a table of contents: dots up to a page's number, or to the line's end. */
static bool has_leaders(struct pilar_text text)
{
    char last = text.data[text.length - 1];
    if (!text_is_digit(last) && last != '.' && last != '\xA6') /* the last byte of … */
        return false;
    return memmem(text.data, text.length, ".....", 5) != NULL ||
           memmem(text.data, text.length, ". . . .", 7) != NULL ||
           memmem(text.data, text.length, "……", 6) != NULL;
}

static enum line_use use_of_text(struct pilar_text text)
{
    if (is_original(text))
        return LINE_ORIGINAL;
    bool furniture = is_masthead(text) || is_session(text) || wording_is_date(text);
    return furniture ? LINE_FURNITURE : LINE_TEXT;
}

/* The parts of a line that stand in columns: a masthead has two. Each must be furniture. */
static enum line_use use_of_columns(struct pilar_text raw)
{
    struct pilar_text rest = raw, part;
    bool any = false;
    while (text_split(&rest, "   ", &part)) {
        part = text_trim(part);
        if (part.length > 0 && !is_code_line(part) && use_of_text(part) == LINE_TEXT)
            return LINE_TEXT;
        any = any || part.length > 0;
    }
    return any ? LINE_FURNITURE : LINE_TEXT;
}

/* ---- marking ---- */

/* Words of the masthead, dates and URLs may also be the end of a hard-wrapped sentence: not if
 * the line before goes on. */
static bool continues(const struct lines *lines, size_t index)
{
    if (index == 0)
        return false;
    const struct line *before = &lines->items[index - 1];
    return before->use == LINE_TEXT && !lines_gap_before(lines, index) &&
           (before->ending == ENDING_COMMA || before->text.length > 50 ||
            wording_ends_unfinished(before->text));
}

static enum line_use use_of(const struct lines *lines, size_t index, const char *base)
{
    enum { LONGEST = 160 };
    const struct line *line = &lines->items[index];
    struct pilar_text text = line->text;
    if (is_url(text))
        return continues(lines, index) ? LINE_TEXT : LINE_FURNITURE;
    if (has_leaders(text)) /* a hundred dots or more, where the page is wide */
        return LINE_FURNITURE;
    if (text.length > LONGEST)
        return LINE_TEXT;
    if (is_code_line(text) || is_rest_of_code(lines, index))
        return LINE_PAGE;
    if (is_rule(text))
        return LINE_FURNITURE;
    enum line_use use = use_of_text(text);
    if (use == LINE_TEXT && (line->traits & LINE_COLUMNS) != 0)
        use = use_of_columns((struct pilar_text){base + line->begin, line->end - line->begin});
    return use != LINE_TEXT && continues(lines, index) ? LINE_TEXT : use;
}

void furniture_mark(struct lines *lines, const struct source *source)
{
    const char *base = source_text(source).data;
    for (size_t i = 0; i < lines->count; i++)
        lines->items[i].use = (uint8_t)use_of(lines, i, base);
}
