#include "pipeline/extract/counter.h"

enum { LETTERS = 26, MOST_REPEATED = 30, MOST_ROMAN = 3999 };

static void append_decimal(struct bytes *out, uint32_t value)
{
    bytes_append_format(out, "%u", value);
}

/* a to z, then each letter twice, and so on. */
static void append_repeated(struct bytes *out, char first, uint32_t value)
{
    if (value == 0 || value > LETTERS * MOST_REPEATED) {
        append_decimal(out, value);
        return;
    }
    for (uint32_t i = 0; i <= (value - 1) / LETTERS; i++)
        bytes_append_byte(out, (char)(first + (char)((value - 1) % LETTERS)));
}

/* a to z, then aa, ab, as columns of a sheet. */
static void append_base_26(struct bytes *out, char first, uint32_t value)
{
    char letters[8]; /* 26 to the seventh is more than 32 bits hold */
    size_t at = sizeof letters;
    if (value == 0) {
        append_decimal(out, value);
        return;
    }
    for (; value > 0; value = (value - 1) / LETTERS)
        letters[--at] = (char)(first + (char)((value - 1) % LETTERS));
    bytes_append(out, letters + at, sizeof letters - at);
}

static void append_roman(struct bytes *out, bool upper, uint32_t value)
{
    static const struct {
        uint32_t value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                 {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                 {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                 {1, "i", "I"}};
    if (value == 0 || value > MOST_ROMAN) {
        append_decimal(out, value);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (; value >= parts[i].value; value -= parts[i].value)
            bytes_append_string(out, upper ? parts[i].upper : parts[i].lower);
    }
}

void counter_append(struct bytes *out, enum counter_format format, uint32_t value)
{
    switch (format) {
    case COUNTER_NONE:
        break;
    case COUNTER_BULLET:
        bytes_append_byte(out, '-');
        break;
    case COUNTER_DECIMAL:
        append_decimal(out, value);
        break;
    case COUNTER_DECIMAL_ZERO:
        bytes_append_format(out, "%02u", value);
        break;
    case COUNTER_ORDINAL:
        bytes_append_format(out, "%u.º", value);
        break;
    case COUNTER_LOWER_LETTER:
        append_repeated(out, 'a', value);
        break;
    case COUNTER_UPPER_LETTER:
        append_repeated(out, 'A', value);
        break;
    case COUNTER_LOWER_LETTER_26:
        append_base_26(out, 'a', value);
        break;
    case COUNTER_UPPER_LETTER_26:
        append_base_26(out, 'A', value);
        break;
    case COUNTER_LOWER_ROMAN:
        append_roman(out, false, value);
        break;
    case COUNTER_UPPER_ROMAN:
        append_roman(out, true, value);
        break;
    }
}
