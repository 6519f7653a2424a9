/* The tagging functions of pilar.h. */
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/tagging/decide.h"
#include "pipeline/tagging/tagger.h"

static struct scorer *new_scorer(const struct model_linear *linear)
{
    return scorer_new(&linear->space, linear->weights, linear->biases, linear->decision_count);
}

static void set_decision(struct pilar_tagger *tagger, const struct pilar_decision *decision)
{
    const struct pilar_model *model = tagger->model;
    for (size_t i = 0; i < model->label_count; i++)
        tagger->thresholds[i] =
            decision->thresholds == NULL ? model->labels[i].threshold : decision->thresholds[i];
    tagger->decision = *decision;
    tagger->decision.thresholds = tagger->thresholds;
}

enum pilar_status pilar_tagger_new(const struct pilar_model *model, struct pilar_tagger **tagger,
                                   struct pilar_error *error)
{
    struct pilar_tagger *made = calloc(1, sizeof *made);
    if (made == NULL)
        return error_memory(error);
    made->model = model;
    made->text_scorer = new_scorer(&model->text);
    made->heading_scorer = new_scorer(&model->heading);
    made->thresholds = memory_array(model->label_count, sizeof *made->thresholds);
    if (made->text_scorer == NULL || made->heading_scorer == NULL || made->thresholds == NULL) {
        pilar_tagger_free(made);
        return error_memory(error);
    }
    set_decision(made, &(struct pilar_decision){0});
    *tagger = made;
    return PILAR_OK;
}

static void free_rows(struct pilar_tagger *tagger)
{
    free(tagger->tags);
    free(tagger->texts);
    free(tagger->surroundings);
    free(tagger->headings);
    free(tagger->has_heading);
    free(tagger->scores);
    free(tagger->labels);
}

void pilar_tagger_free(struct pilar_tagger *tagger)
{
    if (tagger == NULL)
        return;
    scorer_free(tagger->text_scorer);
    scorer_free(tagger->heading_scorer);
    bytes_free(&tagger->heading);
    free(tagger->thresholds);
    explanation_free(&tagger->explanation);
    free_rows(tagger);
    free(tagger);
}

enum pilar_status pilar_tagger_decide(struct pilar_tagger *tagger,
                                      const struct pilar_decision *decision,
                                      struct pilar_error *error)
{
    const struct pilar_decision models_own = {0};
    if (decision == NULL)
        decision = &models_own;
    enum pilar_status status = decide_check(decision, tagger->model, error);
    if (status == PILAR_OK)
        set_decision(tagger, decision);
    return status;
}

/* Makes room for `count` rows; what the old ones held is lost. */
static bool reserve_rows(struct pilar_tagger *tagger, size_t count)
{
    if (count <= tagger->capacity && tagger->tags != NULL)
        return true;
    size_t labels = tagger->model->label_count;
    if (count > SIZE_MAX / 2 / (labels + 1))
        return false;
    count += count / 2;
    free_rows(tagger);
    tagger->tags = memory_array(count, sizeof *tagger->tags);
    tagger->texts = memory_array(count * (labels + 1), sizeof *tagger->texts);
    tagger->surroundings = memory_array(count, sizeof *tagger->surroundings);
    tagger->headings = memory_array(count * labels, sizeof *tagger->headings);
    tagger->has_heading = memory_array(count, sizeof *tagger->has_heading);
    tagger->scores = memory_array(count * labels, sizeof *tagger->scores);
    tagger->labels = memory_array(count * labels, sizeof *tagger->labels);
    bool done = tagger->tags != NULL && tagger->texts != NULL && tagger->surroundings != NULL &&
                tagger->headings != NULL && tagger->has_heading != NULL && tagger->scores != NULL &&
                tagger->labels != NULL;
    tagger->capacity = done ? count : 0;
    return done;
}

static enum pilar_status decide_text(struct scorer *scorer, struct pilar_text text, size_t index,
                                     double *decisions, struct pilar_error *error)
{
    size_t valid = utf8_valid_prefix(text);
    if (valid < text.length)
        return error_set(error, PILAR_ERROR_INPUT, "paragraph %zu: not UTF-8 at byte %zu", index,
                         valid + 1);
    return scorer_apply(scorer, text, decisions) ? PILAR_OK : error_memory(error);
}

/* The heading path as training saw it: its parts joined by " > ". */
static enum pilar_status join_heading(struct pilar_tagger *tagger,
                                      const struct pilar_paragraph *paragraph,
                                      struct pilar_error *error)
{
    tagger->heading.length = 0;
    bytes_append_joined(&tagger->heading, paragraph->heading, paragraph->heading_count, " > ");
    return tagger->heading.failed ? error_memory(error) : PILAR_OK;
}

static bool same_heading(const struct pilar_paragraph *left, const struct pilar_paragraph *right)
{
    bool same = left->heading_count == right->heading_count;
    for (size_t i = 0; same && i < left->heading_count; i++)
        same = text_equal(left->heading[i], right->heading[i]);
    return same;
}

static enum pilar_status decide_paragraph(struct pilar_tagger *tagger,
                                          const struct pilar_paragraph *paragraphs, size_t row,
                                          struct pilar_error *error)
{
    const struct pilar_paragraph *paragraph = &paragraphs[row];
    const struct pilar_model *model = tagger->model;
    size_t labels = model->label_count;
    double *headings = tagger->headings + row * labels;
    enum pilar_status status = decide_text(tagger->text_scorer, paragraph->text, paragraph->index,
                                           tagger->texts + row * model->text.decision_count, error);
    tagger->has_heading[row] = paragraph->heading_count > 0;
    if (status != PILAR_OK || !tagger->has_heading[row])
        return status;
    if (row > 0 && same_heading(paragraph, paragraph - 1)) {
        memcpy(headings, headings - labels, labels * sizeof *headings);
        return PILAR_OK;
    }
    status = join_heading(tagger, paragraph, error);
    if (status != PILAR_OK)
        return status;
    return decide_text(tagger->heading_scorer, bytes_text(&tagger->heading), paragraph->index,
                       headings, error);
}

enum pilar_status pilar_tag(struct pilar_tagger *tagger, const struct pilar_paragraph *paragraphs,
                            size_t count, const struct pilar_tags **tags, struct pilar_error *error)
{
    size_t labels = tagger->model->label_count;
    tagger->paragraphs = paragraphs;
    tagger->count = 0;
    if (!reserve_rows(tagger, count))
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        enum pilar_status status = decide_paragraph(tagger, paragraphs, i, error);
        if (status != PILAR_OK)
            return status;
    }
    context_surroundings(tagger->texts + labels, labels + 1, count, tagger->surroundings);
    struct context context = decide_context(tagger->model, tagger->texts, tagger->headings,
                                            tagger->has_heading, tagger->surroundings, count);
    decide_scores(tagger->model, &context, tagger->scores);
    for (size_t i = 0; i < count; i++) {
        tagger->tags[i] = decide_tags(&tagger->decision, labels, tagger->scores + i * labels,
                                      tagger->labels + i * labels);
        if (tagger->tags[i].count > 1)
            tagger->tags[i].primary = decide_primary(tagger->model, &context, i, &tagger->tags[i]);
    }
    tagger->count = count;
    *tags = tagger->tags;
    return PILAR_OK;
}
