#include "pipeline/document/contents.h"

#include "pipeline/base/text.h"
#include "pipeline/document/wording.h"

enum {
    ENTRIES_LEAST = 2,
    ENTRY_LINES = 4, /* the most that one entry runs over */
    TITLE_LINES = 3  /* "Índice", "Capítulo", "Párrafos Página" */
};

/* Goes through the lines of one table. */
struct table {
    struct lines *lines;
    struct pilar_text first; /* the entry that came first, without its number */
    unsigned page;           /* of the last entry */
    size_t entries;
};

static bool is_title(struct pilar_text text)
{
    static const char *const titles[] = {"indice", "contenido", "contenidos", "sumario"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (wording_is(text, titles[i]))
            return true;
    }
    return false;
}

/* "Capítulo", "Párrafos Página": what stands over the columns. */
static bool is_column_title(struct pilar_text text)
{
    static const char *const titles[] = {"capitulo", "seccion", "parrafo",
                                         "parrafos", "pagina",  "paginas"};
    struct pilar_text word = wording_first_word(text);
    enum { LONGEST = 40 };
    for (size_t i = 0; i < sizeof titles / sizeof *titles && text.length <= LONGEST; i++) {
        if (wording_is(word, titles[i]))
            return true;
    }
    return false;
}

/* The number in up to three digits that the text ends in, behind a space or dots; 0 if there is
 * none. `*length` receives how much of the text stands before these. */
static unsigned page_number(struct pilar_text text, size_t *length)
{
    size_t begin = text.length;
    unsigned number = 0;
    while (begin > 0 && text.length - begin < 4 && text_is_digit(text.data[begin - 1]))
        begin--;
    *length = begin;
    for (size_t i = begin; i < text.length; i++)
        number = number * 10 + (unsigned)(text.data[i] - '0');
    while (*length > 0 && (text.data[*length - 1] == ' ' || text.data[*length - 1] == '.'))
        (*length)--;
    bool apart = *length > 0 && *length < begin;
    return apart && text.length - begin <= 3 ? number : 0;
}

/* Whether the line is one the text begins with: that which the first entry names. */
static bool begins_text(const struct table *table, struct pilar_text text)
{
    return table->entries > 0 && text_equal(text, table->first);
}

/* Where the entry that begins at `index` ends, which is behind it; `index` if it is none. */
static size_t entry_end(struct table *table, size_t index)
{
    const struct lines *lines = table->lines;
    size_t taken = 0, length = 0;
    for (size_t i = index; i < lines->count && taken < ENTRY_LINES; i++) {
        const struct line *line = &lines->items[i];
        if (line->use == LINE_FURNITURE) /* with leaders */
            return i + 1;
        if (line->use != LINE_TEXT)
            continue;
        unsigned page = page_number(line->text, &length);
        if (page >= table->page && page > 0) {
            if (table->entries == 0 && taken == 0)
                table->first = (struct pilar_text){line->text.data, length};
            table->page = page;
            return i + 1;
        }
        bool finished = line->ending == ENDING_STOP || line->ending == ENDING_SEMICOLON;
        if (finished || begins_text(table, line->text))
            return index;
        taken++;
    }
    return index;
}

/* Marks the table whose title is at `index`, if it is one; gives where it ends. */
static size_t mark_table(struct lines *lines, size_t index)
{
    struct table table = {.lines = lines};
    size_t begin = index + 1, end;
    while (begin < lines->count && begin - index <= TITLE_LINES &&
           is_column_title(lines->items[begin].text))
        begin++;
    size_t behind = begin;
    while (behind < lines->count && (end = entry_end(&table, behind)) > behind) {
        behind = end;
        table.entries++;
    }
    if (table.entries < ENTRIES_LEAST)
        return index + 1;
    for (size_t i = index; i < behind; i++) {
        if (lines->items[i].use == LINE_TEXT)
            lines->items[i].use = LINE_FURNITURE;
    }
    return behind;
}

void contents_mark(struct lines *lines)
{
    for (size_t i = 0; i < lines->count;) {
        bool title = lines->items[i].use == LINE_TEXT && is_title(lines->items[i].text);
        i = title ? mark_table(lines, i) : i + 1;
    }
}
