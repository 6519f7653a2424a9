#include "pipeline/extract/pdf_pieces.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Parts of the size of the type. */
static const float WIDE_GAP = 1.5F;    /* from which on a line ends */
static const float CLOSE_GAP = 0.8F;   /* up to which what the reader has parted is joined again */
static const float ITEM_GAP = 6.0F;    /* up to which the text of an item follows its number */
static const float NOTE_GAP = 2.0F;    /* up to which the text of a note follows its plain number */
static const float SAME_SIZE = 0.03F;  /* up to which sizes are the same */
static const float SAME_LEVEL = 0.25F; /* up to which baselines are the same */
static const float OVERLAP = 0.3F;     /* by which neighbours may overlap */
static const float ASCENT = 0.895F;    /* of most fonts */
static const float LEAST_DESCENT = 0.2F;
static const float MARK_SIZE = 0.8F; /* the most that a raised mark has */
static const float LEAST_RISE = 0.15F, MOST_RISE = 1.0F;

enum {
    MOST_RUNS = 4000,  /* on a page; of more, none are joined: it takes their number squared */
    ITEM_LETTERS = 16, /* the most in the numbers of an item */
    ITEM_DIGITS = 4    /* the most in one of them */
};

void pdf_pieces_free(struct pdf_pieces *pieces)
{
    free(pieces->items);
    free(pieces->runs);
    *pieces = (struct pdf_pieces){0};
}

static float larger(float left, float right)
{
    return left > right ? left : right;
}

static float smaller(float left, float right)
{
    return left < right ? left : right;
}

/* ---- pieces ---- */

/* The boxes of a font's characters are all as high as its ascent and descent say, and the baseline
 * is known only by guessing what part of that is the descent. */
static float baseline_of(const struct pdf_glyph *glyph)
{
    float descent = glyph->bottom - glyph->top - ASCENT * glyph->size;
    return glyph->bottom - larger(descent, LEAST_DESCENT * glyph->size);
}

static void widen(struct pdf_piece *piece, const struct pdf_glyph *glyph)
{
    piece->left = smaller(piece->left, glyph->left);
    piece->top = smaller(piece->top, glyph->top);
    piece->right = larger(piece->right, glyph->right);
    piece->bottom = larger(piece->bottom, glyph->bottom);
    piece->end++;
}

static bool goes_on(const struct pdf_piece *piece, const struct pdf_glyph *glyph)
{
    return fabsf(glyph->size - piece->size) <= SAME_SIZE * larger(glyph->size, piece->size);
}

static bool cut_line(struct pdf_pieces *pieces, const struct pdf_glyph *glyphs, size_t begin,
                     size_t end)
{
    struct pdf_piece *piece = NULL;
    for (size_t i = begin; i < end; i++) {
        const struct pdf_glyph *glyph = &glyphs[i];
        bool near = piece != NULL && glyph->left - glyphs[i - 1].right <=
                                         WIDE_GAP * larger(glyph->size, piece->size);
        if (near && goes_on(piece, glyph)) {
            widen(piece, glyph);
            continue;
        }
        if (!memory_reserve(&pieces->items, &pieces->capacity, pieces->count + 1,
                            sizeof *pieces->items))
            return false;
        piece = &pieces->items[pieces->count++];
        *piece = (struct pdf_piece){.first = i,
                                    .end = i + 1,
                                    .left = glyph->left,
                                    .top = glyph->top,
                                    .right = glyph->right,
                                    .bottom = glyph->bottom,
                                    .baseline = baseline_of(glyph),
                                    .size = glyph->size,
                                    .follows = near};
    }
    return true;
}

/* Whether a line runs upwards or downwards, as barcodes in the margin do. */
static bool is_upright(const struct pdf_glyph *first, const struct pdf_glyph *last)
{
    float across = fabsf(first->left + first->right - last->left - last->right) / 2;
    float along = fabsf(first->top + first->bottom - last->top - last->bottom) / 2;
    return along <= 0.3F * first->size || along <= across;
}

static bool cut(struct pdf_pieces *pieces, const struct pdf_glyph *glyphs, size_t count)
{
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && !glyphs[end].begins)
            end++;
        if (is_upright(&glyphs[begin], &glyphs[end - 1]) && !cut_line(pieces, glyphs, begin, end))
            return false;
    }
    return true;
}

/* ---- numbers of items ---- */

static bool is_letter(uint32_t character)
{
    return character < 0x80 && (text_is_lower((char)character) || text_is_upper((char)character));
}

static bool is_digit(uint32_t character)
{
    return character < 0x80 && text_is_digit((char)character);
}

static bool is_roman(uint32_t character)
{
    switch (character | 0x20U) {
    case 'i':
    case 'v':
    case 'x':
    case 'l':
    case 'c':
        return is_letter(character);
    default:
        return false;
    }
}

static bool is_bullet(uint32_t character)
{
    return character >= 0x2000 || character == '-' || character == '*' || character == 'o' ||
           character == 0xB7;
}

/* "16.", "1.2", "1.2.", "a)", "(iv)", "IV.", "1/"; a bullet, asterisks. */
static bool is_number(const uint32_t *letters, size_t length)
{
    size_t at = letters[0] == '(' ? 1 : 0, from = at, digits = 0;
    bool has_point = false;
    if (length == 1)
        return is_bullet(letters[0]);
    while (at < length && letters[at] == '*')
        at++;
    if (at == length)
        return true;
    for (; at < length && (is_digit(letters[at]) || (letters[at] == '.' && digits > 0)); at++) {
        has_point = has_point || letters[at] == '.';
        digits = letters[at] == '.' ? 0 : digits + 1;
        if (digits > ITEM_DIGITS)
            return false;
    }
    if (at == from) {
        while (at < length && is_roman(letters[at]))
            at++;
        if (at == from && is_letter(letters[at]))
            at++;
    }
    if (at == length)
        return has_point;
    uint32_t last = letters[at];
    return at > from && at + 1 == length && (last == '.' || last == ')' || last == '/');
}

/* Whether the line of the run `opening` holds nothing but numbers of items up to now. */
static bool is_numbers(const struct pdf_pieces *pieces, const struct pdf_glyph *glyphs,
                       ptrdiff_t opening)
{
    uint32_t letters[ITEM_LETTERS];
    size_t length = 0;
    for (ptrdiff_t run = opening; run != PDF_NONE; run = pieces->runs[run].next) {
        size_t first = pieces->items[pieces->runs[run].first].first;
        size_t end = pieces->items[pieces->runs[run].end - 1].end;
        for (size_t i = first; i < end; i++) {
            if (length > 0 && (i == first || glyphs[i].spaced)) {
                if (!is_number(letters, length))
                    return false;
                length = 0;
            }
            if (length == ITEM_LETTERS)
                return false;
            letters[length++] = glyphs[i].character;
        }
    }
    return length > 0 && is_number(letters, length);
}

/* ---- runs ---- */

static bool find_runs(struct pdf_pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        if (pieces->items[i].follows) {
            pieces->runs[pieces->run_count - 1].end++;
            continue;
        }
        if (!memory_reserve(&pieces->runs, &pieces->run_capacity, pieces->run_count + 1,
                            sizeof *pieces->runs))
            return false;
        pieces->runs[pieces->run_count++] =
            (struct pdf_run){.first = i, .end = i + 1, .next = PDF_NONE};
    }
    return true;
}

static int compare_runs(const void *left, const void *right, void *context)
{
    const struct pdf_run *runs[] = {left, right};
    const struct pdf_piece *items = context;
    float difference = items[runs[0]->first].left - items[runs[1]->first].left;
    if (difference != 0)
        return difference < 0 ? -1 : 1;
    return (runs[0]->first > runs[1]->first) - (runs[0]->first < runs[1]->first);
}

bool pdf_piece_is_raised(const struct pdf_piece *piece, const struct pdf_piece *other)
{
    float rise = other->baseline - piece->baseline;
    return piece->size < MARK_SIZE * other->size && rise > LEAST_RISE * other->size &&
           rise < MOST_RISE * other->size;
}

/* Whether the run is the plain number of a note and nothing else. */
static bool is_note_number(const struct pdf_pieces *pieces, const struct pdf_glyph *glyphs,
                           const struct pdf_run *run)
{
    enum { DIGITS = 3 };
    size_t first = pieces->items[run->first].first, end = pieces->items[run->end - 1].end;
    for (size_t i = first; i < end; i++) {
        if (!is_digit(glyphs[i].character))
            return false;
    }
    return run->opening == run - pieces->runs && end - first <= DIGITS;
}

/* Whether the run `right` may go on with the line whose last run is `left`. */
static bool fits(const struct pdf_pieces *pieces, const struct pdf_glyph *glyphs,
                 const struct pdf_run *left, const struct pdf_run *right)
{
    const struct pdf_piece *tail = &pieces->items[left->end - 1];
    const struct pdf_piece *head = &pieces->items[right->first];
    float size = larger(tail->size, head->size), gap = head->left - tail->right;
    if (gap < -OVERLAP * size || gap > ITEM_GAP * size)
        return false;
    bool mark = pdf_piece_is_raised(tail, head) && left->opening == left - pieces->runs &&
                left->end == left->first + 1;
    bool level =
        fabsf(head->baseline - tail->baseline) <= SAME_LEVEL * smaller(head->size, tail->size);
    if (!level && !pdf_piece_is_raised(tail, head) && !pdf_piece_is_raised(head, tail))
        return false;
    return gap <= CLOSE_GAP * size || mark || is_numbers(pieces, glyphs, left->opening) ||
           (gap <= NOTE_GAP * size && is_note_number(pieces, glyphs, left));
}

/* Joins what the reader has parted, from left to right: each run to the nearest line that it fits.
 */
static void join(struct pdf_pieces *pieces, const struct pdf_glyph *glyphs)
{
    struct pdf_run *runs = pieces->runs;
    for (ptrdiff_t right = 0; right < (ptrdiff_t)pieces->run_count; right++) {
        ptrdiff_t best = PDF_NONE;
        runs[right].opening = right;
        for (ptrdiff_t left = 0; left < right; left++) {
            if (runs[left].next != PDF_NONE || !fits(pieces, glyphs, &runs[left], &runs[right]))
                continue;
            if (best == PDF_NONE ||
                pieces->items[runs[left].end - 1].right > pieces->items[runs[best].end - 1].right)
                best = left;
        }
        if (best != PDF_NONE) {
            runs[best].next = right;
            runs[right].opening = runs[best].opening;
        }
    }
}

bool pdf_pieces_make(struct pdf_pieces *pieces, const struct pdf_glyph *glyphs, size_t count)
{
    pieces->count = pieces->run_count = 0;
    if (!cut(pieces, glyphs, count) || !find_runs(pieces))
        return false;
    if (pieces->run_count == 0)
        return true;
    qsort_r(pieces->runs, pieces->run_count, sizeof *pieces->runs, compare_runs, pieces->items);
    if (pieces->run_count <= MOST_RUNS) {
        join(pieces, glyphs);
        return true;
    }
    for (size_t i = 0; i < pieces->run_count; i++)
        pieces->runs[i].opening = (ptrdiff_t)i;
    return true;
}
