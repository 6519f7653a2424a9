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

static void words_and_pairs_are_where_they_stand(void **state)
{
    (void)state;
    struct space space;
    make_space(&space);
    float *weights = calloc(space_feature_count(&space), sizeof *weights);
    size_t base = space.stems.terms.count + space.grams.terms.count;
    uint32_t pair = names_find(&space.pairs.terms, text_of("punt contact"));
    assert_int_not_equal(pair, NAMES_NONE);
    weights[base + pair] = 1;
    struct vectorizer *vectorizer = vectorizer_new(&space);
    struct attributed_word *words = NULL;
    size_t count = 0, capacity = 0, paired = 0;
    const char *text = TEXTS[0];
    assert_true(attribution_make(vectorizer, text_of(text), weights, 1, &words, &count, &capacity));
    for (size_t i = 0; i < count; i++) {
        assert_true(words[i].own == 0);
        assert_int_equal(words[i].is_function, strncmp(text + words[i].begin, "de ", 3) == 0 ||
                                                   strncmp(text + words[i].begin, "los ", 4) == 0 ||
                                                   strncmp(text + words[i].begin, "Los ", 4) == 0 ||
                                                   strncmp(text + words[i].begin, "se ", 3) == 0);
        if (words[i].pair == 0)
            continue;
        paired++;
        assert_memory_equal(text + words[i].begin, "contacto", words[i].end - words[i].begin);
        assert_memory_equal(text + words[words[i].partner].begin, "puntos", 6);
        assert_int_equal(words[i].partner + 2, i);
    }
    assert_int_equal(paired, 2);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
