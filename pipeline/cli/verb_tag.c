#include "pipeline/cli/batch.h"

static const char help[] =
    "Usage: pilar tag [OPTION]... INPUT...\n"
    "Cuts documents into paragraphs and tags each with the labels it carries. INPUT is a text\n"
    "file, plain or gzipped, a folder of such files, or - for standard input.\n\n"
    "  -f, --format FORMAT   table (the default), jsonl or tsv\n"
    "  -m, --model FILE      the model to tag with; the shipped one unless given\n"
    "  -o, --output FILE     write there, whole or not at all, instead of standard output\n"
    "      --no-text         leave the text of the paragraphs out\n"
    "  -h, --help            this help\n\n"
    "Exit status: 0 if all was done, 1 if some inputs failed, 2 if nothing could be done.\n";

static int run(const struct verb *verb, int count, char **arguments)
{
    enum { NO_TEXT = 256 };
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'}, {"model", required_argument, NULL, 'm'},
        {"output", required_argument, NULL, 'o'}, {"no-text", no_argument, NULL, NO_TEXT},
        {"help", no_argument, NULL, 'h'},         {0}};
    struct batch batch = {.format = &output_table};
    const char *model_path = NULL;
    bool no_text = false, stop;
    int status, found;
    while ((found = command_option(verb, count, arguments, ":f:m:o:h", options, &stop, &status)) !=
           -1) {
        if (stop)
            return status;
        if (found == 'f') {
            batch.format = batch_format(optarg);
            if (batch.format == NULL)
                return command_wrong_value(verb, options, found);
        } else if (found == 'm') {
            model_path = optarg;
        } else if (found == 'o') {
            batch.sink.path = optarg;
        } else if (found == NO_TEXT) {
            no_text = true;
        }
    }
    if (optind == count)
        return command_misuse(verb, "no input");
    batch.style = command_style(batch.sink.path != NULL);
    batch.style.no_text = no_text;
    struct pilar_model *model = NULL;
    struct pilar_error error;
    if (command_open_model(model_path, &model, &error) != PILAR_OK) {
        command_fail(&error);
        return EXIT_REFUSED;
    }
    batch.model = model;
    status = batch_run(&batch, arguments + optind, count - optind);
    pilar_model_free(model);
    return status;
}

const struct verb verb_tag = {"tag", "tag the paragraphs of documents", help, run};
