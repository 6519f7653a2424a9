/* test_tagging_tagger: a paragraph's scores depend on the model, on itself and on what stands
 * around it in its document, and on nothing else. */
#include <math.h>
#include <pthread.h>

#include "pipeline/learning/corpus.h"
#include "pipeline/tagging/decide.h"
#include "tests/unit/test_model_cases.h"

/* The paragraphs of tests/corpus, without headings, and a model trained on them. */
struct fixture {
    struct corpus corpus;
    struct pilar_model *model;
    struct pilar_paragraph paragraphs[40];
    double scores[40][3]; /* of all 40, tagged in one call */
};

static void tag(struct pilar_tagger *tagger, const struct pilar_paragraph *paragraphs, size_t count,
                const struct pilar_tags **tags)
{
    struct pilar_error error = {0};
    if (pilar_tag(tagger, paragraphs, count, tags, &error) != PILAR_OK)
        fail_msg("%s", error.message);
}

static struct pilar_tagger *tagger_of(const struct pilar_model *model)
{
    struct pilar_tagger *tagger = NULL;
    assert_int_equal(pilar_tagger_new(model, &tagger, NULL), PILAR_OK);
    return tagger;
}

static int fixture_make(void **state)
{
    static struct fixture fixture;
    const char *path = CASES_CORPUS;
    struct pilar_training training = pilar_training_default();
    if (corpus_read(&path, 1, &fixture.corpus, NULL) != PILAR_OK ||
        pilar_train(&path, 1, &training, &fixture.model, NULL) != PILAR_OK ||
        fixture.corpus.count != 40 || fixture.model->label_count != 3)
        return -1;
    for (size_t i = 0; i < 40; i++)
        fixture.paragraphs[i] =
            (struct pilar_paragraph){.index = i + 1, .text = fixture.corpus.examples[i].text};
    const struct pilar_tags *tags;
    struct pilar_tagger *tagger = tagger_of(fixture.model);
    tag(tagger, fixture.paragraphs, 40, &tags);
    for (size_t i = 0; i < 40; i++)
        memcpy(fixture.scores[i], tags[i].scores, sizeof fixture.scores[i]);
    pilar_tagger_free(tagger);
    *state = &fixture;
    return 0;
}

static int fixture_remove(void **state)
{
    struct fixture *fixture = *state;
    corpus_free(&fixture->corpus);
    pilar_model_free(fixture->model);
    return 0;
}

static void assert_all_scores(const struct fixture *fixture, const struct pilar_tags *tags)
{
    for (size_t i = 0; i < 40; i++)
        assert_memory_equal(tags[i].scores, fixture->scores[i], sizeof fixture->scores[i]);
}

static void a_saved_model_tags_as_the_one_in_memory(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_model *opened = NULL;
    void *place = NULL;
    assert_int_equal(place_make(&place), 0);
    const char *path = place_path(place, "m.pilar");
    assert_int_equal(pilar_model_save(fixture->model, path, NULL), PILAR_OK);
    assert_int_equal(pilar_model_open(path, &opened, NULL), PILAR_OK);
    const struct pilar_tags *tags;
    struct pilar_tagger *tagger = tagger_of(opened);
    tag(tagger, fixture->paragraphs, 40, &tags);
    assert_all_scores(fixture, tags);
    pilar_tagger_free(tagger);
    pilar_model_free(opened);
    assert_int_equal(place_remove(&place), 0);
}

static void the_paragraphs_it_was_trained_on_get_their_labels(void **state)
{
    struct fixture *fixture = *state;
    const struct pilar_tags *tags;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    tag(tagger, fixture->paragraphs, 40, &tags);
    size_t right = 0;
    for (size_t i = 0; i < 40; i++) {
        const struct example *example = &fixture->corpus.examples[i];
        size_t shared = 0;
        for (size_t j = 0; j < tags[i].count; j++)
            shared += example_has_label(example, (uint32_t)tags[i].labels[j]);
        right += shared == example->label_count && shared == tags[i].count;
    }
    assert_true(right >= 36);
    pilar_tagger_free(tagger);
}

static void scores_are_probabilities_and_labels_follow_from_them(void **state)
{
    struct fixture *fixture = *state;
    const struct pilar_tags *tags;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    size_t label_count;
    const struct pilar_label *labels = pilar_model_labels(fixture->model, &label_count);
    tag(tagger, fixture->paragraphs, 40, &tags);
    for (size_t i = 0; i < 40; i++) {
        size_t given = 0;
        for (size_t j = 0; j < label_count; j++) {
            assert_true(tags[i].scores[j] > 0 && tags[i].scores[j] < 1);
            given += tags[i].scores[j] >= labels[j].threshold;
        }
        assert_int_equal(given, tags[i].count);
        for (size_t j = 1; j < tags[i].count; j++)
            assert_true(tags[i].scores[tags[i].labels[j - 1]] >= tags[i].scores[tags[i].labels[j]]);
    }
    pilar_tagger_free(tagger);
}

/* Asserts that a tagger's labels of all 40 are those that the model's thresholds give. */
static void assert_models_own(const struct fixture *fixture, struct pilar_tagger *tagger)
{
    const struct pilar_tags *tags;
    tag(tagger, fixture->paragraphs, 40, &tags);
    assert_all_scores(fixture, tags);
    for (size_t i = 0; i < 40; i++) {
        size_t reached = 0;
        for (size_t j = 0; j < 3; j++)
            reached += tags[i].scores[j] >= fixture->model->labels[j].threshold;
        assert_int_equal(tags[i].count, reached);
        assert_false(tags[i].abstained);
    }
}

static void a_tagger_decides_as_it_is_told_until_told_otherwise(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    const struct pilar_tags *tags;
    double thresholds[] = {0, 1, 0};
    assert_models_own(fixture, tagger);
    struct pilar_decision decision = {.thresholds = thresholds};
    assert_int_equal(pilar_tagger_decide(tagger, &decision, NULL), PILAR_OK);
    thresholds[0] = thresholds[2] = 1; /* it has a copy */
    decision.at_least_one = true;
    for (size_t round = 0; round < 2; round++) {
        tag(tagger, fixture->paragraphs, 40, &tags);
        assert_all_scores(fixture, tags);
        for (size_t i = 0; i < 40; i++) {
            assert_int_equal(tags[i].count, 2);
            assert_int_equal(tags[i].labels[0] + tags[i].labels[1], 2); /* the first, the last */
        }
    }
    assert_int_equal(pilar_tagger_decide(tagger, &decision, NULL), PILAR_OK);
    tag(tagger, fixture->paragraphs, 40, &tags);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(tags[i].count, 1);
    assert_int_equal(pilar_tagger_decide(tagger, NULL, NULL), PILAR_OK);
    assert_models_own(fixture, tagger);
    decision = (struct pilar_decision){0};
    assert_int_equal(pilar_tagger_decide(tagger, &decision, NULL), PILAR_OK);
    assert_models_own(fixture, tagger);
    pilar_tagger_free(tagger);
}

static void a_tagger_leaves_open_what_is_not_sure(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    const struct pilar_decision decision = {.abstain = 0.95};
    const struct pilar_tags *tags;
    size_t open = 0;
    assert_int_equal(pilar_tagger_decide(tagger, &decision, NULL), PILAR_OK);
    tag(tagger, fixture->paragraphs, 40, &tags);
    assert_all_scores(fixture, tags);
    for (size_t i = 0; i < 40; i++) {
        double highest = 0;
        for (size_t j = 0; j < 3; j++)
            highest = fmax(highest, tags[i].scores[j]);
        assert_int_equal(tags[i].abstained, highest < 0.95 && 1 - highest < 0.95);
        assert_true(!tags[i].abstained || tags[i].count == 0);
        open += tags[i].abstained;
    }
    assert_true(open > 0 && open < 40);
    pilar_tagger_free(tagger);
}

static void a_wrong_decision_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    struct pilar_error error = {0};
    const double thresholds[] = {0, 0, 2};
    const struct pilar_decision wrong[] = {{.thresholds = thresholds, .at_least_one = true},
                                           {.at_least_one = true, .abstain = (double)NAN}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(pilar_tagger_decide(tagger, &wrong[i], &error), PILAR_ERROR_ARGUMENT);
        assert_int_equal(error.status, PILAR_ERROR_ARGUMENT);
        assert_models_own(fixture, tagger);
    }
    pilar_tagger_free(tagger);
}

static void what_was_tagged_before_leaves_no_trace(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *used = tagger_of(fixture->model);
    const struct pilar_tags *tags;
    for (size_t round = 0; round < 3; round++) { /* other texts, in ever other orders */
        for (size_t i = 0; i < 40; i++)
            tag(used, &fixture->paragraphs[i * 7 % 40], 1, &tags);
        tag(used, fixture->paragraphs, 1 + 13 * round, &tags);
        tag(used, fixture->paragraphs, 40, &tags);
        assert_all_scores(fixture, tags);
    }
    pilar_tagger_free(used);
}

static void a_flood_of_new_words_leaves_no_trace(void **state)
{
    struct fixture *fixture = *state;
    enum { WORDS = 300000 }; /* more than a tagger keeps ready */
    struct bytes flood = {0};
    for (size_t i = 0; i < WORDS; i++)
        bytes_append_format(&flood, "x%zx ", i);
    assert_false(flood.failed);
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    struct pilar_paragraph paragraph = {.text = bytes_text(&flood)};
    const struct pilar_tags *tags;
    tag(tagger, fixture->paragraphs, 10, &tags);
    tag(tagger, &paragraph, 1, &tags);
    tag(tagger, fixture->paragraphs, 40, &tags);
    assert_all_scores(fixture, tags);
    pilar_tagger_free(tagger);
    bytes_free(&flood);
}

struct thread {
    struct fixture *fixture;
    bool same;
};

static void *tag_in_a_thread(void *argument)
{
    struct thread *thread = argument;
    struct pilar_tagger *tagger = NULL;
    const struct pilar_tags *tags;
    thread->same = pilar_tagger_new(thread->fixture->model, &tagger, NULL) == PILAR_OK;
    for (size_t round = 0; thread->same && round < 5; round++) {
        thread->same = pilar_tag(tagger, thread->fixture->paragraphs, 40, &tags, NULL) == PILAR_OK;
        for (size_t i = 0; thread->same && i < 40; i++)
            thread->same = memcmp(tags[i].scores, thread->fixture->scores[i],
                                  sizeof thread->fixture->scores[i]) == 0;
    }
    pilar_tagger_free(tagger);
    return NULL;
}

static void threads_share_a_model(void **state)
{
    enum { THREADS = 8 };
    pthread_t handles[THREADS];
    struct thread threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        threads[i].fixture = *state;
        assert_int_equal(pthread_create(&handles[i], NULL, tag_in_a_thread, &threads[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(handles[i], NULL);
        assert_true(threads[i].same);
    }
}

static void accents_and_case_do_not_matter_much(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    struct pilar_paragraph paragraphs[2] = {{.text = text_of("LA CAPACITACIÓN Y LA FORMACIÓN")},
                                            {.text = text_of("la capacitacion y la formacion")}};
    double scores[2][3];
    const struct pilar_tags *tags;
    for (size_t i = 0; i < 2; i++) {
        tag(tagger, &paragraphs[i], 1, &tags);
        assert_int_equal(tags[0].count, 1);
        assert_int_equal(tags[0].labels[0], 2);
        memcpy(scores[i], tags[0].scores, sizeof scores[i]);
    }
    assert_true(fabs(scores[0][2] - scores[1][2]) < 0.1);
    pilar_tagger_free(tagger);
}

/* ---- what stands around a paragraph; by a model made by hand ---- */

static double score_of(struct pilar_tagger *tagger, const struct pilar_paragraph *paragraphs,
                       size_t count, size_t index)
{
    const struct pilar_tags *tags;
    tag(tagger, paragraphs, count, &tags);
    return tags[index].scores[1]; /* norms */
}

static void neighbours_speak_and_those_further_off_do_not(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct pilar_tagger *tagger = tagger_of(model);
    struct pilar_paragraph paragraphs[5] = {{0}};
    for (size_t i = 0; i < 5; i++)
        paragraphs[i].text = text_of("El puerto.");
    double among = score_of(tagger, paragraphs, 5, 2);
    paragraphs[0].text = paragraphs[4].text = text_of("Las normas.");
    assert_true(score_of(tagger, paragraphs, 5, 2) == among);
    paragraphs[1].text = text_of("Las normas.");
    double behind = score_of(tagger, paragraphs, 5, 2);
    assert_true(behind > among);
    paragraphs[3].text = text_of("Las normas.");
    assert_true(score_of(tagger, paragraphs, 5, 2) > behind);
    assert_true(score_of(tagger, paragraphs + 2, 1, 0) != among);
    pilar_tagger_free(tagger);
    pilar_model_free(model);
}

static void headings_speak_for_all_that_stands_under_them(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    for (size_t i = 0; i < SMALL_LABELS * CONTEXT_SITUATIONS;
         i++) /* what stands around is silent */
        model->contexts[i].inputs[CONTEXT_SURROUNDINGS] = 0;
    struct pilar_tagger *tagger = tagger_of(model);
    const struct pilar_text norms[] = {text_of("El puerto"), text_of("Normas")};
    const struct pilar_text attacks[] = {text_of("El puerto"), text_of("Ataques")};
    struct pilar_paragraph paragraphs[4] = {{0}};
    const struct pilar_tags *tags;
    for (size_t i = 0; i < 4; i++) {
        paragraphs[i].text = text_of("El puerto.");
        paragraphs[i].heading = i < 2 ? norms : attacks;
        paragraphs[i].heading_count = 2;
    }
    tag(tagger, paragraphs, 4, &tags);
    assert_true(tags[0].scores[1] > tags[2].scores[1]);
    assert_true(tags[0].scores[0] < tags[2].scores[0]);
    assert_true(tags[0].scores[1] == tags[1].scores[1]); /* copied or made anew */
    assert_true(tags[2].scores[0] == tags[3].scores[0]);
    double together = tags[1].scores[1];
    tag(tagger, paragraphs + 1, 1, &tags);
    assert_true(tags[0].scores[1] == together);
    /* a path is the same text however it is divided */
    const struct pilar_text joined = text_of("El puerto > Normas");
    paragraphs[0].heading = &joined;
    paragraphs[0].heading_count = 1;
    tag(tagger, paragraphs, 1, &tags);
    assert_true(tags[0].scores[1] == together);
    pilar_tagger_free(tagger);
    pilar_model_free(model);
}

/* ---- what is no text, and what is none at all ---- */

static void invalid_text_is_refused_with_paragraph_and_byte(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    struct pilar_paragraph paragraphs[3] = {{.index = 16, .text = text_of("Las normas.")},
                                            {.index = 17, .text = text_of("La informaci\xF3n.")},
                                            {.index = 18, .text = text_of("Las normas.")}};
    const struct pilar_tags *tags = NULL;
    struct pilar_error error;
    assert_int_equal(pilar_tag(tagger, paragraphs, 3, &tags, &error), PILAR_ERROR_INPUT);
    assert_string_equal(error.message, "paragraph 17: not UTF-8 at byte 13");
    assert_null(tags);
    static const char *const WRONG[] = {"\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                                        "norma\xE2\x80"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        paragraphs[1].text = text_of(WRONG[i]);
        assert_int_equal(pilar_tag(tagger, paragraphs, 3, &tags, NULL), PILAR_ERROR_INPUT);
    }
    paragraphs[1].text = text_of("La información.");
    const struct pilar_text heading = text_of("Informaci\xF3n");
    paragraphs[2].heading = &heading;
    paragraphs[2].heading_count = 1;
    assert_int_equal(pilar_tag(tagger, paragraphs, 3, &tags, NULL), PILAR_ERROR_INPUT);
    assert_null(tags);
    tag(tagger, fixture->paragraphs, 40, &tags); /* and the tagger is as good as before */
    assert_all_scores(fixture, tags);
    pilar_tagger_free(tagger);
}

static void no_paragraphs_have_no_tags(void **state)
{
    struct fixture *fixture = *state;
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    const struct pilar_tags *tags = NULL;
    assert_int_equal(pilar_tag(tagger, NULL, 0, &tags, NULL), PILAR_OK);
    /* the formats take tags that are NULL for a document that was not tagged */
    assert_non_null(tags);
    pilar_tagger_free(tagger);
}

static void a_text_of_nothing_known_is_judged_by_the_bias(void **state)
{
    struct fixture *fixture = *state;
    static const char *const TEXTS[] = {"", " ", "...", "16. — 2021", "qwrtz 中文"};
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    double scores[3] = {0};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct pilar_paragraph paragraph = {.text = text_of(TEXTS[i])};
        const struct pilar_tags *tags;
        tag(tagger, &paragraph, 1, &tags);
        if (i > 0)
            assert_memory_equal(tags[0].scores, scores, sizeof scores);
        memcpy(scores, tags[0].scores, sizeof scores);
        assert_true(scores[0] > 0 && scores[0] < 1);
    }
    struct pilar_paragraph none = {.text = {NULL, 0}};
    const struct pilar_tags *tags;
    tag(tagger, &none, 1, &tags);
    assert_memory_equal(tags[0].scores, scores, sizeof scores);
    pilar_tagger_free(tagger);
}

static void a_text_as_long_as_a_book_is_tagged(void **state)
{
    struct fixture *fixture = *state;
    struct bytes book = {0};
    for (size_t i = 0; i < 20000; i++)
        bytes_append_string(&book, "Las normas de conducta de los Estados. ");
    for (size_t i = 0; i < 100000; i++) /* and one word without end */
        bytes_append_byte(&book, 'a');
    struct pilar_tagger *tagger = tagger_of(fixture->model);
    struct pilar_paragraph paragraph = {.text = bytes_text(&book)};
    const struct pilar_tags *tags;
    tag(tagger, &paragraph, 1, &tags);
    assert_int_equal(tags[0].count, 1);
    assert_int_equal(tags[0].labels[0], 1);
    pilar_tagger_free(tagger);
    bytes_free(&book);
}

static void nothing_is_freed_without_harm(void **state)
{
    (void)state;
    pilar_tagger_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_saved_model_tags_as_the_one_in_memory),
        cmocka_unit_test(the_paragraphs_it_was_trained_on_get_their_labels),
        cmocka_unit_test(scores_are_probabilities_and_labels_follow_from_them),
        cmocka_unit_test(a_tagger_decides_as_it_is_told_until_told_otherwise),
        cmocka_unit_test(a_tagger_leaves_open_what_is_not_sure),
        cmocka_unit_test(a_wrong_decision_changes_nothing),
        cmocka_unit_test(what_was_tagged_before_leaves_no_trace),
        cmocka_unit_test(a_flood_of_new_words_leaves_no_trace),
        cmocka_unit_test(threads_share_a_model),
        cmocka_unit_test(accents_and_case_do_not_matter_much),
        cmocka_unit_test(neighbours_speak_and_those_further_off_do_not),
        cmocka_unit_test(headings_speak_for_all_that_stands_under_them),
        cmocka_unit_test(invalid_text_is_refused_with_paragraph_and_byte),
        cmocka_unit_test(no_paragraphs_have_no_tags),
        cmocka_unit_test(a_text_of_nothing_known_is_judged_by_the_bias),
        cmocka_unit_test(a_text_as_long_as_a_book_is_tagged),
        cmocka_unit_test(nothing_is_freed_without_harm),
    };
    return cmocka_run_group_tests(tests, fixture_make, fixture_remove);
}
