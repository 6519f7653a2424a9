#include <stdlib.h>

#include "eval/annotations.h"
#include "eval/report.h"
#include "pipeline/base/error.h"
#include "pipeline/base/parallel.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/command.h"
#include "pipeline/cli/judging.h"

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
    bool json, agreement;
    struct judging judging; /* its paths are the annotators' files where agreement is asked for */
};

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
    const struct corpus *corpus = &evaluation->judging.corpus;
    const struct judged *all = &evaluation->judging.judged;
    const bool *chosen = evaluation->judging.chosen;
    struct judged part = {0};
    size_t count = 0;
    for (size_t i = 0; i < corpus->count; i++)
        count += chosen[i] && (document == NAMES_NONE || corpus->examples[i].document == document);
    double *figures = memory_array(metrics_count(all->label_count), sizeof *figures);
    enum pilar_status status =
        figures == NULL ? error_memory(error)
                        : judged_allocate(count, all->label_count, all->names, &part, error);
    if (status != PILAR_OK)
        goto done;
    size_t row = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        if (chosen[i] && (document == NAMES_NONE || corpus->examples[i].document == document))
            judged_copy_row(&part, row++, all, i);
    }
    part.group_count = number_groups(&part);
    status = metrics_compute(&part, figures, error);
    if (status != PILAR_OK)
        goto done;
    struct report made = {
        .judged = &part, .display = evaluation->judging.labels.display, .figures = figures};
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
        status =
            report(evaluation, names_find(&evaluation->judging.corpus.documents, text_of(name)),
                   out, error);
        bytes_append_byte(out, '\n');
    }
    if (each)
        bytes_append_string(out, "All of them\n");
    return status != PILAR_OK ? status : report(evaluation, NAMES_NONE, out, error);
}

static enum pilar_status judge(struct evaluation *evaluation, struct pilar_error *error)
{
    struct judging *judging = &evaluation->judging;
    struct pilar_model *model = NULL;
    enum pilar_status status = judging_begin(judging, error);
    if (status != PILAR_OK)
        return status;
    if (evaluation->folds > 0)
        return judging_by_folds(judging, evaluation->folds, error);
    for (size_t i = 0; i < evaluation->leave_out_count && status == PILAR_OK; i++)
        status = judging_leave_out(judging, evaluation->leave_out[i], error);
    if (evaluation->leave_out_count > 0)
        return status;
    status = command_open_model(evaluation->model_path, &model, error);
    return status == PILAR_OK ? judging_by_model(judging, model, error) : status;
}

static enum pilar_status evaluate(struct evaluation *evaluation, struct sink *sink,
                                  struct pilar_error *error)
{
    enum pilar_status status;
    if (evaluation->agreement) {
        status = annotations_report(evaluation->judging.paths, evaluation->judging.path_count,
                                    &sink->pending, error);
    } else {
        status = judge(evaluation, error);
        if (status == PILAR_OK)
            status = report_all(evaluation, &sink->pending, error);
    }
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
    struct evaluation evaluation = {.judging.training = pilar_training_default()};
    struct sink sink = {0};
    struct pilar_error error;
    bool stop;
    int status, found;
    evaluation.judging.training.threads = parallel_processors();
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
            evaluation.judging.without_context = true;
        } else if (found == AGREEMENT) {
            evaluation.agreement = true;
        } else if (found == 'f') {
            evaluation.json = text_is(text_of(optarg), "json");
            right = evaluation.json || text_is(text_of(optarg), "table");
        } else if (found == 'o') {
            sink.path = optarg;
        } else {
            right = command_number(optarg, 1, &number) && number <= 256;
            evaluation.judging.training.threads = (unsigned)number;
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
    evaluation.judging.paths = (const char *const *)(arguments + optind);
    evaluation.judging.path_count = (size_t)(count - optind);
    if (evaluate(&evaluation, &sink, &error) != PILAR_OK) {
        command_fail(&error);
        status = EXIT_REFUSED;
    }
done:
    sink_drop(&sink);
    judging_free(&evaluation.judging);
    free(evaluation.leave_out);
    return status;
}

const struct verb verb_eval = {"eval", "say how well labels are given", help, run};
