#include "pipeline/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message may quote a file's bytes and be cut in the middle of a character, or carry a control
 * character on to a terminal: the first is trimmed, the second replaced. */
static void make_printable(char *message)
{
    size_t length = strlen(message);
    if (length == PILAR_MESSAGE_SIZE - 1) {
        while (length > 0 && ((unsigned char)message[length - 1] & 0xC0) == 0x80)
            length--;
        if (length > 0 && (unsigned char)message[length - 1] >= 0xC0)
            length--;
        message[length] = '\0';
    }
    for (char *at = message; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = '?';
        else if (*at == '\xC2' && (unsigned char)at[1] >= 0x80 && (unsigned char)at[1] < 0xA0)
            at[0] = at[1] = '?'; /* U+0080 to U+009F: some terminals obey these too */
    }
}

enum pilar_status error_set(struct pilar_error *error, enum pilar_status status, const char *format,
                            ...)
{
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        make_printable(error->message);
        error->status = status;
    }
    return status;
}

enum pilar_status error_memory(struct pilar_error *error)
{
    return error_set(error, PILAR_ERROR_MEMORY, "out of memory");
}
