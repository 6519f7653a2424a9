#include "pipeline/features/scorer.h"

#include <stdlib.h>

#include "pipeline/features/vectorizer_state.h"

struct scorer {
    struct vectorizer *vectorizer;
    const float *weights;
    const double *biases;
    size_t count;
    double *parts; /* [part_count][count] what a known word's n-grams add, before the norm */
    size_t part_count, part_capacity;
    size_t forgotten; /* that of the vectorizer when the parts were made */
};

struct scorer *scorer_new(const struct space *space, const float *weights, const double *biases,
                          size_t count)
{
    struct scorer *made = calloc(1, sizeof *made);
    if (made == NULL)
        return NULL;
    made->weights = weights;
    made->biases = biases;
    made->count = count;
    made->vectorizer = vectorizer_new(space);
    if (made->vectorizer == NULL) {
        scorer_free(made);
        return NULL;
    }
    return made;
}

void scorer_free(struct scorer *scorer)
{
    if (scorer == NULL)
        return;
    vectorizer_free(scorer->vectorizer);
    free(scorer->parts);
    free(scorer);
}

struct vectorizer *scorer_vectorizer(struct scorer *scorer)
{
    return scorer->vectorizer;
}

/* Adds `value` times the weights of `feature` to the decisions. */
static void add(const struct scorer *scorer, size_t feature, double value, double *decisions)
{
    const float *weights = scorer->weights + feature * scorer->count;
    for (size_t i = 0; i < scorer->count; i++)
        decisions[i] += value * (double)weights[i];
}

/* Sums up the n-grams of the words that were met for the first time. */
static bool sum_new_words(struct scorer *scorer)
{
    const struct vectorizer *v = scorer->vectorizer;
    size_t base = v->space->stems.terms.count;
    if (scorer->forgotten != v->forgotten) {
        scorer->forgotten = v->forgotten;
        scorer->part_count = 0;
    }
    if (!memory_reserve(&scorer->parts, &scorer->part_capacity, v->word_count * scorer->count,
                        sizeof *scorer->parts))
        return false;
    for (; scorer->part_count < v->word_count; scorer->part_count++) {
        const struct known_word *word = &v->words[scorer->part_count];
        double *parts = scorer->parts + scorer->part_count * scorer->count;
        for (size_t i = 0; i < scorer->count; i++)
            parts[i] = 0;
        for (size_t i = 0; i < word->gram_count; i++) {
            struct feature gram = v->grams[word->first_gram + i];
            add(scorer, base + gram.index, gram.value, parts);
        }
    }
    return true;
}

static void add_stems(const struct scorer *scorer, double *decisions)
{
    const struct vectorizer *v = scorer->vectorizer;
    double norm = vectorizer_stem_norm(v, true);
    for (size_t i = 0; i < v->text_stem_count; i++) {
        const struct known_stem *stem = &v->stems[v->text_stems[i]];
        if (stem->feature != NAMES_NONE)
            add(scorer, stem->feature, stem->weight / norm, decisions);
    }
}

static void add_grams(const struct scorer *scorer, double *decisions)
{
    const struct vectorizer *v = scorer->vectorizer;
    double norm = vectorizer_stem_norm(v, false);
    for (size_t i = 0; i < v->counts.count; i++) {
        uint32_t word = v->counts.entries[i].word;
        const struct known_stem *stem = &v->stems[v->words[word].stem];
        double share = stem->weight * v->counts.entries[i].count / stem->frequency / norm;
        const double *parts = scorer->parts + word * scorer->count;
        for (size_t j = 0; j < scorer->count; j++)
            decisions[j] += share * parts[j];
    }
}

static void add_pairs(const struct scorer *scorer, double *decisions)
{
    const struct vectorizer *v = scorer->vectorizer;
    size_t base = v->space->stems.terms.count + v->space->grams.terms.count;
    double scale = VECTORIZER_PAIR_WEIGHT / vectorizer_pair_norm(v);
    for (size_t i = 0; i < v->pair_count; i++)
        add(scorer, base + v->pairs[i].feature, vectorizer_pair_weight(v, &v->pairs[i]) * scale,
            decisions);
}

bool scorer_apply(struct scorer *scorer, struct pilar_text text, double *decisions)
{
    if (!vectorizer_read(scorer->vectorizer, text) || !sum_new_words(scorer))
        return false;
    for (size_t i = 0; i < scorer->count; i++)
        decisions[i] = scorer->biases[i];
    add_stems(scorer, decisions);
    add_grams(scorer, decisions);
    add_pairs(scorer, decisions);
    return true;
}
