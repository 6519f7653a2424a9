#include "pipeline/model/model.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"

enum { FILE_LIMIT = 1 << 30 };

/* Built from the bytes of its file, gzipped or not; a gzipped model is as good. */
enum pilar_status pilar_model_open(const char *path, struct pilar_model **model,
                                   struct pilar_error *error)
{
    struct bytes file = {0};
    enum pilar_status status = file_read(path, FILE_LIMIT, &file, error);
    if (status == PILAR_OK)
        status = model_parse(path, bytes_text(&file), model, error);
    bytes_free(&file);
    return status;
}

enum pilar_status pilar_model_save(const struct pilar_model *model, const char *path,
                                   struct pilar_error *error)
{
    struct bytes file = {0};
    enum pilar_status status = model_write(model, &file, error);
    if (status == PILAR_OK)
        status = file_write(path, bytes_text(&file), error);
    bytes_free(&file);
    return status;
}

static void free_linear(struct model_linear *linear)
{
    space_free(&linear->space);
    free(linear->biases);
    free(linear->weights);
}

void pilar_model_free(struct pilar_model *model)
{
    if (model == NULL)
        return;
    free_linear(&model->text);
    free_linear(&model->heading);
    free(model->labels);
    free(model->contexts);
    free(model->leads);
    free(model->properties);
    arena_free(&model->arena);
    free(model);
}

const struct pilar_label *pilar_model_labels(const struct pilar_model *model, size_t *count)
{
    *count = model->label_count;
    return model->labels;
}

const char *model_property(const struct pilar_model *model, const char *key)
{
    for (size_t i = 0; i < model->property_count; i++) {
        if (strcmp(model->properties[i].key, key) == 0)
            return model->properties[i].value;
    }
    return NULL;
}
