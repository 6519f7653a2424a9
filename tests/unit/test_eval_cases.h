/* test_eval_cases: random judged sets, and what a reference implementation makes of them. */
#ifndef TESTS_TEST_EVAL_CASES_H
#define TESTS_TEST_EVAL_CASES_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eval/judged.h"
#include "pipeline/base/file.h"
#include "pipeline/base/random.h"
#include "pipeline/base/table.h"
#include "pipeline/base/text.h"

/* Some tests ask for more memory than there is; with this the address sanitiser refuses it as
 * malloc does, and does not stop the test. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

/* The cases of tests/reference/metrics.py, which draws the same sets. */
struct eval_case {
    const char *name;
    uint64_t seed;
    size_t count, label_count, group_count, gold_percent, noise_percent, levels;
};

static const struct eval_case EVAL_CASES[] = {
    {"random", 1, 60, 6, 8, 30, 10, 50},          {"ties", 2, 40, 4, 5, 40, 25, 2},
    {"continuous", 3, 80, 3, 7, 50, 20, 1 << 30}, {"no_gold", 4, 20, 3, 3, 0, 30, 10},
    {"all_missed", 5, 20, 3, 3, 100, 100, 10},    {"all_right", 6, 20, 3, 3, 100, 0, 10},
    {"nothing", 7, 20, 3, 3, 0, 0, 10},           {"one_label", 8, 25, 1, 4, 40, 20, 10},
    {"one_paragraph", 9, 1, 3, 1, 50, 30, 10}};

enum { EVAL_CASE_COUNT = sizeof EVAL_CASES / sizeof *EVAL_CASES };

static const char *const EVAL_NAMES[] = {"threats", "international_law", "norms",
                                         "cbms",    "capacity_building", "institutional_dialogue"};

static inline size_t eval_pick_primary(struct random *random, const unsigned char *labels,
                                       size_t label_count)
{
    size_t start = random_below(random, label_count);
    for (size_t i = 0; i < label_count; i++) {
        if (labels[(start + i) % label_count])
            return (start + i) % label_count;
    }
    return JUDGED_NONE;
}

/* Makes the sets of two taggers, judged by the same gold; the caller frees both. */
static inline void eval_case_make(const struct eval_case *made, struct judged systems[2])
{
    struct random random = {made->seed};
    size_t labels = made->label_count;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(judged_allocate(made->count, labels, EVAL_NAMES, &systems[i], NULL),
                         PILAR_OK);
        systems[i].group_count = made->group_count;
        for (size_t row = 0; row < made->count; row++)
            systems[i].groups[row] = row * made->group_count / made->count;
    }
    struct judged *first = &systems[0];
    for (size_t row = 0; row < made->count; row++) {
        unsigned char *gold = first->gold + row * labels;
        for (size_t label = 0; label < labels; label++)
            gold[label] = random_below(&random, 100) < made->gold_percent;
        first->gold_primary[row] = eval_pick_primary(&random, gold, labels);
    }
    memcpy(systems[1].gold, first->gold, made->count * labels);
    memcpy(systems[1].gold_primary, first->gold_primary, made->count * sizeof(size_t));
    for (size_t i = 0; i < 2; i++) {
        size_t noise = made->noise_percent + i * made->noise_percent / 2;
        for (size_t row = 0; row < made->count; row++) {
            unsigned char *given = systems[i].given + row * labels;
            for (size_t label = 0; label < labels; label++) {
                bool wrong = random_below(&random, 100) < noise;
                given[label] = systems[i].gold[row * labels + label] != wrong;
                size_t level =
                    random_below(&random, made->levels + 1) + (given[label] ? made->levels : 0);
                systems[i].scores[row * labels + label] =
                    (double)level / (double)(2 * made->levels);
            }
            systems[i].given_primary[row] = eval_pick_primary(&random, given, labels);
        }
    }
}

static inline void eval_free(struct judged systems[2])
{
    judged_free(&systems[0]);
    judged_free(&systems[1]);
}

static inline int eval_open_reference(void **state)
{
    static const char *const COLUMNS[] = {"case", "figure", "value"};
    static const char path[] = "tests/reference/metrics.tsv";
    struct table *table = calloc(1, sizeof *table);
    struct bytes content = {0};
    struct pilar_error error = {0};
    *state = table;
    if (table != NULL && file_read(path, SIZE_MAX / 2, &content, &error) == 0 &&
        table_parse(path, &content, COLUMNS, 3, table, &error) == 0)
        return 0;
    fprintf(stderr, "%s\n", error.message);
    return -1;
}

static inline int eval_close_reference(void **state)
{
    table_free(*state);
    free(*state);
    return 0;
}

/* Fails unless `value` is the kept one to 1e-12, or both are NaN. */
static inline void eval_assert_kept(const struct table *table, const char *name, double value,
                                    const char *figure)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const struct pilar_text *cells = table_row(table, row);
        if (!text_is(cells[0], name) || !text_is(cells[1], figure))
            continue;
        char text[64] = {0};
        memcpy(text, cells[2].data, cells[2].length < 63 ? cells[2].length : 63);
        double kept = strtod(text, NULL);
        if (isnan(kept) ? !isnan(value) : !(fabs(value - kept) <= 1e-12))
            fail_msg("%s of \"%s\": %.17g, kept %.17g", figure, name, value, kept);
        return;
    }
    fail_msg("%s of \"%s\" is not kept", figure, name);
}

#endif
