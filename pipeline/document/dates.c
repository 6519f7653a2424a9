#include "pipeline/document/dates.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/plain_words.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2199, MONTHS = 12, YEAR_DIGITS = 4, FUZZY_LEAST = 5 };

/* ---- numbers ---- */

/* The number that all of the word is, letters that OCR takes digits for read as such. */
static unsigned number_of(const struct plain_word *word, struct pilar_text text)
{
    struct plain_word read = *word;
    bool plain = word->end - word->begin == word->length, digit = false;
    for (size_t i = 0; i < read.length && plain; i++) {
        char printed = text.data[word->begin + i];
        digit = digit || text_is_digit(printed);
        if (printed == 'O')
            read.letters[i] = '0';
        if (printed == 'l' || printed == 'I')
            read.letters[i] = '1';
    }
    return digit ? plain_word_number(&read, read.length) : 0;
}

/* "24", "1º", "1.º", "1ro", "primero"; 0 if it is no day. */
static unsigned day_of(const struct plain_word *word, struct pilar_text text)
{
    enum { DAYS = 31 };
    if (plain_word_is_listed(word, " 1o 1ro 1ero 1er primero "))
        return 1;
    unsigned number = word->length <= 2 ? number_of(word, text) : 0;
    return number <= DAYS ? number : 0;
}

static unsigned year_of(const struct plain_word *word, struct pilar_text text)
{
    size_t stuck = strncmp(word->letters, "del", 3) == 0  ? 3
                   : strncmp(word->letters, "de", 2) == 0 ? 2
                                                          : 0; /* "de2013" */
    struct plain_word rest = {.length = word->length - stuck};
    memcpy(rest.letters, word->letters + stuck, rest.length);
    rest.begin = word->begin + stuck;
    rest.end = word->end;
    unsigned number = rest.length == YEAR_DIGITS ? number_of(&rest, text) : 0;
    return number >= YEAR_FIRST && number <= YEAR_LAST ? number : 0;
}

static unsigned days_in(unsigned year, unsigned month)
{
    static const unsigned char days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool is_valid(struct date date)
{
    return date.year >= YEAR_FIRST && date.year <= YEAR_LAST && date.month >= 1 &&
           date.month <= MONTHS && date.day >= 1 && date.day <= days_in(date.year, date.month);
}

/* ---- months ---- */

/* Whether one letter of `name` was misread, lost or made two in `word`. */
static bool is_misread(const char *word, size_t length, const char *name)
{
    size_t wanted = strlen(name), same = 0;
    while (same < length && same < wanted && word[same] == name[same])
        same++;
    if (length == wanted)
        return strcmp(word + same + 1, name + same + 1) == 0;
    if (length == wanted + 1)
        return strcmp(word + same + 1, name + same) == 0;
    return length + 1 == wanted && strcmp(word + same, name + same + 1) == 0;
}

/* 1 to 12, or 0 if it is no month or may be two. */
static unsigned month_named(const char *word, bool misread)
{
    static const char *const names[] = {
        "enero",  "febrero",    "marzo",     "abril",   "mayo",      "junio",    "julio",
        "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre"};
    static const unsigned char numbers[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 11, 12};
    size_t length = strlen(word);
    unsigned found = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(word, names[i]) == 0)
            return numbers[i];
    }
    for (size_t i = 0; i < sizeof names / sizeof *names && misread && length >= FUZZY_LEAST; i++) {
        if (!is_misread(word, length, names[i]))
            continue;
        if (found != 0 && found != numbers[i])
            return 0;
        found = numbers[i];
    }
    return found;
}

static unsigned month_of(const struct plain_word *word, bool misread)
{
    unsigned month = month_named(word->letters, misread);
    if (month == 0 && strncmp(word->letters, "de", 2) == 0) /* "dejunio" */
        month = month_named(word->letters + 2, false);
    return month;
}

/* ---- in a text ---- */

/* Goes through the words, of which it knows some. */
struct search {
    struct pilar_text text;
    struct plain_word words[7]; /* the last that were read, the newest behind the others */
    struct date month, year;    /* found on the way, in case no day is */
    struct date_place month_place, year_place;
};

enum { KNOWN = sizeof((struct search *)NULL)->words / sizeof(struct plain_word) };

/* The word so many before the newest. */
static const struct plain_word *word_before(const struct search *search, size_t count)
{
    return &search->words[KNOWN - 1 - count];
}

/* Whether the `length` bytes between the words `before` the newest and the next are `sign`. */
static bool are_joined_by(const struct search *search, size_t before, char sign)
{
    const struct plain_word *left = word_before(search, before);
    return word_before(search, before - 1)->begin == left->end + 1 &&
           search->text.data[left->end] == sign;
}

/* Whether the day `before` the newest word is the second of a span: "6 a 10", "24 y 25", "3-7",
 * "del 29 de julio al 2". */
static bool ends_span(const struct search *search, size_t before)
{
    const struct plain_word *day = word_before(search, before);
    const struct plain_word *joint = word_before(search, before + 1);
    const struct plain_word *other = joint;
    bool joined = plain_word_is(joint, "a");
    if (joined || plain_word_is(joint, "el")) /* "el 6 y el 7" */
        other = word_before(search, before + 2);
    if (plain_word_is_listed(joint, " al y e hasta ") || plain_word_is_listed(other, " y e hasta "))
        return true;
    for (size_t i = joint->end; i < day->begin && !joined && joint->length > 0; i++)
        joined = search->text.data[i] == '-' || search->text.data[i] == '\xE2'; /* – */
    return joined && day_of(other, search->text) > 0;
}

/* "24 de junio de 2013" or "junio de 2013", if the newest word is the year. */
static bool take_written(struct search *search, struct date *date, struct date_place *place)
{
    const struct plain_word *year = word_before(search, 0);
    struct date made = {.year = year_of(year, search->text)};
    if (made.year == 0)
        return false;
    size_t at = 1;
    at += plain_word_is_listed(word_before(search, at), " de del ");
    const struct plain_word *month = word_before(search, at++);
    size_t day_at = at + plain_word_is(word_before(search, at), "de");
    made.day = day_of(word_before(search, day_at), search->text);
    made.month = month_of(month, made.day > 0);
    if (made.month > 0 && made.day > 0) {
        *date = made;
        *place = (struct date_place){word_before(search, day_at)->begin, year->end};
        return is_valid(made) && !ends_span(search, day_at);
    }
    const struct plain_word *before = word_before(search, day_at);
    bool numbered = before->length <= 3 && text_is_digit(before->letters[0]); /* no day of it */
    if (made.month > 0 && !numbered && search->month.year == 0) {
        search->month = (struct date){made.year, made.month, 0};
        search->month_place = (struct date_place){month->begin, year->end};
    } else if (made.month == 0 && search->year.year == 0) {
        search->year = (struct date){made.year, 0, 0};
        search->year_place = (struct date_place){year->begin, year->end};
    }
    return false;
}

/* "24/06/2013", "24.6.2013", "2013-06-24", if the newest word is the last number. */
static bool take_numbers(const struct search *search, struct date *date, struct date_place *place)
{
    const struct plain_word *first = word_before(search, 2), *middle = word_before(search, 1);
    const struct plain_word *last = word_before(search, 0);
    bool stops = are_joined_by(search, 2, '.') && are_joined_by(search, 1, '.');
    bool slashes = are_joined_by(search, 2, '/') && are_joined_by(search, 1, '/');
    bool dashes = are_joined_by(search, 2, '-') && are_joined_by(search, 1, '-');
    bool apart = first->begin == 0 || !strchr("/.-", search->text.data[first->begin - 1]);
    bool ends = last->end == search->text.length || search->text.data[last->end] != '/';
    if (!(stops || slashes || dashes) || !apart || !ends || first->length == 0)
        return false;
    unsigned numbers[3] = {plain_word_number(first, first->length),
                           plain_word_number(middle, middle->length),
                           plain_word_number(last, last->length)};
    bool year_first = first->length == YEAR_DIGITS;
    struct date made = year_first ? (struct date){numbers[0], numbers[1], numbers[2]}
                                  : (struct date){numbers[2], numbers[1], numbers[0]};
    *date = made;
    *place = (struct date_place){first->begin, last->end};
    return is_valid(made);
}

bool dates_find(struct pilar_text text, struct date *date, struct date_place *place)
{
    struct search search = {.text = text};
    struct plain_word word;
    struct date found;
    struct date_place found_place;
    size_t at = 0;
    while (plain_words_next(text, &at, &word)) {
        memmove(search.words, search.words + 1, sizeof search.words - sizeof *search.words);
        search.words[KNOWN - 1] = word;
        if (take_written(&search, &found, &found_place) ||
            take_numbers(&search, &found, &found_place)) {
            *date = found;
            *place = found_place;
            return true;
        }
    }
    bool month = search.month.year > 0;
    *date = month ? search.month : search.year;
    *place = month ? search.month_place : search.year_place;
    return date->year > 0;
}

void dates_append(struct bytes *out, struct date date)
{
    bytes_append_format(out, "%04u", date.year);
    if (date.month > 0)
        bytes_append_format(out, "-%02u", date.month);
    if (date.month > 0 && date.day > 0)
        bytes_append_format(out, "-%02u", date.day);
}
