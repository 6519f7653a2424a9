/* agreement: how far annotators agree beyond chance. */
#ifndef EVAL_AGREEMENT_H
#define EVAL_AGREEMENT_H

#include "eval/judged.h"

/* What one annotator said of the paragraphs; the arrays are the caller's. A paragraph that was
 * not annotated has 0 in `present`, and its other values are not looked at. */
struct annotator {
    const unsigned char *labels;  /* [count][label_count] 1 where the label was given, or 0 */
    const size_t *primary;        /* [count] a label's index or JUDGED_NONE */
    const unsigned char *present; /* [count] */
};

/* Cohen's kappa (A coefficient of agreement for nominal scales, 1960) from the counts
 * [class_count][class_count] of one annotator's classes down and the other's across: 1 when they
 * always agree, 0 when as often as chance would have it. NaN, as in scikit-learn, where chance
 * alone makes them agree: nothing was counted, or both know one class only. */
double agreement_kappa(const size_t *confusion, size_t class_count);

/* Kappa of two annotators over the paragraphs that both annotated: `kappas` receives
 * [label_count + 1], one a label and last that of the primary label, none being a class.
 * Errors: PILAR_ERROR_MEMORY. */
enum pilar_status agreement_pair(const struct annotator *left, const struct annotator *right,
                                 size_t count, size_t label_count, double *kappas,
                                 struct pilar_error *error);

/* The MASI distance of two label sets [label_count] of 0 and 1 (Passonneau: Measuring agreement on
 * set-valued items for semantic and pragmatic annotation, LREC 2006): 1 - Jaccard * weight, the
 * weight being 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where
 * they do not. NLTK rounds the weights to 0.67 and 0.33. Two empty sets are equal. */
double agreement_masi(const unsigned char *left, const unsigned char *right, size_t label_count);

/* Krippendorff's alpha (Content analysis, 4th edition, 2019, chapter 12) with the MASI distance,
 * of any number of annotators; a paragraph that fewer than two annotated does not count. Takes
 * time in proportion to the paragraphs, and to the square of the number of distinct label sets.
 * `alpha` receives NaN where all sets are the same, or there is none.
 * Errors: PILAR_ERROR_MEMORY. */
enum pilar_status agreement_alpha(const struct annotator *annotators, size_t annotator_count,
                                  size_t count, size_t label_count, double *alpha,
                                  struct pilar_error *error);

#endif
