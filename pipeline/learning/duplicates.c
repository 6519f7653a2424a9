#include "pipeline/learning/duplicates.h"

#include <stdlib.h>

#include "pipeline/base/text.h"
#include "pipeline/language/words.h"

enum { GRAM_WORDS = 3 };

/* The examples a 3-gram stands in, in ascending order. */
struct posting {
    size_t *examples;
    size_t count, capacity;
};

struct search {
    const struct corpus *corpus;
    const uint32_t *texts;    /* [examples] of number_texts */
    struct names words;       /* numbered, so that a 3-gram is three numbers */
    struct names grams;       /* of the bytes of those numbers */
    struct posting *postings; /* [grams.count] */
    size_t posting_capacity;
    size_t *sizes;   /* [examples] distinct 3-grams */
    size_t *shared;  /* [examples] 3-grams in common with the one at hand; 0 between examples */
    size_t *touched; /* [touched_count] the examples for which that is not 0 */
    size_t touched_count;
    struct duplicate *found;
    size_t found_count, found_capacity;
};

/* Gives the examples numbers in `texts`: those that are the same but for white space the same. */
static bool number_texts(const struct corpus *corpus, uint32_t *texts)
{
    struct names fingerprints = {0};
    bool done = true;
    for (size_t i = 0; done && i < corpus->count; i++) {
        char fingerprint[FINGERPRINT_SIZE];
        done = corpus_fingerprint(corpus->examples[i].text, fingerprint);
        texts[i] = done ? names_add(&fingerprints, text_of(fingerprint)) : NAMES_NONE;
        done = texts[i] != NAMES_NONE;
    }
    names_free(&fingerprints);
    return done;
}

/* ---- near-duplicates ---- */

/* Counts the 3-gram for all examples it was met in before, and adds this one to them. */
static bool meet(struct search *search, uint32_t gram, size_t example)
{
    if (gram + 1 == search->grams.count) { /* new, or the newest */
        size_t before = search->posting_capacity;
        if (!memory_reserve(&search->postings, &search->posting_capacity, (size_t)gram + 1,
                            sizeof *search->postings))
            return false;
        for (size_t i = before; i < search->posting_capacity; i++)
            search->postings[i] = (struct posting){0};
    }
    struct posting *posting = &search->postings[gram];
    if (posting->count > 0 && posting->examples[posting->count - 1] == example)
        return true; /* a second time in the same text */
    for (size_t i = 0; i < posting->count; i++) {
        if (search->shared[posting->examples[i]]++ == 0)
            search->touched[search->touched_count++] = posting->examples[i];
    }
    if (!memory_reserve(&posting->examples, &posting->capacity, posting->count + 1,
                        sizeof *posting->examples))
        return false;
    posting->examples[posting->count++] = example;
    search->sizes[example]++;
    return true;
}

static bool read_grams(struct search *search, size_t example)
{
    struct words words = {.text = search->corpus->examples[example].text};
    struct word word;
    uint32_t last[GRAM_WORDS];
    size_t count = 0;
    while (words_next(&words, &word)) {
        uint32_t number = names_add(&search->words, word_text(&word));
        if (number == NAMES_NONE)
            return false;
        if (count == GRAM_WORDS) {
            last[0] = last[1];
            last[1] = last[2];
            count--;
        }
        last[count++] = number;
        if (count < GRAM_WORDS)
            continue;
        struct pilar_text key = {(const char *)last, sizeof last};
        uint32_t gram = names_add(&search->grams, key);
        if (gram == NAMES_NONE || !meet(search, gram, example))
            return false;
    }
    return true;
}

static int by_first(const void *left, const void *right)
{
    const struct duplicate *l = left, *r = right;
    return (l->first > r->first) - (l->first < r->first);
}

static bool collect(struct search *search, size_t example, double above)
{
    const struct example *examples = search->corpus->examples;
    size_t before = search->found_count;
    for (size_t i = 0; i < search->touched_count; i++) {
        size_t other = search->touched[i], shared = search->shared[other];
        double all = (double)(search->sizes[example] + search->sizes[other] - shared);
        search->shared[other] = 0;
        if ((double)shared <= above * all)
            continue;
        if (!memory_reserve(&search->found, &search->found_capacity, search->found_count + 1,
                            sizeof *search->found))
            return false;
        search->found[search->found_count++] = (struct duplicate){
            .first = other,
            .second = example,
            .similarity = (double)shared / all,
            .one_document = examples[other].document == examples[example].document,
            .same = search->texts[other] == search->texts[example]};
    }
    search->touched_count = 0;
    if (search->found_count > before)
        qsort(search->found + before, search->found_count - before, sizeof *search->found,
              by_first);
    return true;
}

bool duplicates_find(const struct corpus *corpus, double above, struct duplicate **duplicates,
                     size_t *count)
{
    uint32_t *texts = memory_array(corpus->count, sizeof *texts);
    struct search search = {.corpus = corpus, .texts = texts};
    search.sizes = memory_array(corpus->count, sizeof *search.sizes);
    search.shared = memory_array(corpus->count, sizeof *search.shared);
    search.touched = memory_array(corpus->count, sizeof *search.touched);
    bool done = texts != NULL && search.sizes != NULL && search.shared != NULL &&
                search.touched != NULL && number_texts(corpus, texts);
    for (size_t i = 0; done && i < corpus->count; i++) {
        if (!corpus->examples[i].is_bag)
            done = read_grams(&search, i) && collect(&search, i, above);
    }
    for (size_t i = 0; i < search.posting_capacity; i++)
        free(search.postings[i].examples);
    free(texts);
    free(search.postings);
    free(search.sizes);
    free(search.shared);
    free(search.touched);
    names_free(&search.words);
    names_free(&search.grams);
    if (done) {
        *duplicates = search.found;
        *count = search.found_count;
    } else {
        free(search.found);
    }
    return done;
}

/* ---- contradictions ---- */

static bool same_labels(const struct example *left, const struct example *right)
{
    if (left->label_count != right->label_count)
        return false;
    for (size_t i = 0; i < left->label_count; i++) {
        if (!example_has_label(right, left->labels[i]))
            return false;
    }
    return left->label_count == 0 || left->labels[0] == right->labels[0];
}

bool contradictions_find(const struct corpus *corpus, struct contradiction **contradictions,
                         size_t *count)
{
    struct contradiction *found = NULL;
    size_t found_count = 0, capacity = 0;
    uint32_t *texts = memory_array(corpus->count, sizeof *texts);
    size_t *firsts = memory_array(corpus->count, sizeof *firsts); /* of each text, from 1 */
    bool done = texts != NULL && firsts != NULL && number_texts(corpus, texts);
    for (size_t i = 0; done && i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        size_t *first = &firsts[texts[i]];
        if (example->is_bag)
            continue;
        if (*first == 0)
            *first = i + 1;
        const struct example *before = &corpus->examples[*first - 1];
        if (same_labels(before, example))
            continue;
        done = memory_reserve(&found, &capacity, found_count + 1, sizeof *found);
        if (done)
            found[found_count++] = (struct contradiction){
                *first - 1, i, text_equal(before->heading, example->heading)};
    }
    free(texts);
    free(firsts);
    if (done) {
        *contradictions = found;
        *count = found_count;
    } else {
        free(found);
    }
    return done;
}
