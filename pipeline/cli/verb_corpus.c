#include <stdlib.h>
#include <string.h>

#include "pipeline/base/parallel.h"
#include "pipeline/base/text.h"
#include "pipeline/cli/corpus_action.h"
#include "pipeline/learning/bag.h"

static const char help[] =
    "Usage: pilar corpus check [--against PATH]... CORPUS...\n"
    "       pilar corpus stats [-f FORMAT] [-o FILE] CORPUS...\n"
    "       pilar corpus suspects [-n N] [--folds K] [-j N] [-o FILE] CORPUS...\n"
    "       pilar corpus bag -o NAME CORPUS...\n"
    "       pilar corpus join [-o FILE] LABELS DOCUMENT\n\n"
    "check reads a corpus and says what is wrong with it: its form; paragraphs of different\n"
    "documents that are nearly the same (more than half of their word 3-grams in common), which\n"
    "would also leak from fold to fold; paragraphs that stand twice in one document; the same "
    "text\n"
    "labelled differently under the same headings. Paragraphs of one document that are nearly the\n"
    "same are told and counted, but are no fault; nor is the same text under other headings.\n"
    "  --against PATH        and 16 words or more in a row that stand in this document, or in one\n"
    "                        of this folder; may be repeated. Case and numbers do not count\n\n"
    "stats counts documents, paragraphs and labels; by genre (a file is one, and all bags of "
    "words\n"
    "are one) also words, distinct stems, the share of them that no other genre has, and the "
    "share\n"
    "of paragraphs with several labels; and the labels that stand together.\n"
    "  -f, --format FORMAT   table (the default), or html: one page with bars\n\n"
    "suspects lists the labels, given or not given, that a model trained on other documents finds\n"
    "least probable: tab-separated, with the probability that the corpus is right. Something to\n"
    "look at; many are right.\n"
    "  -n, --most N          how many lines (50 unless given)\n"
    "      --folds K         parts the corpus is divided into, by document (5 unless given)\n"
    "  -j, --threads N       threads for training (default: all processors)\n\n"
    "bag writes NAME.labels.tsv and NAME.bags.tsv, which hold the labels, fingerprints and word\n"
    "counts of the paragraphs, enough to train on, not enough to read. join puts such a label\n"
    "file and the document it is of together again, as paragraphs with their text, and tells what\n"
    "is in one of them only.\n\n"
    "  -o, --output FILE     write there instead of standard output; for bag, the beginning of "
    "the\n"
    "                        names of the two files\n"
    "  -h, --help            this help\n\n"
    "Exit status: 0, or 2 if anything is wrong.\n";

/* What an action takes, in the order of the options below. */
enum { OUTPUT = 1, AGAINST = 2, FORMAT = 4, MOST = 8, FOLDS = 16, THREADS = 32 };

static const struct action {
    const char *name;
    unsigned takes;
    enum pilar_status (*act)(const struct corpus_request *request, struct pilar_error *error);
} actions[] = {
    {"check", AGAINST, corpus_action_check},
    {"stats", OUTPUT | FORMAT, corpus_action_stats},
    {"suspects", OUTPUT | MOST | FOLDS | THREADS, corpus_action_suspects},
    {"bag", OUTPUT, corpus_action_bag},
    {"join", OUTPUT, corpus_action_join},
};

enum { AGAINST_OPTION = 256, FOLDS_OPTION };

static const struct option options[] = {{"output", required_argument, NULL, 'o'},
                                        {"against", required_argument, NULL, AGAINST_OPTION},
                                        {"format", required_argument, NULL, 'f'},
                                        {"most", required_argument, NULL, 'n'},
                                        {"folds", required_argument, NULL, FOLDS_OPTION},
                                        {"threads", required_argument, NULL, 'j'},
                                        {"help", no_argument, NULL, 'h'},
                                        {0}};

enum pilar_status corpus_action_bag(const struct corpus_request *request, struct pilar_error *error)
{
    struct corpus corpus = {0};
    enum pilar_status status = corpus_read(request->paths, request->path_count, &corpus, error);
    if (status == PILAR_OK)
        status = bag_write(&corpus, request->output, error);
    corpus_free(&corpus);
    return status;
}

void corpus_put_words(struct bytes *out, struct pilar_text text, size_t most)
{
    size_t words = 0;
    for (size_t at = 0; at < text.length;) {
        while (at < text.length && text_is_space(text.data[at]))
            at++;
        if (at == text.length)
            break;
        if (words == most) {
            bytes_append_string(out, " ...");
            break;
        }
        bytes_append_string(out, words > 0 ? " " : "");
        words++;
        for (; at < text.length && !text_is_space(text.data[at]); at++) {
            unsigned char c = (unsigned char)text.data[at];
            bytes_append_byte(out, c < 0x20 || c == 0x7F ? '?' : text.data[at]);
        }
    }
}

/* Takes the value of an option; which it is of the above, or 0 if the value is none for it. */
static unsigned take_option(struct corpus_request *request, int found)
{
    unsigned long long number = 0;
    switch (found) {
    case 'o':
        request->output = optarg;
        return OUTPUT;
    case AGAINST_OPTION:
        request->against[request->against_count++] = optarg;
        return AGAINST;
    case 'f':
        request->html = strcmp(optarg, "html") == 0;
        return request->html || strcmp(optarg, "table") == 0 ? FORMAT : 0;
    case 'n':
        if (!command_number(optarg, 1, &number) || number > SIZE_MAX)
            return 0;
        request->most = (size_t)number;
        return MOST;
    case FOLDS_OPTION:
        if (!command_number(optarg, 2, &number) || number > 1000)
            return 0;
        request->folds = (size_t)number;
        return FOLDS;
    default:
        if (!command_number(optarg, 1, &number) || number > 256)
            return 0;
        request->threads = (unsigned)number;
        return THREADS;
    }
}

static const struct action *find_action(const char *name)
{
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    }
    return NULL;
}

static int act(const struct verb *verb, struct corpus_request *request, unsigned taken, int count,
               char **arguments)
{
    struct pilar_error error;
    const struct action *action = optind < count ? find_action(arguments[optind]) : NULL;
    if (action == NULL)
        return command_misuse(verb, "check, stats, suspects, bag or join?");
    optind++;
    for (size_t i = 0; options[i].val != 'h'; i++) {
        if ((taken & ~action->takes & 1U << i) != 0)
            return command_misuse(verb, "%s takes no --%s", action->name, options[i].name);
    }
    if (action->act == corpus_action_bag && request->output == NULL)
        return command_misuse(verb, "bag needs -o NAME");
    if (optind == count)
        return command_misuse(verb, "no corpus");
    request->paths = (const char *const *)(arguments + optind);
    request->path_count = (size_t)(count - optind);
    if (action->act(request, &error) == PILAR_OK)
        return EXIT_DONE;
    command_fail(&error);
    return EXIT_REFUSED;
}

static int run(const struct verb *verb, int count, char **arguments)
{
    struct corpus_request request = {.most = 50, .folds = 5, .threads = parallel_processors()};
    unsigned taken = 0;
    bool stop;
    int status, found;
    request.against = memory_array((size_t)count, sizeof *request.against);
    if (request.against == NULL) {
        command_say("out of memory");
        return EXIT_REFUSED;
    }
    while ((found = command_option(verb, count, arguments, ":o:f:n:j:h", options, &stop,
                                   &status)) != -1) {
        unsigned option = stop ? 0 : take_option(&request, found);
        if (!stop && option == 0)
            status = command_wrong_value(verb, options, found);
        if (option == 0)
            goto done;
        taken |= option;
    }
    status = act(verb, &request, taken, count, arguments);
done:
    free(request.against);
    return status;
}

const struct verb verb_corpus = {"corpus", "check, count, doubt, pack or join labelled paragraphs",
                                 help, run};
