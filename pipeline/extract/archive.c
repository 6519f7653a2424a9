#include "pipeline/extract/archive.h"

#include <limits.h>
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"

enum { NAME_SIZE = 256, PIECE_SIZE = 32 * 1024, FLAG_ENCRYPTED = 1 };

struct archive {
    struct pilar_text content;
    size_t at; /* where minizip reads next */
    unzFile zip;
};

/* ---- what minizip takes for a file ---- */

static voidpf open_memory(voidpf opaque, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *buffer, uLong size)
{
    struct archive *archive = opaque;
    size_t left = archive->content.length - archive->at;
    (void)stream;
    if (size > left)
        size = left;
    if (size > 0)
        memcpy(buffer, archive->content.data + archive->at, size);
    archive->at += size;
    return size;
}

static uLong write_memory(voidpf opaque, voidpf stream, const void *buffer, uLong size)
{
    (void)opaque;
    (void)stream;
    (void)buffer;
    (void)size;
    return 0;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream)
{
    const struct archive *archive = opaque;
    (void)stream;
    return archive->at;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct archive *archive = opaque;
    size_t length = archive->content.length;
    size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? archive->at
                                                     : length;
    (void)stream;
    if (offset > length - base)
        return -1;
    archive->at = base + (size_t)offset;
    return 0;
}

static int nothing_to_do(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

/* ---- the archive ---- */

static enum pilar_status damaged(struct pilar_error *error)
{
    return error_set(error, PILAR_ERROR_INPUT, "it is damaged or cut short");
}

enum pilar_status archive_open(struct pilar_text content, struct archive **archive,
                               struct pilar_error *error)
{
    struct archive *made = malloc(sizeof *made);
    if (made == NULL)
        return error_memory(error);
    *made = (struct archive){.content = content};
    zlib_filefunc64_def functions = {.zopen64_file = open_memory,
                                     .zread_file = read_memory,
                                     .zwrite_file = write_memory,
                                     .ztell64_file = tell_memory,
                                     .zseek64_file = seek_memory,
                                     .zclose_file = nothing_to_do,
                                     .zerror_file = nothing_to_do,
                                     .opaque = made};
    unz_global_info64 info;
    enum pilar_status status = PILAR_OK;
    made->zip = unzOpen2_64("", &functions);
    if (made->zip == NULL || unzGetGlobalInfo64(made->zip, &info) != UNZ_OK ||
        unzGoToFirstFile(made->zip) != UNZ_OK)
        status = damaged(error);
    else if (info.number_entry > ARCHIVE_MEMBERS)
        status =
            error_set(error, PILAR_ERROR_INPUT, "it holds more than %d files", ARCHIVE_MEMBERS);
    if (status == PILAR_OK)
        *archive = made;
    else
        archive_close(made);
    return status;
}

void archive_close(struct archive *archive)
{
    if (archive == NULL)
        return;
    if (archive->zip != NULL)
        unzClose(archive->zip);
    free(archive);
}

/* Makes `member` the current one; `info` may be NULL. minizip's own search reads beyond names
 * that are longer than its buffer. */
static bool locate(const struct archive *archive, const char *member, unz_file_info64 *info)
{
    unz_file_info64 unused = {0};
    unz_file_info64 *found = info != NULL ? info : &unused;
    size_t length = strlen(member);
    for (int code = unzGoToFirstFile(archive->zip); code == UNZ_OK;
         code = unzGoToNextFile(archive->zip)) {
        char name[NAME_SIZE] = "";
        if (unzGetCurrentFileInfo64(archive->zip, found, name, sizeof name, NULL, 0, NULL, 0) !=
            UNZ_OK)
            return false;
        if (found->size_filename == length && length <= sizeof name &&
            memcmp(name, member, length) == 0)
            return true;
    }
    return false;
}

bool archive_has(const struct archive *archive, const char *member)
{
    return locate(archive, member, NULL);
}

static enum pilar_status check_limits(const unz_file_info64 *info, struct pilar_error *error)
{
    if ((info->flag & FLAG_ENCRYPTED) != 0)
        return error_set(error, PILAR_ERROR_INPUT, "it is encrypted; save it without a password");
    if (info->compression_method != 0 && info->compression_method != Z_DEFLATED)
        return error_set(error, PILAR_ERROR_INPUT,
                         "it is compressed in a way that is not read (method %lu)",
                         info->compression_method);
    if (info->uncompressed_size > ARCHIVE_MEMBER_SIZE)
        return error_set(error, PILAR_ERROR_INPUT, "it inflates to more than %d MiB",
                         ARCHIVE_MEMBER_SIZE >> 20);
    if (info->uncompressed_size > ARCHIVE_RATIO_FROM &&
        info->uncompressed_size / ARCHIVE_RATIO > info->compressed_size)
        return error_set(error, PILAR_ERROR_INPUT,
                         "it inflates to more than %d times its size, as no document does",
                         ARCHIVE_RATIO);
    return PILAR_OK;
}

/* minizip inflates no more than the size in the directory, which has been checked. */
static enum pilar_status inflate_current(unzFile zip, archive_sink *sink, void *context,
                                         ZPOS64_T *total, struct pilar_error *error)
{
    char piece[PIECE_SIZE];
    *total = 0;
    for (;;) {
        int count = unzReadCurrentFile(zip, piece, sizeof piece);
        if (count < 0)
            return count == Z_MEM_ERROR ? error_memory(error) : damaged(error);
        if (count == 0)
            return PILAR_OK;
        *total += (ZPOS64_T)count;
        enum pilar_status status = sink(context, (struct pilar_text){piece, (size_t)count}, error);
        if (status != PILAR_OK)
            return status;
    }
}

enum pilar_status archive_read(const struct archive *archive, const char *member,
                               archive_sink *sink, void *context, struct pilar_error *error)
{
    unz_file_info64 info;
    if (!locate(archive, member, &info))
        return error_set(error, PILAR_ERROR_INPUT, "it is damaged: %s is missing", member);
    enum pilar_status status = check_limits(&info, error);
    if (status != PILAR_OK)
        return status;
    int code = unzOpenCurrentFile(archive->zip);
    if (code == UNZ_INTERNALERROR || code == Z_MEM_ERROR)
        return error_memory(error);
    if (code != UNZ_OK)
        return damaged(error);
    ZPOS64_T total;
    status = inflate_current(archive->zip, sink, context, &total, error);
    code = unzCloseCurrentFile(archive->zip); /* checks the sum if all has been read */
    if (status == PILAR_OK && (code != UNZ_OK || total != info.uncompressed_size))
        status = damaged(error);
    return status;
}
