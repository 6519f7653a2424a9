/* html_element: what the elements of HTML and their attributes mean to a reader of text. */
#ifndef EXTRACT_HTML_ELEMENT_H
#define EXTRACT_HTML_ELEMENT_H

#include <stdbool.h>

#include "pipeline/extract/counter.h"

enum html_kind {
    HTML_INLINE, /* and what is not known */
    HTML_BLOCK,
    HTML_HEADING,
    HTML_ORDERED,
    HTML_UNORDERED,
    HTML_ITEM,
    HTML_TABLE,
    HTML_ROW,
    HTML_CELL,
    HTML_BREAK,
    HTML_ANCHOR,
    HTML_BOLD,
    HTML_ITALIC,
    HTML_RAISED,
    HTML_CENTRE,       /* a block */
    HTML_PREFORMATTED, /* a block */
    HTML_PAGE,         /* a block that holds the page as a whole, whatever is said of it */
    HTML_APART,        /* a block that stands beside the text: navigation, forms */
    HTML_LEFT_OUT
};

/* `name` is in lower case. */
enum html_kind html_kind_of(const char *name);

/* Whether an element of this kind ends the paragraph before it and the one in it. */
bool html_is_block(enum html_kind kind);

/* In what follows, `attributes` are names and values in turn, up to a NULL name; a value may be
 * NULL, and attributes too. */

/* The value of the attribute `name`, or NULL. */
const char *html_attribute(const char *const *attributes, const char *name);

/* Whether the element is not to be seen, or it is a footnote, or the mark of one. */
bool html_is_left_out(enum html_kind kind, const char *const *attributes);

/* What an element says of what is in it: 1, or 0 for the contrary; -1 if it says nothing. */
int html_says_bold(const char *const *attributes);
int html_says_italic(const char *const *attributes);
int html_says_centred(const char *const *attributes);

/* What a list or an item says of its numbers; `otherwise` if it says nothing. */
enum counter_format html_counter(const char *const *attributes, enum counter_format otherwise);

#endif
