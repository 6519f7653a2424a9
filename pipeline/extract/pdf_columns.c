#include "pipeline/extract/pdf_columns.h"

#include <stdlib.h>

enum {
    CANDIDATES = 64, /* places at which a gutter is looked for */
    LEAST_LINES = 4  /* wide ones that a column of text has */
};

static const float SAME_ROW = 0.3F;  /* of the size, up to which baselines are side by side */
static const float WIDE = 0.6F;      /* of a column, from which on a line is wide */
static const float NEXT_LINE = 2.2F; /* of the size, up to which a line goes on with a column */
static const float TOUCH = 1.0F;     /* points by which a line may reach into the gutter */

/* ---- rows ---- */

static int compare_floats(float left, float right)
{
    return (left > right) - (left < right);
}

static int compare_height(const void *left, const void *right)
{
    const struct pdf_line *lines[] = {left, right};
    int order = compare_floats(lines[0]->baseline, lines[1]->baseline);
    if (order == 0)
        order = compare_floats(lines[0]->left, lines[1]->left);
    return order != 0 ? order : (lines[0]->begin > lines[1]->begin) ? 1 : -1;
}

static int compare_place(const void *left, const void *right)
{
    const struct pdf_line *lines[] = {left, right};
    int order = compare_floats(lines[0]->left, lines[1]->left);
    return order != 0 ? order : (lines[0]->begin > lines[1]->begin) ? 1 : -1;
}

static void sort_rows(struct pdf_line *lines, size_t count)
{
    size_t end;
    qsort(lines, count, sizeof *lines, compare_height);
    for (size_t begin = 0; begin < count; begin = end) {
        const struct pdf_line *first = &lines[begin];
        end = begin + 1;
        while (end < count &&
               lines[end].baseline - first->baseline <=
                   SAME_ROW * (lines[end].size < first->size ? lines[end].size : first->size))
            end++;
        qsort(lines + begin, end - begin, sizeof *lines, compare_place);
    }
}

/* ---- columns ---- */

/* The text of a page, and a place that may be its gutter. */
struct gutter {
    struct pdf_line *lines;
    size_t count;
    float left, right; /* of all lines */
    float at;
};

static bool is_wide(const struct gutter *gutter, const struct pdf_line *line)
{
    float column =
        line->left < gutter->at - TOUCH ? gutter->at - gutter->left : gutter->right - gutter->at;
    return line->right - line->left >= WIDE * column;
}

static bool is_left(const struct gutter *gutter, const struct pdf_line *line)
{
    return line->right <= gutter->at + TOUCH;
}

static bool crosses(const struct gutter *gutter, const struct pdf_line *line)
{
    return !is_left(gutter, line) && line->left < gutter->at - TOUCH;
}

/* Finds the next stretch, from `*begin`, of lines that do not cross the gutter; `*wide` tells
 * whether columns of text stand in it. */
static bool find_stretch(const struct gutter *gutter, size_t *begin, size_t *end, bool *wide)
{
    size_t left = 0, right = 0, at = *begin;
    while (at < gutter->count && crosses(gutter, &gutter->lines[at]))
        at++;
    *begin = at;
    for (; at < gutter->count && !crosses(gutter, &gutter->lines[at]); at++) {
        if (!is_wide(gutter, &gutter->lines[at]))
            continue;
        if (is_left(gutter, &gutter->lines[at]))
            left++;
        else
            right++;
    }
    *end = at;
    *wide = left >= LEAST_LINES && right >= LEAST_LINES;
    return *end > *begin;
}

/* How many lines the gutter parts. */
static size_t weigh(const struct gutter *gutter)
{
    size_t parted = 0, begin = 0, end;
    bool wide;
    for (; find_stretch(gutter, &begin, &end, &wide); begin = end)
        parted += wide ? end - begin : 0;
    return parted;
}

/* Looks for the gutter in the middle half of the text; of equal places the middle one is best. */
static bool find_gutter(struct gutter *gutter)
{
    size_t best = 0;
    float first = 0, last = 0;
    for (int i = 0; i <= CANDIDATES; i++) {
        gutter->at =
            gutter->left + (gutter->right - gutter->left) * (0.25F + 0.5F * (float)i / CANDIDATES);
        size_t parted = weigh(gutter);
        if (parted > best) {
            best = parted;
            first = gutter->at;
        }
        if (parted == best)
            last = gutter->at;
    }
    gutter->at = (first + last) / 2;
    return best > 0 && weigh(gutter) == best;
}

static int compare_columns(const void *left, const void *right)
{
    const struct pdf_line *lines[] = {left, right};
    int order = (lines[0]->column > lines[1]->column) - (lines[0]->column < lines[1]->column);
    return order != 0 ? order : compare_height(left, right);
}

static bool is_next(const struct pdf_line *upper, const struct pdf_line *lower)
{
    return lower->baseline - upper->baseline <= NEXT_LINE * lower->size;
}

/* Orders the columns of a stretch, without short lines that stand apart above and below: running
 * heads, page numbers. */
static void order_stretch(const struct gutter *gutter, size_t begin, size_t end)
{
    struct pdf_line *lines = gutter->lines;
    size_t first = begin, last = end - 1;
    while (first < last && !is_wide(gutter, &lines[first]))
        first++;
    while (last > first && !is_wide(gutter, &lines[last]))
        last--;
    while (first > begin && is_next(&lines[first - 1], &lines[first]))
        first--;
    while (last + 1 < end && is_next(&lines[last], &lines[last + 1]))
        last++;
    for (size_t i = first; i <= last; i++)
        lines[i].column = is_left(gutter, &lines[i]) ? 1 : 2;
    qsort(lines + first, last - first + 1, sizeof *lines, compare_columns);
}

void pdf_columns_sort(struct pdf_lines *lines)
{
    if (lines->count == 0)
        return;
    struct gutter gutter = {.lines = lines->items,
                            .count = lines->count,
                            .left = lines->items[0].left,
                            .right = lines->items[0].right};
    for (size_t i = 0; i < lines->count; i++) {
        const struct pdf_line *line = &lines->items[i];
        gutter.left = line->left < gutter.left ? line->left : gutter.left;
        gutter.right = line->right > gutter.right ? line->right : gutter.right;
    }
    sort_rows(lines->items, lines->count);
    size_t begin = 0, end;
    bool wide;
    if (!find_gutter(&gutter))
        return;
    for (; find_stretch(&gutter, &begin, &end, &wide); begin = end) {
        if (wide)
            order_stretch(&gutter, begin, end);
    }
}
