#include "pipeline/extract/html_element.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/text.h"

/* ---- elements ---- */

struct element {
    const char *name;
    enum html_kind kind;
};

/* In the order of strcmp. */
static const struct element ELEMENTS[] = {
    {"a", HTML_ANCHOR},          {"address", HTML_BLOCK},
    {"article", HTML_PAGE},      {"aside", HTML_APART},
    {"audio", HTML_LEFT_OUT},    {"b", HTML_BOLD},
    {"blockquote", HTML_BLOCK},  {"body", HTML_PAGE},
    {"br", HTML_BREAK},          {"button", HTML_LEFT_OUT},
    {"canvas", HTML_LEFT_OUT},   {"caption", HTML_BLOCK},
    {"center", HTML_CENTRE},     {"dd", HTML_BLOCK},
    {"details", HTML_BLOCK},     {"dialog", HTML_LEFT_OUT},
    {"dir", HTML_UNORDERED},     {"div", HTML_BLOCK},
    {"dl", HTML_BLOCK},          {"dt", HTML_BLOCK},
    {"em", HTML_ITALIC},         {"fieldset", HTML_BLOCK},
    {"figcaption", HTML_BLOCK},  {"figure", HTML_BLOCK},
    {"footer", HTML_APART},      {"form", HTML_APART},
    {"frameset", HTML_BLOCK},    {"h1", HTML_HEADING},
    {"h2", HTML_HEADING},        {"h3", HTML_HEADING},
    {"h4", HTML_HEADING},        {"h5", HTML_HEADING},
    {"h6", HTML_HEADING},        {"head", HTML_BLOCK},
    {"header", HTML_APART},      {"hr", HTML_BLOCK},
    {"html", HTML_PAGE},         {"i", HTML_ITALIC},
    {"iframe", HTML_LEFT_OUT},   {"li", HTML_ITEM},
    {"main", HTML_PAGE},         {"menu", HTML_UNORDERED},
    {"nav", HTML_APART},         {"noframes", HTML_LEFT_OUT},
    {"noscript", HTML_LEFT_OUT}, {"object", HTML_LEFT_OUT},
    {"ol", HTML_ORDERED},        {"option", HTML_LEFT_OUT},
    {"p", HTML_BLOCK},           {"pre", HTML_PREFORMATTED},
    {"script", HTML_LEFT_OUT},   {"section", HTML_BLOCK},
    {"select", HTML_LEFT_OUT},   {"strong", HTML_BOLD},
    {"style", HTML_LEFT_OUT},    {"summary", HTML_BLOCK},
    {"sup", HTML_RAISED},        {"svg", HTML_LEFT_OUT},
    {"table", HTML_TABLE},       {"tbody", HTML_BLOCK},
    {"td", HTML_CELL},           {"template", HTML_LEFT_OUT},
    {"textarea", HTML_LEFT_OUT}, {"tfoot", HTML_BLOCK},
    {"th", HTML_CELL},           {"thead", HTML_BLOCK},
    {"title", HTML_LEFT_OUT},    {"tr", HTML_ROW},
    {"ul", HTML_UNORDERED},      {"video", HTML_LEFT_OUT},
};

static int compare_names(const void *name, const void *element)
{
    return strcmp(name, ((const struct element *)element)->name);
}

enum html_kind html_kind_of(const char *name)
{
    const struct element *found = bsearch(name, ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS,
                                          sizeof *ELEMENTS, compare_names);
    return found == NULL ? HTML_INLINE : found->kind;
}

bool html_is_block(enum html_kind kind)
{
    switch (kind) {
    case HTML_INLINE:
    case HTML_BREAK:
    case HTML_ANCHOR:
    case HTML_BOLD:
    case HTML_ITALIC:
    case HTML_RAISED:
    case HTML_LEFT_OUT:
        return false;
    default:
        return true;
    }
}

/* ---- attributes ---- */

const char *html_attribute(const char *const *attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
        if (strcmp(attributes[0], name) == 0)
            return attributes[1] != NULL ? attributes[1] : "";
    }
    return NULL;
}

static bool begins(const char *text, const char *prefix)
{
    return text != NULL && strncasecmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether `text`, of known length, begins with `prefix` in any case. */
static bool text_begins(struct pilar_text text, const char *prefix)
{
    return text.length >= strlen(prefix) && begins(text.data, prefix);
}

/* The value of `property` in the attribute "style", or an empty text. The last counts. */
static struct pilar_text style_of(const char *const *attributes, const char *property)
{
    struct pilar_text value = {"", 0}, part;
    const char *style = html_attribute(attributes, "style");
    struct pilar_text rest = text_of(style != NULL ? style : "");
    while (text_split(&rest, ";", &part)) {
        struct pilar_text name;
        if (text_split(&part, ":", &name) && part.data != NULL &&
            text_trim(name).length == strlen(property) &&
            strncasecmp(text_trim(name).data, property, strlen(property)) == 0)
            value = text_trim(part);
    }
    return value;
}

/* ---- what is left out ---- */

/* Takes `prefix` off `*text`. */
static bool take(const char **text, const char *prefix)
{
    if (!begins(*text, prefix))
        return false;
    *text += strlen(prefix);
    return true;
}

/* The names that word processors and generators of pages give to notes ("ftn1", "fn:2",
 * "sdfootnote3sym", "footnotes") and, with `references`, to their marks ("_ftnref1"). */
static bool is_note_name(const char *name, bool references)
{
    static const char *const prefixes[] = {"footnote",  "endnote", "sdfootnote", "sdendnote",
                                           "cite_note", "ftn",     "edn",        "fn"};
    take(&name, "_");
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (!take(&name, prefixes[i]))
            continue;
        if (references)
            take(&name, "ref");
        else
            take(&name, "s");
        return !text_is_lower(name[0]) && !text_is_upper(name[0]);
    }
    return false;
}

static bool is_note_class(const char *classes)
{
    static const char *const prefixes[] = {"footnote",   "endnote",    "MsoFootnote",
                                           "MsoEndnote", "sdfootnote", "sdendnote"};
    struct pilar_text rest = text_of(classes != NULL ? classes : ""), word;
    while (text_split(&rest, " ", &word)) {
        for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
            if (text_begins(word, prefixes[i]))
                return true;
        }
    }
    return false;
}

static bool is_note_role(const char *role)
{
    return begins(role, "doc-footnote") || begins(role, "doc-endnote") ||
           begins(role, "doc-noteref") || begins(role, "doc-backlink");
}

static bool is_note(enum html_kind kind, const char *const *attributes)
{
    const char *identifier = html_attribute(attributes, "id");
    const char *target = html_attribute(attributes, "href");
    if (kind == HTML_ANCHOR && target != NULL && target[0] == '#' && is_note_name(target + 1, true))
        return true;
    return (identifier != NULL && is_note_name(identifier, false)) ||
           is_note_class(html_attribute(attributes, "class")) ||
           is_note_role(html_attribute(attributes, "role")) ||
           text_begins(style_of(attributes, "mso-element"), "footnote") ||
           text_begins(style_of(attributes, "mso-element"), "endnote");
}

bool html_is_left_out(enum html_kind kind, const char *const *attributes)
{
    if (kind == HTML_LEFT_OUT)
        return true;
    if (attributes == NULL || kind == HTML_PAGE)
        return false;
    return html_attribute(attributes, "hidden") != NULL ||
           text_begins(style_of(attributes, "display"), "none") ||
           text_begins(style_of(attributes, "visibility"), "hidden") || is_note(kind, attributes);
}

/* ---- how text is set ---- */

int html_says_bold(const char *const *attributes)
{
    struct pilar_text weight = style_of(attributes, "font-weight");
    if (weight.length == 0)
        return -1;
    return text_begins(weight, "bold") || (weight.data[0] >= '6' && weight.data[0] <= '9');
}

int html_says_italic(const char *const *attributes)
{
    struct pilar_text slant = style_of(attributes, "font-style");
    if (slant.length == 0)
        return -1;
    return text_begins(slant, "italic") || text_begins(slant, "oblique");
}

int html_says_centred(const char *const *attributes)
{
    struct pilar_text style = style_of(attributes, "text-align");
    const char *attribute = html_attribute(attributes, "align");
    if (style.length > 0)
        return text_begins(style, "center");
    return attribute == NULL ? -1 : begins(attribute, "center");
}

enum counter_format html_counter(const char *const *attributes, enum counter_format otherwise)
{
    static const struct {
        const char *name;
        enum counter_format format;
    } formats[] = {{"none", COUNTER_NONE},
                   {"decimal-leading-zero", COUNTER_DECIMAL_ZERO},
                   {"decimal", COUNTER_DECIMAL},
                   {"lower-alpha", COUNTER_LOWER_LETTER_26},
                   {"lower-latin", COUNTER_LOWER_LETTER_26},
                   {"upper-alpha", COUNTER_UPPER_LETTER_26},
                   {"upper-latin", COUNTER_UPPER_LETTER_26},
                   {"lower-roman", COUNTER_LOWER_ROMAN},
                   {"upper-roman", COUNTER_UPPER_ROMAN},
                   {"disc", COUNTER_BULLET},
                   {"circle", COUNTER_BULLET},
                   {"square", COUNTER_BULLET}};
    struct pilar_text style = style_of(attributes, "list-style-type");
    if (style.length == 0)
        style = style_of(attributes, "list-style");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (text_begins(style, formats[i].name))
            return formats[i].format;
    }
    const char *type = html_attribute(attributes, "type");
    if (type == NULL || type[0] == '\0' || type[1] != '\0')
        return otherwise;
    return type[0] == '1'   ? COUNTER_DECIMAL
           : type[0] == 'a' ? COUNTER_LOWER_LETTER_26
           : type[0] == 'A' ? COUNTER_UPPER_LETTER_26
           : type[0] == 'i' ? COUNTER_LOWER_ROMAN
           : type[0] == 'I' ? COUNTER_UPPER_ROMAN
                            : otherwise;
}
