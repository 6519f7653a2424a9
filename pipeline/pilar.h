/*
 * pilar.h: tags the paragraphs of Spanish UN documents on ICT security.
 *
 * What a text becomes, and who owns it:
 *
 *   file or bytes
 *     | pilar_document_read, pilar_document_parse
 *   struct pilar_document              opaque; the caller's until pilar_document_free
 *     | pilar_document_paragraphs
 *   struct pilar_paragraph [count]     the document's, read-only
 *     | pilar_tag  <-- struct pilar_tagger <-- struct pilar_model
 *   struct pilar_tags [count]          the tagger's, until its next call
 *       double scores [label_count]    a calibrated probability for each label
 *       size_t labels [count]          the labels given, most probable first
 *
 * A model is read-only and may be shared by any number of threads. A tagger holds the scratch
 * memory of one thread. A function that can fail returns a status and, if `error` is not NULL,
 * fills it; on failure the output arguments are left alone and there is nothing to free. The
 * library never prints, exits, changes the locale or keeps state between calls.
 */
#ifndef PILAR_H
#define PILAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The library is built with its symbols hidden; these alone are seen outside. */
#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

#define PILAR_VERSION "0.1.0"

/* The version of the library that runs, as text; PILAR_VERSION is the one compiled against. */
const char *pilar_version(void);

/* ---- errors ---- */

enum pilar_status {
    PILAR_OK = 0,
    PILAR_ERROR_ARGUMENT, /* the call itself is wrong: an unknown label, a value out of range */
    PILAR_ERROR_MEMORY,   /* an allocation failed */
    PILAR_ERROR_IO,       /* a file could not be read or written */
    PILAR_ERROR_INPUT,    /* a document, corpus or record is not what it should be */
    PILAR_ERROR_MODEL,    /* a model file is damaged, or made for another version or stemmer */
    PILAR_ERROR_TRAINING  /* the corpus cannot train a model */
};

enum { PILAR_MESSAGE_SIZE = 512 };

/* What went wrong, in words that name the file and, where there is one, the line. */
struct pilar_error {
    enum pilar_status status;
    char message[PILAR_MESSAGE_SIZE]; /* NUL-terminated, no newline */
};

/* A run of UTF-8 bytes that somebody else owns; not NUL-terminated. */
struct pilar_text {
    const char *data;
    size_t length; /* in bytes */
};

/* ---- documents ---- */

enum pilar_paragraph_type {
    PILAR_PREAMBULAR, /* an unnumbered clause of a resolution's preamble */
    PILAR_OPERATIVE,  /* a clause of a resolution that begins with its verb */
    PILAR_PARAGRAPH,  /* a paragraph of any other document */
    PILAR_ITEM        /* a lettered, Roman or bulleted item under a paragraph */
};

/* A place on a page, in points from its upper left corner. */
struct pilar_box {
    double left, top, right, bottom;
};

/* One paragraph. To tag a text that comes from elsewhere, fill `text` (and `heading`, if it
 * stands under one) and leave the rest zero. */
struct pilar_paragraph {
    size_t index;                     /* from 1, within the document */
    struct pilar_text number;         /* as printed: "16", "a)", "-"; empty if none */
    struct pilar_text citation;       /* "A/68/98, párr. 26 c)"; empty if it cannot be cited */
    const struct pilar_text *heading; /* [heading_count] section headings, outermost first */
    size_t heading_count;
    size_t page;          /* from 1; 0 where the source does not tell */
    struct pilar_box box; /* of what stands on that page; all 0 where the source does not tell */
    enum pilar_paragraph_type type;
    struct pilar_text text; /* one line, without number, note marks and mark-up */
    size_t begin, end;      /* the bytes it was made from, of the source as UTF-8; of a PDF, DOCX,
                             * ODT or HTML, of the text that was taken out of it */
};

/* What kind of document it is. A draft of any of these is a draft. */
enum pilar_document_kind {
    PILAR_KIND_OTHER, /* none of those below, or it cannot be told */
    PILAR_KIND_RESOLUTION,
    PILAR_KIND_DECISION,
    PILAR_KIND_REPORT,
    PILAR_KIND_LETTER,
    PILAR_KIND_NOTE, /* a note verbale, or a note by the Secretary-General and the like */
    PILAR_KIND_DRAFT,
    PILAR_KIND_STATEMENT, /* made by a delegation, or a speech */
    PILAR_KIND_WORKING_PAPER,
    PILAR_KIND_RECORD /* of a meeting, summary or verbatim */
};

/* What a document is, as far as it tells. The texts live as long as the document. */
struct pilar_description {
    struct pilar_text title;   /* as on its title page, one line without note marks; or empty */
    struct pilar_text date;    /* ISO 8601: "2013-06-24", "2013-06" or "2013"; or empty */
    struct pilar_text session; /* the number of the session it was made for: "68"; or empty */
    enum pilar_document_kind kind;
    struct pilar_text language; /* ISO 639-1: "ar", "en", "es", "fr", "pt", "ru" or "zh"; "und" if
                                 * it is another, or the text is too short to tell */
};

struct pilar_document;

/* Reads and segments the document at `path`, plain or gzipped: text in UTF-8, UTF-16 with a byte
 * order mark or Windows-1252; PDF, DOCX, ODT or HTML, which the program pilar-extract reads in a
 * process of its own. "-" is standard input. The caller frees it.
 * Errors: PILAR_ERROR_IO, PILAR_ERROR_INPUT (none of these, damaged, encrypted, beyond a limit, or
 * without a paragraph of text), PILAR_ERROR_MEMORY. */
enum pilar_status pilar_document_read(const char *path, struct pilar_document **document,
                                      struct pilar_error *error);

/* Segments `text`, which is copied. `name` stands for the path in what is told about it. */
enum pilar_status pilar_document_parse(const char *name, struct pilar_text text,
                                       struct pilar_document **document, struct pilar_error *error);

void pilar_document_free(struct pilar_document *document);

/* The path or name the document was made from. */
const char *pilar_document_name(const struct pilar_document *document);

/* The document's symbol, "A/68/98"; length 0 where none was found. */
struct pilar_text pilar_document_symbol(const struct pilar_document *document);

/* What else the document is; the document's, never NULL. */
const struct pilar_description *pilar_document_description(const struct pilar_document *document);

/* What the user should know of the text: that it had to be repaired to be read, such as an encoding
 * that is not UTF-8, or that it is not Spanish. One line, the document's; NULL if nothing is. */
const char *pilar_document_note(const struct pilar_document *document);

/* The paragraphs in order; `count` receives how many. They live as long as the document. */
const struct pilar_paragraph *pilar_document_paragraphs(const struct pilar_document *document,
                                                        size_t *count);

/* ---- models ---- */

struct pilar_model;

/* A label of a model. The strings are NUL-terminated and the model's. */
struct pilar_label {
    const char *name;    /* "cbms" */
    const char *spanish; /* display names: "Fomento de la confianza" */
    const char *english;
    double threshold; /* a paragraph gets the label at this probability and above, unless the
                       * tagger was told to decide otherwise */
};

/* Opens a model file. It is checked as a whole before anything of it is used.
 * Errors: PILAR_ERROR_IO, PILAR_ERROR_MODEL, PILAR_ERROR_MEMORY. */
enum pilar_status pilar_model_open(const char *path, struct pilar_model **model,
                                   struct pilar_error *error);

/* Writes the model to `path`, whole or not at all. */
enum pilar_status pilar_model_save(const struct pilar_model *model, const char *path,
                                   struct pilar_error *error);

void pilar_model_free(struct pilar_model *model);

/* The labels, in the order of pilar_tags.scores; `count` receives how many. */
const struct pilar_label *pilar_model_labels(const struct pilar_model *model, size_t *count);

/* ---- tagging ---- */

struct pilar_tagger;

struct pilar_tags {
    const double *scores; /* [label_count of the model] probabilities, in the model's order */
    const size_t *labels; /* [count] the labels given, by index, most probable first */
    size_t count;         /* 0: none */
    size_t primary;       /* of the labels given, the one the paragraph is filed under: what it is
                           * first of all about. Not always the most probable one: a paragraph may
                           * surely name a danger, and be about what is done against it */
    bool abstained;       /* the paragraph was left open, see pilar_decision; count is 0 */
};

/* A tagger for one thread; `model` must outlive it. */
enum pilar_status pilar_tagger_new(const struct pilar_model *model, struct pilar_tagger **tagger,
                                   struct pilar_error *error);

void pilar_tagger_free(struct pilar_tagger *tagger);

/* How a paragraph's labels follow from its scores; all zero is how the model decides. First it may
 * be left open, for people to decide:
 *
 *   abstain P                   a paragraph is decided if it surely has a label (one has a
 *                               probability of P or more) or surely none (all have 1 - P or less),
 *                               and left open if neither
 *   abstain P and at_least_one  "surely none" is no answer then: a paragraph is decided if a label
 *                               has a probability of P or more, and left open if none has
 *
 * One that is left open gets no labels. One that is decided gets all labels that reach their
 * thresholds, P being about the paragraph and not about each label; and if none does and
 * `at_least_one` is set, its most probable label, of equals the first in the model's order. */
struct pilar_decision {
    const double *thresholds; /* [label_count of the model], 0 to 1; NULL: the model's own */
    bool at_least_one;
    double abstain; /* P, above 0.5 and below 1; 0: no paragraph is left open */
};

/* Sets how `tagger` decides from its next call of pilar_tag on. `decision` is copied; NULL is the
 * model's own. Scores are as ever.
 * Errors: PILAR_ERROR_ARGUMENT (a value out of range); the tagger decides as before then. */
enum pilar_status pilar_tagger_decide(struct pilar_tagger *tagger,
                                      const struct pilar_decision *decision,
                                      struct pilar_error *error);

/* Tags `count` paragraphs that follow one another in one document. `tags` receives [count]
 * results, the tagger's own until its next call.
 * Errors: PILAR_ERROR_INPUT (a text is not UTF-8), PILAR_ERROR_MEMORY. */
enum pilar_status pilar_tag(struct pilar_tagger *tagger, const struct pilar_paragraph *paragraphs,
                            size_t count, const struct pilar_tags **tags,
                            struct pilar_error *error);

/* Where a reason for a score comes from. */
enum pilar_reason_kind {
    PILAR_REASON_WORDS,      /* words of the paragraph */
    PILAR_REASON_FUNCTION,   /* its articles, prepositions and the like, all together */
    PILAR_REASON_OTHERS,     /* how far it is about what another label stands for */
    PILAR_REASON_HEADING,    /* the headings above it */
    PILAR_REASON_NEIGHBOURS, /* the paragraphs before and behind it */
    PILAR_REASON_SUBJECT,    /* whether it and what stands around it are on the subject at all */
    PILAR_REASON_PRIOR       /* what the label starts from, whatever the paragraph */
};

struct pilar_reason {
    enum pilar_reason_kind kind;
    struct pilar_text words; /* a part of the paragraph's text, where they first stand; or empty */
    double weight;           /* what it adds to the log odds, ln(p / (1 - p)), of the label */
};

/* Says why paragraph `index` of the last call of pilar_tag, whose paragraphs must still be there,
 * has the score it has for `label` of the model. All reasons together are the log odds of the
 * score, but for rounding. Those of words come first, the strongest before the others; words that
 * work as a pair stand together ("puntos de contacto"). `reasons` receives [*count], the tagger's
 * own until its next call of either function.
 * Errors: PILAR_ERROR_ARGUMENT (no such paragraph or label), PILAR_ERROR_MEMORY. */
enum pilar_status pilar_explain(struct pilar_tagger *tagger, size_t index, size_t label,
                                const struct pilar_reason **reasons, size_t *count,
                                struct pilar_error *error);

/* ---- training ---- */

struct pilar_training {
    uint64_t seed;           /* of the division into folds */
    double cost;             /* C of the support vector machines */
    size_t folds;            /* parts for the out-of-fold decisions; at least 2 */
    unsigned threads;        /* results do not depend on it */
    const char *const *omit; /* [omit_count] documents of the corpus that are left out */
    size_t omit_count;
};

/* The parameters the shipped model was trained with. */
struct pilar_training pilar_training_default(void);

/* Trains a model from the corpus at `paths` (files or folders; the format is described in
 * corpus/README.md). The same corpus and parameters give the same model, byte for byte. The
 * model returned was written and read back, so that it is what a file of it would be.
 * Errors: PILAR_ERROR_IO, PILAR_ERROR_INPUT, PILAR_ERROR_TRAINING, PILAR_ERROR_MEMORY. */
enum pilar_status pilar_train(const char *const *paths, size_t path_count,
                              const struct pilar_training *training, struct pilar_model **model,
                              struct pilar_error *error);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif

#endif
