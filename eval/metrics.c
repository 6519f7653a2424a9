#include "eval/metrics.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "eval/agreement.h"
#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"

/* The bins of the calibration error end here, and at 1. */
static const double BIN_ENDS[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

enum { LAST_BIN = sizeof BIN_ENDS / sizeof *BIN_ENDS };

static const char *const OVERALL_NAMES[METRICS_OVERALL] = {
    "samples_precision", "samples_recall", "samples_f1",       "exact_match",
    "hamming_loss",      "lrap",           "primary_accuracy", "primary_macro_f1",
    "primary_kappa",     "risk_at_10",     "risk_at_20",       "risk_at_30",
    "risk_at_40",        "risk_at_50",     "risk_at_60",       "risk_at_70",
    "risk_at_80",        "risk_at_90",     "risk_at_100"};

static const char *const COLUMN_NAMES[METRICS_COLUMNS] = {
    "precision", "recall", "f1", "average_precision", "calibration_error", "brier", "support"};

size_t metrics_count(size_t label_count)
{
    return metrics_cell(METRICS_LABELS + label_count, 0);
}

size_t metrics_cell(size_t row, size_t column)
{
    return METRICS_OVERALL + row * METRICS_COLUMNS + column;
}

const char *metrics_overall_name(size_t figure)
{
    return OVERALL_NAMES[figure];
}

const char *metrics_column_name(size_t column)
{
    return COLUMN_NAMES[column];
}

static double ratio(double part, double whole)
{
    return whole == 0 ? 0 : part / whole;
}

static double share(size_t part, size_t whole)
{
    return ratio((double)part, (double)whole);
}

/* A key for what is taken in falling order of a value from 0 to 1, and whether it is a hit: a
 * decision by its score, which hits if the label is gold; a paragraph by its certainty, which hits
 * if its labels are wrong. The bits of such numbers rise as the numbers do, up to those of 1, so
 * that their distance from those of 1 falls; the two highest are free, and the shift drops the
 * sign of -0. */
static uint64_t key_of(double value, bool hit)
{
    const uint64_t bits_of_1 = UINT64_C(0x3FF0000000000000);
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits_of_1 - bits) << 1 | hit;
}

/* Sorts [count] keys, byte by byte from the last, with room for as many behind them; resampling
 * does little else, and this is several times as fast as comparing. Returns where they are. */
static const uint64_t *sort_keys(uint64_t *keys, size_t count)
{
    uint64_t *from = keys, *to = keys + count;
    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t ends[257] = {0};
        for (size_t i = 0; i < count; i++)
            ends[(from[i] >> shift & 0xFF) + 1]++;
        for (size_t byte = 0; byte < 256; byte++)
            ends[byte + 1] += ends[byte];
        for (size_t i = 0; i < count; i++)
            to[ends[from[i] >> shift & 0xFF]++] = from[i];
        uint64_t *sorted = to;
        to = from;
        from = sorted;
    }
    return from;
}

/* The end of the run of equal values that begins at `first`, and the hits in it. */
static size_t end_of_ties(const uint64_t *keys, size_t count, size_t first, size_t *hits)
{
    size_t end = first;
    *hits = 0;
    while (end < count && keys[end] >> 1 == keys[first] >> 1)
        *hits += keys[end++] & 1;
    return end;
}

static double average_precision(uint64_t *keys, size_t count)
{
    const uint64_t *sorted = sort_keys(keys, count);
    double sum = 0;
    size_t found = 0;
    for (size_t end = 0; end < count;) {
        size_t hits;
        end = end_of_ties(sorted, count, end, &hits);
        found += hits;
        sum += (double)hits * share(found, end);
    }
    return ratio(sum, (double)found);
}

/* The figures of the decisions at `first`, `first` + `step` and so on: a label's column, or, with
 * a step of 1, all of them. `keys` is room for two a decision. */
static void measure_decisions(const struct judged *judged, size_t first, size_t step, size_t count,
                              uint64_t *keys, double row[METRICS_COLUMNS])
{
    size_t hits = 0, gold_count = 0, given_count = 0;
    double squares = 0, gaps[LAST_BIN + 1] = {0}, gap_sum = 0;
    for (size_t i = 0, cell = first; i < count; i++, cell += step) {
        bool gold = judged->gold[cell], given = judged->given[cell];
        double score = judged->scores[cell], gap = gold - score;
        gold_count += gold;
        given_count += given;
        hits += gold && given;
        squares += gap * gap;
        size_t bin = 0;
        for (size_t end = 0; end < LAST_BIN; end++)
            bin += score > BIN_ENDS[end];
        gaps[bin] += gap;
        keys[i] = key_of(score, gold);
    }
    for (size_t bin = 0; bin <= LAST_BIN; bin++)
        gap_sum += fabs(gaps[bin]);

    row[METRICS_PRECISION] = share(hits, given_count);
    row[METRICS_RECALL] = share(hits, gold_count);
    row[METRICS_F1] = share(2 * hits, gold_count + given_count);
    row[METRICS_AVERAGE_PRECISION] = average_precision(keys, count);
    row[METRICS_CALIBRATION_ERROR] = ratio(gap_sum, (double)count);
    row[METRICS_BRIER] = ratio(squares, (double)count);
    row[METRICS_SUPPORT] = (double)gold_count;
}

static void average_labels(size_t label_count, double *figures)
{
    for (size_t column = 0; column < METRICS_COLUMNS; column++) {
        double sum = 0;
        for (size_t label = 0; label < label_count; label++)
            sum += figures[metrics_cell(METRICS_LABELS + label, column)];
        figures[metrics_cell(METRICS_MACRO, column)] =
            column == METRICS_SUPPORT ? sum : ratio(sum, (double)label_count);
    }
}

/* For each gold label, the share of gold among the labels that score as high or higher; the mean
 * of that. */
static double ranking_precision(const unsigned char *gold, const double *scores, size_t label_count)
{
    double sum = 0;
    size_t gold_count = 0;
    for (size_t label = 0; label < label_count; label++) {
        if (!gold[label])
            continue;
        size_t rank = 0, hits = 0;
        for (size_t other = 0; other < label_count; other++) {
            if (scores[other] >= scores[label]) {
                rank++;
                hits += gold[other];
            }
        }
        gold_count++;
        sum += share(hits, rank);
    }
    return gold_count == 0 ? 1 : sum / (double)gold_count;
}

static void measure_risk(uint64_t *keys, size_t count, double risks[METRICS_RISKS])
{
    const uint64_t *sorted = sort_keys(keys, count);
    memset(risks, 0, METRICS_RISKS * sizeof *risks);
    size_t errors = 0, step = 0;
    for (size_t first = 0, end, hits; first < count; first = end, errors += hits) {
        end = end_of_ties(sorted, count, first, &hits);
        for (; step < METRICS_RISKS; step++) {
            size_t kept = (count * (step + 1) + METRICS_RISKS - 1) / METRICS_RISKS;
            if (kept > end)
                break;
            double among_ties = (double)(kept - first) * share(hits, end - first);
            risks[step] = ((double)errors + among_ties) / (double)kept;
        }
    }
}

static void measure_paragraphs(const struct judged *judged, uint64_t *keys, double *figures)
{
    size_t label_count = judged->label_count, exact = 0, wrong = 0;
    double precision = 0, recall = 0, f1 = 0, ranking = 0, count = (double)judged->count;
    for (size_t row = 0; row < judged->count; row++) {
        const unsigned char *gold = judged->gold + row * label_count;
        const unsigned char *given = judged->given + row * label_count;
        const double *scores = judged->scores + row * label_count;
        size_t hits = 0, gold_count = 0, given_count = 0;
        double certainty = 1;
        for (size_t label = 0; label < label_count; label++) {
            gold_count += gold[label];
            given_count += given[label];
            hits += gold[label] && given[label];
            certainty *= given[label] ? scores[label] : 1 - scores[label];
        }
        size_t differences = gold_count + given_count - 2 * hits;
        precision += share(hits, given_count);
        recall += share(hits, gold_count);
        f1 += share(2 * hits, gold_count + given_count);
        ranking += ranking_precision(gold, scores, label_count);
        exact += differences == 0;
        wrong += differences;
        keys[row] = key_of(certainty, differences > 0);
    }
    figures[METRICS_SAMPLES_PRECISION] = ratio(precision, count);
    figures[METRICS_SAMPLES_RECALL] = ratio(recall, count);
    figures[METRICS_SAMPLES_F1] = ratio(f1, count);
    figures[METRICS_EXACT_MATCH] = share(exact, judged->count);
    figures[METRICS_HAMMING_LOSS] = share(wrong, judged->count * label_count);
    figures[METRICS_LRAP] = ratio(ranking, count);
    measure_risk(keys, judged->count, figures + METRICS_RISK);
}

void metrics_confusion(const struct judged *judged, size_t *confusion)
{
    size_t none = judged->label_count, classes = none + 1;
    memset(confusion, 0, classes * classes * sizeof *confusion);
    for (size_t row = 0; row < judged->count; row++) {
        size_t gold = judged->gold_primary[row], given = judged->given_primary[row];
        confusion[(gold == JUDGED_NONE ? none : gold) * classes +
                  (given == JUDGED_NONE ? none : given)]++;
    }
}

static void measure_primary(const size_t *confusion, size_t classes, double *figures)
{
    size_t right = 0, count = 0, occurring = 0;
    double f1 = 0;
    for (size_t class = 0; class < classes; class ++) {
        size_t hits = confusion[class * classes + class], gold = 0, given = 0;
        for (size_t other = 0; other < classes; other++) {
            gold += confusion[class * classes + other];
            given += confusion[other * classes + class];
        }
        right += hits;
        count += gold;
        occurring += gold + given > 0;
        f1 += share(2 * hits, gold + given);
    }
    figures[METRICS_PRIMARY_ACCURACY] = share(right, count);
    figures[METRICS_PRIMARY_F1] = ratio(f1, (double)occurring);
    figures[METRICS_PRIMARY_KAPPA] = agreement_kappa(confusion, classes);
}

enum pilar_status metrics_compute(const struct judged *judged, double *figures,
                                  struct pilar_error *error)
{
    size_t label_count = judged->label_count, cells = judged->count * label_count;
    size_t classes = label_count + 1;
    uint64_t *keys = memory_array(cells > 0 ? cells : judged->count, 2 * sizeof *keys);
    size_t *confusion = memory_array(classes * classes, sizeof *confusion);
    enum pilar_status status = PILAR_OK;
    if (keys == NULL || confusion == NULL) {
        status = error_memory(error);
        goto done;
    }

    for (size_t label = 0; label < label_count; label++)
        measure_decisions(judged, label, label_count, judged->count, keys,
                          figures + metrics_cell(METRICS_LABELS + label, 0));
    measure_decisions(judged, 0, 1, cells, keys, figures + metrics_cell(METRICS_MICRO, 0));
    average_labels(label_count, figures);
    measure_paragraphs(judged, keys, figures);
    metrics_confusion(judged, confusion);
    measure_primary(confusion, classes, figures);

done:
    free(confusion);
    free(keys);
    return status;
}
