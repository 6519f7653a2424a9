/* test_features_vectorizer: vectors are those of scikit-learn and of the definition, always. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/file.h"
#include "pipeline/base/random.h"
#include "pipeline/base/table.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/features/vectorizer.h"
#include "pipeline/language/function_words.h"

enum { KIND, TEXT, STEMS, VALUES, COLUMNS };

enum { SOME_TEXTS = 40 };

/* The texts and values of tests/reference/tfidf.py, and a space of the texts that were fitted. */
struct reference {
    struct table table;
    struct space space;
    struct vectorizer *vectorizer;
};

static struct reference reference;

static int open_reference(void **state)
{
    static const char path[] = "tests/reference/tfidf.tsv";
    static const char *const columns[COLUMNS] = {"kind", "text", "stems", "values"};
    struct pilar_error error = {0};
    struct space_builder builder;
    (void)state;
    struct bytes content = {0};
    if (file_read(path, 1 << 20, &content, &error) != PILAR_OK ||
        table_parse(path, &content, columns, COLUMNS, &reference.table, &error) != PILAR_OK) {
        fprintf(stderr, "%s\n", error.message);
        return -1;
    }
    bool made = space_builder_init(&builder);
    for (size_t i = 0; i < reference.table.row_count; i++) {
        const struct pilar_text *row = table_row(&reference.table, i);
        if (text_is(row[KIND], "fitted"))
            made = made && space_builder_add(&builder, row[TEXT]);
    }
    made = made && space_builder_finish(&builder, &reference.space);
    space_builder_free(&builder);
    reference.vectorizer = made ? vectorizer_new(&reference.space) : NULL;
    return reference.vectorizer == NULL ? -1 : 0;
}

static int close_reference(void **state)
{
    (void)state;
    vectorizer_free(reference.vectorizer);
    space_free(&reference.space);
    table_free(&reference.table);
    return 0;
}

static double number_of(struct pilar_text digits)
{
    char copy[64], *end;
    assert_in_range(digits.length, 1, sizeof copy - 1);
    memcpy(copy, digits.data, digits.length);
    copy[digits.length] = '\0';
    double number = strtod(copy, &end);
    assert_true(*end == '\0');
    return number;
}

/* Takes the next "stem:value" of a cell; the number of the stem in the space goes to `stem`. */
static bool next_value(struct pilar_text *cell, uint32_t *stem, double *value)
{
    struct pilar_text entry, term;
    if (cell->length == 0 || !text_split(cell, " ", &entry))
        return false;
    assert_true(text_split(&entry, ":", &term));
    *stem = names_find(&reference.space.stems.terms, term);
    if (*stem == NAMES_NONE)
        fail_msg("no stem %.*s", TEXT_ARGUMENT(term));
    *value = number_of(entry);
    return true;
}

/* ---- the stems ---- */

static void stems_are_those_the_reference_was_made_of(void **state)
{
    (void)state;
    struct stemmer *stemmer = stemmer_new();
    assert_non_null(stemmer);
    for (size_t i = 0; i < reference.table.row_count; i++) {
        const struct pilar_text *row = table_row(&reference.table, i);
        struct words words = {.text = row[TEXT]};
        struct word word;
        struct bytes stems = {0};
        while (words_next(&words, &word)) {
            stemmer_stem(stemmer, &word);
            if (stems.length > 0)
                bytes_append_byte(&stems, ' ');
            bytes_append_text(&stems, word_text(&word));
        }
        if (!text_equal(bytes_text(&stems), row[STEMS]))
            fail_msg("%.*s\n%.*s", TEXT_ARGUMENT(row[STEMS]), TEXT_ARGUMENT(bytes_text(&stems)));
        bytes_free(&stems);
    }
    stemmer_free(stemmer);
}

static void the_weights_of_stems_are_those_of_scikit_learn(void **state)
{
    (void)state;
    size_t checked = 0;
    for (size_t i = 0; i < reference.table.row_count; i++) {
        const struct pilar_text *row = table_row(&reference.table, i);
        struct pilar_text cell = row[VALUES];
        uint32_t stem;
        double value;
        while (text_is(row[KIND], "idf") && next_value(&cell, &stem, &value)) {
            assert_true(fabs(reference.space.stems.idf[stem] - value) <= 1e-12);
            checked++;
        }
    }
    assert_true(checked > 30);
    assert_int_equal(checked, reference.space.stems.terms.count);
}

static void the_stem_block_is_that_of_scikit_learn(void **state)
{
    (void)state;
    const size_t stem_count = reference.space.stems.terms.count;
    size_t texts = 0, empty = 0;
    for (size_t i = 0; i < reference.table.row_count; i++) {
        const struct pilar_text *row = table_row(&reference.table, i);
        if (text_is(row[KIND], "idf"))
            continue;
        double *expected = calloc(stem_count, sizeof *expected), value;
        assert_non_null(expected);
        struct pilar_text cell = row[VALUES];
        struct vector vector;
        uint32_t stem;
        size_t expected_count = 0, count = 0;
        for (; next_value(&cell, &stem, &value); expected_count++)
            expected[stem] = value;
        assert_true(vectorizer_apply(reference.vectorizer, row[TEXT], &vector));
        for (; count < vector.count && vector.features[count].index < stem_count; count++) {
            struct feature feature = vector.features[count];
            if (!(fabs(feature.value - expected[feature.index]) <= 1e-9))
                fail_msg("%.*s: %.*s", TEXT_ARGUMENT(row[TEXT]),
                         TEXT_ARGUMENT(reference.space.stems.terms.texts[feature.index]));
        }
        assert_int_equal(count, expected_count);
        texts++;
        empty += count == 0;
        free(expected);
    }
    assert_true(texts > 30);
    assert_true(empty > 3);
}

/* ---- the n-grams and the pairs ---- */

struct form {
    struct word word;
    struct word stem;
    size_t count;
};

/* The word forms of a text, each once; the caller's to free. */
static struct form *forms_of(struct pilar_text text, size_t *form_count)
{
    struct stemmer *stemmer = stemmer_new();
    struct form *forms = NULL;
    size_t count = 0, capacity = 0;
    struct words words = {.text = text};
    struct word word;
    assert_non_null(stemmer);
    while (words_next(&words, &word)) {
        size_t i = 0;
        while (i < count && !text_equal(word_text(&forms[i].word), word_text(&word)))
            i++;
        if (i == count) {
            assert_true(memory_reserve(&forms, &capacity, count + 1, sizeof *forms));
            forms[count++] = (struct form){.word = word, .stem = word};
            stemmer_stem(stemmer, &forms[i].stem);
        }
        forms[i].count++;
    }
    stemmer_free(stemmer);
    *form_count = count;
    return forms;
}

/* How often `gram`, of whole characters, stands in the folded word between "<" and ">". */
static size_t occurrences(const struct word *word, struct pilar_text gram)
{
    char marked[WORD_SIZE + 2];
    struct word folded = *word;
    size_t count = 0;
    word_fold(&folded);
    marked[0] = '<';
    memcpy(marked + 1, folded.data, folded.length);
    marked[folded.length + 1] = '>';
    for (size_t at = 0; at + gram.length <= folded.length + 2; at++)
        count += memcmp(marked + at, gram.data, gram.length) == 0;
    return count;
}

static double stem_weight(const struct space *space, const struct form *forms, size_t count,
                          const struct word *stem, double *frequency)
{
    *frequency = 0;
    for (size_t i = 0; i < count; i++)
        *frequency +=
            text_equal(word_text(&forms[i].stem), word_text(stem)) ? (double)forms[i].count : 0.0;
    uint32_t known = names_find(&space->stems.terms, word_text(stem));
    double idf = log((1.0 + (double)space->document_count) / 1.0) + 1.0;
    return (1.0 + log(*frequency)) * (known == NAMES_NONE ? idf : space->stems.idf[known]);
}

/* The n-gram block of `text` as vectorizer.h defines it, [n-grams of the space]. */
static void define_grams(const struct space *space, struct pilar_text text, double *block)
{
    const struct vocabulary *grams = &space->grams;
    size_t form_count, gram_count = grams->terms.count;
    struct form *forms = forms_of(text, &form_count);
    double square = 0, frequency;
    for (size_t i = 0; i < form_count; i++) { /* each stem once, with the first of its forms */
        size_t first = 0;
        while (!text_equal(word_text(&forms[first].stem), word_text(&forms[i].stem)))
            first++;
        double weight = stem_weight(space, forms, form_count, &forms[i].stem, &frequency);
        square += first == i ? weight * weight : 0;
    }
    for (size_t g = 0; g < gram_count; g++)
        block[g] = 0;
    double *unit = calloc(gram_count + 1, sizeof *unit);
    assert_non_null(unit);
    for (size_t i = 0; i < form_count; i++) {
        double weight = stem_weight(space, forms, form_count, &forms[i].stem, &frequency);
        double share = weight * (double)forms[i].count / frequency / sqrt(square), length = 0;
        for (size_t g = 0; g < gram_count; g++) {
            unit[g] = (double)occurrences(&forms[i].word, grams->terms.texts[g]) * grams->idf[g];
            length += unit[g] * unit[g];
        }
        for (size_t g = 0; g < gram_count && length > 0; g++)
            block[g] += share * unit[g] / sqrt(length);
    }
    free(unit);
    free(forms);
}

/* A word where it stands. */
struct placed {
    struct word stem;
    size_t section; /* how often punctuation stood before it */
    bool is_function;
};

/* The words of a text; the caller's to free. */
static struct placed *placed_of(struct pilar_text text, size_t *count)
{
    struct stemmer *stemmer = stemmer_new();
    struct words words = {.text = text};
    struct word word;
    struct placed *placed = NULL;
    size_t capacity = 0, section = 0;
    assert_non_null(stemmer);
    for (*count = 0; words_next(&words, &word); (*count)++) {
        assert_true(memory_reserve(&placed, &capacity, *count + 1, sizeof *placed));
        section += words.apart;
        placed[*count] = (struct placed){word, section, is_function_word(word_text(&word))};
        stemmer_stem(stemmer, &placed[*count].stem);
    }
    stemmer_free(stemmer);
    return placed;
}

/* How often two stems go together: as neighbours, or as content words with at most one more
 * content word between; and no punctuation. */
static double standings(const struct placed *placed, size_t count, struct pilar_text left,
                        struct pilar_text right)
{
    double found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(word_text(&placed[i].stem), left))
            continue;
        size_t between = 0; /* content words */
        for (size_t j = i + 1; j < count && placed[j].section == placed[i].section; j++) {
            bool content = !placed[i].is_function && !placed[j].is_function;
            if ((j == i + 1 || (content && between < 2)) &&
                text_equal(word_text(&placed[j].stem), right))
                found++;
            between += !placed[j].is_function;
        }
    }
    return found;
}

static struct pilar_text stem_of(const struct space *space, uint32_t number)
{
    assert_true(number < space->stems.terms.count);
    return space->stems.terms.texts[number];
}

/* The block of pairs likewise, [pairs of the space]. */
static void define_pairs(const struct space *space, struct pilar_text text, double *block)
{
    const struct pair_vocabulary *pairs = &space->pairs;
    size_t count;
    struct placed *placed = placed_of(text, &count);
    double square = 0;
    for (size_t i = 0; i < pairs->terms.count; i++) {
        block[i] = standings(placed, count, stem_of(space, pairs->terms.items[i].left),
                             stem_of(space, pairs->terms.items[i].right));
        if (block[i] > 0)
            block[i] = (1.0 + log(block[i])) * pairs->idf[i];
        square += block[i] * block[i];
    }
    for (size_t i = 0; i < pairs->terms.count && square > 0; i++)
        block[i] *= VECTORIZER_PAIR_WEIGHT / sqrt(square);
    free(placed);
}

/* Whether all behind the stems is as defined. */
static void assert_defined(struct vectorizer *vectorizer, const struct space *space,
                           struct pilar_text text)
{
    size_t stem_count = space->stems.terms.count, gram_count = space->grams.terms.count;
    size_t count = space_feature_count(space) - stem_count;
    double *expected = calloc(count + 1, sizeof *expected);
    struct vector vector;
    assert_non_null(expected);
    define_grams(space, text, expected);
    define_pairs(space, text, expected + gram_count);
    assert_true(vectorizer_apply(vectorizer, text, &vector));
    for (size_t i = 0; i < vector.count; i++) {
        struct feature feature = vector.features[i];
        assert_true(i == 0 || vector.features[i - 1].index < feature.index);
        assert_true(feature.value > 0 && feature.index < stem_count + count);
        if (feature.index < stem_count)
            continue;
        size_t number = feature.index - stem_count;
        if (!(fabs(feature.value - expected[number]) <= 1e-12))
            fail_msg("%.*s: %s %zu has %.17g, not %.17g", TEXT_ARGUMENT(text),
                     number < gram_count ? "n-gram" : "pair",
                     number < gram_count ? number : number - gram_count, feature.value,
                     expected[number]);
        expected[number] = 0;
    }
    for (size_t i = 0; i < count; i++) /* the rest is not in the vector */
        assert_true(expected[i] == 0);
    free(expected);
}

static void the_other_blocks_of_the_reference_texts_are_the_defined_ones(void **state)
{
    (void)state;
    for (size_t i = 0; i < reference.table.row_count; i++)
        assert_defined(reference.vectorizer, &reference.space,
                       table_row(&reference.table, i)[TEXT]);
}

/* A text of words that are alike, of all lengths and scripts, with bytes that are no words. */
static void append_random_text(struct bytes *text, struct random *random)
{
    static const char *const parts[] = {"a",    "e",  "ci",   "ción",     "ci\xC3\xB3n", "s",
                                        "ñ",    "n",  "r",    "\xC2\xAD", "o\xCC\x81",   "漢",
                                        "𐐨",    "ß",  "inf",  "orm",      "aci",         "NORM",
                                        "idad", "es", "mente"};
    static const char *const whole[] = {"normas", "conducta", "responsables", "NORMA"};
    static const char *const between[] = {" ",  " ",  " ",      ", ",  "-",   " de ",
                                          "\n", "² ", " 2021 ", " y ", "\x01"};
    for (size_t count = random_below(random, 40); count > 0; count--) {
        size_t made_of = random_below(random, 2) == 0 ? 0 : 1 + random_below(random, 5);
        if (made_of == 0)
            bytes_append_string(text, whole[random_below(random, sizeof whole / sizeof *whole)]);
        for (; made_of > 0; made_of--)
            bytes_append_string(text, parts[random_below(random, sizeof parts / sizeof *parts)]);
        if (random_below(random, 60) == 0) {
            for (size_t length = random_below(random, 300); length > 0; length--)
                bytes_append_byte(text, (char)('a' + random_below(random, 3)));
        }
        bytes_append_string(text, between[random_below(random, sizeof between / sizeof *between)]);
        if (random_below(random, 20) == 0)
            bytes_append_byte(text, '\0');
    }
}

static void make_random_space(struct random *random, struct bytes *texts, struct space *space)
{
    struct space_builder builder;
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < SOME_TEXTS; i++) {
        append_random_text(&texts[i], random);
        assert_true(space_builder_add(&builder, bytes_text(&texts[i])));
    }
    assert_true(space_builder_finish(&builder, space));
    space_builder_free(&builder);
}

static void the_other_blocks_of_any_text_are_the_defined_ones(void **state)
{
    (void)state;
    struct random random = {16};
    struct bytes texts[SOME_TEXTS] = {0};
    struct space space;
    make_random_space(&random, texts, &space);
    assert_true(space.grams.terms.count > 200);
    assert_true(space.pairs.terms.count >= 9);
    struct vectorizer *vectorizer = vectorizer_new(&space);
    assert_non_null(vectorizer);
    for (size_t i = 0; i < SOME_TEXTS; i++)
        assert_defined(vectorizer, &space, bytes_text(&texts[i]));
    for (size_t i = 0; i < SOME_TEXTS; i++) { /* and of texts that were not counted */
        texts[i].length = 0;
        append_random_text(&texts[i], &random);
        assert_defined(vectorizer, &space, bytes_text(&texts[i]));
    }
    vectorizer_free(vectorizer);
    space_free(&space);
    for (size_t i = 0; i < SOME_TEXTS; i++)
        bytes_free(&texts[i]);
}

static double gram_square(const struct space *space, struct vector vector)
{
    double square = 0;
    for (size_t i = 0; i < vector.count; i++) {
        size_t index = vector.features[i].index, first = space->stems.terms.count;
        if (index >= first && index - first < space->grams.terms.count)
            square += vector.features[i].value * vector.features[i].value;
    }
    return square;
}

/* "ent" stands twice in "entendimiento". */
static void a_word_alone_is_a_unit_vector_of_n_grams_also_if_one_stands_twice(void **state)
{
    (void)state;
    static const char *const words[] = {"norma", "entendimiento", "ciberciberciber", "aaaaaaaaaa"};
    struct space_builder builder;
    struct space space;
    struct vector vector;
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < 8; i++) /* each twice, or it were not known */
        assert_true(space_builder_add(&builder, text_of(words[i % 4])));
    assert_true(space_builder_finish(&builder, &space));
    space_builder_free(&builder);
    struct vectorizer *vectorizer = vectorizer_new(&space);
    assert_non_null(vectorizer);
    for (size_t i = 0; i < 4; i++) {
        assert_true(vectorizer_apply(vectorizer, text_of(words[i]), &vector));
        double square = gram_square(&space, vector);
        if (!(fabs(square - 1) <= 1e-12))
            fail_msg("%s: the square of the length is %.17g", words[i], square);
    }
    vectorizer_free(vectorizer);
    space_free(&space);
}

static void unknown_words_take_their_part_of_the_n_gram_block(void **state)
{
    (void)state;
    struct vector vector;
    assert_true(vectorizer_apply(reference.vectorizer, text_of("normas"), &vector));
    double alone = gram_square(&reference.space, vector);
    assert_true(vectorizer_apply(reference.vectorizer, text_of("normas zzzzqqqq"), &vector));
    assert_true(gram_square(&reference.space, vector) < alone * 0.9);
    /* an unknown word whose n-grams are known has them, and no stem */
    assert_true(vectorizer_apply(reference.vectorizer, text_of("anormalmente"), &vector));
    assert_true(vector.count > 0);
    assert_true(vector.features[0].index >= reference.space.stems.terms.count);
}

/* ---- always the same ---- */

struct kept {
    struct feature *features;
    size_t count;
};

static struct kept keep(struct vectorizer *vectorizer, struct pilar_text text)
{
    struct vector vector;
    assert_true(vectorizer_apply(vectorizer, text, &vector));
    struct kept kept = {malloc((vector.count + 1) * sizeof *kept.features), vector.count};
    assert_non_null(kept.features);
    for (size_t i = 0; i < vector.count; i++)
        kept.features[i] = vector.features[i];
    return kept;
}

/* To the last bit. */
static void assert_kept(struct vectorizer *vectorizer, struct pilar_text text, struct kept kept)
{
    struct vector vector;
    assert_true(vectorizer_apply(vectorizer, text, &vector));
    assert_int_equal(vector.count, kept.count);
    for (size_t i = 0; i < kept.count; i++) {
        assert_int_equal(vector.features[i].index, kept.features[i].index);
        assert_memory_equal(&vector.features[i].value, &kept.features[i].value, sizeof(double));
    }
}

static void a_vector_does_not_depend_on_the_texts_before(void **state)
{
    (void)state;
    struct random random = {61};
    struct bytes texts[SOME_TEXTS] = {0};
    struct kept kept[SOME_TEXTS];
    struct space space;
    make_random_space(&random, texts, &space);
    for (size_t i = 0; i < SOME_TEXTS; i++) { /* each from a vectorizer that saw nothing */
        struct vectorizer *fresh = vectorizer_new(&space);
        assert_non_null(fresh);
        kept[i] = keep(fresh, bytes_text(&texts[i]));
        vectorizer_free(fresh);
    }
    struct vectorizer *one = vectorizer_new(&space), *other = vectorizer_new(&space);
    assert_true(one != NULL && other != NULL);
    for (size_t i = 0; i < SOME_TEXTS; i++)
        assert_kept(one, bytes_text(&texts[i]), kept[i]);
    for (size_t i = SOME_TEXTS; i > 0; i--)
        assert_kept(other, bytes_text(&texts[i - 1]), kept[i - 1]);
    for (size_t round = 0; round < 200; round++) {
        size_t i = random_below(&random, SOME_TEXTS);
        assert_kept(round % 2 == 0 ? one : other, bytes_text(&texts[i]), kept[i]);
    }
    vectorizer_free(one);
    vectorizer_free(other);
    space_free(&space);
    for (size_t i = 0; i < SOME_TEXTS; i++) {
        bytes_free(&texts[i]);
        free(kept[i].features);
    }
}

static void append_made_up_words(struct bytes *text, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++)
        bytes_append_format(text, "w%zxo ", i);
}

static void a_flood_of_words_neither_fails_nor_changes_vectors(void **state)
{
    (void)state;
    enum { KEPT = 1 << 18, PART = 30000 };
    struct vectorizer *vectorizer = vectorizer_new(&reference.space);
    struct pilar_text text = table_row(&reference.table, 0)[TEXT];
    struct bytes flood = {0};
    assert_non_null(vectorizer);
    struct kept kept = keep(vectorizer, text);
    for (size_t first = 0; first < 2 * KEPT + PART; first += PART) { /* text by text, twice over */
        flood.length = 0;
        append_made_up_words(&flood, first, PART);
        bytes_append_text(&flood, text);
        assert_false(flood.failed);
        struct vector vector;
        assert_true(vectorizer_apply(vectorizer, bytes_text(&flood), &vector));
        assert_kept(vectorizer, text, kept);
    }
    flood.length = 0;
    append_made_up_words(&flood, 0, KEPT + 10); /* in one text */
    struct kept flooded = keep(vectorizer, bytes_text(&flood));
    assert_kept(vectorizer, text, kept);
    assert_kept(vectorizer, bytes_text(&flood), flooded);
    assert_kept(vectorizer, bytes_text(&flood), flooded);
    assert_kept(vectorizer, text, kept);
    bytes_free(&flood);
    free(kept.features);
    free(flooded.features);
    vectorizer_free(vectorizer);
}

/* ---- at the edges ---- */

static void a_text_without_words_has_an_empty_vector(void **state)
{
    (void)state;
    static const struct pilar_text texts[] = {
        {NULL, 0}, {"", 0}, {"2021, 16 y 3.", 13}, {"\0\0", 2}};
    for (size_t i = 0; i < 4; i++) {
        struct vectorizer *fresh = vectorizer_new(&reference.space);
        struct vector vector = {NULL, 77};
        assert_non_null(fresh);
        assert_true(vectorizer_apply(fresh, texts[i], &vector));
        assert_int_equal(vector.count, 0);
        assert_true(vectorizer_apply(reference.vectorizer, texts[i], &vector));
        assert_int_equal(vector.count, 0);
        vectorizer_free(fresh);
    }
}

static void in_an_empty_space_every_vector_is_empty(void **state)
{
    (void)state;
    struct space_builder builder;
    struct space space;
    struct vector vector;
    assert_true(space_builder_init(&builder));
    assert_true(space_builder_finish(&builder, &space));
    space_builder_free(&builder);
    struct vectorizer *vectorizer = vectorizer_new(&space);
    assert_non_null(vectorizer);
    assert_true(vectorizer_apply(vectorizer, text_of("Las normas y las amenazas."), &vector));
    assert_int_equal(vector.count, 0);
    vectorizer_free(vectorizer);
    space_free(&space);
}

static void a_word_often_repeated_has_finite_weights(void **state)
{
    (void)state;
    struct bytes text = {0};
    struct vector vector;
    for (size_t i = 0; i < 200000; i++)
        bytes_append_string(&text, "normas ");
    assert_true(vectorizer_apply(reference.vectorizer, bytes_text(&text), &vector));
    assert_true(vector.count > 1);
    assert_true(fabs(vector.features[0].value - 1) < 1e-12); /* its stem alone */
    for (size_t i = 0; i < vector.count; i++)
        assert_true(vector.features[i].value > 0 && vector.features[i].value <= 1 + 1e-12);
    bytes_free(&text);
}

static void no_vectorizer_can_be_freed(void **state)
{
    (void)state;
    vectorizer_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stems_are_those_the_reference_was_made_of),
        cmocka_unit_test(the_weights_of_stems_are_those_of_scikit_learn),
        cmocka_unit_test(the_stem_block_is_that_of_scikit_learn),
        cmocka_unit_test(the_other_blocks_of_the_reference_texts_are_the_defined_ones),
        cmocka_unit_test(the_other_blocks_of_any_text_are_the_defined_ones),
        cmocka_unit_test(a_word_alone_is_a_unit_vector_of_n_grams_also_if_one_stands_twice),
        cmocka_unit_test(unknown_words_take_their_part_of_the_n_gram_block),
        cmocka_unit_test(a_vector_does_not_depend_on_the_texts_before),
        cmocka_unit_test(a_flood_of_words_neither_fails_nor_changes_vectors),
        cmocka_unit_test(a_text_without_words_has_an_empty_vector),
        cmocka_unit_test(in_an_empty_space_every_vector_is_empty),
        cmocka_unit_test(a_word_often_repeated_has_finite_weights),
        cmocka_unit_test(no_vectorizer_can_be_freed),
    };
    return cmocka_run_group_tests(tests, open_reference, close_reference);
}
