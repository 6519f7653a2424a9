#include "pipeline/document/symbol.h"

#include <string.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/text.h"
#include "pipeline/document/furniture.h"

static const struct pilar_text NO_SYMBOL = {"", 0};

/* ---- in the text ---- */

/* The symbol among the words of a line of codes, or of a masthead in two columns. */
static struct pilar_text symbol_of_line(struct pilar_text line)
{
    struct pilar_text rest = line, token;
    while (text_split(&rest, " ", &token)) {
        size_t length = furniture_symbol(token);
        if (length > 0)
            return (struct pilar_text){token.data, length};
    }
    return NO_SYMBOL;
}

static struct pilar_text symbol_of_masthead(const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        bool columns = line->use == LINE_FURNITURE && (line->traits & LINE_COLUMNS) != 0;
        if (line->use != LINE_PAGE && !columns)
            continue;
        struct pilar_text symbol = symbol_of_line(line->text);
        if (symbol.length > 0)
            return symbol;
    }
    return NO_SYMBOL;
}

static size_t digits_of(struct pilar_text text, size_t at)
{
    size_t count = 0;
    while (at + count < text.length && text_is_digit(text.data[at + count]))
        count++;
    return count;
}

/* "77/36. Avances": the length of "77/36", or 0. */
static size_t assembly_number(struct pilar_text text)
{
    size_t session = digits_of(text, 0);
    if (session == 0 || session > 3 || session + 1 >= text.length || text.data[session] != '/')
        return 0;
    size_t number = digits_of(text, session + 1);
    size_t end = session + 1 + number;
    bool closed = end + 1 < text.length && text.data[end] == '.' && text.data[end + 1] == ' ';
    return number > 0 && number <= 3 && closed ? end : 0;
}

/* "Resolución 2341 (2017)" and nothing else: the part from the number on. */
static struct pilar_text council_number(struct pilar_text text)
{
    static const char word[] = "Resolución ";
    if (!text_starts_with(text, word))
        return NO_SYMBOL;
    struct pilar_text number = {text.data + strlen(word), text.length - strlen(word)};
    size_t digits = digits_of(number, 0);
    struct pilar_text year = {number.data + digits, number.length - digits};
    bool whole = digits >= 1 && digits <= 4 && year.length == 7 && text_starts_with(year, " (") &&
                 digits_of(year, 2) == 4 && year.data[6] == ')';
    return whole ? number : NO_SYMBOL;
}

static struct pilar_text compose(struct arena *arena, const char *prefix, struct pilar_text number)
{
    struct bytes symbol = {0};
    bytes_append_string(&symbol, prefix);
    bytes_append_text(&symbol, number);
    struct pilar_text copy =
        symbol.failed ? (struct pilar_text){NULL, 0} : arena_copy(arena, bytes_text(&symbol));
    bytes_free(&symbol);
    return copy;
}

/* The number of a resolution stands in its title, before any paragraph. */
static struct pilar_text symbol_of_title(const struct lines *lines, const struct blocks *blocks,
                                         struct arena *arena)
{
    for (size_t i = 0; i < blocks->count && blocks->items[i].role != ROLE_TEXT; i++) {
        const struct block *block = &blocks->items[i];
        for (size_t l = block->first; l <= block->last; l++) {
            struct pilar_text text = lines->items[l].text;
            size_t assembly = assembly_number(text);
            struct pilar_text council = council_number(text);
            if (assembly > 0)
                return compose(arena, "A/RES/", (struct pilar_text){text.data, assembly});
            if (council.length > 0)
                return compose(arena, "S/RES/", council);
        }
    }
    return NO_SYMBOL;
}

/* ---- in the name ---- */

/* Whether `suffix` ends `name`, with something before it. */
static bool ends_with(struct pilar_text name, const char *suffix)
{
    size_t length = strlen(suffix);
    return name.length > length && memcmp(name.data + name.length - length, suffix, length) == 0;
}

struct pilar_text symbol_base_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    struct pilar_text base = text_of(slash == NULL ? name : slash + 1);
    if (text_is(base, "-"))
        return NO_SYMBOL;
    static const char *const extensions[] = {".gz", ".txt", ".md", ".text", ".markdown"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (ends_with(base, extensions[i]))
            base.length -= strlen(extensions[i]);
    }
    return base;
}

static struct pilar_text without_language(struct pilar_text name)
{
    static const char *const suffixes[] = {"_S", "-S", "_ES", "-ES", "_es", "-es", "_S-es"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (ends_with(name, suffixes[i]))
            return (struct pilar_text){name.data, name.length - strlen(suffixes[i])};
    }
    return name;
}

/* A file is named for its symbol with underscores for the slashes, and so must read as a symbol
 * as a whole. */
static struct pilar_text symbol_of_name(const char *name, struct arena *arena)
{
    struct pilar_text base = without_language(symbol_base_name(name));
    char *symbol = arena_allocate(arena, base.length + 1);
    if (symbol == NULL)
        return (struct pilar_text){NULL, 0};
    for (size_t i = 0; i < base.length; i++)
        symbol[i] = base.data[i] == '_' ? '/' : base.data[i];
    struct pilar_text copy = {symbol, base.length};
    return furniture_symbol(copy) == copy.length ? copy : NO_SYMBOL;
}

struct pilar_text symbol_find(const struct lines *lines, const struct blocks *blocks,
                              const char *name, struct arena *arena)
{
    struct pilar_text symbol = symbol_of_masthead(lines);
    if (symbol.length == 0)
        symbol = symbol_of_title(lines, blocks, arena);
    if (symbol.length == 0 && symbol.data != NULL)
        symbol = symbol_of_name(name, arena);
    return symbol;
}
