/* command: what the verbs of the command share. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <getopt.h>
#include <stdbool.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/names.h"
#include "pipeline/output/tagged.h"

/* Exit statuses. */
enum {
    EXIT_DONE = 0,
    EXIT_SOME_FAILED = 1, /* some inputs failed; the rest was done */
    EXIT_REFUSED = 2      /* wrong use, or nothing could be done */
};

/* A verb: `pilar NAME ...`. */
struct verb {
    const char *name;
    const char *summary; /* a line of `pilar --help` */
    const char *help;    /* `pilar NAME --help` */
    int (*run)(const struct verb *verb, int count, char **arguments);
};

extern const struct verb verb_tag, verb_segment, verb_train, verb_eval, verb_model, verb_corpus;

/* Tells the user something, or what failed, on standard error: "pilar: ...". */
void command_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void command_fail(const struct pilar_error *error);

/* Says what is wrong with the arguments and how to learn more; EXIT_REFUSED. */
int command_misuse(const struct verb *verb, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The next option, like getopt_long; --help is carried out and an unknown option refused here.
 * -1 when the options are done; then *status is EXIT_DONE and optind the first argument, or the
 * verb must return *status because `stop` was set. */
int command_option(const struct verb *verb, int count, char **arguments, const char *letters,
                   const struct option *options, bool *stop, int *status);

/* Says that the value of the option just found is none it can take; EXIT_REFUSED. */
int command_wrong_value(const struct verb *verb, const struct option *options, int found);

/* Reads all of `text` as a number of at least `least`. False if it is none. */
bool command_number(const char *text, unsigned long long least, unsigned long long *number);
bool command_decimal(const char *text, double *number);

/* Adds the documents that `argument` stands for: itself, or those in the folder it names: text,
 * PDF, DOCX, ODT and HTML by the endings of their names, also gzipped. Errors: a folder without
 * any, PILAR_ERROR_IO. */
enum pilar_status command_documents(const char *argument, struct names *paths,
                                    struct pilar_error *error);

/* The path of the shipped model, where it is installed or in the source tree, in `path`. */
enum pilar_status command_model_path(struct bytes *path, struct pilar_error *error);

/* Opens the model the user named, or the shipped one if `path` is NULL. */
enum pilar_status command_open_model(const char *path, struct pilar_model **model,
                                     struct pilar_error *error);

/* How the terminal, or what stands for it, wants its output. */
struct output_style command_style(bool to_file);

/* Where output goes: standard output as it comes, or a file that appears whole at the end. */
struct sink {
    const char *path; /* NULL: standard output */
    struct bytes pending;
};

/* Passes on what is pending, if it goes to standard output. */
enum pilar_status sink_flush(struct sink *sink, struct pilar_error *error);

/* Passes on the rest and frees it; a file appears now. */
enum pilar_status sink_close(struct sink *sink, struct pilar_error *error);

/* Frees it; a file does not appear. */
void sink_drop(struct sink *sink);

#endif
