/* parallel: the same work on many items by several threads. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

#include "pipeline/pilar.h"

/* Does `work` on each of `count` items, numbered from 0, in no particular order; `thread` (below
 * `threads`) tells which worker it is, so that each can have scratch of its own. A failure stops
 * what has not begun. */
typedef enum pilar_status parallel_work(void *context, size_t item, unsigned thread,
                                        struct pilar_error *error);

/* Runs the work with up to `threads` threads (0 counts as 1), the caller's among them, and returns
 * when all is done: PILAR_OK, or the status and error of the failed item with the lowest number,
 * so that the outcome does not depend on timing where one item alone can fail. Where the system
 * gives fewer threads, fewer do the work. */
enum pilar_status parallel_run(unsigned threads, size_t count, parallel_work *work, void *context,
                               struct pilar_error *error);

/* How many processors this process may run on, at least 1. */
unsigned parallel_processors(void);

#endif
