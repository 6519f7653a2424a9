/* tagged: what every output format is given, and the functions that write one. */
#ifndef OUTPUT_TAGGED_H
#define OUTPUT_TAGGED_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"

/* A document, segmented and perhaps tagged. All of it belongs to others. */
struct tagged {
    const char *document; /* the input's path as given, made UTF-8 */
    struct pilar_text symbol;
    const struct pilar_paragraph *paragraphs; /* [count] */
    const struct pilar_tags *tags;            /* [count]; NULL: segmented only */
    size_t count;
    const struct pilar_label *labels; /* [label_count] of the model */
    size_t label_count;
};

/* How the user wants it. */
struct output_style {
    bool no_text; /* leave the text of the paragraphs out */
    bool colour;  /* table: ANSI colours */
    bool spanish; /* table: display names and headings in Spanish, else in English */
    size_t width; /* table: columns of the terminal */
};

/* A format: what comes before all documents, each document, and nothing after. */
struct output_format {
    const char *name; /* as -f takes it */
    void (*begin)(struct bytes *out, const struct pilar_label *labels, size_t label_count,
                  const struct output_style *style);
    void (*document)(struct bytes *out, const struct tagged *tagged,
                     const struct output_style *style);
};

extern const struct output_format output_jsonl, output_tsv, output_table;

/* The name of a paragraph's type: "preambular", "operative", "paragraph", "item". */
const char *output_type_name(enum pilar_paragraph_type type);

/* Appends a probability with so many decimals (at most 6), the same in every locale. */
void output_probability(struct bytes *out, double probability, unsigned decimals);

enum { OUTPUT_SCORE_DECIMALS = 4 };

#endif
