#include "pipeline/document/ordinals.h"

#include <string.h>

#include "pipeline/base/text.h"

/* A part of an ordinal without its last vowel. */
struct stem {
    const char *letters;
    unsigned value;
};

enum { HIGHEST = 199, UNITS_END = 10, ALIKE_LEAST = 4 };

static const struct stem TENS[] = {
    {"centesim", 100}, {"nonagesim", 90},    {"octogesim", 80},   {"septuagesim", 70},
    {"sexagesim", 60}, {"quincuagesim", 50}, {"cuadragesim", 40}, {"trigesim", 30},
    {"vigesim", 20},   {"decim", 10},
};
/* what may stand behind tens, and 11 and 12, which are words of their own */
static const struct stem UNITS[] = {
    {"primer", 1}, {"segund", 2},   {"tercer", 3},    {"cuart", 4}, {"quint", 5},
    {"sext", 6},   {"septim", 7},   {"setim", 7},     {"octav", 8}, {"noven", 9},
    {"non", 9},    {"undecim", 11}, {"duodecim", 12},
};

static bool is_vowel(char c)
{
    return c == 'o' || c == 'a';
}

/* Whether `word` begins with the stem; one letter of a long one may be misread. */
static bool begins_with(const char *word, const char *stem)
{
    size_t length = strlen(stem);
    if (strlen(word) < length)
        return false;
    return length >= ALIKE_LEAST ? plain_words_alike(word, stem, length)
                                 : memcmp(word, stem, length) == 0;
}

/* The value of a unit that is all of `word`: "primer", "primero", "septima"; 0 if it is none. */
static unsigned unit_of(const char *word)
{
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        size_t length = strlen(UNITS[i].letters);
        if (!begins_with(word, UNITS[i].letters))
            continue;
        bool shortened = word[length] == '\0' && UNITS[i].letters[length - 1] == 'r';
        if (shortened || (is_vowel(word[length]) && word[length + 1] == '\0'))
            return UNITS[i].value;
    }
    return 0;
}

/* The value of a word of tens, "vigesimo", to which a unit may be joined: "vigesimoprimer". */
static unsigned tens_of(const char *word, bool *joined)
{
    for (size_t i = 0; i < sizeof TENS / sizeof *TENS; i++) {
        size_t length = strlen(TENS[i].letters);
        if (!begins_with(word, TENS[i].letters) || !is_vowel(word[length]))
            continue;
        *joined = word[length + 1] != '\0';
        unsigned unit = *joined ? unit_of(word + length + 1) : 0;
        if (!*joined || (unit > 0 && unit < UNITS_END))
            return TENS[i].value + unit;
    }
    return 0;
}

/* "77", "77o", "3er", "1ra": digits with or without the end of an ordinal. */
static unsigned number_of(const struct plain_word *word)
{
    size_t digits = 0;
    while (digits < word->length && text_is_digit(word->letters[digits]))
        digits++;
    struct plain_word ending = {.length = word->length - digits};
    memcpy(ending.letters, word->letters + digits, ending.length);
    bool ends =
        ending.length == 0 ||
        plain_word_is_listed(&ending, " o a er ero era ro ra do da to ta mo ma vo va no na ");
    return ends ? plain_word_number(word, digits) : 0;
}

bool ordinals_read(struct ordinal *ordinal, const struct plain_word *word)
{
    bool fresh = ordinal->value == 0, joined = false;
    unsigned number = number_of(word), tens = 0, unit = 0;
    if (number > 0 && number <= HIGHEST && fresh) {
        *ordinal = (struct ordinal){.value = number};
        return true;
    }
    unit = unit_of(word->letters);
    if (unit == 0)
        tens = tens_of(word->letters, &joined);
    unsigned value = unit + tens;
    if (value == 0 || (!fresh && value >= ordinal->lowest))
        return false;
    unsigned lowest = tens >= 100 ? 100 : tens >= UNITS_END && !joined ? UNITS_END : 0;
    *ordinal = (struct ordinal){ordinal->value + value, lowest};
    return true;
}
