/* test_model_cases: a model small enough to be written by hand, and its file taken apart. */
#ifndef TESTS_TEST_MODEL_CASES_H
#define TESTS_TEST_MODEL_CASES_H

#include <zlib.h>

#include "pipeline/base/text.h"
#include "pipeline/model/format.h"
#include "pipeline/model/model.h"
#include "tests/unit/test_learning_cases.h"

enum {
    SMALL_LABELS = 2,
    SMALL_DECISIONS = SMALL_LABELS + 1,
    SMALL_STEMS = 3,
    SMALL_GRAMS = 2,
    SMALL_PAIRS = 3,
    SMALL_FEATURES = SMALL_STEMS + SMALL_GRAMS + SMALL_PAIRS
};

/* Sets up `count` decisions, to which each of the stems "ataqu", "norm" and "puert" adds what
 * `weights` [stem] says: of the labels and, where there is a third, of being on the subject. */
static inline void small_linear(struct model_linear *linear, size_t count,
                                const float weights[SMALL_STEMS][SMALL_DECISIONS])
{
    static const char *const STEMS[SMALL_STEMS] = {"ataqu", "norm", "puert"};
    static const char *const GRAMS[SMALL_GRAMS] = {"<no", "as>"};
    /* as a space makes them: in the order of the left stem, then the right */
    static const struct stem_pair PAIRS[SMALL_PAIRS] = {{0, 2}, {1, 0}, {1, 1}};
    linear->space.document_count = 10;
    linear->space.stems.idf = memory_array(SMALL_STEMS, sizeof(double));
    linear->space.grams.idf = memory_array(SMALL_GRAMS, sizeof(double));
    linear->space.pairs.idf = memory_array(SMALL_PAIRS, sizeof(double));
    linear->decision_count = count;
    linear->biases = memory_array(count, sizeof *linear->biases);
    linear->weights = memory_array(SMALL_FEATURES * count, sizeof *linear->weights);
    assert_non_null(linear->space.stems.idf);
    assert_non_null(linear->space.grams.idf);
    assert_non_null(linear->space.pairs.idf);
    assert_non_null(linear->biases);
    assert_non_null(linear->weights);
    for (size_t i = 0; i < SMALL_STEMS; i++) {
        assert_int_equal(names_add(&linear->space.stems.terms, text_of(STEMS[i])), i);
        linear->space.stems.idf[i] = 1.5 + (double)i / 2;
        for (size_t j = 0; j < count; j++)
            linear->weights[i * count + j] = weights[i][j];
    }
    for (size_t i = 0; i < SMALL_GRAMS; i++) {
        assert_int_equal(names_add(&linear->space.grams.terms, text_of(GRAMS[i])), i);
        linear->space.grams.idf[i] = 2;
    }
    for (size_t i = 0; i < SMALL_PAIRS; i++) {
        assert_int_equal(pair_set_add(&linear->space.pairs.terms, PAIRS[i]), i);
        linear->space.pairs.idf[i] = 3 - (double)i / 4;
    }
    linear->biases[0] = -0.5;
    linear->biases[1] = -0.25;
}

/* A model of the labels "threats" and "norms". A paragraph alone is judged by its text; under a
 * heading or beside others, these speak too. The caller frees it. */
static inline struct pilar_model *small_model(void)
{
    static const float TEXT[SMALL_STEMS][SMALL_DECISIONS] = {{2, -1, 1}, {-1, 2, 1}, {0.5F, 0, -4}};
    static const float HEADING[SMALL_STEMS][SMALL_DECISIONS] = {{3, 0}, {0, 3}, {0, 0}};
    static const char *const NAMES[SMALL_LABELS][3] = {{"threats", "Amenazas", "Threats"},
                                                       {"norms", "Normas", "Norms"}};
    struct pilar_model *model = calloc(1, sizeof *model);
    assert_non_null(model);
    model->label_count = SMALL_LABELS;
    model->labels = memory_array(SMALL_LABELS, sizeof *model->labels);
    model->contexts = memory_array(SMALL_LABELS * CONTEXT_SITUATIONS, sizeof *model->contexts);
    model->leads = memory_array(SMALL_LABELS * CONTEXT_SITUATIONS, sizeof *model->leads);
    model->properties = memory_array(1, sizeof *model->properties);
    assert_non_null(model->labels);
    assert_non_null(model->contexts);
    assert_non_null(model->leads);
    assert_non_null(model->properties);
    for (size_t i = 0; i < SMALL_LABELS; i++) {
        model->labels[i] =
            (struct pilar_label){NAMES[i][0], NAMES[i][1], NAMES[i][2], 0.5 - 0.25 * (double)i};
        struct context_weights *weights = &model->contexts[i * CONTEXT_SITUATIONS];
        for (size_t j = 0; j < CONTEXT_SITUATIONS; j++) {
            weights[j].inputs[CONTEXT_OWN] = 2;
            model->leads[i * CONTEXT_SITUATIONS + j].bias = (double)(i + j) / 8;
        }
        weights[CONTEXT_NEIGHBOURS].inputs[CONTEXT_PREVIOUS] = 0.5;
        weights[CONTEXT_NEIGHBOURS].inputs[CONTEXT_NEXT] = 0.25;
        weights[CONTEXT_SECTION].inputs[CONTEXT_HEADING] = 1;
        weights[CONTEXT_SECTION].inputs[CONTEXT_SUBJECT] = 1;
        weights[CONTEXT_SECTION].inputs[CONTEXT_SURROUNDINGS] = 2;
        weights[CONTEXT_SECTION].bias = -0.125;
    }
    small_linear(&model->text, SMALL_DECISIONS, TEXT);
    small_linear(&model->heading, SMALL_LABELS, HEADING);
    model->properties[0] = (struct model_property){"seed", "1"};
    model->property_count = 1;
    return model;
}

/* The file of a model; the caller frees it. */
static inline struct bytes model_file(const struct pilar_model *model)
{
    struct bytes file = {0};
    struct pilar_error error = {0};
    if (model_write(model, &file, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return file;
}

/* ---- the file, taken apart and put together with right sums ---- */

static inline void put_number(char *at, uint64_t value, size_t size)
{
    for (size_t i = 0; i < size; i++)
        at[i] = (char)(unsigned char)(value >> 8 * i);
}

static inline uint64_t get_number(const char *at, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value |= (uint64_t)(unsigned char)at[i] << 8 * i;
    return value;
}

/* Makes the sums of a file's header right again. */
static inline void model_sum(struct bytes *file)
{
    const Bytef *data = (const Bytef *)file->data;
    put_number(file->data + 28,
               crc32_z(0, data + FORMAT_HEADER_SIZE, file->length - FORMAT_HEADER_SIZE), 4);
    put_number(file->data + 32, crc32_z(0, data, FORMAT_HEADER_SIZE - 4), 4);
}

static inline struct bytes model_unpack(const struct bytes *file)
{
    struct bytes body = {0};
    uLongf length = get_number(file->data + 20, 8);
    char *room = bytes_room(&body, length);
    assert_non_null(room);
    assert_int_equal(uncompress((Bytef *)room, &length,
                                (const Bytef *)file->data + FORMAT_HEADER_SIZE,
                                file->length - FORMAT_HEADER_SIZE),
                     Z_OK);
    body.length = length;
    return body;
}

static inline struct bytes model_pack(struct pilar_text body)
{
    struct bytes file = {0};
    uLongf length = compressBound(body.length);
    char *room = bytes_room(&file, FORMAT_HEADER_SIZE + length);
    assert_non_null(room);
    assert_int_equal(compress((Bytef *)room + FORMAT_HEADER_SIZE, &length, (const Bytef *)body.data,
                              body.length),
                     Z_OK);
    memcpy(room, FORMAT_MAGIC, FORMAT_MAGIC_SIZE);
    put_number(room + 8, FORMAT_VERSION, 4);
    put_number(room + 12, length, 8);
    put_number(room + 20, body.length, 8);
    file.length = FORMAT_HEADER_SIZE + length;
    model_sum(&file);
    return file;
}

#endif
