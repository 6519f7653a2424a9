#include <string.h>
#include <zlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/model/format.h"
#include "pipeline/model/model.h"

static void put_u32(struct bytes *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        bytes_append_byte(out, (char)(unsigned char)(value >> 8 * i));
}

static void put_u64(struct bytes *out, uint64_t value)
{
    put_u32(out, (uint32_t)value);
    put_u32(out, (uint32_t)(value >> 32));
}

static void put_f32(struct bytes *out, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u32(out, bits);
}

static void put_f64(struct bytes *out, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u64(out, bits);
}

static void put_text(struct bytes *out, struct pilar_text text)
{
    put_u32(out, (uint32_t)text.length);
    bytes_append_text(out, text);
}

static void put_string(struct bytes *out, const char *string)
{
    put_text(out, text_of(string));
}

static void put_vocabulary(struct bytes *out, const struct vocabulary *vocabulary)
{
    size_t count = vocabulary->terms.count;
    put_u32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        put_text(out, vocabulary->terms.texts[i]);
    for (size_t i = 0; i < count; i++)
        put_f64(out, vocabulary->idf[i]);
}

static void put_pairs(struct bytes *out, const struct pair_vocabulary *vocabulary)
{
    size_t count = vocabulary->terms.count;
    put_u32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        put_u32(out, vocabulary->terms.items[i].left);
        put_u32(out, vocabulary->terms.items[i].right);
    }
    for (size_t i = 0; i < count; i++)
        put_f64(out, vocabulary->idf[i]);
}

static void put_contexts(struct bytes *out, const struct context_weights *weights)
{
    for (size_t i = 0; i < CONTEXT_SITUATIONS; i++) {
        put_f64(out, weights[i].bias);
        for (size_t j = 0; j < CONTEXT_INPUTS; j++)
            put_f64(out, weights[i].inputs[j]);
    }
}

static void put_label(struct bytes *out, const struct pilar_model *model, size_t label)
{
    put_string(out, model->labels[label].name);
    put_string(out, model->labels[label].spanish);
    put_string(out, model->labels[label].english);
    put_f64(out, model->labels[label].threshold);
    put_contexts(out, model->contexts + label * CONTEXT_SITUATIONS);
    put_contexts(out, model->leads + label * CONTEXT_SITUATIONS);
}

static void put_linear(struct bytes *out, const struct model_linear *linear)
{
    put_u64(out, linear->space.document_count);
    put_vocabulary(out, &linear->space.stems);
    put_vocabulary(out, &linear->space.grams);
    put_pairs(out, &linear->space.pairs);
    for (size_t i = 0; i < linear->decision_count; i++)
        put_f64(out, linear->biases[i]);
    size_t weights = space_feature_count(&linear->space) * linear->decision_count;
    for (size_t i = 0; i < weights; i++)
        put_f32(out, linear->weights[i]);
}

static void put_body(struct bytes *out, const struct pilar_model *model, uint32_t fingerprint)
{
    put_u32(out, fingerprint);
    put_u32(out, (uint32_t)model->property_count);
    for (size_t i = 0; i < model->property_count; i++) {
        put_string(out, model->properties[i].key);
        put_string(out, model->properties[i].value);
    }
    put_u32(out, (uint32_t)model->label_count);
    for (size_t i = 0; i < model->label_count; i++)
        put_label(out, model, i);
    put_linear(out, &model->text);
    put_linear(out, &model->heading);
}

enum pilar_status model_write(const struct pilar_model *model, struct bytes *file,
                              struct pilar_error *error)
{
    struct bytes body = {0}, packed = {0};
    struct stemmer *stemmer = stemmer_new();
    enum pilar_status status = PILAR_OK;
    if (stemmer == NULL) {
        status = error_memory(error);
        goto done;
    }
    put_body(&body, model, stemmer_fingerprint(stemmer));
    uLongf packed_size = compressBound(body.length);
    char *room = bytes_room(&packed, packed_size);
    if (body.failed || room == NULL ||
        compress2((Bytef *)room, &packed_size, (const Bytef *)body.data, body.length,
                  Z_BEST_COMPRESSION) != Z_OK) {
        status = error_memory(error);
        goto done;
    }
    packed.length = packed_size;
    size_t header = file->length;
    bytes_append(file, FORMAT_MAGIC, FORMAT_MAGIC_SIZE);
    put_u32(file, FORMAT_VERSION);
    put_u64(file, packed.length);
    put_u64(file, body.length);
    put_u32(file, (uint32_t)crc32_z(0, (const Bytef *)packed.data, packed.length));
    if (!file->failed)
        put_u32(file,
                (uint32_t)crc32_z(0, (const Bytef *)file->data + header, FORMAT_HEADER_SIZE - 4));
    bytes_append_text(file, bytes_text(&packed));
    if (file->failed)
        status = error_memory(error);
done:
    stemmer_free(stemmer);
    bytes_free(&body);
    bytes_free(&packed);
    return status;
}
