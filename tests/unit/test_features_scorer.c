/* test_features_scorer: the fast way gives what the plain one does. */
#include "pipeline/features/scorer.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/random.h"
#include "pipeline/base/text.h"

enum { DECISIONS = 4 };

static const char *const SYLLABLES[] = {"se", "gu", "ri",  "dad", "ci\xC3\xB3n", "nor",
                                        "ma", "in", "for", "es",  "ta",          "do"};

/* Text of made-up words, of which some come again and again, with all that sets words apart. */
static void make_text(struct random *random, struct bytes *out)
{
    static const char *const BETWEEN[] = {" ", " ", " ", " de ", ", ", ". ", " 12 ", "\n", " y "};
    size_t count = random_below(random, 60);
    out->length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t syllables = 1 + random_below(random, random_below(random, 9) == 0 ? 40 : 3);
        for (size_t j = 0; j < syllables; j++)
            bytes_append_string(out, SYLLABLES[random_below(random, 12)]);
        bytes_append_string(out, BETWEEN[random_below(random, 9)]);
    }
}

struct fixture {
    struct space space;
    float *weights;
    double biases[DECISIONS];
};

static int open_space(void **state)
{
    static struct fixture fixture;
    struct random random = {3};
    struct space_builder builder;
    struct bytes text = {0};
    bool done = space_builder_init(&builder);
    for (size_t i = 0; i < 200 && done; i++) {
        make_text(&random, &text);
        done = space_builder_add(&builder, bytes_text(&text));
    }
    done = done && space_builder_finish(&builder, &fixture.space);
    space_builder_free(&builder);
    bytes_free(&text);
    size_t features = space_feature_count(&fixture.space);
    fixture.weights = calloc(features * DECISIONS, sizeof *fixture.weights);
    for (size_t i = 0; i < features * DECISIONS && fixture.weights != NULL; i++)
        fixture.weights[i] = (float)random_below(&random, 2001) / 500 - 2;
    for (size_t i = 0; i < DECISIONS; i++)
        fixture.biases[i] = (double)i - 1.5;
    *state = &fixture;
    return done && fixture.weights != NULL && fixture.space.pairs.terms.count > 0 ? 0 : -1;
}

static int close_space(void **state)
{
    struct fixture *fixture = *state;
    space_free(&fixture->space);
    free(fixture->weights);
    return 0;
}

/* The decisions as they are defined: the vector, the weights, the biases. */
static void decide_plainly(const struct fixture *fixture, struct vectorizer *vectorizer,
                           struct pilar_text text, double *decisions)
{
    struct vector vector;
    assert_true(vectorizer_apply(vectorizer, text, &vector));
    memcpy(decisions, fixture->biases, sizeof fixture->biases);
    for (size_t i = 0; i < vector.count; i++) {
        for (size_t j = 0; j < DECISIONS; j++)
            decisions[j] += vector.features[i].value *
                            (double)fixture->weights[vector.features[i].index * DECISIONS + j];
    }
}

static void decisions_are_those_on_the_vector(void **state)
{
    struct fixture *fixture = *state;
    struct vectorizer *vectorizer = vectorizer_new(&fixture->space);
    struct scorer *scorer =
        scorer_new(&fixture->space, fixture->weights, fixture->biases, DECISIONS);
    struct random random = {4};
    struct bytes text = {0};
    assert_non_null(vectorizer);
    assert_non_null(scorer);
    for (size_t i = 0; i < 500; i++) {
        double plain[DECISIONS], fast[DECISIONS];
        make_text(&random, &text);
        decide_plainly(fixture, vectorizer, bytes_text(&text), plain);
        assert_true(scorer_apply(scorer, bytes_text(&text), fast));
        for (size_t j = 0; j < DECISIONS; j++)
            assert_true(fabs(plain[j] - fast[j]) < 1e-9);
    }
    bytes_free(&text);
    scorer_free(scorer);
    vectorizer_free(vectorizer);
}

static void a_flood_of_words_changes_no_decision(void **state)
{
    enum { FLOOD = (1 << 18) + 10 }; /* more than are kept */
    struct fixture *fixture = *state;
    struct scorer *scorer =
        scorer_new(&fixture->space, fixture->weights, fixture->biases, DECISIONS);
    double before[DECISIONS], after[DECISIONS], between[DECISIONS];
    struct pilar_text text = text_of("seguridad de la informaci\xC3\xB3n, normas del estado");
    assert_true(scorer_apply(scorer, text, before));
    char words[64];
    for (size_t i = 0; i < FLOOD; i += 4) {
        snprintf(words, sizeof words, "xa%zub xb%zuc xc%zud xd%zue", i, i, i, i);
        assert_true(scorer_apply(scorer, text_of(words), between));
    }
    assert_true(scorer_apply(scorer, text, after));
    assert_memory_equal(before, after, sizeof before);
    scorer_free(scorer);
}

static void a_text_without_words_has_the_biases(void **state)
{
    struct fixture *fixture = *state;
    struct scorer *scorer =
        scorer_new(&fixture->space, fixture->weights, fixture->biases, DECISIONS);
    double decisions[DECISIONS];
    assert_true(scorer_apply(scorer, (struct pilar_text){NULL, 0}, decisions));
    assert_memory_equal(decisions, fixture->biases, sizeof decisions);
    assert_true(scorer_apply(scorer, text_of("12, 34 (56)."), decisions));
    assert_memory_equal(decisions, fixture->biases, sizeof decisions);
    scorer_free(scorer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decisions_are_those_on_the_vector),
        cmocka_unit_test(a_flood_of_words_changes_no_decision),
        cmocka_unit_test(a_text_without_words_has_the_biases),
    };
    return cmocka_run_group_tests(tests, open_space, close_space);
}
