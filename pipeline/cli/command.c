#include "pipeline/cli/command.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"

/* ---- messages ---- */

void command_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("pilar: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

void command_fail(const struct pilar_error *error)
{
    command_say("%s", error->message);
}

int command_misuse(const struct verb *verb, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "pilar %s: ", verb->name);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\nTry 'pilar %s --help'.\n", verb->name);
    va_end(arguments);
    return EXIT_REFUSED;
}

/* ---- arguments ---- */

/* The option getopt stopped at, as the user wrote it. */
static int refuse_option(const struct verb *verb, char **arguments, int found, int before)
{
    const char *written = arguments[optind - 1];
    /* in the midst of "-xyz" optind stays, and the argument before it is another option's */
    bool is_long = optind > before && strncmp(written, "--", 2) == 0;
    if (found == ':' && is_long)
        return command_misuse(verb, "option '%s' needs a value", written);
    if (found == ':')
        return command_misuse(verb, "option '-%c' needs a value", optopt);
    if (is_long && optopt != 0)
        return command_misuse(verb, "option '%s' takes no value", written);
    if (is_long || optopt == 0)
        return command_misuse(verb, "unknown option '%s'", written);
    return command_misuse(verb, "unknown option '-%c'", optopt);
}

int command_option(const struct verb *verb, int count, char **arguments, const char *letters,
                   const struct option *options, bool *stop, int *status)
{
    int before = optind;
    int found = getopt_long(count, arguments, letters, options, NULL);
    *stop = true;
    if (found == 'h') {
        fputs(verb->help, stdout);
        bool failed = fflush(stdout) != 0;
        if (failed)
            command_say("standard output: %s", strerror(errno));
        *status = failed ? EXIT_REFUSED : EXIT_DONE;
    } else if (found == '?' || found == ':') {
        *status = refuse_option(verb, arguments, found, before);
    } else {
        *stop = false;
        *status = EXIT_DONE;
    }
    return found;
}

int command_wrong_value(const struct verb *verb, const struct option *options, int found)
{
    while (options->val != found)
        options++;
    return command_misuse(verb, "'%s' is no value for --%s", optarg, options->name);
}

bool command_number(const char *text, unsigned long long least, unsigned long long *number)
{
    unsigned long long value = 0;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9' || value > (ULLONG_MAX - 9) / 10)
            return false;
        value = value * 10 + (unsigned long long)(*text - '0');
    }
    *number = value;
    return value >= least;
}

/* Digits with a point in any locale, which strtod would not promise. */
bool command_decimal(const char *text, double *number)
{
    double value = 0, unit = 1;
    bool digits = false, point = false;
    for (; *text != '\0'; text++) {
        if (*text == '.' && !point) {
            point = true;
        } else if (*text >= '0' && *text <= '9') {
            digits = true;
            value = value * 10 + (*text - '0');
            unit *= point ? 10 : 1;
        } else {
            return false;
        }
    }
    *number = value / unit;
    return digits;
}

static bool is_document(struct pilar_text name)
{
    static const char *const endings[] = {".txt",  ".text", ".md",   ".pdf",
                                          ".docx", ".odt",  ".html", ".htm"};
    if (name.length > 3 && memcmp(name.data + name.length - 3, ".gz", 3) == 0)
        name.length -= 3;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t length = strlen(endings[i]);
        if (name.length > length &&
            memcmp(name.data + name.length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

enum pilar_status command_documents(const char *argument, struct names *paths,
                                    struct pilar_error *error)
{
    if (!file_is_folder(argument))
        return names_add(paths, text_of(argument)) == NAMES_NONE ? error_memory(error) : PILAR_OK;
    size_t before = paths->count;
    enum pilar_status status = file_list(argument, is_document, paths, error);
    if (status == PILAR_OK && paths->count == before)
        status = error_set(
            error, PILAR_ERROR_INPUT,
            "%s: no documents (text, PDF, DOCX, ODT or HTML, also .gz) in this folder", argument);
    return status;
}

/* ---- the model ---- */

static const char shipped_name[] = "un-ict-security.pilar";

enum pilar_status command_model_path(struct bytes *path, struct pilar_error *error)
{
    /* beside bin/ where it is installed, and beside build/ in the source tree */
    static const char *const places[] = {"../share/pilar/", "../../models/"};
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0)
        return error_set(error, PILAR_ERROR_IO, "/proc/self/exe: %s; name a model with -m",
                         strerror(errno));
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    slash[1] = '\0';
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        path->length = 0;
        bytes_append_format(path, "%s%s%s", program, places[i], shipped_name);
        bytes_append_byte(path, '\0');
        if (path->failed)
            return error_memory(error);
        if (access(path->data, F_OK) == 0)
            return PILAR_OK;
    }
    return error_set(error, PILAR_ERROR_IO,
                     "the model %s is neither in %s../share/pilar nor in the source tree; "
                     "name one with -m",
                     shipped_name, program);
}

enum pilar_status command_open_model(const char *path, struct pilar_model **model,
                                     struct pilar_error *error)
{
    struct bytes shipped = {0};
    enum pilar_status status = PILAR_OK;
    if (path == NULL) {
        status = command_model_path(&shipped, error);
        path = shipped.data;
    }
    if (status == PILAR_OK)
        status = pilar_model_open(path, model, error);
    bytes_free(&shipped);
    return status;
}

/* ---- output ---- */

static bool prefers_spanish(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return strncmp(value, "es", 2) == 0;
    }
    return false;
}

struct output_style command_style(bool to_file)
{
    enum { PLAIN_WIDTH = 100 };
    struct output_style style = {.width = PLAIN_WIDTH, .spanish = prefers_spanish()};
    struct winsize window;
    if (to_file || !isatty(STDOUT_FILENO))
        return style;
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    style.colour = (no_colour == NULL || *no_colour == '\0') && terminal != NULL &&
                   strcmp(terminal, "dumb") != 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
        style.width = window.ws_col;
    return style;
}

enum pilar_status sink_flush(struct sink *sink, struct pilar_error *error)
{
    if (sink->pending.failed)
        return error_memory(error);
    if (sink->path != NULL)
        return PILAR_OK;
    struct pilar_text rest = bytes_text(&sink->pending);
    while (rest.length > 0) {
        ssize_t written = write(STDOUT_FILENO, rest.data, rest.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return error_set(error, PILAR_ERROR_IO, "standard output: %s", strerror(errno));
        rest.data += written;
        rest.length -= (size_t)written;
    }
    sink->pending.length = 0;
    return PILAR_OK;
}

enum pilar_status sink_close(struct sink *sink, struct pilar_error *error)
{
    enum pilar_status status = sink_flush(sink, error);
    if (status == PILAR_OK && sink->path != NULL)
        status = file_write(sink->path, bytes_text(&sink->pending), error);
    sink_drop(sink);
    return status;
}

void sink_drop(struct sink *sink)
{
    bytes_free(&sink->pending);
}
