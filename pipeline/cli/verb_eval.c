#include <stdlib.h>

#include "eval/annotations.h"
#include "eval/report.h"
#include "pipeline/base/error.h"
#include "pipeline/base/parallel.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/command.h"
#include "pipeline/cli/judge.h"
#include "pipeline/learning/folds.h"

static const char help[] =
    "Usage: pilar eval [OPTION]... CORPUS...\n"
    "       pilar eval --agreement FILE FILE...\n"
    "Says how well labels are given: tags the paragraphs of a corpus and holds the labels against\n"
    "the corpus's own. CORPUS is a TSV file with the columns document, paragraph, heading, "
    "labels,\n"
    "text, or a folder of such files. Without --leave-out or --folds one model tags all: make "
    "sure\n"
    "it was not trained on them. With --agreement, says how far annotators agree: each FILE has "
    "the\n"
    "columns document, index and labels.\n\n"
    "  -m, --model FILE      the model; the shipped one unless given\n"
    "      --leave-out NAME  train on the corpus without this document, and tag it; may be\n"
    "                        repeated: each is tagged by a model that has seen all others\n"
    "      --folds K         divide the corpus into K parts of whole documents and tag each by a\n"
    "                        model trained on the others\n"
    "      --without-context show the model each paragraph by itself, without its neighbours and\n"
    "                        headings\n"
    "  -f, --format FORMAT   table (the default) or json\n"
    "  -o, --output FILE     write there instead of standard output\n"
    "  -j, --threads N       threads for training (default: all processors)\n"
    "  -h, --help            this help\n";

struct evaluation {
    const char *model_path;
    const char **leave_out; /* [leave_out_count] */
    size_t leave_out_count;
    size_t folds; /* 0: none */
    bool json, without_context, agreement;
    struct pilar_training training;
    const char *const *paths; /* [path_count] */
    size_t path_count;

    struct corpus corpus;
    struct judged judged;       /* a row for each example of the corpus */
    struct judge_labels labels; /* of the first model; all have the same */
    struct pilar_model *model;  /* whose names `labels` borrows */
    bool *chosen;               /* [corpus.count] rows that were judged */
};

/* Has `model` judge the rows chosen in `rows`, or all; keeps the first model for its names. */
static enum pilar_status judge_rows(struct evaluation *evaluation, struct pilar_model *model,
                                    const bool *rows, struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    if (evaluation->model == NULL) {
        bool spanish = command_style(false).spanish;
        status = judge_labels_of(model, spanish, &evaluation->labels, error);
        if (status == PILAR_OK)
            status = judged_allocate(evaluation->corpus.count, evaluation->labels.count,
                                     evaluation->labels.names, &evaluation->judged, error);
    }
    if (status == PILAR_OK)
        status = judge_corpus(model, &evaluation->corpus, rows, !evaluation->without_context,
                              &evaluation->judged, error);
    for (size_t i = 0; i < evaluation->corpus.count && status == PILAR_OK; i++)
        evaluation->chosen[i] = evaluation->chosen[i] || rows == NULL || rows[i];
    if (evaluation->model == NULL)
        evaluation->model = model;
    else
        pilar_model_free(model);
    return status;
}

/* Trains on all documents but those marked in `omitted` [documents], and judges these. */
static enum pilar_status train_and_judge(struct evaluation *evaluation, const bool *omitted,
                                         struct pilar_error *error)
{
    struct corpus *corpus = &evaluation->corpus;
    struct pilar_training training = evaluation->training;
    struct pilar_model *model = NULL;
    enum pilar_status status = PILAR_OK;
    const char **names = memory_array(corpus->documents.count, sizeof *names);
    bool *rows = memory_array(corpus->count, sizeof *rows);
    if (names == NULL || rows == NULL) {
        status = error_memory(error);
        goto done;
    }
    training.omit = names;
    for (size_t i = 0; i < corpus->documents.count; i++) {
        if (omitted[i])
            names[training.omit_count++] = corpus->documents.texts[i].data;
    }
    for (size_t i = 0; i < corpus->count; i++)
        rows[i] = omitted[corpus->examples[i].document];
    status = pilar_train(evaluation->paths, evaluation->path_count, &training, &model, error);
    if (status == PILAR_OK)
        status = judge_rows(evaluation, model, rows, error);
done:
    free(names);
    free(rows);
    return status;
}

static enum pilar_status judge_left_out(struct evaluation *evaluation, struct pilar_error *error)
{
    struct names *documents = &evaluation->corpus.documents;
    bool *omitted = memory_array(documents->count, sizeof *omitted);
    enum pilar_status status = PILAR_OK;
    if (omitted == NULL)
        return error_memory(error);
    for (size_t i = 0; i < evaluation->leave_out_count && status == PILAR_OK; i++) {
        const char *name = evaluation->leave_out[i];
        uint32_t document = names_find(documents, text_of(name));
        if (document == NAMES_NONE) {
            status =
                error_set(error, PILAR_ERROR_ARGUMENT, "no document \"%s\" in the corpus", name);
            break;
        }
        omitted[document] = true;
        status = train_and_judge(evaluation, omitted, error);
        omitted[document] = false;
    }
    free(omitted);
    return status;
}

static enum pilar_status judge_folds(struct evaluation *evaluation, struct pilar_error *error)
{
    struct corpus *corpus = &evaluation->corpus;
    uint32_t *folds = memory_array(corpus->count, sizeof *folds);
    bool *omitted = memory_array(corpus->documents.count, sizeof *omitted);
    enum pilar_status status = PILAR_OK;
    if (folds == NULL || omitted == NULL ||
        !folds_divide(corpus, evaluation->folds, evaluation->training.seed, folds)) {
        status = error_memory(error);
        goto done;
    }
    if (corpus->documents.count < evaluation->folds)
        status = error_set(error, PILAR_ERROR_ARGUMENT, "%zu folds of %zu documents",
                           evaluation->folds, corpus->documents.count);
    for (size_t fold = 0; fold < evaluation->folds && status == PILAR_OK; fold++) {
        for (size_t i = 0; i < corpus->documents.count; i++)
            omitted[i] = false;
        for (size_t i = 0; i < corpus->count; i++) {
            if (folds[i] == fold)
                omitted[corpus->examples[i].document] = true;
        }
        status = train_and_judge(evaluation, omitted, error);
    }
done:
    free(folds);
    free(omitted);
    return status;
}

/* ---- the report ---- */

/* Numbers the documents of a part anew, since it may not have all; returns how many it has. Rows of
 * a document follow one another. */
static size_t number_groups(struct judged *part)
{
    size_t count = 0, last = SIZE_MAX;
    for (size_t i = 0; i < part->count; i++) {
        count += i == 0 || part->groups[i] != last;
        last = part->groups[i];
        part->groups[i] = count - 1;
    }
    return count;
}

/* Reports the chosen rows of `document`, or of all documents for NAMES_NONE. */
static enum pilar_status report(const struct evaluation *evaluation, uint32_t document,
                                struct bytes *out, struct pilar_error *error)
{
    const struct corpus *corpus = &evaluation->corpus;
    const struct judged *all = &evaluation->judged;
    struct judged part = {0};
    size_t count = 0;
    for (size_t i = 0; i < corpus->count; i++)
        count += evaluation->chosen[i] &&
                 (document == NAMES_NONE || corpus->examples[i].document == document);
    double *figures = memory_array(metrics_count(all->label_count), sizeof *figures);
    enum pilar_status status =
        figures == NULL ? error_memory(error)
                        : judged_allocate(count, all->label_count, all->names, &part, error);
    if (status != PILAR_OK)
        goto done;
    size_t row = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        if (evaluation->chosen[i] &&
            (document == NAMES_NONE || corpus->examples[i].document == document))
            judged_copy_row(&part, row++, all, i);
    }
    part.group_count = number_groups(&part);
    status = metrics_compute(&part, figures, error);
    if (status != PILAR_OK)
        goto done;
    struct report made = {
        .judged = &part, .display = evaluation->labels.display, .figures = figures};
    if (evaluation->json) {
        report_json(&made, out);
    } else {
        report_table(&made, out);
    }
    if (out->failed)
        status = error_memory(error);
done:
    judged_free(&part);
    free(figures);
    return status;
}

static enum pilar_status report_all(const struct evaluation *evaluation, struct bytes *out,
                                    struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    bool each = evaluation->leave_out_count > 1 && !evaluation->json;
    for (size_t i = 0; each && i < evaluation->leave_out_count && status == PILAR_OK; i++) {
        const char *name = evaluation->leave_out[i];
        bytes_append_format(out, "%s\n", name);
        status = report(evaluation, names_find(&evaluation->corpus.documents, text_of(name)), out,
                        error);
        bytes_append_byte(out, '\n');
    }
    if (each)
        bytes_append_string(out, "All of them\n");
    return status != PILAR_OK ? status : report(evaluation, NAMES_NONE, out, error);
}

static enum pilar_status evaluate(struct evaluation *evaluation, struct sink *sink,
                                  struct pilar_error *error)
{
    struct pilar_model *model = NULL;
    if (evaluation->agreement) {
        enum pilar_status told =
            annotations_report(evaluation->paths, evaluation->path_count, &sink->pending, error);
        return told == PILAR_OK ? sink_close(sink, error) : told;
    }
    enum pilar_status status =
        corpus_read(evaluation->paths, evaluation->path_count, &evaluation->corpus, error);
    if (status != PILAR_OK)
        return status;
    evaluation->chosen = memory_array(evaluation->corpus.count, sizeof *evaluation->chosen);
    if (evaluation->chosen == NULL)
        return error_memory(error);
    if (evaluation->leave_out_count > 0) {
        status = judge_left_out(evaluation, error);
    } else if (evaluation->folds > 0) {
        status = judge_folds(evaluation, error);
    } else {
        status = command_open_model(evaluation->model_path, &model, error);
        if (status == PILAR_OK)
            status = judge_rows(evaluation, model, NULL, error);
    }
    if (status == PILAR_OK)
        status = report_all(evaluation, &sink->pending, error);
    return status == PILAR_OK ? sink_close(sink, error) : status;
}

/* ---- the verb ---- */

static int run(const struct verb *verb, int count, char **arguments)
{
    enum { LEAVE_OUT = 256, FOLDS, WITHOUT_CONTEXT, AGREEMENT };
    static const struct option options[] = {{"model", required_argument, NULL, 'm'},
                                            {"leave-out", required_argument, NULL, LEAVE_OUT},
                                            {"folds", required_argument, NULL, FOLDS},
                                            {"agreement", no_argument, NULL, AGREEMENT},
                                            {"without-context", no_argument, NULL, WITHOUT_CONTEXT},
                                            {"format", required_argument, NULL, 'f'},
                                            {"output", required_argument, NULL, 'o'},
                                            {"threads", required_argument, NULL, 'j'},
                                            {"help", no_argument, NULL, 'h'},
                                            {0}};
    struct evaluation evaluation = {.training = pilar_training_default()};
    struct sink sink = {0};
    struct pilar_error error;
    bool stop;
    int status, found;
    evaluation.training.threads = parallel_processors();
    evaluation.leave_out = memory_array((size_t)count, sizeof *evaluation.leave_out);
    if (evaluation.leave_out == NULL) {
        command_say("out of memory");
        return EXIT_REFUSED;
    }
    while ((found = command_option(verb, count, arguments, ":m:f:o:j:h", options, &stop,
                                   &status)) != -1) {
        unsigned long long number = 0;
        bool right = true;
        if (stop)
            goto done;
        if (found == 'm') {
            evaluation.model_path = optarg;
        } else if (found == LEAVE_OUT) {
            evaluation.leave_out[evaluation.leave_out_count++] = optarg;
        } else if (found == FOLDS) {
            right = command_number(optarg, 2, &number) && number <= 1000;
            evaluation.folds = (size_t)number;
        } else if (found == WITHOUT_CONTEXT) {
            evaluation.without_context = true;
        } else if (found == AGREEMENT) {
            evaluation.agreement = true;
        } else if (found == 'f') {
            evaluation.json = text_is(text_of(optarg), "json");
            right = evaluation.json || text_is(text_of(optarg), "table");
        } else if (found == 'o') {
            sink.path = optarg;
        } else {
            right = command_number(optarg, 1, &number) && number <= 256;
            evaluation.training.threads = (unsigned)number;
        }
        if (!right) {
            status = command_wrong_value(verb, options, found);
            goto done;
        }
    }
    if (count - optind < (evaluation.agreement ? 2 : 1)) {
        status =
            command_misuse(verb, evaluation.agreement ? "two annotators at least" : "no corpus");
        goto done;
    }
    bool trains = evaluation.leave_out_count > 0 || evaluation.folds > 0;
    if ((evaluation.leave_out_count > 0 && evaluation.folds > 0) ||
        (trains && evaluation.model_path != NULL)) {
        status = command_misuse(verb, "--model, --leave-out and --folds exclude each other");
        goto done;
    }
    evaluation.paths = (const char *const *)(arguments + optind);
    evaluation.path_count = (size_t)(count - optind);
    if (evaluate(&evaluation, &sink, &error) != PILAR_OK) {
        command_fail(&error);
        status = EXIT_REFUSED;
    }
done:
    sink_drop(&sink);
    judged_free(&evaluation.judged);
    judge_labels_free(&evaluation.labels);
    pilar_model_free(evaluation.model);
    corpus_free(&evaluation.corpus);
    free(evaluation.chosen);
    free(evaluation.leave_out);
    return status;
}

const struct verb verb_eval = {"eval", "say how well labels are given", help, run};
