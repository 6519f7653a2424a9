/* counter: numbers of items as word processors print them. */
#ifndef EXTRACT_COUNTER_H
#define EXTRACT_COUNTER_H

#include <stdint.h>

#include "pipeline/base/bytes.h"

/* The first is what a zeroed level has. */
enum counter_format {
    COUNTER_NONE,            /* nothing is printed for it */
    COUNTER_BULLET,          /* "-", whatever the bullet looks like */
    COUNTER_DECIMAL,         /* 1, 2 */
    COUNTER_DECIMAL_ZERO,    /* 01, 02 */
    COUNTER_ORDINAL,         /* 1.º */
    COUNTER_LOWER_LETTER,    /* a, z, aa, bb */
    COUNTER_UPPER_LETTER,    /* A, Z, AA, BB */
    COUNTER_LOWER_LETTER_26, /* a, z, aa, ab */
    COUNTER_UPPER_LETTER_26, /* A, Z, AA, AB */
    COUNTER_LOWER_ROMAN,     /* i, iv */
    COUNTER_UPPER_ROMAN      /* I, IV */
};

enum { COUNTER_PATTERN = 64 }; /* bytes of what a level prints; more is no number */

/* Appends `value`. One that has no such form (zero as a letter, 5,000 in Roman numerals, letters
 * that would be repeated more than thirty times) is written in decimal. */
void counter_append(struct bytes *out, enum counter_format format, uint32_t value);

#endif
