/* metrics: how good given labels and scores are, all figures of a judged set in one array. */
#ifndef EVAL_METRICS_H
#define EVAL_METRICS_H

#include "eval/judged.h"

/* The array of figures, [metrics_count(label_count)]: first those of enum metrics_overall, then
 * rows of METRICS_COLUMNS, one for the macro average, one for the micro average and one a label:
 *     figures[METRICS_EXACT_MATCH]
 *     figures[metrics_cell(METRICS_MACRO, METRICS_F1)]
 *     figures[metrics_cell(METRICS_LABELS + label, METRICS_RECALL)]
 * A figure that would divide by zero is 0 (scikit-learn's zero_division=0), so that a label
 * without support counts 0 in the macro average; kappa alone is NaN where it is not defined. */

enum { METRICS_RISKS = 10 };

enum metrics_overall {
    METRICS_SAMPLES_PRECISION, /* means over paragraphs; one with no label, and given none, */
    METRICS_SAMPLES_RECALL,    /* counts 0 here, as in scikit-learn */
    METRICS_SAMPLES_F1,
    METRICS_EXACT_MATCH,      /* share of paragraphs whose labels are all right */
    METRICS_HAMMING_LOSS,     /* share of wrong decisions, a decision being one label for one
                                 paragraph */
    METRICS_LRAP,             /* label ranking average precision (Tsoumakas, Katakis, Vlahavas:
                                 Mining multi-label data, 2010); 1 for a paragraph of no label */
    METRICS_PRIMARY_ACCURACY, /* of the primary label, none being a class of its own */
    METRICS_PRIMARY_F1,       /* macro average over the classes that occur, as gold or as given */
    METRICS_PRIMARY_KAPPA,    /* Cohen's kappa of gold and given, see eval/agreement.h */
    METRICS_RISK, /* [METRICS_RISKS] at coverages 0.1, 0.2, ... 1: the share of paragraphs
                     with a wrong label among that share of them, the most certain,
                     when a tagger abstains on the rest (El-Yaniv, Wiener: On the
                     foundations of noise-free selective classification, 2010).
                     Certainty is the product over the labels of the probability of
                     what was decided: score where the label was given, 1 - score
                     where not. Equally certain paragraphs share their errors. */
    METRICS_OVERALL = METRICS_RISK + METRICS_RISKS
};

enum metrics_row {
    METRICS_MACRO, /* means over all labels, with the sum of their support */
    METRICS_MICRO, /* every pair of paragraph and label taken as one decision */
    METRICS_LABELS /* the first label */
};

enum metrics_column {
    METRICS_PRECISION,
    METRICS_RECALL,
    METRICS_F1,
    METRICS_AVERAGE_PRECISION, /* the sum of precision times the gain in recall over all distinct
                                  scores; no interpolation (Manning, Raghavan, Schütze:
                                  Introduction to information retrieval, 2008, 8.4) */
    METRICS_CALIBRATION_ERROR, /* expected calibration error: 10 bins of equal width, closed above
                                  (0.1 belongs to the first, 0 too); the distance of mean score
                                  and share of gold, weighted by the bins' counts (Naeini, Cooper,
                                  Hauskrecht: Obtaining well calibrated probabilities using
                                  Bayesian binning, 2015) */
    METRICS_BRIER,             /* mean squared distance of score and gold (Brier, 1950) */
    METRICS_SUPPORT,           /* how many paragraphs have the label */
    METRICS_COLUMNS
};

/* How many figures there are. */
size_t metrics_count(size_t label_count);

/* Where a row's figure stands in the array. */
size_t metrics_cell(size_t row, size_t column);

/* Names for machines: "exact_match", "risk_at_80"; "f1", "average_precision". */
const char *metrics_overall_name(size_t figure);
const char *metrics_column_name(size_t column);

/* Writes all figures, [metrics_count(label_count)]. Errors: PILAR_ERROR_MEMORY. */
enum pilar_status metrics_compute(const struct judged *judged, double *figures,
                                  struct pilar_error *error);

/* Counts paragraphs by primary label: `confusion` receives [label_count + 1][label_count + 1],
 * gold down, given across, none last. */
void metrics_confusion(const struct judged *judged, size_t *confusion);

#endif
