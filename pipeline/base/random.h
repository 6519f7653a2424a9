/* random: a seeded sequence that is the same on every machine. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). Set
 * `state` to the seed. */
struct random {
    uint64_t state;
};

uint64_t random_next(struct random *random);

/* A number below `bound`, which must not be 0, all equally likely. */
size_t random_below(struct random *random, size_t bound);

#endif
