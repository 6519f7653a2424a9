/* judging: which model judges which paragraphs of a corpus: one of them all, or each document one
 * that was trained without it. */
#ifndef CLI_JUDGING_H
#define CLI_JUDGING_H

#include "pipeline/cli/judge.h"

/* Fill the first part and leave the rest zero; judging_free gives back what is then made. */
struct judging {
    const char *const *paths; /* [path_count] the corpus */
    size_t path_count;
    struct pilar_training training; /* but for what it omits */
    bool without_context;

    struct corpus corpus;
    struct judged judged;       /* a row for each example of the corpus */
    struct judge_labels labels; /* of the first model; all have the same */
    struct pilar_model *model;  /* whose names `labels` borrows */
    bool *chosen;               /* [corpus.count] rows that were judged */
};

/* Reads the corpus; to be called first. Errors: those of corpus_read. */
enum pilar_status judging_begin(struct judging *judging, struct pilar_error *error);

/* Has `model`, which it takes over, judge everything. Errors: those of judge_corpus. */
enum pilar_status judging_by_model(struct judging *judging, struct pilar_model *model,
                                   struct pilar_error *error);

/* Has the document `name` judged by a model trained on all others. Errors: those of training;
 * PILAR_ERROR_ARGUMENT, no such document. */
enum pilar_status judging_leave_out(struct judging *judging, const char *name,
                                    struct pilar_error *error);

/* Divides the corpus into `folds` parts of whole documents, and has each judged by a model trained
 * on the others. Errors: those of training; PILAR_ERROR_ARGUMENT, fewer documents than parts. */
enum pilar_status judging_by_folds(struct judging *judging, size_t folds,
                                   struct pilar_error *error);

void judging_free(struct judging *judging);

#endif
