/* html_tag: how many attributes a tag has, before its end is known.
 *
 * libxml2 keeps a tag until it is whole, then compares each attribute with all before it: a tag of
 * a megabyte would take it minutes. Long values are common, as pages hold images in them; so what
 * counts is attributes, not bytes. */
#ifndef EXTRACT_HTML_TAG_H
#define EXTRACT_HTML_TAG_H

#include <stdbool.h>

#include "pipeline/pilar.h"

enum { HTML_TAG_ATTRIBUTES = 500 };

/* Zero-initialise it. */
struct html_tag {
    size_t begin; /* where the tag stands in the page */
    size_t seen;  /* bytes of it */
    size_t words; /* its name and attributes, or those of the tag behind it that was come to */
    bool in_word;
    bool between; /* behind the end of a tag */
    char quote;   /* of the value that is open; 0 if none is */
    char before;  /* the last byte outside of quotes that is no white space */
};

/* Looks at what there is of a tag that begins with `text` at `begin`, and of those behind it: each
 * time at all of it, of which what has been seen is passed over. False if one has more attributes
 * than that. */
bool html_tag_look(struct html_tag *tag, size_t begin, struct pilar_text text);

#endif
