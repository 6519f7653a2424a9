/* annotations: files in which annotators say which labels they gave to which paragraphs. */
#ifndef EVAL_ANNOTATIONS_H
#define EVAL_ANNOTATIONS_H

#include "eval/agreement.h"
#include "pipeline/base/bytes.h"

/* Reads the files at `paths` [path_count], at least two, one an annotator: TSV with the columns
 * document, index (of the paragraph within it) and labels (separated by commas, the primary first,
 * or "none"); and appends to `out` as a table Cohen's kappa of each pair, for each label and for
 * the primary label, and Krippendorff's alpha of all. Paragraphs are matched by document and
 * index; those that one annotator alone has count for nothing.
 * Errors, with file and line: PILAR_ERROR_IO, PILAR_ERROR_INPUT; PILAR_ERROR_MEMORY. */
enum pilar_status annotations_report(const char *const *paths, size_t path_count, struct bytes *out,
                                     struct pilar_error *error);

#endif
