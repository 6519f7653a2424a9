#include "pipeline/document/masthead.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/ordinals.h"
#include "pipeline/document/plain_words.h"

/* ---- date ---- */

/* Whether `text` is a place and its comma, "Nueva York," or "Madrid, a". */
static bool is_place(struct pilar_text text)
{
    enum { WORDS_MOST = 4 };
    static const char between[] = " a el lunes martes miercoles jueves viernes sabado domingo ";
    struct plain_word word;
    size_t at = 0, words = 0, end = 0;
    while (plain_words_next(text, &at, &word)) {
        if (words > 0 && plain_word_is_listed(&word, between))
            continue;
        words++;
        end = word.end;
        if (text_is_digit(word.letters[0]) || words > WORDS_MOST)
            return false;
    }
    struct pilar_text rest = text_trim((struct pilar_text){text.data + end, text.length - end});
    return words > 0 && rest.length > 0 && rest.data[0] == ',';
}

/* Whether a date at `place` is what `part` is there for. */
static bool stands_alone(struct pilar_text part, struct date_place place)
{
    struct plain_word word;
    size_t at = 0;
    if (plain_words_next(part, &at, &word) && word.begin < place.begin) {
        if (plain_word_is_listed(&word, " distr distribucion fecha "))
            return true;
        if (!is_place((struct pilar_text){part.data, place.begin}))
            return false;
    }
    at = place.end;
    return !plain_words_next(part, &at, &word);
}

static unsigned precision(struct date date)
{
    return date.day > 0 ? 3 : date.month > 0 ? 2 : date.year > 0 ? 1 : 0;
}

bool masthead_date(const struct front *front, struct date *date)
{
    struct front_parts parts = {.front = front};
    struct date best = {0}, found;
    struct date_place place;
    struct pilar_text part;
    while (front_next(&parts, &part)) {
        if (dates_find(part, &found, &place) && stands_alone(part, place) &&
            precision(found) > precision(best))
            best = found;
    }
    *date = best;
    return best.year > 0;
}

/* ---- session ---- */

/* "periodo", and what OCR makes of its accent. */
static bool is_period(const struct plain_word *word)
{
    static const char name[] = "periodo";
    return word->length == strlen(name) && plain_words_alike(word->letters, name, strlen(name));
}

/* The ordinal before "período de sesiones" and the like; few words may stand between them, as in
 * "Décimo período extraordinario de sesiones". */
static unsigned session_of(struct pilar_text part)
{
    enum { WORDS_BETWEEN = 3 };
    struct ordinal ordinal = {0};
    struct plain_word word;
    size_t at = 0, behind = 0; /* words behind the ordinal, or behind "período" */
    bool period = false;
    while (plain_words_next(part, &at, &word)) {
        struct ordinal next = behind == 0 ? ordinal : (struct ordinal){0};
        if (!period && ordinals_read(&next, &word)) {
            ordinal = next;
            behind = 0;
            continue;
        }
        if (period && plain_word_is(&word, "sesiones"))
            return ordinal.value;
        if (ordinal.value > 0 && is_period(&word)) {
            period = true;
            behind = 0;
        }
        if (ordinal.value > 0 && ++behind > WORDS_BETWEEN) {
            ordinal = (struct ordinal){0};
            period = false;
            behind = 0;
        }
    }
    return 0;
}

/* The session in a symbol of the General Assembly: "A/68/98", "A/RES/77/36", "A/C.1/77/L.23". */
static unsigned session_of_symbol(struct pilar_text symbol)
{
    enum { HIGHEST = 199 };
    struct pilar_text rest = symbol, part;
    if (!text_split(&rest, "/", &part) || !text_is(part, "A") || !text_split(&rest, "/", &part))
        return 0;
    bool series = text_is(part, "RES") || text_is(part, "DEC") || text_is(part, "HRC") ||
                  text_starts_with(part, "C.") || text_is(part, "BUR");
    if (series && !text_split(&rest, "/", &part))
        return 0;
    if (text_is(part, "RES") && !text_split(&rest, "/", &part)) /* "A/HRC/RES/24/5" */
        return 0;
    struct plain_word word;
    size_t at = 0;
    if (!plain_words_next(part, &at, &word) || word.end != part.length)
        return 0;
    unsigned session = plain_word_number(&word, word.length);
    return session <= HIGHEST ? session : 0;
}

unsigned masthead_session(const struct front *front, struct pilar_text symbol)
{
    struct front_parts parts = {.front = front};
    struct pilar_text part;
    while (front_next(&parts, &part)) {
        unsigned session = session_of(part);
        if (session > 0)
            return session;
    }
    return session_of_symbol(symbol);
}
