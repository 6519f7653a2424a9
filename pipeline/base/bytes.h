/* bytes: a growing run of bytes, for output and for files read whole. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/pilar.h"

/* Zero-initialise it. An append that finds no memory sets `failed` and drops what it was given,
 * as do all later ones; so a writer appends freely and asks once, at the end. */
struct bytes {
    char *data;
    size_t length;
    size_t capacity;
    bool failed;
};

void bytes_free(struct bytes *bytes);

/* Makes room for `extra` bytes more and returns where they go; NULL, with `failed` set, if memory
 * is out. The caller adds to `length` what it has written there. */
char *bytes_room(struct bytes *bytes, size_t extra);

void bytes_append(struct bytes *bytes, const void *data, size_t length);
void bytes_append_text(struct bytes *bytes, struct pilar_text text);
void bytes_append_string(struct bytes *bytes, const char *string);
void bytes_append_byte(struct bytes *bytes, char byte);
void bytes_append_format(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends `text`, whose bytes may be any, as UTF-8: each byte that is not part of a character
 * becomes U+FFFD, the replacement character. */
void bytes_append_valid(struct bytes *bytes, struct pilar_text text);

/* What has been collected; valid until the next append. */
struct pilar_text bytes_text(const struct bytes *bytes);

#endif
