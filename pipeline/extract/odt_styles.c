#include "pipeline/extract/odt_styles.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/extract/style_name.h"

#define OASIS(part) "urn:oasis:names:tc:opendocument:xmlns:" part ":1.0"

const struct xml_namespace ODT_NAMESPACES[] = {
    {OASIS("office"), "office"},
    {OASIS("style"), "style"},
    {OASIS("text"), "text"},
    {OASIS("table"), "table"},
    {OASIS("drawing"), "draw"},
    {OASIS("svg-compatible"), "svg"},
    {OASIS("xsl-fo-compatible"), "fo"},
    {OASIS("manifest"), "manifest"},
    {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"},
    {"http://www.w3.org/XML/1998/namespace", "xml"}};
const size_t ODT_NAMESPACE_COUNT = sizeof ODT_NAMESPACES / sizeof *ODT_NAMESPACES;

enum { MOST_POINTS = 1638, MOST_DEPTH = 10, BOLD_WEIGHT = 600 };

/* Of each family; they have names of their own. */
static const char *const FAMILIES[ODT_FAMILIES] = {"paragraph", "text"};

bool odt_number(const char *value, uint32_t most, uint32_t *number)
{
    uint32_t sum = 0;
    if (value == NULL || !text_is_digit(*value))
        return false;
    for (; text_is_digit(*value); value++) {
        uint32_t digit = (uint32_t)(*value - '0');
        if (digit > most || sum > (most - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *number = sum;
    return true;
}

static struct bytes key_of(enum odt_family family, const char *name)
{
    struct bytes key = {0};
    bytes_append_format(&key, "%s:%s", FAMILIES[family], name);
    return key;
}

/* The number of a style, defined or not; NAMES_NONE if memory is out. */
static uint32_t number_of(struct odt_styles *styles, enum odt_family family, const char *name)
{
    struct bytes key = key_of(family, name);
    size_t count = styles->names.count;
    uint32_t number = key.failed ? NAMES_NONE : names_add(&styles->names, bytes_text(&key));
    bytes_free(&key);
    if (number == NAMES_NONE || !memory_reserve(&styles->styles, &styles->capacity,
                                                styles->names.count, sizeof *styles->styles)) {
        styles->failed = true;
        return NAMES_NONE;
    }
    if (styles->names.count > count)
        styles->styles[number] = (struct odt_style){.base = NAMES_NONE};
    return number;
}

/* ---- reading ---- */

static bool read_family(const char *value, enum odt_family *family)
{
    for (int i = 0; value != NULL && i < ODT_FAMILIES; i++) {
        if (strcmp(value, FAMILIES[i]) == 0) {
            *family = (enum odt_family)i;
            return true;
        }
    }
    return false;
}

static void begin_style(struct odt_styles *styles, const struct xml_attributes *attributes)
{
    const char *name = xml_attribute(attributes, "style:name");
    const char *shown = xml_attribute(attributes, "style:display-name");
    const char *base = xml_attribute(attributes, "style:parent-style-name");
    const char *list = xml_attribute(attributes, "style:list-style-name");
    enum odt_family family;
    styles->current = NAMES_NONE;
    if (name == NULL || !read_family(xml_attribute(attributes, "style:family"), &family))
        return;
    uint32_t number = number_of(styles, family, name);
    uint32_t base_number = base != NULL ? number_of(styles, family, base) : NAMES_NONE;
    if (styles->failed)
        return;
    struct odt_style *style = &styles->styles[number];
    *style = (struct odt_style){.base = base_number, .defined = true};
    style->without_list = list != NULL && *list == '\0';
    if (!odt_number(xml_attribute(attributes, "style:default-outline-level"), MOST_DEPTH,
                    &style->depth))
        style->depth = style_name_depth(text_of(shown != NULL ? shown : name));
    styles->current = number;
}

/* "10.5pt" */
static bool read_points(const char *value, uint32_t *tenths)
{
    uint32_t whole, tenth = 0;
    if (!odt_number(value, MOST_POINTS, &whole))
        return false;
    const char *rest = value + strspn(value, "0123456789");
    if (*rest == '.') {
        tenth = text_is_digit(rest[1]) ? (uint32_t)(rest[1] - '0') : 0;
        rest += 1 + strspn(rest + 1, "0123456789");
    }
    *tenths = whole * 10 + tenth;
    return strcmp(rest, "pt") == 0; /* not a part of the size of the style below */
}

static enum run_said said(bool so)
{
    return so ? RUN_YES : RUN_NO;
}

/* "super 58%", "33% 58%"; lowered are "sub" and "-33%", and "0%" is neither. */
static bool is_raised(const char *position)
{
    uint32_t percent;
    return strncmp(position, "super", 5) == 0 ||
           (odt_number(position, 100, &percent) && percent > 0);
}

static void take_run(struct run *run, const struct xml_attributes *attributes)
{
    const char *weight = xml_attribute(attributes, "fo:font-weight");
    const char *slope = xml_attribute(attributes, "fo:font-style");
    const char *size = xml_attribute(attributes, "fo:font-size");
    const char *display = xml_attribute(attributes, "text:display");
    const char *position = xml_attribute(attributes, "style:text-position");
    uint32_t number;
    if (weight != NULL)
        run->bold = said(strcmp(weight, "bold") == 0 ||
                         (odt_number(weight, 1000, &number) && number >= BOLD_WEIGHT));
    if (slope != NULL)
        run->italic = said(strcmp(slope, "normal") != 0);
    if (size != NULL && read_points(size, &number))
        run->size = number;
    if (display != NULL)
        run->hidden = said(strcmp(display, "none") == 0);
    if (position != NULL)
        run->raised = said(is_raised(position));
}

void odt_styles_start(struct odt_styles *styles, const char *name,
                      const struct xml_attributes *attributes)
{
    struct odt_style *style =
        styles->current != NAMES_NONE ? &styles->styles[styles->current] : NULL;
    if (styles->failed)
        return;
    if (strcmp(name, "style:style") == 0) {
        begin_style(styles, attributes);
    } else if (strcmp(name, "style:default-style") == 0) {
        enum odt_family family;
        styles->in_default = read_family(xml_attribute(attributes, "style:family"), &family) &&
                             family == ODT_PARAGRAPH;
    } else if (strcmp(name, "style:text-properties") == 0) {
        if (style != NULL)
            take_run(&style->run, attributes);
        else if (styles->in_default)
            take_run(&styles->run, attributes);
    } else if (strcmp(name, "style:paragraph-properties") == 0 && style != NULL) {
        const char *align = xml_attribute(attributes, "fo:text-align");
        if (align != NULL)
            style->centred = said(strcmp(align, "center") == 0);
    }
}

void odt_styles_end(struct odt_styles *styles, const char *name)
{
    if (strcmp(name, "style:style") == 0)
        styles->current = NAMES_NONE;
    else if (strcmp(name, "style:default-style") == 0)
        styles->in_default = false;
}

/* ---- finding ---- */

static void inherit(struct odt_style *style, const struct odt_style *base)
{
    style->run = run_over(base->run, style->run);
    style->centred = run_said_over(base->centred, style->centred);
    if (style->depth == 0)
        style->depth = base->depth;
    style->without_list = style->without_list || base->without_list;
}

/* In a circle each style is resolved once. */
static void resolve(struct odt_styles *styles, uint32_t number)
{
    enum { CHAIN = 64 };
    uint32_t chain[CHAIN];
    size_t length = 0;
    for (; number != NAMES_NONE && !styles->styles[number].resolved && length < CHAIN;
         number = styles->styles[number].base) {
        chain[length++] = number;
        styles->styles[number].resolved = true;
    }
    for (; length > 0; length--) {
        struct odt_style *style = &styles->styles[chain[length - 1]];
        if (style->base != NAMES_NONE)
            inherit(style, &styles->styles[style->base]);
    }
}

const struct odt_style *odt_styles_find(struct odt_styles *styles, enum odt_family family,
                                        const char *name)
{
    if (name == NULL || styles->failed)
        return NULL;
    struct bytes key = key_of(family, name);
    uint32_t number = NAMES_NONE;
    if (key.failed)
        styles->failed = true;
    else
        number = names_find(&styles->names, bytes_text(&key));
    bytes_free(&key);
    if (number == NAMES_NONE || !styles->styles[number].defined)
        return NULL;
    resolve(styles, number);
    return &styles->styles[number];
}

void odt_styles_free(struct odt_styles *styles)
{
    names_free(&styles->names);
    free(styles->styles);
    *styles = (struct odt_styles){.current = NAMES_NONE};
}
