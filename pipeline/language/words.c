#include "pipeline/language/words.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/base/utf8.h"

enum character_kind { OTHER, DIGIT, LETTER, MARK, INVISIBLE };

enum { SOFT_HYPHEN = 0xAD, LATIN_1_END = 0x100 };

static enum character_kind kind_of(uint32_t character) {
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

static uint32_t lower(uint32_t character) {
    if (character < 0x80)
        return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
    if (character < LATIN_1_END)
        return character >= 0xC0 && character < 0xDF ? character | 0x20 : character;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

/* Makes a letter and the mark behind it one character, where there is one. */
static bool compose(struct word *word) {
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)word->data, (utf8proc_ssize_t)word->length,
                     &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool fits = length > 0 && length <= WORD_SIZE;
    if (fits) {
        memcpy(word->data, composed, (size_t)length);
        word->length = (size_t)length;
    }
    free(composed);
    return fits;
}

/* Reads the run of word characters that begins here; whether it is a word. */
static bool read_run(struct words *words, struct word *word) {
    size_t letters = 0, characters = 0;
    bool marked = false, fits = true;
    word->length = 0;
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
        fits = fits && word->length + width <= WORD_SIZE;
        if (fits) {
            memcpy(word->data + word->length, encoded, width);
            word->length += width;
        }
    }
    return letters > 0 && characters > 1 && fits && (!marked || compose(word));
}

bool words_next(struct words *words, struct word *word) {
    while (words->offset < words->text.length) {
        size_t length;
        uint32_t character = utf8_decode(words->text, words->offset, &length);
        if (kind_of(character) == OTHER)
            words->offset += length;
        else if (read_run(words, word))
            return true;
    }
    return false;
}

struct pilar_text word_text(const struct word *word) {
    return (struct pilar_text){word->data, word->length};
}

/* The base letters of U+00E0 to U+00FF, where there is one; 0 where the character stays. */
static const char base_letter[32] = {'a', 'a', 'a', 'a', 'a', 'a', 0,   'c', 'e', 'e', 'e',
                                     'e', 'i', 'i', 'i', 'i', 0,   'n', 'o', 'o', 'o', 'o',
                                     'o', 0,   'o', 'u', 'u', 'u', 'u', 'y', 0,   'y'};

void word_fold(struct word *word) {
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
