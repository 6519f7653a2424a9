/* test_features_vocabulary: the terms kept are those frequent enough, in byte order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/features/vocabulary.h"

enum { TEXTS = 10 };

static const char *const terms_given[] = {"norma", "amenaza", "",      "ñandú",
                                          "Zona",  "norm",    "normal"};
static const uint32_t frequencies_given[] = {3, 10, 1, 2, 4, 0, 2};

enum { GIVEN = sizeof terms_given / sizeof *terms_given };

static void build(struct vocabulary *vocabulary, uint32_t least)
{
    struct names terms = {0};
    for (size_t i = 0; i < GIVEN; i++)
        names_add(&terms, text_of(terms_given[i]));
    *vocabulary = (struct vocabulary){0};
    assert_true(vocabulary_build(vocabulary, &terms, frequencies_given, TEXTS, least));
    names_free(&terms);
}

static void the_weight_of_a_term_is_that_of_scikit_learn(void **state)
{
    (void)state;
    /* python3: math.log((1 + n) / (1 + df)) + 1 */
    assert_true(fabs(vocabulary_idf(32, 2) - 3.3978952727983707) < 1e-15);
    assert_true(fabs(vocabulary_idf(9, 4) - 1.6931471805599454) < 1e-15);
    assert_true(fabs(vocabulary_idf(1, 0) - 1.6931471805599454) < 1e-15);
    assert_true(vocabulary_idf(0, 0) == 1.0);
    for (size_t n = 0; n < 100; n++)
        assert_true(vocabulary_idf(n, n) == 1.0); /* a term of all texts, and of none */
}

static void a_rarer_term_weighs_more(void **state)
{
    (void)state;
    for (size_t frequency = 1; frequency <= 1000; frequency++)
        assert_true(vocabulary_idf(1000, frequency - 1) > vocabulary_idf(1000, frequency));
}

static void the_terms_kept_are_those_in_enough_texts_in_byte_order(void **state)
{
    (void)state;
    static const char *const kept[] = {"Zona", "amenaza", "norma", "normal", "ñandú"};
    static const size_t frequencies[] = {4, 10, 3, 2, 2};
    struct vocabulary vocabulary;
    build(&vocabulary, 2);
    assert_int_equal(vocabulary.terms.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_true(text_is(vocabulary.terms.texts[i], kept[i]));
        assert_int_equal(names_find(&vocabulary.terms, text_of(kept[i])), i);
        assert_true(vocabulary.idf[i] == vocabulary_idf(TEXTS, frequencies[i]));
    }
    vocabulary_free(&vocabulary);
}

static void the_least_may_keep_all_or_none(void **state)
{
    (void)state;
    struct vocabulary vocabulary;
    build(&vocabulary, 0);
    assert_int_equal(vocabulary.terms.count, GIVEN);
    assert_true(text_is(vocabulary.terms.texts[0], ""));
    vocabulary_free(&vocabulary);
    build(&vocabulary, 1);
    assert_int_equal(vocabulary.terms.count, GIVEN - 1);
    vocabulary_free(&vocabulary);
    build(&vocabulary, 10);
    assert_int_equal(vocabulary.terms.count, 1);
    vocabulary_free(&vocabulary);
    build(&vocabulary, 11);
    assert_int_equal(vocabulary.terms.count, 0);
    assert_true(names_find(&vocabulary.terms, text_of("norma")) == NAMES_NONE);
    vocabulary_free(&vocabulary);
    build(&vocabulary, UINT32_MAX);
    assert_int_equal(vocabulary.terms.count, 0);
    vocabulary_free(&vocabulary);
}

static void no_terms_make_an_empty_vocabulary(void **state)
{
    (void)state;
    struct names terms = {0};
    struct vocabulary vocabulary = {0};
    assert_true(vocabulary_build(&vocabulary, &terms, NULL, 0, 1));
    assert_int_equal(vocabulary.terms.count, 0);
    vocabulary_free(&vocabulary);
    vocabulary_free(&vocabulary);
}

static void the_order_terms_were_met_in_is_forgotten(void **state)
{
    (void)state;
    struct vocabulary forwards, backwards = {0};
    struct names terms = {0};
    uint32_t frequencies[GIVEN];
    for (size_t i = 0; i < GIVEN; i++) {
        frequencies[i] = frequencies_given[GIVEN - 1 - i];
        names_add(&terms, text_of(terms_given[GIVEN - 1 - i]));
    }
    assert_true(vocabulary_build(&backwards, &terms, frequencies, TEXTS, 1));
    build(&forwards, 1);
    assert_int_equal(forwards.terms.count, backwards.terms.count);
    for (size_t i = 0; i < forwards.terms.count; i++) {
        assert_true(text_equal(forwards.terms.texts[i], backwards.terms.texts[i]));
        assert_true(forwards.idf[i] == backwards.idf[i]);
    }
    names_free(&terms);
    vocabulary_free(&forwards);
    vocabulary_free(&backwards);
}

/* ---- pairs ---- */

enum { ZONE, THREAT, LONELY, NORM, STEMS_GIVEN };

/* Stems as a lexicon has them, in the order they were met; "amenaz" is the first of those kept. */
static const char *const stems_given[STEMS_GIVEN] = {"zon", "amenaz", "unic", "norm"};
static const uint32_t stem_frequencies[STEMS_GIVEN] = {5, 6, 1, 4};

static const struct {
    struct stem_pair pair; /* of stems_given */
    uint32_t frequency;
} pairs_given[] = {{{ZONE, THREAT}, 3}, {{NORM, NORM}, 4},   {{THREAT, ZONE}, 2},
                   {{NORM, LONELY}, 9}, {{LONELY, ZONE}, 9}, {{THREAT, NORM}, 1},
                   {{ZONE, NORM}, 5},   {{NORM, THREAT}, 3}};

enum { PAIRS_GIVEN = sizeof pairs_given / sizeof *pairs_given };

/* The pairs, added forwards or backwards, that are in at least `least` texts. */
static void build_pairs(struct pair_vocabulary *vocabulary, bool backwards, uint32_t least)
{
    struct names names = {0};
    struct vocabulary stems = {0};
    struct pair_set pairs = {0};
    uint32_t frequencies[PAIRS_GIVEN];
    for (size_t i = 0; i < STEMS_GIVEN; i++)
        names_add(&names, text_of(stems_given[i]));
    assert_true(vocabulary_build(&stems, &names, stem_frequencies, TEXTS, 2));
    for (size_t i = 0; i < PAIRS_GIVEN; i++) {
        size_t given = backwards ? PAIRS_GIVEN - 1 - i : i;
        assert_int_equal(pair_set_add(&pairs, pairs_given[given].pair), i);
        frequencies[i] = pairs_given[given].frequency;
    }
    *vocabulary = (struct pair_vocabulary){0};
    assert_true(
        pair_vocabulary_build(vocabulary, &pairs, &names, &stems, frequencies, TEXTS, least));
    names_free(&names);
    vocabulary_free(&stems);
    pair_set_free(&pairs);
}

static void the_pairs_kept_are_those_in_enough_texts_by_the_numbers_of_their_stems(void **state)
{
    (void)state;
    enum { A_THREAT, A_NORM, A_ZONE }; /* in byte order */
    static const struct stem_pair KEPT[] = {
        {A_NORM, A_THREAT}, {A_NORM, A_NORM}, {A_ZONE, A_THREAT}, {A_ZONE, A_NORM}};
    static const size_t FREQUENCIES[] = {3, 4, 3, 5};
    struct pair_vocabulary vocabulary;
    build_pairs(&vocabulary, false, 3);
    assert_int_equal(vocabulary.terms.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(stem_pair_compare(vocabulary.terms.items[i], KEPT[i]), 0);
        assert_int_equal(pair_set_find(&vocabulary.terms, KEPT[i]), i);
        assert_true(vocabulary.idf[i] == vocabulary_idf(TEXTS, FREQUENCIES[i]));
    }
    pair_vocabulary_free(&vocabulary);
}

static void a_pair_of_a_stem_that_is_not_kept_is_not_kept(void **state)
{
    (void)state;
    struct pair_vocabulary vocabulary;
    build_pairs(&vocabulary, false, 0);
    assert_int_equal(vocabulary.terms.count, PAIRS_GIVEN - 2);
    for (size_t i = 0; i < vocabulary.terms.count; i++) {
        struct stem_pair pair = vocabulary.terms.items[i];
        assert_true(pair.left < STEMS_GIVEN - 1 && pair.right < STEMS_GIVEN - 1);
    }
    pair_vocabulary_free(&vocabulary);
    build_pairs(&vocabulary, false, 6); /* only such are so frequent */
    assert_int_equal(vocabulary.terms.count, 0);
    assert_int_equal(pair_set_find(&vocabulary.terms, (struct stem_pair){0, 0}), NAMES_NONE);
    pair_vocabulary_free(&vocabulary);
}

static void the_order_pairs_were_met_in_is_forgotten(void **state)
{
    (void)state;
    struct pair_vocabulary forwards, backwards;
    build_pairs(&forwards, false, 1);
    build_pairs(&backwards, true, 1);
    assert_int_equal(forwards.terms.count, PAIRS_GIVEN - 2);
    assert_int_equal(backwards.terms.count, forwards.terms.count);
    for (size_t i = 0; i < forwards.terms.count; i++) {
        assert_int_equal(stem_pair_compare(forwards.terms.items[i], backwards.terms.items[i]), 0);
        assert_true(forwards.idf[i] == backwards.idf[i]);
    }
    pair_vocabulary_free(&forwards);
    pair_vocabulary_free(&backwards);
}

static void no_pairs_make_an_empty_vocabulary(void **state)
{
    (void)state;
    struct names names = {0};
    struct vocabulary stems = {0};
    struct pair_set pairs = {0};
    struct pair_vocabulary vocabulary = {0};
    assert_true(pair_vocabulary_build(&vocabulary, &pairs, &names, &stems, NULL, 0, 1));
    assert_int_equal(vocabulary.terms.count, 0);
    pair_vocabulary_free(&vocabulary);
    pair_vocabulary_free(&vocabulary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_weight_of_a_term_is_that_of_scikit_learn),
        cmocka_unit_test(a_rarer_term_weighs_more),
        cmocka_unit_test(the_terms_kept_are_those_in_enough_texts_in_byte_order),
        cmocka_unit_test(the_least_may_keep_all_or_none),
        cmocka_unit_test(no_terms_make_an_empty_vocabulary),
        cmocka_unit_test(the_order_terms_were_met_in_is_forgotten),
        cmocka_unit_test(the_pairs_kept_are_those_in_enough_texts_by_the_numbers_of_their_stems),
        cmocka_unit_test(a_pair_of_a_stem_that_is_not_kept_is_not_kept),
        cmocka_unit_test(the_order_pairs_were_met_in_is_forgotten),
        cmocka_unit_test(no_pairs_make_an_empty_vocabulary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
