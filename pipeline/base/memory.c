#include "pipeline/base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16, BLOCK_SIZE = 16 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size; /* of data */
    alignas(max_align_t) unsigned char data[];
};

void *memory_array(size_t count, size_t size)
{
    bool empty = count == 0 || size == 0;
    return empty ? calloc(1, 1) : calloc(count, size);
}

bool memory_reserve(void *array, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return true;
    size_t grown = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : *capacity;
    while (grown < needed) {
        if (grown > SIZE_MAX / 2)
            return false;
        grown += grown / 2;
    }
    if (grown > PTRDIFF_MAX / size)
        return false;
    void *old;
    memcpy(&old, array, sizeof old); /* a T ** may not be read as a void ** */
    void *moved = realloc(old, grown * size);
    if (moved == NULL)
        return false;
    memcpy(array, &moved, sizeof moved);
    *capacity = grown;
    return true;
}

void *arena_allocate(struct arena *arena, size_t size)
{
    size_t alignment = alignof(max_align_t);
    if (size > PTRDIFF_MAX / 2)
        return NULL;
    size = (size + alignment - 1) / alignment * alignment;
    if (arena->newest == NULL || arena->newest->size - arena->used < size) {
        size_t block_size = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        struct arena_block *block = malloc(sizeof *block + block_size);
        if (block == NULL)
            return NULL;
        block->older = arena->newest;
        block->size = block_size;
        arena->newest = block;
        arena->used = 0;
    }
    void *given = arena->newest->data + arena->used;
    arena->used += size;
    return given;
}

struct pilar_text arena_copy(struct arena *arena, struct pilar_text text)
{
    char *data = arena_allocate(arena, text.length + 1);
    if (data == NULL)
        return (struct pilar_text){NULL, 0};
    if (text.length > 0)
        memcpy(data, text.data, text.length);
    data[text.length] = '\0';
    return (struct pilar_text){data, text.length};
}

void arena_free(struct arena *arena)
{
    while (arena->newest != NULL) {
        struct arena_block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
    arena->used = 0;
}
