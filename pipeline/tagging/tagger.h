/* tagger: what a tagger keeps of its last call. Private to tagger.c and explain.c. */
#ifndef TAGGING_TAGGER_H
#define TAGGING_TAGGER_H

#include "pipeline/base/bytes.h"
#include "pipeline/features/attribution.h"
#include "pipeline/features/scorer.h"
#include "pipeline/model/model.h"

/* The reasons for one score, and room to find them in. Zero-initialise it. */
struct explanation {
    struct attributed_word *words; /* [word_count] */
    size_t word_count, word_capacity;
    struct pilar_reason *reasons; /* [reason_count] */
    size_t reason_count, reason_capacity;
};

void explanation_free(struct explanation *explanation);

struct pilar_tagger {
    const struct pilar_model *model;
    struct scorer *text_scorer, *heading_scorer;
    struct bytes heading;           /* the path at hand, joined */
    struct pilar_decision decision; /* its thresholds are those below */
    double *thresholds;             /* [labels] */

    /* of the last call, a row a paragraph */
    const struct pilar_paragraph *paragraphs; /* [count] the caller's */
    size_t count;
    size_t capacity;         /* rows there is room for */
    struct pilar_tags *tags; /* [rows] */
    double *texts;           /* [rows][labels + 1] decisions on the texts, the subject last */
    double *surroundings;    /* [rows] */
    double *headings;        /* [rows][labels] decisions on the headings */
    bool *has_heading;       /* [rows] */
    double *scores;          /* [rows][labels] */
    size_t *labels;          /* [rows][labels] */

    struct explanation explanation;
};

#endif
