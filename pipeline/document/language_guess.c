#include "pipeline/document/language_guess.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/document/plain_words.h"

enum {
    PARAGRAPHS_MOST = 32, /* more than enough for a guess, and soon read */
    PARAGRAPH_BYTES = 300,
    WORD_LONGEST = 5,   /* of those below */
    HITS_LEAST = 8,     /* function words and letters that speak for the language */
    SCRIPT_LEAST = 20,  /* letters of a script that is a language's own */
    SHARE_OF_WORDS = 6, /* one of so many words is a function word, if it is the language */
};

enum { LANGUAGES_LATIN = 4 };

/* The commonest words that join others, without accents; letters that the others lack. */
static const struct {
    const char *code, *words, *letters;
} LATIN[LANGUAGES_LATIN] = {
    {"es",
     "al como con de del el en es este la las lo los no para por que se sobre son su sus un una"
     " y",
     "ñÑ¿¡"},
    {"en",
     "and are as at be by for from has in is it its not of on or that the their this to which"
     " with",
     ""},
    {"fr",
     "au aux avec ce cette dans de des du elle en est et la le les leur par pour que qui son sont"
     " sur une",
     "èÈœŒùë"},
    {"pt",
     "ao aos as com como da das de do dos e em na nas no nos o os para pela por que se sua um"
     " uma",
     "ãõÃÕ"},
};

enum script { SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_ARABIC, SCRIPT_HAN, SCRIPTS };

enum { WORDS_MOST = 32 };

/* The function words of a language, each as one number. */
struct lexicon {
    uint64_t words[WORDS_MOST]; /* [count] */
    size_t count;
};

struct sample {
    struct lexicon lexicons[LANGUAGES_LATIN];
    size_t letters[SCRIPTS];
    size_t words;
    size_t hits[LANGUAGES_LATIN];
};

/* ---- counting ---- */

static void count_letter(struct sample *sample, uint32_t character, struct pilar_text printed)
{
    if (character < 0x80) {
        sample->letters[SCRIPT_LATIN] += (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    } else if (character >= 0xA0 && character < 0x250) {
        sample->letters[SCRIPT_LATIN]++;
        for (size_t i = 0; i < LANGUAGES_LATIN; i++)
            sample->hits[i] += memmem(LATIN[i].letters, strlen(LATIN[i].letters), printed.data,
                                      printed.length) != NULL;
    } else if (character >= 0x400 && character < 0x530) {
        sample->letters[SCRIPT_CYRILLIC]++;
    } else if ((character >= 0x600 && character < 0x700) ||
               (character >= 0xFB50 && character < 0xFF00)) {
        sample->letters[SCRIPT_ARABIC]++;
    } else if (character >= 0x3400 && character < 0xA000) {
        sample->letters[SCRIPT_HAN]++;
    }
}

/* The letters of a word that may be a function word; 0 of a longer one. */
static uint64_t letters_of(const struct plain_word *word)
{
    uint64_t letters = 0;
    if (word->length <= WORD_LONGEST)
        memcpy(&letters, word->letters, word->length);
    return letters;
}

static void learn_words(struct lexicon *lexicon, const char *words)
{
    struct plain_word word;
    size_t at = 0;
    while (lexicon->count < WORDS_MOST && plain_words_next(text_of(words), &at, &word))
        lexicon->words[lexicon->count++] = letters_of(&word);
}

static bool has_word(const struct lexicon *lexicon, uint64_t letters)
{
    bool found = false;
    for (size_t i = 0; i < lexicon->count; i++)
        found |= lexicon->words[i] == letters;
    return found;
}

static void count_words(struct sample *sample, struct pilar_text text)
{
    struct plain_word word;
    size_t at = 0;
    while (plain_words_next(text, &at, &word)) {
        uint64_t letters = letters_of(&word);
        sample->words++;
        for (size_t i = 0; i < LANGUAGES_LATIN && letters != 0; i++)
            sample->hits[i] += has_word(&sample->lexicons[i], letters);
    }
}

static void count_text(struct sample *sample, struct pilar_text text)
{
    size_t length;
    for (size_t at = 0; at < text.length; at += length) {
        uint32_t character = utf8_decode(text, at, &length);
        count_letter(sample, character, (struct pilar_text){text.data + at, length});
    }
    count_words(sample, text);
}

/* The beginning of `text`, whole characters of at most `limit` bytes. */
static struct pilar_text beginning(struct pilar_text text, size_t limit)
{
    if (text.length <= limit)
        return text;
    while (limit > 0 && (text.data[limit] & 0xC0) == 0x80)
        limit--;
    return (struct pilar_text){text.data, limit};
}

/* ---- deciding ---- */

static const char *decide_latin(const struct sample *sample)
{
    size_t best = 0, next = 0;
    for (size_t i = 1; i < LANGUAGES_LATIN; i++) {
        if (sample->hits[i] > sample->hits[best])
            best = i;
    }
    for (size_t i = 0; i < LANGUAGES_LATIN; i++) {
        if (i != best && sample->hits[i] > next)
            next = sample->hits[i];
    }
    size_t hits = sample->hits[best];
    bool clear =
        hits >= HITS_LEAST && hits * SHARE_OF_WORDS >= sample->words && hits * 4 >= next * 5;
    return clear ? LATIN[best].code : "und";
}

const char *language_guess(const struct pilar_paragraph *paragraphs, size_t count)
{
    static const char *const codes[SCRIPTS] = {NULL, "ru", "ar", "zh"};
    struct sample sample = {.words = 0};
    for (size_t i = 0; i < LANGUAGES_LATIN; i++)
        learn_words(&sample.lexicons[i], LATIN[i].words);
    size_t step = (count + PARAGRAPHS_MOST - 1) / PARAGRAPHS_MOST; /* 0 where there are none */
    for (size_t i = 0; i < count; i += step)
        count_text(&sample, beginning(paragraphs[i].text, PARAGRAPH_BYTES));
    size_t letters = 0;
    for (size_t i = 0; i < SCRIPTS; i++)
        letters += sample.letters[i];
    for (size_t i = SCRIPT_LATIN + 1; i < SCRIPTS; i++) {
        if (sample.letters[i] >= SCRIPT_LEAST && sample.letters[i] * 2 > letters)
            return codes[i];
    }
    return sample.letters[SCRIPT_LATIN] * 2 > letters ? decide_latin(&sample) : "und";
}

const char *language_guess_name(const char *language)
{
    static const char *const names[][2] = {
        {"ar", "Arabic"},     {"en", "English"}, {"es", "Spanish"}, {"fr", "French"},
        {"pt", "Portuguese"}, {"ru", "Russian"}, {"zh", "Chinese"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i][0], language) == 0)
            return names[i][1];
    }
    return NULL;
}
