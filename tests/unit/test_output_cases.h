/* test_output_cases: a tagged document for the output formats to write. */
#ifndef TESTS_TEST_OUTPUT_CASES_H
#define TESTS_TEST_OUTPUT_CASES_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/output/tagged.h"

enum { PAPER_COUNT = 3, PAPER_LABELS = 2 };

/* A document of three paragraphs: under two headings with two labels, under the first of them
 * with none, and bare. Tests change what they are about. */
struct paper {
    struct pilar_text headings[2];
    struct pilar_paragraph paragraphs[PAPER_COUNT];
    struct pilar_label labels[PAPER_LABELS];
    double scores[PAPER_COUNT][PAPER_LABELS];
    size_t given[PAPER_COUNT][PAPER_LABELS];
    struct pilar_tags tags[PAPER_COUNT];
    struct pilar_description description;
    struct tagged tagged;
};

static inline void paper_make(struct paper *paper)
{
    *paper = (struct paper){
        .headings = {text_of("Normas"), text_of("Aplicación")},
        .labels = {{"threats", "Amenazas", "Threats", 0.5}, {"norms", "Normas", "Norms", 0.5}},
        .scores = {{0.5, 0.98765}, {0.25, 0.125}, {0, 1}},
        .given = {{1, 0}, {0}, {1}},
        .description = {.kind = PILAR_KIND_OTHER, .language = text_of("und")},
    };
    paper->paragraphs[0] = (struct pilar_paragraph){.index = 1,
                                                    .number = text_of("16"),
                                                    .citation = text_of("A/68/98, párr. 16"),
                                                    .heading = paper->headings,
                                                    .heading_count = 2,
                                                    .page = 4,
                                                    .type = PILAR_PARAGRAPH,
                                                    .text = text_of("La aplicación de normas.")};
    paper->paragraphs[1] = (struct pilar_paragraph){.index = 2,
                                                    .number = text_of("a)"),
                                                    .citation = text_of("A/68/98, párr. 16 a)"),
                                                    .heading = paper->headings,
                                                    .heading_count = 1,
                                                    .page = 5,
                                                    .type = PILAR_ITEM,
                                                    .text = text_of("Nada;")};
    paper->paragraphs[2] = (struct pilar_paragraph){.index = 3, .text = text_of("Fin.")};
    for (size_t i = 0; i < PAPER_COUNT; i++)
        paper->tags[i] = (struct pilar_tags){.scores = paper->scores[i],
                                             .labels = paper->given[i],
                                             .primary = paper->given[i][0],
                                             .count = i == 0   ? 2
                                                      : i == 1 ? 0
                                                               : 1};
    paper->tagged = (struct tagged){.document = "informe.txt",
                                    .symbol = text_of("A/68/98"),
                                    .description = &paper->description,
                                    .paragraphs = paper->paragraphs,
                                    .tags = paper->tags,
                                    .count = PAPER_COUNT,
                                    .labels = paper->labels,
                                    .label_count = PAPER_LABELS};
}

/* Leaves only the first paragraph. */
static inline struct pilar_paragraph *paper_make_one(struct paper *paper)
{
    paper_make(paper);
    paper->tagged.count = 1;
    return &paper->paragraphs[0];
}

/* All that a format writes for the document, NUL-terminated; the caller frees it. */
static inline struct bytes paper_write(const struct paper *paper,
                                       const struct output_format *format,
                                       struct output_style style)
{
    struct bytes out = {0};
    bool tagged = paper->tagged.tags != NULL;
    format->begin(&out, tagged ? paper->labels : NULL, tagged ? PAPER_LABELS : 0, &style);
    format->document(&out, &paper->tagged, &style);
    bytes_append_byte(&out, '\0');
    assert_false(out.failed);
    assert_int_equal(strlen(out.data), out.length - 1);
    return out;
}

static inline void assert_output(const struct paper *paper, const struct output_format *format,
                                 struct output_style style, const char *expected)
{
    struct bytes out = paper_write(paper, format, style);
    assert_string_equal(out.data, expected);
    bytes_free(&out);
}

#endif
