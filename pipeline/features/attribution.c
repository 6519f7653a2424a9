#include "pipeline/features/attribution.h"

#include <stdlib.h>

#include "pipeline/features/vectorizer_state.h"

/* A reading of the text, with what all its words are measured by. */
struct reading {
    struct vectorizer *vectorizer;
    const float *weights;
    size_t stride;
    double known_norm, norm, pair_norm;
};

static double weight_of(const struct reading *reading, size_t feature)
{
    return (double)reading->weights[feature * reading->stride];
}

/* What one standing of a word adds: its part of its stem's weight, on the stem and, spread over
 * its n-grams, on these. */
static double own_part(const struct reading *reading, uint32_t number)
{
    const struct vectorizer *v = reading->vectorizer;
    const struct known_word *word = &v->words[number];
    const struct known_stem *stem = &v->stems[word->stem];
    double part = stem->weight / stem->frequency, sum = 0;
    for (size_t i = 0; i < word->gram_count; i++) {
        struct feature gram = v->grams[word->first_gram + i];
        sum += gram.value * weight_of(reading, v->space->stems.terms.count + gram.index);
    }
    sum *= part / reading->norm;
    if (stem->feature != NAMES_NONE)
        sum += part / reading->known_norm * weight_of(reading, stem->feature);
    return sum;
}

static int by_feature(const void *key, const void *element)
{
    uint32_t feature = *(const uint32_t *)key;
    const struct pair_count *pair = element;
    return (feature > pair->feature) - (feature < pair->feature);
}

/* What one standing of the pair of two words adds. */
static double pair_part(const struct reading *reading, uint32_t left, uint32_t right)
{
    const struct vectorizer *v = reading->vectorizer;
    const struct lexicon_word *entries = v->lexicon.entries;
    uint32_t feature =
        vectorizer_find_pair(v, (struct stem_pair){entries[left].stem, entries[right].stem});
    if (feature == NAMES_NONE)
        return 0;
    const struct pair_count *found =
        bsearch(&feature, v->pairs, v->pair_count, sizeof *v->pairs, by_feature);
    size_t base = v->space->stems.terms.count + v->space->grams.terms.count;
    return VECTORIZER_PAIR_WEIGHT * vectorizer_pair_weight(v, found) / reading->pair_norm /
           found->frequency * weight_of(reading, base + feature);
}

/* Gives the last of `words` what its pairs with `partners` add. The pair with the content word
 * before it stands by itself, to make phrases of; one with a function word is the other word's
 * own. */
static void add_pairs(const struct reading *reading, struct attributed_word *words, size_t last,
                      const size_t *partners, size_t count)
{
    struct attributed_word *word = &words[last];
    bool joined = word->is_function;
    for (size_t i = 0; i < count; i++) {
        struct attributed_word *partner = &words[partners[i]];
        double part = pair_part(reading, partner->number, word->number);
        if (!joined && !partner->is_function) {
            joined = true;
            word->partner = partners[i];
            word->pair = part;
        } else if (word->is_function && !partner->is_function) {
            partner->own += part;
        } else {
            word->own += part;
        }
    }
}

bool attribution_make(struct vectorizer *vectorizer, struct pilar_text text, const float *weights,
                      size_t stride, struct attributed_word **words, size_t *count,
                      size_t *capacity)
{
    if (!vectorizer_read(vectorizer, text))
        return false;
    struct reading reading = {vectorizer,
                              weights,
                              stride,
                              vectorizer_stem_norm(vectorizer, true),
                              vectorizer_stem_norm(vectorizer, false),
                              vectorizer_pair_norm(vectorizer)};
    const struct lexicon *lexicon = &vectorizer->lexicon;
    struct words cursor = {.text = text};
    struct word word;
    struct pair_window window = {0};
    size_t partners[PAIRS_MOST];
    while (words_next(&cursor, &word)) {
        if (!memory_reserve(words, capacity, *count + 1, sizeof **words))
            return false;
        uint32_t number = names_find(&lexicon->words, word_text(&word));
        struct attributed_word *made = &(*words)[*count];
        *made = (struct attributed_word){.begin = cursor.begin,
                                         .end = cursor.offset,
                                         .number = number,
                                         .is_function = lexicon->entries[number].is_function,
                                         .own = own_part(&reading, number)};
        size_t pairs = pair_window_take(&window, *count, made->is_function, cursor.apart, partners);
        add_pairs(&reading, *words, *count, partners, pairs);
        (*count)++;
    }
    return true;
}
