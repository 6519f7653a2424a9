#include <stdlib.h>
#include <time.h>

#include "pipeline/base/parallel.h"
#include "pipeline/cli/command.h"
#include "pipeline/model/model.h"

static const char help[] =
    "Usage: pilar train [OPTION]... -o MODEL CORPUS...\n"
    "Trains a model from labelled paragraphs. CORPUS is a TSV file with the columns document,\n"
    "paragraph, heading, labels, text, or a folder of such files; any set of labels will do.\n\n"
    "  -o, --output FILE     where the model goes; it appears whole or not at all\n"
    "      --leave-out NAME  leave this document of the corpus out; may be repeated\n"
    "      --cost C          cost of a training error (default 0.2)\n"
    "      --folds K         parts for the out-of-fold decisions (default 5)\n"
    "      --seed N          seed of the division into parts (default 1)\n"
    "  -j, --threads N       threads; the model does not depend on it (default: all processors)\n"
    "  -h, --help            this help\n\n"
    "The same corpus and options give the same model, byte for byte.\n";

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int run(const struct verb *verb, int count, char **arguments)
{
    enum { LEAVE_OUT = 256, COST, FOLDS, SEED };
    static const struct option options[] = {
        {"output", required_argument, NULL, 'o'}, {"leave-out", required_argument, NULL, LEAVE_OUT},
        {"cost", required_argument, NULL, COST},  {"folds", required_argument, NULL, FOLDS},
        {"seed", required_argument, NULL, SEED},  {"threads", required_argument, NULL, 'j'},
        {"help", no_argument, NULL, 'h'},         {0}};
    struct pilar_training training = pilar_training_default();
    training.threads = parallel_processors();
    const char *output = NULL;
    const char **omit = memory_array((size_t)count, sizeof *omit);
    struct pilar_model *model = NULL;
    struct pilar_error error;
    bool stop;
    int status, found;
    if (omit == NULL) {
        command_say("out of memory");
        return EXIT_REFUSED;
    }
    while ((found = command_option(verb, count, arguments, ":o:j:h", options, &stop, &status)) !=
           -1) {
        unsigned long long number = 0;
        if (stop)
            goto done;
        bool right = true;
        if (found == 'o') {
            output = optarg;
        } else if (found == LEAVE_OUT) {
            omit[training.omit_count++] = optarg;
        } else if (found == COST) {
            right = command_decimal(optarg, &training.cost) && training.cost > 0;
        } else if (found == FOLDS) {
            right = command_number(optarg, 2, &number) && number <= 1000;
            training.folds = (size_t)number;
        } else if (found == SEED) {
            right = command_number(optarg, 0, &number);
            training.seed = number;
        } else {
            right = command_number(optarg, 1, &number) && number <= 256;
            training.threads = (unsigned)number;
        }
        if (!right) {
            status = command_wrong_value(verb, options, found);
            goto done;
        }
    }
    if (output == NULL || optind == count) {
        status = command_misuse(verb, output == NULL ? "where to? -o is missing" : "no corpus");
        goto done;
    }
    training.omit = omit;
    double begun = now();
    if (pilar_train((const char *const *)(arguments + optind), (size_t)(count - optind), &training,
                    &model, &error) != PILAR_OK ||
        pilar_model_save(model, output, &error) != PILAR_OK) {
        command_fail(&error);
        status = EXIT_REFUSED;
        goto done;
    }
    command_say("trained on %s paragraphs of %s documents in %.1f s: %s",
                model_property(model, "corpus paragraphs"),
                model_property(model, "corpus documents"), now() - begun, output);
done:
    pilar_model_free(model);
    free(omit);
    return status;
}

const struct verb verb_train = {"train", "train a model from labelled paragraphs", help, run};
