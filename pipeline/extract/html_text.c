#include "pipeline/extract/html_text.h"

#include <string.h>

#include "pipeline/base/text.h"

/* ---- paragraphs ---- */

void html_text_end_paragraph(struct html_text *made)
{
    made->breaks = 0;
    if (!made->open)
        return;
    made->open = false;
    struct flow_end end = {.number = bytes_text(&made->number),
                           .depth = made->setting.depth,
                           .centred = made->setting.centred};
    flow_paragraph_end(&made->flow, &end);
    made->number.length = 0;
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

static bool is_roman(char c)
{
    return c == 'i' || c == 'v' || c == 'x' || c == 'I' || c == 'V' || c == 'X';
}

/* "12.", "a)", "(iv)", "•" and the like, before a space or the end. */
static bool begins_item(struct pilar_text text)
{
    enum { MOST_DIGITS = 3, MOST_LETTERS = 5 };
    size_t at = text.length > 0 && text.data[0] == '(' ? 1 : 0, begin = at;
    if (text_starts_with(text, "• ") || text_starts_with(text, "- "))
        return true;
    while (at < text.length && text_is_digit(text.data[at]))
        at++;
    if (at - begin > MOST_DIGITS)
        return false;
    if (at == begin) {
        while (at < text.length && is_roman(text.data[at]))
            at++;
    }
    if (at == begin && at < text.length &&
        (text_is_lower(text.data[at]) || text_is_upper(text.data[at])))
        at++;
    if (at == begin || at - begin > MOST_LETTERS || at == text.length ||
        (text.data[at] != ')' && text.data[at] != '.'))
        return false;
    return at + 1 == text.length || is_blank(text.data[at + 1]);
}

/* Before `text`, which is not blank, there is now a paragraph, and what line ends stand there
 * have become a space or the end of another. */
static void begin_text(struct html_text *made, struct pilar_text text,
                       const struct html_setting *setting)
{
    static const struct flow_format plain = {.size = 0};
    if (made->breaks > 1 || (made->breaks == 1 && begins_item(text)))
        html_text_end_paragraph(made);
    else if (made->breaks == 1 && made->open)
        flow_text(&made->flow, text_of(" "), &plain);
    made->breaks = 0;
    if (made->open)
        return;
    made->open = true;
    made->setting = *setting;
    flow_paragraph_begin(&made->flow);
}

static void add_text(struct html_text *made, struct pilar_text text,
                     const struct html_setting *setting)
{
    struct pilar_text seen = text;
    while (seen.length > 0 && is_blank(seen.data[0])) {
        seen.data++;
        seen.length--;
    }
    if (seen.length > 0)
        begin_text(made, seen, setting);
    if (made->open)
        flow_text(&made->flow, text, &setting->format);
}

/* ---- text ---- */

/* Characters that only arrange text: a space takes the place of those that are as wide as one. */
static const struct {
    const char *character, *replacement;
} ARRANGING[] = {
    {"\xC2\xA0", " "},    /* no-break space */
    {"\xC2\xAD", ""},     /* soft hyphen */
    {"\xE2\x80\x8B", ""}, /* zero-width space */
    {"\xEF\xBB\xBF", ""}, /* zero-width no-break space */
};
enum { ARRANGING_COUNT = sizeof ARRANGING / sizeof *ARRANGING };

/* Which of them `text` begins with, or their count. */
static size_t find_arranging(struct pilar_text text)
{
    size_t i = 0;
    while (i < ARRANGING_COUNT && !text_starts_with(text, ARRANGING[i].character))
        i++;
    return i;
}

static void add_clean_text(struct html_text *made, struct pilar_text text,
                           const struct html_setting *setting)
{
    size_t begin = 0, at = 0;
    while (at < text.length) {
        size_t which = ARRANGING_COUNT;
        if ((unsigned char)text.data[at] >= 0xC2)
            which = find_arranging((struct pilar_text){text.data + at, text.length - at});
        if (which == ARRANGING_COUNT) {
            at++;
            continue;
        }
        add_text(made, (struct pilar_text){text.data + begin, at - begin}, setting);
        add_text(made, text_of(ARRANGING[which].replacement), setting);
        at += strlen(ARRANGING[which].character);
        begin = at;
    }
    add_text(made, (struct pilar_text){text.data + begin, at - begin}, setting);
}

static void add_preformatted(struct html_text *made, struct pilar_text text,
                             const struct html_setting *setting)
{
    struct pilar_text line;
    bool first = true;
    while (text_split(&text, "\n", &line)) {
        made->breaks += first ? 0 : 1;
        first = false;
        add_clean_text(made, line, setting);
    }
}

void html_text_add(struct html_text *made, struct pilar_text text,
                   const struct html_setting *setting)
{
    if (setting->format.raised)
        bytes_append_text(&made->raised, text);
    else if (setting->preformatted)
        add_preformatted(made, text, setting);
    else
        add_clean_text(made, text, setting);
}

void html_text_end_raised(struct html_text *made, const struct html_setting *setting)
{
    struct pilar_text text = bytes_text(&made->raised);
    struct html_setting raised = *setting;
    raised.format.raised = true;
    for (size_t i = 0; i < text.length; i++) {
        if (!text_is_digit(text.data[i]) && !is_blank(text.data[i]) && text.data[i] != ',')
            raised.format.raised = false;
    }
    add_clean_text(made, text, &raised);
    made->flow.failed = made->flow.failed || made->raised.failed;
    made->raised.length = 0;
}

void html_text_break(struct html_text *made)
{
    made->breaks++;
}

void html_text_free(struct html_text *made)
{
    flow_free(&made->flow);
    bytes_free(&made->number);
    bytes_free(&made->raised);
}
