#include "pipeline/document/format.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/encoding.h"
#include "pipeline/base/text.h"

static const struct {
    const char *reader;
    const char *meaning;
} ABOUT[] = {
    [FORMAT_TEXT] = {NULL, "text"},
    [FORMAT_HTML] = {"html", "an HTML page"},
    [FORMAT_PDF] = {"pdf", "a PDF"},
    [FORMAT_DOCX] = {"docx", "a DOCX document"},
    [FORMAT_ODT] = {"odt", "an ODT document"},
    [FORMAT_DOC] = {NULL, "a legacy Office file (.doc?); save it as DOCX first (LibreOffice), or "
                          "take its text out (antiword)"},
    [FORMAT_LOCKED] = {NULL, "an encrypted Office file; save it without a password"},
    [FORMAT_RTF] = {NULL, "RTF; save it as DOCX or as plain text first"},
    [FORMAT_SHEET] = {NULL, "a spreadsheet, not a text"},
    [FORMAT_SLIDES] = {NULL, "a presentation, not a text"},
    [FORMAT_ZIP] = {NULL, "a ZIP archive, but no DOCX or ODT document; unpack it first"},
    [FORMAT_ZIP_CUT] = {NULL, "a ZIP archive that is damaged or cut short"},
    [FORMAT_IMAGE] = {NULL, "an image; recognise its text first (tesseract, ocrmypdf)"},
};

const char *format_reader(enum format format)
{
    return ABOUT[format].reader;
}

const char *format_meaning(enum format format)
{
    return ABOUT[format].meaning;
}

static struct pilar_text text_after(struct pilar_text text, size_t offset)
{
    return (struct pilar_text){text.data + offset, text.length - offset};
}

static bool contains(struct pilar_text text, const char *string)
{
    return memmem(text.data, text.length, string, strlen(string)) != NULL;
}

/* ---- ZIP ---- */

static size_t number_at(const char *data, size_t bytes)
{
    size_t number = 0;
    for (size_t i = bytes; i > 0; i--)
        number = number << 8 | (unsigned char)data[i - 1];
    return number;
}

static enum format format_of_media_type(struct pilar_text type)
{
    static const char open_document[] = "application/vnd.oasis.opendocument.";
    if (!text_starts_with(type, open_document))
        return FORMAT_ZIP;
    type = text_after(type, sizeof open_document - 1);
    return text_starts_with(type, "text")           ? FORMAT_ODT
           : text_starts_with(type, "spreadsheet")  ? FORMAT_SHEET
           : text_starts_with(type, "presentation") ? FORMAT_SLIDES
                                                    : FORMAT_ZIP;
}

static enum format format_of_member(struct pilar_text name)
{
    return text_starts_with(name, "word/document") ? FORMAT_DOCX
           : text_is(name, "xl/workbook.xml")      ? FORMAT_SHEET
           : text_is(name, "ppt/presentation.xml") ? FORMAT_SLIDES
           : text_is(name, "content.xml")          ? FORMAT_ODT
                                                   : FORMAT_ZIP;
}

/* Where the record stands that ends a ZIP, before a comment of up to 64 KiB; the length of the
 * content if there is none. */
static size_t find_end_record(struct pilar_text content)
{
    enum { RECORD = 22, COMMENT = 0xFFFF };
    for (size_t back = RECORD; back <= RECORD + COMMENT && back <= content.length; back++) {
        if (text_starts_with(text_after(content, content.length - back), "PK\x05\x06"))
            return content.length - back;
    }
    return content.length;
}

/* An archive without a whole directory cannot be read, but what it was, its members tell. */
static enum format format_of_cut_zip(struct pilar_text content)
{
    enum { NAME_AT = 26, HEADER = 30 };
    static const char signature[] = "PK\x03\x04";
    const char *found;
    while ((found = memmem(content.data, content.length, signature, sizeof signature - 1)) !=
           NULL) {
        content = text_after(content, (size_t)(found - content.data));
        if (content.length < HEADER)
            break;
        struct pilar_text name = {content.data + HEADER, number_at(content.data + NAME_AT, 2)};
        if (name.length > content.length - HEADER)
            break;
        enum format format = format_of_member(name);
        if (format != FORMAT_ZIP)
            return format;
        content = text_after(content, HEADER);
    }
    return FORMAT_ZIP_CUT;
}

static enum format format_of_directory(struct pilar_text content)
{
    enum { SIZE_AT = 12, ENTRY = 46, NAME_AT = 28, EXTRA_AT = 30, COMMENT_AT = 32 };
    size_t end = find_end_record(content);
    if (end == content.length)
        return format_of_cut_zip(content);
    size_t size = number_at(content.data + end + SIZE_AT, 4);
    if (size > end)
        return format_of_cut_zip(content);
    struct pilar_text directory = {content.data + end - size, size};
    while (directory.length >= ENTRY && text_starts_with(directory, "PK\x01\x02")) {
        size_t name = number_at(directory.data + NAME_AT, 2);
        size_t entry = ENTRY + name + number_at(directory.data + EXTRA_AT, 2) +
                       number_at(directory.data + COMMENT_AT, 2);
        if (entry > directory.length)
            break;
        enum format format = format_of_member((struct pilar_text){directory.data + ENTRY, name});
        if (format != FORMAT_ZIP)
            return format;
        directory = text_after(directory, entry);
    }
    return directory.length == 0 ? FORMAT_ZIP : format_of_cut_zip(content);
}

/* OpenDocument says what it is in its first member, which is not compressed. */
static enum format format_of_zip(struct pilar_text content)
{
    enum { HEADER = 30, NAME_AT = 26, EXTRA_AT = 28 };
    static const char name[] = "mimetype";
    enum format format = FORMAT_ZIP;
    if (content.length > HEADER && number_at(content.data + NAME_AT, 2) == sizeof name - 1 &&
        text_starts_with(text_after(content, HEADER), name)) {
        size_t type = HEADER + sizeof name - 1 + number_at(content.data + EXTRA_AT, 2);
        if (type < content.length)
            format = format_of_media_type(text_after(content, type));
    }
    return format != FORMAT_ZIP ? format : format_of_directory(content);
}

/* ---- the old Office ---- */

/* A document that is encrypted stands in a file of the old kind, under this name in UTF-16. */
static enum format format_of_ole(struct pilar_text content)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    bool locked = memmem(content.data, content.length, name, sizeof name) != NULL;
    return locked ? FORMAT_LOCKED : FORMAT_DOC;
}

/* ---- PDF ---- */

/* Readers of PDF let other bytes stand before it. A text that speaks of "%PDF-" has no object
 * behind it. */
static bool is_pdf(struct pilar_text content)
{
    enum { BEFORE = 1024, BEHIND = 4096 };
    static const char signature[] = "%PDF-";
    if (text_starts_with(content, "%PDF"))
        return true;
    if (content.length == 0)
        return false;
    struct pilar_text head = content;
    if (head.length > BEFORE)
        head.length = BEFORE;
    const char *found = memmem(head.data, head.length, signature, sizeof signature - 1);
    if (found == NULL)
        return false;
    struct pilar_text behind = text_after(content, (size_t)(found - content.data));
    if (behind.length > BEHIND)
        behind.length = BEHIND;
    return contains(behind, " 0 obj");
}

/* ---- HTML ---- */

static bool begins_with_word(struct pilar_text text, const char *word)
{
    size_t length = strlen(word);
    return text.length > length && strncasecmp(text.data, word, length) == 0 &&
           (text_is_space(text.data[length]) || text.data[length] == '>');
}

/* Takes what begins with `begin` and ends with `end` off `*text`. */
static bool skip_enclosed(struct pilar_text *text, const char *begin, const char *end)
{
    if (!text_starts_with(*text, begin))
        return false;
    const char *found = memmem(text->data, text->length, end, strlen(end));
    size_t length = found == NULL ? text->length : (size_t)(found - text->data) + strlen(end);
    *text = text_after(*text, length);
    return true;
}

static bool is_html(struct pilar_text text)
{
    for (;;) {
        while (text.length > 0 && text_is_space(text.data[0]))
            text = text_after(text, 1);
        if (!skip_enclosed(&text, "<!--", "-->") && !skip_enclosed(&text, "<?xml", "?>"))
            break;
    }
    return begins_with_word(text, "<!doctype html") || begins_with_word(text, "<html");
}

/* The same of UTF-16, as far as its beginning tells. */
static bool is_wide_html(struct pilar_text text)
{
    char narrow[1024];
    size_t length = 0, low = text_starts_with(text, "\xFF\xFE") ? 0 : 1;
    for (size_t i = 2; i + 1 < text.length && length < sizeof narrow; i += 2)
        narrow[length++] = text.data[i + low];
    return is_html((struct pilar_text){narrow, length});
}

/* ---- all ---- */

static const struct {
    const char *signature;
    enum format format;
} SIGNATURES[] = {
    {"{\\rtf", FORMAT_RTF},
    {"\x89PNG", FORMAT_IMAGE},
    {"\xFF\xD8\xFF", FORMAT_IMAGE},
};

enum format format_of(struct pilar_text content)
{
    if (text_starts_with(content, "\xEF\xBB\xBF"))
        content = text_after(content, 3);
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++) {
        if (text_starts_with(content, SIGNATURES[i].signature))
            return SIGNATURES[i].format;
    }
    if (text_starts_with(content, "PK\x03\x04"))
        return format_of_zip(content);
    if (text_starts_with(content, "\xD0\xCF\x11\xE0"))
        return format_of_ole(content);
    if (is_pdf(content))
        return FORMAT_PDF;
    bool html = encoding_is_utf16(content) ? is_wide_html(content) : is_html(content);
    return html ? FORMAT_HTML : FORMAT_TEXT;
}
