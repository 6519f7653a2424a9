/* The whole of training: corpus in, model out. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/learning/learn.h"
#include "pipeline/learning/machine.h"
#include "pipeline/learning/primal.h"
#include "pipeline/model/model.h"

struct pilar_training pilar_training_default(void)
{
    return (struct pilar_training){.seed = 1, .cost = 0.2, .folds = 5, .threads = 1};
}

static const char *keep(struct arena *arena, struct pilar_text text)
{
    return arena_copy(arena, text).data;
}

static bool add_string(struct pilar_model *model, const char *key, const char *value)
{
    struct model_property *property = &model->properties[model->property_count++];
    property->key = keep(&model->arena, text_of(key));
    property->value = keep(&model->arena, text_of(value));
    return property->key != NULL && property->value != NULL;
}

static bool add_count(struct pilar_model *model, const char *key, uint64_t number)
{
    char value[32];
    snprintf(value, sizeof value, "%" PRIu64, number);
    return add_string(model, key, value);
}

static bool add_decimal(struct pilar_model *model, const char *key, double number)
{
    char value[32];
    for (int digits = 15; digits <= 17; digits++) { /* as few as tell it from any other number */
        snprintf(value, sizeof value, "%.*g", digits, number);
        if (strtod(value, NULL) == number)
            break;
    }
    char *comma = strchr(value, ','); /* of a program's locale */
    if (comma != NULL)
        *comma = '.';
    return add_string(model, key, value);
}

/* What is needed to train the same model again. */
static bool describe(struct pilar_model *model, const struct corpus *corpus,
                     const struct pilar_training *training)
{
    enum { PROPERTIES_MOST = 16 };
    model->properties = memory_array(PROPERTIES_MOST, sizeof *model->properties);
    bool *seen = memory_array(corpus->documents.count, sizeof *seen);
    if (model->properties == NULL || seen == NULL) {
        free(seen);
        return false;
    }
    size_t documents = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        documents += !seen[corpus->examples[i].document];
        seen[corpus->examples[i].document] = true;
    }
    free(seen);
    return add_string(model, "pilar", PILAR_VERSION) &&
           (corpus->count > LINEAR_KERNEL_MOST
                ? add_count(model, "liblinear", (uint64_t)primal_liblinear_version())
                : add_count(model, "libsvm", (uint64_t)machine_libsvm_version())) &&
           add_string(model, "zlib", zlibVersion()) &&
           add_string(model, "corpus sha256", corpus->digest) &&
           add_count(model, "corpus documents", documents) &&
           add_count(model, "corpus paragraphs", corpus->count) &&
           add_count(model, "seed", training->seed) && add_decimal(model, "cost", training->cost) &&
           add_count(model, "folds", training->folds);
}

/* Takes over the space of `learned`. Weights become single precision here, once, so that the
 * model in memory is the model in the file. */
static bool make_linear(struct linear *learned, struct model_linear *made)
{
    size_t count = learned->label_count, features = space_feature_count(&learned->space);
    made->decision_count = count;
    made->space = learned->space;
    learned->space = (struct space){0};
    made->biases = memory_array(count, sizeof *made->biases);
    made->weights = memory_array(features * count, sizeof *made->weights);
    if (made->biases == NULL || made->weights == NULL)
        return false;
    memcpy(made->biases, learned->biases, count * sizeof *made->biases);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < features; j++)
            made->weights[j * count + i] = (float)learned->weights[i * features + j];
    }
    return true;
}

static bool make_labels(const struct corpus *corpus, const struct learned *learned,
                        struct pilar_model *model)
{
    size_t count = corpus->labels.count;
    model->label_count = count;
    model->labels = memory_array(count, sizeof *model->labels);
    model->contexts = memory_array(count * CONTEXT_SITUATIONS, sizeof *model->contexts);
    model->leads = memory_array(count * CONTEXT_SITUATIONS, sizeof *model->leads);
    if (model->labels == NULL || model->contexts == NULL || model->leads == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct pilar_label *label = &model->labels[i];
        label->name = keep(&model->arena, corpus->labels.texts[i]);
        label->spanish = keep(&model->arena, text_of(corpus->label_names[i].spanish));
        label->english = keep(&model->arena, text_of(corpus->label_names[i].english));
        const struct weighed *weighed = &learned->labels[i];
        memcpy(model->contexts + i * CONTEXT_SITUATIONS, weighed->given, sizeof weighed->given);
        memcpy(model->leads + i * CONTEXT_SITUATIONS, weighed->leads, sizeof weighed->leads);
        label->threshold = weighed->threshold;
        if (label->name == NULL || label->spanish == NULL || label->english == NULL)
            return false;
    }
    return true;
}

static enum pilar_status make_model(const struct corpus *corpus,
                                    const struct pilar_training *training, struct learned *learned,
                                    struct pilar_model *model, struct pilar_error *error)
{
    bool made = make_labels(corpus, learned, model) && make_linear(&learned->text, &model->text) &&
                make_linear(&learned->heading, &model->heading) &&
                describe(model, corpus, training);
    return made ? PILAR_OK : error_memory(error);
}

enum pilar_status pilar_train(const char *const *paths, size_t path_count,
                              const struct pilar_training *training, struct pilar_model **model,
                              struct pilar_error *error)
{
    struct corpus corpus = {0};
    struct learned learned = {0};
    struct bytes file = {0};
    struct pilar_model *made = calloc(1, sizeof *made);
    enum pilar_status status = made == NULL ? error_memory(error) : PILAR_OK;
    if (status == PILAR_OK)
        status = corpus_read(paths, path_count, &corpus, error);
    if (status == PILAR_OK && training->omit_count > 0)
        status = corpus_omit(&corpus, training->omit, training->omit_count, error);
    if (status == PILAR_OK)
        status = learn(&corpus, training, &learned, error);
    if (status == PILAR_OK)
        status = make_model(&corpus, training, &learned, made, error);
    if (status == PILAR_OK)
        status = model_write(made, &file, error);
    if (status == PILAR_OK)
        status = model_parse("model", bytes_text(&file), model, error);
    pilar_model_free(made);
    bytes_free(&file);
    learned_free(&learned);
    corpus_free(&corpus);
    return status;
}
