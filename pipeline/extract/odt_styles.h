/* odt_styles: how OpenDocument sets paragraphs and runs, by their styles. */
#ifndef EXTRACT_ODT_STYLES_H
#define EXTRACT_ODT_STYLES_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/names.h"
#include "pipeline/extract/run.h"
#include "pipeline/extract/xml.h"

/* Elements are told to handlers with these prefixes: "office", "style", "text", and so on. */
extern const struct xml_namespace ODT_NAMESPACES[];
extern const size_t ODT_NAMESPACE_COUNT;

enum odt_family { ODT_PARAGRAPH, ODT_TEXT, ODT_FAMILIES };

struct odt_style {
    uint32_t base; /* the style that it is based on, or NAMES_NONE */
    bool defined;
    bool resolved;
    struct run run;
    enum run_said centred;
    unsigned depth;    /* of a heading, from 1; 0 if not said */
    bool without_list; /* it takes its headings out of the numbering of chapters */
};

/* Zero-initialise it but for `current`: NAMES_NONE. A style's name is its number in `names`. */
struct odt_styles {
    struct names names;
    struct odt_style *styles; /* [names.count] */
    size_t capacity;
    struct run run;   /* style:default-style of paragraphs */
    uint32_t current; /* the style that is being read, or NAMES_NONE */
    bool in_default;
    bool failed; /* memory is out */
};

void odt_styles_free(struct odt_styles *styles);

/* Take what begins and ends within office:styles and office:automatic-styles. */
void odt_styles_start(struct odt_styles *styles, const char *name,
                      const struct xml_attributes *attributes);
void odt_styles_end(struct odt_styles *styles, const char *name);

/* The style with all that it has from those it is based on; NULL if there is none. Not before all
 * styles are read. */
const struct odt_style *odt_styles_find(struct odt_styles *styles, enum odt_family family,
                                        const char *name);

/* The number at the beginning of an attribute, up to `most`; false if there is none. */
bool odt_number(const char *value, uint32_t most, uint32_t *number);

#endif
