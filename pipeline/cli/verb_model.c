#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/cli/command.h"
#include "pipeline/model/model.h"

static const char help[] =
    "Usage: pilar model show [MODEL]\n"
    "Says what a model is: its labels with their thresholds and the words that speak most for\n"
    "each, how it was made, its size. Without MODEL, the shipped one.\n\n"
    "  -h, --help            this help\n";

enum { TOP_WORDS = 8 };

/* Appends the stems with the largest weight for a label, largest first. */
static void put_top_stems(struct bytes *out, const struct pilar_model *model, size_t label)
{
    size_t top[TOP_WORDS], count = 0;
    for (size_t i = 0; i < model->text.space.stems.terms.count; i++) {
        float weight = model->text.weights[i * model->text.decision_count + label];
        size_t place = count < TOP_WORDS ? count++ : TOP_WORDS;
        for (; place > 0 &&
               model->text.weights[top[place - 1] * model->text.decision_count + label] < weight;
             place--) {
            if (place < TOP_WORDS)
                top[place] = top[place - 1];
        }
        if (place < TOP_WORDS)
            top[place] = i;
    }
    for (size_t i = 0; i < count; i++)
        bytes_append_format(out, "%s%s", i > 0 ? ", " : "",
                            model->text.space.stems.terms.texts[top[i]].data);
}

static void put_model(struct bytes *out, const char *path, size_t size,
                      const struct pilar_model *model)
{
    bytes_append_format(out,
                        "%s\n  %zu bytes, %zu stems, %zu character n-grams, %zu pairs of stems\n",
                        path, size, model->text.space.stems.terms.count,
                        model->text.space.grams.terms.count, model->text.space.pairs.terms.count);
    bytes_append_string(out, "\nLabels, with the stems that speak most for each\n");
    for (size_t i = 0; i < model->label_count; i++) {
        const struct pilar_label *label = &model->labels[i];
        bytes_append_format(out, "  %s (%s, %s), from %.2f on\n    ", label->name, label->spanish,
                            label->english, label->threshold);
        put_top_stems(out, model, i);
        bytes_append_byte(out, '\n');
    }
    bytes_append_string(out, "\nMade with\n");
    for (size_t i = 0; i < model->property_count; i++)
        bytes_append_format(out, "  %-18s %s\n", model->properties[i].key,
                            model->properties[i].value);
}

static enum pilar_status show(const char *path, struct sink *sink, struct pilar_error *error)
{
    struct bytes shipped = {0}, file = {0};
    struct pilar_model *model = NULL;
    enum pilar_status status = PILAR_OK;
    if (path == NULL) {
        status = command_model_path(&shipped, error);
        path = shipped.data;
    }
    if (status == PILAR_OK)
        status = file_read(path, SIZE_MAX / 2, &file, error);
    if (status == PILAR_OK)
        status = model_parse(path, bytes_text(&file), &model, error);
    if (status == PILAR_OK) {
        put_model(&sink->pending, path, file.length, model);
        status = sink_close(sink, error);
    }
    pilar_model_free(model);
    bytes_free(&shipped);
    bytes_free(&file);
    return status;
}

static int run(const struct verb *verb, int count, char **arguments)
{
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {0}};
    struct sink sink = {0};
    struct pilar_error error;
    bool stop;
    int status;
    while (command_option(verb, count, arguments, ":h", options, &stop, &status) != -1) {
        if (stop)
            return status;
    }
    if (optind == count || strcmp(arguments[optind], "show") != 0)
        return command_misuse(verb, "what about the model? 'show' is all there is");
    if (count - optind > 2)
        return command_misuse(verb, "one model at a time");
    if (show(count - optind == 2 ? arguments[optind + 1] : NULL, &sink, &error) != PILAR_OK) {
        command_fail(&error);
        status = EXIT_REFUSED;
    }
    sink_drop(&sink);
    return status;
}

const struct verb verb_model = {"model", "say what a model is", help, run};
