/* names: distinct texts, numbered from 0 in the order they were first added. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"

/* No text has this number. */
#define NAMES_NONE UINT32_MAX

/* Zero-initialise it. */
struct names {
    struct pilar_text *texts; /* [count] owned by the arena, NUL-terminated */
    uint32_t *slots;          /* [slot_count] open addressing; a number + 1, or 0 */
    size_t count, capacity, slot_count;
    uint64_t key[2]; /* of the hash; any other gives the same numbers */
    struct arena arena;
};

void names_free(struct names *names);

/* The number of `text`, which is copied if it is new; NAMES_NONE if memory is out. */
uint32_t names_add(struct names *names, struct pilar_text text);

/* The number of `text`, or NAMES_NONE if it was never added. */
uint32_t names_find(const struct names *names, struct pilar_text text);

#endif
