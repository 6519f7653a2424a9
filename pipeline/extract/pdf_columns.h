/* pdf_columns: the order in which the lines of a page are read. */
#ifndef EXTRACT_PDF_COLUMNS_H
#define EXTRACT_PDF_COLUMNS_H

#include "pipeline/extract/pdf_lines.h"

/* Sorts the lines from top to bottom, those side by side from left to right. Where the text is set
 * in two columns, all lines of the left one (whose `column` becomes 1) come before those of the
 * right one (2). */
void pdf_columns_sort(struct pdf_lines *lines);

#endif
