/* hyphens: whether a hyphen at a line's end belongs to the word. */
#ifndef DOCUMENT_HYPHENS_H
#define DOCUMENT_HYPHENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/document/lines.h"

/* The words that hyphens at line ends ask for, and which of them the document has elsewhere. */
struct hyphens {
    uint64_t *words; /* [count] hashes, ascending */
    bool *found;     /* [count] */
    bool *low;       /* [1 << 16] some of them has these low bits: most words are asked by none */
    size_t count;
};

enum hyphen {
    HYPHEN_MEND, /* it divides a word: "informa-" "ción" */
    HYPHEN_KEEP, /* it is part of it: "Baseley-" "Walker", "político-" "militar", "2015-" "2020" */
    HYPHEN_DASH  /* it stands for itself: "acuerdos -" "en particular" */
};

/* Collects the words that line ends ask for and looks for them in all lines. Costs nothing where
 * no line ends in a hyphen. Zero-initialise `hyphens`. False if memory is out. */
bool hyphens_learn(struct hyphens *hyphens, const struct lines *lines);

void hyphens_free(struct hyphens *hyphens);

/* What the hyphen at the end of `left` is, if `right` follows. Before a capital or a digit it is
 * kept. Else it is mended, unless the document has both halves, and not the whole, as words. */
enum hyphen hyphens_decide(const struct hyphens *hyphens, struct pilar_text left,
                           struct pilar_text right);

/* The length of `left` without the hyphen at its end, soft or hard. */
size_t hyphens_stem(struct pilar_text left);

#endif
