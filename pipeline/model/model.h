/* model: all that tagging needs, as it stands in memory.
 *
 * The file: a header of 36 bytes, then the packed body and nothing more. Numbers are
 * little-endian; u32 and u64 are unsigned, f32 and f64 IEEE 754; a text is a u32 length and
 * UTF-8 bytes.
 *
 *   header  8 bytes  "PILAR\r\n\x1A"        told at once from text, and from a file that went
 *           u32      format version 2       through a transfer that changes line ends
 *           u64      bytes of the packed body
 *           u64      bytes of the unpacked body
 *           u32      CRC-32 of the packed body
 *           u32      CRC-32 of the 32 bytes above
 *   body    zlib stream of
 *           u32      fingerprint of the stemmer
 *           u32 n    properties: n times text key, text value
 *           u32 n    labels: n times text name, spanish, english; f64 threshold; for each
 *                    situation (features/context.h) f64 bias and f64 for each input, of whether
 *                    a paragraph has the label, then likewise of whether it is the primary one
 *           linear   the decision on the text (of each label and, last, of being on the
 *                    subject), then that on the headings (of each label), each:
 *             u64      texts the document frequencies were counted over
 *             u32 n    stems: n texts in byte order, then n f64 idf
 *             u32 n    n-grams, the same
 *             u32 n    pairs of stems: n times two u32, numbers of stems, in ascending order, then
 *                      n f64 idf
 *             f64      biases, one for each decision
 *             f32      weights, for each feature (stems, n-grams, pairs) one for each decision
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "pipeline/base/bytes.h"
#include "pipeline/features/context.h"
#include "pipeline/features/space.h"

enum { MODEL_LABELS_MOST = 1000 };

struct model_property {
    const char *key, *value;
};

/* Linear decisions on texts. */
struct model_linear {
    struct space space;
    size_t decision_count;
    double *biases; /* [decision_count] */
    float *weights; /* [features of the space][decision_count] */
};

struct pilar_model {
    size_t label_count;
    struct pilar_label *labels;        /* [label_count] */
    struct model_linear text;          /* of each label and, last, of being on the subject */
    struct model_linear heading;       /* of each label */
    struct context_weights *contexts;  /* [label_count][CONTEXT_SITUATIONS] log odds of a label */
    struct context_weights *leads;     /* the same, that a label given is the primary one */
    struct model_property *properties; /* [property_count] how it was made */
    size_t property_count;
    struct arena arena; /* holds the strings */
};

/* Appends the file of `model` to `file`. The same model gives the same bytes. */
enum pilar_status model_write(const struct pilar_model *model, struct bytes *file,
                              struct pilar_error *error);

/* Reads a model out of the bytes of a file; every size and number is checked before it is used.
 * `name` is what messages call the file. Errors: PILAR_ERROR_MODEL, PILAR_ERROR_MEMORY. */
enum pilar_status model_parse(const char *name, struct pilar_text file, struct pilar_model **model,
                              struct pilar_error *error);

/* The value of a property, or NULL. */
const char *model_property(const struct pilar_model *model, const char *key);

#endif
