#include "pipeline/features/vocabulary.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/base/text.h"

struct kept_term {
    struct pilar_text text;
    uint32_t frequency;
};

static int byte_order(const void *left, const void *right)
{
    const struct kept_term *l = left, *r = right;
    return text_compare(l->text, r->text);
}

bool vocabulary_build(struct vocabulary *vocabulary, const struct names *terms,
                      const uint32_t *frequencies, size_t document_count, uint32_t least)
{
    struct vocabulary built = {0};
    size_t kept_count = 0;
    struct kept_term *kept = memory_array(terms->count, sizeof *kept);
    bool done = kept != NULL;
    for (size_t i = 0; done && i < terms->count; i++) {
        if (frequencies[i] >= least)
            kept[kept_count++] = (struct kept_term){terms->texts[i], frequencies[i]};
    }
    if (done) {
        qsort(kept, kept_count, sizeof *kept, byte_order);
        built.idf = memory_array(kept_count, sizeof *built.idf);
        done = built.idf != NULL;
    }
    for (size_t i = 0; done && i < kept_count; i++) {
        built.idf[i] = vocabulary_idf(document_count, kept[i].frequency);
        done = names_add(&built.terms, kept[i].text) != NAMES_NONE;
    }
    free(kept);
    if (done)
        *vocabulary = built;
    else
        vocabulary_free(&built);
    return done;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    names_free(&vocabulary->terms);
    free(vocabulary->idf);
    *vocabulary = (struct vocabulary){0};
}

struct kept_pair {
    struct stem_pair pair;
    uint32_t frequency;
};

static int pair_order(const void *left, const void *right)
{
    const struct kept_pair *l = left, *r = right;
    return stem_pair_compare(l->pair, r->pair);
}

bool pair_vocabulary_build(struct pair_vocabulary *vocabulary, const struct pair_set *pairs,
                           const struct names *names, const struct vocabulary *stems,
                           const uint32_t *frequencies, size_t document_count, uint32_t least)
{
    struct pair_vocabulary built = {0};
    size_t kept_count = 0;
    struct kept_pair *kept = memory_array(pairs->count, sizeof *kept);
    bool done = kept != NULL;
    for (size_t i = 0; done && i < pairs->count; i++) {
        if (frequencies[i] < least)
            continue;
        struct stem_pair pair = {names_find(&stems->terms, names->texts[pairs->items[i].left]),
                                 names_find(&stems->terms, names->texts[pairs->items[i].right])};
        if (pair.left != NAMES_NONE && pair.right != NAMES_NONE)
            kept[kept_count++] = (struct kept_pair){pair, frequencies[i]};
    }
    if (done) {
        qsort(kept, kept_count, sizeof *kept, pair_order);
        built.idf = memory_array(kept_count, sizeof *built.idf);
        done = built.idf != NULL;
    }
    for (size_t i = 0; done && i < kept_count; i++) {
        built.idf[i] = vocabulary_idf(document_count, kept[i].frequency);
        done = pair_set_add(&built.terms, kept[i].pair) != NAMES_NONE;
    }
    free(kept);
    if (done)
        *vocabulary = built;
    else
        pair_vocabulary_free(&built);
    return done;
}

void pair_vocabulary_free(struct pair_vocabulary *vocabulary)
{
    pair_set_free(&vocabulary->terms);
    free(vocabulary->idf);
    *vocabulary = (struct pair_vocabulary){0};
}

double vocabulary_idf(size_t document_count, size_t frequency)
{
    return log((1.0 + (double)document_count) / (1.0 + (double)frequency)) + 1.0;
}
