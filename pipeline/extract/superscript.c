#include "pipeline/extract/superscript.h"

void superscript_append(struct bytes *text, char digit)
{
    static const char *const superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    bytes_append_string(text, superscripts[digit - '0']);
}
