#include "pipeline/learning/folds.h"

#include <stdlib.h>

#include "pipeline/base/random.h"

/* What is dealt out as one: a document, or a lone example. */
struct group {
    size_t size;
    uint64_t lot; /* a random number that decides between groups of one size */
    uint32_t number;
};

static int larger_first(const void *left, const void *right)
{
    const struct group *l = left, *r = right;
    if (l->size != r->size)
        return l->size < r->size ? 1 : -1;
    return (l->lot > r->lot) - (l->lot < r->lot);
}

/* How far a part would be from an even share of everything, were the group added to it: the sum
 * of squared excesses, each over its even share. Column 0 counts examples, label l is column
 * l + 1. */
static double excess(const double *part, const double *group, const double *even, size_t columns)
{
    double sum = 0;
    for (size_t i = 0; i < columns; i++) {
        if (even[i] > 0) {
            double before = part[i] / even[i], after = (part[i] + group[i]) / even[i];
            sum += after * after - before * before;
        }
    }
    return sum;
}

/* The documents that have examples; others were left out. */
static bool count_documents(const struct corpus *corpus, size_t *count)
{
    bool *seen = memory_array(corpus->documents.count, sizeof *seen);
    if (seen == NULL)
        return false;
    *count = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        *count += !seen[corpus->examples[i].document];
        seen[corpus->examples[i].document] = true;
    }
    free(seen);
    return true;
}

bool folds_divide(const struct corpus *corpus, size_t fold_count, uint64_t seed, uint32_t *folds)
{
    size_t present;
    if (!count_documents(corpus, &present))
        return false;
    bool by_document = present >= fold_count;
    size_t group_count = by_document ? corpus->documents.count : corpus->count;
    size_t columns = corpus->labels.count + 1;
    struct group *groups = memory_array(group_count, sizeof *groups);
    double *group_sums = memory_array(group_count * columns, sizeof *group_sums);
    double *part_sums = memory_array(fold_count * columns, sizeof *part_sums);
    double *even = memory_array(columns, sizeof *even);
    uint32_t *part_of = memory_array(group_count, sizeof *part_of);
    bool done = groups != NULL && group_sums != NULL && part_sums != NULL && even != NULL &&
                part_of != NULL;
    if (!done)
        goto done;

    struct random random = {seed};
    for (size_t i = 0; i < group_count; i++)
        groups[i] = (struct group){.number = (uint32_t)i, .lot = random_next(&random)};
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        size_t group = by_document ? example->document : i;
        double *sums = group_sums + group * columns;
        groups[group].size++;
        sums[0]++;
        even[0]++;
        for (size_t j = 0; j < example->label_count; j++) {
            sums[example->labels[j] + 1]++;
            even[example->labels[j] + 1]++;
        }
    }
    for (size_t i = 0; i < columns; i++)
        even[i] /= (double)fold_count;

    qsort(groups, group_count, sizeof *groups, larger_first);
    for (size_t i = 0; i < group_count; i++) {
        const double *sums = group_sums + groups[i].number * columns;
        size_t best = 0;
        double least = 0;
        for (size_t part = 0; part < fold_count; part++) {
            double value = excess(part_sums + part * columns, sums, even, columns);
            if (part == 0 || value < least) {
                best = part;
                least = value;
            }
        }
        part_of[groups[i].number] = (uint32_t)best;
        for (size_t j = 0; j < columns; j++)
            part_sums[best * columns + j] += sums[j];
    }
    for (size_t i = 0; i < corpus->count; i++)
        folds[i] = part_of[by_document ? corpus->examples[i].document : i];
done:
    free(groups);
    free(group_sums);
    free(part_sums);
    free(even);
    free(part_of);
    return done;
}
