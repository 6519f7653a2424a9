/* odt_lists: the numbers of lists and headings of OpenDocument, counted as they are printed. */
#ifndef EXTRACT_ODT_LISTS_H
#define EXTRACT_ODT_LISTS_H

#include "pipeline/base/bytes.h"
#include "pipeline/extract/odt_styles.h"

enum { ODT_LEVELS = 10, ODT_NESTED = XML_DEPTH };

/* A text:list that is open. */
struct odt_open_list {
    uint32_t style; /* its list style, or NAMES_NONE */
    bool counted;   /* the item that is open has got its number, or is to have none */
    bool has_start;
    uint32_t start; /* of the item that is open, if it says one */
};

/* Zero-initialise it but for `style_open`: NAMES_NONE. */
struct odt_lists {
    struct names style_names;
    struct odt_list_style *styles; /* [style_names.count] */
    size_t style_capacity;
    uint32_t style_open; /* the list style that is being read, or NAMES_NONE */
    struct names ids;    /* of the lists that have one */
    uint32_t *masters;   /* [ids.count] the list that each of them counts in */
    size_t master_capacity;
    struct odt_list *lists; /* [list_count] what counts */
    size_t list_count, list_capacity;
    struct odt_open_list open[ODT_NESTED]; /* [depth] the innermost last */
    size_t depth;
    size_t floor;        /* those below stand around the text box that is open */
    uint32_t current;    /* the list that the open ones count in */
    uint32_t last_style; /* of the outermost list that came last; NAMES_NONE at first */
    bool failed;         /* memory is out */
    struct arena arena;
};

void odt_lists_free(struct odt_lists *lists);

/* Take what begins and ends within office:styles and office:automatic-styles. */
void odt_lists_style_start(struct odt_lists *lists, const char *name,
                           const struct xml_attributes *attributes);
void odt_lists_style_end(struct odt_lists *lists, const char *name);

/* text:list and its items (text:list-item; text:list-header, which has no number). */
void odt_lists_begin(struct odt_lists *lists, const struct xml_attributes *attributes);
void odt_lists_end(struct odt_lists *lists);
void odt_lists_item(struct odt_lists *lists, bool header, const struct xml_attributes *attributes);

/* Appends what is printed before the paragraph that begins: nothing outside of lists and for all
 * but the first of an item. */
void odt_lists_paragraph(struct odt_lists *lists, struct bytes *out);

/* The same for a text:h outside of lists, `depth` from 1. */
void odt_lists_heading(struct odt_lists *lists, unsigned depth,
                       const struct xml_attributes *attributes, struct bytes *out);

/* Whether a list is open, not counting those around a text box. */
bool odt_lists_is_open(const struct odt_lists *lists);

#endif
