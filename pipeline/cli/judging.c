#include "pipeline/cli/judging.h"

#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/command.h"
#include "pipeline/learning/folds.h"

enum pilar_status judging_begin(struct judging *judging, struct pilar_error *error)
{
    enum pilar_status status =
        corpus_read(judging->paths, judging->path_count, &judging->corpus, error);
    if (status != PILAR_OK)
        return status;
    judging->chosen = memory_array(judging->corpus.count, sizeof *judging->chosen);
    return judging->chosen == NULL ? error_memory(error) : PILAR_OK;
}

/* Has `model` judge the rows chosen in `rows`, or all; keeps the first model for its names. */
static enum pilar_status judge_rows(struct judging *judging, struct pilar_model *model,
                                    const bool *rows, struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    if (judging->model == NULL) {
        bool spanish = command_style(false).spanish;
        status = judge_labels_of(model, spanish, &judging->labels, error);
        if (status == PILAR_OK)
            status = judged_allocate(judging->corpus.count, judging->labels.count,
                                     judging->labels.names, &judging->judged, error);
    }
    if (status == PILAR_OK)
        status = judge_corpus(model, &judging->corpus, rows, !judging->without_context,
                              &judging->judged, error);
    for (size_t i = 0; i < judging->corpus.count && status == PILAR_OK; i++)
        judging->chosen[i] = judging->chosen[i] || rows == NULL || rows[i];
    if (judging->model == NULL)
        judging->model = model;
    else
        pilar_model_free(model);
    return status;
}

enum pilar_status judging_by_model(struct judging *judging, struct pilar_model *model,
                                   struct pilar_error *error)
{
    return judge_rows(judging, model, NULL, error);
}

/* Trains on all documents but those marked in `omitted` [documents], and judges these. */
static enum pilar_status train_and_judge(struct judging *judging, const bool *omitted,
                                         struct pilar_error *error)
{
    struct corpus *corpus = &judging->corpus;
    struct pilar_training training = judging->training;
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
    status = pilar_train(judging->paths, judging->path_count, &training, &model, error);
    if (status == PILAR_OK)
        status = judge_rows(judging, model, rows, error);
done:
    free(names);
    free(rows);
    return status;
}

enum pilar_status judging_leave_out(struct judging *judging, const char *name,
                                    struct pilar_error *error)
{
    const struct names *documents = &judging->corpus.documents;
    uint32_t document = names_find(documents, text_of(name));
    if (document == NAMES_NONE)
        return error_set(error, PILAR_ERROR_ARGUMENT, "no document \"%s\" in the corpus", name);
    bool *omitted = memory_array(documents->count, sizeof *omitted);
    if (omitted == NULL)
        return error_memory(error);
    omitted[document] = true;
    enum pilar_status status = train_and_judge(judging, omitted, error);
    free(omitted);
    return status;
}

enum pilar_status judging_by_folds(struct judging *judging, size_t fold_count,
                                   struct pilar_error *error)
{
    struct corpus *corpus = &judging->corpus;
    uint32_t *folds = memory_array(corpus->count, sizeof *folds);
    bool *omitted = memory_array(corpus->documents.count, sizeof *omitted);
    enum pilar_status status = PILAR_OK;
    if (folds == NULL || omitted == NULL ||
        !folds_divide(corpus, fold_count, judging->training.seed, folds)) {
        status = error_memory(error);
        goto done;
    }
    if (corpus->documents.count < fold_count)
        status = error_set(error, PILAR_ERROR_ARGUMENT, "%zu folds of %zu documents", fold_count,
                           corpus->documents.count);
    for (size_t fold = 0; fold < fold_count && status == PILAR_OK; fold++) {
        for (size_t i = 0; i < corpus->documents.count; i++)
            omitted[i] = false;
        for (size_t i = 0; i < corpus->count; i++) {
            if (folds[i] == fold)
                omitted[corpus->examples[i].document] = true;
        }
        status = train_and_judge(judging, omitted, error);
    }
done:
    free(folds);
    free(omitted);
    return status;
}

void judging_free(struct judging *judging)
{
    judged_free(&judging->judged);
    judge_labels_free(&judging->labels);
    pilar_model_free(judging->model);
    corpus_free(&judging->corpus);
    free(judging->chosen);
}
