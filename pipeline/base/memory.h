/* memory: arrays that grow, and an arena for what lives and dies together. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/pilar.h"

/* An array of `count` elements of `size` bytes, zeroed; at least one byte, so that NULL always
 * means failure. The caller frees it with free(). */
void *memory_array(size_t count, size_t size);

/* Makes room for `needed` elements of `size` bytes in the array that `array` points to (a T **),
 * whose present room is `*capacity`. Grows by half again, so that appending is linear.
 * False, with all as it was, if memory or size_t does not suffice. */
bool memory_reserve(void *array, size_t *capacity, size_t needed, size_t size);

/* Memory that is given back all at once. Zero-initialise it. */
struct arena {
    struct arena_block *newest;
    size_t used; /* bytes of the newest block */
};

/* `size` bytes, aligned for any type, that live until arena_free; NULL if memory is out. */
void *arena_allocate(struct arena *arena, size_t size);

/* A copy of `text`, followed by a NUL that its length does not count; data is NULL if memory is
 * out. */
struct pilar_text arena_copy(struct arena *arena, struct pilar_text text);

void arena_free(struct arena *arena);

#endif
