/* test_learning_linear: left-out texts are decided by machines that did not see them. */
#include "pipeline/learning/linear.h"

#include <math.h>

#include "pipeline/features/vectorizer.h"
#include "tests/unit/test_learning_cases.h"

enum { COUNT = 12, LABELS = 2, FOLDS = 3 };

static const char *const TEXTS[COUNT] = {
    "Las normas voluntarias de conducta.",  "Los ataques contra hospitales.",
    "Normas de conducta para los Estados.", "Un ataque contra el puerto.",
    "La norma sobre la conducta.",          "Ataques y amenazas contra bancos.",
    "Normas de conducta en tiempo de paz.", "Amenazas contra los hospitales.",
    "Los Estados observan las normas.",     "Los ataques y las amenazas.",
    "Normas que los Estados observan ya.",  "Contra los ataques, nada se hizo.",
};

static struct linear_problem make(struct pilar_text *texts, unsigned char *positive,
                                  uint32_t *folds)
{
    for (size_t i = 0; i < COUNT; i++) {
        texts[i] = text_of(TEXTS[i]);
        positive[i] = i % 2 == 0;
        positive[COUNT + i] = i % 2 == 1;
        folds[i] = (uint32_t)(i / 2 % FOLDS);
    }
    return (struct linear_problem){.texts = texts,
                                   .count = COUNT,
                                   .label_count = LABELS,
                                   .positive = positive,
                                   .folds = folds,
                                   .fold_count = FOLDS,
                                   .cost = 1,
                                   .threads = 1};
}

static void texts_are_told_apart_that_were_left_out(void **state)
{
    (void)state;
    struct pilar_text texts[COUNT];
    unsigned char positive[LABELS * COUNT];
    uint32_t folds[COUNT];
    struct linear_problem problem = make(texts, positive, folds);
    struct linear linear;
    assert_int_equal(linear_learn(&problem, &linear, NULL), PILAR_OK);
    assert_int_equal(linear.label_count, LABELS);
    for (size_t label = 0; label < LABELS; label++) {
        assert_true(linear.learnable[label]);
        for (size_t i = 0; i < COUNT; i++)
            assert_int_equal(linear.outside[label * COUNT + i] > 0, positive[label * COUNT + i]);
    }
    linear_free(&linear);
}

static void the_weights_decide_all_texts(void **state)
{
    (void)state;
    struct pilar_text texts[COUNT];
    unsigned char positive[LABELS * COUNT];
    uint32_t folds[COUNT];
    struct linear_problem problem = make(texts, positive, folds);
    struct linear linear;
    assert_int_equal(linear_learn(&problem, &linear, NULL), PILAR_OK);
    struct vectorizer *vectorizer = vectorizer_new(&linear.space);
    size_t width = space_feature_count(&linear.space);
    assert_non_null(vectorizer);
    for (size_t i = 0; i < COUNT; i++) {
        struct vector vector;
        assert_true(vectorizer_apply(vectorizer, texts[i], &vector));
        for (size_t label = 0; label < LABELS; label++) {
            double sum = linear.biases[label];
            for (size_t j = 0; j < vector.count; j++)
                sum += linear.weights[label * width + vector.features[j].index] *
                       vector.features[j].value;
            assert_int_equal(sum > 0, positive[label * COUNT + i]);
        }
    }
    vectorizer_free(vectorizer);
    linear_free(&linear);
}

static void a_text_does_not_sway_its_own_decision(void **state)
{
    (void)state;
    struct pilar_text texts[COUNT];
    unsigned char positive[LABELS * COUNT];
    uint32_t folds[COUNT];
    struct linear_problem problem = make(texts, positive, folds);
    struct linear before, after;
    assert_int_equal(linear_learn(&problem, &before, NULL), PILAR_OK);
    positive[4] = 0; /* of fold 2 */
    assert_int_equal(linear_learn(&problem, &after, NULL), PILAR_OK);
    assert_int_equal(folds[4], 2);
    for (size_t i = 0; i < COUNT; i++) {
        if (folds[i] == 2)
            assert_true(before.outside[i] == after.outside[i]);
        else
            assert_true(before.outside[i] != after.outside[i]);
        assert_true(before.outside[COUNT + i] == after.outside[COUNT + i]);
    }
    linear_free(&before);
    linear_free(&after);
}

static void numbers_do_not_depend_on_threads(void **state)
{
    (void)state;
    struct pilar_text texts[COUNT];
    unsigned char positive[LABELS * COUNT];
    uint32_t folds[COUNT];
    struct linear_problem problem = make(texts, positive, folds);
    struct linear alone, together;
    assert_int_equal(linear_learn(&problem, &alone, NULL), PILAR_OK);
    for (unsigned threads = 2; threads <= 8; threads *= 2) {
        problem.threads = threads;
        assert_int_equal(linear_learn(&problem, &together, NULL), PILAR_OK);
        size_t width = space_feature_count(&alone.space);
        assert_int_equal(space_feature_count(&together.space), width);
        assert_memory_equal(alone.weights, together.weights, LABELS * width * sizeof(double));
        assert_memory_equal(alone.biases, together.biases, LABELS * sizeof(double));
        assert_memory_equal(alone.outside, together.outside, LABELS * COUNT * sizeof(double));
        linear_free(&together);
    }
    linear_free(&alone);
}

static void a_label_of_one_fold_only_decides_nothing(void **state)
{
    (void)state;
    struct pilar_text texts[COUNT];
    unsigned char positive[LABELS * COUNT];
    uint32_t folds[COUNT];
    struct linear_problem problem = make(texts, positive, folds);
    struct linear linear;
    for (size_t i = 0; i < COUNT; i++)
        positive[i] = folds[i] == 1;
    assert_int_equal(linear_learn(&problem, &linear, NULL), PILAR_OK);
    assert_false(linear.learnable[0]);
    assert_true(linear.learnable[1]);
    size_t width = space_feature_count(&linear.space);
    assert_true(linear.biases[0] == 0);
    for (size_t i = 0; i < width; i++)
        assert_true(linear.weights[i] == 0);
    for (size_t i = 0; i < COUNT; i++)
        assert_true(linear.outside[i] == 0);
    linear_free(&linear);
}

static void no_texts_make_an_empty_decision(void **state)
{
    (void)state;
    struct linear_problem problem = {.label_count = LABELS, .fold_count = 2, .cost = 1};
    struct linear linear;
    assert_int_equal(linear_learn(&problem, &linear, NULL), PILAR_OK);
    assert_int_equal(space_feature_count(&linear.space), 0);
    assert_false(linear.learnable[0]);
    assert_true(linear.biases[1] == 0);
    linear_free(&linear);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_told_apart_that_were_left_out),
        cmocka_unit_test(the_weights_decide_all_texts),
        cmocka_unit_test(a_text_does_not_sway_its_own_decision),
        cmocka_unit_test(numbers_do_not_depend_on_threads),
        cmocka_unit_test(a_label_of_one_fold_only_decides_nothing),
        cmocka_unit_test(no_texts_make_an_empty_decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
