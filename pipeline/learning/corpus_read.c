#include "pipeline/learning/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"

enum file_kind { TEXTS, LABELS, BAGS, LABEL_NAMES, KIND_COUNT };

enum { COLUMNS_MOST = 5, FILE_LIMIT = 1 << 30 };

static const struct {
    const char *columns[COLUMNS_MOST];
    size_t count;
} headers[KIND_COUNT] = {
    [TEXTS] = {{"document", "paragraph", "heading", "labels", "text"}, 5},
    [LABELS] = {{"document", "index", "number", "fingerprint", "labels"}, 5},
    [BAGS] = {{"document", "index", "heading", "text"}, 4},
    [LABEL_NAMES] = {{"label", "spanish", "english"}, 3},
};

/* What is being read: the labels of real documents wait for their bags. */
struct reading {
    struct corpus *corpus;
    struct names label_keys; /* "document <tab> index" */
    struct label_row {
        const struct pilar_text *cells;
        const char *path;
        size_t line;
        bool used;
    } * label_rows; /* [label_keys.count] */
    size_t label_row_capacity;
    struct bytes scratch;
    struct pilar_error *error;
};

/* ---- labels ---- */

/* Reads a cell of labels, "none" or names separated by commas, into `example`. */
static enum pilar_status read_labels(struct reading *reading, struct pilar_text cell,
                                     const char *path, size_t line, struct example *example)
{
    struct corpus *corpus = reading->corpus;
    if (cell.length == 0)
        return error_set(reading->error, PILAR_ERROR_INPUT,
                         "%s:%zu: no labels; a paragraph without any is \"none\"", path, line);
    size_t most = 1;
    for (size_t i = 0; i < cell.length; i++)
        most += cell.data[i] == ',';
    uint32_t *labels = arena_allocate(&corpus->arena, most * sizeof *labels);
    if (labels == NULL)
        return error_memory(reading->error);
    size_t count = 0;
    struct pilar_text rest = cell, name;
    while (!text_is(cell, "none") && text_split(&rest, ",", &name)) {
        name = text_trim(name);
        if (name.length == 0 || text_is(name, "none"))
            return error_set(reading->error, PILAR_ERROR_INPUT,
                             "%s:%zu: \"%.*s\" is not a list of labels", path, line,
                             TEXT_ARGUMENT(cell));
        uint32_t label = names_add(&corpus->labels, name);
        if (label == NAMES_NONE)
            return error_memory(reading->error);
        for (size_t i = 0; i < count; i++) {
            if (labels[i] == label)
                return error_set(reading->error, PILAR_ERROR_INPUT,
                                 "%s:%zu: label \"%.*s\" stands twice", path, line,
                                 TEXT_ARGUMENT(name));
        }
        labels[count++] = label;
    }
    example->labels = labels;
    example->label_count = count;
    return PILAR_OK;
}

static enum pilar_status add_example(struct reading *reading, struct pilar_text document,
                                     struct example example)
{
    struct corpus *corpus = reading->corpus;
    example.document = names_add(&corpus->documents, document);
    if (example.document == NAMES_NONE ||
        !memory_reserve(&corpus->examples, &corpus->capacity, corpus->count + 1,
                        sizeof *corpus->examples))
        return error_memory(reading->error);
    corpus->examples[corpus->count++] = example;
    return PILAR_OK;
}

/* ---- the four kinds of file ---- */

static enum pilar_status read_text_row(struct reading *reading, const struct pilar_text *cells,
                                       const char *path, size_t line)
{
    struct example example = {
        .number = cells[1], .heading = cells[2], .text = cells[4], .path = path, .line = line};
    if (cells[0].length == 0 || text_trim(cells[4]).length == 0)
        return error_set(reading->error, PILAR_ERROR_INPUT, "%s:%zu: no %s", path, line,
                         cells[0].length == 0 ? "document" : "text");
    enum pilar_status status = read_labels(reading, cells[3], path, line, &example);
    return status != PILAR_OK ? status : add_example(reading, cells[0], example);
}

static uint32_t find_key(struct reading *reading, const struct pilar_text *cells, bool add)
{
    struct bytes *key = &reading->scratch;
    key->length = 0;
    bytes_append_text(key, cells[0]);
    bytes_append_byte(key, '\t');
    bytes_append_text(key, cells[1]);
    if (key->failed)
        return NAMES_NONE;
    return add ? names_add(&reading->label_keys, bytes_text(key))
               : names_find(&reading->label_keys, bytes_text(key));
}

static enum pilar_status read_label_row(struct reading *reading, const struct pilar_text *cells,
                                        const char *path, size_t line)
{
    size_t before = reading->label_keys.count;
    uint32_t key = find_key(reading, cells, true);
    if (key == NAMES_NONE || !memory_reserve(&reading->label_rows, &reading->label_row_capacity,
                                             before + 1, sizeof *reading->label_rows))
        return error_memory(reading->error);
    if (key < before)
        return error_set(reading->error, PILAR_ERROR_INPUT,
                         "%s:%zu: paragraph %.*s of %.*s stands twice", path, line,
                         TEXT_ARGUMENT(cells[1]), TEXT_ARGUMENT(cells[0]));
    reading->label_rows[key] = (struct label_row){cells, path, line, false};
    return PILAR_OK;
}

/* The text that has the words of a bag ("norma:2 voluntaria"): each stands alone between full
 * stops, so that nothing is read out of an order the bag does not tell. */
static enum pilar_status unfold_bag(struct reading *reading, struct pilar_text bag,
                                    const char *path, size_t line, struct pilar_text *text)
{
    enum { COUNT_MOST = 100000 };
    struct bytes *out = &reading->scratch;
    struct pilar_text rest = bag, entry;
    out->length = 0;
    while (bag.length > 0 && text_split(&rest, " ", &entry)) {
        const char *colon = memrchr(entry.data, ':', entry.length);
        struct pilar_text word = entry;
        size_t count = 1;
        if (colon != NULL) {
            word.length = (size_t)(colon - entry.data);
            count = 0;
            for (const char *at = colon + 1; at < entry.data + entry.length; at++)
                count = *at >= '0' && *at <= '9' && count < COUNT_MOST
                            ? count * 10 + (size_t)(*at - '0')
                            : COUNT_MOST + 1;
        }
        if (word.length == 0 || count == 0 || count > COUNT_MOST)
            return error_set(reading->error, PILAR_ERROR_INPUT,
                             "%s:%zu: \"%.*s\" is not a word and its count", path, line,
                             TEXT_ARGUMENT(entry));
        for (size_t i = 0; i < count; i++) {
            bytes_append_text(out, word);
            bytes_append_string(out, ". ");
        }
    }
    *text = arena_copy(&reading->corpus->arena, bytes_text(out));
    return out->failed || text->data == NULL ? error_memory(reading->error) : PILAR_OK;
}

static enum pilar_status read_bag_row(struct reading *reading, const struct pilar_text *cells,
                                      const char *path, size_t line)
{
    uint32_t key = find_key(reading, cells, false);
    if (reading->scratch.failed)
        return error_memory(reading->error);
    if (key == NAMES_NONE || reading->label_rows[key].used)
        return error_set(reading->error, PILAR_ERROR_INPUT, "%s:%zu: paragraph %.*s of %.*s %s",
                         path, line, TEXT_ARGUMENT(cells[1]), TEXT_ARGUMENT(cells[0]),
                         key == NAMES_NONE ? "has no labels" : "stands twice");
    struct label_row *row = &reading->label_rows[key];
    row->used = true;
    struct example example = {.number = row->cells[2], .is_bag = true, .path = path, .line = line};
    enum pilar_status status = unfold_bag(reading, cells[2], path, line, &example.heading);
    if (status == PILAR_OK)
        status = unfold_bag(reading, cells[3], path, line, &example.text);
    if (status == PILAR_OK)
        status = read_labels(reading, row->cells[4], row->path, row->line, &example);
    return status != PILAR_OK ? status : add_example(reading, cells[0], example);
}

static const char *arena_string(struct corpus *corpus, struct pilar_text text)
{
    return arena_copy(&corpus->arena, text).data;
}

static enum pilar_status read_name_row(struct reading *reading, const struct pilar_text *cells,
                                       const char *path, size_t line)
{
    struct corpus *corpus = reading->corpus;
    size_t before = corpus->labels.count;
    /* what read_labels could never find in a cell */
    if (cells[0].length == 0 || text_is(cells[0], "none") ||
        memchr(cells[0].data, ',', cells[0].length) != NULL ||
        text_trim(cells[0]).length < cells[0].length)
        return error_set(reading->error, PILAR_ERROR_INPUT, "%s:%zu: \"%.*s\" is not a label", path,
                         line, TEXT_ARGUMENT(cells[0]));
    uint32_t label = names_add(&corpus->labels, cells[0]);
    if (label != NAMES_NONE && label < before)
        return error_set(reading->error, PILAR_ERROR_INPUT, "%s:%zu: label \"%.*s\" stands twice",
                         path, line, TEXT_ARGUMENT(cells[0]));
    struct label_names *names =
        label == NAMES_NONE ? NULL
                            : realloc(corpus->label_names, corpus->labels.count * sizeof *names);
    if (names == NULL)
        return error_memory(reading->error);
    corpus->label_names = names;
    names[label].spanish = arena_string(corpus, cells[1]);
    names[label].english = arena_string(corpus, cells[2]);
    return names[label].spanish == NULL || names[label].english == NULL
               ? error_memory(reading->error)
               : PILAR_OK;
}

/* ---- files ---- */

/* A file of the corpus and what it is. */
struct corpus_file {
    const char *path; /* owned by struct files */
    enum file_kind kind;
    struct bytes content; /* read once: it may be a pipe */
};

struct files {
    struct names paths;
    struct corpus_file *list; /* [count] */
    size_t count, capacity;
};

static bool is_table(struct pilar_text name)
{
    static const char *const endings[] = {".tsv", ".tsv.gz"};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(endings[i]);
        if (name.length > length &&
            memcmp(name.data + name.length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

static enum file_kind kind_of(struct pilar_text content)
{
    enum file_kind kind = 0;
    while (kind < KIND_COUNT &&
           !table_begins_with(content, headers[kind].columns, headers[kind].count))
        kind++;
    return kind;
}

static enum pilar_status add_file(struct files *files, const char *path, bool named,
                                  struct pilar_error *error)
{
    struct bytes content = {0};
    enum pilar_status status = file_read(path, FILE_LIMIT, &content, error);
    enum file_kind kind = kind_of(bytes_text(&content));
    if (status != PILAR_OK || (kind == KIND_COUNT && !named))
        goto done;
    if (kind == KIND_COUNT) /* the table says what is wrong with it, in the usual form */
        kind = TEXTS;
    if (!memory_reserve(&files->list, &files->capacity, files->count + 1, sizeof *files->list)) {
        status = error_memory(error);
        goto done;
    }
    files->list[files->count++] = (struct corpus_file){path, kind, content};
    return PILAR_OK;
done:
    bytes_free(&content);
    return status;
}

static enum pilar_status find_files(const char *const *paths, size_t path_count,
                                    struct files *files, struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    for (size_t i = 0; i < path_count && status == PILAR_OK; i++) {
        if (!file_is_folder(paths[i])) {
            status = add_file(files, paths[i], true, error);
            continue;
        }
        size_t first = files->paths.count, before = files->count;
        status = file_list(paths[i], is_table, &files->paths, error);
        for (size_t j = first; j < files->paths.count && status == PILAR_OK; j++)
            status = add_file(files, files->paths.texts[j].data, false, error);
        if (status == PILAR_OK && files->count == before)
            status =
                error_set(error, PILAR_ERROR_INPUT, "%s: no corpus files in this folder", paths[i]);
    }
    return status;
}

static enum pilar_status read_file(struct reading *reading, struct corpus_file *file)
{
    struct corpus *corpus = reading->corpus;
    if (!memory_reserve(&corpus->tables, &corpus->table_capacity, corpus->table_count + 1,
                        sizeof *corpus->tables))
        return error_memory(reading->error);
    struct table *table = &corpus->tables[corpus->table_count];
    enum pilar_status status = table_parse(file->path, &file->content, headers[file->kind].columns,
                                           headers[file->kind].count, table, reading->error);
    if (status != PILAR_OK)
        return status;
    corpus->table_count++;
    static enum pilar_status (*const read_row[KIND_COUNT])(
        struct reading *, const struct pilar_text *, const char *, size_t) = {
        [TEXTS] = read_text_row,
        [LABELS] = read_label_row,
        [BAGS] = read_bag_row,
        [LABEL_NAMES] = read_name_row,
    };
    const char *path = arena_string(corpus, text_of(file->path)); /* examples keep it */
    if (path == NULL)
        return error_memory(reading->error);
    for (size_t i = 0; i < table->row_count && status == PILAR_OK; i++)
        status = read_row[file->kind](reading, table_row(table, i), path, table->lines[i]);
    return status;
}

/* ---- the whole ---- */

/* Label names without a display name show as they are; an order that no labels.tsv gives is
 * alphabetical, so that it does not depend on the first paragraphs. */
static enum pilar_status finish_labels(struct corpus *corpus, size_t named,
                                       struct pilar_error *error)
{
    size_t count = corpus->labels.count;
    struct names sorted = {0};
    uint32_t *order = memory_array(count, sizeof *order); /* old number -> new */
    struct label_names *names = realloc(corpus->label_names, (count + 1) * sizeof *names);
    enum pilar_status status = PILAR_OK;
    if (names != NULL)
        corpus->label_names = names;
    if (order == NULL || names == NULL) {
        status = error_memory(error);
        goto done;
    }
    for (size_t i = 0; i < count; i++) {
        size_t place = i;
        for (size_t j = named; i >= named && j < count; j++) {
            if (j == named)
                place = named;
            place += text_compare(corpus->labels.texts[j], corpus->labels.texts[i]) < 0;
        }
        order[i] = (uint32_t)place;
    }
    for (size_t place = 0; place < count; place++) {
        for (size_t i = 0; i < count; i++) {
            if (order[i] != place)
                continue;
            if (names_add(&sorted, corpus->labels.texts[i]) == NAMES_NONE) {
                status = error_memory(error);
                goto done;
            }
            if (place >= named)
                names[place].spanish = names[place].english = sorted.texts[place].data;
        }
    }
    for (size_t i = 0; i < corpus->count; i++) {
        /* the list is the corpus's own, made in read_labels */
        uint32_t *labels = (uint32_t *)(uintptr_t)corpus->examples[i].labels;
        for (size_t j = 0; j < corpus->examples[i].label_count; j++)
            labels[j] = order[labels[j]];
    }
    struct names old = corpus->labels;
    corpus->labels = sorted;
    sorted = old;
done:
    names_free(&sorted);
    free(order);
    return status;
}

static enum pilar_status check_bags(const struct reading *reading)
{
    for (size_t i = 0; i < reading->label_keys.count; i++) {
        const struct label_row *row = &reading->label_rows[i];
        if (!row->used)
            return error_set(reading->error, PILAR_ERROR_INPUT,
                             "%s:%zu: paragraph %.*s of %.*s has labels but no bag of words",
                             row->path, row->line, TEXT_ARGUMENT(row->cells[1]),
                             TEXT_ARGUMENT(row->cells[0]));
    }
    return PILAR_OK;
}

enum pilar_status corpus_read(const char *const *paths, size_t path_count, struct corpus *corpus,
                              struct pilar_error *error)
{
    /* names first, since they give the order of the labels; labels before the bags they are for */
    static const enum file_kind order[] = {LABEL_NAMES, TEXTS, LABELS, BAGS};
    struct corpus made = {0};
    struct files files = {0};
    struct reading reading = {.corpus = &made, .error = error};
    size_t named = 0;
    enum pilar_status status = find_files(paths, path_count, &files, error);
    for (size_t i = 0; i < KIND_COUNT && status == PILAR_OK; i++) {
        for (size_t j = 0; j < files.count && status == PILAR_OK; j++) {
            if (files.list[j].kind == order[i])
                status = read_file(&reading, &files.list[j]);
        }
        if (order[i] == LABEL_NAMES)
            named = made.labels.count;
    }
    if (status == PILAR_OK)
        status = check_bags(&reading);
    if (status == PILAR_OK && made.count == 0)
        status = error_set(error, PILAR_ERROR_INPUT, "%s: no labelled paragraphs",
                           path_count > 0 ? paths[0] : "corpus");
    if (status == PILAR_OK)
        status = finish_labels(&made, named, error);
    if (status == PILAR_OK)
        status = corpus_update_digest(&made, error);
    if (status == PILAR_OK)
        *corpus = made;
    else
        corpus_free(&made);
    names_free(&reading.label_keys);
    free(reading.label_rows);
    bytes_free(&reading.scratch);
    names_free(&files.paths);
    for (size_t i = 0; i < files.count; i++)
        bytes_free(&files.list[i].content);
    free(files.list);
    return status;
}
