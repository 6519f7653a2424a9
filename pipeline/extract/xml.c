#include "pipeline/extract/xml.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "pipeline/base/error.h"

/* Between namespace and name, where expat joins them; no URI has it. */
static const char SEPARATOR = '\n';

enum fault { FAULT_NONE, FAULT_DOCTYPE, FAULT_DEPTH, FAULT_TAG, FAULT_ATTRIBUTES };

struct reader {
    const struct xml_handler *handler;
    void *context;
    XML_Parser parser;
    const char *member;
    size_t depth;
    size_t skipped; /* the depth of the element that is skipped; 0 if none is */
    int64_t fed;    /* bytes */
    enum fault fault;
};

struct xml_attributes {
    const struct reader *reader;
    const char **pairs; /* name and value in turn, then NULL */
};

/* ---- names ---- */

/* Writes expat's name with the reader's prefix. */
static void give_prefix(const struct xml_handler *handler, const char *name,
                        char out[static XML_NAME_SIZE])
{
    const char *separator = strchr(name, SEPARATOR);
    const char *prefix = "";
    if (separator == NULL) {
        snprintf(out, XML_NAME_SIZE, "%s", name);
        return;
    }
    size_t length = (size_t)(separator - name);
    for (size_t i = 0; i < handler->namespace_count; i++) {
        const char *uri = handler->namespaces[i].uri;
        if (strncmp(uri, name, length) == 0 && uri[length] == '\0')
            prefix = handler->namespaces[i].prefix;
    }
    snprintf(out, XML_NAME_SIZE, "%s:%s", prefix, separator + 1);
}

const char *xml_attribute(const struct xml_attributes *attributes, const char *name)
{
    for (const char **pair = attributes->pairs; *pair != NULL; pair += 2) {
        char given[XML_NAME_SIZE];
        give_prefix(attributes->reader->handler, pair[0], given);
        if (strcmp(given, name) == 0)
            return pair[1];
    }
    return NULL;
}

/* ---- what expat calls ---- */

static void stop(struct reader *reader, enum fault fault)
{
    reader->fault = fault;
    XML_StopParser(reader->parser, XML_FALSE);
}

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **pairs)
{
    struct reader *reader = user;
    if (reader->fault != FAULT_NONE)
        return;
    if (++reader->depth > XML_DEPTH)
        stop(reader, FAULT_DEPTH);
    else if (XML_GetSpecifiedAttributeCount(reader->parser) / 2 > XML_ATTRIBUTES)
        stop(reader, FAULT_ATTRIBUTES);
    if (reader->fault != FAULT_NONE || reader->skipped != 0)
        return;
    char prefixed[XML_NAME_SIZE];
    give_prefix(reader->handler, name, prefixed);
    if (!reader->handler->start(reader->context, prefixed, &(struct xml_attributes){reader, pairs}))
        reader->skipped = reader->depth;
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    struct reader *reader = user;
    if (reader->fault != FAULT_NONE)
        return;
    size_t depth = reader->depth--;
    if (reader->skipped != 0) {
        if (reader->skipped == depth)
            reader->skipped = 0;
        return;
    }
    if (reader->handler->end != NULL) {
        char prefixed[XML_NAME_SIZE];
        give_prefix(reader->handler, name, prefixed);
        reader->handler->end(reader->context, prefixed);
    }
}

static void XMLCALL on_text(void *user, const XML_Char *text, int length)
{
    struct reader *reader = user;
    if (reader->fault == FAULT_NONE && reader->skipped == 0 && reader->handler->text != NULL)
        reader->handler->text(reader->context, (struct pilar_text){text, (size_t)length});
}

static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_internal;
    stop(user, FAULT_DOCTYPE);
}

/* ---- reading ---- */

static enum pilar_status explain(const struct reader *reader, struct pilar_error *error)
{
    enum XML_Error code = XML_GetErrorCode(reader->parser);
    switch (reader->fault) {
    case FAULT_DOCTYPE:
        return error_set(error, PILAR_ERROR_INPUT,
                         "%s has a document type declaration, as no such document has",
                         reader->member);
    case FAULT_DEPTH:
        return error_set(error, PILAR_ERROR_INPUT, "%s is nested more than %d levels deep",
                         reader->member, XML_DEPTH);
    case FAULT_TAG:
        return error_set(error, PILAR_ERROR_INPUT, "%s has a tag of more than %d bytes",
                         reader->member, XML_TAG);
    case FAULT_ATTRIBUTES:
        return error_set(error, PILAR_ERROR_INPUT, "%s has a tag of more than %d attributes",
                         reader->member, XML_ATTRIBUTES);
    default:
        if (code == XML_ERROR_NO_MEMORY)
            return error_memory(error);
        return error_set(error, PILAR_ERROR_INPUT, "it is damaged: line %lu of %s: %s",
                         XML_GetCurrentLineNumber(reader->parser), reader->member,
                         XML_ErrorString(code));
    }
}

/* An archive_sink. A tag or comment is kept by expat until it is whole; how much that is, is what
 * lies between the last thing it told and the end of what it was given. */
static enum pilar_status feed(void *context, struct pilar_text piece, struct pilar_error *error)
{
    struct reader *reader = context;
    enum XML_Status status = XML_Parse(reader->parser, piece.data, (int)piece.length, XML_FALSE);
    reader->fed += (int64_t)piece.length;
    if (status == XML_STATUS_OK && reader->fed - XML_GetCurrentByteIndex(reader->parser) > XML_TAG)
        reader->fault = FAULT_TAG;
    if (status != XML_STATUS_OK || reader->fault != FAULT_NONE)
        return explain(reader, error);
    return PILAR_OK;
}

/* expat's own choice of a salt would do, but waits for the system's random numbers early at boot
 * and may not be allowed to open a device. */
static void set_salt(XML_Parser parser)
{
    unsigned long salt = 0;
    if (getrandom(&salt, sizeof salt, GRND_NONBLOCK) != (ssize_t)sizeof salt || salt == 0)
        salt = (unsigned long)(uintptr_t)parser;
    XML_SetHashSalt(parser, salt);
}

enum pilar_status xml_read(const struct archive *archive, const char *member,
                           const struct xml_handler *handler, void *context,
                           struct pilar_error *error)
{
    struct reader reader = {.handler = handler,
                            .context = context,
                            .member = member,
                            .parser = XML_ParserCreateNS(NULL, SEPARATOR)};
    if (reader.parser == NULL)
        return error_memory(error);
    set_salt(reader.parser);
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader.parser, on_text);
    XML_SetStartDoctypeDeclHandler(reader.parser, on_doctype);
    enum pilar_status status = archive_read(archive, member, feed, &reader, error);
    if (status == PILAR_OK && XML_Parse(reader.parser, "", 0, XML_TRUE) != XML_STATUS_OK)
        status = explain(&reader, error);
    XML_ParserFree(reader.parser);
    return status;
}
