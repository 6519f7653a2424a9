/* pdf_page: what a page of a PDF looks like: the order in which its lines are read, what stands
 * apart and what is centred. */
#ifndef EXTRACT_PDF_PAGE_H
#define EXTRACT_PDF_PAGE_H

#include "pipeline/extract/pdf_lines.h"

/* What was learned from the pages before, for those that do not tell. Zero-initialise it. */
struct pdf_habits {
    float left, right; /* of the column of text, in points; both 0 if not known */
    float leading;     /* from baseline to baseline, in sizes of the type; 0 if not known */
};

/* Appends the lines of the page `number`, counted from 1, in the order of reading, to `stream`;
 * it sorts `lines`. `width` is that of the page, in points. False if memory is out. */
bool pdf_page_write(struct pdf_lines *lines, uint32_t number, float width,
                    struct pdf_habits *habits, struct bytes *stream);

#endif
