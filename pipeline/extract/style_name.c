#include "pipeline/extract/style_name.h"

#include <string.h>

#include "pipeline/base/text.h"

enum { LETTERS = 24 }; /* more than any name has that is known */

/* Lowercase letters and digits alone: "_ H_2/3_G" becomes "h23g", "Título 1" "ttulo1". */
static size_t simplify(struct pilar_text name, char out[static LETTERS])
{
    size_t length = 0;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (!text_is_digit(c) && !text_is_lower(c) && !text_is_upper(c))
            continue;
        if (length == LETTERS - 1)
            return 0;
        out[length++] = text_is_upper(c) ? (char)(c - 'A' + 'a') : c;
    }
    out[length] = '\0';
    return length;
}

/* "heading1" and the like: a word and a digit. */
static unsigned numbered_depth(const char *name)
{
    static const char *const words[] = {"heading", "titulo", "ttulo"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        const char *digit = name + length;
        if (strncmp(name, words[i], length) == 0 && *digit >= '1' && *digit <= '9' &&
            digit[1] == '\0')
            return (unsigned)(*digit - '0');
    }
    return 0;
}

unsigned style_name_depth(struct pilar_text name)
{
    /* A UN heading serves the depths it names: those of 2 and 3 look alike. */
    static const struct {
        const char *name;
        unsigned depth;
    } known[] = {{"title", 1}, {"titulo", 1}, {"ttulo", 1}, {"hm", 1}, {"hch", 1},
                 {"h1", 2},    {"h2", 3},     {"h23", 3},   {"h3", 3}, {"h4", 4},
                 {"h5", 5},    {"h56", 5},    {"h6", 5}};
    char letters[LETTERS] = "";
    size_t length = simplify(name, letters);
    if (length == 0)
        return 0;
    unsigned depth = numbered_depth(letters);
    if (depth > 0)
        return depth;
    bool geneva = length > 2 && letters[0] == 'h' && letters[length - 1] == 'g';
    if (geneva)
        letters[length - 1] = '\0';
    const char *from = strncmp(letters, "titleh", 6) == 0 ? letters + 5 : letters;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(from, known[i].name) == 0)
            return known[i].depth;
    }
    return 0;
}
