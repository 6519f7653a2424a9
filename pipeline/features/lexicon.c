#include "pipeline/features/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/language/function_words.h"

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
    free(lexicon->entries);
    lexicon->entries = NULL;
    lexicon->entry_capacity = 0;
}

/* The number of a word, or NAMES_NONE if memory is out. */
static uint32_t add_word(struct lexicon *lexicon, struct word *word)
{
    uint32_t number = names_find(&lexicon->words, word_text(word));
    if (number != NAMES_NONE)
        return number;
    if (!memory_reserve(&lexicon->entries, &lexicon->entry_capacity, lexicon->words.count + 1,
                        sizeof *lexicon->entries))
        return NAMES_NONE;
    struct word stem = *word;
    stemmer_stem(lexicon->stemmer, &stem);
    uint32_t stem_number = names_add(&lexicon->stems, word_text(&stem));
    if (stem_number == NAMES_NONE)
        return NAMES_NONE;
    number = names_add(&lexicon->words, word_text(word));
    if (number != NAMES_NONE)
        lexicon->entries[number] =
            (struct lexicon_word){stem_number, is_function_word(word_text(word))};
    return number;
}

static bool count_word(struct word_counts *counts, uint32_t number)
{
    size_t room = counts->place_capacity;
    if (!memory_reserve(&counts->places, &counts->place_capacity, (size_t)number + 1,
                        sizeof *counts->places) ||
        !memory_reserve(&counts->entries, &counts->capacity, counts->count + 1,
                        sizeof *counts->entries))
        return false;
    if (counts->place_capacity > room)
        memset(counts->places + room, 0, (counts->place_capacity - room) * sizeof *counts->places);
    /* places is not cleared between texts: a stale place points past the end or at another word */
    uint32_t place = counts->places[number];
    if (place < counts->count && counts->entries[place].word == number) {
        counts->entries[place].count++;
    } else {
        counts->places[number] = (uint32_t)counts->count;
        counts->entries[counts->count++] = (struct word_count){number, 1};
    }
    return true;
}

/* Lists the pairs that the word of stem `right` makes with those of `lefts`. */
static bool add_pairs(struct word_counts *counts, const size_t *lefts, size_t count, uint32_t right)
{
    if (!memory_reserve(&counts->pairs, &counts->pair_capacity, counts->pair_count + count,
                        sizeof *counts->pairs))
        return false;
    for (size_t i = 0; i < count; i++)
        counts->pairs[counts->pair_count++] = (struct stem_pair){(uint32_t)lefts[i], right};
    return true;
}

bool lexicon_count(struct lexicon *lexicon, struct pilar_text text, struct word_counts *counts)
{
    struct words words = {.text = text};
    struct word word;
    struct pair_window window = {0};
    size_t lefts[PAIRS_MOST]; /* stems */
    counts->count = 0;
    counts->pair_count = 0;
    while (words_next(&words, &word)) {
        uint32_t number = add_word(lexicon, &word);
        if (number == NAMES_NONE || !count_word(counts, number))
            return false;
        const struct lexicon_word *entry = &lexicon->entries[number];
        size_t pairs =
            pair_window_take(&window, entry->stem, entry->is_function, words.apart, lefts);
        if (!add_pairs(counts, lefts, pairs, entry->stem))
            return false;
    }
    return true;
}

void word_counts_free(struct word_counts *counts)
{
    free(counts->entries);
    free(counts->places);
    free(counts->pairs);
    *counts = (struct word_counts){0};
}
