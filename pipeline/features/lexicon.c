#include "pipeline/features/lexicon.h"

#include <stdlib.h>

bool lexicon_init(struct lexicon *lexicon)
{
    *lexicon = (struct lexicon){.stemmer = stemmer_new()};
    return lexicon->stemmer != NULL;
}

void lexicon_free(struct lexicon *lexicon)
{
    lexicon_clear(lexicon);
    stemmer_free(lexicon->stemmer);
    lexicon->stemmer = NULL;
}

void lexicon_clear(struct lexicon *lexicon)
{
    names_free(&lexicon->words);
    names_free(&lexicon->stems);
    free(lexicon->stem_of);
    lexicon->stem_of = NULL;
    lexicon->stem_capacity = 0;
}

/* The number of a word, or NAMES_NONE if memory is out. */
static uint32_t add_word(struct lexicon *lexicon, struct word *word)
{
    uint32_t number = names_find(&lexicon->words, word_text(word));
    if (number != NAMES_NONE)
        return number;
    if (!memory_reserve(&lexicon->stem_of, &lexicon->stem_capacity, lexicon->words.count + 1,
                        sizeof *lexicon->stem_of))
        return NAMES_NONE;
    struct word stem = *word;
    stemmer_stem(lexicon->stemmer, &stem);
    uint32_t stem_number = names_add(&lexicon->stems, word_text(&stem));
    if (stem_number == NAMES_NONE)
        return NAMES_NONE;
    number = names_add(&lexicon->words, word_text(word));
    if (number != NAMES_NONE)
        lexicon->stem_of[number] = stem_number;
    return number;
}

bool lexicon_count(struct lexicon *lexicon, struct pilar_text text, struct word_counts *counts)
{
    struct words words = {text, 0};
    struct word word;
    counts->count = 0;
    while (words_next(&words, &word)) {
        uint32_t number = add_word(lexicon, &word);
        if (number == NAMES_NONE ||
            !memory_reserve(&counts->places, &counts->place_capacity, (size_t)number + 1,
                            sizeof *counts->places) ||
            !memory_reserve(&counts->entries, &counts->capacity, counts->count + 1,
                            sizeof *counts->entries))
            return false;
        /* places is never cleared: a stale place points past the end or at another word */
        uint32_t place = counts->places[number];
        if (place < counts->count && counts->entries[place].word == number) {
            counts->entries[place].count++;
        } else {
            counts->places[number] = (uint32_t)counts->count;
            counts->entries[counts->count++] = (struct word_count){number, 1};
        }
    }
    return true;
}

void word_counts_free(struct word_counts *counts)
{
    free(counts->entries);
    free(counts->places);
    *counts = (struct word_counts){0};
}
