/* main: finds the verb. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/cli/command.h"

static const struct verb *const verbs[] = {&verb_tag,  &verb_segment, &verb_train,
                                           &verb_eval, &verb_model,   &verb_corpus};
enum { VERB_COUNT = sizeof verbs / sizeof verbs[0] };

static int finish_output(void)
{
    if (fflush(stdout) == 0)
        return EXIT_DONE;
    command_say("standard output: %s", strerror(errno));
    return EXIT_REFUSED;
}

static int print_help(void)
{
    printf("Usage: pilar VERB [OPTION]... [INPUT]...\n"
           "Tags the paragraphs of Spanish UN documents on ICT security with the pillars they are\n"
           "about: threats, international law, norms, confidence-building measures, capacity\n"
           "building, institutional dialogue.\n\n");
    for (size_t i = 0; i < VERB_COUNT; i++)
        printf("  %-9s %s\n", verbs[i]->name, verbs[i]->summary);
    printf("\n'pilar VERB --help' tells of each. Begin with: pilar tag DOCUMENT\n");
    return finish_output();
}

int main(int count, char **arguments)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of the write, told like any other */
    const char *name = count > 1 ? arguments[1] : NULL;
    if (name == NULL) {
        fputs("pilar: which verb?\nTry 'pilar --help'.\n", stderr);
        return EXIT_REFUSED;
    }
    bool help = strcmp(name, "help") == 0;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || (help && count == 2))
        return print_help();
    if (help) { /* "help VERB" is "VERB --help" */
        static char option[] = "--help";
        arguments[1] = arguments[2];
        arguments[2] = option;
        name = arguments[1];
    }
    if (strcmp(name, "--version") == 0) {
        printf("pilar %s\n", pilar_version());
        return finish_output();
    }
    for (size_t i = 0; i < VERB_COUNT; i++) {
        if (strcmp(name, verbs[i]->name) == 0)
            return verbs[i]->run(verbs[i], count - 1, arguments + 1);
    }
    fprintf(stderr, "pilar: unknown verb '%s'\nTry 'pilar --help'.\n", name);
    return EXIT_REFUSED;
}
