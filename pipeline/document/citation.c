#include "pipeline/document/citation.h"

#include "pipeline/base/text.h"

void citation_free(struct citation *citation)
{
    bytes_free(&citation->stem);
    bytes_free(&citation->text);
}

/* ---- where it stands ---- */

/* "anexo II": the label with its word in small letters, accents (C3 80 to C3 9E) included. */
static void append_annex(struct bytes *out, struct pilar_text printed)
{
    bool word = true;
    for (size_t i = 0; i < printed.length; i++) {
        char c = printed.data[i];
        word = word && c != ' ';
        bool accented = i > 0 && printed.data[i - 1] == '\xC3' && (unsigned char)c < 0xA0;
        bytes_append_byte(out, word && ((c >= 'A' && c <= 'Z') || accented) ? (char)(c | 0x20) : c);
    }
}

static bool has_section_number(const struct heading *heading)
{
    switch (heading->style) {
    case NUMBERING_CAPITAL_ROMAN:
    case NUMBERING_CAPITAL:
    case NUMBERING_PARAGRAPH:
    case NUMBERING_SECTION:
        return true;
    default:
        return false;
    }
}

/* The annex and the reply, which every citation names. */
static void append_scope(struct bytes *out, const struct headings *headings)
{
    for (size_t i = 0; i < headings->depth; i++) {
        const struct heading *heading = &headings->open[i];
        if (heading->style == NUMBERING_ANNEX) {
            bytes_append_string(out, ", ");
            append_annex(out, heading->printed);
        } else if (heading->reply) {
            bytes_append_string(out, ", ");
            bytes_append_text(out, heading->text);
        }
    }
}

static bool is_scope(const struct heading *heading)
{
    return heading->style == NUMBERING_ANNEX || heading->reply;
}

/* The headings below annex and reply: numbered ones by their numbers ("secc. II.A"; "4.2" holds
 * the "4"), others in full. */
static void append_sections(struct bytes *out, const struct headings *headings)
{
    bool numbers = false;
    size_t first = headings->depth;
    while (first > 0 && !is_scope(&headings->open[first - 1]))
        first--;
    for (size_t i = first; i < headings->depth; i++) {
        const struct heading *heading = &headings->open[i];
        if (!has_section_number(heading)) {
            bytes_append_string(out, ", ");
            bytes_append_text(out,
                              heading->style == NUMBERING_NONE ? heading->text : heading->printed);
            numbers = false;
            continue;
        }
        const struct heading *next = i + 1 < headings->depth ? heading + 1 : NULL;
        if (next != NULL && next->style == NUMBERING_SECTION)
            continue;
        bytes_append_string(out, numbers ? "." : ", secc. ");
        bytes_append_text(out, heading->printed);
        numbers = true;
    }
}

void citation_enter(struct citation *citation, const struct heading *heading)
{
    citation->under_heading = 0;
    if (is_scope(heading)) {
        citation->highest = 0;
        citation->repeats = false;
        citation->unnumbered = 0;
    }
    if (heading->style != NUMBERING_NONE) /* an unnumbered heading may divide a list of items */
        citation->stem.length = 0;
}

void citation_begin_preamble(struct citation *citation)
{
    citation->preambular = 0;
    citation->highest = 0;
}

/* ---- the paragraph ---- */

static void begin(struct citation *citation, const struct headings *headings)
{
    citation->text.length = 0;
    bytes_append_text(&citation->text, citation->document);
    append_scope(&citation->text, headings);
}

/* The citation that was made is what items are cited under; none is, if the document cannot be. */
static void finish(struct citation *citation)
{
    if (citation->document.length == 0)
        citation->text.length = 0;
    citation->stem.length = 0;
    bytes_append_text(&citation->stem, bytes_text(&citation->text));
    citation->depth = 0;
    citation->bullets = 0;
}

void citation_of_numbered(struct citation *citation, const struct headings *headings,
                          const struct numbering *number)
{
    citation->repeats = citation->repeats || number->value <= citation->highest;
    if (number->value > citation->highest)
        citation->highest = number->value;
    begin(citation, headings);
    if (citation->repeats)
        append_sections(&citation->text, headings);
    bytes_append_string(&citation->text, ", párr. ");
    bytes_append_text(&citation->text, number->printed);
    finish(citation);
}

void citation_of_preambular(struct citation *citation, const struct headings *headings)
{
    begin(citation, headings);
    bytes_append_format(&citation->text, ", preámbulo, párr. %zu", ++citation->preambular);
    finish(citation);
}

void citation_of_unnumbered(struct citation *citation, const struct headings *headings, size_t page)
{
    if (page != citation->page)
        citation->on_page = 0;
    citation->page = page;
    citation->under_heading++;
    citation->unnumbered++;
    citation->on_page++;
    begin(citation, headings);
    if (headings->depth > 0) { /* beside numbered paragraphs it must not pass for one */
        append_sections(&citation->text, headings);
        bytes_append_format(&citation->text, ", párr. %s%zu", citation->highest > 0 ? "s/n " : "",
                            citation->under_heading);
    } else if (citation->has_pages) {
        bytes_append_format(&citation->text, ", pág. %zu, párr. %zu", page, citation->on_page);
    } else {
        bytes_append_format(&citation->text, ", párr. s/n %zu", citation->unnumbered);
    }
    finish(citation);
}

/* ---- the item ---- */

/* An item of a style that is open closes what stands below it; one of another style opens. */
static void open_item(struct citation *citation, const struct numbering *number)
{
    enum { DEEPEST = sizeof citation->levels / sizeof *citation->levels };
    size_t level = 0;
    while (level < citation->depth && citation->levels[level] != number->style)
        level++;
    if (level == DEEPEST)
        level--;
    if (number->style != NUMBERING_BULLET)
        citation->bullets = 0;
    citation->bullets += number->style == NUMBERING_BULLET;
    citation->levels[level] = number->style;
    citation->printed[level] = number->printed;
    citation->depth = level + 1;
}

void citation_of_item(struct citation *citation, const struct headings *headings,
                      const struct numbering *number, size_t page)
{
    if (citation->stem.length == 0) { /* a list that stands under no paragraph */
        if (number->style == NUMBERING_BULLET) {
            citation_of_unnumbered(citation, headings, page);
            citation->stem.length = 0;
            return;
        }
        begin(citation, headings);
        append_sections(&citation->text, headings);
        bytes_append_byte(&citation->text, ',');
        finish(citation);
    }
    open_item(citation, number);
    citation->text.length = 0;
    bytes_append_text(&citation->text, bytes_text(&citation->stem));
    for (size_t i = 0; i < citation->depth && citation->stem.length > 0; i++) {
        if (citation->levels[i] == NUMBERING_BULLET) {
            bytes_append_format(&citation->text, ", viñeta %zu", citation->bullets);
        } else {
            bytes_append_byte(&citation->text, ' ');
            bytes_append_text(&citation->text, citation->printed[i]);
        }
    }
}
