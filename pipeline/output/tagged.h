/* tagged: what every output format is given, and the functions that write one. */
#ifndef OUTPUT_TAGGED_H
#define OUTPUT_TAGGED_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"

/* The reasons for one label of a paragraph that are worth telling: words, the strongest first. */
struct tagged_reasons {
    const struct pilar_reason *reasons; /* [count] */
    size_t count;
};

/* A document, segmented and perhaps tagged. All of it belongs to others. */
struct tagged {
    const char *document; /* the input's path as given, made UTF-8 */
    struct pilar_text symbol;
    const struct pilar_description *description;
    const struct pilar_paragraph *paragraphs; /* [count] */
    const struct pilar_tags *tags;            /* [count]; NULL: segmented only */
    const struct tagged_reasons *reasons; /* [count][label_count] in the order of each one's tags;
                                             NULL: not asked for */
    size_t count;
    const struct pilar_label *labels; /* [label_count] of the model */
    size_t label_count;
};

/* How the user wants it. */
struct output_style {
    bool no_text; /* leave the text of the paragraphs out */
    bool explain; /* documents come with reasons */
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

/* The name of a document's kind: "resolution", ..., "working_paper", "other". */
const char *output_kind_name(enum pilar_document_kind kind);

/* Appends a number from 0 up to a million with so many decimals (at most 6), the same in every
 * locale. */
void output_decimal(struct bytes *out, double number, unsigned decimals);

enum { OUTPUT_SCORE_DECIMALS = 4, OUTPUT_WEIGHT_DECIMALS = 2, OUTPUT_PLACE_DECIMALS = 1 };

#endif
