#include "pipeline/learning/bag.h"

#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/language/words.h"

struct counted_word {
    struct pilar_text text;
    size_t count;
};

static int byte_order(const void *left, const void *right)
{
    const struct counted_word *l = left, *r = right;
    return text_compare(l->text, r->text);
}

bool bag_append(struct bytes *out, struct pilar_text text)
{
    struct names names = {0};
    struct counted_word *counted = NULL;
    size_t capacity = 0;
    struct words words = {.text = text};
    struct word word;
    bool done = true;
    while (done && words_next(&words, &word)) {
        size_t before = names.count;
        uint32_t number = names_add(&names, word_text(&word));
        done = number != NAMES_NONE &&
               memory_reserve(&counted, &capacity, names.count, sizeof *counted);
        if (!done)
            break;
        if (number == before)
            counted[number] = (struct counted_word){names.texts[number], 0};
        counted[number].count++;
    }
    if (done && names.count > 0)
        qsort(counted, names.count, sizeof *counted, byte_order);
    for (size_t i = 0; done && i < names.count; i++) {
        if (i > 0)
            bytes_append_byte(out, ' ');
        bytes_append_text(out, counted[i].text);
        bytes_append_format(out, ":%zu", counted[i].count);
    }
    free(counted);
    names_free(&names);
    return done && !out->failed;
}

static bool put_labels(struct bytes *out, const struct corpus *corpus,
                       const struct example *example)
{
    for (size_t i = 0; i < example->label_count; i++) {
        if (i > 0)
            bytes_append_byte(out, ',');
        bytes_append_text(out, corpus->labels.texts[example->labels[i]]);
    }
    if (example->label_count == 0)
        bytes_append_string(out, "none");
    return !out->failed;
}

static enum pilar_status write_file(const char *name, const char *ending, struct bytes *content,
                                    struct pilar_error *error)
{
    struct bytes path = {0};
    bytes_append_format(&path, "%s%s", name, ending);
    bytes_append_byte(&path, '\0');
    enum pilar_status status = path.failed || content->failed
                                   ? error_memory(error)
                                   : file_write(path.data, bytes_text(content), error);
    bytes_free(&path);
    return status;
}

enum pilar_status bag_write(const struct corpus *corpus, const char *name,
                            struct pilar_error *error)
{
    struct bytes labels = {0}, bags = {0};
    size_t *indices = memory_array(corpus->documents.count, sizeof *indices);
    enum pilar_status status = PILAR_OK;
    if (indices == NULL)
        return error_memory(error);
    bytes_append_string(&labels, "document\tindex\tnumber\tfingerprint\tlabels\n");
    bytes_append_string(&bags, "document\tindex\theading\ttext\n");
    for (size_t i = 0; i < corpus->count && status == PILAR_OK; i++) {
        const struct example *example = &corpus->examples[i];
        struct pilar_text document = corpus->documents.texts[example->document];
        size_t index = ++indices[example->document];
        char fingerprint[FINGERPRINT_SIZE];
        if (example->is_bag) {
            status = error_set(error, PILAR_ERROR_INPUT, "%.*s is a bag of words already",
                               TEXT_ARGUMENT(document));
            break;
        }
        if (!corpus_fingerprint(example->text, fingerprint)) {
            status = error_memory(error);
            break;
        }
        bytes_append_format(&labels, "%s\t%zu\t", document.data, index);
        bytes_append_text(&labels, example->number);
        bytes_append_format(&labels, "\t%s\t", fingerprint);
        put_labels(&labels, corpus, example);
        bytes_append_byte(&labels, '\n');
        bytes_append_format(&bags, "%s\t%zu\t", document.data, index);
        if (!bag_append(&bags, example->heading))
            status = error_memory(error);
        bytes_append_byte(&bags, '\t');
        if (!bag_append(&bags, example->text))
            status = error_memory(error);
        bytes_append_byte(&bags, '\n');
    }
    if (status == PILAR_OK)
        status = write_file(name, ".labels.tsv", &labels, error);
    if (status == PILAR_OK)
        status = write_file(name, ".bags.tsv", &bags, error);
    bytes_free(&labels);
    bytes_free(&bags);
    free(indices);
    return status;
}
