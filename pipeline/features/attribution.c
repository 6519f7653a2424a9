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

/* What one standing of a pair adds. False if memory is out. */
static bool pair_part(const struct reading *reading, struct stem_pair pair, double *part)
{
    struct vectorizer *v = reading->vectorizer;
    uint32_t feature;
    *part = 0;
    if (!vectorizer_find_pair(v, pair, &feature))
        return false;
    if (feature == NAMES_NONE)
        return true;
    const struct pair_count *found =
        bsearch(&feature, v->pairs, v->pair_count, sizeof *v->pairs, by_feature);
    size_t base = v->space->stems.terms.count + v->space->grams.terms.count;
    *part = VECTORIZER_PAIR_WEIGHT * vectorizer_pair_weight(v, found) / reading->pair_norm /
            found->frequency * weight_of(reading, base + feature);
    return true;
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
    size_t left = SIZE_MAX; /* the word a pair would begin with */
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
        if (cursor.apart)
            left = SIZE_MAX;
        if (!made->is_function) {
            if (left != SIZE_MAX) {
                struct stem_pair pair = {lexicon->entries[(*words)[left].number].stem,
                                         lexicon->entries[number].stem};
                made->partner = left;
                if (!pair_part(&reading, pair, &made->pair))
                    return false;
            }
            left = *count;
        }
        (*count)++;
    }
    return true;
}
