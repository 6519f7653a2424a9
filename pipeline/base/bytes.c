#include "pipeline/base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/utf8.h"

void bytes_free(struct bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct bytes){0};
}

char *bytes_room(struct bytes *bytes, size_t extra)
{
    if (bytes->failed || extra > SIZE_MAX - bytes->length ||
        !memory_reserve(&bytes->data, &bytes->capacity, bytes->length + (extra > 0 ? extra : 1),
                        1)) {
        bytes->failed = true;
        return NULL;
    }
    return bytes->data + bytes->length;
}

void bytes_append_joined(struct bytes *bytes, const struct pilar_text *texts, size_t count,
                         const char *separator)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            bytes_append_string(bytes, separator);
        bytes_append_text(bytes, texts[i]);
    }
}

void bytes_append_number(struct bytes *bytes, uint64_t number, unsigned digits)
{
    enum { MOST = 20 }; /* of 2^64 - 1 */
    char text[MOST];
    size_t at = MOST;
    do {
        text[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (at > 0 && MOST - at < digits)
        text[--at] = '0';
    bytes_append(bytes, text + at, MOST - at);
}

void bytes_append_format(struct bytes *bytes, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *room = length < 0 ? NULL : bytes_room(bytes, (size_t)length + 1);
    if (room != NULL) {
        vsnprintf(room, (size_t)length + 1, format, again);
        bytes->length += (size_t)length;
    } else {
        bytes->failed = true;
    }
    va_end(again);
    va_end(arguments);
}

void bytes_append_valid(struct bytes *bytes, struct pilar_text text)
{
    for (;;) {
        size_t valid = utf8_valid_prefix(text);
        bytes_append(bytes, text.data, valid);
        if (valid == text.length)
            return;
        bytes_append_string(bytes, "\xEF\xBF\xBD");
        text.data += valid + 1;
        text.length -= valid + 1;
    }
}

struct pilar_text bytes_text(const struct bytes *bytes)
{
    return (struct pilar_text){bytes->data, bytes->length};
}
