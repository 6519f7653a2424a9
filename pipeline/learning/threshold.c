#include "pipeline/learning/threshold.h"

#include <stdlib.h>

#include "pipeline/base/memory.h"

struct scored {
    double probability;
    unsigned char positive;
};

static int higher_first(const void *left, const void *right)
{
    const struct scored *l = left, *r = right;
    return (l->probability < r->probability) - (l->probability > r->probability);
}

bool threshold_best(const double *probabilities, const unsigned char *positive, size_t count,
                    double *threshold)
{
    struct scored *ordered = memory_array(count, sizeof *ordered);
    if (ordered == NULL)
        return false;
    size_t all = 0, hits = 0;
    for (size_t i = 0; i < count; i++) {
        ordered[i] = (struct scored){probabilities[i], positive[i]};
        all += positive[i] != 0;
    }
    qsort(ordered, count, sizeof *ordered, higher_first);
    double best = -1, chosen = 0.5;
    for (size_t i = 0; i < count; i++) {
        hits += ordered[i].positive != 0;
        bool divides = i + 1 == count || ordered[i + 1].probability < ordered[i].probability;
        double f1 = 2.0 * (double)hits / (double)(i + 1 + all);
        if (divides && f1 > best) {
            best = f1;
            double next = i + 1 == count ? 0 : ordered[i + 1].probability;
            chosen = (ordered[i].probability + next) / 2;
            if (chosen <= next && i + 1 < count) /* no number lies between them */
                chosen = ordered[i].probability;
        }
    }
    free(ordered);
    *threshold = chosen;
    return true;
}
