#include "pipeline/document/wording.h"

#include <string.h>

#include "pipeline/base/text.h"

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* ---- both ends ---- */

enum opening wording_opening(struct pilar_text text)
{
    static const char *const passed[] = {"“", "«", "‘", "¿", "¡"};
    while (text.length > 0) {
        char c = text.data[0];
        if (text_is_lower(c))
            return OPENING_LOWER;
        if (is_upper(c))
            return OPENING_UPPER;
        if (text_is_digit(c))
            return OPENING_DIGIT;
        if (c == '\xC3' && text.length > 1) /* À to Þ are C3 80 to C3 9E, ß to ÿ the rest */
            return (unsigned char)text.data[1] <= 0x9E ? OPENING_UPPER : OPENING_LOWER;
        size_t width = c == '(' || c == '[' || c == '"' || c == '\'' ? 1 : 0;
        for (size_t i = 0; i < sizeof passed / sizeof *passed && width == 0; i++) {
            if (text_starts_with(text, passed[i]))
                width = strlen(passed[i]);
        }
        if (width == 0)
            return OPENING_OTHER;
        text.data += width;
        text.length -= width;
    }
    return OPENING_OTHER;
}

static bool ends_with(struct pilar_text text, const char *suffix)
{
    size_t length = strlen(suffix);
    return text.length >= length && memcmp(text.data + text.length - length, suffix, length) == 0;
}

static struct pilar_text without_closing(struct pilar_text text)
{
    static const char *const closing[] = {"”", "»", "’"};
    for (;;) {
        char last = text.length > 0 ? text.data[text.length - 1] : '\0';
        size_t width = last == ')' || last == ']' || last == '"' || last == '\'' ? 1 : 0;
        for (size_t i = 0; i < sizeof closing / sizeof *closing && width == 0; i++) {
            if (ends_with(text, closing[i]))
                width = strlen(closing[i]);
        }
        if (width == 0)
            return text;
        text.length -= width;
    }
}

/* Whether `word` is one of `list`, whose words stand between spaces. */
static bool is_listed(struct pilar_text word, const char *list)
{
    enum { LONGEST = 24 };
    char padded[LONGEST + 2];
    if (word.length == 0 || word.length > LONGEST)
        return false;
    padded[0] = ' ';
    memcpy(padded + 1, word.data, word.length);
    padded[word.length + 1] = ' ';
    return memmem(list, strlen(list), padded, word.length + 2) != NULL;
}

/* The last word, which is not searched for farther back than any that is asked for reaches. */
static struct pilar_text last_word(struct pilar_text text)
{
    enum { TAIL = 24 };
    if (text.length > TAIL)
        text = (struct pilar_text){text.data + text.length - TAIL, TAIL};
    const char *space = text.length == 0 ? NULL : memrchr(text.data, ' ', text.length);
    if (space == NULL)
        return text;
    size_t before = (size_t)(space - text.data) + 1;
    return (struct pilar_text){text.data + before, text.length - before};
}

/* Abbreviations that something must follow: their point ends no sentence. */
static bool ends_in_abbreviation(struct pilar_text text)
{
    static const char abbreviations[] =
        " Dr. Dra. Excma. Excmo. Gral. Ing. Lic. Prof. Sr. Sra. Sras. Sres. Srta. art. arts. cap."
        " cf. núm. núms. p. pág. págs. párr. párrs. pp. secc. vol. ";
    enum { LONGEST = 7 };
    struct pilar_text word = last_word(text);
    return word.length <= LONGEST && is_listed(word, abbreviations);
}

enum ending wording_ending(struct pilar_text text)
{
    text = without_closing(text);
    if (text.length == 0)
        return ENDING_OPEN;
    switch (text.data[text.length - 1]) {
    case '.':
        return ends_in_abbreviation(text) ? ENDING_OPEN : ENDING_STOP;
    case '?':
    case '!':
        return ENDING_STOP;
    case ',':
        return ENDING_COMMA;
    case ';':
        return ENDING_SEMICOLON;
    case ':':
        return ENDING_COLON;
    case '-':
        return ENDING_HYPHEN;
    default:
        if (ends_with(text, "\xC2\xAD")) /* the soft hyphen */
            return ENDING_HYPHEN;
        return ends_with(text, "…") ? ENDING_STOP : ENDING_OPEN;
    }
}

bool wording_ends_unfinished(struct pilar_text text)
{
    static const char function_words[] =
        " a al ante bajo con contra cuya cuyas cuyo cuyos de del desde durante e el en entre hacia"
        " hasta la las lo los mediante ni o para por que se según sin sobre su sus tras u un una"
        " unas unos y ";
    struct pilar_text word = last_word(text);
    size_t before = text.length - word.length; /* where the space ends */
    if (before < 2)
        return false;
    bool punctuated = text.data[before - 2] == ',' || text.data[before - 2] == ';';
    enum { LONGEST = 8 };
    return (!punctuated && word.length <= LONGEST && is_listed(word, function_words)) ||
           (word.data[word.length - 1] == '.' && ends_in_abbreviation(text));
}

bool wording_ends_in_reference(struct pilar_text text)
{
    static const char nouns[] =
        " anexo anexos apartado apartados artículo artículos capítulo capítulos inciso incisos"
        " norma normas párrafo párrafos punto puntos regla reglas resolución resoluciones sección"
        " secciones tema temas ";
    return is_listed(last_word(text), nouns);
}

struct pilar_text wording_first_word(struct pilar_text text)
{
    const char *space = text.length == 0 ? NULL : memchr(text.data, ' ', text.length);
    if (space != NULL)
        text.length = (size_t)(space - text.data);
    while (text.length > 0 &&
           (text.data[text.length - 1] == ',' || text.data[text.length - 1] == ':'))
        text.length--;
    return text;
}

/* ---- comparison without case and accents ---- */

/* Copies up to `size` bytes of `text` in lower case, with á é í ó ú ü as plain letters and Ñ as
 * ñ; returns how many bytes it wrote. All that is compared here is ASCII but for these. */
static size_t fold(struct pilar_text text, char *out, size_t size)
{
    size_t written = 0;
    for (size_t i = 0; i < text.length && written < size; i++) {
        char c = text.data[i];
        if (c == '\xC3' && i + 1 < text.length) {
            static const char vowels[][3] = {"\xA1\x61", "\xA9\x65", "\xAD\x69",
                                             "\xB3\x6F", "\xBA\x75", "\xBC\x75"};
            char second = (char)(text.data[i + 1] | 0x20); /* capitals are 0x20 below */
            for (size_t v = 0; v < sizeof vowels / sizeof *vowels; v++) {
                if (second == vowels[v][0]) {
                    c = vowels[v][1];
                    i++;
                    break;
                }
            }
        } else if (is_upper(c)) {
            c = (char)(c | 0x20);
        }
        out[written++] = c;
    }
    return written;
}

enum { PHRASE_LIMIT = 64, ACCENT_LIMIT = 8 };

/* Most lines are told from a phrase by their first letter. */
static bool may_begin_with(struct pilar_text text, const char *phrase)
{
    char first = text.length == 0 ? '\0' : text.data[0];
    return first == '\xC3' || first == phrase[0] ||
           (is_upper(first) && (first | 0x20) == phrase[0]);
}

bool wording_begins_with(struct pilar_text text, const char *phrase)
{
    char folded[PHRASE_LIMIT + 1];
    size_t length = strlen(phrase);
    if (!may_begin_with(text, phrase) || text.length < length || length > PHRASE_LIMIT)
        return false;
    size_t written = fold(text, folded, length + 1);
    bool word_ends = written == length || folded[length] < 'a' || folded[length] > 'z';
    return written >= length && word_ends && memcmp(folded, phrase, length) == 0;
}

bool wording_is(struct pilar_text text, const char *phrase)
{
    char folded[PHRASE_LIMIT + 1];
    size_t length = strlen(phrase);
    if (!may_begin_with(text, phrase) || text.length < length ||
        text.length > length + ACCENT_LIMIT || length > PHRASE_LIMIT)
        return false;
    return fold(text, folded, sizeof folded) == length && memcmp(folded, phrase, length) == 0;
}

bool wording_begins_with_ordinal(struct pilar_text text)
{
    static const char ordinals[] =
        " primer primera primero segunda segundo tercer tercera tercero cuarta cuarto quinta"
        " quinto sexta sexto septima septimo octava octavo novena noveno decima decimo undecimo"
        " duodecimo decimoprimer decimosegundo decimotercer decimocuarto decimoquinto ";
    enum { LONGEST = 24 };
    struct pilar_text word = wording_first_word(text);
    size_t digits = 0;
    while (digits < word.length && text_is_digit(word.data[digits]))
        digits++;
    if (digits > 0) {
        struct pilar_text sign = {word.data + digits, word.length - digits};
        return text_is(sign, "ª") || text_is(sign, "º") || text_is(sign, "°");
    }
    char folded[LONGEST];
    if (word.length > LONGEST)
        return false;
    struct pilar_text lower = {folded, fold(word, folded, sizeof folded)};
    return ends_with(lower, "gesimo") || ends_with(lower, "gesima") || is_listed(lower, ordinals);
}

bool wording_is_capitals(struct pilar_text text)
{
    size_t capitals = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool accented = c == '\xC3' && i + 1 < text.length;
        if (text_is_lower(c) || (accented && (unsigned char)text.data[i + 1] > 0x9E))
            return false;
        capitals += is_upper(c) || accented;
    }
    return capitals >= 4;
}

/* ---- preambles ---- */

static bool is_preambular_word(struct pilar_text word)
{
    static const char states[] =
        " alarmada alarmado alarmados alentada alentado alentados animada animado animados"
        " comprometida comprometido comprometidos consciente conscientes convencida convencido"
        " convencidos decidida decidido decididos deseosa deseoso deseosos empeñada empeñado"
        " guiada guiado guiados gravemente hondamente inquieta inquieto inquietos inspirada"
        " inspirado inspirados persuadida persuadido preocupada preocupado preocupados"
        " profundamente resuelta resuelto resueltos seriamente sumamente ";
    enum { LONGEST = 24 };
    char folded[LONGEST];
    if (word.length > LONGEST)
        return false;
    struct pilar_text lower = {folded, fold(word, folded, sizeof folded)};
    static const char others[] = " cuando fernando orlando rolando ";
    if (lower.length > 5 && !is_listed(lower, others) &&
        (ends_with(lower, "ando") || ends_with(lower, "endo")))
        return true;
    return is_listed(lower, states);
}

bool wording_is_preambular(struct pilar_text text)
{
    static const char adverbs[] = " además asimismo igualmente reafirmando también y ";
    struct pilar_text first = wording_first_word(text);
    if (is_preambular_word(first))
        return true;
    char folded[16];
    if (first.length >= sizeof folded)
        return false;
    memcpy(folded, first.data, first.length);
    if (first.length > 0 && is_upper(folded[0]))
        folded[0] = (char)(folded[0] | 0x20);
    if (!is_listed((struct pilar_text){folded, first.length}, adverbs))
        return false;
    size_t skipped = first.length;
    while (skipped < text.length && (text.data[skipped] == ' ' || text.data[skipped] == ','))
        skipped++;
    return is_preambular_word(
        wording_first_word((struct pilar_text){text.data + skipped, text.length - skipped}));
}

/* ---- dates ---- */

static bool is_month(struct pilar_text word)
{
    static const char months[] = " enero febrero marzo abril mayo junio julio agosto septiembre"
                                 " setiembre octubre noviembre diciembre ";
    return is_listed(word, months);
}

static bool is_year(struct pilar_text word)
{
    return word.length == 4 && text_is_digit(word.data[0]) && text_is_digit(word.data[1]) &&
           text_is_digit(word.data[2]) && text_is_digit(word.data[3]);
}

/* A date is days, "de", a month, "de" or "del", a year; what may stand before the days is a
 * place, which is a few capitalised words. */
bool wording_is_date(struct pilar_text text)
{
    enum { LONGEST = 80 };
    bool month = false, year = false;
    char last = text.length == 0 ? '\0' : text.data[text.length - 1];
    if (text.length > LONGEST || !(text_is_digit(last) || last == ']'))
        return false;
    if (text.length > 1 && text.data[0] == '[' && text.data[text.length - 1] == ']')
        text = (struct pilar_text){text.data + 1, text.length - 2};
    struct pilar_text rest = text, word;
    size_t place_words = 0;
    while (text_split(&rest, " ", &word)) {
        bool comma = word.length > 0 && word.data[word.length - 1] == ',';
        if (comma)
            word.length--;
        if (is_month(word) || (month && is_listed(word, " de del ")))
            month = true;
        else if (month && is_year(word))
            year = true;
        else if ((word.length <= 4 && wording_opening(word) == OPENING_DIGIT) || /* "7", "1º" */
                 is_listed(word, " de a al y - – "))
            continue;
        else if (wording_opening(word) != OPENING_UPPER || month || ++place_words > 4)
            return false;
    }
    return month && year;
}
