/* corpus: labelled paragraphs, read from the files described in corpus/README.md.
 *
 *   NAME.tsv          document, paragraph, heading, labels, text
 *   NAME.labels.tsv   document, index, number, fingerprint, labels      real documents, whose
 *   NAME.bags.tsv     document, index, heading, text                    words alone are kept
 *   labels.tsv        label, spanish, english                           display names and order
 *
 * Any of them may be gzipped. Files are known by their headers. */
#ifndef LEARNING_CORPUS_H
#define LEARNING_CORPUS_H

#include "pipeline/base/digest.h"
#include "pipeline/base/names.h"
#include "pipeline/base/table.h"

/* One labelled paragraph. The texts are the corpus's. */
struct example {
    uint32_t document;         /* in corpus.documents */
    struct pilar_text number;  /* as printed, may be empty */
    struct pilar_text heading; /* the path, joined by " > "; of a bag, its words */
    struct pilar_text text;    /* of a bag, its words, each followed by a full stop */
    bool is_bag;
    const uint32_t *labels; /* [label_count] in corpus.labels, the primary first; none: 0 */
    size_t label_count;
    const char *path; /* the file and the line it stands on */
    size_t line;
};

struct label_names {
    const char *spanish, *english;
};

struct corpus {
    struct example *examples; /* [count] in the order of the files */
    size_t count, capacity;
    struct names documents;
    struct names labels;             /* in the order of labels.tsv, else alphabetical */
    struct label_names *label_names; /* [labels.count] */
    char digest[DIGEST_SIZE];        /* of all examples: what was trained on */
    struct arena arena;
    struct table *tables;
    size_t table_count, table_capacity;
};

/* Reads the corpus at `paths`, files or folders; in a folder, files with other headers than the
 * above are left alone. Errors: PILAR_ERROR_IO, PILAR_ERROR_INPUT (file and line), _MEMORY. */
enum pilar_status corpus_read(const char *const *paths, size_t path_count, struct corpus *corpus,
                              struct pilar_error *error);

void corpus_free(struct corpus *corpus);

/* Makes the digest anew after a change of the examples. Errors: PILAR_ERROR_MEMORY. */
enum pilar_status corpus_update_digest(struct corpus *corpus, struct pilar_error *error);

/* Drops the examples of the documents `names` [count]. An unknown name is an error. */
enum pilar_status corpus_omit(struct corpus *corpus, const char *const *names, size_t count,
                              struct pilar_error *error);

bool example_has_label(const struct example *example, uint32_t label);

/* The fingerprint of a paragraph in a label file: the first 16 digits of the SHA-256 of its text
 * with runs of white space as one space. */
enum { FINGERPRINT_SIZE = 17 };
bool corpus_fingerprint(struct pilar_text text, char fingerprint[FINGERPRINT_SIZE]);

#endif
