#include "pipeline/base/names.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

/* FNV-1a, 64 bits (draft-eastlake-fnv), with its high half mixed in: the table is indexed by the
 * low bits, which FNV-1a leaves uneven for short texts. A flood of colliding texts makes a
 * look-up slow, never wrong; where texts come from strangers, names are only looked up. */
static uint64_t hash(struct pilar_text text)
{
    uint64_t value = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < text.length; i++) {
        value ^= (unsigned char)text.data[i];
        value *= UINT64_C(0x100000001B3);
    }
    return value ^ value >> 32;
}

/* The slot that holds `text`, or the empty one where it belongs. */
static size_t find_slot(const struct names *names, struct pilar_text text)
{
    size_t mask = names->slot_count - 1;
    size_t slot = (size_t)hash(text) & mask;
    while (names->slots[slot] != 0 && !text_equal(names->texts[names->slots[slot] - 1], text))
        slot = (slot + 1) & mask;
    return slot;
}

/* Keeps the table at most half full. */
static bool grow(struct names *names)
{
    if (names->slot_count / 2 > names->count)
        return true;
    size_t slot_count = names->slot_count == 0 ? 64 : names->slot_count * 2;
    uint32_t *slots = memory_array(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    free(names->slots);
    names->slots = slots;
    names->slot_count = slot_count;
    for (size_t i = 0; i < names->count; i++)
        slots[find_slot(names, names->texts[i])] = (uint32_t)i + 1;
    return true;
}

void names_free(struct names *names)
{
    free(names->texts);
    free(names->slots);
    arena_free(&names->arena);
    *names = (struct names){0};
}

uint32_t names_add(struct names *names, struct pilar_text text)
{
    if (names->count >= NAMES_NONE - 1 || !grow(names))
        return NAMES_NONE;
    size_t slot = find_slot(names, text);
    if (names->slots[slot] != 0)
        return names->slots[slot] - 1;
    if (!memory_reserve(&names->texts, &names->capacity, names->count + 1, sizeof *names->texts))
        return NAMES_NONE;
    struct pilar_text copy = arena_copy(&names->arena, text);
    if (copy.data == NULL)
        return NAMES_NONE;
    names->texts[names->count++] = copy;
    names->slots[slot] = (uint32_t)names->count;
    return (uint32_t)names->count - 1;
}

uint32_t names_find(const struct names *names, struct pilar_text text)
{
    if (names->slot_count == 0)
        return NAMES_NONE;
    uint32_t held = names->slots[find_slot(names, text)];
    return held == 0 ? NAMES_NONE : held - 1;
}
