#include "pipeline/base/random.h"

uint64_t random_next(struct random *random)
{
    random->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = random->state;
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ mixed >> 31;
}

size_t random_below(struct random *random, size_t bound)
{
    uint64_t limit = UINT64_MAX - UINT64_MAX % bound; /* above it, the remainder favours some */
    uint64_t value;
    do {
        value = random_next(random);
    } while (value >= limit);
    return (size_t)(value % bound);
}
