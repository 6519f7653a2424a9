/* corpus_action: what `pilar corpus` does, a file an action. */
#ifndef CLI_CORPUS_ACTION_H
#define CLI_CORPUS_ACTION_H

#include "pipeline/cli/command.h"
#include "pipeline/learning/census.h"

/* What the user asked for; an action looks at what it takes. */
struct corpus_request {
    const char *const *paths; /* [path_count] the corpus */
    size_t path_count;
    const char **against; /* [against_count] documents and folders */
    size_t against_count;
    const char *output; /* NULL: standard output */
    bool html;
    size_t most; /* lines */
    size_t folds;
    unsigned threads;
};

/* Each reads the corpus, does its work and writes what it has to say. Errors: those of corpus_read
 * and of writing, and what is named here. */

/* PILAR_ERROR_INPUT if anything is wrong with the corpus. */
enum pilar_status corpus_action_check(const struct corpus_request *request,
                                      struct pilar_error *error);

enum pilar_status corpus_action_stats(const struct corpus_request *request,
                                      struct pilar_error *error);

enum pilar_status corpus_action_bag(const struct corpus_request *request,
                                    struct pilar_error *error);

/* Of a label file and the document it is of, the labelled paragraphs with their text. What is in
 * one of the two only is told; PILAR_ERROR_INPUT, with the rest written, if there is any. */
enum pilar_status corpus_action_join(const struct corpus_request *request,
                                     struct pilar_error *error);

/* Those of training. */
enum pilar_status corpus_action_suspects(const struct corpus_request *request,
                                         struct pilar_error *error);

/* Appends a line for each run of words that paragraphs of `corpus` have from the documents of
 * `request`, and counts them in `*found`. A document that cannot be read is told at once and
 * counted in `*failed`. Errors: PILAR_ERROR_MEMORY. */
enum pilar_status corpus_against(const struct corpus_request *request, const struct corpus *corpus,
                                 struct bytes *out, size_t *found, size_t *failed,
                                 struct pilar_error *error);

/* Appends the counts as one HTML page that needs nothing else. */
void corpus_stats_html(struct bytes *out, const struct corpus *corpus, const struct census *census);

/* Appends the first `most` words of `text`, as they stand between white space, and "..." if there
 * are more; control characters, which a terminal would obey, become "?". */
void corpus_put_words(struct bytes *out, struct pilar_text text, size_t most);

#endif
