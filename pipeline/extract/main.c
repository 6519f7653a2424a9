/* pilar-extract FORMAT: reads a document from standard input, a file, and writes its lines to
 * standard output, a pipe, in the form of base/extracted.h. pilar starts it for each document in a
 * foreign format; what goes wrong is a line on standard error and an enum extracted_exit. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/error.h"
#include "pipeline/base/extracted.h"
#include "pipeline/extract/formats.h"
#include "pipeline/extract/sandbox.h"

enum { CONTENT_LIMIT = 1 << 28 }; /* it takes up some of the memory that there is */

typedef enum pilar_status extractor(struct pilar_text content, struct bytes *stream,
                                    struct pilar_error *error);

static extractor *find_extractor(const char *format)
{
    static const struct {
        const char *format;
        extractor *extract;
    } extractors[] = {
        {"pdf", pdf_extract}, {"docx", docx_extract}, {"odt", odt_extract}, {"html", html_extract}};
    for (size_t i = 0; i < sizeof extractors / sizeof *extractors; i++) {
        if (strcmp(extractors[i].format, format) == 0)
            return extractors[i].extract;
    }
    return NULL;
}

/* Maps standard input, for as long as the process lives. */
static enum pilar_status map_input(struct pilar_text *content, struct pilar_error *error)
{
    struct stat about;
    if (fstat(STDIN_FILENO, &about) != 0)
        return error_set(error, PILAR_ERROR_IO, "standard input: %s", strerror(errno));
    if (!S_ISREG(about.st_mode))
        return error_set(error, PILAR_ERROR_IO, "standard input is not a file");
    if (about.st_size == 0)
        return error_set(error, PILAR_ERROR_INPUT, "the file is empty");
    if (about.st_size > CONTENT_LIMIT)
        return error_set(error, PILAR_ERROR_INPUT, "larger than %d MiB", CONTENT_LIMIT >> 20);
    content->length = (size_t)about.st_size;
    content->data =
        mmap(NULL, content->length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, STDIN_FILENO, 0);
    if (content->data == MAP_FAILED)
        return error_set(error, PILAR_ERROR_IO, "standard input: %s", strerror(errno));
    return PILAR_OK;
}

static bool write_all(int descriptor, struct pilar_text text)
{
    while (text.length > 0) {
        ssize_t written = write(descriptor, text.data, text.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.data += written;
        text.length -= (size_t)written;
    }
    return true;
}

static enum extracted_exit complain(enum pilar_status status, const char *message)
{
    struct bytes line = {0};
    bytes_append_format(&line, "%s\n", message);
    write_all(STDERR_FILENO, bytes_text(&line));
    bytes_free(&line);
    return status == PILAR_ERROR_INPUT    ? EXTRACTED_EXIT_INPUT
           : status == PILAR_ERROR_MEMORY ? EXTRACTED_EXIT_MEMORY
                                          : EXTRACTED_EXIT_WRONG;
}

int main(int count, char **arguments)
{
    extractor *extract = count == 2 ? find_extractor(arguments[1]) : NULL;
    struct pilar_text content = {NULL, 0};
    struct bytes stream = {0};
    struct pilar_error error = {.message = ""};
    if (extract == NULL)
        return (int)complain(PILAR_ERROR_ARGUMENT,
                             "usage: pilar-extract pdf|docx|odt|html <FILE | ...");
    enum pilar_status status = map_input(&content, &error);
    if (status == PILAR_OK)
        status = sandbox_enter(&error);
    if (status == PILAR_OK) {
        extracted_begin(&stream);
        status = extract(content, &stream, &error);
        extracted_end(&stream);
    }
    if (status == PILAR_OK && stream.failed)
        status = error_memory(&error);
    if (status == PILAR_OK && !write_all(STDOUT_FILENO, bytes_text(&stream)))
        status = error_set(&error, PILAR_ERROR_IO, "cannot write the lines: %s", strerror(errno));
    bytes_free(&stream);
    return status == PILAR_OK ? EXIT_SUCCESS : (int)complain(status, error.message);
}
