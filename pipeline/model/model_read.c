#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/model/format.h"
#include "pipeline/model/model.h"

/* Reads on from `at`. The first thing that is wrong is kept in `wrong`, and whatever is read
 * after it is zero, so that a run of reads is checked once. */
struct reader {
    struct pilar_text data;
    size_t at;
    const char *wrong;
    bool no_memory;
};

/* Beyond what training gives, and small enough for any sum of products to stay finite. */
static const double NUMBER_MOST = 1e9;

static bool failed(const struct reader *reader)
{
    return reader->wrong != NULL || reader->no_memory;
}

static void refuse(struct reader *reader, const char *wrong)
{
    if (!failed(reader))
        reader->wrong = wrong;
}

static const unsigned char *take(struct reader *reader, size_t length)
{
    if (failed(reader) || reader->data.length - reader->at < length) {
        refuse(reader, "it ends too early");
        return NULL;
    }
    const char *taken = reader->data.data + reader->at;
    reader->at += length;
    return (const unsigned char *)taken;
}

static uint32_t get_u32(struct reader *reader)
{
    const unsigned char *b = take(reader, 4);
    return b == NULL
               ? 0
               : (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static uint64_t get_u64(struct reader *reader)
{
    uint64_t low = get_u32(reader);
    return low | (uint64_t)get_u32(reader) << 32;
}

static double get_f64(struct reader *reader)
{
    uint64_t bits = get_u64(reader);
    double value;
    memcpy(&value, &bits, sizeof value);
    if (!(fabs(value) <= NUMBER_MOST)) /* nor NaN */
        refuse(reader, "a number is out of range");
    return value;
}

static struct pilar_text get_text(struct reader *reader)
{
    uint32_t length = get_u32(reader);
    const unsigned char *data = take(reader, length);
    struct pilar_text text = {(const char *)data, data == NULL ? 0 : length};
    if (data != NULL && (!utf8_is_valid(text) || memchr(text.data, '\0', text.length) != NULL))
        refuse(reader, "a name is not UTF-8");
    return failed(reader) ? (struct pilar_text){NULL, 0} : text;
}

static const char *get_string(struct reader *reader, struct arena *arena)
{
    struct pilar_text copy = arena_copy(arena, get_text(reader));
    if (copy.data == NULL)
        reader->no_memory = true;
    return copy.data;
}

/* A count of things that take at least `least` bytes each of what is left, so that nothing is
 * allocated that the file could not fill. */
static size_t get_count(struct reader *reader, size_t least)
{
    size_t count = get_u32(reader);
    if (count > (reader->data.length - reader->at) / least)
        refuse(reader, "a count is larger than the file");
    return failed(reader) ? 0 : count;
}

static void *get_array(struct reader *reader, size_t count, size_t size)
{
    void *array = failed(reader) ? NULL : memory_array(count, size);
    if (array == NULL && !failed(reader))
        reader->no_memory = true;
    return array;
}

static void get_properties(struct reader *reader, struct pilar_model *model)
{
    size_t count = get_count(reader, 8);
    model->properties = get_array(reader, count, sizeof *model->properties);
    for (size_t i = 0; i < count && !failed(reader); i++) {
        model->properties[i].key = get_string(reader, &model->arena);
        model->properties[i].value = get_string(reader, &model->arena);
        model->property_count = i + 1;
    }
}

/* A name that a list of labels can hold, and that no label before has. */
static bool is_label(const struct pilar_model *model, size_t index)
{
    const char *name = model->labels[index].name;
    bool right = *name != '\0' && strcmp(name, "none") != 0;
    for (const char *at = name; *at != '\0'; at++)
        right = right && *at != ',' && (unsigned char)*at >= 0x20 && *at != 0x7F;
    for (size_t i = 0; right && i < index; i++)
        right = strcmp(name, model->labels[i].name) != 0;
    return right;
}

static void get_contexts(struct reader *reader, struct context_weights *weights)
{
    for (size_t i = 0; i < CONTEXT_SITUATIONS; i++) {
        weights[i].bias = get_f64(reader);
        for (size_t j = 0; j < CONTEXT_INPUTS; j++)
            weights[i].inputs[j] = get_f64(reader);
    }
}

static void get_label(struct reader *reader, struct pilar_model *model, size_t index)
{
    struct context_weights *contexts = model->contexts + index * CONTEXT_SITUATIONS;
    struct pilar_label *label = &model->labels[index];
    label->name = get_string(reader, &model->arena);
    label->spanish = get_string(reader, &model->arena);
    label->english = get_string(reader, &model->arena);
    if (!failed(reader) && !is_label(model, index))
        refuse(reader, "a label is empty, stands twice or is no name");
    label->threshold = get_f64(reader);
    if (!(label->threshold >= 0 && label->threshold <= 1))
        refuse(reader, "a threshold is not a probability");
    get_contexts(reader, contexts);
    for (size_t i = 0; i < CONTEXT_SITUATIONS; i++) {
        if (!(contexts[i].inputs[CONTEXT_OWN] > 0))
            refuse(reader, "a calibration falls where it should rise");
    }
    get_contexts(reader, model->leads + index * CONTEXT_SITUATIONS);
}

static void get_labels(struct reader *reader, struct pilar_model *model)
{
    size_t count = get_count(reader, 3 * 4 + 8 + 2 * CONTEXT_SITUATIONS * (1 + CONTEXT_INPUTS) * 8);
    if (count == 0 || count > MODEL_LABELS_MOST)
        refuse(reader, "its number of labels is out of range");
    model->labels = get_array(reader, count, sizeof *model->labels);
    model->contexts = get_array(reader, count * CONTEXT_SITUATIONS, sizeof *model->contexts);
    model->leads = get_array(reader, count * CONTEXT_SITUATIONS, sizeof *model->leads);
    for (size_t i = 0; i < count && !failed(reader); i++)
        get_label(reader, model, i);
    model->label_count = failed(reader) ? 0 : count;
}

static double *get_idf(struct reader *reader, size_t count, size_t document_count)
{
    const double most = vocabulary_idf(document_count, 0);
    double *idf = get_array(reader, count, sizeof *idf);
    for (size_t i = 0; i < count && !failed(reader); i++) {
        idf[i] = get_f64(reader);
        if (!(idf[i] >= 1 && idf[i] <= most))
            refuse(reader, "an idf is out of range");
    }
    return idf;
}

static void get_vocabulary(struct reader *reader, struct vocabulary *vocabulary,
                           size_t document_count)
{
    size_t count = get_count(reader, 4 + 8);
    struct pilar_text before = {"", 0};
    for (size_t i = 0; i < count && !failed(reader); i++) {
        struct pilar_text term = get_text(reader);
        if (!failed(reader) && text_compare(before, term) >= 0)
            refuse(reader, "its terms are out of order");
        if (!failed(reader) && names_add(&vocabulary->terms, term) == NAMES_NONE)
            reader->no_memory = true;
        before = term;
    }
    vocabulary->idf = get_idf(reader, count, document_count);
}

static void get_pairs(struct reader *reader, struct space *space)
{
    size_t count = get_count(reader, 2 * 4 + 8);
    struct stem_pair before = {0, 0};
    for (size_t i = 0; i < count && !failed(reader); i++) {
        struct stem_pair pair = {get_u32(reader), 0};
        pair.right = get_u32(reader);
        if (pair.left >= space->stems.terms.count || pair.right >= space->stems.terms.count ||
            (i > 0 && stem_pair_compare(before, pair) >= 0))
            refuse(reader, "its pairs are out of range or order");
        if (!failed(reader) && pair_set_add(&space->pairs.terms, pair) == NAMES_NONE)
            reader->no_memory = true;
        before = pair;
    }
    space->pairs.idf = get_idf(reader, count, space->document_count);
}

static void get_linear(struct reader *reader, struct model_linear *linear, size_t decision_count)
{
    linear->decision_count = decision_count;
    linear->space.document_count = (size_t)get_u64(reader);
    get_vocabulary(reader, &linear->space.stems, linear->space.document_count);
    get_vocabulary(reader, &linear->space.grams, linear->space.document_count);
    get_pairs(reader, &linear->space);
    linear->biases = get_array(reader, decision_count, sizeof *linear->biases);
    for (size_t i = 0; i < decision_count && !failed(reader); i++)
        linear->biases[i] = get_f64(reader);
    /* the file's size bounds the one factor, MODEL_LABELS_MOST the other */
    size_t count = space_feature_count(&linear->space) * decision_count;
    if (!failed(reader) && count > (reader->data.length - reader->at) / 4)
        refuse(reader, "it ends too early");
    linear->weights = get_array(reader, count, sizeof *linear->weights);
    for (size_t i = 0; i < count && !failed(reader); i++) {
        uint32_t bits = get_u32(reader);
        memcpy(&linear->weights[i], &bits, sizeof bits);
        if (!isfinite(linear->weights[i]))
            refuse(reader, "a weight is not finite");
    }
}

static void get_body(struct reader *reader, struct pilar_model *model, uint32_t fingerprint)
{
    if (get_u32(reader) != fingerprint)
        refuse(reader, "it was made with another version of libstemmer; train it again");
    get_properties(reader, model);
    get_labels(reader, model);
    get_linear(reader, &model->text, model->label_count + 1);
    get_linear(reader, &model->heading, model->label_count);
    if (!failed(reader) && reader->at != reader->data.length)
        refuse(reader, "something follows its end");
}

/* Checks the header and unpacks the body behind it; the caller frees `body`. */
static const char *unpack(struct pilar_text file, struct bytes *body)
{
    /* what deflate can at most make of a byte, so that a small file cannot ask for much memory */
    enum { EXPANSION = 1032 };
    struct reader header = {.data = file};
    const unsigned char *magic = take(&header, FORMAT_MAGIC_SIZE);
    if (magic == NULL || memcmp(magic, FORMAT_MAGIC, FORMAT_MAGIC_SIZE) != 0)
        return "it is not a Pilar model";
    uint32_t version = get_u32(&header);
    uint64_t packed_size = get_u64(&header), body_size = get_u64(&header);
    uint32_t body_sum = get_u32(&header), header_sum = get_u32(&header);
    if (failed(&header))
        return "it is cut short";
    const Bytef *data = (const Bytef *)file.data;
    if (header_sum != crc32_z(0, data, FORMAT_HEADER_SIZE - 4))
        return "its header is damaged";
    if (version != FORMAT_VERSION)
        return "it was made by another version of Pilar; train it again";
    if (packed_size != file.length - FORMAT_HEADER_SIZE)
        return packed_size > file.length - FORMAT_HEADER_SIZE ? "it is cut short"
                                                              : "something follows its end";
    const Bytef *packed = data + FORMAT_HEADER_SIZE;
    if (body_sum != crc32_z(0, packed, packed_size) || body_size / EXPANSION > packed_size)
        return "its content is damaged";
    char *room = bytes_room(body, body_size);
    if (room == NULL)
        return NULL;
    uLongf unpacked = body_size;
    uLong used = packed_size;
    if (uncompress2((Bytef *)room, &unpacked, packed, &used) != Z_OK || unpacked != body_size ||
        used != packed_size)
        return "its content is damaged";
    body->length = body_size;
    return NULL;
}

enum pilar_status model_parse(const char *name, struct pilar_text file, struct pilar_model **model,
                              struct pilar_error *error)
{
    struct bytes body = {0};
    struct stemmer *stemmer = stemmer_new();
    struct pilar_model *made = calloc(1, sizeof *made);
    enum pilar_status status = PILAR_OK;
    if (stemmer == NULL || made == NULL) {
        status = error_memory(error);
        goto done;
    }
    struct reader reader = {.wrong = unpack(file, &body)};
    reader.no_memory = body.failed;
    reader.data = bytes_text(&body);
    if (!failed(&reader))
        get_body(&reader, made, stemmer_fingerprint(stemmer));
    if (reader.no_memory)
        status = error_memory(error);
    else if (reader.wrong != NULL && reader.at > 0)
        status = error_set(error, PILAR_ERROR_MODEL, "%s: %s (byte %zu of the unpacked body)", name,
                           reader.wrong, reader.at);
    else if (reader.wrong != NULL)
        status = error_set(error, PILAR_ERROR_MODEL, "%s: %s", name, reader.wrong);
done:
    stemmer_free(stemmer);
    bytes_free(&body);
    if (status == PILAR_OK)
        *model = made;
    else
        pilar_model_free(made);
    return status;
}
