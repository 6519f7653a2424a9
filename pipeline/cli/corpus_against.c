/* pilar corpus check --against: what a corpus has word for word from documents. */
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/corpus_action.h"
#include "pipeline/learning/copies.h"

struct against {
    struct copies copies;
    struct pilar_text *places; /* [copies.source_count] "A_68_98.txt, párr. 26" */
    size_t place_capacity;
    struct arena arena; /* holds them */
};

/* Where a citation goes on behind what it calls the document: its symbol, or its file's name. */
static struct pilar_text behind_document(struct pilar_text citation, struct pilar_text symbol,
                                         const char *name)
{
    size_t skip = symbol.length;
    if (skip == 0) {
        while (skip < citation.length && name[skip] != '\0' && citation.data[skip] == name[skip])
            skip++;
    }
    if (skip > citation.length)
        skip = citation.length;
    return (struct pilar_text){citation.data + skip, citation.length - skip};
}

/* "A_68_98.txt, párr. 26 c)" */
static bool add_paragraph(struct against *against, const struct pilar_document *document,
                          const struct pilar_paragraph *paragraph)
{
    const char *name = pilar_document_name(document), *slash = strrchr(name, '/');
    struct bytes place = {0};
    if (slash != NULL)
        name = slash + 1;
    struct pilar_text cited =
        behind_document(paragraph->citation, pilar_document_symbol(document), name);
    bytes_append_valid(&place, text_of(name));
    if (cited.length > 0)
        bytes_append_text(&place, cited);
    else /* standard input has no name to be cited by */
        bytes_append_format(&place, ", párr. s/n %zu", paragraph->index);
    struct pilar_text copy = arena_copy(&against->arena, bytes_text(&place));
    size_t source = against->copies.source_count;
    bool done = !place.failed && copy.data != NULL &&
                memory_reserve(&against->places, &against->place_capacity, source + 1,
                               sizeof *against->places) &&
                copies_add(&against->copies, paragraph->text);
    if (done)
        against->places[source] = copy;
    bytes_free(&place);
    return done;
}

static enum pilar_status add_document(struct against *against, const char *path,
                                      struct pilar_error *error)
{
    struct pilar_document *document = NULL;
    enum pilar_status status = pilar_document_read(path, &document, error);
    if (status != PILAR_OK)
        return status;
    size_t count;
    const struct pilar_paragraph *paragraphs = pilar_document_paragraphs(document, &count);
    for (size_t i = 0; i < count && status == PILAR_OK; i++) {
        if (!add_paragraph(against, document, &paragraphs[i]))
            status = error_memory(error);
    }
    pilar_document_free(document);
    return status;
}

/* Tells a document or folder that cannot be read; only want of memory is a reason to stop. */
static enum pilar_status tell(enum pilar_status status, size_t *failed, struct pilar_error *error)
{
    if (status == PILAR_OK || status == PILAR_ERROR_MEMORY)
        return status;
    command_fail(error);
    (*failed)++;
    return PILAR_OK;
}

static enum pilar_status add_documents(struct against *against,
                                       const struct corpus_request *request, size_t *failed,
                                       struct pilar_error *error)
{
    struct names paths = {0};
    enum pilar_status status = PILAR_OK;
    for (size_t i = 0; i < request->against_count && status == PILAR_OK; i++)
        status = tell(command_documents(request->against[i], &paths, error), failed, error);
    for (size_t i = 0; i < paths.count && status == PILAR_OK; i++)
        status = tell(add_document(against, paths.texts[i].data, error), failed, error);
    names_free(&paths);
    return status;
}

enum pilar_status corpus_against(const struct corpus_request *request, const struct corpus *corpus,
                                 struct bytes *out, size_t *found, size_t *failed,
                                 struct pilar_error *error)
{
    enum { WORDS_SHOWN = 8 };
    struct against against = {0};
    struct copy *copies = NULL;
    size_t capacity = 0, count;
    enum pilar_status status = add_documents(&against, request, failed, error);
    for (size_t i = 0; i < corpus->count && status == PILAR_OK; i++) {
        const struct example *example = &corpus->examples[i];
        if (example->is_bag)
            continue;
        if (!copies_find(&against.copies, example->text, &copies, &capacity, &count)) {
            status = error_memory(error);
            break;
        }
        *found += count;
        for (size_t j = 0; j < count; j++) {
            bytes_append_format(out, "%s:%zu: %zu words in a row of ", example->path, example->line,
                                copies[j].words);
            bytes_append_text(out, against.places[copies[j].source]);
            bytes_append_string(out, ": \"");
            corpus_put_words(out, copies[j].text, WORDS_SHOWN);
            bytes_append_string(out, "\"\n");
        }
    }
    free(copies);
    copies_free(&against.copies);
    free(against.places);
    arena_free(&against.arena);
    return status;
}
