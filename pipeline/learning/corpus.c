#include "pipeline/learning/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"

enum pilar_status corpus_update_digest(struct corpus *corpus, struct pilar_error *error)
{
    struct bytes all = {0};
    for (size_t i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];
        struct pilar_text cells[] = {corpus->documents.texts[example->document], example->number,
                                     example->heading, example->text};
        for (size_t j = 0; j < sizeof cells / sizeof cells[0]; j++) {
            bytes_append_text(&all, cells[j]);
            bytes_append_byte(&all, '\t');
        }
        for (size_t j = 0; j < example->label_count; j++) {
            bytes_append_text(&all, corpus->labels.texts[example->labels[j]]);
            bytes_append_byte(&all, ',');
        }
        bytes_append_byte(&all, '\n');
    }
    digest_of(bytes_text(&all), corpus->digest);
    enum pilar_status status = all.failed ? error_memory(error) : PILAR_OK;
    bytes_free(&all);
    return status;
}

void corpus_free(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->table_count; i++)
        table_free(&corpus->tables[i]);
    free(corpus->tables);
    free(corpus->examples);
    free(corpus->label_names);
    names_free(&corpus->documents);
    names_free(&corpus->labels);
    arena_free(&corpus->arena);
    *corpus = (struct corpus){0};
}

enum pilar_status corpus_omit(struct corpus *corpus, const char *const *names, size_t count,
                              struct pilar_error *error)
{
    bool *omitted = memory_array(corpus->documents.count, sizeof *omitted);
    if (omitted == NULL)
        return error_memory(error);
    enum pilar_status status = PILAR_OK;
    for (size_t i = 0; i < count && status == PILAR_OK; i++) {
        uint32_t document = names_find(&corpus->documents, text_of(names[i]));
        if (document == NAMES_NONE)
            status = error_set(error, PILAR_ERROR_ARGUMENT, "no document \"%s\" in the corpus",
                               names[i]);
        else
            omitted[document] = true;
    }
    size_t kept = 0;
    for (size_t i = 0; i < corpus->count && status == PILAR_OK; i++) {
        if (!omitted[corpus->examples[i].document])
            corpus->examples[kept++] = corpus->examples[i];
    }
    if (status == PILAR_OK) {
        corpus->count = kept;
        status = corpus_update_digest(corpus, error);
    }
    free(omitted);
    return status;
}

bool example_has_label(const struct example *example, uint32_t label)
{
    for (size_t i = 0; i < example->label_count; i++) {
        if (example->labels[i] == label)
            return true;
    }
    return false;
}

bool corpus_fingerprint(struct pilar_text text, char fingerprint[FINGERPRINT_SIZE])
{
    struct bytes folded = {0};
    struct pilar_text trimmed = text_trim(text);
    for (size_t i = 0; i < trimmed.length; i++) {
        char c = trimmed.data[i];
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        bool after_space = folded.length > 0 && folded.data[folded.length - 1] == ' ';
        if (!space)
            bytes_append_byte(&folded, c);
        else if (!after_space)
            bytes_append_byte(&folded, ' ');
    }
    char digest[DIGEST_SIZE];
    digest_of(bytes_text(&folded), digest);
    memcpy(fingerprint, digest, FINGERPRINT_SIZE - 1);
    fingerprint[FINGERPRINT_SIZE - 1] = '\0';
    bool done = !folded.failed;
    bytes_free(&folded);
    return done;
}
