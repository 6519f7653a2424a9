/* test_tagging_explain: the reasons for a score are all of it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/text.h"
#include "tests/unit/test_model_cases.h"

struct fixture {
    struct pilar_model *model;
    struct pilar_tagger *tagger;
};

static int open_tagger(void **state)
{
    static struct fixture fixture;
    const char *const paths[] = {CASES_CORPUS};
    struct pilar_training training = pilar_training_default();
    *state = &fixture;
    return pilar_train(paths, 1, &training, &fixture.model, NULL) == PILAR_OK &&
                   pilar_tagger_new(fixture.model, &fixture.tagger, NULL) == PILAR_OK
               ? 0
               : -1;
}

static int close_tagger(void **state)
{
    struct fixture *fixture = *state;
    pilar_tagger_free(fixture->tagger);
    pilar_model_free(fixture->model);
    return 0;
}

static const struct pilar_text HEADING = {"Amenazas", 8};

static void fill(struct pilar_paragraph paragraphs[4])
{
    static const char *const TEXTS[] = {
        "Los ataques contra las redes de los hospitales ponen en peligro a la poblaci\xC3\xB3n.",
        "Se organizar\xC3\xA1n cursos de capacitaci\xC3\xB3n y asistencia t\xC3\xA9"
        "cnica para los pa\xC3\xADses que los pidan, y m\xC3\xA1s cursos de capacitaci\xC3\xB3n.",
        "", "Las normas voluntarias orientan la conducta de los Estados."};
    memset(paragraphs, 0, 4 * sizeof *paragraphs);
    for (size_t i = 0; i < 4; i++)
        paragraphs[i].text = text_of(TEXTS[i]);
    paragraphs[0].heading = &HEADING;
    paragraphs[0].heading_count = 1;
}

static void reasons_add_up_to_the_log_odds(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_paragraph paragraphs[4];
    const struct pilar_tags *tags;
    const struct pilar_reason *reasons;
    size_t labels, count;
    pilar_model_labels(fixture->model, &labels);
    fill(paragraphs);
    assert_int_equal(pilar_tag(fixture->tagger, paragraphs, 4, &tags, NULL), PILAR_OK);
    for (size_t i = 0; i < 4; i++) {
        for (size_t label = 0; label < labels; label++) {
            assert_int_equal(pilar_explain(fixture->tagger, i, label, &reasons, &count, NULL),
                             PILAR_OK);
            double sum = 0, score = tags[i].scores[label];
            for (size_t j = 0; j < count; j++)
                sum += reasons[j].weight;
            assert_true(fabs(sum - log(score / (1 - score))) < 1e-9);
        }
    }
}

/* In every situation and with every input: by a model made by hand, whose weights are all
 * different. */
static void reasons_add_up_whatever_is_weighed(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct pilar_tagger *tagger = NULL;
    struct pilar_paragraph paragraphs[4];
    static const char *const TEXTS[] = {"Las normas.", "Ataques contra el puerto y las normas.", "",
                                        "El ataque al puerto."};
    const struct pilar_text heading = text_of("Normas contra los ataques");
    for (size_t i = 0; i < SMALL_LABELS * CONTEXT_SITUATIONS; i++) {
        model->contexts[i].bias = 0.25 - (double)i / 16;
        for (size_t j = 0; j < CONTEXT_INPUTS; j++)
            model->contexts[i].inputs[j] = (double)(1 + j) / 8 - (double)(j % 3 * i) / 32;
    }
    memset(paragraphs, 0, sizeof paragraphs);
    for (size_t i = 0; i < 4; i++)
        paragraphs[i].text = text_of(TEXTS[i]);
    paragraphs[1].heading = &heading;
    paragraphs[1].heading_count = 1;
    assert_int_equal(pilar_tagger_new(model, &tagger, NULL), PILAR_OK);
    for (size_t count = 1; count <= 4; count += 3) { /* alone, and beside others */
        const struct pilar_tags *tags;
        assert_int_equal(pilar_tag(tagger, paragraphs, count, &tags, NULL), PILAR_OK);
        for (size_t i = 0; i < count * SMALL_LABELS; i++) {
            const struct pilar_reason *reasons;
            size_t reason_count;
            double sum = 0, score = tags[i / SMALL_LABELS].scores[i % SMALL_LABELS];
            assert_int_equal(pilar_explain(tagger, i / SMALL_LABELS, i % SMALL_LABELS, &reasons,
                                           &reason_count, NULL),
                             PILAR_OK);
            for (size_t j = 0; j < reason_count; j++)
                sum += reasons[j].weight;
            assert_true(fabs(sum - log(score / (1 - score))) < 1e-9);
        }
    }
    pilar_tagger_free(tagger);
    pilar_model_free(model);
}

/* The weight of the one reason of a kind for a label on the first paragraph. */
static double weight_of(struct pilar_tagger *tagger, size_t label, enum pilar_reason_kind kind)
{
    const struct pilar_reason *reasons;
    size_t count, found = 0;
    double weight = 0;
    assert_int_equal(pilar_explain(tagger, 0, label, &reasons, &count, NULL), PILAR_OK);
    for (size_t i = 0; i < count; i++) {
        if (reasons[i].kind == kind) {
            weight = reasons[i].weight;
            found++;
        }
    }
    assert_int_equal(found, 1);
    return weight;
}

static void what_speaks_for_another_label_is_told_apart(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct pilar_tagger *tagger = NULL;
    struct pilar_paragraph paragraph = {.text = text_of("Los ataques.")};
    const struct pilar_text heading = text_of("Ataques");
    const struct pilar_tags *tags;
    struct context_weights *alone = &model->contexts[CONTEXT_SITUATIONS + CONTEXT_ALONE];
    alone->inputs[CONTEXT_OTHERS] = -0.5; /* for "norms", and nothing for "threats" */
    assert_int_equal(pilar_tagger_new(model, &tagger, NULL), PILAR_OK);
    assert_int_equal(pilar_tag(tagger, &paragraph, 1, &tags, NULL), PILAR_OK);
    /* by small_model, the log odds of a label alone are twice the decision */
    double score = tags[0].scores[0], decision = log(score / (1 - score)) / 2;
    assert_true(decision > 0);
    assert_true(fabs(weight_of(tagger, 1, PILAR_REASON_OTHERS) + 0.5 * decision) < 1e-12);
    assert_true(weight_of(tagger, 0, PILAR_REASON_OTHERS) == 0);
    /* the headings above it stand for both what they say of the label and of others */
    struct context_weights *section = &model->contexts[CONTEXT_SITUATIONS + CONTEXT_SECTION];
    paragraph.heading = &heading;
    paragraph.heading_count = 1;
    assert_int_equal(pilar_tag(tagger, &paragraph, 1, &tags, NULL), PILAR_OK);
    double threats = weight_of(tagger, 0, PILAR_REASON_HEADING);
    double norms = weight_of(tagger, 1, PILAR_REASON_HEADING);
    assert_true(threats > norms);
    section->inputs[CONTEXT_HEADING_OTHERS] = -3;
    assert_true(fabs(weight_of(tagger, 1, PILAR_REASON_HEADING) - (norms - 3 * threats)) < 1e-12);
    pilar_tagger_free(tagger);
    pilar_model_free(model);
}

static void words_come_first_and_the_strongest_before_the_others(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_paragraph paragraphs[4];
    const struct pilar_tags *tags;
    const struct pilar_reason *reasons;
    static const enum pilar_reason_kind LAST[] = {PILAR_REASON_FUNCTION, PILAR_REASON_OTHERS,
                                                  PILAR_REASON_HEADING,  PILAR_REASON_NEIGHBOURS,
                                                  PILAR_REASON_SUBJECT,  PILAR_REASON_PRIOR};
    enum { LAST_COUNT = sizeof LAST / sizeof *LAST };
    size_t count;
    fill(paragraphs);
    assert_int_equal(pilar_tag(fixture->tagger, paragraphs, 4, &tags, NULL), PILAR_OK);
    assert_int_equal(pilar_explain(fixture->tagger, 1, 0, &reasons, &count, NULL), PILAR_OK);
    assert_true(count > LAST_COUNT + 1);
    for (size_t i = 0; i < count - LAST_COUNT; i++) {
        assert_int_equal(reasons[i].kind, PILAR_REASON_WORDS);
        assert_true(i == 0 || reasons[i].weight <= reasons[i - 1].weight);
    }
    for (size_t i = 0; i < LAST_COUNT; i++)
        assert_int_equal(reasons[count - LAST_COUNT + i].kind, LAST[i]);
}

static void words_are_parts_of_the_text_each_told_once(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_paragraph paragraphs[4];
    const struct pilar_tags *tags;
    const struct pilar_reason *reasons;
    size_t count;
    fill(paragraphs);
    assert_int_equal(pilar_tag(fixture->tagger, paragraphs, 4, &tags, NULL), PILAR_OK);
    assert_int_equal(pilar_explain(fixture->tagger, 1, 2, &reasons, &count, NULL), PILAR_OK);
    struct pilar_text text = paragraphs[1].text;
    for (size_t i = 0; i < count && reasons[i].kind == PILAR_REASON_WORDS; i++) {
        assert_true(reasons[i].words.data >= text.data);
        assert_true(reasons[i].words.data + reasons[i].words.length <= text.data + text.length);
        assert_true(reasons[i].words.length > 0);
        for (size_t j = 0; j < i; j++)
            assert_false(text_equal(reasons[i].words, reasons[j].words));
    }
}

static void what_was_not_tagged_is_not_explained(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_paragraph paragraphs[4];
    const struct pilar_tags *tags;
    const struct pilar_reason *reasons;
    struct pilar_error error;
    size_t count, labels;
    pilar_model_labels(fixture->model, &labels);
    fill(paragraphs);
    assert_int_equal(pilar_tag(fixture->tagger, paragraphs, 2, &tags, NULL), PILAR_OK);
    assert_int_equal(pilar_explain(fixture->tagger, 2, 0, &reasons, &count, &error),
                     PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "no paragraph 2 was tagged");
    assert_int_equal(pilar_explain(fixture->tagger, 0, labels, &reasons, &count, &error),
                     PILAR_ERROR_ARGUMENT);
    paragraphs[1].text = (struct pilar_text){"\xFF", 1};
    assert_int_not_equal(pilar_tag(fixture->tagger, paragraphs, 2, &tags, NULL), PILAR_OK);
    assert_int_equal(pilar_explain(fixture->tagger, 0, 0, &reasons, &count, NULL),
                     PILAR_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_add_up_to_the_log_odds),
        cmocka_unit_test(reasons_add_up_whatever_is_weighed),
        cmocka_unit_test(what_speaks_for_another_label_is_told_apart),
        cmocka_unit_test(words_come_first_and_the_strongest_before_the_others),
        cmocka_unit_test(words_are_parts_of_the_text_each_told_once),
        cmocka_unit_test(what_was_not_tagged_is_not_explained),
    };
    return cmocka_run_group_tests(tests, open_tagger, close_tagger);
}
