/* test_model_file: a model is read back as it was written, and no damaged file is. */
#include <math.h>
#include <sys/stat.h>

#include "pipeline/tagging/decide.h"
#include "tests/unit/test_model_cases.h"

/* Parses a file that must be refused, and returns the message. */
static const char *refusal(struct pilar_text file, struct pilar_error *error)
{
    struct pilar_model *model = NULL;
    *error = (struct pilar_error){0};
    enum pilar_status status = model_parse("m", file, &model, error);
    pilar_model_free(model);
    if (status == PILAR_OK)
        fail_msg("%zu bytes were taken for a model", file.length);
    /* an allocation of what a count claims would fail, and be told as PILAR_ERROR_MEMORY */
    assert_int_equal(status, PILAR_ERROR_MODEL);
    assert_int_equal(error->status, PILAR_ERROR_MODEL);
    assert_int_equal(strncmp(error->message, "m: ", 3), 0);
    assert_true(strlen(error->message) > 3);
    assert_null(model);
    return error->message;
}

static void a_model_read_back_is_written_the_same(void **state)
{
    (void)state;
    struct pilar_model *model = small_model(), *again = NULL;
    struct bytes first = model_file(model);
    assert_int_equal(model_parse("m", bytes_text(&first), &again, NULL), PILAR_OK);
    struct bytes second = model_file(again);
    assert_same_text(bytes_text(&first), bytes_text(&second));
    assert_string_equal(again->labels[1].spanish, "Normas");
    assert_true(again->labels[1].threshold == model->labels[1].threshold);
    assert_memory_equal(again->contexts, model->contexts,
                        SMALL_LABELS * CONTEXT_SITUATIONS * sizeof *model->contexts);
    assert_memory_equal(again->leads, model->leads,
                        SMALL_LABELS * CONTEXT_SITUATIONS * sizeof *model->leads);
    assert_memory_equal(again->heading.weights, model->heading.weights,
                        SMALL_FEATURES * SMALL_LABELS * sizeof(float));
    assert_int_equal(again->text.space.document_count, 10);
    const struct pair_vocabulary *pairs = &again->text.space.pairs;
    assert_int_equal(pairs->terms.count, SMALL_PAIRS);
    for (size_t i = 0; i < SMALL_PAIRS; i++) {
        struct stem_pair pair = model->text.space.pairs.terms.items[i];
        assert_int_equal(pair_set_find(&pairs->terms, pair), i);
        assert_true(pairs->idf[i] == model->text.space.pairs.idf[i]);
    }
    assert_string_equal(model_property(again, "seed"), "1");
    pilar_model_free(model);
    pilar_model_free(again);
    bytes_free(&first);
    bytes_free(&second);
}

static void a_file_is_appended_to_what_is_there(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model), behind = {0};
    bytes_append_string(&behind, "antes");
    assert_int_equal(model_write(model, &behind, NULL), PILAR_OK);
    assert_same_text((struct pilar_text){behind.data + 5, behind.length - 5}, bytes_text(&file));
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&behind);
}

static void every_flipped_bit_is_found(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model);
    struct pilar_error error;
    for (size_t bit = 0; bit < 8 * file.length; bit++) {
        file.data[bit / 8] = (char)(file.data[bit / 8] ^ 1 << bit % 8);
        refusal(bytes_text(&file), &error);
        file.data[bit / 8] = (char)(file.data[bit / 8] ^ 1 << bit % 8);
    }
    pilar_model_free(model);
    bytes_free(&file);
}

static void every_truncation_is_found(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model);
    struct pilar_error error;
    for (size_t length = 0; length < file.length; length++)
        refusal((struct pilar_text){file.data, length}, &error);
    pilar_model_free(model);
    bytes_free(&file);
}

static void what_follows_the_end_is_found(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model);
    struct pilar_error error;
    struct bytes twice = model_file(model);
    bytes_append_text(&twice, bytes_text(&file));
    assert_string_equal(refusal(bytes_text(&twice), &error), "m: something follows its end");
    bytes_append_byte(&file, '\0');
    assert_string_equal(refusal(bytes_text(&file), &error), "m: something follows its end");
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&twice);
}

static void what_follows_the_body_is_found(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model), body = model_unpack(&file);
    struct pilar_error error;
    bytes_append_byte(&body, '\0');
    struct bytes longer = model_pack(bytes_text(&body));
    assert_non_null(strstr(refusal(bytes_text(&longer), &error), "m: something follows its end"));
    /* and what stands between the end of the packed stream and the end of the file */
    bytes_append_byte(&file, '\0');
    put_number(file.data + 12, file.length - FORMAT_HEADER_SIZE, 8);
    model_sum(&file);
    assert_string_equal(refusal(bytes_text(&file), &error), "m: its content is damaged");
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&longer);
    bytes_free(&body);
}

static void every_truncation_of_the_body_is_found(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model), body = model_unpack(&file);
    struct pilar_error error;
    for (size_t length = 0; length < body.length; length++) {
        struct bytes shorter = model_pack((struct pilar_text){body.data, length});
        refusal(bytes_text(&shorter), &error);
        bytes_free(&shorter);
    }
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&body);
}

static void other_files_are_told_for_what_they_are(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model);
    struct pilar_error error;
    assert_string_equal(refusal((struct pilar_text){NULL, 0}, &error),
                        "m: it is not a Pilar model");
    assert_string_equal(refusal(text_of("document\tparagraph\n"), &error),
                        "m: it is not a Pilar model");
    assert_string_equal(refusal((struct pilar_text){file.data, 20}, &error), "m: it is cut short");
    assert_string_equal(refusal((struct pilar_text){file.data, file.length - 1}, &error),
                        "m: it is cut short");
    struct bytes damaged = {0}; /* by a transfer that changes line ends */
    for (size_t i = 0; i < file.length; i++) {
        if (file.data[i] != '\r' || i + 1 == file.length || file.data[i + 1] != '\n')
            bytes_append_byte(&damaged, file.data[i]);
    }
    assert_string_equal(refusal(bytes_text(&damaged), &error), "m: it is not a Pilar model");
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&damaged);
}

static void another_version_is_told(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model);
    struct pilar_error error;
    static const uint32_t VERSIONS[] = {0, FORMAT_VERSION - 1, FORMAT_VERSION + 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof VERSIONS / sizeof *VERSIONS; i++) {
        put_number(file.data + 8, VERSIONS[i], 4);
        model_sum(&file);
        assert_string_equal(refusal(bytes_text(&file), &error),
                            "m: it was made by another version of Pilar; train it again");
    }
    pilar_model_free(model);
    bytes_free(&file);
}

static void another_stemmer_is_told(void **state)
{
    (void)state;
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model), body = model_unpack(&file);
    struct pilar_error error;
    body.data[0] ^= 1;
    struct bytes other = model_pack(bytes_text(&body));
    assert_non_null(strstr(refusal(bytes_text(&other), &error),
                           "m: it was made with another version of libstemmer; train it again"));
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&other);
    bytes_free(&body);
}

static void sizes_that_are_not_so_are_found(void **state)
{
    (void)state;
    static const uint64_t SIZES[] = {0, 1, UINT32_MAX, UINT64_C(1) << 40, INT64_MAX, UINT64_MAX};
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model);
    struct pilar_error error;
    for (size_t field = 12; field <= 20; field += 8) {
        uint64_t right = get_number(file.data + field, 8);
        for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
            put_number(file.data + field, SIZES[i], 8);
            model_sum(&file);
            refusal(bytes_text(&file), &error);
        }
        put_number(file.data + field, right + 1, 8);
        model_sum(&file);
        refusal(bytes_text(&file), &error);
        put_number(file.data + field, right - 1, 8);
        model_sum(&file);
        refusal(bytes_text(&file), &error);
        put_number(file.data + field, right, 8);
    }
    pilar_model_free(model);
    bytes_free(&file);
}

/* Whether a model's scores for some texts are probabilities. */
static bool scores_are_probabilities(const struct pilar_model *model)
{
    static const char *const TEXTS[] = {"", "normas", "Normas y ataques contra un puerto ajeno."};
    const struct pilar_text heading = text_of("Normas");
    struct pilar_paragraph paragraphs[6] = {{0}};
    struct pilar_tagger *tagger;
    const struct pilar_tags *tags;
    bool right = true;
    for (size_t i = 0; i < 6; i++) {
        paragraphs[i].text = text_of(TEXTS[i % 3]);
        paragraphs[i].heading = &heading;
        paragraphs[i].heading_count = i / 3;
    }
    assert_int_equal(pilar_tagger_new(model, &tagger, NULL), PILAR_OK);
    assert_int_equal(pilar_tag(tagger, paragraphs, 6, &tags, NULL), PILAR_OK);
    for (size_t i = 0; i < 6 * model->label_count; i++)
        right = right && tags[0].scores[i] >= 0 && tags[0].scores[i] <= 1;
    pilar_tagger_free(tagger);
    return right;
}

/* Puts 4 or 8 bytes of a kind at each place of the body in turn: whatever number that becomes, a
 * count, a length, a weight, the file is refused or is a model that can be used. */
static void assert_no_harm(uint64_t value, size_t size)
{
    struct pilar_model *model = small_model();
    struct bytes file = model_file(model), body = model_unpack(&file);
    for (size_t at = 4; at + size <= body.length; at++) {
        char kept[8];
        memcpy(kept, body.data + at, size);
        put_number(body.data + at, value, size);
        struct bytes crafted = model_pack(bytes_text(&body));
        struct pilar_model *read = NULL;
        enum pilar_status status = model_parse("m", bytes_text(&crafted), &read, NULL);
        if (status == PILAR_OK) {
            if (!scores_are_probabilities(read))
                fail_msg("bytes %zu to %zu make scores that are no probabilities", at,
                         at + size - 1);
            pilar_model_free(read);
        } else {
            assert_int_equal(status, PILAR_ERROR_MODEL);
        }
        bytes_free(&crafted);
        memcpy(body.data + at, kept, size);
    }
    pilar_model_free(model);
    bytes_free(&file);
    bytes_free(&body);
}

static void huge_counts_are_refused_without_allocating(void **state)
{
    (void)state;
    assert_no_harm(UINT32_MAX, 4);
    assert_no_harm(INT32_MAX, 4);
    assert_no_harm(UINT64_MAX, 8);
}

static void zeros_anywhere_do_no_harm(void **state)
{
    (void)state;
    assert_no_harm(0, 4);
    assert_no_harm(0, 8);
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static void numbers_no_training_could_give_do_no_harm(void **state)
{
    (void)state;
    static const double VALUES[] = {1e308, -1e308, 1e-320, 0x1p-1022};
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++)
        assert_no_harm(bits_of(VALUES[i]), 8);
}

static void numbers_that_are_none_are_refused(void **state)
{
    (void)state;
    struct pilar_error error;
    for (size_t i = 0; i < 8; i++) {
        struct pilar_model *model = small_model();
        double *const places[] = {&model->labels[1].threshold,
                                  &model->contexts[4].bias,
                                  &model->leads[3].bias,
                                  &model->leads[5].inputs[CONTEXT_OTHERS],
                                  &model->contexts[2].inputs[CONTEXT_NEXT],
                                  &model->text.space.stems.idf[1],
                                  &model->text.space.pairs.idf[2],
                                  &model->heading.biases[1]};
        *places[i] = NAN;
        struct bytes file = model_file(model);
        refusal(bytes_text(&file), &error);
        bytes_free(&file);
        *places[i] = INFINITY;
        file = model_file(model);
        refusal(bytes_text(&file), &error);
        bytes_free(&file);
        pilar_model_free(model);
    }
    struct pilar_model *model = small_model();
    model->text.weights[3] = NAN;
    struct bytes file = model_file(model);
    assert_non_null(strstr(refusal(bytes_text(&file), &error), "a weight is not finite"));
    bytes_free(&file);
    pilar_model_free(model);
}

static void numbers_out_of_range_are_refused(void **state)
{
    (void)state;
    struct pilar_error error;
    struct pilar_model *model = small_model();
    model->labels[0].threshold = 1.5;
    struct bytes file = model_file(model);
    assert_non_null(strstr(refusal(bytes_text(&file), &error), "a threshold is not a probability"));
    bytes_free(&file);
    model->labels[0].threshold = 0.5;
    model->contexts[1].inputs[CONTEXT_OWN] = 0;
    file = model_file(model);
    assert_non_null(
        strstr(refusal(bytes_text(&file), &error), "a calibration falls where it should rise"));
    bytes_free(&file);
    model->contexts[1].inputs[CONTEXT_OWN] = 1;
    model->heading.space.grams.idf[0] = 0;
    file = model_file(model);
    assert_non_null(strstr(refusal(bytes_text(&file), &error), "an idf"));
    bytes_free(&file);
    model->heading.space.grams.idf[0] = 2;
    model->text.space.pairs.idf[1] = 0.5;
    file = model_file(model);
    assert_non_null(strstr(refusal(bytes_text(&file), &error), "an idf"));
    bytes_free(&file);
    pilar_model_free(model);
}

static void terms_out_of_order_are_refused(void **state)
{
    (void)state;
    struct pilar_error error;
    struct pilar_model *model = small_model();
    names_free(&model->text.space.stems.terms);
    names_add(&model->text.space.stems.terms, text_of("norm"));
    names_add(&model->text.space.stems.terms, text_of("ataqu"));
    names_add(&model->text.space.stems.terms, text_of("puert"));
    struct bytes file = model_file(model);
    assert_non_null(strstr(refusal(bytes_text(&file), &error), "its terms are out of order"));
    bytes_free(&file);
    pilar_model_free(model);
}

/* Such a file comes of no set, so the pairs are changed behind its back. */
static void assert_pair_refused(size_t index, struct stem_pair pair)
{
    for (size_t i = 0; i < 2; i++) {
        struct pilar_error error;
        struct pilar_model *model = small_model();
        struct model_linear *linear = i == 0 ? &model->text : &model->heading;
        linear->space.pairs.terms.items[index] = pair;
        struct bytes file = model_file(model);
        assert_non_null(
            strstr(refusal(bytes_text(&file), &error), "its pairs are out of range or order"));
        bytes_free(&file);
        pilar_model_free(model);
    }
}

static void pairs_of_stems_that_are_not_there_are_refused(void **state)
{
    (void)state;
    assert_pair_refused(0, (struct stem_pair){0, SMALL_STEMS});
    assert_pair_refused(2, (struct stem_pair){SMALL_STEMS, 0});
    assert_pair_refused(2, (struct stem_pair){2, SMALL_STEMS});
    assert_pair_refused(2, (struct stem_pair){2, UINT32_MAX});
    assert_pair_refused(2, (struct stem_pair){UINT32_MAX, UINT32_MAX});
}

static void pairs_out_of_order_are_refused(void **state)
{
    (void)state;
    assert_pair_refused(0, (struct stem_pair){2, 0}); /* {1, 0} and {1, 1} follow */
    assert_pair_refused(1, (struct stem_pair){0, 1});
    assert_pair_refused(1, (struct stem_pair){1, 2});
    assert_pair_refused(2, (struct stem_pair){0, 0});
}

static void pairs_that_stand_twice_are_refused(void **state)
{
    (void)state;
    assert_pair_refused(0, (struct stem_pair){1, 0});
    assert_pair_refused(1, (struct stem_pair){1, 1});
    assert_pair_refused(2, (struct stem_pair){1, 0});
}

static void labels_are_distinct_names(void **state)
{
    (void)state;
    /* the keys of an object in the output, and the values of "primary" beside "none" */
    static const char *const WRONG[] = {"threats", "", "none", "a,b", "a\nb"};
    struct pilar_error error;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct pilar_model *model = small_model();
        model->labels[1].name = WRONG[i];
        struct bytes file = model_file(model);
        refusal(bytes_text(&file), &error);
        bytes_free(&file);
        pilar_model_free(model);
    }
}

static void names_that_are_not_utf_8_are_refused(void **state)
{
    (void)state;
    static const char *const WRONG[] = {"\xFF", "a\xC3", "\xED\xA0\x80"};
    struct pilar_error error;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct pilar_model *model = small_model();
        model->labels[1].spanish = WRONG[i];
        struct bytes file = model_file(model);
        assert_non_null(strstr(refusal(bytes_text(&file), &error), "a name is not UTF-8"));
        bytes_free(&file);
        model->labels[1].spanish = "Normas";
        model->properties[0].value = WRONG[i];
        file = model_file(model);
        assert_non_null(strstr(refusal(bytes_text(&file), &error), "a name is not UTF-8"));
        bytes_free(&file);
        pilar_model_free(model);
    }
}

static void a_model_without_labels_is_refused(void **state)
{
    (void)state;
    struct pilar_error error;
    struct pilar_model *model = small_model();
    model->label_count = 0;
    struct bytes file = model_file(model);
    assert_non_null(
        strstr(refusal(bytes_text(&file), &error), "its number of labels is out of range"));
    bytes_free(&file);
    pilar_model_free(model);
}

static void a_saved_model_opens_plain_and_gzipped(void **state)
{
    struct place *place = *state;
    struct pilar_model *model = small_model(), *opened = NULL;
    struct bytes file = model_file(model);
    const char *path = place_path(place, "m.pilar");
    assert_int_equal(pilar_model_save(model, path, NULL), PILAR_OK);
    assert_int_equal(pilar_model_open(path, &opened, NULL), PILAR_OK);
    struct bytes again = model_file(opened);
    assert_same_text(bytes_text(&file), bytes_text(&again));
    pilar_model_free(opened);
    bytes_free(&again);

    path = place_path(place, "m.pilar.gz");
    gzFile packed = gzopen(path, "wb");
    assert_non_null(packed);
    assert_int_equal(gzwrite(packed, file.data, (unsigned)file.length), file.length);
    assert_int_equal(gzclose(packed), Z_OK);
    assert_int_equal(pilar_model_open(path, &opened, NULL), PILAR_OK);
    pilar_model_free(opened);
    pilar_model_free(model);
    bytes_free(&file);
}

static void files_that_cannot_be_opened_or_written_are_told(void **state)
{
    struct place *place = *state;
    struct pilar_model *model = small_model(), *opened = NULL;
    struct pilar_error error;
    assert_int_equal(pilar_model_open(place_path(place, "falta"), &opened, &error), PILAR_ERROR_IO);
    assert_string_equal(place_message(place, &error), "falta: No such file or directory");
    assert_int_equal(pilar_model_open(place->folder, &opened, &error), PILAR_ERROR_IO);
    assert_string_equal(place_message(place, &error), ": Is a directory");
    assert_int_equal(pilar_model_open(place_file(place, "vacío", text_of("")), &opened, &error),
                     PILAR_ERROR_MODEL);
    assert_string_equal(place_message(place, &error), "vacío: it is not a Pilar model");
    assert_int_equal(pilar_model_save(model, place_path(place, "falta/m"), &error), PILAR_ERROR_IO);
    assert_null(opened);
    pilar_model_free(model);
    pilar_model_free(NULL);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_model_read_back_is_written_the_same),
        cmocka_unit_test(a_file_is_appended_to_what_is_there),
        cmocka_unit_test(every_flipped_bit_is_found),
        cmocka_unit_test(every_truncation_is_found),
        cmocka_unit_test(what_follows_the_end_is_found),
        cmocka_unit_test(what_follows_the_body_is_found),
        cmocka_unit_test(every_truncation_of_the_body_is_found),
        cmocka_unit_test(other_files_are_told_for_what_they_are),
        cmocka_unit_test(another_version_is_told),
        cmocka_unit_test(another_stemmer_is_told),
        cmocka_unit_test(sizes_that_are_not_so_are_found),
        cmocka_unit_test(huge_counts_are_refused_without_allocating),
        cmocka_unit_test(zeros_anywhere_do_no_harm),
        cmocka_unit_test(numbers_no_training_could_give_do_no_harm),
        cmocka_unit_test(numbers_that_are_none_are_refused),
        cmocka_unit_test(numbers_out_of_range_are_refused),
        cmocka_unit_test(terms_out_of_order_are_refused),
        cmocka_unit_test(pairs_of_stems_that_are_not_there_are_refused),
        cmocka_unit_test(pairs_out_of_order_are_refused),
        cmocka_unit_test(pairs_that_stand_twice_are_refused),
        cmocka_unit_test(labels_are_distinct_names),
        cmocka_unit_test(names_that_are_not_utf_8_are_refused),
        cmocka_unit_test(a_model_without_labels_is_refused),
        IN_A_PLACE(a_saved_model_opens_plain_and_gzipped),
        IN_A_PLACE(files_that_cannot_be_opened_or_written_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
