/* Why a paragraph has its score: pilar_explain. */
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/names.h"
#include "pipeline/tagging/decide.h"
#include "pipeline/tagging/tagger.h"

void explanation_free(struct explanation *explanation)
{
    free(explanation->words);
    free(explanation->reasons);
    *explanation = (struct explanation){0};
}

/* A run of words that are shown as one. */
struct phrase {
    size_t first, last; /* in explanation.words */
    double weight;
};

enum { PHRASE_MOST = 6 }; /* words of a phrase, function words among them */

/* The word that a pair joins to word `index`, or 0. Both words and the pair must speak for the
 * label, else one would lend the other a weight it has not. */
static size_t joined_to(const struct explanation *explanation, size_t index)
{
    const struct attributed_word *words = explanation->words;
    for (size_t i = index + 1; i < explanation->word_count && i < index + PHRASE_MOST; i++) {
        if (words[i].pair > 0 && words[i].partner == index)
            return words[i].own > 0 && words[index].own > 0 ? i : 0;
    }
    return 0;
}

/* The phrase that begins with a word: with what pairs join to it, and what stands between. */
static struct phrase phrase_from(const struct explanation *explanation, size_t first)
{
    struct phrase phrase = {first, first, 0};
    for (;;) {
        size_t next = joined_to(explanation, phrase.last);
        if (next == 0 || next - first >= PHRASE_MOST)
            break;
        phrase.last = next;
    }
    for (size_t i = phrase.first; i <= phrase.last; i++)
        phrase.weight += explanation->words[i].own + explanation->words[i].pair;
    return phrase;
}

/* The numbers of a phrase's words, by which it is known again. */
static bool phrase_key(const struct attributed_word *words, const struct phrase *phrase,
                       struct bytes *key)
{
    key->length = 0;
    for (size_t i = phrase->first; i <= phrase->last; i++)
        bytes_append(key, &words[i].number, sizeof words[i].number);
    return !key->failed;
}

static bool add_reason(struct explanation *explanation, struct pilar_reason reason)
{
    if (!memory_reserve(&explanation->reasons, &explanation->reason_capacity,
                        explanation->reason_count + 1, sizeof *explanation->reasons))
        return false;
    explanation->reasons[explanation->reason_count++] = reason;
    return true;
}

/* Adds a phrase to the reasons, or to the weight of the one that stood before in the same words. */
static bool add_phrase(struct explanation *explanation, struct names *known, struct bytes *key,
                       struct pilar_text text, const struct phrase *phrase, double scale)
{
    const struct attributed_word *words = explanation->words;
    size_t before = known->count;
    if (!phrase_key(words, phrase, key))
        return false;
    uint32_t number = names_add(known, bytes_text(key));
    if (number == NAMES_NONE)
        return false;
    if (number < before) {
        explanation->reasons[number].weight += scale * phrase->weight;
        return true;
    }
    size_t begin = words[phrase->first].begin, end = words[phrase->last].end;
    return add_reason(explanation, (struct pilar_reason){PILAR_REASON_WORDS,
                                                         {text.data + begin, end - begin},
                                                         scale * phrase->weight});
}

/* Makes phrases of the words of `text`; their weights, times `scale`, are reasons. Function words
 * outside phrases say nothing by themselves: `function` receives what they add together. */
static bool add_words(struct explanation *explanation, struct pilar_text text, double scale,
                      double *function)
{
    struct names known = {0};
    struct bytes key = {0};
    struct phrase phrase;
    bool done = true;
    *function = 0;
    for (size_t i = 0; i < explanation->word_count && done; i = phrase.last + 1) {
        phrase = phrase_from(explanation, i);
        if (phrase.last == i && explanation->words[i].is_function)
            *function += scale * phrase.weight;
        else
            done = add_phrase(explanation, &known, &key, text, &phrase, scale);
    }
    names_free(&known);
    bytes_free(&key);
    return done;
}

static int stronger_first(const void *left, const void *right)
{
    const struct pilar_reason *l = left, *r = right;
    if (l->weight != r->weight)
        return l->weight < r->weight ? 1 : -1;
    return (l->words.data > r->words.data) - (l->words.data < r->words.data);
}

/* Adds what the context says: each of its inputs by its weight. */
static bool add_context(struct pilar_tagger *tagger, const struct context_weights *weights,
                        const double *inputs, double bias)
{
    const double *of = weights->inputs;
    const struct pilar_reason reasons[] = {
        {PILAR_REASON_OTHERS, {NULL, 0}, of[CONTEXT_OTHERS] * inputs[CONTEXT_OTHERS]},
        {PILAR_REASON_HEADING,
         {NULL, 0},
         of[CONTEXT_HEADING] * inputs[CONTEXT_HEADING] +
             of[CONTEXT_HEADING_OTHERS] * inputs[CONTEXT_HEADING_OTHERS]},
        {PILAR_REASON_NEIGHBOURS,
         {NULL, 0},
         of[CONTEXT_PREVIOUS] * inputs[CONTEXT_PREVIOUS] + of[CONTEXT_NEXT] * inputs[CONTEXT_NEXT]},
        {PILAR_REASON_SUBJECT,
         {NULL, 0},
         of[CONTEXT_SUBJECT] * inputs[CONTEXT_SUBJECT] +
             of[CONTEXT_SURROUNDINGS] * inputs[CONTEXT_SURROUNDINGS]},
        {PILAR_REASON_PRIOR,
         {NULL, 0},
         weights->bias + of[CONTEXT_OWN] * bias +
             of[CONTEXT_HAS_PREVIOUS] * inputs[CONTEXT_HAS_PREVIOUS] +
             of[CONTEXT_HAS_NEXT] * inputs[CONTEXT_HAS_NEXT]}};
    bool done = true;
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0] && done; i++)
        done = add_reason(&tagger->explanation, reasons[i]);
    return done;
}

enum pilar_status pilar_explain(struct pilar_tagger *tagger, size_t index, size_t label,
                                const struct pilar_reason **reasons, size_t *count,
                                struct pilar_error *error)
{
    const struct pilar_model *model = tagger->model;
    struct explanation *explanation = &tagger->explanation;
    if (index >= tagger->count || label >= model->label_count)
        return error_set(error, PILAR_ERROR_ARGUMENT, "no %s %zu was tagged",
                         index >= tagger->count ? "paragraph" : "label",
                         index >= tagger->count ? index : label);
    struct context context =
        decide_context(model, tagger->texts, tagger->headings, tagger->has_heading,
                       tagger->surroundings, tagger->count);
    double inputs[CONTEXT_INPUTS], function;
    enum context_situation situation = context_inputs(&context, label, index, inputs);
    const struct context_weights *weights =
        &model->contexts[label * CONTEXT_SITUATIONS + situation];
    struct pilar_text text = tagger->paragraphs[index].text;
    explanation->word_count = 0;
    explanation->reason_count = 0;
    if (!attribution_make(scorer_vectorizer(tagger->text_scorer), text, model->text.weights + label,
                          model->text.decision_count, &explanation->words, &explanation->word_count,
                          &explanation->word_capacity) ||
        !add_words(explanation, text, weights->inputs[CONTEXT_OWN], &function))
        return error_memory(error);
    if (explanation->reason_count > 0)
        qsort(explanation->reasons, explanation->reason_count, sizeof *explanation->reasons,
              stronger_first);
    if (!add_reason(explanation,
                    (struct pilar_reason){PILAR_REASON_FUNCTION, {NULL, 0}, function}) ||
        !add_context(tagger, weights, inputs, model->text.biases[label]))
        return error_memory(error);
    *reasons = explanation->reasons;
    *count = explanation->reason_count;
    return PILAR_OK;
}
