#include "pipeline/extract/odt_lists.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/extract/counter.h"

enum { MOST = 1000000000 };

/* The numbering of chapters is kept as a list style and a list of this name, which no other has. */
static const char CHAPTERS[] = "\nchapters";

struct level {
    enum counter_format format;
    uint32_t start;
    uint32_t shown;              /* how many levels its number shows */
    const char *prefix, *suffix; /* in the arena */
    const char *pattern;         /* "%1%.%2%)", instead of them all, in the arena; or NULL */
};

struct odt_list_style {
    struct level levels[ODT_LEVELS];
};

struct odt_list {
    uint32_t counts[ODT_LEVELS];
    bool counting[ODT_LEVELS]; /* false: the next is the first */
};

void odt_lists_free(struct odt_lists *lists)
{
    names_free(&lists->style_names);
    names_free(&lists->ids);
    free(lists->styles);
    free(lists->masters);
    free(lists->lists);
    arena_free(&lists->arena);
}

/* ---- list styles ---- */

static uint32_t style_number(struct odt_lists *lists, const char *name)
{
    size_t count = lists->style_names.count;
    uint32_t number = names_add(&lists->style_names, text_of(name));
    if (number == NAMES_NONE || !memory_reserve(&lists->styles, &lists->style_capacity,
                                                lists->style_names.count, sizeof *lists->styles)) {
        lists->failed = true;
        return NAMES_NONE;
    }
    if (lists->style_names.count > count)
        lists->styles[number] = (struct odt_list_style){0};
    return number;
}

static const char *copy(struct odt_lists *lists, const char *value)
{
    if (value == NULL || strlen(value) > COUNTER_PATTERN)
        return "";
    struct pilar_text copied = arena_copy(&lists->arena, text_of(value));
    if (copied.data == NULL)
        lists->failed = true;
    return copied.data != NULL ? copied.data : "";
}

static enum counter_format read_format(const struct xml_attributes *attributes)
{
    const char *format = xml_attribute(attributes, "style:num-format");
    const char *sync = xml_attribute(attributes, "style:num-letter-sync");
    bool repeated = sync != NULL && strcmp(sync, "true") == 0;
    switch (format != NULL ? *format : '\0') {
    case '\0':
        return COUNTER_NONE;
    case 'a':
        return repeated ? COUNTER_LOWER_LETTER : COUNTER_LOWER_LETTER_26;
    case 'A':
        return repeated ? COUNTER_UPPER_LETTER : COUNTER_UPPER_LETTER_26;
    case 'i':
        return COUNTER_LOWER_ROMAN;
    case 'I':
        return COUNTER_UPPER_ROMAN;
    default:
        return COUNTER_DECIMAL;
    }
}

static void take_level(struct odt_lists *lists, const char *name,
                       const struct xml_attributes *attributes)
{
    uint32_t index;
    if (!odt_number(xml_attribute(attributes, "text:level"), ODT_LEVELS, &index) || index == 0)
        return;
    struct level *level = &lists->styles[lists->style_open].levels[index - 1];
    *level = (struct level){.start = 1, .shown = 1, .prefix = "", .suffix = ""};
    if (strcmp(name, "text:list-level-style-bullet") == 0 ||
        strcmp(name, "text:list-level-style-image") == 0) {
        level->format = COUNTER_BULLET;
        return;
    }
    const char *pattern = xml_attribute(attributes, "style:num-list-format");
    if (pattern == NULL)
        pattern = xml_attribute(attributes, "loext:num-list-format");
    level->format = read_format(attributes);
    level->prefix = copy(lists, xml_attribute(attributes, "style:num-prefix"));
    level->suffix = copy(lists, xml_attribute(attributes, "style:num-suffix"));
    level->pattern = pattern != NULL ? copy(lists, pattern) : NULL;
    (void)odt_number(xml_attribute(attributes, "text:start-value"), MOST, &level->start);
    (void)odt_number(xml_attribute(attributes, "text:display-levels"), ODT_LEVELS, &level->shown);
}

void odt_lists_style_start(struct odt_lists *lists, const char *name,
                           const struct xml_attributes *attributes)
{
    const char *style = xml_attribute(attributes, "style:name");
    if (lists->failed)
        return;
    if (strcmp(name, "text:list-style") == 0)
        lists->style_open = style != NULL ? style_number(lists, style) : NAMES_NONE;
    else if (strcmp(name, "text:outline-style") == 0)
        lists->style_open = style_number(lists, CHAPTERS);
    else if (lists->style_open != NAMES_NONE)
        take_level(lists, name, attributes);
}

void odt_lists_style_end(struct odt_lists *lists, const char *name)
{
    if (strcmp(name, "text:list-style") == 0 || strcmp(name, "text:outline-style") == 0)
        lists->style_open = NAMES_NONE;
}

/* ---- counting ---- */

static const struct level *level_of(const struct odt_lists *lists, uint32_t style, size_t index)
{
    static const struct level none = {.start = 1, .prefix = "", .suffix = ""};
    const struct level *level = style != NAMES_NONE ? &lists->styles[style].levels[index] : &none;
    return level->prefix != NULL ? level : &none;
}

/* Counts at `index`, and lets the levels below it begin anew. */
static void count(const struct odt_lists *lists, struct odt_list *list, uint32_t style,
                  size_t index, const uint32_t *start)
{
    if (start != NULL)
        list->counts[index] = *start;
    else if (list->counting[index])
        list->counts[index]++;
    else
        list->counts[index] = level_of(lists, style, index)->start;
    for (size_t i = 0; i < index; i++) {
        if (!list->counting[i])
            list->counts[i] = level_of(lists, style, i)->start;
        list->counting[i] = true;
    }
    list->counting[index] = true;
    for (size_t i = index + 1; i < ODT_LEVELS; i++)
        list->counting[i] = false;
}

/* "%1%.%2%)" */
static void append_pattern(const struct odt_lists *lists, const struct odt_list *list,
                           uint32_t style, const char *pattern, struct bytes *out)
{
    while (*pattern != '\0') {
        uint32_t shown;
        size_t digits = *pattern == '%' ? strspn(pattern + 1, "0123456789") : 0;
        if (digits > 0 && pattern[1 + digits] == '%' &&
            odt_number(pattern + 1, ODT_LEVELS, &shown) && shown > 0) {
            counter_append(out, level_of(lists, style, shown - 1)->format, list->counts[shown - 1]);
            pattern += digits + 2;
        } else {
            bytes_append_byte(out, *pattern++);
        }
    }
}

static void append_label(const struct odt_lists *lists, const struct odt_list *list, uint32_t style,
                         size_t index, struct bytes *out)
{
    const struct level *level = level_of(lists, style, index);
    if (level->format == COUNTER_BULLET) {
        counter_append(out, COUNTER_BULLET, 0);
        return;
    }
    if (level->pattern != NULL) {
        append_pattern(lists, list, style, level->pattern, out);
        return;
    }
    size_t first = level->shown > index ? 0 : index + 1 - (level->shown > 0 ? level->shown : 1);
    bool some = false;
    bytes_append_string(out, level->prefix);
    for (size_t i = first; i <= index; i++) {
        enum counter_format format = level_of(lists, style, i)->format;
        if (format == COUNTER_NONE || format == COUNTER_BULLET)
            continue;
        if (some)
            bytes_append_byte(out, '.');
        counter_append(out, format, list->counts[i]);
        some = true;
    }
    bytes_append_string(out, level->suffix);
}

/* ---- lists ---- */

static uint32_t add_list(struct odt_lists *lists)
{
    if (lists->list_count >= NAMES_NONE ||
        !memory_reserve(&lists->lists, &lists->list_capacity, lists->list_count + 1,
                        sizeof *lists->lists)) {
        lists->failed = true;
        return 0;
    }
    lists->lists[lists->list_count] = (struct odt_list){0};
    return (uint32_t)lists->list_count++;
}

/* Keeps that the list of this id counts in `master`. */
static void remember(struct odt_lists *lists, const char *id, uint32_t master)
{
    size_t count = lists->ids.count;
    uint32_t number = names_add(&lists->ids, text_of(id));
    if (number == NAMES_NONE || !memory_reserve(&lists->masters, &lists->master_capacity,
                                                lists->ids.count, sizeof *lists->masters)) {
        lists->failed = true;
        return;
    }
    if (lists->ids.count > count)
        lists->masters[number] = master;
}

/* The list that the outermost list with these attributes counts in. */
static uint32_t choose_list(struct odt_lists *lists, uint32_t style,
                            const struct xml_attributes *attributes)
{
    const char *earlier = xml_attribute(attributes, "text:continue-list");
    const char *continues = xml_attribute(attributes, "text:continue-numbering");
    const char *id = xml_attribute(attributes, "xml:id");
    uint32_t number = earlier != NULL ? names_find(&lists->ids, text_of(earlier)) : NAMES_NONE;
    uint32_t list;
    if (number != NAMES_NONE)
        list = lists->masters[number];
    else if (earlier == NULL && continues != NULL && strcmp(continues, "true") == 0 &&
             lists->list_count > 0 && lists->last_style == style)
        list = lists->current;
    else
        list = add_list(lists);
    if (id != NULL)
        remember(lists, id, list);
    return list;
}

void odt_lists_begin(struct odt_lists *lists, const struct xml_attributes *attributes)
{
    const char *name = xml_attribute(attributes, "text:style-name");
    bool outermost = lists->depth == lists->floor;
    if (lists->depth == ODT_NESTED || lists->failed)
        return;
    uint32_t style = name != NULL ? style_number(lists, name)
                     : outermost  ? NAMES_NONE
                                  : lists->open[lists->depth - 1].style;
    if (outermost) {
        lists->current = choose_list(lists, style, attributes);
        lists->last_style = style;
    }
    lists->open[lists->depth++] = (struct odt_open_list){.style = style, .counted = true};
}

void odt_lists_end(struct odt_lists *lists)
{
    if (lists->depth > lists->floor)
        lists->depth--;
}

bool odt_lists_is_open(const struct odt_lists *lists)
{
    return lists->depth > lists->floor;
}

void odt_lists_item(struct odt_lists *lists, bool header, const struct xml_attributes *attributes)
{
    if (!odt_lists_is_open(lists))
        return;
    struct odt_open_list *open = &lists->open[lists->depth - 1];
    open->counted = header;
    open->has_start = odt_number(xml_attribute(attributes, "text:start-value"), MOST, &open->start);
}

void odt_lists_paragraph(struct odt_lists *lists, struct bytes *out)
{
    size_t index = lists->depth - lists->floor;
    if (index == 0 || index > ODT_LEVELS || lists->list_count == 0)
        return;
    struct odt_open_list *open = &lists->open[lists->depth - 1];
    if (open->counted)
        return;
    struct odt_list *list = &lists->lists[lists->current];
    open->counted = true;
    count(lists, list, open->style, index - 1, open->has_start ? &open->start : NULL);
    append_label(lists, list, open->style, index - 1, out);
}

/* ---- chapters ---- */

void odt_lists_heading(struct odt_lists *lists, unsigned depth,
                       const struct xml_attributes *attributes, struct bytes *out)
{
    const char *header = xml_attribute(attributes, "text:is-list-header");
    uint32_t style = names_find(&lists->style_names, text_of(CHAPTERS));
    if (style == NAMES_NONE || depth == 0 || depth > ODT_LEVELS || lists->failed ||
        (header != NULL && strcmp(header, "true") == 0))
        return;
    uint32_t number = names_find(&lists->ids, text_of(CHAPTERS));
    if (number == NAMES_NONE) {
        remember(lists, CHAPTERS, add_list(lists));
        number = names_find(&lists->ids, text_of(CHAPTERS));
    }
    if (number == NAMES_NONE || lists->failed)
        return;
    const char *restart = xml_attribute(attributes, "text:restart-numbering");
    uint32_t start;
    bool has_start = odt_number(xml_attribute(attributes, "text:start-value"), MOST, &start);
    struct odt_list *list = &lists->lists[lists->masters[number]];
    if (restart != NULL && strcmp(restart, "true") == 0)
        list->counting[depth - 1] = false;
    count(lists, list, style, depth - 1, has_start ? &start : NULL);
    append_label(lists, list, style, depth - 1, out);
}
