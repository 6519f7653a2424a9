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

double vocabulary_idf(size_t document_count, size_t frequency)
{
    return log((1.0 + (double)document_count) / (1.0 + (double)frequency)) + 1.0;
}
