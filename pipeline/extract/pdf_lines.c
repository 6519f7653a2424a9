#include "pipeline/extract/pdf_lines.h"

#include <stdlib.h>

#include "pipeline/base/extracted.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/utf8.h"
#include "pipeline/extract/superscript.h"

/* Parts of the size of the type, from which on a gap is a space. */
static const float SPACE = 0.15F;
static const float SPACE_BEFORE_MARK = 0.2F;
static const float SPACE_BEFORE_HYPHEN = 0.2F;

static const float WATERMARK =
    3.0F; /* of the usual size, from which on a letter may be part of one */

/* A line as it grows. */
struct making {
    struct pdf_lines *lines;
    const struct pdf_glyph *glyphs;
    const struct pdf_pieces *pieces;
    struct pdf_line line;
    const struct pdf_piece *before; /* the piece before this one; NULL for the first */
    const struct pdf_piece *level;  /* the last that is not raised; NULL if none is */
    bool before_raised;
    size_t glyph_count, bold, italic;
    size_t lead; /* of its size, in glyphs */
};

void pdf_lines_free(struct pdf_lines *lines)
{
    free(lines->items);
    bytes_free(&lines->text);
    *lines = (struct pdf_lines){0};
}

/* ---- text ---- */

static void append_character(struct bytes *text, uint32_t character, bool raised)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (raised && character >= '0' && character <= '9') {
        superscript_append(text, (char)character);
    } else if (character >= 0xFB00 && character <= 0xFB06) {
        bytes_append_string(text, ligatures[character - 0xFB00]);
    } else {
        char *room = bytes_room(text, 4);
        if (room != NULL)
            text->length += utf8_encode(character, room);
    }
}

/* Whether a space stands between the pieces of a line. Where the size changes, the reader sees some
 * that are none. */
static bool is_spaced(const struct making *making, const struct pdf_piece *piece, bool raised)
{
    const struct pdf_piece *before = making->before;
    float size = piece->size, gap = piece->left - before->right;
    bool mark = raised || making->before_raised;
    if (mark ? before->size > size : before->size < size)
        size = before->size;
    return gap > (raised && !making->before_raised ? SPACE_BEFORE_MARK : SPACE) * size;
}

/* Whether a space stands before the glyph at `index` of the piece. Some programs move the hyphen of
 * a justified line out to its edge, and the reader sees a space before it. */
static bool is_glyph_spaced(const struct pdf_glyph *glyphs, const struct pdf_piece *piece,
                            size_t index, bool ends_line)
{
    const struct pdf_glyph *glyph = &glyphs[index];
    bool hyphen = ends_line && index + 1 == piece->end && glyph->character == '-';
    float gap = glyph->left - glyph[-1].right;
    return hyphen ? gap > SPACE_BEFORE_HYPHEN * piece->size
                  : glyph->spaced || gap > SPACE * piece->size;
}

static void append_text(struct making *making, const struct pdf_piece *piece, bool raised,
                        bool ends_line)
{
    struct bytes *text = &making->lines->text;
    const struct pdf_glyph *glyphs = making->glyphs;
    if (making->before != NULL && is_spaced(making, piece, raised))
        bytes_append_byte(text, ' ');
    for (size_t i = piece->first; i < piece->end; i++) {
        if (i > piece->first && is_glyph_spaced(glyphs, piece, i, ends_line))
            bytes_append_byte(text, ' ');
        append_character(text, glyphs[i].character, raised);
        making->bold += (glyphs[i].style & EXTRACTED_BOLD) != 0;
        making->italic += (glyphs[i].style & EXTRACTED_ITALIC) != 0;
    }
    making->glyph_count += piece->end - piece->first;
}

/* ---- lines ---- */

/* The size that most of the text has, if one has, is the one that is left (Boyer and Moore). */
static void vote(float *size, size_t *lead, float voted, size_t votes)
{
    if (voted == *size) {
        *lead += votes;
    } else if (votes > *lead) {
        *size = voted;
        *lead = votes - *lead;
    } else {
        *lead -= votes;
    }
}

static void widen(struct pdf_line *line, const struct pdf_piece *piece, bool first)
{
    if (first || piece->left < line->left)
        line->left = piece->left;
    if (first || piece->top < line->top)
        line->top = piece->top;
    if (first || piece->right > line->right)
        line->right = piece->right;
    if (first || piece->bottom > line->bottom)
        line->bottom = piece->bottom;
}

static void add_piece(struct making *making, const struct pdf_piece *piece,
                      const struct pdf_piece *next)
{
    bool raised = (making->level != NULL && pdf_piece_is_raised(piece, making->level)) ||
                  (next != NULL && pdf_piece_is_raised(piece, next));
    append_text(making, piece, raised, next == NULL);
    vote(&making->line.size, &making->lead, piece->size, piece->end - piece->first);
    widen(&making->line, piece, making->before == NULL);
    if (making->level == NULL) /* a scan's lines slope: at their beginnings they compare */
        making->line.baseline = piece->baseline;
    making->before = piece;
    making->before_raised = raised;
    if (!raised)
        making->level = piece;
}

/* The piece behind `index` of the run, which may be the first of the next run. */
static const struct pdf_piece *piece_behind(const struct pdf_pieces *pieces,
                                            const struct pdf_run *run, size_t index)
{
    if (index + 1 < run->end)
        return &pieces->items[index + 1];
    return run->next != PDF_NONE ? &pieces->items[pieces->runs[run->next].first] : NULL;
}

static bool make_line(struct making *making, ptrdiff_t opening)
{
    struct pdf_lines *lines = making->lines;
    const struct pdf_pieces *pieces = making->pieces;
    const struct pdf_piece *items = pieces->items;
    making->line.begin = lines->text.length;
    for (ptrdiff_t at = opening; at != PDF_NONE; at = pieces->runs[at].next) {
        const struct pdf_run *run = &pieces->runs[at];
        for (size_t i = run->first; i < run->end; i++)
            add_piece(making, &items[i], piece_behind(pieces, run, i));
    }
    making->line.length = lines->text.length - making->line.begin;
    making->line.style = (making->bold * 2 > making->glyph_count ? EXTRACTED_BOLD : 0U) |
                         (making->italic * 2 > making->glyph_count ? EXTRACTED_ITALIC : 0U);
    if (lines->text.failed ||
        !memory_reserve(&lines->items, &lines->capacity, lines->count + 1, sizeof *lines->items))
        return false;
    lines->items[lines->count++] = making->line;
    return true;
}

/* Of a watermark that runs across the page each letter is a line; they go. */
static void drop_watermark(struct pdf_lines *lines)
{
    float usual = 0;
    size_t lead = 0, kept = 0;
    for (size_t i = 0; i < lines->count; i++)
        vote(&usual, &lead, lines->items[i].size, lines->items[i].length);
    for (size_t i = 0; i < lines->count; i++) {
        const struct pdf_line *line = &lines->items[i];
        struct pilar_text text = {lines->text.data + line->begin, line->length};
        if (line->size < WATERMARK * usual || utf8_count(text) > 1)
            lines->items[kept++] = *line;
    }
    lines->count = kept;
}

bool pdf_lines_make(struct pdf_lines *lines, const struct pdf_glyph *glyphs, size_t count)
{
    struct pdf_pieces pieces = {0};
    lines->count = lines->text.length = 0;
    bool made = pdf_pieces_make(&pieces, glyphs, count);
    size_t run_count = made && pieces.items != NULL ? pieces.run_count : 0;
    for (size_t i = 0; made && i < run_count; i++) {
        struct making making = {.lines = lines, .glyphs = glyphs, .pieces = &pieces};
        if (pieces.runs[i].opening == (ptrdiff_t)i)
            made = make_line(&making, (ptrdiff_t)i);
    }
    pdf_pieces_free(&pieces);
    if (made)
        drop_watermark(lines);
    return made;
}
