/* docx_styles: how Word sets paragraphs and runs, by their styles and by themselves. */
#ifndef EXTRACT_DOCX_STYLES_H
#define EXTRACT_DOCX_STYLES_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/names.h"
#include "pipeline/extract/run.h"
#include "pipeline/extract/xml.h"

/* Word's elements are told to handlers with the prefix "w", be the file transitional or strict. */
extern const struct xml_namespace DOCX_NAMESPACES[];
extern const size_t DOCX_NAMESPACE_COUNT;

enum { DOCX_LEVELS = 9 }; /* of headings and of lists */

/* w:pPr. */
struct docx_paragraph {
    enum run_said centred;
    unsigned depth; /* of a heading: outline level + 1, so from 1; 0 if not said, and
                     * DOCX_LEVELS + 1 if it is said to be none */
    bool has_list;  /* w:numId is said; 0 means no list */
    uint32_t list;  /* w:numId */
    bool has_level; /* w:ilvl is said */
    uint32_t level; /* w:ilvl, from 0 */
};

struct docx_style {
    uint32_t base; /* the number of the style that it is based on, or NAMES_NONE */
    bool defined;
    bool resolved;
    struct run run;
    struct docx_paragraph paragraph;
};

/* Zero-initialise it. A style's id is its number in `ids`. */
struct docx_styles {
    struct names ids;
    struct docx_style *styles; /* [ids.count] */
    size_t capacity;
    struct run run;    /* w:docDefaults */
    uint32_t standard; /* of paragraphs that name none, or NAMES_NONE */
};

void docx_styles_free(struct docx_styles *styles);

/* Reads word/styles.xml, which may be missing: an empty name. What a style says includes then
 * what it has from those it is based on. Errors: those of xml_read. */
enum pilar_status docx_styles_read(const struct archive *archive, const char *member,
                                   struct docx_styles *styles, struct pilar_error *error);

/* The style of this id; of NULL the standard paragraph style; NULL if there is none. */
const struct docx_style *docx_styles_find(const struct docx_styles *styles, const char *id);

/* Takes what a child of w:rPr, or of w:pPr and w:numPr, says; others are left. */
void docx_take_run(struct run *run, const char *name, const struct xml_attributes *attributes);
void docx_take_paragraph(struct docx_paragraph *paragraph, const char *name,
                         const struct xml_attributes *attributes);

/* Puts what `over` says over `under`. */
struct docx_paragraph docx_paragraph_over(struct docx_paragraph under, struct docx_paragraph over);

/* The run of a style for characters in a paragraph of another style: what both say to be bold is
 * plain, and so on. */
struct run docx_toggle_run(struct run paragraph, struct run character);

/* The number in an attribute, up to `most`; false if it is none. */
bool docx_number(const char *value, uint32_t most, uint32_t *number);

#endif
