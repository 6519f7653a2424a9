#include "pipeline/base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

enum { THREAD_LIMIT = 256 };

struct run {
    parallel_work *work;
    void *context;
    size_t count;
    atomic_size_t next;
    atomic_bool stopped;
};

struct worker {
    struct run *run;
    unsigned number;
    size_t failed_item;
    enum pilar_status status;
    struct pilar_error error;
};

static void *do_items(void *argument)
{
    struct worker *worker = argument;
    struct run *run = worker->run;
    while (!atomic_load(&run->stopped)) {
        size_t item = atomic_fetch_add(&run->next, 1);
        if (item >= run->count)
            break;
        worker->status = run->work(run->context, item, worker->number, &worker->error);
        if (worker->status != PILAR_OK) {
            worker->failed_item = item;
            atomic_store(&run->stopped, true);
            break;
        }
    }
    return NULL;
}

enum pilar_status parallel_run(unsigned threads, size_t count, parallel_work *work, void *context,
                               struct pilar_error *error)
{
    struct run run = {.work = work, .context = context, .count = count};
    struct worker workers[THREAD_LIMIT] = {0};
    pthread_t handles[THREAD_LIMIT];
    if (threads > THREAD_LIMIT)
        threads = THREAD_LIMIT;
    if (threads > count)
        threads = (unsigned)count;
    if (threads == 0)
        threads = 1;
    for (unsigned i = 0; i < threads; i++)
        workers[i] = (struct worker){.run = &run, .number = i, .status = PILAR_OK};
    unsigned started = 1; /* this thread is worker 0 */
    while (started < threads &&
           pthread_create(&handles[started], NULL, do_items, &workers[started]) == 0)
        started++;
    do_items(&workers[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(handles[i], NULL);

    const struct worker *failed = NULL;
    for (unsigned i = 0; i < started; i++) {
        if (workers[i].status != PILAR_OK &&
            (failed == NULL || workers[i].failed_item < failed->failed_item))
            failed = &workers[i];
    }
    if (failed == NULL)
        return PILAR_OK;
    if (error != NULL)
        *error = failed->error;
    return failed->status;
}

unsigned parallel_processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : (unsigned)count;
}
