#include "pipeline/language/words.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/base/utf8.h"

enum character_kind { OTHER, DIGIT, LETTER, MARK, INVISIBLE };

/* Taken apart, a text has at most three times its composed bytes (Unicode FAQ on normalization). */
enum { SOFT_HYPHEN = 0xAD, LATIN_1_END = 0x100, RUN_SIZE = 3 * WORD_SIZE };

static enum character_kind kind_of(uint32_t character)
{
    if (character < 0x80) {
        uint32_t lower = character | 0x20;
        if (lower >= 'a' && lower <= 'z')
            return LETTER;
        return character >= '0' && character <= '9' ? DIGIT : OTHER;
    }
    if (character == SOFT_HYPHEN)
        return INVISIBLE;
    if (character < 0xC0) /* signs; the ordinals of "1ª" and "1º" are no part of a word */
        return OTHER;
    if (character < LATIN_1_END)
        return character == 0xD7 || character == 0xF7 ? OTHER : LETTER; /* multiply, divide */
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return MARK;
    case UTF8PROC_CATEGORY_ND:
        return DIGIT;
    default:
        return OTHER;
    }
}

static uint32_t lower(uint32_t character)
{
    if (character < 0x80)
        return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
    if (character < LATIN_1_END)
        return character >= 0xC0 && character < 0xDF ? character | 0x20 : character;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

/* Makes a letter and the mark behind it one character, where there is one. */
static bool compose(const char *run, size_t run_length, struct word *word)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)run, (utf8proc_ssize_t)run_length, &composed,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool fits = length > 0 && length <= WORD_SIZE;
    if (fits) {
        memcpy(word->data, composed, (size_t)length);
        word->length = (size_t)length;
    }
    free(composed);
    return fits;
}

static bool is_space(uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') ||
           utf8proc_category((utf8proc_int32_t)character) == UTF8PROC_CATEGORY_ZS;
}

/* Reads the run of word characters that begins here; whether it is a word. */
static bool read_run(struct words *words, struct word *word)
{
    char run[RUN_SIZE];
    size_t run_length = 0, letters = 0, characters = 0;
    bool marked = false, fits = true;
    while (words->offset < words->text.length) {
        size_t length;
        uint32_t character = utf8_decode(words->text, words->offset, &length);
        enum character_kind kind = kind_of(character);
        if (kind == OTHER)
            break;
        words->offset += length;
        if (kind == INVISIBLE)
            continue;
        letters += kind == LETTER;
        characters += kind != MARK;
        marked = marked || kind == MARK;
        char encoded[4];
        size_t width = utf8_encode(lower(character), encoded);
        fits = fits && run_length + width <= RUN_SIZE;
        if (fits) {
            memcpy(run + run_length, encoded, width);
            run_length += width;
        }
    }
    if (letters == 0 || characters < 2)
        return false;
    if (fits && marked) {
        fits = compose(run, run_length, word);
    } else if (fits && run_length <= WORD_SIZE) {
        memcpy(word->data, run, run_length);
        word->length = run_length;
    } else {
        fits = false;
    }
    words->apart = words->apart || !fits;
    return fits;
}

bool words_next(struct words *words, struct word *word)
{
    words->apart = false;
    while (words->offset < words->text.length) {
        size_t length;
        uint32_t character = utf8_decode(words->text, words->offset, &length);
        enum character_kind kind = kind_of(character);
        words->begin = words->offset;
        if (kind == OTHER) {
            words->offset += length;
            words->apart = words->apart || !is_space(character);
        } else if (read_run(words, word)) {
            return true;
        } else {
            words->apart = words->apart || kind == DIGIT;
        }
    }
    return false;
}

struct pilar_text word_text(const struct word *word)
{
    return (struct pilar_text){word->data, word->length};
}

/* The base letters of U+00E0 to U+00FF, where there is one; 0 where the character stays. */
static const char base_letter[32] = {'a', 'a', 'a', 'a', 'a', 'a', 0,   'c', 'e', 'e', 'e',
                                     'e', 'i', 'i', 'i', 'i', 0,   'n', 'o', 'o', 'o', 'o',
                                     'o', 0,   'o', 'u', 'u', 'u', 'u', 'y', 0,   'y'};

void word_fold(struct word *word)
{
    const struct pilar_text text = word_text(word);
    size_t kept = 0;
    for (size_t at = 0; at < text.length;) {
        size_t length;
        uint32_t character = utf8_decode(text, at, &length);
        bool latin = character >= 0xE0 && character < LATIN_1_END;
        if (latin && base_letter[character - 0xE0] != 0) {
            word->data[kept++] = base_letter[character - 0xE0];
        } else {
            memmove(word->data + kept, word->data + at, length);
            kept += length;
        }
        at += length;
    }
    word->length = kept;
}
