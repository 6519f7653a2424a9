#include "eval/resample.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/random.h"

static const double LOWER = 0.025, UPPER = 0.975; /* of a 95 % interval */
static const double ROUNDING = 1e-12;

/* The rows of the judged set, sorted by unit; units without a row are left out. */
struct units {
    size_t count;
    size_t *starts; /* [count + 1] where the rows of each begin */
    size_t *rows;
};

static void units_free(struct units *units)
{
    free(units->starts);
    free(units->rows);
}

static bool units_find(const struct judged *judged, enum resample_unit unit, struct units *units)
{
    bool alone = unit == RESAMPLE_PARAGRAPHS;
    size_t group_count = alone ? judged->count : judged->group_count;
    size_t *starts = memory_array(group_count + 2, sizeof *starts);
    size_t *rows = memory_array(judged->count, sizeof *rows);
    *units = (struct units){0, starts, rows};
    if (starts == NULL || rows == NULL)
        return false;

    /* A counting sort: counts stand two places up, so that after their sums are taken one place
     * up serves as the cursor of each group, and ends where the next group begins. */
    for (size_t row = 0; row < judged->count; row++)
        starts[(alone ? row : judged->groups[row]) + 2]++;
    for (size_t group = 0; group < group_count; group++)
        starts[group + 1] += starts[group];
    for (size_t row = 0; row < judged->count; row++)
        rows[starts[(alone ? row : judged->groups[row]) + 1]++] = row;
    for (size_t group = 0; group < group_count; group++) {
        if (starts[group + 1] > starts[group])
            starts[units->count++] = starts[group];
    }
    starts[units->count] = judged->count;
    return true;
}

static size_t unit_size(const struct units *units, size_t unit)
{
    return units->starts[unit + 1] - units->starts[unit];
}

/* Makes `sample`, with room for `*capacity` rows, a sample of as many units as there are; `drawn`
 * is room for their numbers. */
static enum pilar_status draw_sample(const struct judged *judged, const struct units *units,
                                     enum resample_unit unit, struct random *random, size_t *drawn,
                                     struct judged *sample, size_t *capacity,
                                     struct pilar_error *error)
{
    size_t row_count = 0;
    for (size_t i = 0; i < units->count; i++) {
        drawn[i] = random_below(random, units->count);
        row_count += unit_size(units, drawn[i]);
    }
    if (row_count > *capacity || sample->scores == NULL) {
        judged_free(sample);
        *capacity = row_count + row_count / 4;
        enum pilar_status status =
            judged_allocate(*capacity, judged->label_count, judged->names, sample, error);
        if (status != PILAR_OK)
            return status;
    }
    sample->count = 0;
    sample->group_count = unit == RESAMPLE_DOCUMENTS ? units->count : judged->group_count;
    for (size_t i = 0; i < units->count; i++) {
        const size_t *rows = units->rows + units->starts[drawn[i]];
        for (size_t j = 0; j < unit_size(units, drawn[i]); j++) {
            judged_copy_row(sample, sample->count, judged, rows[j]);
            if (unit == RESAMPLE_DOCUMENTS)
                sample->groups[sample->count] = i;
            sample->count++;
        }
    }
    return PILAR_OK;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double quantile(const double *sorted, size_t count, double share)
{
    double position = share * (double)(count - 1);
    size_t below = (size_t)position;
    if (below + 1 >= count)
        return sorted[count - 1];
    return sorted[below] + (position - (double)below) * (sorted[below + 1] - sorted[below]);
}

static struct interval interval_of(double *values, size_t count)
{
    size_t defined = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i]))
            values[defined++] = values[i];
    }
    if (defined == 0)
        return (struct interval){NAN, NAN};
    qsort(values, defined, sizeof *values, compare_numbers);
    return (struct interval){quantile(values, defined, LOWER), quantile(values, defined, UPPER)};
}

static enum pilar_status check_plan(const struct resample_plan *plan, struct pilar_error *error)
{
    if (plan->repeats == 0)
        return error_set(error, PILAR_ERROR_ARGUMENT, "resampling needs at least one repeat");
    return PILAR_OK;
}

enum pilar_status resample_intervals(const struct judged *judged,
                                     const struct resample_measure *measure,
                                     const struct resample_plan *plan, struct interval *intervals,
                                     struct pilar_error *error)
{
    struct random random = {plan->seed};
    struct units units = {0};
    struct judged sample = {0};
    size_t capacity = 0, *drawn = NULL;
    double *figures = NULL, *values = NULL;
    enum pilar_status status = check_plan(plan, error);
    if (status != PILAR_OK)
        goto done;

    figures = memory_array(measure->count, sizeof *figures);
    values = memory_array(plan->repeats, measure->count * sizeof *values);
    if (figures == NULL || values == NULL || !units_find(judged, plan->unit, &units) ||
        (drawn = memory_array(units.count, sizeof *drawn)) == NULL) {
        status = error_memory(error);
        goto done;
    }
    for (size_t repeat = 0; repeat < plan->repeats; repeat++) {
        status = draw_sample(judged, &units, plan->unit, &random, drawn, &sample, &capacity, error);
        if (status == PILAR_OK)
            status = measure->compute(&sample, figures, error);
        if (status != PILAR_OK)
            goto done;
        for (size_t i = 0; i < measure->count; i++)
            values[i * plan->repeats + repeat] = figures[i];
    }
    for (size_t i = 0; i < measure->count; i++)
        intervals[i] = interval_of(values + i * plan->repeats, plan->repeats);

done:
    judged_free(&sample);
    units_free(&units);
    free(drawn);
    free(values);
    free(figures);
    return status;
}

static bool same_task(const struct judged *left, const struct judged *right)
{
    size_t count = left->count, cells = count * left->label_count;
    return count == right->count && left->label_count == right->label_count &&
           left->group_count == right->group_count && memcmp(left->gold, right->gold, cells) == 0 &&
           memcmp(left->gold_primary, right->gold_primary, count * sizeof *left->groups) == 0 &&
           memcmp(left->groups, right->groups, count * sizeof *left->groups) == 0;
}

static enum pilar_status copy_set(const struct judged *from, struct judged *to,
                                  struct pilar_error *error)
{
    enum pilar_status status =
        judged_allocate(from->count, from->label_count, from->names, to, error);
    if (status != PILAR_OK)
        return status;
    to->group_count = from->group_count;
    for (size_t row = 0; row < from->count; row++)
        judged_copy_row(to, row, from, row);
    return PILAR_OK;
}

/* Exchanges what the two were given at `row`. */
static void swap_row(struct judged *left, struct judged *right, size_t row)
{
    size_t primary = left->given_primary[row];
    left->given_primary[row] = right->given_primary[row];
    right->given_primary[row] = primary;
    size_t begin = row * left->label_count, end = begin + left->label_count;
    for (size_t cell = begin; cell < end; cell++) {
        unsigned char given = left->given[cell];
        left->given[cell] = right->given[cell];
        right->given[cell] = given;
        double score = left->scores[cell];
        left->scores[cell] = right->scores[cell];
        right->scores[cell] = score;
    }
}

/* The absolute differences of the two sets; `figures` is room for those of one. */
static enum pilar_status measure_differences(const struct judged *left, const struct judged *right,
                                             const struct resample_measure *measure,
                                             double *figures, double *differences,
                                             struct pilar_error *error)
{
    enum pilar_status status = measure->compute(left, differences, error);
    if (status == PILAR_OK)
        status = measure->compute(right, figures, error);
    if (status != PILAR_OK)
        return status;
    for (size_t i = 0; i < measure->count; i++)
        differences[i] = fabs(differences[i] - figures[i]);
    return PILAR_OK;
}

enum pilar_status resample_p_values(const struct judged *left, const struct judged *right,
                                    const struct resample_measure *measure,
                                    const struct resample_plan *plan, double *p_values,
                                    struct pilar_error *error)
{
    struct random random = {plan->seed};
    struct units units = {0};
    struct judged one = {0}, other = {0};
    double *memory = NULL;
    enum pilar_status status = check_plan(plan, error);
    if (status != PILAR_OK)
        goto done;
    if (!same_task(left, right)) {
        status = error_set(error, PILAR_ERROR_ARGUMENT,
                           "the two sets are not judged on the same paragraphs and gold labels");
        goto done;
    }

    memory = memory_array(measure->count, 4 * sizeof *memory);
    if (memory == NULL || !units_find(left, plan->unit, &units)) {
        status = error_memory(error);
        goto done;
    }
    double *observed = memory, *differences = observed + measure->count;
    double *figures = differences + measure->count, *extreme = figures + measure->count;
    if ((status = copy_set(left, &one, error)) != PILAR_OK ||
        (status = copy_set(right, &other, error)) != PILAR_OK ||
        (status = measure_differences(left, right, measure, figures, observed, error)) != PILAR_OK)
        goto done;
    for (size_t repeat = 0; repeat < plan->repeats; repeat++) {
        for (size_t unit = 0; unit < units.count; unit++) {
            if (random_below(&random, 2) == 0)
                continue;
            for (size_t i = units.starts[unit]; i < units.starts[unit + 1]; i++)
                swap_row(&one, &other, units.rows[i]);
        }
        status = measure_differences(&one, &other, measure, figures, differences, error);
        if (status != PILAR_OK)
            goto done;
        /* A comparison with NaN is false, and its negation counts as extreme. */
        for (size_t i = 0; i < measure->count; i++)
            extreme[i] += !(differences[i] < observed[i] - ROUNDING);
    }
    for (size_t i = 0; i < measure->count; i++)
        p_values[i] = (extreme[i] + 1) / ((double)plan->repeats + 1);

done:
    judged_free(&one);
    judged_free(&other);
    units_free(&units);
    free(memory);
    return status;
}

static bool is_right(const struct judged *judged, size_t row, size_t label)
{
    size_t begin = row * judged->label_count;
    if (label == JUDGED_NONE)
        return memcmp(judged->gold + begin, judged->given + begin, judged->label_count) == 0;
    return judged->gold[begin + label] == judged->given[begin + label];
}

/* The two-sided p of `fewer` of `total` tosses of a fair coin. The binomial coefficients are taken
 * relative to the middle one and from there downwards, where they neither overflow nor cancel. */
static double binomial_p(size_t fewer, size_t total)
{
    double weight = 1, tail = 0, below = 0;
    size_t middle = total / 2;
    for (size_t k = middle;; k--) {
        below += weight;
        if (k <= fewer)
            tail += weight;
        if (k == 0)
            break;
        weight *= (double)k / (double)(total - k + 1);
    }
    /* The upper half mirrors the lower; an even total has its middle only once. */
    double all = total % 2 == 0 ? 2 * below - 1 : 2 * below;
    return fmin(1, 2 * tail / all);
}

struct resample_mcnemar resample_mcnemar(const struct judged *left, const struct judged *right,
                                         size_t label)
{
    struct resample_mcnemar test = {0};
    for (size_t row = 0; row < left->count; row++) {
        bool left_right = is_right(left, row, label), right_right = is_right(right, row, label);
        test.left_only += left_right && !right_right;
        test.right_only += right_right && !left_right;
    }
    size_t total = test.left_only + test.right_only;
    test.p = binomial_p(test.left_only < test.right_only ? test.left_only : test.right_only, total);
    return test;
}
