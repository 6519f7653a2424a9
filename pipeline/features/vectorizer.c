#include "pipeline/features/vectorizer_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/features/grams.h"

/* So many words are kept ready; then all are forgotten, so that a flood of words never seen
 * before costs time but no memory. The words of the language are soon back. */
enum { WORDS_KEPT = 1 << 18 };

struct vectorizer *vectorizer_new(const struct space *space)
{
    struct vectorizer *made = calloc(1, sizeof *made);
    if (made == NULL)
        return NULL;
    made->space = space;
    made->unknown_idf = vocabulary_idf(space->document_count, 0);
    made->sums = memory_array(space->grams.terms.count, sizeof *made->sums);
    if (!lexicon_init(&made->lexicon) || made->sums == NULL) {
        vectorizer_free(made);
        return NULL;
    }
    return made;
}

void vectorizer_free(struct vectorizer *vectorizer)
{
    if (vectorizer == NULL)
        return;
    lexicon_free(&vectorizer->lexicon);
    word_counts_free(&vectorizer->counts);
    free(vectorizer->words);
    free(vectorizer->stems);
    free(vectorizer->grams);
    free(vectorizer->pairs);
    free(vectorizer->text_stems);
    free(vectorizer->sums);
    free(vectorizer->result);
    free(vectorizer);
}

/* Adds the n-grams of a word to the pool, each once, as a unit vector. */
static bool know_grams(struct vectorizer *v, const struct word *word)
{
    const struct vocabulary *vocabulary = &v->space->grams;
    size_t first = v->gram_count;
    double square = 0;
    bool done = true;
    struct grams grams;
    struct pilar_text gram;
    grams_begin(&grams, word);
    while (done && grams_next(&grams, &gram)) {
        uint32_t number = names_find(&vocabulary->terms, gram);
        if (number == NAMES_NONE)
            continue;
        if (v->sums[number] == 0) { /* not met in this word before */
            done =
                memory_reserve(&v->grams, &v->gram_capacity, v->gram_count + 1, sizeof *v->grams);
            if (!done)
                break;
            v->grams[v->gram_count++] = (struct feature){number, 0};
        }
        v->sums[number] += vocabulary->idf[number];
    }
    for (size_t i = first; i < v->gram_count; i++) {
        struct feature *feature = &v->grams[i];
        feature->value = v->sums[feature->index];
        v->sums[feature->index] = 0;
        square += feature->value * feature->value;
    }
    for (size_t i = first; i < v->gram_count; i++)
        v->grams[i].value /= sqrt(square);
    return done;
}

/* Works out what the space says of the words that came into the lexicon since the last text. */
static bool know_new_words(struct vectorizer *v)
{
    const struct lexicon *lexicon = &v->lexicon;
    const struct vocabulary *stems = &v->space->stems;
    if (!memory_reserve(&v->stems, &v->stem_capacity, lexicon->stems.count, sizeof *v->stems) ||
        !memory_reserve(&v->words, &v->word_capacity, lexicon->words.count, sizeof *v->words))
        return false;
    for (; v->stem_count < lexicon->stems.count; v->stem_count++) {
        uint32_t feature = names_find(&stems->terms, lexicon->stems.texts[v->stem_count]);
        double idf = feature == NAMES_NONE ? v->unknown_idf : stems->idf[feature];
        v->stems[v->stem_count] = (struct known_stem){.feature = feature, .idf = idf};
    }
    for (; v->word_count < lexicon->words.count; v->word_count++) {
        struct pilar_text text = lexicon->words.texts[v->word_count];
        struct word word = {.length = text.length};
        memcpy(word.data, text.data, text.length);
        size_t first = v->gram_count;
        if (!know_grams(v, &word))
            return false;
        v->words[v->word_count] =
            (struct known_word){lexicon->entries[v->word_count].stem, first, v->gram_count - first};
    }
    return true;
}

static void forget_words(struct vectorizer *v)
{
    lexicon_clear(&v->lexicon);
    v->forgotten++;
    v->word_count = 0;
    v->stem_count = 0;
    v->gram_count = 0;
}

static bool append_feature(struct vectorizer *v, size_t index, double value)
{
    if (!memory_reserve(&v->result, &v->result_capacity, v->result_count + 1, sizeof *v->result))
        return false;
    v->result[v->result_count++] = (struct feature){(uint32_t)index, value};
    return true;
}

/* Finds the stems of the text and weighs them. */
static bool weigh_stems(struct vectorizer *v)
{
    for (size_t i = 0; i < v->counts.count; i++) {
        uint32_t number = v->words[v->counts.entries[i].word].stem;
        struct known_stem *stem = &v->stems[number];
        if (stem->frequency == 0) {
            if (!memory_reserve(&v->text_stems, &v->text_stem_capacity, v->text_stem_count + 1,
                                sizeof *v->text_stems))
                return false;
            v->text_stems[v->text_stem_count++] = number;
        }
        stem->frequency += v->counts.entries[i].count;
    }
    for (size_t i = 0; i < v->text_stem_count; i++) {
        struct known_stem *stem = &v->stems[v->text_stems[i]];
        stem->weight = (1.0 + log((double)stem->frequency)) * stem->idf;
    }
    return true;
}

double vectorizer_stem_norm(const struct vectorizer *v, bool known_only)
{
    double square = 0;
    for (size_t i = 0; i < v->text_stem_count; i++) {
        const struct known_stem *stem = &v->stems[v->text_stems[i]];
        if (!known_only || stem->feature != NAMES_NONE)
            square += stem->weight * stem->weight;
    }
    return sqrt(square);
}

static bool add_stems(struct vectorizer *v)
{
    double norm = vectorizer_stem_norm(v, true);
    for (size_t i = 0; i < v->text_stem_count; i++) {
        const struct known_stem *stem = &v->stems[v->text_stems[i]];
        if (stem->feature != NAMES_NONE && !append_feature(v, stem->feature, stem->weight / norm))
            return false;
    }
    return true;
}

/* A stem's weight is shared out to its word forms, and a word's share to its n-grams. */
static bool add_grams(struct vectorizer *v)
{
    size_t base = v->space->stems.terms.count, first = v->result_count;
    double norm = vectorizer_stem_norm(v, false);
    for (size_t i = 0; i < v->counts.count; i++) {
        const struct known_word *word = &v->words[v->counts.entries[i].word];
        const struct known_stem *stem = &v->stems[word->stem];
        double share = stem->weight * v->counts.entries[i].count / stem->frequency / norm;
        for (size_t j = 0; j < word->gram_count; j++) {
            struct feature gram = v->grams[word->first_gram + j];
            if (v->sums[gram.index] == 0 && !append_feature(v, base + gram.index, 0))
                return false;
            v->sums[gram.index] += share * gram.value; /* above 0 once it is appended */
        }
    }
    for (size_t i = first; i < v->result_count; i++)
        v->result[i].value = v->sums[v->result[i].index - base];
    return true;
}

static int by_feature(const void *left, const void *right)
{
    const struct pair_count *l = left, *r = right;
    return (l->feature > r->feature) - (l->feature < r->feature);
}

uint32_t vectorizer_find_pair(const struct vectorizer *v, struct stem_pair pair)
{
    struct stem_pair known = {v->stems[pair.left].feature, v->stems[pair.right].feature};
    if (known.left == NAMES_NONE || known.right == NAMES_NONE)
        return NAMES_NONE; /* a pair is not known if a stem of it is not */
    return pair_set_find(&v->space->pairs.terms, known);
}

double vectorizer_pair_weight(const struct vectorizer *v, const struct pair_count *pair)
{
    return (1.0 + log((double)pair->frequency)) * v->space->pairs.idf[pair->feature];
}

/* Finds the known pairs of the text, each once. */
static bool count_pairs(struct vectorizer *v)
{
    const struct word_counts *counts = &v->counts;
    v->pair_count = 0;
    if (!memory_reserve(&v->pairs, &v->pair_capacity, counts->pair_count, sizeof *v->pairs))
        return false;
    for (size_t i = 0; i < counts->pair_count; i++) {
        uint32_t feature = vectorizer_find_pair(v, counts->pairs[i]);
        if (feature != NAMES_NONE)
            v->pairs[v->pair_count++] = (struct pair_count){feature, 1};
    }
    if (v->pair_count == 0)
        return true;
    qsort(v->pairs, v->pair_count, sizeof *v->pairs, by_feature);
    size_t kept = 0;
    for (size_t i = 1; i < v->pair_count; i++) {
        if (v->pairs[i].feature == v->pairs[kept].feature)
            v->pairs[kept].frequency++;
        else
            v->pairs[++kept] = v->pairs[i];
    }
    v->pair_count = kept + 1;
    return true;
}

double vectorizer_pair_norm(const struct vectorizer *v)
{
    double square = 0;
    for (size_t i = 0; i < v->pair_count; i++) {
        double weight = vectorizer_pair_weight(v, &v->pairs[i]);
        square += weight * weight;
    }
    return sqrt(square);
}

static bool add_pairs(struct vectorizer *v)
{
    size_t base = v->space->stems.terms.count + v->space->grams.terms.count;
    double scale = VECTORIZER_PAIR_WEIGHT / vectorizer_pair_norm(v);
    for (size_t i = 0; i < v->pair_count; i++) {
        if (!append_feature(v, base + v->pairs[i].feature,
                            vectorizer_pair_weight(v, &v->pairs[i]) * scale))
            return false;
    }
    return true;
}

/* Zeroes the sums again, also after a failure in the midst of a text. */
static void clear_sums(struct vectorizer *v)
{
    size_t base = v->space->stems.terms.count, grams = v->space->grams.terms.count;
    for (size_t i = 0; i < v->result_count; i++) {
        if (v->result[i].index >= base && v->result[i].index - base < grams)
            v->sums[v->result[i].index - base] = 0;
    }
}

/* Forgets the text that was read last. */
static void forget_text(struct vectorizer *v)
{
    for (size_t i = 0; i < v->text_stem_count; i++)
        v->stems[v->text_stems[i]].frequency = 0;
    v->text_stem_count = 0;
    v->pair_count = 0;
    v->result_count = 0;
}

static int by_index(const void *left, const void *right)
{
    const struct feature *l = left, *r = right;
    return (l->index > r->index) - (l->index < r->index);
}

bool vectorizer_read(struct vectorizer *v, struct pilar_text text)
{
    forget_text(v);
    if (v->lexicon.words.count > WORDS_KEPT)
        forget_words(v);
    return lexicon_count(&v->lexicon, text, &v->counts) && know_new_words(v) && weigh_stems(v) &&
           count_pairs(v);
}

bool vectorizer_apply(struct vectorizer *v, struct pilar_text text, struct vector *vector)
{
    bool done = vectorizer_read(v, text) && add_stems(v) && add_grams(v) && add_pairs(v);
    clear_sums(v);
    if (!done)
        return false;
    if (v->result_count > 0)
        qsort(v->result, v->result_count, sizeof *v->result, by_index);
    *vector = (struct vector){v->result, v->result_count};
    return true;
}
