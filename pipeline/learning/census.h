/* census: what a corpus holds, counted by genre. A file of the corpus is a genre, called by its
 * name without ending; the bags of real documents are one, "real". */
#ifndef LEARNING_CENSUS_H
#define LEARNING_CENSUS_H

#include "pipeline/learning/corpus.h"

struct census_genre {
    struct pilar_text name;
    size_t documents, paragraphs;
    size_t words;         /* of the texts, as language/words.h has them */
    size_t stems;         /* distinct ones */
    size_t own_stems;     /* of these, those that stand in no other genre */
    size_t none, several; /* paragraphs without a label, and with more than one */
    size_t *labels;       /* [labels of the corpus] paragraphs with each */
};

/* Two labels that a paragraph carries together, first < second in the order of the corpus. */
struct census_pair {
    uint32_t first, second;
    size_t paragraphs;
};

struct census {
    struct census_genre *genres; /* [count] in the order of the corpus */
    size_t count;
    struct census_genre all;   /* the whole corpus; its own stems are those of one genre */
    struct census_pair *pairs; /* [pair_count] the most frequent first; none that never occurs */
    size_t pair_count;
    struct arena arena;
};

/* Counts `corpus`, into `census`, which census_free gives back. False, with nothing to free, if
 * memory is out. */
bool census_take(const struct corpus *corpus, struct census *census);

void census_free(struct census *census);

#endif
