/* pilar corpus join: the labels of a real document together with its paragraphs again. */
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/corpus_action.h"

static const char *const COLUMNS[] = {"document", "index", "number", "fingerprint", "labels"};
enum { DOCUMENT, INDEX, NUMBER, FINGERPRINT, LABELS, COLUMN_COUNT };

enum { FILE_LIMIT = 1 << 30 };

/* The paragraphs of a document, known by their fingerprints. */
struct joining {
    struct pilar_document *document;
    const struct pilar_paragraph *paragraphs; /* [count] */
    char (*fingerprints)[FINGERPRINT_SIZE];   /* [count] */
    bool *taken;                              /* [count] a label was found for it */
    size_t count;
};

static void joining_free(struct joining *joining)
{
    pilar_document_free(joining->document);
    free(joining->fingerprints);
    free(joining->taken);
}

static enum pilar_status read_document(const char *path, struct joining *joining,
                                       struct pilar_error *error)
{
    enum pilar_status status = pilar_document_read(path, &joining->document, error);
    if (status != PILAR_OK)
        return status;
    joining->paragraphs = pilar_document_paragraphs(joining->document, &joining->count);
    joining->fingerprints = memory_array(joining->count, sizeof *joining->fingerprints);
    joining->taken = memory_array(joining->count, sizeof *joining->taken);
    if (joining->fingerprints == NULL || joining->taken == NULL)
        return error_memory(error);
    for (size_t i = 0; i < joining->count; i++) {
        if (!corpus_fingerprint(joining->paragraphs[i].text, joining->fingerprints[i]))
            return error_memory(error);
    }
    return PILAR_OK;
}

/* The first paragraph with this fingerprint that is not taken, or the count: a sentence may stand
 * twice in a document. */
static size_t find_paragraph(const struct joining *joining, struct pilar_text fingerprint)
{
    size_t found = 0;
    while (found < joining->count &&
           (joining->taken[found] || !text_is(fingerprint, joining->fingerprints[found])))
        found++;
    return found;
}

static void put_row(struct bytes *out, const struct pilar_text *row,
                    const struct pilar_paragraph *paragraph)
{
    bytes_append_text(out, row[DOCUMENT]);
    bytes_append_byte(out, '\t');
    bytes_append_text(out, paragraph->number);
    bytes_append_byte(out, '\t');
    bytes_append_joined(out, paragraph->heading, paragraph->heading_count, " > ");
    bytes_append_byte(out, '\t');
    bytes_append_text(out, row[LABELS]);
    bytes_append_byte(out, '\t');
    bytes_append_text(out, paragraph->text);
    bytes_append_byte(out, '\n');
}

/* Joins row by row. What has no counterpart is told, and counted. */
static size_t join(const char *path, const struct table *table, struct joining *joining,
                   struct bytes *out)
{
    size_t missed = 0;
    bytes_append_string(out, "document\tparagraph\theading\tlabels\ttext\n");
    for (size_t i = 0; i < table->row_count; i++) {
        const struct pilar_text *row = table_row(table, i);
        size_t found = find_paragraph(joining, row[FINGERPRINT]);
        if (found == joining->count) {
            missed++;
            command_say("%s:%zu: paragraph %.*s is not in the document, or not in these words",
                        path, table->lines[i], TEXT_ARGUMENT(row[INDEX]));
            continue;
        }
        joining->taken[found] = true;
        put_row(out, row, &joining->paragraphs[found]);
    }
    for (size_t i = 0; i < joining->count; i++) {
        if (joining->taken[i])
            continue;
        missed++;
        command_say("%s: paragraph %zu has no label", pilar_document_name(joining->document),
                    joining->paragraphs[i].index);
    }
    return missed;
}

enum pilar_status corpus_action_join(const struct corpus_request *request,
                                     struct pilar_error *error)
{
    struct joining joining = {0};
    struct table table = {0};
    struct bytes labels = {0};
    struct sink sink = {.path = request->output};
    size_t missed = 0;
    if (request->path_count != 2)
        return error_set(error, PILAR_ERROR_ARGUMENT,
                         "join takes a label file and the document it is of");
    enum pilar_status status = file_read(request->paths[0], FILE_LIMIT, &labels, error);
    if (status == PILAR_OK)
        status = table_parse(request->paths[0], &labels, COLUMNS, COLUMN_COUNT, &table, error);
    if (status == PILAR_OK)
        status = read_document(request->paths[1], &joining, error);
    if (status == PILAR_OK) {
        missed = join(request->paths[0], &table, &joining, &sink.pending);
        status = sink.pending.failed ? error_memory(error) : sink_close(&sink, error);
    }
    if (status == PILAR_OK && missed > 0)
        status = error_set(error, PILAR_ERROR_INPUT,
                           "%zu labels or paragraphs have no counterpart; the others are joined",
                           missed);
    sink_drop(&sink);
    bytes_free(&labels);
    table_free(&table);
    joining_free(&joining);
    return status;
}
