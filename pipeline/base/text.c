#include "pipeline/base/text.h"

#include <string.h>

struct pilar_text text_of(const char *string)
{
    return (struct pilar_text){string, strlen(string)};
}

bool text_equal(struct pilar_text left, struct pilar_text right)
{
    return left.length == right.length &&
           (left.length == 0 || memcmp(left.data, right.data, left.length) == 0);
}

bool text_is(struct pilar_text text, const char *string)
{
    return text_equal(text, text_of(string));
}

bool text_starts_with(struct pilar_text text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.length >= length && (length == 0 || memcmp(text.data, prefix, length) == 0);
}

int text_compare(struct pilar_text left, struct pilar_text right)
{
    size_t shorter = left.length < right.length ? left.length : right.length;
    int order = shorter == 0 ? 0 : memcmp(left.data, right.data, shorter);
    return order != 0 ? order : (left.length > right.length) - (left.length < right.length);
}

struct pilar_text text_trim(struct pilar_text text)
{
    while (text.length > 0 && text_is_space(text.data[0])) {
        text.data++;
        text.length--;
    }
    while (text.length > 0 && text_is_space(text.data[text.length - 1]))
        text.length--;
    return text;
}

bool text_split(struct pilar_text *rest, const char *separator, struct pilar_text *part)
{
    if (rest->data == NULL)
        return false;
    size_t width = strlen(separator);
    const char *found = memmem(rest->data, rest->length, separator, width);
    if (found == NULL) {
        *part = *rest;
        *rest = (struct pilar_text){NULL, 0};
        return true;
    }
    size_t before = (size_t)(found - rest->data);
    *part = (struct pilar_text){rest->data, before};
    *rest = (struct pilar_text){found + width, rest->length - before - width};
    return true;
}
