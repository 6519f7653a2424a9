#include "pipeline/extract/docx_parts.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/extract/xml.h"

static const struct xml_namespace NAMESPACES[] = {
    {"http://schemas.openxmlformats.org/package/2006/relationships", "r"}};

struct reading {
    struct docx_parts *parts;
    const char *folder; /* to which targets are relative, with its slash */
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* Leaves `name` alone where the target does not lie plainly within the package. */
static void put(char name[static DOCX_PART_SIZE], const char *folder, const char *target)
{
    char path[DOCX_PART_SIZE];
    bool absolute = target[0] == '/';
    int length = snprintf(path, sizeof path, "%s%s", absolute ? "" : folder, target + absolute);
    if (length > 0 && length < DOCX_PART_SIZE && strstr(target, "..") == NULL)
        memcpy(name, path, (size_t)length + 1);
}

static bool on_start(void *context, const char *name, const struct xml_attributes *attributes)
{
    struct reading *reading = context;
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    if (strcmp(name, "r:Relationship") != 0 || type == NULL || target == NULL)
        return true;
    if (ends_with(type, "/officeDocument"))
        put(reading->parts->document, reading->folder, target);
    else if (ends_with(type, "/styles"))
        put(reading->parts->styles, reading->folder, target);
    else if (ends_with(type, "/numbering"))
        put(reading->parts->numbering, reading->folder, target);
    return true;
}

static enum pilar_status read_relationships(const struct archive *archive, const char *member,
                                            const char *folder, struct docx_parts *parts,
                                            struct pilar_error *error)
{
    struct reading reading = {parts, folder};
    const struct xml_handler handler = {
        .namespaces = NAMESPACES, .namespace_count = 1, .start = on_start};
    if (!archive_has(archive, member))
        return PILAR_OK;
    return xml_read(archive, member, &handler, &reading, error);
}

enum pilar_status docx_parts_find(const struct archive *archive, struct docx_parts *parts,
                                  struct pilar_error *error)
{
    *parts = (struct docx_parts){"word/document.xml", "word/styles.xml", "word/numbering.xml"};
    enum pilar_status status = read_relationships(archive, "_rels/.rels", "", parts, error);
    if (status != PILAR_OK)
        return status;
    if (!archive_has(archive, parts->document))
        return error_set(error, PILAR_ERROR_INPUT, "it holds no Word document");
    char folder[DOCX_PART_SIZE], member[DOCX_PART_SIZE];
    const char *slash = strrchr(parts->document, '/');
    int folder_length = slash != NULL ? (int)(slash - parts->document) + 1 : 0;
    snprintf(folder, sizeof folder, "%.*s", folder_length, parts->document);
    int length =
        snprintf(member, sizeof member, "%s_rels/%s.rels", folder, parts->document + folder_length);
    if (length > 0 && length < DOCX_PART_SIZE)
        status = read_relationships(archive, member, folder, parts, error);
    if (!archive_has(archive, parts->styles))
        parts->styles[0] = '\0';
    if (!archive_has(archive, parts->numbering))
        parts->numbering[0] = '\0';
    return status;
}
