#include "pipeline/learning/copies.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/language/words.h"

/* No word has this number, so that no run goes over it. */
#define GAP NAMES_NONE

void copies_free(struct copies *copies)
{
    names_free(&copies->words);
    free(copies->read);
    free(copies->begins);
    free(copies->slots);
    free(copies->asked);
    free(copies->places);
    *copies = (struct copies){0};
}

/* ---- runs of COPIES_WORDS words, by what they are ---- */

/* FNV-1a over the numbers of the words, begun with the key of their names, which no text can know;
 * nothing that comes out depends on it. */
static uint64_t hash(const struct copies *copies, const uint32_t *run)
{
    uint64_t value = UINT64_C(0xCBF29CE484222325) ^ copies->words.key[0];
    for (size_t i = 0; i < COPIES_WORDS; i++)
        value = (value ^ run[i]) * UINT64_C(0x100000001B3);
    return value ^ value >> 32;
}

/* The slot of an equal run, or the empty one where it belongs. */
static size_t find_slot(const struct copies *copies, const uint32_t *run)
{
    size_t mask = copies->slot_count - 1;
    size_t slot = (size_t)hash(copies, run) & mask;
    while (copies->slots[slot] != 0 &&
           memcmp(copies->read + copies->slots[slot] - 1, run, COPIES_WORDS * sizeof *run) != 0)
        slot = (slot + 1) & mask;
    return slot;
}

/* Keeps the table at most half full with one run more. */
static bool grow(struct copies *copies)
{
    if (copies->slot_count / 2 > copies->run_count)
        return true;
    size_t before = copies->slot_count, *old = copies->slots;
    size_t grown = before == 0 ? 1024 : before * 2;
    size_t *slots = memory_array(grown, sizeof *slots);
    if (slots == NULL)
        return false;
    copies->slots = slots;
    copies->slot_count = grown;
    for (size_t i = 0; i < before; i++) {
        if (old[i] != 0)
            slots[find_slot(copies, copies->read + old[i] - 1)] = old[i];
    }
    free(old);
    return true;
}

/* ---- the texts that are searched ---- */

static bool append(struct copies *copies, uint32_t number)
{
    if (!memory_reserve(&copies->read, &copies->read_capacity, copies->read_count + 1,
                        sizeof *copies->read))
        return false;
    copies->read[copies->read_count++] = number;
    return true;
}

bool copies_add(struct copies *copies, struct pilar_text text)
{
    struct words words = {.text = text};
    struct word word;
    size_t begin = copies->read_count;
    if (!memory_reserve(&copies->begins, &copies->begin_capacity, copies->source_count + 1,
                        sizeof *copies->begins))
        return false;
    while (words_next(&words, &word)) {
        uint32_t number = names_add(&copies->words, word_text(&word));
        if (number == NAMES_NONE || !append(copies, number))
            return false;
    }
    size_t end = copies->read_count;
    if (!append(copies, GAP))
        return false;
    for (size_t i = begin; i + COPIES_WORDS <= end; i++) {
        if (!grow(copies))
            return false;
        size_t slot = find_slot(copies, copies->read + i);
        if (copies->slots[slot] == 0) {
            copies->slots[slot] = i + 1;
            copies->run_count++;
        }
    }
    copies->begins[copies->source_count++] = begin;
    return true;
}

/* The text whose words `at` is among. */
static size_t source_at(const struct copies *copies, size_t at)
{
    size_t low = 0, high = copies->source_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (copies->begins[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* ---- the text at hand ---- */

static bool ask(struct copies *copies, struct pilar_text text)
{
    struct words words = {.text = text};
    struct word word;
    copies->asked_count = 0;
    while (words_next(&words, &word)) {
        size_t needed = copies->asked_count + 1;
        if (!memory_reserve(&copies->asked, &copies->asked_capacity, needed,
                            sizeof *copies->asked) ||
            !memory_reserve(&copies->places, &copies->place_capacity, needed,
                            sizeof *copies->places))
            return false;
        /* a word that no text has is a gap too */
        copies->asked[copies->asked_count] = names_find(&copies->words, word_text(&word));
        copies->places[copies->asked_count++] = (struct copies_place){words.begin, words.offset};
    }
    return true;
}

bool copies_find(struct copies *copies, struct pilar_text text, struct copy **found,
                 size_t *capacity, size_t *count)
{
    *count = 0;
    if (copies->run_count == 0)
        return true;
    if (!ask(copies, text))
        return false;
    for (size_t i = 0; i + COPIES_WORDS <= copies->asked_count;) {
        size_t held = copies->slots[find_slot(copies, copies->asked + i)];
        if (held == 0) {
            i++;
            continue;
        }
        size_t from = held - 1, length = COPIES_WORDS;
        while (i + length < copies->asked_count && copies->asked[i + length] != GAP &&
               copies->asked[i + length] == copies->read[from + length])
            length++;
        if (!memory_reserve(found, capacity, *count + 1, sizeof **found))
            return false;
        size_t begin = copies->places[i].begin, end = copies->places[i + length - 1].end;
        (*found)[(*count)++] =
            (struct copy){source_at(copies, from), length, {text.data + begin, end - begin}};
        i += length - COPIES_WORDS + 1; /* the first run that is not within this one */
    }
    return true;
}
