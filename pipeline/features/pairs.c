#include "pipeline/features/pairs.h"

#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/names.h"

/* ---- which words ---- */

size_t pair_window_take(struct pair_window *window, size_t word, bool is_function, bool apart,
                        size_t partners[PAIRS_MOST])
{
    size_t count = 0;
    if (apart)
        *window = (struct pair_window){0};
    if (window->word != 0)
        partners[count++] = window->word - 1;
    if (!is_function) {
        /* the nearest content word may be the word before, which is written */
        for (size_t i = window->word_is_content ? 1 : 0; i < PAIRS_REACH; i++) {
            if (window->content[i] != 0)
                partners[count++] = window->content[i] - 1;
        }
        for (size_t i = PAIRS_REACH - 1; i > 0; i--)
            window->content[i] = window->content[i - 1];
        window->content[0] = word + 1;
    }
    window->word = word + 1;
    window->word_is_content = !is_function;
    return count;
}

/* ---- sets ---- */

int stem_pair_compare(struct stem_pair left, struct stem_pair right)
{
    if (left.left != right.left)
        return left.left < right.left ? -1 : 1;
    return (left.right > right.right) - (left.right < right.right);
}

void pair_set_free(struct pair_set *set)
{
    free(set->items);
    free(set->slots);
    *set = (struct pair_set){0};
}

/* Fibonacci hashing: the upper bits of a product with 2^64 over the golden ratio. Numbers of stems
 * are given by us, not by the text, so nobody can choose them to collide. */
static size_t first_slot(const struct pair_set *set, struct stem_pair pair)
{
    uint64_t key = (uint64_t)pair.left << 32 | pair.right;
    key ^= key >> 29;
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (set->slot_count - 1);
}

/* The slot of `pair`, or the empty one where it belongs. There is room in the set. */
static size_t find_slot(const struct pair_set *set, struct stem_pair pair)
{
    size_t slot = first_slot(set, pair);
    while (set->slots[slot] != 0 && stem_pair_compare(set->items[set->slots[slot] - 1], pair) != 0)
        slot = (slot + 1) & (set->slot_count - 1);
    return slot;
}

/* Doubles the slots, so that at most half of them are taken. */
static bool grow(struct pair_set *set)
{
    enum { SLOTS_LEAST = 64 };
    size_t slot_count = set->slot_count == 0 ? SLOTS_LEAST : set->slot_count * 2;
    uint32_t *slots = memory_array(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    free(set->slots);
    set->slots = slots;
    set->slot_count = slot_count;
    for (size_t i = 0; i < set->count; i++)
        set->slots[find_slot(set, set->items[i])] = (uint32_t)i + 1;
    return true;
}

uint32_t pair_set_add(struct pair_set *set, struct stem_pair pair)
{
    uint32_t known = pair_set_find(set, pair);
    if (known != NAMES_NONE)
        return known;
    if (set->count >= NAMES_NONE - 1 ||
        !memory_reserve(&set->items, &set->capacity, set->count + 1, sizeof *set->items) ||
        (set->count * 2 >= set->slot_count && !grow(set)))
        return NAMES_NONE;
    set->slots[find_slot(set, pair)] = (uint32_t)set->count + 1;
    set->items[set->count] = pair;
    return (uint32_t)set->count++;
}

uint32_t pair_set_find(const struct pair_set *set, struct stem_pair pair)
{
    if (set->slot_count == 0)
        return NAMES_NONE;
    uint32_t found = set->slots[find_slot(set, pair)];
    return found == 0 ? NAMES_NONE : found - 1;
}
