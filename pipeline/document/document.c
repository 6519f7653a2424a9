#include "pipeline/document/document.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/document/contents.h"
#include "pipeline/document/description.h"
#include "pipeline/document/extract.h"
#include "pipeline/document/format.h"
#include "pipeline/document/front.h"
#include "pipeline/document/furniture.h"
#include "pipeline/document/heads.h"
#include "pipeline/document/import.h"
#include "pipeline/document/notes.h"
#include "pipeline/document/roles.h"
#include "pipeline/document/segment.h"
#include "pipeline/document/symbol.h"

/* ---- making ---- */

/* What stands between source and paragraphs and goes when these are made. */
struct draft {
    struct notes notes;
    struct layout layout;
    struct blocks blocks;
};

static bool make_blocks(struct pilar_document *document, struct draft *draft)
{
    struct lines *lines = &document->lines;
    if (!lines_read(lines, &document->source))
        return false;
    furniture_mark(lines, &document->source);
    if (!heads_mark_repeated(lines))
        return false;
    contents_mark(lines);
    notes_mark(lines, &draft->notes);
    heads_mark_intruders(lines);
    draft->layout = layout_measure(lines);
    if (!blocks_make(&draft->blocks, lines, &draft->layout))
        return false;
    roles_assign(&draft->blocks, lines, &draft->layout);
    return true;
}

/* What paragraphs are cited by: the symbol, or else the file's name, whose bytes may be any. The
 * data is NULL if memory is out. */
static struct pilar_text cited_as(struct pilar_document *document)
{
    struct bytes name = {0};
    struct pilar_text made = document->symbol;
    if (made.length == 0) {
        bytes_append_valid(&name, symbol_base_name(document->name));
        made = name.failed ? (struct pilar_text){NULL, 0}
                           : arena_copy(&document->arena, bytes_text(&name));
    }
    bytes_free(&name);
    return made;
}

static bool make_paragraphs(struct pilar_document *document, const struct draft *draft)
{
    document->symbol =
        symbol_find(&document->lines, &draft->blocks, document->name, &document->arena);
    if (document->symbol.data == NULL)
        return false;
    struct segment segment = {.source = &document->source,
                              .lines = &document->lines,
                              .blocks = &draft->blocks,
                              .notes = &draft->notes,
                              .cited_as = cited_as(document),
                              .arena = &document->arena};
    bool made = segment.cited_as.data != NULL && segment_make(&segment);
    document->paragraphs = segment.paragraphs;
    document->count = segment.count;
    return made;
}

static bool describe(struct pilar_document *document, const struct draft *draft)
{
    struct front front =
        front_of(&document->source, &document->lines, &draft->blocks, &draft->notes);
    struct described described = {document->symbol, document->paragraphs, document->count};
    return description_make(&document->description, &front, &described, &document->arena);
}

/* What was repaired, and what the language means for the labels. */
static bool make_note(struct pilar_document *document)
{
    const char *repaired = document->source.note;
    struct pilar_text warning = description_warning(&document->description, &document->arena);
    struct bytes note = {0};
    bytes_append_string(&note, repaired == NULL ? "" : repaired);
    if (repaired != NULL && warning.length > 0)
        bytes_append_string(&note, "; ");
    bytes_append_text(&note, warning);
    bool made = warning.data != NULL && !note.failed;
    if (made && note.length > 0) {
        document->note = arena_copy(&document->arena, bytes_text(&note)).data;
        made = document->note != NULL;
    }
    bytes_free(&note);
    return made;
}

/* Fills `document`, whose source is decoded. */
static enum pilar_status fill(struct pilar_document *document, struct pilar_error *error)
{
    struct draft draft = {.layout = {.width = 0}};
    enum pilar_status status = PILAR_OK;
    if (!make_blocks(document, &draft) || !make_paragraphs(document, &draft) ||
        !describe(document, &draft) || !make_note(document))
        status = error_memory(error);
    else if (document->count == 0)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: there is no paragraph of text in it",
                           document->name);
    blocks_free(&draft.blocks);
    return status;
}

/* Makes `source` of the bytes of a file, which it takes over in any case: as text, or by way of
 * pilar-extract. */
static enum pilar_status read_source(const char *name, struct bytes raw, struct source *source,
                                     struct pilar_error *error)
{
    enum format format = format_of(bytes_text(&raw));
    if (format_reader(format) == NULL)
        return source_decode(name, raw, source, error);
    struct bytes stream = {0};
    enum pilar_status status = extract_run(name, format, bytes_text(&raw), &stream, error);
    bytes_free(&raw);
    if (status == PILAR_OK)
        status = import_stream(name, bytes_text(&stream), source, error);
    bytes_free(&stream);
    return status;
}

/* Takes over `raw` in any case. */
static enum pilar_status make_document(const char *name, struct bytes raw,
                                       struct pilar_document **document, struct pilar_error *error)
{
    struct pilar_document *made = memory_array(1, sizeof *made);
    if (made != NULL)
        made->name = strdup(name);
    if (made == NULL || made->name == NULL) {
        bytes_free(&raw);
        pilar_document_free(made);
        return error_memory(error);
    }
    enum pilar_status status = read_source(name, raw, &made->source, error);
    if (status == PILAR_OK)
        status = fill(made, error);
    if (status == PILAR_OK)
        *document = made;
    else
        pilar_document_free(made);
    return status;
}

enum pilar_status pilar_document_read(const char *path, struct pilar_document **document,
                                      struct pilar_error *error)
{
    struct bytes raw = {0};
    enum pilar_status status = file_read(path, SOURCE_LIMIT, &raw, error);
    if (status != PILAR_OK) {
        bytes_free(&raw);
        return status;
    }
    return make_document(path, raw, document, error);
}

enum pilar_status pilar_document_parse(const char *name, struct pilar_text text,
                                       struct pilar_document **document, struct pilar_error *error)
{
    struct bytes raw = {0};
    bytes_append_text(&raw, text);
    if (raw.failed) {
        bytes_free(&raw);
        return error_memory(error);
    }
    return make_document(name, raw, document, error);
}

void pilar_document_free(struct pilar_document *document)
{
    if (document == NULL)
        return;
    free(document->name);
    free(document->paragraphs);
    source_free(&document->source);
    lines_free(&document->lines);
    arena_free(&document->arena);
    free(document);
}

/* ---- asking ---- */

const char *pilar_document_name(const struct pilar_document *document)
{
    return document->name;
}

struct pilar_text pilar_document_symbol(const struct pilar_document *document)
{
    return document->symbol;
}

const char *pilar_document_note(const struct pilar_document *document)
{
    return document->note;
}

const struct pilar_description *pilar_document_description(const struct pilar_document *document)
{
    return &document->description;
}

const struct pilar_paragraph *pilar_document_paragraphs(const struct pilar_document *document,
                                                        size_t *count)
{
    *count = document->count;
    return document->paragraphs;
}
