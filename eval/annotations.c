#include "eval/annotations.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/names.h"
#include "pipeline/base/table.h"
#include "pipeline/base/text.h"

enum { DOCUMENT, INDEX, LABELS, COLUMNS, FILE_LIMIT = 1 << 30 };

static const char *const columns[COLUMNS] = {"document", "index", "labels"};

/* All files, before anything is counted: only then is it known which paragraphs and labels there
 * are. */
struct reading {
    const char *const *paths;
    struct table *tables; /* [count] */
    size_t count;
    struct names paragraphs; /* "document <tab> index" */
    struct names labels;
    struct bytes key;
};

static uint32_t paragraph_of(struct reading *reading, const struct pilar_text *cells)
{
    reading->key.length = 0;
    bytes_append_text(&reading->key, cells[DOCUMENT]);
    bytes_append_byte(&reading->key, '\t');
    bytes_append_text(&reading->key, cells[INDEX]);
    return reading->key.failed ? NAMES_NONE
                               : names_add(&reading->paragraphs, bytes_text(&reading->key));
}

static enum pilar_status read_file(struct reading *reading, size_t file, struct pilar_error *error)
{
    const char *path = reading->paths[file];
    struct table *table = &reading->tables[file];
    struct bytes content = {0};
    enum pilar_status status = file_read(path, FILE_LIMIT, &content, error);
    if (status == PILAR_OK)
        status = table_parse(path, &content, columns, COLUMNS, table, error);
    bytes_free(&content);
    for (size_t row = 0; row < table->row_count && status == PILAR_OK; row++) {
        const struct pilar_text *cells = table_row(table, row);
        struct pilar_text rest = cells[LABELS], name;
        if (paragraph_of(reading, cells) == NAMES_NONE)
            return error_memory(error);
        while (!text_is(cells[LABELS], "none") && status == PILAR_OK &&
               text_split(&rest, ",", &name)) {
            if (name.length == 0 || text_is(name, "none"))
                status =
                    error_set(error, PILAR_ERROR_INPUT, "%s:%zu: \"%.*s\" is no list of labels",
                              path, table->lines[row], TEXT_ARGUMENT(cells[LABELS]));
            else if (names_add(&reading->labels, name) == NAMES_NONE)
                status = error_memory(error);
        }
    }
    return status;
}

/* What one annotator said, in arrays of its own. */
struct spread {
    unsigned char *labels, *present;
    size_t *primary;
};

static bool spread_allocate(struct spread *spread, size_t paragraphs, size_t labels)
{
    spread->labels = memory_array(paragraphs * labels, 1);
    spread->present = memory_array(paragraphs, 1);
    spread->primary = memory_array(paragraphs, sizeof *spread->primary);
    return spread->labels != NULL && spread->present != NULL && spread->primary != NULL;
}

static enum pilar_status fill(struct reading *reading, size_t file, struct spread *spread,
                              struct pilar_error *error)
{
    const struct table *table = &reading->tables[file];
    for (size_t row = 0; row < table->row_count; row++) {
        const struct pilar_text *cells = table_row(table, row);
        uint32_t paragraph = paragraph_of(reading, cells);
        if (spread->present[paragraph])
            return error_set(error, PILAR_ERROR_INPUT,
                             "%s:%zu: paragraph %.*s of %.*s stands twice", reading->paths[file],
                             table->lines[row], TEXT_ARGUMENT(cells[INDEX]),
                             TEXT_ARGUMENT(cells[DOCUMENT]));
        struct pilar_text rest = cells[LABELS], name;
        spread->present[paragraph] = 1;
        spread->primary[paragraph] = JUDGED_NONE;
        while (!text_is(cells[LABELS], "none") && text_split(&rest, ",", &name)) {
            uint32_t label = names_find(&reading->labels, name);
            spread->labels[paragraph * reading->labels.count + label] = 1;
            if (spread->primary[paragraph] == JUDGED_NONE)
                spread->primary[paragraph] = label;
        }
    }
    return PILAR_OK;
}

static void put_figure(struct bytes *out, double figure)
{
    if (isnan(figure))
        bytes_append_string(out, "      -\n");
    else
        bytes_append_format(out, "%7.3f\n", figure);
}

static enum pilar_status report(const struct reading *reading, const struct annotator *annotators,
                                struct bytes *out, struct pilar_error *error)
{
    size_t paragraphs = reading->paragraphs.count, labels = reading->labels.count;
    double alpha, *kappas = memory_array(labels + 1, sizeof *kappas);
    enum pilar_status status = PILAR_OK;
    if (kappas == NULL)
        return error_memory(error);
    for (size_t left = 0; left < reading->count && status == PILAR_OK; left++) {
        for (size_t right = left + 1; right < reading->count && status == PILAR_OK; right++) {
            size_t both = 0;
            for (size_t i = 0; i < paragraphs; i++)
                both += annotators[left].present[i] && annotators[right].present[i];
            status = agreement_pair(&annotators[left], &annotators[right], paragraphs, labels,
                                    kappas, error);
            bytes_append_format(out, "%s and %s, %zu paragraphs: Cohen's kappa\n",
                                reading->paths[left], reading->paths[right], both);
            for (size_t i = 0; i < labels && status == PILAR_OK; i++) {
                bytes_append_format(out, "  %-24s", reading->labels.texts[i].data);
                put_figure(out, kappas[i]);
            }
            bytes_append_format(out, "  %-24s", "primary label");
            put_figure(out, kappas[labels]);
        }
    }
    if (status == PILAR_OK)
        status = agreement_alpha(annotators, reading->count, paragraphs, labels, &alpha, error);
    if (status == PILAR_OK) {
        bytes_append_format(out, "%-26s", "Krippendorff's alpha, MASI");
        put_figure(out, alpha);
    }
    free(kappas);
    return status != PILAR_OK ? status : out->failed ? error_memory(error) : PILAR_OK;
}

enum pilar_status annotations_report(const char *const *paths, size_t path_count, struct bytes *out,
                                     struct pilar_error *error)
{
    struct reading reading = {.paths = paths, .count = path_count};
    struct spread *spreads = memory_array(path_count, sizeof *spreads);
    struct annotator *annotators = memory_array(path_count, sizeof *annotators);
    enum pilar_status status = PILAR_OK;
    reading.tables = memory_array(path_count, sizeof *reading.tables);
    if (spreads == NULL || annotators == NULL || reading.tables == NULL) {
        status = error_memory(error);
        goto done;
    }
    for (size_t i = 0; i < path_count && status == PILAR_OK; i++)
        status = read_file(&reading, i, error);
    for (size_t i = 0; i < path_count && status == PILAR_OK; i++) {
        if (!spread_allocate(&spreads[i], reading.paragraphs.count, reading.labels.count)) {
            status = error_memory(error);
            goto done;
        }
        status = fill(&reading, i, &spreads[i], error);
        annotators[i] =
            (struct annotator){spreads[i].labels, spreads[i].primary, spreads[i].present};
    }
    if (status == PILAR_OK)
        status = report(&reading, annotators, out, error);
done:
    for (size_t i = 0; i < path_count; i++) {
        if (reading.tables != NULL)
            table_free(&reading.tables[i]);
        if (spreads != NULL) {
            free(spreads[i].labels);
            free(spreads[i].present);
            free(spreads[i].primary);
        }
    }
    free(reading.tables);
    free(spreads);
    free(annotators);
    names_free(&reading.paragraphs);
    names_free(&reading.labels);
    bytes_free(&reading.key);
    return status;
}
