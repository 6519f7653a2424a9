/* table: paragraphs for people to read on a terminal, under their headings:
 *
 *      16  ■ Normas                  0.97  La aplicación de normas derivadas del derecho ...
 *          ■ Derecho internacional   0.61  internacional vigente ...
 *
 * with one line a label, and the share of each label at the end. A square and a name stand for
 * each label, so that nothing hangs on the colour alone. */
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/output/tagged.h"

enum { NUMBER_WIDTH = 6, TEXT_LEAST = 20, BAR_MOST = 40 };

/* ANSI colours of the labels, legible on dark and on light. */
static const char *const palette[] = {"31", "34", "35", "32", "33", "36", "91", "94"};
enum { PALETTE_SIZE = sizeof palette / sizeof palette[0] };

struct layout {
    const struct output_style *style;
    size_t label_width; /* of the widest display name, in characters */
    size_t text_width;
};

static const char *display_name(const struct pilar_label *label, const struct output_style *style)
{
    return style->spanish ? label->spanish : label->english;
}

static void put_colour(struct bytes *out, const struct output_style *style, const char *code)
{
    if (style->colour)
        bytes_append_format(out, "\033[%sm", code);
}

static void put_spaces(struct bytes *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        bytes_append_byte(out, ' ');
}

/* Appends the characters of `text` from `*from` on that fit in `width`, broken between words, and
 * moves `*from` behind them. Control characters, which could command the terminal, are shown as
 * spaces. With `last`, what does not fit is shown to be missing. */
static void put_words(struct bytes *out, struct pilar_text text, size_t *from, size_t width,
                      bool last)
{
    size_t at = *from, used = 0, space_at = 0;
    while (at < text.length && used < width) {
        size_t length;
        uint32_t character = utf8_decode(text, at, &length);
        if (character == ' ' && used > 0)
            space_at = at;
        at += length;
        used++;
    }
    bool cut = at < text.length;
    if (cut && !last && space_at > *from)
        at = space_at;
    if (cut && last && used > 0) { /* room for the ellipsis */
        size_t length;
        utf8_decode_before(text, at, &length);
        at -= length;
    }
    for (size_t i = *from; i < at;) {
        size_t length;
        uint32_t character = utf8_decode(text, i, &length);
        bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
        if (control)
            bytes_append_byte(out, ' ');
        else
            bytes_append(out, text.data + i, length);
        i += length;
    }
    if (cut && last)
        bytes_append_string(out, "\xE2\x80\xA6");
    while (at < text.length && text.data[at] == ' ')
        at++;
    *from = at;
}

static void put_all(struct bytes *out, struct pilar_text text)
{
    size_t from = 0;
    put_words(out, text, &from, text.length, true);
}

static void put_padded(struct bytes *out, const char *string, size_t width)
{
    size_t count = utf8_count(text_of(string));
    put_all(out, text_of(string));
    put_spaces(out, count < width ? width - count : 0);
}

static void put_label(struct bytes *out, const struct tagged *tagged, const struct layout *layout,
                      const struct pilar_tags *tags, size_t place)
{
    if (place >= tags->count) { /* a paragraph without labels, or left open */
        bytes_append_string(out, tags->abstained ? "? " : "\xC2\xB7 ");
        put_spaces(out, layout->label_width + 6);
        return;
    }
    size_t label = tags->labels[place];
    put_colour(out, layout->style, palette[label % PALETTE_SIZE]);
    bytes_append_string(out, "\xE2\x96\xA0 ");
    put_padded(out, display_name(&tagged->labels[label], layout->style), layout->label_width);
    put_colour(out, layout->style, "0");
    bytes_append_string(out, "  ");
    output_decimal(out, tags->scores[label], 2);
}

static void put_paragraph(struct bytes *out, const struct tagged *tagged,
                          const struct layout *layout, size_t index)
{
    const struct pilar_paragraph *paragraph = &tagged->paragraphs[index];
    const struct pilar_tags *tags = tagged->tags == NULL ? NULL : &tagged->tags[index];
    size_t lines = tags == NULL || tags->count == 0 ? 1 : tags->count;
    size_t from = 0;
    for (size_t line = 0; line < lines; line++) {
        size_t number_width = 0;
        if (line == 0) {
            number_width = utf8_count(paragraph->number);
            put_spaces(out, number_width < NUMBER_WIDTH ? NUMBER_WIDTH - number_width : 0);
            put_all(out, paragraph->number);
        } else {
            put_spaces(out, NUMBER_WIDTH);
        }
        bytes_append_string(out, "  ");
        if (tags != NULL) {
            put_label(out, tagged, layout, tags, line);
            bytes_append_string(out, "  ");
        }
        if (!layout->style->no_text)
            put_words(out, paragraph->text, &from, layout->text_width, line + 1 == lines);
        bytes_append_byte(out, '\n');
    }
}

/* A sentence for each label: "Etiquetado como fomento de la confianza por: puntos de contacto". */
static void put_reasons(struct bytes *out, const struct tagged *tagged, const struct layout *layout,
                        size_t index)
{
    const struct pilar_tags *tags = &tagged->tags[index];
    bool spanish = layout->style->spanish;
    for (size_t i = 0; i < tags->count; i++) {
        const struct tagged_reasons *reasons = &tagged->reasons[index * tagged->label_count + i];
        const char *name = display_name(&tagged->labels[tags->labels[i]], layout->style);
        char initial = text_is_upper(*name) ? (char)(*name | 0x20) : *name;
        put_spaces(out, NUMBER_WIDTH + 2);
        put_colour(out, layout->style, "2");
        bytes_append_string(out, spanish ? "Etiquetado como " : "Tagged as ");
        bytes_append_byte(out, initial);
        put_all(out, text_of(name + (*name != '\0')));
        bytes_append_string(out, spanish ? " por: " : " because of: ");
        for (size_t j = 0; j < reasons->count; j++) {
            bytes_append_string(out, j > 0 ? ", " : "");
            put_all(out, reasons->reasons[j].words);
        }
        if (reasons->count == 0) /* what stands around it decided */
            bytes_append_string(out, spanish ? "su contexto" : "its context");
        put_colour(out, layout->style, "0");
        bytes_append_byte(out, '\n');
    }
}

static bool same_heading(const struct pilar_paragraph *left, const struct pilar_paragraph *right)
{
    if (left->heading_count != right->heading_count)
        return false;
    for (size_t i = 0; i < left->heading_count; i++) {
        if (!text_equal(left->heading[i], right->heading[i]))
            return false;
    }
    return true;
}

static void put_heading(struct bytes *out, const struct layout *layout,
                        const struct pilar_paragraph *paragraph)
{
    bytes_append_byte(out, '\n');
    put_colour(out, layout->style, "1");
    for (size_t i = 0; i < paragraph->heading_count; i++) {
        bytes_append_string(out, i > 0 ? " \xE2\x80\xBA " : "");
        put_all(out, paragraph->heading[i]);
    }
    put_colour(out, layout->style, "0");
    if (paragraph->heading_count > 0)
        bytes_append_byte(out, '\n');
}

/* How many paragraphs each label was given to, as a bar of that length. */
static void put_shares(struct bytes *out, const struct tagged *tagged, const struct layout *layout)
{
    bytes_append_byte(out, '\n');
    for (size_t label = 0; label < tagged->label_count; label++) {
        size_t count = 0;
        for (size_t i = 0; i < tagged->count; i++) {
            for (size_t j = 0; j < tagged->tags[i].count; j++)
                count += tagged->tags[i].labels[j] == label;
        }
        size_t bar = tagged->count <= BAR_MOST ? count : count * BAR_MOST / tagged->count;
        put_spaces(out, NUMBER_WIDTH + 2);
        put_colour(out, layout->style, palette[label % PALETTE_SIZE]);
        bytes_append_string(out, "\xE2\x96\xA0 ");
        put_padded(out, display_name(&tagged->labels[label], layout->style), layout->label_width);
        bytes_append_format(out, "  %4zu%s", count, bar > 0 ? "  " : "");
        for (size_t i = 0; i < bar; i++)
            bytes_append_string(out, "\xE2\x96\xAC");
        put_colour(out, layout->style, "0");
        bytes_append_byte(out, '\n');
    }
}

static struct layout make_layout(const struct tagged *tagged, const struct output_style *style)
{
    struct layout layout = {.style = style};
    for (size_t i = 0; i < tagged->label_count; i++) {
        size_t width = utf8_count(text_of(display_name(&tagged->labels[i], style)));
        if (width > layout.label_width)
            layout.label_width = width;
    }
    size_t taken = NUMBER_WIDTH + 2;
    if (tagged->tags != NULL)
        taken += 2 + layout.label_width + 2 + 4 + 2;
    layout.text_width = style->width > taken + TEXT_LEAST ? style->width - taken : TEXT_LEAST;
    return layout;
}

static void begin(struct bytes *out, const struct pilar_label *labels, size_t label_count,
                  const struct output_style *style)
{
    (void)out; /* each document has a heading of its own */
    (void)labels;
    (void)label_count;
    (void)style;
}

/* "Informe · 2044-05-14 · período de sesiones 99", as far as it is known. */
static void put_facts(struct bytes *out, const struct pilar_description *description,
                      const struct output_style *style)
{
    static const char *const kinds[][2] = {
        [PILAR_KIND_RESOLUTION] = {"Resolution", "Resoluci\xC3\xB3n"},
        [PILAR_KIND_DECISION] = {"Decision", "Decisi\xC3\xB3n"},
        [PILAR_KIND_REPORT] = {"Report", "Informe"},
        [PILAR_KIND_LETTER] = {"Letter", "Carta"},
        [PILAR_KIND_NOTE] = {"Note", "Nota"},
        [PILAR_KIND_DRAFT] = {"Draft", "Borrador"},
        [PILAR_KIND_STATEMENT] = {"Statement", "Declaraci\xC3\xB3n"},
        [PILAR_KIND_WORKING_PAPER] = {"Working paper", "Documento de trabajo"},
        [PILAR_KIND_RECORD] = {"Record", "Acta"}};
    const char *kind = kinds[description->kind][style->spanish];
    const char *between = "";
    if (kind != NULL) {
        bytes_append_string(out, kind);
        between = " \xC2\xB7 ";
    }
    if (description->date.length > 0) {
        bytes_append_string(out, between);
        put_all(out, description->date);
        between = " \xC2\xB7 ";
    }
    if (description->session.length > 0) {
        bytes_append_string(out, between);
        bytes_append_string(out, style->spanish ? "per\xC3\xADodo de sesiones " : "session ");
        put_all(out, description->session);
        between = " \xC2\xB7 ";
    }
    if (*between != '\0')
        bytes_append_byte(out, '\n');
}

static void put_description(struct bytes *out, const struct pilar_description *description,
                            const struct layout *layout)
{
    size_t width = NUMBER_WIDTH + TEXT_LEAST, from = 0;
    if (layout->style->width > width)
        width = layout->style->width;
    if (description->title.length > 0) {
        put_words(out, description->title, &from, width, true);
        bytes_append_byte(out, '\n');
    }
    put_facts(out, description, layout->style);
}

static void document(struct bytes *out, const struct tagged *tagged,
                     const struct output_style *style)
{
    struct layout layout = make_layout(tagged, style);
    put_colour(out, style, "1");
    put_all(out, tagged->symbol.length > 0 ? tagged->symbol : text_of(tagged->document));
    put_colour(out, style, "0");
    if (tagged->symbol.length > 0) {
        bytes_append_string(out, "  ");
        put_all(out, text_of(tagged->document));
    }
    bytes_append_format(out, "  (%zu %s%s)\n", tagged->count,
                        style->spanish ? "p\xC3\xA1rrafo" : "paragraph",
                        tagged->count == 1 ? "" : "s");
    put_description(out, tagged->description, &layout);
    for (size_t i = 0; i < tagged->count; i++) {
        const struct pilar_paragraph *paragraph = &tagged->paragraphs[i];
        if (i == 0 || !same_heading(paragraph, &tagged->paragraphs[i - 1]))
            put_heading(out, &layout, paragraph);
        put_paragraph(out, tagged, &layout, i);
        if (tagged->reasons != NULL)
            put_reasons(out, tagged, &layout, i);
    }
    if (tagged->tags != NULL)
        put_shares(out, tagged, &layout);
    bytes_append_byte(out, '\n');
}

const struct output_format output_table = {"table", begin, document};
