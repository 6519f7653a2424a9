#include "pipeline/extract/pdf_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/extracted.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/pdf_columns.h"

static const float SAME_SIZE = 0.03F;     /* of the size, up to which sizes are the same */
static const float SAME_LEADING = 0.04F;  /* of the size, up to which distances are the same */
static const float LEAST_LEADING = 0.8F;  /* of the size, that lines of a paragraph have */
static const float MOST_LEADING = 2.6F;   /* and that they have at most */
static const float USUAL_LEADING = 1.25F; /* if nothing is known */
static const float GAP = 1.2F;            /* of the usual distance, from which on it is a gap */
static const float SAME_ROW = 0.3F;       /* of the size, up to which baselines are side by side */
static const float FULL = 0.85F;          /* of a column, up to which a full line reaches */
static const float WIDE = 0.6F;           /* of the widest line, from which on a line is wide */
static const float MARGIN = 2.0F;         /* of the size, that a centred line has on both sides */
static const float OFF_CENTRE = 0.01F;    /* of the column, that a centred line may be off */
static const float TITLE = 0.6F;          /* of the page, that one has if no column is known */

enum {
    SURE_LINES = 12, /* from which a wider leading than on the pages before is believed */
    COLUMNS = 3,     /* the whole page, and two beside each other */
    LEAST_LINES = 3, /* from which a column or the leading is known */
    LOOK_BACK = 200, /* lines in which the one above is looked for */
    NO_LINE = -1
};

struct page {
    const struct pdf_line *lines;
    const char *text; /* that the lines have their parts of */
    size_t count;
    float *values;    /* [count] */
    ptrdiff_t *above; /* [count] the line above each, or NO_LINE */
    float left[COLUMNS], right[COLUMNS];
    bool known[COLUMNS];
    float leading;
};

/* ---- columns ---- */

static int compare_floats(const void *left, const void *right)
{
    const float *values[] = {left, right};
    return (*values[0] > *values[1]) - (*values[0] < *values[1]);
}

static bool is_of(const struct pdf_line *line, uint32_t column)
{
    return column == 0 || line->column == column;
}

static float widest_of(const struct page *page, uint32_t column)
{
    float widest = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_line *line = &page->lines[i];
        if (is_of(line, column) && line->right - line->left > widest)
            widest = line->right - line->left;
    }
    return widest;
}

/* The edge of nearly all wide lines: beyond it stand no more than a tenth of them. */
static bool find_edge(struct page *page, uint32_t column, float widest, bool right, float *edge)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_line *line = &page->lines[i];
        if (is_of(line, column) && line->right - line->left >= WIDE * widest)
            page->values[count++] = right ? -line->right : line->left;
    }
    if (count < LEAST_LINES)
        return false;
    qsort(page->values, count, sizeof *page->values, compare_floats);
    *edge = right ? -page->values[count / 10] : page->values[count / 10];
    return true;
}

static void find_columns(struct page *page, struct pdf_habits *habits)
{
    for (uint32_t column = 0; column < COLUMNS; column++) {
        float widest = widest_of(page, column);
        page->known[column] = find_edge(page, column, widest, false, &page->left[column]) &&
                              find_edge(page, column, widest, true, &page->right[column]);
    }
    if (page->known[0]) {
        habits->left = page->left[0];
        habits->right = page->right[0];
    } else if (habits->right > habits->left) {
        page->left[0] = habits->left;
        page->right[0] = habits->right;
        page->known[0] = true;
    }
}

/* ---- gaps ---- */

static bool is_above(const struct pdf_line *upper, const struct pdf_line *lower)
{
    return lower->baseline - upper->baseline > SAME_ROW * lower->size;
}

/* The line above is the nearest in the order of reading that stands higher and not wholly beside;
 * if all do, the nearest that stands higher. */
static ptrdiff_t line_above(const struct page *page, size_t index)
{
    const struct pdf_line *line = &page->lines[index];
    ptrdiff_t nearest = NO_LINE, at = (ptrdiff_t)index - 1;
    for (int i = 0; i < LOOK_BACK && at >= 0; i++, at--) {
        const struct pdf_line *other = &page->lines[at];
        if (!is_above(other, line))
            continue;
        if (other->left < line->right && line->left < other->right)
            return at;
        if (nearest == NO_LINE)
            nearest = at;
    }
    return nearest;
}

static bool same_size(const struct pdf_line *left, const struct pdf_line *right)
{
    return fabsf(left->size - right->size) <= SAME_SIZE * right->size;
}

/* Whether the line is of a table of contents, with dots up to the number of a page. */
static bool has_leaders(const struct page *page, const struct pdf_line *line)
{
    return memmem(page->text + line->begin, line->length, ".....", 5) != NULL;
}

/* A line that reaches the right edge of its column is seldom the last of a paragraph. */
static bool is_full(const struct page *page, const struct pdf_line *line)
{
    if (has_leaders(page, line))
        return false;
    float left = page->left[line->column], right = page->right[line->column];
    return page->known[line->column] && line->right >= left + FULL * (right - left);
}

/* The distance that most lines within paragraphs have; of equals the least. The rows of a table and
 * a list of short paragraphs stand further apart than lines do: a few such distances do not count
 * where the pages before, whose leading is `usual` if it is not 0, have less. */
static bool find_leading(struct page *page, float usual, float *leading)
{
    size_t count = 0, most = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_line *line = &page->lines[i];
        const struct pdf_line *above =
            page->above[i] != NO_LINE ? &page->lines[page->above[i]] : NULL;
        if (above == NULL || !same_size(above, line) || !is_full(page, above))
            continue;
        float distance = (line->baseline - above->baseline) / line->size;
        if (distance >= LEAST_LEADING && distance <= MOST_LEADING)
            page->values[count++] = distance;
    }
    if (count < LEAST_LINES)
        return false;
    qsort(page->values, count, sizeof *page->values, compare_floats);
    for (size_t begin = 0, end = 0; begin < count; begin++) {
        while (end < count && page->values[end] - page->values[begin] <= SAME_LEADING)
            end++;
        if (end - begin > most) {
            most = end - begin;
            *leading = page->values[begin + most / 2];
        }
    }
    return usual == 0 || *leading <= GAP * usual || most >= SURE_LINES;
}

static bool stands_apart(const struct page *page, size_t index)
{
    if (page->above[index] == NO_LINE)
        return false;
    const struct pdf_line *line = &page->lines[index];
    const struct pdf_line *above = &page->lines[page->above[index]];
    float size = line->size > above->size ? line->size : above->size;
    return line->baseline - above->baseline > GAP * page->leading * size;
}

/* ---- centred lines ---- */

/* Whether the lines, one below the other without a gap, are not centred both: the second begins
 * where the first does, as in an indented quotation, or has another centre. */
static bool are_aligned(const struct pdf_line *line, const struct pdf_line *other, float off_centre)
{
    float off = fabsf(line->left + line->right - other->left - other->right) / 2;
    return same_size(other, line) &&
           (fabsf(other->left - line->left) < SAME_ROW * line->size || off > off_centre);
}

static bool is_aligned(const struct page *page, size_t index, float off_centre)
{
    const struct pdf_line *line = &page->lines[index];
    bool above = page->above[index] != NO_LINE && !stands_apart(page, index) &&
                 are_aligned(line, &page->lines[page->above[index]], off_centre);
    bool below = index + 1 < page->count && page->above[index + 1] == (ptrdiff_t)index &&
                 !stands_apart(page, index + 1) &&
                 are_aligned(line, &page->lines[index + 1], off_centre);
    return above || below;
}

static bool is_centred(const struct page *page, size_t index, float width)
{
    const struct pdf_line *line = &page->lines[index];
    bool known = page->known[line->column];
    float left = known ? page->left[line->column] : 0;
    float right = known ? page->right[line->column] : width;
    float margin = MARGIN * line->size;
    if (line->left < left + margin || line->right > right - margin ||
        (!known && line->right - line->left > TITLE * width))
        return false;
    float off = fabsf(line->left + line->right - left - right) / 2;
    float off_centre = OFF_CENTRE * (right - left);
    return off <= off_centre && !is_aligned(page, index, off_centre);
}

/* ---- all lines ---- */

static uint32_t tenths(float points)
{
    return points > 0 ? (uint32_t)lroundf(points * 10) : 0;
}

static void write_lines(const struct page *page, const struct pdf_lines *lines, uint32_t number,
                        float width, struct bytes *stream)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_line *line = &page->lines[i];
        struct extracted_line written = {
            .kind = EXTRACTED_LINE,
            .page = number,
            .left = tenths(line->left),
            .top = tenths(line->top),
            .right = tenths(line->right),
            .bottom = tenths(line->bottom),
            .size = tenths(line->size),
            .style = line->style | (is_centred(page, i, width) ? EXTRACTED_CENTRED : 0U),
            .gap = stands_apart(page, i) ? 1 : 0,
            .text = {lines->text.data + line->begin, line->length}};
        extracted_append(stream, &written);
    }
}

bool pdf_page_write(struct pdf_lines *lines, uint32_t number, float width,
                    struct pdf_habits *habits, struct bytes *stream)
{
    struct page page = {.count = lines->count, .text = lines->text.data};
    pdf_columns_sort(lines);
    page.lines = lines->items;
    page.values = memory_array(lines->count, sizeof *page.values);
    page.above = memory_array(lines->count, sizeof *page.above);
    bool made = page.values != NULL && page.above != NULL;
    if (made) {
        for (size_t i = 0; i < page.count; i++)
            page.above[i] = line_above(&page, i);
        find_columns(&page, habits);
        if (find_leading(&page, habits->leading, &page.leading))
            habits->leading = page.leading;
        else
            page.leading = habits->leading > 0 ? habits->leading : USUAL_LEADING;
        write_lines(&page, lines, number, width, stream);
    }
    free(page.values);
    free(page.above);
    return made && !stream->failed;
}
