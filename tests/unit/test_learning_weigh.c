/* test_learning_weigh: weights are fitted to what a paragraph's decisions and those around it say,
 * within its document. */
#include "pipeline/learning/weigh.h"

#include <math.h>

#include "pipeline/base/random.h"
#include "pipeline/learning/logistic.h"
#include "pipeline/learning/threshold.h"
#include "tests/unit/test_learning_cases.h"

enum { LABELS = 3, COUNT = 240, DOCUMENT = 8 }; /* examples of a document, the first ones */

/* Examples with made-up decisions: the last quarter are documents of one paragraph, every third
 * of the others stands under a heading. */
struct made {
    struct example examples[COUNT];
    uint32_t labels[COUNT][LABELS];
    struct corpus corpus;
    unsigned char positive[LABELS * COUNT];
    double texts[(LABELS + 1) * COUNT], headings[LABELS * COUNT];
    bool has_heading[COUNT];
    struct weigh_problem problem;
};

static double draw(struct random *random)
{
    return (double)random_below(random, 4001) / 1000 - 2;
}

static int make(void **state)
{
    static struct made made;
    static const char *const NAMES[LABELS] = {"threats", "norms", "confidence"};
    struct random random = {5};
    memset(&made, 0, sizeof made);
    for (size_t i = 0; i < LABELS; i++)
        names_add(&made.corpus.labels, text_of(NAMES[i]));
    for (size_t i = 0; i < COUNT; i++) {
        size_t alone = COUNT - COUNT / 4;
        made.examples[i].document = (uint32_t)(i < alone ? i / DOCUMENT : i);
        made.has_heading[i] = i < alone && i % 3 == 0;
        for (size_t label = 0; label < LABELS; label++) {
            size_t at = label * COUNT + i;
            made.positive[at] = random_below(&random, 3) == 0;
            made.texts[at] = draw(&random) + (made.positive[at] ? 1 : 0);
            made.headings[at] = made.has_heading[i] ? draw(&random) : 0;
            if (made.positive[at])
                made.labels[i][made.examples[i].label_count++] = (uint32_t)label;
        }
        size_t given = made.examples[i].label_count, first = given == 0 ? 0 : i % given;
        uint32_t primary = made.labels[i][first];
        made.labels[i][first] = made.labels[i][0];
        made.labels[i][0] = primary;
        made.examples[i].labels = made.labels[i];
        made.texts[LABELS * COUNT + i] = draw(&random);
    }
    made.corpus.examples = made.examples;
    made.corpus.count = COUNT;
    made.problem = (struct weigh_problem){&made.corpus, made.positive, made.texts, made.headings,
                                          made.has_heading};
    *state = &made;
    return 0;
}

static int unmake(void **state)
{
    struct made *made = *state;
    names_free(&made->corpus.labels);
    return 0;
}

static bool same_document(const struct made *made, size_t left, size_t right)
{
    return right < COUNT && made->examples[left].document == made->examples[right].document;
}

/* The highest of the decisions [labels][examples] on an example but that of `label`. */
static double highest_other(const double *decisions, size_t label, size_t index)
{
    double highest = -99;
    for (size_t other = 0; other < LABELS; other++) {
        if (other != label)
            highest = fmax(highest, decisions[other * COUNT + index]);
    }
    return highest;
}

/* The inputs of an example, written from features/context.h; documents here are shorter than the
 * window of what surrounds a paragraph. */
static enum context_situation define(const struct made *made, size_t label, size_t index,
                                     double inputs[CONTEXT_INPUTS])
{
    const double *texts = made->texts + label * COUNT, *subjects = made->texts + LABELS * COUNT;
    bool previous = index > 0 && same_document(made, index, index - 1);
    bool next = same_document(made, index, index + 1);
    double voices = 0, others = 0;
    for (size_t i = 0; i < COUNT; i++) {
        if (i == index || !same_document(made, index, i))
            continue;
        voices += fmax(-1, fmin(1, subjects[i]));
        others++;
    }
    inputs[CONTEXT_OWN] = texts[index];
    inputs[CONTEXT_OTHERS] = highest_other(made->texts, label, index);
    inputs[CONTEXT_PREVIOUS] = previous ? texts[index - 1] : 0;
    inputs[CONTEXT_NEXT] = next ? texts[index + 1] : 0;
    inputs[CONTEXT_HAS_PREVIOUS] = previous;
    inputs[CONTEXT_HAS_NEXT] = next;
    inputs[CONTEXT_HEADING] = made->headings[label * COUNT + index];
    inputs[CONTEXT_HEADING_OTHERS] =
        made->has_heading[index] ? highest_other(made->headings, label, index) : 0;
    inputs[CONTEXT_SUBJECT] = fmin(0, subjects[index]);
    inputs[CONTEXT_SURROUNDINGS] = others > 0 ? fmin(0.3, voices / others) : 0;
    if (made->has_heading[index])
        return CONTEXT_SECTION;
    return previous || next ? CONTEXT_NEIGHBOURS : CONTEXT_ALONE;
}

static void assert_near(double left, double right)
{
    if (!(fabs(left - right) <= 1e-6 * (1 + fabs(right))))
        fail_msg("%.17g is not %.17g", left, right);
}

static void a_paragraph_alone_is_weighed_by_what_its_text_says(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    double rows[COUNT][3], fitted[4];
    assert_int_equal(weigh_learn(&made->problem, weighed, NULL), PILAR_OK);
    for (size_t label = 0; label < LABELS; label++) {
        const struct context_weights *alone = &weighed[label].given[CONTEXT_ALONE];
        for (size_t i = 0; i < COUNT; i++) { /* of every example, wherever it stands */
            double inputs[CONTEXT_INPUTS];
            define(made, label, i, inputs);
            rows[i][0] = inputs[CONTEXT_OWN];
            rows[i][1] = inputs[CONTEXT_OTHERS];
            rows[i][2] = inputs[CONTEXT_SUBJECT];
        }
        assert_true(logistic_fit(rows[0], made->positive + label * COUNT, COUNT, 3, 0.01, fitted));
        assert_near(alone->bias, fitted[0]);
        for (size_t i = 0; i < CONTEXT_INPUTS; i++)
            assert_near(alone->inputs[i], i == CONTEXT_OWN       ? fitted[1]
                                          : i == CONTEXT_OTHERS  ? fitted[2]
                                          : i == CONTEXT_SUBJECT ? fitted[3]
                                                                 : 0);
    }
}

static void other_situations_are_weighed_by_all_that_is_known(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    double fitted[CONTEXT_INPUTS + 1];
    static double rows[COUNT][CONTEXT_INPUTS];
    unsigned char positive[COUNT];
    assert_int_equal(weigh_learn(&made->problem, weighed, NULL), PILAR_OK);
    for (size_t label = 0; label < LABELS; label++) {
        for (size_t situation = CONTEXT_ALONE + 1; situation < CONTEXT_SITUATIONS; situation++) {
            const struct context_weights *weights = &weighed[label].given[situation];
            size_t count = 0;
            for (size_t i = 0; i < COUNT; i++) {
                if (define(made, label, i, rows[count]) == situation)
                    positive[count++] = made->positive[label * COUNT + i];
            }
            assert_true(count >= 50);
            assert_true(logistic_fit(rows[0], positive, count, CONTEXT_INPUTS, 1, fitted));
            assert_near(weights->bias, fitted[0]);
            for (size_t i = 0; i < CONTEXT_INPUTS; i++)
                assert_near(weights->inputs[i], fitted[1 + i]);
        }
    }
}

static void thresholds_are_the_best_for_the_weights(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    double probabilities[COUNT], expected;
    assert_int_equal(weigh_learn(&made->problem, weighed, NULL), PILAR_OK);
    for (size_t label = 0; label < LABELS; label++) {
        for (size_t i = 0; i < COUNT; i++) {
            double inputs[CONTEXT_INPUTS];
            enum context_situation situation = define(made, label, i, inputs);
            probabilities[i] =
                context_probability(context_decision(&weighed[label].given[situation], inputs));
        }
        assert_true(
            threshold_best(probabilities, made->positive + label * COUNT, COUNT, &expected));
        assert_near(weighed[label].threshold, expected);
    }
}

static void few_examples_of_a_situation_are_weighed_as_if_alone(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    for (size_t i = 0; i < COUNT; i++) {
        made->has_heading[i] = i < 45;
        for (size_t label = 0; label < LABELS && !made->has_heading[i]; label++)
            made->headings[label * COUNT + i] = 0;
    }
    assert_int_equal(weigh_learn(&made->problem, weighed, NULL), PILAR_OK);
    for (size_t label = 0; label < LABELS; label++) {
        const struct context_weights *weights = weighed[label].given;
        assert_memory_equal(&weights[CONTEXT_SECTION], &weights[CONTEXT_ALONE], sizeof *weights);
        assert_memory_not_equal(&weights[CONTEXT_NEIGHBOURS], &weights[CONTEXT_ALONE],
                                sizeof *weights);
    }
}

static void decisions_that_fall_where_they_should_rise_are_told(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    struct pilar_error error = {0};
    for (size_t i = 0; i < COUNT; i++)
        made->texts[COUNT + i] = made->positive[COUNT + i] ? -1 : 1;
    assert_int_equal(weigh_learn(&made->problem, weighed, &error), PILAR_ERROR_TRAINING);
    assert_string_equal(error.message,
                        "label \"norms\" cannot be learned: left-out documents show no sign of it; "
                        "it needs more paragraphs");
}

static void of_several_labels_the_primary_one_is_learned_from_those_that_have_it(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    double rows[COUNT][3], fitted[4];
    unsigned char leads[COUNT];
    assert_int_equal(weigh_learn(&made->problem, weighed, NULL), PILAR_OK);
    for (size_t label = 0; label < LABELS; label++) {
        const struct context_weights *alone = &weighed[label].leads[CONTEXT_ALONE];
        size_t count = 0;
        for (size_t i = 0; i < COUNT; i++) {
            double inputs[CONTEXT_INPUTS];
            if (!made->positive[label * COUNT + i])
                continue;
            define(made, label, i, inputs);
            rows[count][0] = inputs[CONTEXT_OWN];
            rows[count][1] = inputs[CONTEXT_OTHERS];
            rows[count][2] = inputs[CONTEXT_SUBJECT];
            leads[count++] = made->examples[i].labels[0] == label;
        }
        assert_true(logistic_fit(rows[0], leads, count, 3, 0.01, fitted));
        assert_near(alone->bias, fitted[0]);
        assert_near(alone->inputs[CONTEXT_OTHERS], fitted[2]);
    }
}

static void labels_that_always_lead_are_left_at_even_odds(void **state)
{
    struct made *made = *state;
    struct weighed weighed[LABELS];
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t label = 0; label < LABELS; label++)
            made->positive[label * COUNT + i] =
                made->examples[i].label_count > 0 && made->labels[i][0] == label;
    }
    assert_int_equal(weigh_learn(&made->problem, weighed, NULL), PILAR_OK);
    const struct context_weights none[CONTEXT_SITUATIONS] = {{0}};
    for (size_t label = 0; label < LABELS; label++)
        assert_memory_equal(weighed[label].leads, none, sizeof none);
}

#define MADE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MADE(a_paragraph_alone_is_weighed_by_what_its_text_says),
        MADE(other_situations_are_weighed_by_all_that_is_known),
        MADE(thresholds_are_the_best_for_the_weights),
        MADE(few_examples_of_a_situation_are_weighed_as_if_alone),
        MADE(of_several_labels_the_primary_one_is_learned_from_those_that_have_it),
        MADE(labels_that_always_lead_are_left_at_even_odds),
        MADE(decisions_that_fall_where_they_should_rise_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
