#include "pipeline/cli/judge.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"

enum pilar_status judge_labels_of(const struct pilar_model *model, bool spanish,
                                  struct judge_labels *labels, struct pilar_error *error)
{
    size_t count;
    const struct pilar_label *all = pilar_model_labels(model, &count);
    struct judge_labels made = {memory_array(count, sizeof *made.names),
                                memory_array(count, sizeof *made.display), count};
    if (made.names == NULL || made.display == NULL) {
        judge_labels_free(&made);
        return error_memory(error);
    }
    for (size_t i = 0; i < count; i++) {
        made.names[i] = all[i].name;
        made.display[i] = spanish ? all[i].spanish : all[i].english;
    }
    *labels = made;
    return PILAR_OK;
}

void judge_labels_free(struct judge_labels *labels)
{
    free(labels->names);
    free(labels->display);
    *labels = (struct judge_labels){0};
}

/* Where each label of the corpus stands among the model's. */
static enum pilar_status map_labels(const struct pilar_model *model, const struct corpus *corpus,
                                    size_t *map, struct pilar_error *error)
{
    size_t count;
    const struct pilar_label *labels = pilar_model_labels(model, &count);
    for (size_t i = 0; i < corpus->labels.count; i++) {
        struct pilar_text name = corpus->labels.texts[i];
        size_t found = 0;
        while (found < count && !text_is(name, labels[found].name))
            found++;
        if (found == count)
            return error_set(error, PILAR_ERROR_INPUT, "the model has no label \"%.*s\"",
                             TEXT_ARGUMENT(name));
        map[i] = found;
    }
    return PILAR_OK;
}

/* The paragraphs of a document, made of its examples. */
struct lines {
    struct pilar_paragraph *paragraphs; /* [count] */
    size_t *rows;                       /* [count] the example each was made of */
    size_t count;
    struct arena arena; /* holds the headings */
};

static bool add_line(struct lines *lines, const struct example *example, bool context, size_t row)
{
    struct pilar_paragraph *paragraph = &lines->paragraphs[lines->count];
    *paragraph = (struct pilar_paragraph){
        .index = lines->count + 1, .number = example->number, .text = example->text};
    struct pilar_text rest = example->heading, part;
    size_t parts = 0;
    while (context && example->heading.length > 0 && text_split(&rest, " > ", &part))
        parts++;
    struct pilar_text *heading = arena_allocate(&lines->arena, (parts + 1) * sizeof *heading);
    if (heading == NULL)
        return false;
    rest = example->heading;
    for (size_t i = 0; i < parts; i++)
        text_split(&rest, " > ", &heading[i]);
    paragraph->heading = heading;
    paragraph->heading_count = parts;
    lines->rows[lines->count++] = row;
    return true;
}

static void fill_row(const struct example *example, const struct pilar_tags *tags,
                     const size_t *map, struct judged *judged, size_t row)
{
    size_t labels = judged->label_count;
    for (size_t i = 0; i < example->label_count; i++)
        judged->gold[row * labels + map[example->labels[i]]] = 1;
    for (size_t i = 0; i < tags->count; i++)
        judged->given[row * labels + tags->labels[i]] = 1;
    memcpy(judged->scores + row * labels, tags->scores, labels * sizeof *judged->scores);
    judged->gold_primary[row] = example->label_count == 0 ? JUDGED_NONE : map[example->labels[0]];
    judged->given_primary[row] = tags->count == 0 ? JUDGED_NONE : tags->primary;
    judged->groups[row] = example->document;
}

enum pilar_status judge_corpus(const struct pilar_model *model, const struct corpus *corpus,
                               const bool *chosen, bool context, struct judged *judged,
                               struct pilar_error *error)
{
    struct pilar_tagger *tagger = NULL;
    struct lines lines = {memory_array(corpus->count, sizeof *lines.paragraphs),
                          memory_array(corpus->count, sizeof *lines.rows),
                          0,
                          {0}};
    size_t *map = memory_array(corpus->labels.count, sizeof *map);
    enum pilar_status status = lines.paragraphs == NULL || lines.rows == NULL || map == NULL
                                   ? error_memory(error)
                                   : map_labels(model, corpus, map, error);
    if (status == PILAR_OK)
        status = pilar_tagger_new(model, &tagger, error);
    for (size_t i = 0; i < corpus->count && status == PILAR_OK;) {
        uint32_t document = corpus->examples[i].document;
        lines.count = 0;
        for (; i < corpus->count && corpus->examples[i].document == document; i++) {
            if ((chosen == NULL || chosen[i]) &&
                !add_line(&lines, &corpus->examples[i], context, i))
                status = error_memory(error);
        }
        /* one after the other, where they are to know nothing of each other */
        size_t step = context ? lines.count : 1;
        for (size_t j = 0; j < lines.count && status == PILAR_OK; j += step) {
            const struct pilar_tags *tags;
            status = pilar_tag(tagger, lines.paragraphs + j, step, &tags, error);
            for (size_t k = 0; k < step && status == PILAR_OK; k++)
                fill_row(&corpus->examples[lines.rows[j + k]], &tags[k], map, judged,
                         lines.rows[j + k]);
        }
    }
    judged->group_count = corpus->documents.count;
    pilar_tagger_free(tagger);
    free(lines.paragraphs);
    free(lines.rows);
    arena_free(&lines.arena);
    free(map);
    return status;
}
