#include "pipeline/document/markings.h"

#include <stdint.h>

#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

bool markings_is_word(char c)
{
    return text_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

size_t markings_note(struct pilar_text text)
{
    enum { LONGEST = 12 };
    bool named = text.length > 1 && text.data[1] == '^';
    for (size_t i = named ? 2 : 1; i < text.length && i < LONGEST; i++) {
        char c = text.data[i];
        if (c == ']')
            return i > (named ? 2u : 1u) && (named || i <= 4) ? i + 1 : 0;
        if (!(text_is_digit(c) || (named && markings_is_word(c))))
            return 0;
    }
    return 0;
}

size_t markings_target(struct pilar_text text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (text_is_space(c) || c == '[' || c == ']')
            return 0;
        depth += c == '(';
        if (c == ')' && --depth == 0)
            return i + 1;
    }
    return 0;
}

static bool is_inline_tag(struct pilar_text name)
{
    static const char *const tags[] = {"a",    "b",      "br",  "em",  "i", "p",
                                       "span", "strong", "sub", "sup", "u"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (text_is(name, tags[i]))
            return true;
    }
    return false;
}

size_t markings_tag(struct pilar_text text, struct pilar_text *name)
{
    size_t length = 1;
    while (length < text.length && text.data[length] != '>' && text.data[length] != '<')
        length++;
    if (length == text.length || text.data[length] == '<')
        return 0;
    if (text_starts_with(text, "<!--")) {
        *name = (struct pilar_text){text.data, 0};
        return length + 1;
    }
    size_t begin = length > 1 && text.data[1] == '/' ? 2 : 1, end = begin;
    while (end < length && text.data[end] >= 'a' && text.data[end] <= 'z')
        end++;
    *name = (struct pilar_text){text.data + begin, end - begin};
    char after = text.data[end];
    return (after == '>' || after == ' ' || after == '/') && is_inline_tag(*name) ? length + 1 : 0;
}

enum marking markings_special(struct pilar_text text, size_t offset, size_t *length)
{
    uint32_t character = utf8_decode(text, offset, length);
    switch (character) {
    case 0xB2: /* ² ³ ¹ */
    case 0xB3:
    case 0xB9:
    case 0x2070:
        return MARKING_SUPERSCRIPT;
    case 0xA0: /* no-break spaces, line and paragraph separator, ideographic space */
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x3000:
        return MARKING_SPACE;
    case 0x2060: /* word joiner, byte order mark */
    case 0xFEFF:
        return MARKING_INVISIBLE;
    case 0xAD:
        return MARKING_HYPHEN;
    default:
        if (character >= 0x2074 && character <= 0x2079)
            return MARKING_SUPERSCRIPT;
        if (character >= 0x2000 && character <= 0x200F)
            return character <= 0x200A ? MARKING_SPACE : MARKING_INVISIBLE;
        return MARKING_NONE;
    }
}
