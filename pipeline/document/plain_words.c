#include "pipeline/document/plain_words.h"

#include <string.h>
#include <utf8proc.h>

#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

enum { SEPARATOR = 0, NOTHING = 1, UNKNOWN = '?', DEGREE = 0xB0, REPLACEMENT = 0xFFFD };

/* What a character beyond ASCII is in a plain word: a letter, nothing, or the end of the word. */
static char plain_beyond_ascii(uint32_t character)
{
    enum { LETTERS = 8 };
    utf8proc_int32_t decomposed[LETTERS];
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    if (character == REPLACEMENT)
        return UNKNOWN;
    if (character == DEGREE) /* set for the sign of an ordinal */
        return 'o';
    if (category == UTF8PROC_CATEGORY_MN)
        return NOTHING;
    bool letter = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
                  category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_LM;
    if (!letter)
        return SEPARATOR;
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)character, decomposed, LETTERS,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &boundary);
    return count > 0 && decomposed[0] < 0x80 ? (char)decomposed[0] : UNKNOWN;
}

/* The character at `at` and its length. */
static char plain_at(struct pilar_text text, size_t at, size_t *length)
{
    char c = text.data[at];
    *length = 1;
    if (text_is_upper(c))
        return (char)(c | 0x20);
    if (text_is_lower(c) || text_is_digit(c))
        return c;
    if ((unsigned char)c < 0x80)
        return SEPARATOR;
    return plain_beyond_ascii(utf8_decode(text, at, length));
}

/* Whether the point at `at` stands between a number and its sign, as in "77.º". */
static bool is_ordinal_point(struct pilar_text text, size_t at)
{
    struct pilar_text behind = {text.data + at + 1, text.length - at - 1};
    return text.data[at] == '.' && at > 0 && text_is_digit(text.data[at - 1]) &&
           (text_starts_with(behind, "º") || text_starts_with(behind, "ª") ||
            text_starts_with(behind, "°"));
}

bool plain_words_next(struct pilar_text text, size_t *at, struct plain_word *word)
{
    size_t length;
    *word = (struct plain_word){.length = 0};
    for (; *at < text.length; *at += length) {
        char c = plain_at(text, *at, &length);
        if (word->length == 0 && c <= NOTHING)
            continue;
        if (c == SEPARATOR && !is_ordinal_point(text, *at))
            break;
        if (word->length == 0)
            word->begin = *at;
        word->end = *at + length;
        if (c > NOTHING && word->length < PLAIN_WORD_LONGEST)
            word->letters[word->length++] = c;
    }
    return word->length > 0;
}

bool plain_word_is(const struct plain_word *word, const char *string)
{
    return strcmp(word->letters, string) == 0;
}

bool plain_word_is_listed(const struct plain_word *word, const char *list)
{
    char padded[PLAIN_WORD_LONGEST + 3] = " ";
    memcpy(padded + 1, word->letters, word->length);
    padded[word->length + 1] = ' ';
    return word->length > 0 && memmem(list, strlen(list), padded, word->length + 2) != NULL;
}

bool plain_words_alike(const char *left, const char *right, size_t length)
{
    size_t different = 0;
    for (size_t i = 0; i < length && different < 2; i++)
        different += left[i] != right[i];
    return different < 2;
}

unsigned plain_word_number(const struct plain_word *word, size_t length)
{
    enum { DIGITS_MOST = 9 };
    unsigned number = 0;
    if (length > DIGITS_MOST || length > word->length)
        return 0;
    for (size_t i = 0; i < length; i++) {
        if (!text_is_digit(word->letters[i]))
            return 0;
        number = number * 10 + (unsigned)(word->letters[i] - '0');
    }
    return number;
}
