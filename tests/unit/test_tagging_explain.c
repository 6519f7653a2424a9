/* test_tagging_explain: the reasons for a score are all of it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/text.h"
#include "tests/unit/test_learning_cases.h"

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

static void words_come_first_and_the_strongest_before_the_others(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_paragraph paragraphs[4];
    const struct pilar_tags *tags;
    const struct pilar_reason *reasons;
    size_t count;
    fill(paragraphs);
    assert_int_equal(pilar_tag(fixture->tagger, paragraphs, 4, &tags, NULL), PILAR_OK);
    assert_int_equal(pilar_explain(fixture->tagger, 1, 0, &reasons, &count, NULL), PILAR_OK);
    assert_true(count > 5);
    for (size_t i = 1; i < count - 5; i++) {
        assert_int_equal(reasons[i].kind, PILAR_REASON_WORDS);
        assert_true(reasons[i].weight <= reasons[i - 1].weight);
    }
    assert_int_equal(reasons[count - 5].kind, PILAR_REASON_FUNCTION);
    assert_int_equal(reasons[count - 1].kind, PILAR_REASON_PRIOR);
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
        cmocka_unit_test(words_come_first_and_the_strongest_before_the_others),
        cmocka_unit_test(words_are_parts_of_the_text_each_told_once),
        cmocka_unit_test(what_was_not_tagged_is_not_explained),
    };
    return cmocka_run_group_tests(tests, open_tagger, close_tagger);
}
