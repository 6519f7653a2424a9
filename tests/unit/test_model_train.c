/* test_model_train: the same corpus and parameters give the same model, byte for byte. */
#include "pipeline/model/model.h"
#include "tests/unit/test_learning_cases.h"

static struct pilar_model *train(const char *path, const struct pilar_training *training)
{
    struct pilar_model *model = NULL;
    struct pilar_error error = {0};
    if (pilar_train(&path, 1, training, &model, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return model;
}

static struct bytes file_of(struct pilar_model *model)
{
    struct bytes file = {0};
    assert_int_equal(model_write(model, &file, NULL), PILAR_OK);
    pilar_model_free(model);
    return file;
}

static void training_twice_gives_the_same_bytes(void **state)
{
    (void)state;
    struct pilar_training training = pilar_training_default();
    struct bytes first = file_of(train(CASES_CORPUS, &training));
    struct bytes second = file_of(train(CASES_CORPUS, &training));
    assert_same_text(bytes_text(&first), bytes_text(&second));
    bytes_free(&first);
    bytes_free(&second);
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    static const unsigned THREADS[] = {0, 2, 8, 1000};
    struct pilar_training training = pilar_training_default();
    struct bytes alone = file_of(train(CASES_CORPUS, &training));
    for (size_t i = 0; i < sizeof THREADS / sizeof *THREADS; i++) {
        training.threads = THREADS[i];
        struct bytes together = file_of(train(CASES_CORPUS, &training));
        assert_same_text(bytes_text(&alone), bytes_text(&together));
        bytes_free(&together);
    }
    bytes_free(&alone);
}

static void other_parameters_give_another_model(void **state)
{
    (void)state;
    struct pilar_training training = pilar_training_default();
    struct bytes usual = file_of(train(CASES_CORPUS, &training));
    training.cost = 3;
    struct bytes other = file_of(train(CASES_CORPUS, &training));
    assert_true(usual.length != other.length || memcmp(usual.data, other.data, usual.length) != 0);
    bytes_free(&usual);
    bytes_free(&other);
}

static void assert_property(const struct pilar_model *model, const char *key, const char *value)
{
    assert_non_null(model_property(model, key));
    assert_string_equal(model_property(model, key), value);
}

static void the_model_says_how_it_was_made(void **state)
{
    (void)state;
    const char *const omit = "acta-final";
    struct pilar_training training = pilar_training_default();
    training.cost = 0.1;
    training.folds = 4;
    training.seed = 7;
    training.omit = &omit;
    training.omit_count = 1;
    struct pilar_model *model = train(CASES_CORPUS, &training);
    assert_property(model, "pilar", PILAR_VERSION);
    assert_property(model, "corpus documents", "7");
    assert_property(model, "corpus paragraphs", "35");
    assert_property(model, "seed", "7");
    assert_property(model, "cost", "0.1");
    assert_property(model, "folds", "4");
    assert_int_equal(strlen(model_property(model, "corpus sha256")), 64);
    assert_null(model_property(model, "colour"));
    pilar_model_free(model);
}

static void the_model_says_seed_and_cost_in_full(void **state)
{
    (void)state;
    struct pilar_training training = pilar_training_default();
    training.seed = UINT64_C(12345678901234567891);
    training.cost = 0.30000000000000004;
    struct pilar_model *model = train(CASES_CORPUS, &training);
    assert_property(model, "seed", "12345678901234567891");
    assert_true(strtod(model_property(model, "cost"), NULL) == training.cost);
    pilar_model_free(model);
}

static void labels_are_those_of_the_corpus(void **state)
{
    (void)state;
    struct pilar_training training = pilar_training_default();
    struct pilar_model *model = train(CASES_CORPUS, &training);
    size_t count;
    const struct pilar_label *labels = pilar_model_labels(model, &count);
    assert_int_equal(count, 3);
    assert_string_equal(labels[0].name, "threats");
    assert_string_equal(labels[1].name, "norms");
    assert_string_equal(labels[1].spanish, "Normas");
    assert_string_equal(labels[2].english, "Capacity building");
    for (size_t i = 0; i < count; i++)
        assert_true(labels[i].threshold > 0 && labels[i].threshold < 1);
    pilar_model_free(model);
}

static void a_corpus_in_other_files_is_the_same_corpus(void **state)
{
    struct place *place = *state;
    struct pilar_training training = pilar_training_default();
    struct bytes whole = file_of(train(CASES_CORPUS, &training));
    struct bytes content = {0}; /* unpacked into another folder, gzipped */
    FILE *file = fopen(CASES_CORPUS "/paragraphs.tsv", "rb");
    assert_non_null(file);
    char *room = bytes_room(&content, 1 << 20);
    assert_non_null(room);
    content.length = fread(room, 1, 1 << 20, file);
    fclose(file);
    bytes_append_byte(&content, '\0');
    place_gzip(place, "z.tsv.gz", content.data);
    place_file(place, "labels.tsv",
               text_of("label\tspanish\tenglish\nthreats\tAmenazas\tThreats\n"
                       "norms\tNormas\tNorms\n"
                       "capacity_building\tFomento de la capacidad\tCapacity building\n"));
    struct bytes again = file_of(train(place->folder, &training));
    assert_same_text(bytes_text(&whole), bytes_text(&again));
    bytes_free(&whole);
    bytes_free(&again);
    bytes_free(&content);
}

static void what_cannot_be_trained_leaves_no_model(void **state)
{
    struct place *place = *state;
    struct pilar_training training = pilar_training_default();
    struct pilar_model *model = NULL;
    struct pilar_error error;
    const char *path = place_path(place, "falta.tsv");
    assert_int_equal(pilar_train(&path, 1, &training, &model, &error), PILAR_ERROR_IO);
    path = place_file(place, "a.tsv", text_of(CASES_HEADER "a\t\t\tnorms\tUno.\n"));
    assert_int_equal(pilar_train(&path, 1, &training, &model, &error), PILAR_ERROR_TRAINING);
    const char *const omit = "informe-oeste";
    path = CASES_CORPUS;
    training.omit = &omit;
    training.omit_count = 1;
    assert_int_equal(pilar_train(&path, 1, &training, &model, &error), PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "no document \"informe-oeste\" in the corpus");
    assert_null(model);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(training_twice_gives_the_same_bytes),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
        cmocka_unit_test(other_parameters_give_another_model),
        cmocka_unit_test(the_model_says_how_it_was_made),
        cmocka_unit_test(the_model_says_seed_and_cost_in_full),
        cmocka_unit_test(labels_are_those_of_the_corpus),
        IN_A_PLACE(a_corpus_in_other_files_is_the_same_corpus),
        IN_A_PLACE(what_cannot_be_trained_leaves_no_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
