#include "pipeline/extract/docx_numbering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/counter.h"

enum { MOST = 1000000000 };

/* A level begins anew below any that is above it. */
static const uint32_t RESTART_USUAL = UINT32_MAX;

/* w:lvl */
struct level {
    enum counter_format format;
    bool legal;          /* all numbers of its template in decimal */
    uint32_t start;      /* the first number; 0 if not said */
    uint32_t restart;    /* w:lvlRestart: from which level, from 1; 0 never */
    const char *pattern; /* "%1.%2)", in the arena; NULL if it has none */
    const char *style;   /* w:pStyle, in the arena; NULL if it has none */
};

/* w:abstractNum; the lists that are made of it count together. */
struct docx_abstract {
    struct level levels[DOCX_LEVELS];
    const char *link; /* w:numStyleLink: the numbering style that has the levels; or NULL */
    uint32_t counts[DOCX_LEVELS];
    bool counting[DOCX_LEVELS]; /* false: the next is the first */
};

/* w:num */
struct docx_list {
    uint32_t abstract;                 /* NAMES_NONE if not said */
    struct level *levels[DOCX_LEVELS]; /* instead of the abstract's, in the arena; else NULL */
    bool overrides[DOCX_LEVELS];       /* w:startOverride */
    uint32_t starts[DOCX_LEVELS];
    bool started[DOCX_LEVELS]; /* it has been heeded */
};

void docx_numbering_free(struct docx_numbering *numbering)
{
    names_free(&numbering->abstracts);
    names_free(&numbering->lists);
    free(numbering->abstract);
    free(numbering->list);
    arena_free(&numbering->arena);
    *numbering = (struct docx_numbering){0};
}

/* ---- reading ---- */

struct reading {
    struct docx_numbering *numbering;
    uint32_t abstract, list; /* the ones that are open, or NAMES_NONE */
    uint32_t level;          /* of w:lvlOverride, or DOCX_LEVELS */
    struct level *open;      /* w:lvl, or NULL */
    struct level scratch;    /* of what belongs to nothing */
    bool failed;
};

static const char *copy(struct reading *reading, const char *value)
{
    if (value == NULL)
        return NULL;
    struct pilar_text copied = arena_copy(&reading->numbering->arena, text_of(value));
    if (copied.data == NULL)
        reading->failed = true;
    return copied.data;
}

static uint32_t begin_abstract(struct reading *reading, const char *id)
{
    struct docx_numbering *numbering = reading->numbering;
    size_t count = numbering->abstracts.count;
    uint32_t number = id != NULL ? names_add(&numbering->abstracts, text_of(id)) : NAMES_NONE;
    if (id == NULL)
        return NAMES_NONE;
    if (number == NAMES_NONE ||
        !memory_reserve(&numbering->abstract, &numbering->abstract_capacity,
                        numbering->abstracts.count, sizeof *numbering->abstract)) {
        reading->failed = true;
        return NAMES_NONE;
    }
    if (numbering->abstracts.count > count)
        numbering->abstract[number] = (struct docx_abstract){0};
    return number;
}

static uint32_t begin_list(struct reading *reading, const char *id)
{
    struct docx_numbering *numbering = reading->numbering;
    size_t count = numbering->lists.count;
    uint32_t number = id != NULL ? names_add(&numbering->lists, text_of(id)) : NAMES_NONE;
    if (id == NULL)
        return NAMES_NONE;
    if (number == NAMES_NONE || !memory_reserve(&numbering->list, &numbering->list_capacity,
                                                numbering->lists.count, sizeof *numbering->list)) {
        reading->failed = true;
        return NAMES_NONE;
    }
    if (numbering->lists.count > count)
        numbering->list[number] = (struct docx_list){.abstract = NAMES_NONE};
    return number;
}

/* Where what a w:lvl says is put. */
static struct level *begin_level(struct reading *reading, const struct xml_attributes *attributes)
{
    uint32_t index;
    struct level *level = &reading->scratch;
    if (!docx_number(xml_attribute(attributes, "w:ilvl"), DOCX_LEVELS - 1, &index))
        index = DOCX_LEVELS;
    if (index < DOCX_LEVELS && reading->abstract != NAMES_NONE) {
        level = &reading->numbering->abstract[reading->abstract].levels[index];
    } else if (reading->level < DOCX_LEVELS && reading->list != NAMES_NONE) {
        struct level *made = arena_allocate(&reading->numbering->arena, sizeof *made);
        reading->numbering->list[reading->list].levels[reading->level] = made;
        if (made == NULL)
            reading->failed = true;
        else
            level = made;
    }
    *level = (struct level){.restart = RESTART_USUAL};
    return level;
}

static enum counter_format read_format(const char *value)
{
    static const struct {
        const char *name;
        enum counter_format format;
    } formats[] = {{"bullet", COUNTER_BULLET},
                   {"none", COUNTER_NONE},
                   {"lowerLetter", COUNTER_LOWER_LETTER},
                   {"upperLetter", COUNTER_UPPER_LETTER},
                   {"lowerRoman", COUNTER_LOWER_ROMAN},
                   {"upperRoman", COUNTER_UPPER_ROMAN},
                   {"decimalZero", COUNTER_DECIMAL_ZERO},
                   {"ordinal", COUNTER_ORDINAL}};
    for (size_t i = 0; value != NULL && i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(value, formats[i].name) == 0)
            return formats[i].format;
    }
    return COUNTER_DECIMAL;
}

static bool is_switched_off(const char *value)
{
    return value != NULL && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0);
}

static void take_of_level(struct reading *reading, const char *name, const char *value)
{
    struct level *level = reading->open;
    if (strcmp(name, "w:start") == 0)
        (void)docx_number(value, MOST, &level->start);
    else if (strcmp(name, "w:numFmt") == 0)
        level->format = read_format(value);
    else if (strcmp(name, "w:lvlText") == 0)
        level->pattern = copy(reading, value);
    else if (strcmp(name, "w:lvlRestart") == 0)
        (void)docx_number(value, MOST, &level->restart);
    else if (strcmp(name, "w:isLgl") == 0)
        level->legal = !is_switched_off(value);
    else if (strcmp(name, "w:pStyle") == 0)
        level->style = copy(reading, value);
}

/* What stands in a w:num but not in a w:lvl of it. */
static void take_of_list(struct reading *reading, const char *name,
                         const struct xml_attributes *attributes, const char *value)
{
    struct docx_list *list = &reading->numbering->list[reading->list];
    if (strcmp(name, "w:abstractNumId") == 0) {
        list->abstract = begin_abstract(reading, value);
    } else if (strcmp(name, "w:lvlOverride") == 0) {
        if (!docx_number(xml_attribute(attributes, "w:ilvl"), DOCX_LEVELS - 1, &reading->level))
            reading->level = DOCX_LEVELS;
    } else if (strcmp(name, "w:startOverride") == 0 && reading->level < DOCX_LEVELS) {
        list->overrides[reading->level] = docx_number(value, MOST, &list->starts[reading->level]);
    }
}

static bool on_start(void *context, const char *name, const struct xml_attributes *attributes)
{
    struct reading *reading = context;
    const char *value = xml_attribute(attributes, "w:val");
    if (reading->failed || strcmp(name, "w:pPr") == 0 || strcmp(name, "w:rPr") == 0)
        return false;
    if (strcmp(name, "w:abstractNum") == 0 || strcmp(name, "w:num") == 0)
        reading->open = NULL; /* what is added may move it */
    if (strcmp(name, "w:abstractNum") == 0)
        reading->abstract = begin_abstract(reading, xml_attribute(attributes, "w:abstractNumId"));
    else if (strcmp(name, "w:num") == 0)
        reading->list = begin_list(reading, xml_attribute(attributes, "w:numId"));
    else if (strcmp(name, "w:lvl") == 0)
        reading->open = begin_level(reading, attributes);
    else if (reading->open != NULL)
        take_of_level(reading, name, value);
    else if (reading->list != NAMES_NONE)
        take_of_list(reading, name, attributes, value);
    else if (reading->abstract != NAMES_NONE && strcmp(name, "w:numStyleLink") == 0)
        reading->numbering->abstract[reading->abstract].link = copy(reading, value);
    return true;
}

static void on_end(void *context, const char *name)
{
    struct reading *reading = context;
    if (strcmp(name, "w:abstractNum") == 0)
        reading->abstract = NAMES_NONE;
    else if (strcmp(name, "w:num") == 0)
        reading->list = NAMES_NONE;
    else if (strcmp(name, "w:lvlOverride") == 0)
        reading->level = DOCX_LEVELS;
    else if (strcmp(name, "w:lvl") == 0)
        reading->open = NULL;
}

static struct docx_list *find_list(const struct docx_numbering *numbering, uint32_t id)
{
    char name[16];
    int length = snprintf(name, sizeof name, "%u", id);
    uint32_t number = names_find(&numbering->lists, (struct pilar_text){name, (size_t)length});
    return number != NAMES_NONE ? &numbering->list[number] : NULL;
}

/* Lists made of an abstract that only names a numbering style are made of that style's. */
static void follow_links(struct docx_numbering *numbering, const struct docx_styles *styles)
{
    for (size_t i = 0; i < numbering->lists.count; i++) {
        struct docx_list *list = &numbering->list[i];
        const char *link =
            list->abstract != NAMES_NONE ? numbering->abstract[list->abstract].link : NULL;
        const struct docx_style *style = link != NULL ? docx_styles_find(styles, link) : NULL;
        const struct docx_list *linked = style != NULL && style->paragraph.has_list
                                             ? find_list(numbering, style->paragraph.list)
                                             : NULL;
        if (linked != NULL)
            list->abstract = linked->abstract;
    }
}

enum pilar_status docx_numbering_read(const struct archive *archive, const char *member,
                                      const struct docx_styles *styles,
                                      struct docx_numbering *numbering, struct pilar_error *error)
{
    struct reading reading = {
        .numbering = numbering, .abstract = NAMES_NONE, .list = NAMES_NONE, .level = DOCX_LEVELS};
    const struct xml_handler handler = {.namespaces = DOCX_NAMESPACES,
                                        .namespace_count = DOCX_NAMESPACE_COUNT,
                                        .start = on_start,
                                        .end = on_end};
    if (*member == '\0')
        return PILAR_OK;
    enum pilar_status status = xml_read(archive, member, &handler, &reading, error);
    if (status == PILAR_OK && reading.failed)
        status = error_memory(error);
    if (status == PILAR_OK)
        follow_links(numbering, styles);
    return status;
}

/* ---- counting ---- */

static const struct level *level_of(const struct docx_abstract *abstract,
                                    const struct docx_list *list, size_t index)
{
    return list->levels[index] != NULL ? list->levels[index] : &abstract->levels[index];
}

/* The level that is made for a style, or the first. */
static size_t level_for_style(const struct docx_abstract *abstract, const struct docx_list *list,
                              const char *style)
{
    for (size_t i = 0; style != NULL && i < DOCX_LEVELS; i++) {
        const struct level *level = level_of(abstract, list, i);
        if (level->style != NULL && strcmp(level->style, style) == 0)
            return i;
    }
    return 0;
}

static uint32_t first_of(const struct docx_abstract *abstract, const struct docx_list *list,
                         size_t index)
{
    return list->overrides[index] ? list->starts[index] : level_of(abstract, list, index)->start;
}

/* Counts at `index`, from the start for the first and where the list says so, and lets the levels
 * below it begin anew. A level above that has not been counted prints its first number. */
static void count(struct docx_abstract *abstract, struct docx_list *list, size_t index)
{
    bool anew = list->overrides[index] && !list->started[index];
    if (abstract->counting[index] && !anew)
        abstract->counts[index]++;
    else
        abstract->counts[index] = first_of(abstract, list, index);
    abstract->counting[index] = true;
    list->started[index] = true;
    for (size_t i = 0; i < index; i++) {
        if (!abstract->counting[i])
            abstract->counts[i] = first_of(abstract, list, i);
        abstract->counting[i] = true;
    }
    for (size_t i = index + 1; i < DOCX_LEVELS; i++) {
        if (index < level_of(abstract, list, i)->restart)
            abstract->counting[i] = false;
    }
}

static void append_label(const struct docx_abstract *abstract, const struct docx_list *list,
                         size_t index, struct bytes *out)
{
    const struct level *level = level_of(abstract, list, index);
    const char *at = level->pattern;
    if (at == NULL || *at == '\0' || strlen(at) > COUNTER_PATTERN)
        return;
    if (level->format == COUNTER_BULLET) {
        counter_append(out, COUNTER_BULLET, 0);
        return;
    }
    for (; *at != '\0'; at++) {
        if (*at != '%' || at[1] < '1' || at[1] > '9') {
            bytes_append_byte(out, *at);
            continue;
        }
        size_t shown = (size_t)(*++at - '1');
        enum counter_format format = level_of(abstract, list, shown)->format;
        counter_append(out, level->legal && format != COUNTER_NONE ? COUNTER_DECIMAL : format,
                       abstract->counts[shown]);
    }
}

void docx_numbering_next(struct docx_numbering *numbering, const struct docx_paragraph *paragraph,
                         const char *style, struct bytes *out)
{
    struct docx_list *list =
        paragraph->has_list && paragraph->list != 0 ? find_list(numbering, paragraph->list) : NULL;
    if (list == NULL || list->abstract == NAMES_NONE)
        return;
    struct docx_abstract *abstract = &numbering->abstract[list->abstract];
    size_t level = paragraph->has_level ? paragraph->level : level_for_style(abstract, list, style);
    if (level >= DOCX_LEVELS)
        return;
    count(abstract, list, level);
    append_label(abstract, list, level, out);
}
