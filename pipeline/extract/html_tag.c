#include "pipeline/extract/html_tag.h"

#include "pipeline/base/text.h"

/* The text between tags is passed over: libxml2 sometimes misses the end of a tag that was cut, and
 * then keeps all that follows it. */
static void look_between(struct html_tag *tag, char c)
{
    if (tag->before == '<' && (text_is_lower(c) || text_is_upper(c))) {
        tag->between = false;
        tag->in_word = true;
        tag->words = 1;
    }
    tag->before = c;
}

static void look_at(struct html_tag *tag, char c)
{
    if (tag->between) {
        look_between(tag, c);
        return;
    }
    if (tag->quote != 0) {
        if (c == tag->quote)
            tag->quote = 0;
        return;
    }
    if (text_is_space(c)) {
        tag->in_word = false;
        return;
    }
    if (c == '>') {
        tag->between = true;
        tag->before = c;
        return;
    }
    if ((c == '"' || c == '\'') && tag->before == '=') {
        tag->quote = c;
        tag->in_word = false; /* the next may follow without a space */
    } else {
        tag->words += !tag->in_word && c != '=';
        tag->in_word = true;
    }
    tag->before = c;
}

bool html_tag_look(struct html_tag *tag, size_t begin, struct pilar_text text)
{
    if (begin != tag->begin)
        *tag = (struct html_tag){.begin = begin};
    for (; tag->seen < text.length && tag->words <= HTML_TAG_ATTRIBUTES + 1; tag->seen++)
        look_at(tag, text.data[tag->seen]);
    return tag->words <= HTML_TAG_ATTRIBUTES + 1;
}
