/* file: files read whole, written whole or not at all, and folders listed in a stable order. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/names.h"

/* Appends all of the file at `path`, "-" for standard input, to `content`; gzip is unpacked, of
 * whatever name. `limit` bounds what is appended: more is an error, as is a folder.
 * Errors: PILAR_ERROR_IO, PILAR_ERROR_INPUT (damaged gzip, over the limit), PILAR_ERROR_MEMORY. */
enum pilar_status file_read(const char *path, size_t limit, struct bytes *content,
                            struct pilar_error *error);

/* Makes `content` the content of the file at `path`: it is written beside it, flushed to disk
 * and renamed, so that `path` holds the old or the new content and nothing between.
 * Errors: PILAR_ERROR_IO, PILAR_ERROR_MEMORY. */
enum pilar_status file_write(const char *path, struct pilar_text content,
                             struct pilar_error *error);

/* Whether `path` is a folder. */
bool file_is_folder(const char *path);

/* Appends to `paths` the regular files under `folder` whose names `accept` takes, at any depth,
 * in byte order of their paths, hidden ones left out.
 * Errors: PILAR_ERROR_IO, PILAR_ERROR_MEMORY. */
enum pilar_status file_list(const char *folder, bool (*accept)(struct pilar_text name),
                            struct names *paths, struct pilar_error *error);

#endif
