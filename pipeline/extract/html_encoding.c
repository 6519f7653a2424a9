#include "pipeline/extract/html_encoding.h"

#include <string.h>
#include <strings.h>

#include "pipeline/base/encoding.h"
#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

/* The first of `word`, in any case, or NULL. */
static const char *find_word(struct pilar_text text, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text.length; i++) {
        if (strncasecmp(text.data + i, word, length) == 0)
            return text.data + i;
    }
    return NULL;
}

static bool is_name_character(char c)
{
    return text_is_digit(c) || text_is_lower(c) || text_is_upper(c) || c == '-' || c == '_';
}

/* The name of the encoding that the page gives at its head, in <meta> or the declaration of XML;
 * empty if it gives none. */
static struct pilar_text declared_encoding(struct pilar_text text)
{
    enum { HEAD = 1024 };
    static const char *const words[] = {"charset=", "encoding="};
    if (text.length > HEAD)
        text.length = HEAD;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = find_word(text, words[i]);
        if (found == NULL)
            continue;
        const char *end = text.data + text.length;
        const char *name = found + strlen(words[i]);
        while (name < end && (*name == '"' || *name == '\'' || text_is_space(*name)))
            name++;
        size_t length = 0;
        while (name + length < end && is_name_character(name[length]))
            length++;
        return (struct pilar_text){name, length};
    }
    return (struct pilar_text){"", 0};
}

/* Whether to read what is not UTF-8 as Windows-1252 agrees with what the page says. Latin-1 is
 * part of it, as Latin-9 is but for signs that Spanish has no use for. */
static bool is_windows_or_unknown(struct pilar_text name)
{
    static const char *const names[] = {
        "",          "utf-8",      "utf8",        "us-ascii", "ascii",  "iso-8859-1",
        "iso8859-1", "iso_8859-1", "latin1",      "latin-1",  "l1",     "windows-1252",
        "cp1252",    "cp-1252",    "iso-8859-15", "latin9",   "x-ansi", "unicode",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (name.length == strlen(names[i]) && strncasecmp(name.data, names[i], name.length) == 0)
            return true;
    }
    return false;
}

enum pilar_status html_decode(struct pilar_text content, struct bytes *converted,
                              struct pilar_text *text, struct pilar_error *error)
{
    if (text_starts_with(content, "\xEF\xBB\xBF")) {
        content.data += 3;
        content.length -= 3;
    }
    *text = content;
    if (!encoding_is_utf16(content) && utf8_is_valid(content))
        return PILAR_OK;
    struct pilar_text name = declared_encoding(content);
    if (encoding_is_utf16(content))
        encoding_append_utf16(converted, content);
    else if (is_windows_or_unknown(name))
        encoding_append_windows(converted, content);
    else
        return error_set(error, PILAR_ERROR_INPUT,
                         "its encoding, %.*s, is none that is read; save it as UTF-8",
                         TEXT_ARGUMENT(name));
    *text = bytes_text(converted);
    return converted->failed ? error_memory(error) : PILAR_OK;
}
