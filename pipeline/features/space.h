/* space: the features of a model, numbered: stems, character n-grams, pairs of stems. */
#ifndef FEATURES_SPACE_H
#define FEATURES_SPACE_H

#include "pipeline/features/lexicon.h"
#include "pipeline/features/vocabulary.h"

struct space {
    struct vocabulary stems;      /* feature i */
    struct vocabulary grams;      /* feature stems.terms.count + i */
    struct pair_vocabulary pairs; /* feature stems.terms.count + grams.terms.count + i; the two are
                                   * features of `stems` */
    size_t document_count;        /* texts the frequencies were counted over */
};

void space_free(struct space *space);

size_t space_feature_count(const struct space *space);

/* Counts texts, then makes the space of them. */
struct space_builder {
    struct lexicon lexicon;
    struct word_counts counts;
    struct names grams;
    struct pair_set pairs; /* of stems of the lexicon */
    struct tally {
        uint32_t *frequencies; /* texts a term was met in */
        size_t *last;          /* the text it was last met in, from 1 */
        size_t capacity, last_capacity;
    } stem_tally, gram_tally, pair_tally;
    size_t document_count;
};

/* False if memory is out; free it all the same. */
bool space_builder_init(struct space_builder *builder);
void space_builder_free(struct space_builder *builder);

/* Counts one text, valid UTF-8. False if memory is out. */
bool space_builder_add(struct space_builder *builder, struct pilar_text text);

/* The space of the terms that occur in enough of the texts to tell something of the next one; the
 * caller's to free. False if memory is out. */
bool space_builder_finish(const struct space_builder *builder, struct space *space);

#endif
