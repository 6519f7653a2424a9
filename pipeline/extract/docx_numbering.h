/* docx_numbering: Word's automatic numbers (word/numbering.xml), counted as Word counts them. */
#ifndef EXTRACT_DOCX_NUMBERING_H
#define EXTRACT_DOCX_NUMBERING_H

#include "pipeline/base/bytes.h"
#include "pipeline/extract/docx_styles.h"

/* Zero-initialise it. */
struct docx_numbering {
    struct names abstracts;         /* the w:abstractNumId, as text */
    struct docx_abstract *abstract; /* [abstracts.count] */
    size_t abstract_capacity;
    struct names lists;     /* the w:numId */
    struct docx_list *list; /* [lists.count] */
    size_t list_capacity;
    struct arena arena;
};

void docx_numbering_free(struct docx_numbering *numbering);

/* Reads word/numbering.xml, which may be missing: an empty name. `styles` tells what list a
 * numbering style stands for. Errors: those of xml_read. */
enum pilar_status docx_numbering_read(const struct archive *archive, const char *member,
                                      const struct docx_styles *styles,
                                      struct docx_numbering *numbering, struct pilar_error *error);

/* Counts a paragraph of the list that `paragraph` says, and appends what Word prints before it
 * ("12.", "a)", "-"): nothing if it is in no list. `style`, the id of its style or NULL, tells the
 * level where `paragraph` does not. */
void docx_numbering_next(struct docx_numbering *numbering, const struct docx_paragraph *paragraph,
                         const char *style, struct bytes *out);

#endif
