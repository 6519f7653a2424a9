#include "pipeline/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"

enum { READ_SIZE = 1 << 16, DEPTH_LIMIT = 64 };

static enum pilar_status io_error(struct pilar_error *error, const char *path)
{
    return error_set(error, PILAR_ERROR_IO, "%s: %s", path, strerror(errno));
}

/* ---- reading ---- */

static enum pilar_status read_descriptor(int descriptor, const char *path, size_t limit,
                                         struct bytes *content, struct pilar_error *error)
{
    size_t total = 0;
    for (;;) {
        char *room = bytes_room(content, READ_SIZE);
        if (room == NULL)
            return error_memory(error);
        ssize_t got = read(descriptor, room, READ_SIZE);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return io_error(error, path);
        if (got == 0)
            return PILAR_OK;
        content->length += (size_t)got;
        total += (size_t)got;
        if (total > limit)
            return error_set(error, PILAR_ERROR_INPUT, "%s: larger than %zu bytes", path, limit);
    }
}

/* Unpacks the gzip members in `packed`; `limit` guards against a bomb. */
static enum pilar_status unpack(struct pilar_text packed, const char *path, size_t limit,
                                struct bytes *content, struct pilar_error *error)
{
    enum { GZIP_ONLY = 16 };
    enum pilar_status status = PILAR_OK;
    z_stream stream = {0};
    if (inflateInit2(&stream, MAX_WBITS + GZIP_ONLY) != Z_OK)
        return error_memory(error);
    size_t at = 0, total = 0;
    int result = Z_OK;
    while (status == PILAR_OK && (result != Z_STREAM_END || at < packed.length)) {
        if (result == Z_STREAM_END && inflateReset(&stream) != Z_OK) { /* the next member */
            status = error_memory(error);
            break;
        }
        char *room = bytes_room(content, READ_SIZE);
        if (room == NULL) {
            status = error_memory(error);
            break;
        }
        size_t left = packed.length - at;
        uInt given = left > READ_SIZE ? READ_SIZE : (uInt)left;
        stream.next_in = (Bytef *)(uintptr_t)(packed.data + at); /* zlib only reads it */
        stream.avail_in = given;
        stream.next_out = (Bytef *)room;
        stream.avail_out = READ_SIZE;
        result = inflate(&stream, Z_NO_FLUSH);
        at += given - stream.avail_in;
        content->length += READ_SIZE - stream.avail_out;
        total += READ_SIZE - stream.avail_out;
        if (result == Z_MEM_ERROR)
            status = error_memory(error);
        else if (result != Z_OK && result != Z_STREAM_END)
            status = error_set(error, PILAR_ERROR_INPUT, "%s: damaged gzip at byte %zu%s", path, at,
                               result == Z_BUF_ERROR ? " (cut short)" : "");
        else if (total > limit)
            status = error_set(error, PILAR_ERROR_INPUT, "%s: unpacks to more than %zu bytes", path,
                               limit);
    }
    inflateEnd(&stream);
    return status;
}

enum pilar_status file_read(const char *path, size_t limit, struct bytes *content,
                            struct pilar_error *error)
{
    bool standard_input = strcmp(path, "-") == 0;
    int descriptor = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return io_error(error, path);
    struct bytes raw = {0};
    enum pilar_status status = read_descriptor(descriptor, path, limit, &raw, error);
    bool packed = raw.length >= 2 && memcmp(raw.data, "\x1F\x8B", 2) == 0;
    if (status == PILAR_OK && packed)
        status = unpack(bytes_text(&raw), path, limit, content, error);
    else if (status == PILAR_OK && content->length == 0) {
        bytes_free(content);
        *content = raw;
        raw = (struct bytes){0};
    } else if (status == PILAR_OK) {
        bytes_append_text(content, bytes_text(&raw));
        if (content->failed)
            status = error_memory(error);
    }
    bytes_free(&raw);
    if (!standard_input)
        close(descriptor); /* only read from: nothing to lose */
    return status;
}

/* ---- writing ---- */

static bool write_all(int descriptor, struct pilar_text content)
{
    while (content.length > 0) {
        ssize_t written = write(descriptor, content.data, content.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        content.data += written;
        content.length -= (size_t)written;
    }
    return true;
}

/* A rename is on disk when the folder that holds the name is. */
static bool sync_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL   ? strdup(".")
                   : slash == path ? strdup("/")
                                   : strndup(path, (size_t)(slash - path));
    if (folder == NULL)
        return false;
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (descriptor < 0)
        return false;
    /* some file systems cannot sync a folder and say EINVAL: there is nothing more to do then */
    bool synced = fsync(descriptor) == 0 || errno == EINVAL;
    return close(descriptor) == 0 && synced;
}

/* Creates a file beside `path`, with the permissions a new file gets, and leaves its name in
 * `name`. mkostemp is not used: its file is private, and the umask that would widen it can only
 * be asked for by setting it, for all threads. */
static int create_beside(const char *path, struct bytes *name)
{
    enum { ATTEMPTS = 100 };
    const char *slash = strrchr(path, '/');
    size_t folder_length = slash == NULL ? 0 : (size_t)(slash - path) + 1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        name->length = 0;
        /* not made of the file's own name, which may be as long as names can be */
        bytes_append(name, path, folder_length);
        bytes_append_format(name, ".pilar-%ld-%d.tmp", (long)getpid(), attempt);
        bytes_append_byte(name, '\0');
        if (name->failed) {
            errno = ENOMEM;
            return -1;
        }
        int descriptor = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* A pipe or a device, which takes bytes as they come and which a rename would replace. */
static bool is_stream(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

static enum pilar_status write_stream(const char *path, struct pilar_text content,
                                      struct pilar_error *error)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return io_error(error, path);
    enum pilar_status status = write_all(descriptor, content) ? PILAR_OK : io_error(error, path);
    if (close(descriptor) != 0 && status == PILAR_OK)
        status = io_error(error, path);
    return status;
}

enum pilar_status file_write(const char *path, struct pilar_text content, struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    struct bytes name = {0};
    char *real = realpath(path, NULL); /* a link is followed, not replaced */
    if (is_stream(path)) {
        status = write_stream(path, content, error);
        goto done;
    }
    const char *target = real == NULL ? path : real;
    int descriptor = create_beside(target, &name);
    if (descriptor < 0) {
        status = io_error(error, path);
        goto done;
    }
    bool written = write_all(descriptor, content) && fsync(descriptor) == 0;
    int reason = errno;
    if (close(descriptor) != 0 && written) {
        written = false;
        reason = errno;
    }
    if (written && rename(name.data, target) != 0) {
        written = false;
        reason = errno;
    }
    if (!written) {
        unlink(name.data);
        errno = reason;
        status = io_error(error, path);
        goto done;
    }
    if (!sync_folder_of(target))
        status = io_error(error, path);
done:
    free(real);
    bytes_free(&name);
    return status;
}

/* ---- folders ---- */

bool file_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int path_order(const void *left, const void *right)
{
    return text_compare(*(const struct pilar_text *)left, *(const struct pilar_text *)right);
}

static int byte_order(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static enum pilar_status list_below(const char *folder, size_t depth,
                                    bool (*accept)(struct pilar_text name), struct names *paths,
                                    struct pilar_error *error)
{
    if (depth > DEPTH_LIMIT) /* each takes a stack frame */
        return error_set(error, PILAR_ERROR_IO, "%s: more than %d folders deep", folder,
                         DEPTH_LIMIT);
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, byte_order);
    if (count < 0)
        return io_error(error, folder);
    enum pilar_status status = PILAR_OK;
    struct bytes path = {0};
    for (int i = 0; i < count && status == PILAR_OK; i++) {
        const char *name = entries[i]->d_name;
        if (name[0] == '.')
            continue;
        path.length = 0;
        size_t length = strlen(folder);
        bytes_append_format(&path, "%s%s%s", folder,
                            length > 0 && folder[length - 1] == '/' ? "" : "/", name);
        bytes_append_byte(&path, '\0');
        if (path.failed) {
            status = error_memory(error);
            break;
        }
        struct stat about, entry;
        if (lstat(path.data, &entry) != 0 || stat(path.data, &about) != 0)
            continue; /* a dangling link, or removed since */
        if (S_ISDIR(about.st_mode) && S_ISLNK(entry.st_mode))
            continue; /* it may lead back up, and the paths through it be without end */
        if (S_ISDIR(about.st_mode))
            status = list_below(path.data, depth + 1, accept, paths, error);
        else if (S_ISREG(about.st_mode) && accept(text_of(name)) &&
                 names_add(paths, text_of(path.data)) == NAMES_NONE)
            status = error_memory(error);
    }
    bytes_free(&path);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return status;
}

enum pilar_status file_list(const char *folder, bool (*accept)(struct pilar_text name),
                            struct names *paths, struct pilar_error *error)
{
    struct names found = {0};
    enum pilar_status status = list_below(folder, 0, accept, &found, error);
    if (found.count > 0) /* a folder's files do not stand together: "a-1" < "a/b" < "a0" */
        qsort(found.texts, found.count, sizeof *found.texts, path_order);
    for (size_t i = 0; i < found.count && status == PILAR_OK; i++) {
        if (names_add(paths, found.texts[i]) == NAMES_NONE)
            status = error_memory(error);
    }
    names_free(&found);
    return status;
}
