/* table: tab-separated values with a header, read whole and checked. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/bytes.h"

/* Rows of a file, its header apart. Cells are parts of `content`. */
struct table {
    struct bytes content;
    struct pilar_text *cells; /* [row_count][column_count] */
    size_t row_count, column_count;
    size_t *lines; /* [row_count] the line of the file each row stands on, from 1 */
};

/* Reads `content`, which it takes over; its header must be exactly `columns` [column_count].
 * Empty lines are skipped. `path` is what messages call it. Errors, with the line: another header,
 * another number of cells, invalid UTF-8 (PILAR_ERROR_INPUT); PILAR_ERROR_MEMORY. */
enum pilar_status table_parse(const char *path, struct bytes *content, const char *const *columns,
                              size_t column_count, struct table *table, struct pilar_error *error);

void table_free(struct table *table);

/* The cells of a row, [column_count]. */
const struct pilar_text *table_row(const struct table *table, size_t row);

/* Whether the first line of `content` is this header. */
bool table_begins_with(struct pilar_text content, const char *const *columns, size_t column_count);

#endif
