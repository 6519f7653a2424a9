#include "eval/judged.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"

enum pilar_status judged_allocate(size_t count, size_t label_count, const char *const *names,
                                  struct judged *judged, struct pilar_error *error)
{
    size_t row_size = label_count * (sizeof *judged->scores + 2) + 3 * sizeof *judged->groups;
    double *block = memory_array(count, row_size);
    if (block == NULL)
        return error_memory(error);

    /* The widest elements come first, so that all of them are aligned. */
    size_t cells = count * label_count;
    *judged = (struct judged){.count = count, .label_count = label_count, .group_count = 1};
    judged->names = names;
    judged->scores = block;
    judged->gold_primary = (size_t *)(void *)(judged->scores + cells);
    judged->given_primary = judged->gold_primary + count;
    judged->groups = judged->given_primary + count;
    judged->gold = (unsigned char *)(judged->groups + count);
    judged->given = judged->gold + cells;
    for (size_t row = 0; row < count; row++)
        judged->gold_primary[row] = judged->given_primary[row] = JUDGED_NONE;
    return PILAR_OK;
}

void judged_free(struct judged *judged)
{
    free(judged->scores);
    *judged = (struct judged){0};
}

void judged_copy_row(struct judged *to, size_t to_row, const struct judged *from, size_t from_row)
{
    size_t labels = from->label_count;
    memcpy(to->gold + to_row * labels, from->gold + from_row * labels, labels);
    memcpy(to->given + to_row * labels, from->given + from_row * labels, labels);
    memcpy(to->scores + to_row * labels, from->scores + from_row * labels,
           labels * sizeof *to->scores);
    to->gold_primary[to_row] = from->gold_primary[from_row];
    to->given_primary[to_row] = from->given_primary[from_row];
    to->groups[to_row] = from->groups[from_row];
}

static bool is_class(const struct judged *judged, size_t primary)
{
    return primary < judged->label_count || primary == JUDGED_NONE;
}

enum pilar_status judged_check(const struct judged *judged, struct pilar_error *error)
{
    for (size_t row = 0, cell = 0; row < judged->count; row++) {
        for (size_t label = 0; label < judged->label_count; label++, cell++) {
            if (judged->gold[cell] > 1 || judged->given[cell] > 1)
                return error_set(error, PILAR_ERROR_ARGUMENT,
                                 "paragraph %zu: label \"%s\" is neither there nor absent", row + 1,
                                 judged->names[label]);
            if (!(judged->scores[cell] >= 0 && judged->scores[cell] <= 1)) /* a NaN fails too */
                return error_set(error, PILAR_ERROR_ARGUMENT,
                                 "paragraph %zu: the score of \"%s\" is not between 0 and 1",
                                 row + 1, judged->names[label]);
        }
        if (!is_class(judged, judged->gold_primary[row]) ||
            !is_class(judged, judged->given_primary[row]))
            return error_set(error, PILAR_ERROR_ARGUMENT,
                             "paragraph %zu: the primary label is unknown", row + 1);
        if (judged->groups[row] >= judged->group_count)
            return error_set(error, PILAR_ERROR_ARGUMENT, "paragraph %zu: unknown document",
                             row + 1);
    }
    return PILAR_OK;
}
