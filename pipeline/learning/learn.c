#include "pipeline/learning/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/learning/folds.h"
#include "pipeline/learning/weigh.h"

struct session {
    const struct corpus *corpus;
    const struct pilar_training *training;
    uint32_t *folds;          /* [examples] */
    unsigned char *positive;  /* [labels + 1][examples] the last: whether it is on the subject */
    struct pilar_text *texts; /* [examples] */

    /* A section is a run of examples of one document under one heading path: one text to learn
     * the headings from. Examples without heading are in none. */
    size_t *section_of; /* [examples] */
    struct pilar_text *section_texts;
    unsigned char *section_positive; /* [labels][section_count] */
    uint32_t *section_folds;
    size_t section_count;

    struct learned *learned;
};

/* No section. */
#define NO_SECTION SIZE_MAX

/* ---- the two linear decisions ---- */

/* A document is on the subject of the labels if a quarter of its paragraphs carry one, and then all
 * of them are; what is on no label's subject is learned from the documents on others. */
static bool mark_subject(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    unsigned char *on_subject = session->positive + corpus->labels.count * corpus->count;
    size_t *sizes = memory_array(corpus->documents.count, sizeof *sizes);
    size_t *labelled = memory_array(corpus->documents.count, sizeof *labelled);
    bool done = sizes != NULL && labelled != NULL;
    for (size_t i = 0; done && i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        sizes[example->document]++;
        labelled[example->document] += example->label_count > 0;
    }
    for (size_t i = 0; done && i < corpus->count; i++) {
        uint32_t document = corpus->examples[i].document;
        on_subject[i] = 4 * labelled[document] >= sizes[document];
    }
    free(sizes);
    free(labelled);
    return done;
}

static enum pilar_status learn_texts(struct session *session, struct pilar_error *error)
{
    const struct corpus *corpus = session->corpus;
    struct linear_problem problem = {.texts = session->texts,
                                     .count = corpus->count,
                                     .label_count = corpus->labels.count + 1,
                                     .positive = session->positive,
                                     .folds = session->folds,
                                     .fold_count = session->training->folds,
                                     .cost = session->training->cost,
                                     .threads = session->training->threads};
    enum pilar_status status = linear_learn(&problem, &session->learned->text, error);
    for (size_t label = 0; label < corpus->labels.count && status == PILAR_OK; label++) {
        if (!session->learned->text.learnable[label])
            status = error_set(error, PILAR_ERROR_TRAINING,
                               "label \"%.*s\" cannot be learned: it needs paragraphs with it and "
                               "without it in at least two documents",
                               TEXT_ARGUMENT(corpus->labels.texts[label]));
    }
    return status;
}

static void find_sections(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i], *before = example - 1;
        if (example->heading.length == 0) {
            session->section_of[i] = NO_SECTION;
            continue;
        }
        bool same = i > 0 && before->document == example->document &&
                    text_equal(before->heading, example->heading);
        if (!same) {
            session->section_texts[session->section_count] = example->heading;
            session->section_folds[session->section_count++] = session->folds[i];
        }
        session->section_of[i] = session->section_count - 1;
    }
}

/* A heading speaks for a label if a third of the paragraphs under it carry the label: reports mix
 * pillars in a section, and one that half of it is about is rarely its only one. */
static bool label_sections(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    size_t *sizes = memory_array(session->section_count, sizeof *sizes);
    size_t *labelled = memory_array(session->section_count, sizeof *labelled);
    bool done = sizes != NULL && labelled != NULL;
    for (size_t i = 0; done && i < corpus->count; i++) {
        if (session->section_of[i] != NO_SECTION)
            sizes[session->section_of[i]]++;
    }
    for (size_t label = 0; done && label < corpus->labels.count; label++) {
        memset(labelled, 0, session->section_count * sizeof *labelled);
        for (size_t i = 0; i < corpus->count; i++) {
            if (session->section_of[i] != NO_SECTION)
                labelled[session->section_of[i]] += session->positive[label * corpus->count + i];
        }
        for (size_t i = 0; i < session->section_count; i++)
            session->section_positive[label * session->section_count + i] =
                3 * labelled[i] >= sizes[i] && labelled[i] > 0;
    }
    free(sizes);
    free(labelled);
    return done;
}

static enum pilar_status learn_headings(struct session *session, struct pilar_error *error)
{
    /* headings are short and say what they say: they are learned with less slack than texts */
    const double heading_cost = 0.6;
    find_sections(session);
    if (!label_sections(session))
        return error_memory(error);
    struct linear_problem problem = {.texts = session->section_texts,
                                     .count = session->section_count,
                                     .label_count = session->corpus->labels.count,
                                     .positive = session->section_positive,
                                     .folds = session->section_folds,
                                     .fold_count = session->training->folds,
                                     .cost = heading_cost,
                                     .threads = session->training->threads};
    return linear_learn(&problem, &session->learned->heading, error);
}

/* ---- context ---- */

static enum pilar_status learn_context(struct session *session, struct pilar_error *error)
{
    const struct corpus *corpus = session->corpus;
    struct learned *learned = session->learned;
    size_t labels = corpus->labels.count, count = corpus->count;
    double *headings = memory_array(labels * count, sizeof *headings);
    bool *has_heading = memory_array(count, sizeof *has_heading);
    enum pilar_status status = PILAR_OK;
    if (headings == NULL || has_heading == NULL) {
        status = error_memory(error);
        goto done;
    }
    for (size_t i = 0; i < count; i++) {
        size_t section = session->section_of[i];
        has_heading[i] = section != NO_SECTION;
        for (size_t label = 0; label < labels && has_heading[i]; label++)
            headings[label * count + i] =
                learned->heading.outside[label * session->section_count + section];
    }
    struct weigh_problem problem = {.corpus = corpus,
                                    .positive = session->positive,
                                    .texts = learned->text.outside,
                                    .headings = headings,
                                    .has_heading = has_heading};
    status = weigh_learn(&problem, learned->labels, error);
done:
    free(headings);
    free(has_heading);
    return status;
}

/* ---- the whole ---- */

static enum pilar_status check_parameters(const struct corpus *corpus,
                                          const struct pilar_training *training,
                                          struct pilar_error *error)
{
    if (!(training->cost > 0) || !isfinite(training->cost))
        return error_set(error, PILAR_ERROR_ARGUMENT, "the cost must be a number above 0");
    if (training->folds < 2 || training->folds > 1000)
        return error_set(error, PILAR_ERROR_ARGUMENT, "there must be 2 to 1000 folds");
    if (corpus->labels.count == 0)
        return error_set(error, PILAR_ERROR_TRAINING, "no paragraph of the corpus has a label");
    if (corpus->count < training->folds)
        return error_set(error, PILAR_ERROR_TRAINING,
                         "the corpus has %zu paragraphs, fewer than the %zu folds", corpus->count,
                         training->folds);
    return PILAR_OK;
}

static bool allocate(struct session *session)
{
    size_t labels = session->corpus->labels.count, examples = session->corpus->count;
    struct learned *learned = session->learned;
    learned->labels = memory_array(labels, sizeof *learned->labels);
    session->folds = memory_array(examples, sizeof *session->folds);
    session->positive = memory_array((labels + 1) * examples, sizeof *session->positive);
    session->texts = memory_array(examples, sizeof *session->texts);
    session->section_of = memory_array(examples, sizeof *session->section_of);
    session->section_texts = memory_array(examples, sizeof *session->section_texts);
    session->section_positive = memory_array(labels * examples, sizeof *session->positive);
    session->section_folds = memory_array(examples, sizeof *session->section_folds);
    return learned->labels != NULL && session->folds != NULL && session->positive != NULL &&
           session->texts != NULL && session->section_of != NULL &&
           session->section_texts != NULL && session->section_positive != NULL &&
           session->section_folds != NULL;
}

static void spread_labels(struct session *session)
{
    const struct corpus *corpus = session->corpus;
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        session->texts[i] = example->text;
        for (size_t j = 0; j < example->label_count; j++)
            session->positive[example->labels[j] * corpus->count + i] = 1;
    }
}

enum pilar_status learn(const struct corpus *corpus, const struct pilar_training *training,
                        struct learned *learned, struct pilar_error *error)
{
    struct learned made = {0};
    struct session session = {.corpus = corpus, .training = training, .learned = &made};
    enum pilar_status status = check_parameters(corpus, training, error);
    if (status != PILAR_OK)
        return status;
    if (!allocate(&session) ||
        !folds_divide(corpus, training->folds, training->seed, session.folds)) {
        status = error_memory(error);
        goto done;
    }
    spread_labels(&session);
    if (!mark_subject(&session)) {
        status = error_memory(error);
        goto done;
    }
    status = learn_texts(&session, error);
    if (status == PILAR_OK)
        status = learn_headings(&session, error);
    if (status == PILAR_OK)
        status = learn_context(&session, error);
done:
    if (status == PILAR_OK)
        *learned = made;
    else
        learned_free(&made);
    free(session.folds);
    free(session.positive);
    free(session.texts);
    free(session.section_of);
    free(session.section_texts);
    free(session.section_positive);
    free(session.section_folds);
    return status;
}

void learned_free(struct learned *learned)
{
    linear_free(&learned->text);
    linear_free(&learned->heading);
    free(learned->labels);
    *learned = (struct learned){0};
}
