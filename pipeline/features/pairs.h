/* pairs: which words of a text go together, and sets of the pairs of stems that they make.
 *
 * A word goes with the one before it, and a content word with the two content words before it as
 * well, whatever function words stand between: "los puntos de contacto" holds "los puntos",
 * "puntos de", "de contacto" and "puntos contacto". No pair reaches over punctuation. */
#ifndef FEATURES_PAIRS_H
#define FEATURES_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- which words ---- */

enum {
    PAIRS_REACH = 2,             /* content words back */
    PAIRS_MOST = 1 + PAIRS_REACH /* pairs that one word is the second of */
};

/* The words that the next one may go with. Zero-initialise it for each text. */
struct pair_window {
    size_t word;                 /* the word before; this and those below as given, plus 1, or 0 */
    size_t content[PAIRS_REACH]; /* the content words before, nearest first */
    bool word_is_content;
};

/* Takes the next word of a text, which the caller knows by `word`; `apart` says that punctuation
 * stands before it. Writes the words it goes with to `partners`, nearest first, and returns how
 * many. */
size_t pair_window_take(struct pair_window *window, size_t word, bool is_function, bool apart,
                        size_t partners[PAIRS_MOST]);

/* ---- sets ---- */

/* Two stems, by whatever numbers their owner has for them. */
struct stem_pair {
    uint32_t left, right;
};

/* By the left stem, then the right; the sign is that of memcmp. */
int stem_pair_compare(struct stem_pair left, struct stem_pair right);

/* Distinct pairs, numbered from 0 in the order they were first added. Zero-initialise it. */
struct pair_set {
    struct stem_pair *items; /* [count] */
    size_t count, capacity;
    uint32_t *slots; /* [slot_count] open addressing; a number + 1, or 0 */
    size_t slot_count;
};

void pair_set_free(struct pair_set *set);

/* The number of `pair`, new or not; NAMES_NONE (base/names.h) if memory is out. */
uint32_t pair_set_add(struct pair_set *set, struct stem_pair pair);

/* The number of `pair`, or NAMES_NONE if it was never added. */
uint32_t pair_set_find(const struct pair_set *set, struct stem_pair pair);

#endif
