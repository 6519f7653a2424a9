/* copies: runs of words that a text has word for word from others. */
#ifndef LEARNING_COPIES_H
#define LEARNING_COPIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/names.h"

/* A run is told from this many words in a row: what is shorter is the wording of the trade. */
enum { COPIES_WORDS = 16 };

struct copies_place {
    size_t begin, end;
};

/* The texts that are searched. Zero-initialise it. */
struct copies {
    struct names words;
    uint32_t *read; /* [read_count] all their words by number, a gap behind each text */
    size_t read_count, read_capacity;
    size_t *begins; /* [source_count] where each text begins in `read` */
    size_t source_count, begin_capacity;
    size_t *slots; /* [slot_count] open addressing; where a run begins in `read`, from 1, or 0 */
    size_t run_count, slot_count;

    /* of the text at hand */
    uint32_t *asked;             /* [asked_count] its words by number */
    struct copies_place *places; /* [asked_count] and their bytes */
    size_t asked_count, asked_capacity, place_capacity;
};

/* A run of `text` that stands word for word in a text added before. */
struct copy {
    size_t source;          /* the first text that has its first COPIES_WORDS, from 0 */
    size_t words;           /* how many, at least COPIES_WORDS */
    struct pilar_text text; /* from its first word to its last */
};

void copies_free(struct copies *copies);

/* Adds a text, the next in number. Words are normal forms (language/words.h), so that case,
 * marks, numbers and words of one letter do not tell two runs apart. False if memory is out. */
bool copies_add(struct copies *copies, struct pilar_text text);

/* Puts the runs of `text`, in order, in `*found` [*count], which grows as memory_reserve has it.
 * Each run is followed as far as the text that first has its beginning goes; the next may begin
 * within it, where other texts go on. Takes time in proportion to the words of the text. False if
 * memory is out. */
bool copies_find(struct copies *copies, struct pilar_text text, struct copy **found,
                 size_t *capacity, size_t *count);

#endif
