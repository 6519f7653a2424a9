/* bytes: a growing run of bytes, for output and for files read whole. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* Inline, since output is made of many small pieces. */
static inline void bytes_append(struct bytes *bytes, const void *data, size_t length)
{
    if (length == 0)
        return;
    bool fits = !bytes->failed && length <= bytes->capacity - bytes->length;
    char *room = fits ? bytes->data + bytes->length : bytes_room(bytes, length);
    if (room != NULL) {
        memcpy(room, data, length);
        bytes->length += length;
    }
}

static inline void bytes_append_text(struct bytes *bytes, struct pilar_text text)
{
    bytes_append(bytes, text.data, text.length);
}

static inline void bytes_append_string(struct bytes *bytes, const char *string)
{
    bytes_append(bytes, string, strlen(string));
}

static inline void bytes_append_byte(struct bytes *bytes, char byte)
{
    bytes_append(bytes, &byte, 1);
}

/* The texts [count] with `separator` between them. */
void bytes_append_joined(struct bytes *bytes, const struct pilar_text *texts, size_t count,
                         const char *separator);

/* In decimal, with zeros before it up to `digits`. */
void bytes_append_number(struct bytes *bytes, uint64_t number, unsigned digits);

void bytes_append_format(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends `text`, whose bytes may be any, as UTF-8: each byte that is not part of a character
 * becomes U+FFFD, the replacement character. */
void bytes_append_valid(struct bytes *bytes, struct pilar_text text);

/* What has been collected; valid until the next append. */
struct pilar_text bytes_text(const struct bytes *bytes);

#endif
