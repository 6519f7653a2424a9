/* bag: labelled paragraphs as labels, fingerprints and word counts, without their sentences. */
#ifndef LEARNING_BAG_H
#define LEARNING_BAG_H

#include "pipeline/learning/corpus.h"

/* Writes NAME.labels.tsv and NAME.bags.tsv for all examples of `corpus`, which must be texts;
 * the index of a paragraph counts from 1 within its document.
 * Errors: PILAR_ERROR_INPUT (already bags), PILAR_ERROR_IO, PILAR_ERROR_MEMORY. */
enum pilar_status bag_write(const struct corpus *corpus, const char *name,
                            struct pilar_error *error);

/* Appends the words of `text`, in normal form, each once with its count, in byte order:
 * "norma:2 voluntaria:1". False if memory is out. */
bool bag_append(struct bytes *out, struct pilar_text text);

#endif
