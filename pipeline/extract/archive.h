/* archive: the members of a ZIP that lies in memory, inflated piece by piece within limits. */
#ifndef EXTRACT_ARCHIVE_H
#define EXTRACT_ARCHIVE_H

#include <stdbool.h>

#include "pipeline/pilar.h"

enum {
    ARCHIVE_MEMBERS = 10000,         /* in one archive */
    ARCHIVE_MEMBER_SIZE = 256 << 20, /* bytes, inflated */
    ARCHIVE_RATIO = 200,             /* of inflated to deflated bytes, ... */
    ARCHIVE_RATIO_FROM = 16 << 20    /* ... in members that inflate to more bytes than this */
};

struct archive;

/* Opens `content`, which must outlive the archive. The caller closes it with archive_close.
 * Errors: PILAR_ERROR_INPUT (no ZIP, cut short, too many members), PILAR_ERROR_MEMORY. */
enum pilar_status archive_open(struct pilar_text content, struct archive **archive,
                               struct pilar_error *error);

/* NULL is allowed. */
void archive_close(struct archive *archive);

bool archive_has(const struct archive *archive, const char *member);

/* Takes a piece of a member; anything but PILAR_OK ends the reading. */
typedef enum pilar_status archive_sink(void *context, struct pilar_text piece,
                                       struct pilar_error *error);

/* Gives the member, the first of that name, to `sink` in pieces. Its checksum is known only at the
 * end: what the sink has taken counts only if this returns PILAR_OK.
 * Errors: those of the sink, PILAR_ERROR_INPUT (no such member, damaged, encrypted, beyond a
 * limit), PILAR_ERROR_MEMORY. */
enum pilar_status archive_read(const struct archive *archive, const char *member,
                               archive_sink *sink, void *context, struct pilar_error *error);

#endif
