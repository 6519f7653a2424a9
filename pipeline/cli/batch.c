#include "pipeline/cli/batch.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/deciding.h"

struct batch {
    const struct output_format *format;
    struct output_style style;
    const struct pilar_model *model; /* NULL: segment only */
    struct deciding deciding;
    struct sink sink;
};

static const struct output_format *find_format(const char *name)
{
    static const struct output_format *const formats[] = {&output_table, &output_jsonl,
                                                          &output_tsv};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    }
    return NULL;
}

/* Keeps the words that speak for a label: the strongest, and what comes near them. */
static bool keep_reasons(const struct pilar_reason *all, size_t count, struct arena *arena,
                         struct tagged_reasons *kept)
{
    enum { REASONS_MOST = 5 };
    const double near = 0.2;
    size_t told = 0;
    while (told < count && told < REASONS_MOST && all[told].kind == PILAR_REASON_WORDS &&
           all[told].weight > 0 && all[told].weight >= near * all[0].weight)
        told++;
    struct pilar_reason *copy = arena_allocate(arena, (told + 1) * sizeof *copy);
    if (copy == NULL)
        return false;
    for (size_t i = 0; i < told; i++)
        copy[i] = all[i];
    *kept = (struct tagged_reasons){copy, told};
    return true;
}

/* Makes the reasons of a tagged document, out of the arena. */
static enum pilar_status explain(struct pilar_tagger *tagger, struct tagged *tagged,
                                 struct arena *arena, struct pilar_error *error)
{
    size_t labels = tagged->label_count;
    struct tagged_reasons *reasons = NULL;
    if (tagged->count < SIZE_MAX / labels / sizeof *reasons)
        reasons = arena_allocate(arena, tagged->count * labels * sizeof *reasons);
    if (reasons == NULL)
        return error_memory(error);
    for (size_t i = 0; i < tagged->count; i++) {
        const struct pilar_tags *tags = &tagged->tags[i];
        for (size_t j = 0; j < tags->count; j++) {
            const struct pilar_reason *all;
            size_t count;
            enum pilar_status status =
                pilar_explain(tagger, i, tags->labels[j], &all, &count, error);
            if (status != PILAR_OK)
                return status;
            if (!keep_reasons(all, count, arena, &reasons[i * labels + j]))
                return error_memory(error);
        }
    }
    tagged->reasons = reasons;
    return PILAR_OK;
}

static enum pilar_status do_document(struct batch *batch, struct pilar_tagger *tagger,
                                     const char *path, struct pilar_error *error)
{
    struct pilar_document *document = NULL;
    struct arena arena = {0};
    struct bytes shown = {0}; /* a file's name may be any bytes; what is written is UTF-8 */
    enum pilar_status status = pilar_document_read(path, &document, error);
    if (status != PILAR_OK)
        return status;
    bytes_append_valid(&shown, text_of(path));
    bytes_append_byte(&shown, '\0');
    if (shown.failed) {
        status = error_memory(error);
        goto done;
    }
    if (pilar_document_note(document) != NULL)
        command_say("%s: %s", path, pilar_document_note(document));
    struct tagged tagged = {.document = shown.data,
                            .symbol = pilar_document_symbol(document),
                            .description = pilar_document_description(document)};
    tagged.paragraphs = pilar_document_paragraphs(document, &tagged.count);
    if (tagger != NULL) {
        tagged.labels = pilar_model_labels(batch->model, &tagged.label_count);
        status = pilar_tag(tagger, tagged.paragraphs, tagged.count, &tagged.tags, error);
    }
    if (status == PILAR_OK && batch->style.explain)
        status = explain(tagger, &tagged, &arena, error);
    if (status == PILAR_OK)
        batch->format->document(&batch->sink.pending, &tagged, &batch->style);
done:
    arena_free(&arena);
    bytes_free(&shown);
    pilar_document_free(document);
    return status;
}

static int run(struct batch *batch, char *const *arguments, int count)
{
    struct pilar_error error;
    struct names paths = {0};
    struct pilar_tagger *tagger = NULL;
    int exit_status = EXIT_DONE;
    size_t done = 0;
    for (int i = 0; i < count; i++) {
        if (command_documents(arguments[i], &paths, &error) != PILAR_OK) {
            command_fail(&error);
            exit_status = EXIT_SOME_FAILED;
        }
    }
    size_t label_count = 0;
    const struct pilar_label *labels = NULL;
    if (batch->model != NULL) {
        labels = pilar_model_labels(batch->model, &label_count);
        if (pilar_tagger_new(batch->model, &tagger, &error) != PILAR_OK ||
            deciding_apply(&batch->deciding, batch->model, tagger, &error) != PILAR_OK) {
            command_fail(&error);
            exit_status = EXIT_REFUSED;
            goto done;
        }
    }
    batch->format->begin(&batch->sink.pending, labels, label_count, &batch->style);
    for (size_t i = 0; i < paths.count; i++) {
        size_t before = batch->sink.pending.length;
        if (do_document(batch, tagger, paths.texts[i].data, &error) != PILAR_OK) {
            batch->sink.pending.length = before;
            command_fail(&error);
            exit_status = EXIT_SOME_FAILED;
        } else {
            done++;
        }
        if (sink_flush(&batch->sink, &error) != PILAR_OK) {
            command_fail(&error);
            exit_status = EXIT_REFUSED;
            goto done;
        }
    }
    if (done == 0) { /* every input failed: no file of a header alone */
        exit_status = EXIT_REFUSED;
        goto done;
    }
    if (sink_close(&batch->sink, &error) != PILAR_OK) {
        command_fail(&error);
        exit_status = EXIT_REFUSED;
    }
done:
    sink_drop(&batch->sink);
    pilar_tagger_free(tagger);
    names_free(&paths);
    return exit_status;
}

int batch_main(const struct verb *verb, int count, char **arguments, bool tags)
{
    enum { NO_TEXT = 256, EXPLAIN, THRESHOLD, AT_LEAST_ONE, ABSTAIN, TAG_OPTIONS = 5 };
    static const struct option all[] = {{"model", required_argument, NULL, 'm'},
                                        {"explain", no_argument, NULL, EXPLAIN},
                                        {"threshold", required_argument, NULL, THRESHOLD},
                                        {"at-least-one", no_argument, NULL, AT_LEAST_ONE},
                                        {"abstain", required_argument, NULL, ABSTAIN},
                                        {"format", required_argument, NULL, 'f'},
                                        {"output", required_argument, NULL, 'o'},
                                        {"no-text", no_argument, NULL, NO_TEXT},
                                        {"help", no_argument, NULL, 'h'},
                                        {0}};
    const struct option *options = tags ? all : all + TAG_OPTIONS;
    struct batch batch = {.format = &output_table};
    struct pilar_model *model = NULL;
    struct pilar_error error;
    const char *model_path = NULL;
    bool no_text = false, explain_tags = false, stop;
    int status, found;
    batch.deciding.thresholds = memory_array((size_t)count, sizeof *batch.deciding.thresholds);
    if (batch.deciding.thresholds == NULL) {
        command_say("out of memory");
        return EXIT_REFUSED;
    }
    while ((found = command_option(verb, count, arguments, tags ? ":f:o:m:h" : ":f:o:h", options,
                                   &stop, &status)) != -1) {
        bool right = true;
        if (stop)
            goto done;
        if (found == 'f') {
            batch.format = find_format(optarg);
            right = batch.format != NULL;
        } else if (found == THRESHOLD) {
            right = deciding_threshold(&batch.deciding, optarg);
        } else if (found == AT_LEAST_ONE) {
            batch.deciding.at_least_one = true;
        } else if (found == ABSTAIN) {
            right = deciding_abstain(&batch.deciding, optarg);
        } else if (found == 'm') {
            model_path = optarg;
        } else if (found == 'o') {
            batch.sink.path = optarg;
        } else if (found == EXPLAIN) {
            explain_tags = true;
        } else if (found == NO_TEXT) {
            no_text = true;
        }
        if (!right) {
            status = command_wrong_value(verb, options, found);
            goto done;
        }
    }
    if (optind == count) {
        status = command_misuse(verb, "no input");
        goto done;
    }
    batch.style = command_style(batch.sink.path != NULL);
    batch.style.no_text = no_text;
    batch.style.explain = explain_tags;
    if (tags && command_open_model(model_path, &model, &error) != PILAR_OK) {
        command_fail(&error);
        status = EXIT_REFUSED;
        goto done;
    }
    batch.model = model;
    status = run(&batch, arguments + optind, count - optind);
done:
    pilar_model_free(model);
    free(batch.deciding.thresholds);
    return status;
}
