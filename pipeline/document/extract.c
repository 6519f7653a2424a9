#include "pipeline/document/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/error.h"
#include "pipeline/base/extracted.h"
#include "pipeline/base/text.h"
#include "pipeline/document/source.h"

enum { READ_SIZE = 1 << 16, COMPLAINT_SIZE = 1 << 12, WORDS_SIZE = 300, NONE = -1 };

/* A run of the program, from the content to what became of it. */
struct run {
    const char *name; /* of the document */
    enum format format;
    pid_t process;
    int content;            /* a file in memory */
    int output[2];          /* pipes: what is read, what the program writes to */
    int complaints[2];      /* or NONE, each */
    struct bytes *stream;   /* from `begin`, what it wrote to its output, ... */
    size_t begin;           /* ... */
    struct bytes complaint; /* ... and the end of what it wrote to its standard error */
    int64_t deadline;       /* in milliseconds, of the clock that clock_now reads */
};

static enum pilar_status io_error(const struct run *run, const char *what,
                                  struct pilar_error *error)
{
    return error_set(error, PILAR_ERROR_IO, "%s: %s: %s", run->name, what, strerror(errno));
}

static int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- descriptors ---- */

static void close_descriptor(int *descriptor)
{
    if (*descriptor != NONE)
        close(*descriptor);
    *descriptor = NONE;
}

/* Where the caller has closed its standard streams, a new descriptor may take the number of one
 * and be overwritten on its way to the program; so each stands above them. */
static bool keep_above_standard(int *descriptor)
{
    if (*descriptor > STDERR_FILENO)
        return true;
    int low = *descriptor;
    *descriptor = fcntl(low, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int reason = errno;
    close(low);
    errno = reason;
    return *descriptor >= 0;
}

static bool open_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC) != 0) {
        ends[0] = ends[1] = NONE;
        return false;
    }
    return keep_above_standard(&ends[0]) && keep_above_standard(&ends[1]);
}

static bool open_content(struct run *run, struct pilar_text content)
{
    run->content = memfd_create("pilar-document", MFD_CLOEXEC);
    if (run->content < 0 || !keep_above_standard(&run->content))
        return false;
    while (content.length > 0) {
        ssize_t written = write(run->content, content.data, content.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        content.data += written;
        content.length -= (size_t)written;
    }
    return lseek(run->content, 0, SEEK_SET) == 0;
}

/* ---- starting ---- */

static int spawn_with(struct run *run, const char *program, posix_spawn_file_actions_t *files,
                      posix_spawnattr_t *attributes)
{
    char *const arguments[] = {(char *)"pilar-extract", (char *)format_reader(run->format), NULL};
    char *const environment[] = {NULL};
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    int failed = posix_spawn_file_actions_adddup2(files, run->content, STDIN_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(files, run->output[1], STDOUT_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(files, run->complaints[1], STDERR_FILENO);
    if (failed == 0) /* also those of the caller that are not closed by exec */
        failed = posix_spawn_file_actions_addclosefrom_np(files, STDERR_FILENO + 1);
    if (failed == 0)
        failed = posix_spawnattr_setsigdefault(attributes, &all);
    if (failed == 0)
        failed = posix_spawnattr_setsigmask(attributes, &none);
    if (failed == 0)
        failed =
            posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    if (failed == 0)
        failed = posix_spawn(&run->process, program, files, attributes, arguments, environment);
    return failed;
}

/* Returns 0 or an error number. */
static int spawn(struct run *run, const char *program)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&files);
    if (failed != 0)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (failed == 0) {
        failed = spawn_with(run, program, &files, &attributes);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

static enum pilar_status start(struct run *run, const char *program, struct pilar_text content,
                               bool *missing, struct pilar_error *error)
{
    *missing = access(program, F_OK) != 0;
    if (*missing)
        return PILAR_ERROR_IO;
    if (!open_content(run, content) || !open_pipe(run->output) || !open_pipe(run->complaints))
        return io_error(run, "cannot be handed to pilar-extract", error);
    int failed = spawn(run, program);
    errno = failed;
    if (failed != 0)
        return io_error(run, program, error);
    close_descriptor(&run->content);
    close_descriptor(&run->output[1]);
    close_descriptor(&run->complaints[1]);
    return PILAR_OK;
}

/* ---- reading ---- */

/* Reads what there is into `to`, and closes the descriptor at its end. */
static enum pilar_status read_some(struct run *run, int *descriptor, struct bytes *to,
                                   struct pilar_error *error)
{
    char *room = bytes_room(to, READ_SIZE);
    if (room == NULL)
        return error_memory(error);
    ssize_t got = read(*descriptor, room, READ_SIZE);
    if (got < 0 && errno != EINTR)
        return io_error(run, "reading from pilar-extract", error);
    if (got > 0)
        to->length += (size_t)got;
    else if (got == 0)
        close_descriptor(descriptor);
    return PILAR_OK;
}

static void keep_end(struct bytes *bytes)
{
    if (bytes->length <= COMPLAINT_SIZE)
        return;
    memmove(bytes->data, bytes->data + bytes->length - COMPLAINT_SIZE, COMPLAINT_SIZE);
    bytes->length = COMPLAINT_SIZE;
}

static enum pilar_status took_too_long(const struct run *run, struct pilar_error *error)
{
    return error_set(error, PILAR_ERROR_INPUT, "%s: reading it took too long, and was given up",
                     run->name);
}

/* Reads until the program has closed both pipes. */
static enum pilar_status collect(struct run *run, struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    while (status == PILAR_OK && (run->output[0] != NONE || run->complaints[0] != NONE)) {
        int64_t left = run->deadline - clock_now();
        struct pollfd ready[] = {{run->output[0], POLLIN, 0}, {run->complaints[0], POLLIN, 0}};
        if (left <= 0)
            return took_too_long(run, error);
        if (poll(ready, 2, (int)left) < 0) {
            if (errno != EINTR)
                status = io_error(run, "waiting for pilar-extract", error);
            continue;
        }
        if (ready[0].revents != 0)
            status = read_some(run, &run->output[0], run->stream, error);
        if (status == PILAR_OK && ready[1].revents != 0)
            status = read_some(run, &run->complaints[0], &run->complaint, error);
        keep_end(&run->complaint);
        if (status == PILAR_OK && run->stream->length - run->begin > SOURCE_LIMIT)
            status = error_set(error, PILAR_ERROR_INPUT, "%s: it holds more than %d bytes of text",
                               run->name, SOURCE_LIMIT);
    }
    return status;
}

/* Waits for the process, which `options` may be WNOHANG to only look at. What became of it is told
 * in `*ended`: 0 where the caller has others reap its children, and the stream alone can tell.
 * False if it still runs. */
static bool reap(const struct run *run, int options, int *ended)
{
    pid_t reaped;
    *ended = 0;
    do
        reaped = waitpid(run->process, ended, options);
    while (reaped < 0 && errno == EINTR);
    return reaped != 0;
}

/* A program that has closed its pipes ends at once, unless it is one that never will. */
static enum pilar_status await_end(const struct run *run, int *ended, struct pilar_error *error)
{
    enum { LONGEST = 64 };
    for (int pause = 1; !reap(run, WNOHANG, ended); pause = pause < LONGEST ? 2 * pause : LONGEST) {
        if (clock_now() >= run->deadline)
            return took_too_long(run, error);
        poll(NULL, 0, pause);
    }
    return PILAR_OK;
}

/* ---- what became of it ---- */

/* The last line that the program wrote to its standard error, cleaned for a message; empty if
 * there is none, or memory is out. */
static void last_words(const struct run *run, struct bytes *words)
{
    struct pilar_text line = text_trim(bytes_text(&run->complaint));
    const char *end_before = line.length > 0 ? memrchr(line.data, '\n', line.length) : NULL;
    if (end_before != NULL) {
        line.length -= (size_t)(end_before + 1 - line.data);
        line.data = end_before + 1;
    }
    if (line.length > WORDS_SIZE)
        line.length = WORDS_SIZE;
    bytes_append_valid(words, line);
    for (size_t i = 0; i < words->length; i++) {
        if ((unsigned char)words->data[i] < ' ' || words->data[i] == 0x7F)
            words->data[i] = ' ';
    }
    bytes_append_byte(words, '\0');
}

/* Libraries that find no memory say so and abort. */
static bool died_of_memory(const struct run *run, int ended)
{
    static const char *const words[] = {"bad_alloc", "ut of memory", "failed to allocate"};
    struct pilar_text said = bytes_text(&run->complaint);
    if (WIFEXITED(ended))
        return WEXITSTATUS(ended) == EXTRACTED_EXIT_MEMORY;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (said.length > 0 && memmem(said.data, said.length, words[i], strlen(words[i])) != NULL)
            return true;
    }
    return false;
}

static const char *meaning_of_signal(int number)
{
    return number == SIGKILL  ? "its reader was killed, perhaps for want of memory"
           : number == SIGSYS ? "its reader was stopped when it tried what reading does not need"
                              : "its reader crashed; the file is damaged, or made to do harm";
}

static enum pilar_status judge(const struct run *run, int ended, struct pilar_error *error)
{
    struct pilar_text stream = {run->stream->data + run->begin, run->stream->length - run->begin};
    struct bytes words = {0};
    enum pilar_status status = PILAR_OK;
    last_words(run, &words);
    if (words.failed)
        status = error_memory(error);
    else if (died_of_memory(run, ended))
        status = error_set(error, PILAR_ERROR_INPUT,
                           "%s: reading it takes more memory than it is given", run->name);
    else if (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGXCPU)
        status = took_too_long(run, error);
    else if (WIFSIGNALED(ended))
        status = error_set(error, PILAR_ERROR_INPUT, "%s: %s (signal %d)", run->name,
                           meaning_of_signal(WTERMSIG(ended)), WTERMSIG(ended));
    else if (WEXITSTATUS(ended) == EXTRACTED_EXIT_INPUT && words.data[0] != '\0')
        status = error_set(error, PILAR_ERROR_INPUT, "%s: %s", run->name, words.data);
    else if (WEXITSTATUS(ended) != 0)
        status = error_set(error, PILAR_ERROR_IO, "%s: pilar-extract failed (exit %d): %s",
                           run->name, WEXITSTATUS(ended), words.data);
    else if (!extracted_open(&stream))
        status = error_set(error, PILAR_ERROR_IO, "%s: pilar-extract did not finish", run->name);
    bytes_free(&words);
    return status;
}

enum pilar_status extract_run_program(const char *program, int milliseconds, const char *name,
                                      enum format format, struct pilar_text content,
                                      struct bytes *stream, bool *missing,
                                      struct pilar_error *error)
{
    struct run run = {.name = name,
                      .format = format,
                      .content = NONE,
                      .output = {NONE, NONE},
                      .complaints = {NONE, NONE},
                      .stream = stream,
                      .begin = stream->length,
                      .deadline = clock_now() + milliseconds};
    enum pilar_status status = start(&run, program, content, missing, error);
    if (status == PILAR_OK) {
        int ended;
        status = collect(&run, error);
        if (status == PILAR_OK)
            status = await_end(&run, &ended, error);
        if (status == PILAR_OK) {
            status = judge(&run, ended, error);
        } else {
            kill(run.process, SIGKILL);
            reap(&run, 0, &ended);
        }
    }
    close_descriptor(&run.content);
    for (int end = 0; end < 2; end++) {
        close_descriptor(&run.output[end]);
        close_descriptor(&run.complaints[end]);
    }
    bytes_free(&run.complaint);
    if (status != PILAR_OK)
        stream->length = run.begin;
    return status;
}

/* ---- where the program is ---- */

static const char PROGRAM[] = "pilar-extract";

/* Appends the path of the folder of the running program, with a slash behind it. */
static bool append_own_folder(struct bytes *path)
{
    enum { PATH_SIZE = 4096 };
    char *room = bytes_room(path, PATH_SIZE);
    ssize_t length = room == NULL ? -1 : readlink("/proc/self/exe", room, PATH_SIZE);
    const char *slash = length > 0 ? memrchr(room, '/', (size_t)length) : NULL;
    if (slash == NULL)
        return false;
    path->length = (size_t)(slash + 1 - path->data);
    return true;
}

/* Appends the path of the program in a place that begins with "/" or at the running program. */
static bool append_program(struct bytes *path, const char *place)
{
    if (place[0] != '/' && !append_own_folder(path))
        return false;
    bytes_append_string(path, place);
    bytes_append(path, PROGRAM, sizeof PROGRAM);
    return !path->failed;
}

enum pilar_status extract_run(const char *name, enum format format, struct pilar_text content,
                              struct bytes *stream, struct pilar_error *error)
{
    static const char *const places[] = {
        "",
        "../libexec/pilar/",
#ifdef PILAR_LIBEXECDIR
        PILAR_LIBEXECDIR "/",
#endif
    };
    bool missing = true;
    enum pilar_status status = PILAR_OK;
    for (size_t i = 0; i < sizeof places / sizeof *places && missing; i++) {
        struct bytes program = {0};
        if (append_program(&program, places[i]))
            status = extract_run_program(program.data, EXTRACT_MILLISECONDS, name, format, content,
                                         stream, &missing, error);
        bytes_free(&program);
    }
    if (missing)
        status = error_set(error, PILAR_ERROR_IO,
                           "%s: this is %s; to read it pilar needs the program pilar-extract, "
                           "which is not installed beside it",
                           name, format_meaning(format));
    return status;
}
