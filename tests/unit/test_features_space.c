/* test_features_space: a term counts once a text, and the order of the texts does not matter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/text.h"
#include "pipeline/features/space.h"

static const char *const texts[] = {"Las normas y la norma, única.", "La amenaza.", "",
                                    "Las amenazas, las normas y las amenazas.", "2021"};

enum { TEXTS = sizeof texts / sizeof *texts };

static struct space make(const char *const *given, size_t count)
{
    struct space_builder builder;
    struct space space;
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < count; i++)
        assert_true(space_builder_add(&builder, text_of(given[i])));
    assert_true(space_builder_finish(&builder, &space));
    space_builder_free(&builder);
    return space;
}

static double idf_of(const struct vocabulary *vocabulary, const char *term)
{
    uint32_t number = names_find(&vocabulary->terms, text_of(term));
    if (number == NAMES_NONE)
        fail_msg("no %s", term);
    return vocabulary->idf[number];
}

static bool has(const struct vocabulary *vocabulary, const char *term)
{
    return names_find(&vocabulary->terms, text_of(term)) != NAMES_NONE;
}

/* The idf of the pair of two stems. */
static double pair_idf_of(const struct space *space, const char *left, const char *right)
{
    const struct names *stems = &space->stems.terms;
    struct stem_pair pair = {names_find(stems, text_of(left)), names_find(stems, text_of(right))};
    uint32_t number = pair_set_find(&space->pairs.terms, pair);
    if (number == NAMES_NONE)
        fail_msg("no %s %s", left, right);
    return space->pairs.idf[number];
}

static void a_stem_counts_once_a_text_however_often_it_stands_there(void **state)
{
    (void)state;
    struct space space = make(texts, TEXTS);
    assert_int_equal(space.document_count, TEXTS);
    assert_int_equal(space.stems.terms.count, 4);
    assert_true(idf_of(&space.stems, "norm") == vocabulary_idf(TEXTS, 2));
    assert_true(idf_of(&space.stems, "amenaz") == vocabulary_idf(TEXTS, 2));
    assert_true(idf_of(&space.stems, "las") == vocabulary_idf(TEXTS, 2));
    assert_true(idf_of(&space.stems, "la") == vocabulary_idf(TEXTS, 2));
    space_free(&space);
}

static void an_n_gram_counts_once_a_text_also_if_several_words_have_it(void **state)
{
    (void)state;
    struct space space = make(texts, TEXTS);
    assert_true(idf_of(&space.grams, "nor") == vocabulary_idf(TEXTS, 2));
    assert_true(idf_of(&space.grams, "<la") == vocabulary_idf(TEXTS, 3));
    assert_true(idf_of(&space.grams, "as>") == vocabulary_idf(TEXTS, 2));
    assert_true(idf_of(&space.grams, "menaz") == vocabulary_idf(TEXTS, 2));
    assert_false(has(&space.grams, "as"));
    assert_false(has(&space.grams, "menaza"));
    assert_false(has(&space.grams, "s n"));
    space_free(&space);
}

static void stems_and_n_grams_of_one_text_alone_are_left_out(void **state)
{
    (void)state;
    struct space space = make(texts, TEXTS);
    assert_false(has(&space.stems, "unic"));
    assert_false(has(&space.grams, "<un"));
    assert_false(has(&space.grams, "za>"));
    space_free(&space);
    space = make(texts, 1);
    assert_int_equal(space_feature_count(&space), 0);
    space_free(&space);
}

static void a_pair_must_stand_in_three_texts_and_counts_once_in_each(void **state)
{
    (void)state;
    static const char *const given[] = {
        "normas de conducta, normas de conducta, normas de conducta", "Las normas de conducta.",
        "conducta, normas voluntarias", "normas voluntarias y normas de conducta"};
    struct space space = make(given, 3);
    assert_int_equal(space.pairs.terms.count, 0);
    space_free(&space);
    space = make(given, 4);
    assert_int_equal(space.pairs.terms.count, 3);
    assert_true(pair_idf_of(&space, "norm", "de") == vocabulary_idf(4, 3));
    assert_true(pair_idf_of(&space, "de", "conduct") == vocabulary_idf(4, 3));
    assert_true(pair_idf_of(&space, "norm", "conduct") == vocabulary_idf(4, 3));
    assert_int_equal(space_feature_count(&space),
                     space.stems.terms.count + space.grams.terms.count + 3);
    space_free(&space);
}

/* Texts with terms in all three blocks. */
static const char *const resolutions[] = {"Recordando las normas de conducta de los Estados",
                                          "normas de conducta responsable",
                                          "Los Estados aplican normas de conducta",
                                          "La conducta responsable de los Estados",
                                          "conducta responsable",
                                          "Estados, derecho internacional y normas"};

enum { RESOLUTIONS = sizeof resolutions / sizeof *resolutions, BLOCKS = 2 };

static void terms_are_in_order_block_by_block(void **state)
{
    (void)state;
    struct space space = make(resolutions, RESOLUTIONS);
    const struct vocabulary *blocks[BLOCKS] = {&space.stems, &space.grams}; /* in byte order */
    size_t total = 0;
    for (size_t block = 0; block < BLOCKS; block++) {
        const struct names *terms = &blocks[block]->terms;
        assert_true(terms->count > 1);
        for (size_t i = 1; i < terms->count; i++)
            assert_true(text_compare(terms->texts[i - 1], terms->texts[i]) < 0);
        total += terms->count;
    }
    const struct pair_set *pairs = &space.pairs.terms; /* in the order of their stems */
    assert_true(pairs->count > 1);
    for (size_t i = 0; i < pairs->count; i++) {
        struct stem_pair before = i == 0 ? (struct stem_pair){0, 0} : pairs->items[i - 1];
        struct stem_pair pair = pairs->items[i];
        assert_true(pair.left < space.stems.terms.count && pair.right < space.stems.terms.count);
        assert_true(i == 0 || before.left < pair.left ||
                    (before.left == pair.left && before.right < pair.right));
    }
    assert_int_equal(space_feature_count(&space), total + pairs->count);
    space_free(&space);
}

static void the_order_of_the_texts_does_not_matter(void **state)
{
    (void)state;
    const char *backwards[RESOLUTIONS];
    for (size_t i = 0; i < RESOLUTIONS; i++)
        backwards[i] = resolutions[RESOLUTIONS - 1 - i];
    struct space one = make(resolutions, RESOLUTIONS), other = make(backwards, RESOLUTIONS);
    const struct vocabulary *left[BLOCKS] = {&one.stems, &one.grams};
    const struct vocabulary *right[BLOCKS] = {&other.stems, &other.grams};
    for (size_t block = 0; block < BLOCKS; block++) {
        assert_int_equal(left[block]->terms.count, right[block]->terms.count);
        for (size_t i = 0; i < left[block]->terms.count; i++) {
            assert_true(text_equal(left[block]->terms.texts[i], right[block]->terms.texts[i]));
            assert_true(left[block]->idf[i] == right[block]->idf[i]);
        }
    }
    assert_int_equal(one.pairs.terms.count, other.pairs.terms.count);
    for (size_t i = 0; i < one.pairs.terms.count; i++) {
        assert_int_equal(stem_pair_compare(one.pairs.terms.items[i], other.pairs.terms.items[i]),
                         0);
        assert_true(one.pairs.idf[i] == other.pairs.idf[i]);
    }
    space_free(&one);
    space_free(&other);
}

static void no_texts_make_an_empty_space(void **state)
{
    (void)state;
    struct space space = make(NULL, 0);
    assert_int_equal(space.document_count, 0);
    assert_int_equal(space_feature_count(&space), 0);
    space_free(&space);
    static const char *const wordless[] = {"", "1 2 3", "\xF0\x9F\x98\x80"};
    space = make(wordless, 3);
    assert_int_equal(space.document_count, 3);
    assert_int_equal(space_feature_count(&space), 0);
    space_free(&space);
    space_free(&space);
}

static void a_builder_can_go_on_after_it_made_a_space(void **state)
{
    (void)state;
    struct space_builder builder;
    struct space first, second;
    assert_true(space_builder_init(&builder));
    assert_true(space_builder_add(&builder, text_of("normas")));
    assert_true(space_builder_add(&builder, text_of("normas y amenazas")));
    assert_true(space_builder_finish(&builder, &first));
    assert_true(space_builder_add(&builder, text_of("norma y amenaza")));
    assert_true(space_builder_finish(&builder, &second));
    space_builder_free(&builder);
    assert_int_equal(first.stems.terms.count, 1);
    assert_int_equal(second.stems.terms.count, 2);
    assert_true(idf_of(&first.stems, "norm") == vocabulary_idf(2, 2));
    assert_true(idf_of(&second.stems, "amenaz") == vocabulary_idf(3, 2));
    space_free(&first);
    space_free(&second);
}

static void many_texts_count_each_term_right(void **state)
{
    (void)state;
    enum { COUNT = 300 };
    struct space_builder builder;
    struct space space;
    char word[16];
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < COUNT; i++) { /* w1 in every text, w2 in every second */
        struct bytes line = {0};
        for (size_t step = 1; step <= 40; step++) {
            if (i % step == 0)
                bytes_append_format(&line, "w%zu w%zu ", step, step);
        }
        assert_true(space_builder_add(&builder, bytes_text(&line)));
        bytes_free(&line);
    }
    assert_true(space_builder_finish(&builder, &space));
    space_builder_free(&builder);
    for (size_t step = 1; step <= 40; step++) {
        size_t frequency = (COUNT + step - 1) / step;
        snprintf(word, sizeof word, "w%zu", step);
        assert_true(idf_of(&space.stems, word) == vocabulary_idf(COUNT, frequency));
        assert_true(pair_idf_of(&space, word, word) == vocabulary_idf(COUNT, frequency));
        snprintf(word, sizeof word, "<w%zu>", step);
        assert_true(idf_of(&space.grams, word) == vocabulary_idf(COUNT, frequency));
    }
    space_free(&space);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stem_counts_once_a_text_however_often_it_stands_there),
        cmocka_unit_test(an_n_gram_counts_once_a_text_also_if_several_words_have_it),
        cmocka_unit_test(stems_and_n_grams_of_one_text_alone_are_left_out),
        cmocka_unit_test(a_pair_must_stand_in_three_texts_and_counts_once_in_each),
        cmocka_unit_test(terms_are_in_order_block_by_block),
        cmocka_unit_test(the_order_of_the_texts_does_not_matter),
        cmocka_unit_test(no_texts_make_an_empty_space),
        cmocka_unit_test(a_builder_can_go_on_after_it_made_a_space),
        cmocka_unit_test(many_texts_count_each_term_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
