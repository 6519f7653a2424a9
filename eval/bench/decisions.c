/* decisions: what a model says of the paragraphs of a corpus, for comparison with other programs.
 *
 *   decisions MODEL in-context|alone < CORPUS.tsv
 *
 * Reads the five columns of a corpus without its header. Prints a line for each paragraph: for each
 * label of the model its probability and whether it was given, 1 or 0. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/pilar.h"

enum { PARAGRAPHS_MOST = 10000, HEADINGS_MOST = 16, COLUMNS = 5 };

/* The paragraphs of the document at hand. The texts lie in the lines they were read from. */
struct pending {
    struct pilar_paragraph paragraphs[PARAGRAPHS_MOST];
    struct pilar_text headings[PARAGRAPHS_MOST][HEADINGS_MOST];
    char *lines[PARAGRAPHS_MOST];
    const char *document;
    size_t count;
};

static _Noreturn void stop(const char *message)
{
    fprintf(stderr, "decisions: %s\n", message);
    exit(2);
}

static void print_tags(const struct pilar_tags *tags, size_t label_count)
{
    for (size_t label = 0; label < label_count; label++) {
        bool given = false;
        for (size_t i = 0; i < tags->count; i++)
            given = given || tags->labels[i] == label;
        printf("%s%.17g\t%d", label > 0 ? "\t" : "", tags->scores[label], given);
    }
    putchar('\n');
}

/* Tags the document at hand, or each of its paragraphs as if it had no document. */
static void tag_pending(struct pending *pending, struct pilar_tagger *tagger, size_t label_count,
                        bool alone)
{
    const struct pilar_tags *tags;
    struct pilar_error error;
    size_t step = alone ? 1 : pending->count;
    for (size_t i = 0; i < pending->count; i += step) {
        if (pilar_tag(tagger, pending->paragraphs + i, step, &tags, &error) != PILAR_OK)
            stop(error.message);
        for (size_t j = 0; j < step; j++)
            print_tags(&tags[j], label_count);
    }
    for (size_t i = 0; i < pending->count; i++)
        free(pending->lines[i]);
    pending->count = 0;
}

/* Cuts a heading path at " > " and returns how many headings it has. */
static size_t cut_heading(char *path, struct pilar_text *headings)
{
    size_t count = 0;
    while (*path != '\0' && count < HEADINGS_MOST) {
        char *end = strstr(path, " > ");
        size_t length = end == NULL ? strlen(path) : (size_t)(end - path);
        headings[count++] = (struct pilar_text){path, length};
        path += end == NULL ? length : length + 3;
    }
    return count;
}

static void add_line(struct pending *pending, char *line, char *const *columns, bool alone)
{
    size_t index = pending->count++;
    struct pilar_text *headings = pending->headings[index];
    size_t heading_count = alone ? 0 : cut_heading(columns[2], headings);
    pending->lines[index] = line;
    pending->document = columns[0];
    pending->paragraphs[index] = (struct pilar_paragraph){.index = index + 1,
                                                          .heading = headings,
                                                          .heading_count = heading_count,
                                                          .text = {columns[4], strlen(columns[4])}};
}

int main(int count, char **arguments)
{
    static struct pending pending;
    struct pilar_model *model;
    struct pilar_tagger *tagger;
    struct pilar_error error;
    if (count != 3)
        stop("usage: decisions MODEL in-context|alone < CORPUS.tsv");
    if (pilar_model_open(arguments[1], &model, &error) != PILAR_OK ||
        pilar_tagger_new(model, &tagger, &error) != PILAR_OK)
        stop(error.message);
    bool alone = strcmp(arguments[2], "alone") == 0;
    size_t label_count;
    pilar_model_labels(model, &label_count);
    for (;;) {
        char *line = NULL, *rest, *columns[COLUMNS];
        size_t capacity = 0;
        if (getline(&line, &capacity, stdin) < 0) {
            free(line);
            break;
        }
        line[strcspn(line, "\n")] = '\0';
        rest = line;
        for (size_t i = 0; i < COLUMNS; i++) {
            columns[i] = strsep(&rest, "\t");
            if (columns[i] == NULL)
                stop("a line with fewer than five columns");
        }
        bool full = pending.count == PARAGRAPHS_MOST;
        if (full || (pending.count > 0 && strcmp(pending.document, columns[0]) != 0))
            tag_pending(&pending, tagger, label_count, alone);
        add_line(&pending, line, columns, alone);
    }
    if (pending.count > 0)
        tag_pending(&pending, tagger, label_count, alone);
    pilar_tagger_free(tagger);
    pilar_model_free(model);
    return 0;
}
