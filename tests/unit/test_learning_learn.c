/* test_learning_learn: what can be learned is, and what cannot is told. */
#include "pipeline/learning/learn.h"

#include <math.h>

#include "tests/unit/test_learning_cases.h"

static struct corpus read_one(const char *path)
{
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    if (corpus_read(&path, 1, &corpus, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return corpus;
}

static void every_label_is_learned(void **state)
{
    (void)state;
    struct corpus corpus = read_one(CASES_CORPUS);
    struct pilar_training training = pilar_training_default();
    struct pilar_error error = {0};
    struct learned learned;
    if (learn(&corpus, &training, &learned, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    for (size_t label = 0; label < corpus.labels.count; label++) {
        size_t right = 0;
        assert_true(learned.labels[label].threshold > 0 && learned.labels[label].threshold < 1);
        assert_true(learned.text.learnable[label]);
        for (size_t i = 0; i < corpus.count; i++) {
            const struct context_weights *alone = &learned.labels[label].given[CONTEXT_ALONE];
            const bool no_heading = false;
            const double nothing_around = 0;
            struct context context = {
                .texts = {learned.text.outside + i, corpus.count, 1},
                .has_heading = &no_heading,
                .surroundings = &nothing_around,
                .label_count = corpus.labels.count,
                .count = 1,
            };
            double inputs[CONTEXT_INPUTS];
            assert_int_equal(context_inputs(&context, label, 0, inputs), CONTEXT_ALONE);
            double probability = context_probability(context_decision(alone, inputs));
            right += (probability >= learned.labels[label].threshold) ==
                     example_has_label(&corpus.examples[i], (uint32_t)label);
        }
        assert_true(right >= 34); /* of 40, out of fold */
    }
    learned_free(&learned);
    corpus_free(&corpus);
}

static void probability_rises_with_the_decision_on_the_text(void **state)
{
    (void)state;
    struct corpus corpus = read_one(CASES_CORPUS);
    struct pilar_training training = pilar_training_default();
    struct learned learned;
    assert_int_equal(learn(&corpus, &training, &learned, NULL), PILAR_OK);
    for (size_t i = 0; i < corpus.labels.count * CONTEXT_SITUATIONS; i++)
        assert_true(learned.labels[i / CONTEXT_SITUATIONS]
                        .given[i % CONTEXT_SITUATIONS]
                        .inputs[CONTEXT_OWN] > 0);
    learned_free(&learned);
    corpus_free(&corpus);
}

/* The decisions on two labels that are never given together, and always one of them, are each
 * other's opposites, so one says of a label nothing that the other does not. */
static void two_labels_that_exclude_each_other_are_learned(void **state)
{
    struct corpus given = read_one(CASES_CORPUS);
    struct bytes table = {0};
    bytes_append_string(&table, CASES_HEADER);
    for (size_t i = 0; i < given.count; i++) {
        const struct example *example = &given.examples[i];
        uint32_t norms = names_find(&given.labels, text_of("norms"));
        bytes_append_format(
            &table, "%.*s\t\t\t%s\t%.*s\n", TEXT_ARGUMENT(given.documents.texts[example->document]),
            example_has_label(example, norms) ? "norms" : "other", TEXT_ARGUMENT(example->text));
    }
    struct corpus corpus = read_one(place_file(*state, "a.tsv", bytes_text(&table)));
    struct pilar_training training = pilar_training_default();
    struct pilar_error error = {0};
    struct learned learned = {0};
    enum pilar_status status = learn(&corpus, &training, &learned, &error);
    corpus_free(&given);
    bytes_free(&table);
    if (status != PILAR_OK) {
        corpus_free(&corpus);
        fail_msg("%s", error.message);
    }
    for (size_t i = 0; i < corpus.labels.count * CONTEXT_SITUATIONS; i++) {
        assert_true(learned.labels[i / CONTEXT_SITUATIONS]
                        .given[i % CONTEXT_SITUATIONS]
                        .inputs[CONTEXT_OWN] > 0);
        assert_true(learned.labels[i / CONTEXT_SITUATIONS]
                        .given[i % CONTEXT_SITUATIONS]
                        .inputs[CONTEXT_OWN] < 100);
    }
    learned_free(&learned);
    corpus_free(&corpus);
}

static void assert_not_learned(struct place *place, const char *rows,
                               struct pilar_training training, enum pilar_status status,
                               const char *message)
{
    struct bytes table = {0};
    bytes_append_string(&table, CASES_HEADER);
    bytes_append_string(&table, rows);
    struct corpus corpus = read_one(place_file(place, "a.tsv", bytes_text(&table)));
    struct pilar_error error = {0};
    struct learned learned = {0};
    assert_int_equal(learn(&corpus, &training, &learned, &error), status);
    assert_int_equal(error.status, status);
    assert_string_equal(error.message, message);
    assert_null(learned.labels);
    corpus_free(&corpus);
    bytes_free(&table);
}

static void a_label_that_cannot_be_learned_is_told(void **state)
{
    struct pilar_training training = pilar_training_default();
    training.folds = 2;
    for (training.threads = 1; training.threads <= 4; training.threads *= 2) {
        /* in one document only */
        assert_not_learned(*state,
                           "a\t\t\tnorms\tLas normas de conducta.\n"
                           "a\t\t\tnorms\tLa conducta y las normas.\n"
                           "b\t\t\tnone\tEl puerto y las normas.\n"
                           "b\t\t\tnone\tEl puerto de la conducta.\n",
                           training, PILAR_ERROR_TRAINING,
                           "label \"norms\" cannot be learned: it needs paragraphs with it and "
                           "without it in at least two documents");
        /* without it in one document only */
        assert_not_learned(*state,
                           "a\t\t\tnorms\tLas normas de conducta.\n"
                           "a\t\t\tnone\tLa conducta y las normas.\n"
                           "b\t\t\tnorms\tEl puerto y las normas.\n"
                           "b\t\t\tnorms\tEl puerto de la conducta.\n",
                           training, PILAR_ERROR_TRAINING,
                           "label \"norms\" cannot be learned: it needs paragraphs with it and "
                           "without it in at least two documents");
    }
}

static void a_label_that_left_out_documents_contradict_is_told(void **state)
{
    struct pilar_training training = pilar_training_default();
    training.folds = 2;
    /* what speaks for the label in the one document speaks against it in the other */
    assert_not_learned(*state,
                       "a\t\t\tnorms\tLas normas de conducta responsable.\n"
                       "a\t\t\tnorms\tNormas de la conducta.\n"
                       "a\t\t\tnone\tEl puerto y los ataques.\n"
                       "a\t\t\tnone\tAtaques contra el puerto.\n"
                       "b\t\t\tnorms\tLos ataques contra un puerto.\n"
                       "b\t\t\tnorms\tEl puerto y sus ataques.\n"
                       "b\t\t\tnone\tUna conducta y sus normas.\n"
                       "b\t\t\tnone\tSon normas de conducta.\n",
                       training, PILAR_ERROR_TRAINING,
                       "label \"norms\" cannot be learned: left-out documents show no sign of it; "
                       "it needs more paragraphs");
}

static void parameters_out_of_range_are_told(void **state)
{
    static const char ROWS[] = "a\t\t\tnorms\tLas normas.\na\t\t\tnone\tEl puerto.\n"
                               "b\t\t\tnorms\tLas normas.\nb\t\t\tnone\tEl puerto.\n";
    static const double COSTS[] = {0, -1, INFINITY, NAN};
    struct pilar_training training = pilar_training_default();
    for (size_t i = 0; i < sizeof COSTS / sizeof *COSTS; i++) {
        training.cost = COSTS[i];
        assert_not_learned(*state, ROWS, training, PILAR_ERROR_ARGUMENT,
                           "the cost must be a number above 0");
    }
    training = pilar_training_default();
    training.folds = 1;
    assert_not_learned(*state, ROWS, training, PILAR_ERROR_ARGUMENT,
                       "there must be 2 to 1000 folds");
    training.folds = 1001;
    assert_not_learned(*state, ROWS, training, PILAR_ERROR_ARGUMENT,
                       "there must be 2 to 1000 folds");
    training.folds = 5;
    assert_not_learned(*state, ROWS, training, PILAR_ERROR_TRAINING,
                       "the corpus has 4 paragraphs, fewer than the 5 folds");
    assert_not_learned(*state, "a\t\t\tnone\tLas normas.\n", training, PILAR_ERROR_TRAINING,
                       "no paragraph of the corpus has a label");
}

static void texts_that_share_no_word_teach_nothing(void **state)
{
    struct pilar_training training = pilar_training_default();
    training.folds = 2;
    struct bytes table = {0};
    bytes_append_string(&table, CASES_HEADER "a\t\t\tnorms\t1.\na\t\t\tnone\t2.\n"
                                             "b\t\t\tnorms\t3.\nb\t\t\tnone\t4.\n");
    struct corpus corpus = read_one(place_file(*state, "a.tsv", bytes_text(&table)));
    struct pilar_error error = {0};
    struct learned learned = {0};
    assert_int_equal(learn(&corpus, &training, &learned, &error), PILAR_ERROR_TRAINING);
    corpus_free(&corpus);
    bytes_free(&table);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_label_is_learned),
        cmocka_unit_test(probability_rises_with_the_decision_on_the_text),
        IN_A_PLACE(two_labels_that_exclude_each_other_are_learned),
        IN_A_PLACE(a_label_that_cannot_be_learned_is_told),
        IN_A_PLACE(a_label_that_left_out_documents_contradict_is_told),
        IN_A_PLACE(parameters_out_of_range_are_told),
        IN_A_PLACE(texts_that_share_no_word_teach_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
