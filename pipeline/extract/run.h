/* run: what a style, or a run of text itself, says of how it is set. */
#ifndef EXTRACT_RUN_H
#define EXTRACT_RUN_H

#include "pipeline/extract/flow.h"

/* A property is said to be so, said not to be, or left to others. */
enum run_said { RUN_UNSAID, RUN_NO, RUN_YES };

/* All zero: nothing is said. */
struct run {
    enum run_said bold, italic, hidden, raised;
    uint32_t size; /* tenths of a point; 0 if not said */
};

static inline enum run_said run_said_over(enum run_said under, enum run_said said)
{
    return said != RUN_UNSAID ? said : under;
}

/* Puts what `said` says over `under`. */
static inline struct run run_over(struct run under, struct run said)
{
    return (struct run){.bold = run_said_over(under.bold, said.bold),
                        .italic = run_said_over(under.italic, said.italic),
                        .hidden = run_said_over(under.hidden, said.hidden),
                        .raised = run_said_over(under.raised, said.raised),
                        .size = said.size != 0 ? said.size : under.size};
}

static inline struct flow_format run_format(struct run run)
{
    return (struct flow_format){.bold = run.bold == RUN_YES,
                                .italic = run.italic == RUN_YES,
                                .raised = run.raised == RUN_YES,
                                .size = run.size};
}

#endif
