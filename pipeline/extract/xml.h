/* xml: reads XML by expat, in pieces, and refuses what no document needs.
 *
 * A document type declaration is an error, so that there are no entities to expand; so are
 * elements nested too deep and tags too long. Names are told with the reader's own prefixes,
 * whatever those of the file are. */
#ifndef EXTRACT_XML_H
#define EXTRACT_XML_H

#include <stdbool.h>

#include "pipeline/extract/archive.h"

enum {
    XML_DEPTH = 256,      /* of elements in each other */
    XML_TAG = 1 << 20,    /* bytes of a tag with its attributes, or of a comment */
    XML_ATTRIBUTES = 500, /* of an element */
    XML_NAME_SIZE = 128 /* of a name with its prefix; what is longer is cut, and known to nobody */
};

/* A prefix for the names of a namespace. */
struct xml_namespace {
    const char *uri, *prefix;
};

struct xml_attributes;

/* The value of the attribute `name` ("w:val"; "val" if it has no namespace), valid during the
 * call of the handler; NULL if the element has none. */
const char *xml_attribute(const struct xml_attributes *attributes, const char *name);

/* Whom to tell. Of a name in a namespace that is not listed, the part behind the prefix is told
 * with a colon before it: ":name". */
struct xml_handler {
    const struct xml_namespace *namespaces; /* [namespace_count] */
    size_t namespace_count;
    /* False: the element and all within it is skipped, its end not told. */
    bool (*start)(void *context, const char *name, const struct xml_attributes *attributes);
    void (*end)(void *context, const char *name);        /* may be NULL */
    void (*text)(void *context, struct pilar_text text); /* in pieces; may be NULL */
};

/* Reads a member of an archive. Errors: those of archive_read, PILAR_ERROR_INPUT (not well-formed,
 * a document type declaration, beyond a limit). */
enum pilar_status xml_read(const struct archive *archive, const char *member,
                           const struct xml_handler *handler, void *context,
                           struct pilar_error *error);

#endif
