/* test_features_attribution: what the words of a text add is the decision on it. */
#include "pipeline/features/attribution.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/random.h"
#include "pipeline/base/text.h"

static const char *const TEXTS[] = {
    "Los Estados designan puntos de contacto y los puntos de contacto se comunican.",
    "Los puntos de contacto intercambian información sobre los incidentes y los Estados cooperan.",
    "El intercambio de información sobre incidentes fomenta la confianza entre los Estados.",
    "La confianza entre los Estados crece con los puntos de contacto. Información, siempre.",
    "",
    "de la que",
    "zzz qqq desconocidas",
    "INFORMACIÓN informacion informaci\xC3\xB3n; 12 puntos, puntos de 3 contactos",
};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static void make_space(struct space *space)
{
    struct space_builder builder;
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < 4; i++)
        assert_true(space_builder_add(&builder, text_of(TEXTS[i])));
    assert_true(space_builder_finish(&builder, space));
    assert_true(space->pairs.terms.count > 0);
    space_builder_free(&builder);
}

static void the_words_add_up_to_the_decision(void **state)
{
    (void)state;
    enum { STRIDE = 3 };
    struct space space;
    struct random random = {11};
    make_space(&space);
    size_t features = space_feature_count(&space);
    float *weights = calloc(features * STRIDE, sizeof *weights);
    for (size_t i = 0; i < features * STRIDE; i++)
        weights[i] = (float)random_below(&random, 2001) / 1000 - 1;
    struct vectorizer *vectorizer = vectorizer_new(&space);
    struct attributed_word *words = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        for (size_t decision = 0; decision < STRIDE; decision++) {
            struct vector vector;
            double expected = 0, sum = 0;
            size_t count = 0;
            assert_true(attribution_make(vectorizer, text_of(TEXTS[i]), weights + decision, STRIDE,
                                         &words, &count, &capacity));
            for (size_t j = 0; j < count; j++)
                sum += words[j].own + words[j].pair;
            assert_true(vectorizer_apply(vectorizer, text_of(TEXTS[i]), &vector));
            for (size_t j = 0; j < vector.count; j++)
                expected += vector.features[j].value *
                            (double)weights[vector.features[j].index * STRIDE + decision];
            assert_true(fabs(sum - expected) < 1e-12);
        }
    }
    free(words);
    free(weights);
    vectorizer_free(vectorizer);
    space_free(&space);
}

/* The feature of the pair of two stems of the space. */
static size_t pair_feature(const struct space *space, const char *left, const char *right)
{
    const struct names *stems = &space->stems.terms;
    struct stem_pair pair = {names_find(stems, text_of(left)), names_find(stems, text_of(right))};
    uint32_t number = pair_set_find(&space->pairs.terms, pair);
    if (number == NAMES_NONE)
        fail_msg("no %s %s", left, right);
    return stems->count + space->grams.terms.count + number;
}

static bool word_is(const char *text, const struct attributed_word *word, const char *expected)
{
    return text_is((struct pilar_text){text + word->begin, word->end - word->begin}, expected);
}

static void words_and_pairs_are_where_they_stand(void **state)
{
    (void)state;
    struct space space;
    make_space(&space);
    float *weights = calloc(space_feature_count(&space), sizeof *weights);
    weights[pair_feature(&space, "punt", "contact")] = 1;
    struct vectorizer *vectorizer = vectorizer_new(&space);
    struct attributed_word *words = NULL;
    size_t count = 0, capacity = 0, paired = 0;
    const char *text = TEXTS[0];
    assert_true(attribution_make(vectorizer, text_of(text), weights, 1, &words, &count, &capacity));
    for (size_t i = 0; i < count; i++) {
        assert_true(words[i].own == 0);
        assert_int_equal(words[i].is_function,
                         word_is(text, &words[i], "de") || word_is(text, &words[i], "los") ||
                             word_is(text, &words[i], "Los") || word_is(text, &words[i], "se"));
        if (words[i].pair == 0)
            continue;
        paired++;
        assert_true(word_is(text, &words[i], "contacto"));
        assert_true(word_is(text, &words[words[i].partner], "puntos"));
        assert_int_equal(words[i].partner + 2, i);
    }
    assert_int_equal(paired, 2);
    free(words);
    free(weights);
    vectorizer_free(vectorizer);
    space_free(&space);
}

/* What the pair of two stems, which alone has a weight, gives to the words of a text: `own` holds
 * the words, each once, that have it as their own. */
static void assert_owned(const struct space *space, const char *left, const char *right,
                         const char *text, const char *const *own, size_t own_count)
{
    float *weights = calloc(space_feature_count(space), sizeof *weights);
    struct vectorizer *vectorizer = vectorizer_new(space);
    struct attributed_word *words = NULL;
    size_t count = 0, capacity = 0, owned = 0;
    assert_non_null(weights);
    weights[pair_feature(space, left, right)] = 1;
    assert_true(attribution_make(vectorizer, text_of(text), weights, 1, &words, &count, &capacity));
    for (size_t i = 0; i < count; i++) {
        assert_true(words[i].pair == 0);
        if (words[i].own == 0)
            continue;
        assert_true(owned < own_count && word_is(text, &words[i], own[owned]));
        owned++;
    }
    assert_int_equal(owned, own_count);
    free(words);
    free(weights);
    vectorizer_free(vectorizer);
}

static void other_pairs_are_the_own_of_a_content_word_if_there_is_one(void **state)
{
    (void)state;
    static const char *const CONTACT[] = {"contacto"}, *const POINTS[] = {"puntos"};
    static const char *const CONFIDENCE[] = {"confianza"}, *const THE[] = {"los"};
    static const char *const ALL[] = {"puntos", "puntos"}, *const OF[] = {"los", "los"};
    struct space space;
    struct space_builder builder;
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < 3; i++)
        assert_true(space_builder_add(
            &builder, text_of("Puntos de contacto entre los Estados que dan confianza")));
    assert_true(space_builder_finish(&builder, &space));
    space_builder_free(&builder);
    /* with the function word before it, and behind it */
    assert_owned(&space, "de", "contact", "los puntos de contacto", CONTACT, 1);
    assert_owned(&space, "punt", "de", "los puntos de contacto", POINTS, 1);
    assert_owned(&space, "punt", "de", "puntos de los puntos de", ALL, 2);
    /* over another content word */
    assert_owned(&space, "estad", "confianz", "los Estados dan confianza", CONFIDENCE, 1);
    /* of two function words, the second */
    assert_owned(&space, "entre", "los", "contacto entre los Estados", THE, 1);
    assert_owned(&space, "entre", "los", "entre los, entre los", OF, 2);
    /* not over punctuation */
    assert_owned(&space, "punt", "de", "puntos, de contacto", NULL, 0);
    assert_owned(&space, "estad", "confianz", "Estados, dan confianza", NULL, 0);
    space_free(&space);
}

static void a_word_with_three_pairs_has_each_once(void **state)
{
    (void)state;
    static const char TEXT[] = "normas dan puntos de contacto";
    static const char *const LEFT[] = {"de", "punt", "dan"};
    static const double ADDED[] = {1, 10, 100};
    struct space space;
    struct space_builder builder;
    assert_true(space_builder_init(&builder));
    for (size_t i = 0; i < 3; i++)
        assert_true(space_builder_add(&builder, text_of(TEXT)));
    assert_true(space_builder_finish(&builder, &space));
    space_builder_free(&builder);
    /* seven pairs of one frequency and one idf */
    assert_int_equal(space.pairs.terms.count, 7);
    double share = VECTORIZER_PAIR_WEIGHT / sqrt(7);
    float *weights = calloc(space_feature_count(&space), sizeof *weights);
    struct vectorizer *vectorizer = vectorizer_new(&space);
    struct attributed_word *words = NULL;
    size_t count = 0, capacity = 0;
    assert_non_null(weights);
    for (size_t i = 0; i < 3; i++)
        weights[pair_feature(&space, LEFT[i], "contact")] = (float)ADDED[i];
    assert_true(attribution_make(vectorizer, text_of(TEXT), weights, 1, &words, &count, &capacity));
    assert_int_equal(count, 5);
    for (size_t i = 0; i < 4; i++)
        assert_true(words[i].own == 0 && words[i].pair == 0);
    assert_true(fabs(words[4].own - 101 * share) < 1e-12);
    assert_true(fabs(words[4].pair - 10 * share) < 1e-12);
    assert_int_equal(words[4].partner, 2);
    free(words);
    free(weights);
    vectorizer_free(vectorizer);
    space_free(&space);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_add_up_to_the_decision),
        cmocka_unit_test(words_and_pairs_are_where_they_stand),
        cmocka_unit_test(other_pairs_are_the_own_of_a_content_word_if_there_is_one),
        cmocka_unit_test(a_word_with_three_pairs_has_each_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
