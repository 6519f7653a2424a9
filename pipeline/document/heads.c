#include "pipeline/document/heads.h"

#include "pipeline/base/text.h"
#include <stdlib.h>
#include <string.h>

#include "pipeline/document/wording.h"

/* The text of a line as a number, with any number in it taken for the same. FNV-1a
 * (draft-eastlake-fnv): lines that collide by chance would have to stand at the edges of pages. */
static uint64_t head_hash(struct pilar_text text)
{
    uint64_t value = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)(text_is_digit(text.data[i]) ? '0' : text.data[i]);
        if (c == '0' && i > 0 && text_is_digit(text.data[i - 1]))
            continue;
        value = (value ^ c) * UINT64_C(0x100000001B3);
    }
    return value;
}

static int compare_hashes(const void *left, const void *right)
{
    uint64_t a, b;
    memcpy(&a, left, sizeof a);
    memcpy(&b, right, sizeof b);
    return (a > b) - (a < b);
}

/* First and last byte of a line in 16 bits, numbers again being the same: most lines are told from
 * a running head by these. */
static size_t head_key(struct pilar_text text)
{
    char first = text.data[0], last = text.data[text.length - 1];
    return (size_t)(unsigned char)(text_is_digit(first) ? '0' : first) << 8 |
           (unsigned char)(text_is_digit(last) ? '0' : last);
}

enum { HEAD_LONGEST = 200, HEAD_PAGES = 2, HEAD_KEYS = 1 << 16 };

/* The lines that stand at the edges of two pages or more. */
struct heads {
    uint64_t *hashes; /* [count] ascending */
    bool *inner;      /* [count] it stands within a page, too */
    size_t count, capacity;
    bool *keys; /* [HEAD_KEYS] some of the lines has this key */
};

/* Whether a page begins before the line at `index`, as far as is known. */
static bool page_before(const struct lines *lines, size_t index)
{
    if (index == 0 || index >= lines->count)
        return true;
    return lines->items[index].page != lines->items[index - 1].page ||
           lines->items[index - 1].use == LINE_PAGE;
}

/* Whether the line may be a running head: first or last of a page, or second of either. */
static bool at_page_edge(const struct lines *lines, size_t index)
{
    const struct line *line = &lines->items[index];
    return line->use == LINE_TEXT && line->text.length <= HEAD_LONGEST &&
           line->ending == ENDING_OPEN &&
           (page_before(lines, index) || page_before(lines, index + 1) ||
            page_before(lines, index - 1));
}

static bool collect_edges(struct heads *heads, const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (!at_page_edge(lines, i))
            continue;
        if (!memory_reserve(&heads->hashes, &heads->capacity, heads->count + 1, sizeof(uint64_t)))
            return false;
        heads->hashes[heads->count++] = head_hash(lines->items[i].text);
        heads->keys[head_key(lines->items[i].text)] = true;
    }
    return true;
}

/* Keeps the hashes that occur HEAD_PAGES times or more. */
static void keep_repeated(struct heads *heads)
{
    size_t kept = 0;
    for (size_t begin = 0, end; begin < heads->count; begin = end) {
        end = begin + 1;
        while (end < heads->count && heads->hashes[end] == heads->hashes[begin])
            end++;
        if (end - begin >= HEAD_PAGES)
            heads->hashes[kept++] = heads->hashes[begin];
    }
    heads->count = kept;
}

/* The place of the line among the heads, or heads->count. */
static size_t find_head(const struct heads *heads, const struct line *line)
{
    if (line->use != LINE_TEXT || line->text.length > HEAD_LONGEST ||
        !heads->keys[head_key(line->text)])
        return heads->count;
    uint64_t hash = head_hash(line->text);
    const uint64_t *found =
        bsearch(&hash, heads->hashes, heads->count, sizeof hash, compare_hashes);
    return found == NULL ? heads->count : (size_t)(found - heads->hashes);
}

/* A head stands only at the edges of pages: a heading such as "Deliberaciones", which comes up
 * within pages too, is none. */
static void drop_heads(struct heads *heads, struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        size_t head = find_head(heads, &lines->items[i]);
        if (head < heads->count && !at_page_edge(lines, i))
            heads->inner[head] = true;
    }
    for (size_t i = 0; i < lines->count; i++) {
        size_t head = find_head(heads, &lines->items[i]);
        if (head < heads->count && !heads->inner[head])
            lines->items[i].use = LINE_PAGE;
    }
}

bool heads_mark_repeated(struct lines *lines)
{
    struct heads heads = {.keys = memory_array(HEAD_KEYS, sizeof *heads.keys)};
    bool done = heads.keys != NULL && collect_edges(&heads, lines);
    if (done && heads.count >= HEAD_PAGES) {
        qsort(heads.hashes, heads.count, sizeof *heads.hashes, compare_hashes);
        keep_repeated(&heads);
        heads.inner = memory_array(heads.count, sizeof *heads.inner);
        done = heads.inner != NULL;
        if (done && heads.count > 0)
            drop_heads(&heads, lines);
    }
    free(heads.hashes);
    free(heads.inner);
    free(heads.keys);
    return done;
}

/* ---- what cuts a sentence in two ---- */

static size_t text_before(const struct lines *lines, size_t index)
{
    while (index > 0 && lines->items[index - 1].use != LINE_TEXT)
        index--;
    return index == 0 ? lines->count : index - 1;
}

static size_t text_after(const struct lines *lines, size_t index)
{
    do {
        index++;
    } while (index < lines->count && lines->items[index].use != LINE_TEXT);
    return index;
}

void heads_mark_intruders(struct lines *lines)
{
    for (size_t i = 1; i + 1 < lines->count; i++) {
        struct line *line = &lines->items[i];
        if (!at_page_edge(lines, i) || line->opening != OPENING_UPPER)
            continue;
        size_t before = text_before(lines, i), after = text_after(lines, i);
        if (before == lines->count || after >= lines->count || !lines_gap_before(lines, after))
            continue;
        const struct line *above = &lines->items[before];
        bool open = above->ending == ENDING_OPEN || above->ending == ENDING_COMMA;
        if (open && lines_gap_before(lines, i) && lines->items[after].opening == OPENING_LOWER)
            line->use = LINE_PAGE;
    }
}
