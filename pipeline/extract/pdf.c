/* pdf: the reader of PDF; poppler gives the characters, their places and fonts. */
#include <math.h>
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/extracted.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/formats.h"
#include "pipeline/extract/pdf_page.h"

enum {
    MOST_PAGES = 10000,
    MOST_TEXT = 1 << 27 /* bytes of the stream */
};

static const float FARTHEST = 1e6F; /* points; a character further off, or larger, is left out */

struct reader {
    PopplerDocument *document;
    struct bytes *stream;
    struct pdf_glyph *glyphs; /* [count] of a page */
    size_t count, capacity;
    struct pdf_lines lines; /* of a page */
    struct pdf_habits habits;
    bool read;    /* a page could be read */
    bool printed; /* a line was found */
};

/* ---- fonts ---- */

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), wanted = strlen(end);
    return length >= wanted && strcmp(name + length - wanted, end) == 0;
}

static bool has_any(const char *name, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcasestr(name, words[i]) != NULL)
            return true;
    }
    return false;
}

/* Nothing but the font's name tells: "TimesNewRoman,BoldItalic", "MyriadPro-BdIt",
 * "NimbusRomNo9L-Medi", "CMBX10". */
static uint8_t style_of(const char *name)
{
    static const char *const bold[] = {"bold", "black", "heavy", "demi", "-bd", "-medi-", "cmbx"};
    static const char *const italic[] = {"italic",  "oblique",  "kursiv", "cursiv",
                                         "slanted", "inclined", "cmti",   "cmsl"};
    if (name == NULL)
        return 0;
    bool is_bold = has_any(name, bold, sizeof bold / sizeof *bold) || ends_with(name, "-Medi") ||
                   strstr(name, "-MediItal") != NULL || ends_with(name, "Bd");
    bool is_italic = has_any(name, italic, sizeof italic / sizeof *italic) ||
                     strstr(name, "Ital") != NULL || ends_with(name, "It") ||
                     ends_with(name, "Obl");
    return (uint8_t)((is_bold ? EXTRACTED_BOLD : 0) | (is_italic ? EXTRACTED_ITALIC : 0));
}

/* ---- characters ---- */

/* White space, controls, marks of direction, and what has no width. */
static bool is_blank(gunichar character)
{
    return g_unichar_isspace(character) || !g_unichar_isdefined(character) ||
           (g_unichar_type(character) == G_UNICODE_FORMAT && character != 0xAD) ||
           g_unichar_iscntrl(character);
}

static bool is_placed(const struct pdf_glyph *glyph)
{
    const float lengths[] = {glyph->left, glyph->top, glyph->right, glyph->bottom, glyph->size};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        if (!(fabsf(lengths[i]) < FARTHEST)) /* nor is what is not a number */
            return false;
    }
    return glyph->size > 0;
}

/* A place in the fonts of a page, in the order of its characters. */
struct fonts {
    const GList *rest;
    const PopplerTextAttributes *font; /* the present one; NULL if none is known */
    uint8_t style;                     /* of that */
};

static void move_to(struct fonts *fonts, guint character)
{
    const PopplerTextAttributes *font = NULL;
    for (; fonts->rest != NULL; fonts->rest = fonts->rest->next) {
        font = fonts->rest->data;
        if (font->end_index >= (gint)character)
            break;
    }
    if (fonts->rest == NULL)
        font = NULL;
    if (font != fonts->font)
        fonts->style = font != NULL ? style_of(font->font_name) : 0;
    fonts->font = font;
}

/* Takes the characters of a page. Poppler gives a box for each character of its text, but for the
 * marks of direction that it puts around text from right to left. */
static bool take_glyphs(struct reader *reader, const char *text, const PopplerRectangle *boxes,
                        guint box_count, struct fonts fonts)
{
    bool begins = true, spaced = false;
    for (guint at = 0; *text != '\0' && at < box_count; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (character >= 0x202A && character <= 0x202E)
            continue;
        move_to(&fonts, at);
        const PopplerRectangle *box = &boxes[at++];
        begins = begins || character == '\n';
        spaced = spaced || is_blank(character);
        struct pdf_glyph glyph = {.left = (float)box->x1,
                                  .top = (float)box->y1,
                                  .right = (float)box->x2,
                                  .bottom = (float)box->y2,
                                  .size = fonts.font != NULL ? (float)fonts.font->font_size : 0,
                                  .character = character,
                                  .style = fonts.style,
                                  .begins = begins,
                                  .spaced = spaced};
        if (is_blank(character) || !is_placed(&glyph))
            continue;
        if (!memory_reserve(&reader->glyphs, &reader->capacity, reader->count + 1,
                            sizeof *reader->glyphs))
            return false;
        reader->glyphs[reader->count++] = glyph;
        begins = spaced = false;
    }
    return true;
}

static bool read_glyphs(struct reader *reader, PopplerPage *page)
{
    PopplerRectangle *boxes = NULL;
    guint box_count = 0;
    bool taken = true;
    char *text = poppler_page_get_text(page);
    GList *fonts = poppler_page_get_text_attributes(page);
    reader->count = 0;
    if (text != NULL && poppler_page_get_text_layout(page, &boxes, &box_count))
        taken = take_glyphs(reader, text, boxes, box_count, (struct fonts){.rest = fonts});
    poppler_page_free_text_attributes(fonts);
    g_free(boxes);
    g_free(text);
    return taken;
}

/* ---- pages ---- */

static enum pilar_status read_page(struct reader *reader, int index, struct pilar_error *error)
{
    double width = 0, height = 0;
    PopplerPage *page = poppler_document_get_page(reader->document, index);
    if (page == NULL)
        return PILAR_OK; /* a broken one; the others may still be read */
    reader->read = true;
    poppler_page_get_size(page, &width, &height);
    bool made = read_glyphs(reader, page);
    g_object_unref(page);
    if (!made || !pdf_lines_make(&reader->lines, reader->glyphs, reader->count) ||
        !pdf_page_write(&reader->lines, (uint32_t)index + 1, (float)width, &reader->habits,
                        reader->stream))
        return error_memory(error);
    reader->printed = reader->printed || reader->lines.count > 0;
    if (reader->stream->length > MOST_TEXT)
        return error_set(error, PILAR_ERROR_INPUT, "it holds more than %d MiB of text",
                         MOST_TEXT >> 20);
    return PILAR_OK;
}

static enum pilar_status read_pages(struct reader *reader, struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    int pages = poppler_document_get_n_pages(reader->document);
    if (pages > MOST_PAGES)
        return error_set(error, PILAR_ERROR_INPUT, "it has more than %d pages", MOST_PAGES);
    for (int i = 0; i < pages && status == PILAR_OK; i++)
        status = read_page(reader, i, error);
    if (status == PILAR_OK && !reader->read)
        return error_set(error, PILAR_ERROR_INPUT, "it is damaged: no page can be read");
    if (status == PILAR_OK && !reader->printed)
        return error_set(error, PILAR_ERROR_INPUT,
                         "it has no text layer (a scan?); recognise its text first, as with "
                         "ocrmypdf or tesseract");
    return status;
}

static enum pilar_status refuse(const GError *cause, struct pilar_error *error)
{
    if (g_error_matches(cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        return error_set(error, PILAR_ERROR_INPUT, "it is encrypted; save it without a password");
    return error_set(error, PILAR_ERROR_INPUT, "it is damaged or cut short");
}

enum pilar_status pdf_extract(struct pilar_text content, struct bytes *stream,
                              struct pilar_error *error)
{
    GError *cause = NULL;
    GBytes *bytes = g_bytes_new_static(content.data, content.length);
    struct reader reader = {.document = poppler_document_new_from_bytes(bytes, NULL, &cause),
                            .stream = stream};
    enum pilar_status status =
        reader.document != NULL ? read_pages(&reader, error) : refuse(cause, error);
    g_clear_error(&cause);
    if (reader.document != NULL)
        g_object_unref(reader.document);
    g_bytes_unref(bytes);
    pdf_lines_free(&reader.lines);
    free(reader.glyphs);
    return status;
}
