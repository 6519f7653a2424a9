#include "pipeline/base/names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "pipeline/base/text.h"

static uint64_t rotate(uint64_t value, unsigned bits)
{
    return value << bits | value >> (64 - bits);
}

static void mix(uint64_t state[4])
{
    state[0] += state[1];
    state[2] += state[3];
    state[1] = rotate(state[1], 13) ^ state[0];
    state[3] = rotate(state[3], 16) ^ state[2];
    state[0] = rotate(state[0], 32);
    state[2] += state[1];
    state[0] += state[3];
    state[1] = rotate(state[1], 17) ^ state[2];
    state[3] = rotate(state[3], 21) ^ state[0];
    state[2] = rotate(state[2], 32);
}

/* SipHash-1-3 (Aumasson, Bernstein: SipHash, a fast short-input PRF, 2012): names are made of
 * strangers' texts, and without the key nobody can write a text whose words all fall on one slot.
 * Numbers are given in the order of adding, so nothing that comes out depends on the key. */
static uint64_t hash(const struct names *names, struct pilar_text text)
{
    uint64_t state[4] = {
        names->key[0] ^ UINT64_C(0x736F6D6570736575), names->key[1] ^ UINT64_C(0x646F72616E646F6D),
        names->key[0] ^ UINT64_C(0x6C7967656E657261), names->key[1] ^ UINT64_C(0x7465646279746573)};
    uint64_t block;
    size_t at = 0;
    for (; text.length - at >= sizeof block; at += sizeof block) {
        memcpy(&block, text.data + at, sizeof block);
        state[3] ^= block;
        mix(state);
        state[0] ^= block;
    }
    block = (uint64_t)text.length << 56;
    for (unsigned shift = 0; at < text.length; at++, shift += 8)
        block |= (uint64_t)(unsigned char)text.data[at] << shift;
    state[3] ^= block;
    mix(state);
    state[0] ^= block;
    state[2] ^= 0xFF;
    for (size_t i = 0; i < 3; i++)
        mix(state);
    return state[0] ^ state[1] ^ state[2] ^ state[3];
}

/* The slot that holds `text`, or the empty one where it belongs. */
static size_t find_slot(const struct names *names, struct pilar_text text)
{
    size_t mask = names->slot_count - 1;
    size_t slot = (size_t)hash(names, text) & mask;
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
    if (names->slot_count == 0 &&
        getrandom(names->key, sizeof names->key, GRND_NONBLOCK) != (ssize_t)sizeof names->key)
        names->key[0] = (uint64_t)(uintptr_t)slots; /* early at boot: better than none */
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
