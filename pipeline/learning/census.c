#include "pipeline/learning/census.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/language/stem.h"

/* A stem, and the genres it was met in so far. */
struct seen_stem {
    size_t first, last;
};

struct counting {
    const struct corpus *corpus;
    struct census *census;
    struct names keys;       /* of genres: the path of a file, or "" for bags */
    uint32_t *genre_of;      /* [examples] */
    size_t *document_genres; /* [documents] the last genre a document was met in, from 1 */
    size_t *together;        /* [labels][labels] */
    struct stemmer *stemmer;
    struct names stems;
    struct seen_stem *seen; /* [stems.count] */
    size_t seen_capacity;
};

/* ---- genres ---- */

static void cut_ending(struct pilar_text *name, const char *ending)
{
    size_t length = strlen(ending);
    if (name->length > length && memcmp(name->data + name->length - length, ending, length) == 0)
        name->length -= length;
}

/* "corpus/authored/replies.tsv.gz" is "replies". */
static struct pilar_text name_of_path(struct pilar_text path)
{
    const char *slash = memrchr(path.data, '/', path.length);
    struct pilar_text name = path;
    if (slash != NULL) {
        name.data = slash + 1;
        name.length = (size_t)(path.data + path.length - name.data);
    }
    cut_ending(&name, ".gz");
    cut_ending(&name, ".tsv");
    return name;
}

static bool begin_genre(struct counting *counting, struct pilar_text name,
                        struct census_genre *genre)
{
    size_t size = (counting->corpus->labels.count + 1) * sizeof *genre->labels;
    genre->labels = arena_allocate(&counting->census->arena, size);
    genre->name = arena_copy(&counting->census->arena, name);
    if (genre->labels == NULL || genre->name.data == NULL)
        return false;
    memset(genre->labels, 0, size);
    return true;
}

static bool find_genres(struct counting *counting)
{
    const struct corpus *corpus = counting->corpus;
    struct census *census = counting->census;
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        counting->genre_of[i] =
            names_add(&counting->keys, text_of(example->is_bag ? "" : example->path));
        if (counting->genre_of[i] == NAMES_NONE)
            return false;
    }
    census->count = counting->keys.count;
    census->genres = memory_array(census->count, sizeof *census->genres);
    if (census->genres == NULL)
        return false;
    for (size_t i = 0; i < census->count; i++) {
        struct pilar_text key = counting->keys.texts[i];
        if (!begin_genre(counting, key.length == 0 ? text_of("real") : name_of_path(key),
                         &census->genres[i]))
            return false;
    }
    return begin_genre(counting, text_of("all"), &census->all);
}

/* ---- counting ---- */

static bool count_words(struct counting *counting, struct pilar_text text, size_t genre)
{
    struct census_genre *counts = &counting->census->genres[genre];
    struct words words = {.text = text};
    struct word word;
    while (words_next(&words, &word)) {
        counts->words++;
        stemmer_stem(counting->stemmer, &word);
        size_t before = counting->stems.count;
        uint32_t stem = names_add(&counting->stems, word_text(&word));
        if (stem == NAMES_NONE || !memory_reserve(&counting->seen, &counting->seen_capacity,
                                                  counting->stems.count, sizeof *counting->seen))
            return false;
        struct seen_stem *seen = &counting->seen[stem];
        if (stem == before)
            *seen = (struct seen_stem){genre, genre};
        counts->stems += stem == before || seen->last != genre;
        seen->last = genre;
    }
    return true;
}

static void count_labels(struct counting *counting, const struct example *example,
                         struct census_genre *counts)
{
    counts->paragraphs++;
    counts->none += example->label_count == 0;
    counts->several += example->label_count > 1;
    for (size_t i = 0; i < example->label_count; i++) {
        counts->labels[example->labels[i]]++;
        for (size_t j = 0; j < example->label_count; j++) {
            if (example->labels[i] < example->labels[j])
                counting->together[example->labels[i] * counting->corpus->labels.count +
                                   example->labels[j]]++;
        }
    }
}

/* One genre after the other, so that a stem or document met again in a later one is told by the
 * last it was met in. */
static bool count_genre(struct counting *counting, size_t genre)
{
    const struct corpus *corpus = counting->corpus;
    struct census_genre *counts = &counting->census->genres[genre];
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        if (counting->genre_of[i] != genre)
            continue;
        count_labels(counting, example, counts);
        counts->documents += counting->document_genres[example->document] != genre + 1;
        counting->document_genres[example->document] = genre + 1;
        if (!count_words(counting, example->text, genre))
            return false;
    }
    return true;
}

static void add_up(struct counting *counting)
{
    const struct corpus *corpus = counting->corpus;
    struct census *census = counting->census;
    struct census_genre *all = &census->all;
    for (size_t i = 0; i < counting->stems.count; i++) {
        const struct seen_stem *seen = &counting->seen[i];
        census->genres[seen->first].own_stems += seen->first == seen->last;
    }
    for (size_t i = 0; i < census->count; i++) {
        const struct census_genre *genre = &census->genres[i];
        all->paragraphs += genre->paragraphs;
        all->words += genre->words;
        all->own_stems += genre->own_stems;
        all->none += genre->none;
        all->several += genre->several;
        for (size_t label = 0; label < corpus->labels.count; label++)
            all->labels[label] += genre->labels[label];
    }
    for (size_t i = 0; i < corpus->documents.count; i++)
        all->documents += counting->document_genres[i] > 0;
    all->stems = counting->stems.count;
}

static int most_frequent_first(const void *left, const void *right)
{
    const struct census_pair *l = left, *r = right;
    if (l->paragraphs != r->paragraphs)
        return l->paragraphs < r->paragraphs ? 1 : -1;
    if (l->first != r->first)
        return l->first < r->first ? -1 : 1;
    return (l->second > r->second) - (l->second < r->second);
}

static bool list_pairs(struct counting *counting)
{
    struct census *census = counting->census;
    size_t labels = counting->corpus->labels.count, capacity = 0;
    for (size_t i = 0; i < labels * labels; i++) {
        if (counting->together[i] == 0)
            continue;
        if (!memory_reserve(&census->pairs, &capacity, census->pair_count + 1,
                            sizeof *census->pairs))
            return false;
        census->pairs[census->pair_count++] = (struct census_pair){
            (uint32_t)(i / labels), (uint32_t)(i % labels), counting->together[i]};
    }
    if (census->pair_count > 0)
        qsort(census->pairs, census->pair_count, sizeof *census->pairs, most_frequent_first);
    return true;
}

/* ---- the whole ---- */

bool census_take(const struct corpus *corpus, struct census *census)
{
    struct census made = {0};
    struct counting counting = {.corpus = corpus, .census = &made};
    size_t labels = corpus->labels.count;
    counting.genre_of = memory_array(corpus->count, sizeof *counting.genre_of);
    counting.document_genres =
        memory_array(corpus->documents.count, sizeof *counting.document_genres);
    counting.together = memory_array(labels * labels, sizeof *counting.together);
    counting.stemmer = stemmer_new();
    bool done = counting.genre_of != NULL && counting.document_genres != NULL &&
                counting.together != NULL && counting.stemmer != NULL && find_genres(&counting);
    for (size_t i = 0; done && i < made.count; i++)
        done = count_genre(&counting, i);
    if (done) {
        add_up(&counting);
        done = list_pairs(&counting);
    }
    stemmer_free(counting.stemmer);
    names_free(&counting.keys);
    names_free(&counting.stems);
    free(counting.genre_of);
    free(counting.document_genres);
    free(counting.together);
    free(counting.seen);
    if (done)
        *census = made;
    else
        census_free(&made);
    return done;
}

void census_free(struct census *census)
{
    free(census->genres);
    free(census->pairs);
    arena_free(&census->arena);
    *census = (struct census){0};
}
