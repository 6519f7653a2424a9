#include "pipeline/features/space.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/features/grams.h"

/* The texts a term must stand in. Pairs are many and rare, and a chance pair is soon met twice. */
enum { STEM_LEAST = 2, GRAM_LEAST = 2, PAIR_LEAST = 3 };

void space_free(struct space *space)
{
    vocabulary_free(&space->stems);
    vocabulary_free(&space->grams);
    pair_vocabulary_free(&space->pairs);
}

size_t space_feature_count(const struct space *space)
{
    return space->stems.terms.count + space->grams.terms.count + space->pairs.terms.count;
}

bool space_builder_init(struct space_builder *builder)
{
    *builder = (struct space_builder){0};
    return lexicon_init(&builder->lexicon);
}

static void free_tally(struct tally *tally)
{
    free(tally->frequencies);
    free(tally->last);
}

void space_builder_free(struct space_builder *builder)
{
    lexicon_free(&builder->lexicon);
    word_counts_free(&builder->counts);
    names_free(&builder->grams);
    pair_set_free(&builder->pairs);
    free_tally(&builder->stem_tally);
    free_tally(&builder->gram_tally);
    free_tally(&builder->pair_tally);
    *builder = (struct space_builder){0};
}

/* Counts `term` for the text `document`, once however often it stands there. Terms are numbered
 * without gaps, so a term beyond the room is a new one. */
static bool tally_term(struct tally *tally, uint32_t term, size_t document)
{
    size_t before = tally->capacity, last_before = tally->last_capacity;
    if (!memory_reserve(&tally->frequencies, &tally->capacity, (size_t)term + 1,
                        sizeof *tally->frequencies) ||
        !memory_reserve(&tally->last, &tally->last_capacity, (size_t)term + 1, sizeof *tally->last))
        return false;
    memset(tally->frequencies + before, 0, (tally->capacity - before) * sizeof *tally->frequencies);
    memset(tally->last + last_before, 0,
           (tally->last_capacity - last_before) * sizeof *tally->last);
    if (tally->last[term] != document) {
        tally->last[term] = document;
        tally->frequencies[term]++;
    }
    return true;
}

static bool tally_grams(struct space_builder *builder, uint32_t word_number)
{
    struct pilar_text text = builder->lexicon.words.texts[word_number];
    struct word word = {.length = text.length};
    memcpy(word.data, text.data, text.length);
    struct grams grams;
    struct pilar_text gram;
    grams_begin(&grams, &word);
    while (grams_next(&grams, &gram)) {
        uint32_t number = names_add(&builder->grams, gram);
        if (number == NAMES_NONE ||
            !tally_term(&builder->gram_tally, number, builder->document_count))
            return false;
    }
    return true;
}

static bool tally_pairs(struct space_builder *builder)
{
    for (size_t i = 0; i < builder->counts.pair_count; i++) {
        uint32_t number = pair_set_add(&builder->pairs, builder->counts.pairs[i]);
        if (number == NAMES_NONE ||
            !tally_term(&builder->pair_tally, number, builder->document_count))
            return false;
    }
    return true;
}

bool space_builder_add(struct space_builder *builder, struct pilar_text text)
{
    builder->document_count++;
    if (!lexicon_count(&builder->lexicon, text, &builder->counts))
        return false;
    for (size_t i = 0; i < builder->counts.count; i++) {
        uint32_t word = builder->counts.entries[i].word;
        uint32_t stem = builder->lexicon.entries[word].stem;
        if (!tally_term(&builder->stem_tally, stem, builder->document_count) ||
            !tally_grams(builder, word))
            return false;
    }
    return tally_pairs(builder);
}

bool space_builder_finish(const struct space_builder *builder, struct space *space)
{
    struct space made = {.document_count = builder->document_count};
    bool done =
        vocabulary_build(&made.stems, &builder->lexicon.stems, builder->stem_tally.frequencies,
                         made.document_count, STEM_LEAST) &&
        vocabulary_build(&made.grams, &builder->grams, builder->gram_tally.frequencies,
                         made.document_count, GRAM_LEAST) &&
        pair_vocabulary_build(&made.pairs, &builder->pairs, &builder->lexicon.stems, &made.stems,
                              builder->pair_tally.frequencies, made.document_count, PAIR_LEAST);
    if (done)
        *space = made;
    else
        space_free(&made);
    return done;
}
