#include "pipeline/base/table.h"

#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

static bool is_header(struct pilar_text line, const char *const *columns, size_t column_count)
{
    struct pilar_text rest = line, cell;
    size_t count = 0;
    while (text_split(&rest, "\t", &cell)) {
        if (count == column_count || !text_is(cell, columns[count]))
            return false;
        count++;
    }
    return count == column_count;
}

static enum pilar_status header_error(const char *path, const char *const *columns,
                                      size_t column_count, struct pilar_error *error)
{
    struct bytes names = {0};
    for (size_t i = 0; i < column_count; i++)
        bytes_append_format(&names, "%s%s", i == 0 ? "" : ", ", columns[i]);
    bytes_append_byte(&names, '\0');
    enum pilar_status status =
        names.failed
            ? error_memory(error)
            : error_set(error, PILAR_ERROR_INPUT,
                        "%s:1: the header must be the tab-separated columns %s", path, names.data);
    bytes_free(&names);
    return status;
}

static enum pilar_status split_row(struct pilar_text line, size_t line_number, const char *path,
                                   struct table *table, size_t *cell_capacity,
                                   size_t *line_capacity, struct pilar_error *error)
{
    size_t columns = table->column_count;
    if (table->row_count >= SIZE_MAX / columns - 1 ||
        !memory_reserve(&table->cells, cell_capacity, (table->row_count + 1) * columns,
                        sizeof *table->cells) ||
        !memory_reserve(&table->lines, line_capacity, table->row_count + 1, sizeof *table->lines))
        return error_memory(error);
    struct pilar_text *cells = table->cells + table->row_count * columns;
    struct pilar_text rest = line, cell;
    size_t count = 0;
    while (text_split(&rest, "\t", &cell)) {
        if (count < columns)
            cells[count] = cell;
        count++;
    }
    if (count != columns)
        return error_set(error, PILAR_ERROR_INPUT, "%s:%zu: %zu columns instead of %zu", path,
                         line_number, count, columns);
    table->lines[table->row_count++] = line_number;
    return PILAR_OK;
}

/* The lines of `content`, with or without a final newline; CRLF is taken as LF. */
static bool next_line(struct pilar_text *rest, struct pilar_text *line)
{
    if (rest->length == 0 || !text_split(rest, "\n", line))
        return false;
    if (line->length > 0 && line->data[line->length - 1] == '\r')
        line->length--;
    return true;
}

enum pilar_status table_parse(const char *path, struct bytes *content, const char *const *columns,
                              size_t column_count, struct table *table, struct pilar_error *error)
{
    struct table made = {.column_count = column_count, .content = *content};
    size_t cell_capacity = 0, line_capacity = 0, line_number = 0;
    enum pilar_status status = PILAR_OK;
    *content = (struct bytes){0};
    struct pilar_text rest = bytes_text(&made.content), line;
    if (status == PILAR_OK && text_starts_with(rest, "\xEF\xBB\xBF")) { /* spreadsheets add it */
        rest.data += 3;
        rest.length -= 3;
    }
    bool header_read = false;
    while (status == PILAR_OK && next_line(&rest, &line)) {
        line_number++;
        size_t valid = utf8_valid_prefix(line);
        if (valid < line.length)
            status = error_set(error, PILAR_ERROR_INPUT, "%s:%zu: not UTF-8 at byte %zu", path,
                               line_number, valid + 1);
        else if (!header_read && !is_header(line, columns, column_count))
            status = header_error(path, columns, column_count, error);
        else if (header_read && line.length > 0)
            status =
                split_row(line, line_number, path, &made, &cell_capacity, &line_capacity, error);
        header_read = true;
    }
    if (status == PILAR_OK && !header_read)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: the file is empty", path);
    if (status == PILAR_OK)
        *table = made;
    else
        table_free(&made);
    return status;
}

void table_free(struct table *table)
{
    bytes_free(&table->content);
    free(table->cells);
    free(table->lines);
    *table = (struct table){0};
}

const struct pilar_text *table_row(const struct table *table, size_t row)
{
    return table->cells + row * table->column_count;
}

bool table_begins_with(struct pilar_text content, const char *const *columns, size_t column_count)
{
    struct pilar_text rest = content, line;
    if (text_starts_with(rest, "\xEF\xBB\xBF")) {
        rest.data += 3;
        rest.length -= 3;
    }
    return next_line(&rest, &line) && is_header(line, columns, column_count);
}
