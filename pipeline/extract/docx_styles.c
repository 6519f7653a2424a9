#include "pipeline/extract/docx_styles.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/style_name.h"

const struct xml_namespace DOCX_NAMESPACES[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"}};
const size_t DOCX_NAMESPACE_COUNT = sizeof DOCX_NAMESPACES / sizeof *DOCX_NAMESPACES;

enum { MOST = 1000000000, MOST_HALF_POINTS = 3276 };

/* ---- what elements say ---- */

bool docx_number(const char *value, uint32_t most, uint32_t *number)
{
    uint32_t sum = 0;
    if (value == NULL || *value == '\0')
        return false;
    for (; *value != '\0'; value++) {
        if (!text_is_digit(*value) || sum > (most - (uint32_t)(*value - '0')) / 10)
            return false;
        sum = sum * 10 + (uint32_t)(*value - '0');
    }
    *number = sum;
    return true;
}

static enum run_said read_switch(const char *value)
{
    static const char *const off[] = {"0", "false", "off", "none"};
    for (size_t i = 0; value != NULL && i < sizeof off / sizeof *off; i++) {
        if (strcmp(value, off[i]) == 0)
            return RUN_NO;
    }
    return RUN_YES;
}

void docx_take_run(struct run *run, const char *name, const struct xml_attributes *attributes)
{
    const char *value = xml_attribute(attributes, "w:val");
    uint32_t half_points;
    if (strcmp(name, "w:b") == 0)
        run->bold = read_switch(value);
    else if (strcmp(name, "w:i") == 0)
        run->italic = read_switch(value);
    else if (strcmp(name, "w:vanish") == 0)
        run->hidden = read_switch(value);
    else if (strcmp(name, "w:vertAlign") == 0 && value != NULL)
        run->raised = strcmp(value, "superscript") == 0 ? RUN_YES : RUN_NO;
    else if (strcmp(name, "w:sz") == 0 && docx_number(value, MOST_HALF_POINTS, &half_points))
        run->size = half_points * 5;
}

void docx_take_paragraph(struct docx_paragraph *paragraph, const char *name,
                         const struct xml_attributes *attributes)
{
    const char *value = xml_attribute(attributes, "w:val");
    uint32_t number;
    if (strcmp(name, "w:jc") == 0 && value != NULL) {
        paragraph->centred = strcmp(value, "center") == 0 ? RUN_YES : RUN_NO;
    } else if (strcmp(name, "w:outlineLvl") == 0 && docx_number(value, DOCX_LEVELS, &number)) {
        paragraph->depth = number + 1;
    } else if (strcmp(name, "w:numId") == 0 && docx_number(value, MOST, &number)) {
        paragraph->has_list = true;
        paragraph->list = number;
    } else if (strcmp(name, "w:ilvl") == 0 && docx_number(value, MOST, &number)) {
        paragraph->has_level = true;
        paragraph->level = number;
    }
}

struct docx_paragraph docx_paragraph_over(struct docx_paragraph under, struct docx_paragraph said)
{
    struct docx_paragraph result = under;
    result.centred = run_said_over(under.centred, said.centred);
    if (said.depth != 0)
        result.depth = said.depth;
    if (said.has_list) {
        result.has_list = true;
        result.list = said.list;
    }
    if (said.has_level) {
        result.has_level = true;
        result.level = said.level;
    }
    return result;
}

static enum run_said toggle(enum run_said paragraph, enum run_said character)
{
    if (paragraph == RUN_YES && character == RUN_YES)
        return RUN_NO;
    return paragraph == RUN_YES ? RUN_YES : run_said_over(paragraph, character);
}

struct run docx_toggle_run(struct run paragraph, struct run character)
{
    struct run run = run_over(paragraph, character);
    run.bold = toggle(paragraph.bold, character.bold);
    run.italic = toggle(paragraph.italic, character.italic);
    run.hidden = toggle(paragraph.hidden, character.hidden);
    return run;
}

/* ---- the file ---- */

struct reading {
    struct docx_styles *styles;
    uint32_t current; /* the style that is open, or NAMES_NONE */
    bool run, paragraph, defaults;
    bool failed;
};

/* The number of a style, which may be defined later or never. */
static uint32_t number_of(struct reading *reading, const char *id)
{
    struct docx_styles *styles = reading->styles;
    size_t count = styles->ids.count;
    uint32_t number = names_add(&styles->ids, text_of(id));
    if (number == NAMES_NONE || !memory_reserve(&styles->styles, &styles->capacity,
                                                styles->ids.count, sizeof *styles->styles)) {
        reading->failed = true;
        return NAMES_NONE;
    }
    if (styles->ids.count > count)
        styles->styles[number] = (struct docx_style){.base = NAMES_NONE};
    return number;
}

static void begin_style(struct reading *reading, const struct xml_attributes *attributes)
{
    const char *id = xml_attribute(attributes, "w:styleId");
    const char *type = xml_attribute(attributes, "w:type");
    const char *standard = xml_attribute(attributes, "w:default");
    reading->current = NAMES_NONE;
    if (id == NULL || reading->failed)
        return;
    reading->current = number_of(reading, id);
    if (reading->current == NAMES_NONE)
        return;
    reading->styles->styles[reading->current].defined = true;
    if (standard != NULL && read_switch(standard) == RUN_YES && type != NULL &&
        strcmp(type, "paragraph") == 0)
        reading->styles->standard = reading->current;
}

/* What stands in a style but not within its properties. */
static void take_of_style(struct reading *reading, const char *name,
                          const struct xml_attributes *attributes)
{
    const char *value = xml_attribute(attributes, "w:val");
    if (value == NULL)
        return;
    if (strcmp(name, "w:basedOn") == 0) {
        uint32_t base = number_of(reading, value); /* may move the styles */
        reading->styles->styles[reading->current].base = base;
    } else if (strcmp(name, "w:name") == 0) {
        struct docx_paragraph *paragraph = &reading->styles->styles[reading->current].paragraph;
        unsigned depth = style_name_depth(text_of(value));
        if (paragraph->depth == 0)
            paragraph->depth = depth;
    }
}

static bool on_start(void *context, const char *name, const struct xml_attributes *attributes)
{
    struct reading *reading = context;
    struct docx_styles *styles = reading->styles;
    struct docx_style *style = reading->current != NAMES_NONE && !reading->failed
                                   ? &styles->styles[reading->current]
                                   : NULL;
    if (strcmp(name, "w:rPrChange") == 0 || strcmp(name, "w:pPrChange") == 0 ||
        strcmp(name, "w:tblStylePr") == 0 || strcmp(name, "w:latentStyles") == 0)
        return false;
    if (strcmp(name, "w:style") == 0)
        begin_style(reading, attributes);
    else if (strcmp(name, "w:rPrDefault") == 0)
        reading->defaults = true;
    else if (strcmp(name, "w:rPr") == 0)
        reading->run = true;
    else if (strcmp(name, "w:pPr") == 0)
        reading->paragraph = true;
    else if (reading->run && reading->defaults)
        docx_take_run(&styles->run, name, attributes);
    else if (style != NULL && reading->run)
        docx_take_run(&style->run, name, attributes);
    else if (style != NULL && reading->paragraph)
        docx_take_paragraph(&style->paragraph, name, attributes);
    else if (style != NULL)
        take_of_style(reading, name, attributes);
    return true;
}

static void on_end(void *context, const char *name)
{
    struct reading *reading = context;
    if (strcmp(name, "w:style") == 0)
        reading->current = NAMES_NONE;
    else if (strcmp(name, "w:rPrDefault") == 0)
        reading->defaults = false;
    else if (strcmp(name, "w:rPr") == 0)
        reading->run = false;
    else if (strcmp(name, "w:pPr") == 0)
        reading->paragraph = false;
}

/* Gives a style what it has from its bases; in a circle each is resolved once. */
static void resolve(struct docx_styles *styles, uint32_t number)
{
    enum { CHAIN = 64 }; /* Word has at most eleven */
    uint32_t chain[CHAIN];
    size_t length = 0;
    for (; number != NAMES_NONE && !styles->styles[number].resolved && length < CHAIN;
         number = styles->styles[number].base) {
        chain[length++] = number;
        styles->styles[number].resolved = true;
    }
    for (; length > 0; length--) {
        struct docx_style *style = &styles->styles[chain[length - 1]];
        if (style->base == NAMES_NONE)
            continue;
        const struct docx_style *base = &styles->styles[style->base];
        style->run = run_over(base->run, style->run);
        style->paragraph = docx_paragraph_over(base->paragraph, style->paragraph);
    }
}

enum pilar_status docx_styles_read(const struct archive *archive, const char *member,
                                   struct docx_styles *styles, struct pilar_error *error)
{
    struct reading reading = {.styles = styles, .current = NAMES_NONE};
    const struct xml_handler handler = {.namespaces = DOCX_NAMESPACES,
                                        .namespace_count = DOCX_NAMESPACE_COUNT,
                                        .start = on_start,
                                        .end = on_end};
    styles->standard = NAMES_NONE;
    if (*member == '\0')
        return PILAR_OK;
    enum pilar_status status = xml_read(archive, member, &handler, &reading, error);
    if (status == PILAR_OK && reading.failed)
        status = error_memory(error);
    for (uint32_t i = 0; status == PILAR_OK && i < styles->ids.count; i++)
        resolve(styles, i);
    return status;
}

void docx_styles_free(struct docx_styles *styles)
{
    names_free(&styles->ids);
    free(styles->styles);
    *styles = (struct docx_styles){0};
}

const struct docx_style *docx_styles_find(const struct docx_styles *styles, const char *id)
{
    uint32_t number = id != NULL ? names_find(&styles->ids, text_of(id)) : NAMES_NONE;
    if (number == NAMES_NONE || !styles->styles[number].defined)
        number = styles->standard;
    return number != NAMES_NONE ? &styles->styles[number] : NULL;
}
