/* test_learning_corpus: labelled paragraphs are read as they are, and nothing wrong is. */
#include "pipeline/learning/corpus.h"
#include "tests/unit/test_learning_cases.h"

#define LABEL_HEADER "document\tindex\tnumber\tfingerprint\tlabels\n"
#define BAG_HEADER "document\tindex\theading\ttext\n"
#define NAME_HEADER "label\tspanish\tenglish\n"

static struct corpus read_one(const char *path)
{
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    if (corpus_read(&path, 1, &corpus, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return corpus;
}

static void assert_refused(struct place *place, const char *path, const char *message)
{
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    assert_int_equal(corpus_read(&path, 1, &corpus, &error), PILAR_ERROR_INPUT);
    assert_int_equal(error.status, PILAR_ERROR_INPUT);
    assert_string_equal(place_message(place, &error), message);
    assert_null(corpus.examples);
}

static void a_paragraph_is_read_as_it_stands(void **state)
{
    struct place *place = *state;
    struct corpus corpus = read_one(place_file(
        *state, "a.tsv",
        text_of(CASES_HEADER "informe\t16 bis\tNormas > Aplicación\tnorms,threats\tTexto «uno».\n"
                             "informe\t\t\tnone\tTexto dos.\n"
                             "nota\t1\t\tthreats\tTexto tres.\n")));
    assert_int_equal(corpus.count, 3);
    assert_int_equal(corpus.documents.count, 2);
    assert_int_equal(corpus.labels.count, 2);
    const struct example *first = &corpus.examples[0];
    assert_text(corpus.documents.texts[first->document], "informe");
    assert_text(first->number, "16 bis");
    assert_text(first->heading, "Normas > Aplicación");
    assert_text(first->text, "Texto «uno».");
    assert_false(first->is_bag);
    assert_string_equal(first->path, place_path(place, "a.tsv"));
    assert_int_equal(corpus.examples[2].line, 4);
    assert_int_equal(first->label_count, 2);
    assert_text(corpus.labels.texts[first->labels[0]], "norms"); /* the primary first */
    assert_text(corpus.labels.texts[first->labels[1]], "threats");
    assert_int_equal(corpus.examples[1].label_count, 0);
    assert_int_equal(corpus.examples[1].document, first->document);
    assert_int_not_equal(corpus.examples[2].document, first->document);
    assert_true(example_has_label(first, first->labels[1]));
    assert_false(example_has_label(&corpus.examples[1], 0));
    corpus_free(&corpus);
    assert_null(corpus.examples);
}

static void labels_are_in_alphabetical_order_without_a_list(void **state)
{
    struct corpus corpus = read_one(place_file(*state, "a.tsv",
                                               text_of(CASES_HEADER "a\t\t\tnorms\tUno.\n"
                                                                    "a\t\t\tcbms\tDos.\n"
                                                                    "a\t\t\tthreats\tTres.\n")));
    assert_text(corpus.labels.texts[0], "cbms");
    assert_text(corpus.labels.texts[1], "norms");
    assert_text(corpus.labels.texts[2], "threats");
    assert_int_equal(corpus.examples[0].labels[0], 1);
    assert_string_equal(corpus.label_names[2].spanish, "threats");
    assert_string_equal(corpus.label_names[2].english, "threats");
    corpus_free(&corpus);
}

static void a_list_gives_the_labels_their_order_and_names(void **state)
{
    struct place *place = *state;
    /* the list is read first, whatever its file is called; what it leaves out comes behind */
    place_file(place, "z.tsv",
               text_of(NAME_HEADER "threats\tAmenazas\tThreats\nnorms\tNormas\tNorms\n"));
    place_file(place, "a.tsv", text_of(CASES_HEADER "a\t\t\tzonas,norms,cbms\tUno.\n"));
    struct corpus corpus = read_one(place->folder);
    assert_int_equal(corpus.labels.count, 4);
    static const char *const ORDER[] = {"threats", "norms", "cbms", "zonas"};
    static const char *const SPANISH[] = {"Amenazas", "Normas", "cbms", "zonas"};
    for (size_t i = 0; i < 4; i++) {
        assert_text(corpus.labels.texts[i], ORDER[i]);
        assert_string_equal(corpus.label_names[i].spanish, SPANISH[i]);
    }
    assert_string_equal(corpus.label_names[0].english, "Threats");
    assert_int_equal(corpus.examples[0].labels[0], 3);
    assert_int_equal(corpus.examples[0].labels[1], 1);
    assert_int_equal(corpus.examples[0].labels[2], 2);
    corpus_free(&corpus);
}

static void what_a_spreadsheet_saves_is_read(void **state)
{
    struct corpus corpus = read_one(
        place_file(*state, "a.tsv",
                   text_of("\xEF\xBB\xBF"
                           "document\tparagraph\theading\tlabels\ttext\r\n"
                           "a\t1\t\tnorms, threats\tUno.\r\n\r\na\t2\t\tnone\tDos, al final.")));
    assert_int_equal(corpus.count, 2);
    assert_int_equal(corpus.examples[0].label_count, 2);
    assert_text(corpus.examples[0].text, "Uno.");
    assert_text(corpus.examples[1].text, "Dos, al final.");
    corpus_free(&corpus);
}

static void a_gzipped_corpus_is_the_same_corpus(void **state)
{
    static const char TABLE[] = CASES_HEADER "a\t1\t\tnorms\tUno.\n";
    struct corpus plain = read_one(place_file(*state, "a.tsv", text_of(TABLE)));
    struct corpus packed = read_one(place_gzip(*state, "b.tsv.gz", TABLE));
    assert_string_equal(plain.digest, packed.digest);
    corpus_free(&plain);
    corpus_free(&packed);
}

static void other_tables_of_a_folder_are_left_alone(void **state)
{
    struct place *place = *state;
    place_file(place, "a.tsv", text_of(CASES_HEADER "a\t1\t\tnorms\tUno.\n"));
    place_file(place, "otra.tsv", text_of("una\totra\ncosa\tmás\n"));
    place_file(place, "notas.txt", text_of(CASES_HEADER "a\t1\t\tnorms\tUno.\n"));
    place_file(place, ".oculta.tsv", text_of(CASES_HEADER "a\t1\t\tnorms\tUno.\n"));
    struct corpus corpus = read_one(place->folder);
    assert_int_equal(corpus.count, 1);
    corpus_free(&corpus);
}

static void each_wrong_paragraph_is_told_with_file_and_line(void **state)
{
    static const struct {
        const char *table, *message;
    } WRONG[] = {
        {"", "a.tsv: the file is empty"},
        {"document\tparagraph\theading\tlabel\ttext\na\t1\t\tnone\tUno.\n",
         "a.tsv:1: the header must be the tab-separated columns document, paragraph, heading, "
         "labels, text"},
        {"document\tparagraph\theading\tlabels\na\t1\t\tnone\n",
         "a.tsv:1: the header must be the tab-separated columns document, paragraph, heading, "
         "labels, text"},
        {"document\tparagraph\theading\tlabels\ttext\tmore\na\t1\t\tnone\tUno.\t\n",
         "a.tsv:1: the header must be the tab-separated columns document, paragraph, heading, "
         "labels, text"},
        {CASES_HEADER, "a.tsv: no labelled paragraphs"},
        {CASES_HEADER "\n\n", "a.tsv: no labelled paragraphs"},
        {CASES_HEADER "a\t1\t\tnone\n", "a.tsv:2: 4 columns instead of 5"},
        {CASES_HEADER "a\t1\t\tnone\tUno.\t\n", "a.tsv:2: 6 columns instead of 5"},
        {CASES_HEADER "a\t1\t\tnone\tUno.\n\na 2 none Dos.\n", "a.tsv:4: 1 columns instead of 5"},
        {CASES_HEADER "a\t1\t\tnone\tUno\xF3n.\n", "a.tsv:2: not UTF-8 at byte 14"},
        {CASES_HEADER "a\t1\t\tnone\tU\xED\xA0\x80.\n", "a.tsv:2: not UTF-8 at byte 12"},
        {CASES_HEADER "a\t1\t\tnone\tUno.\na\t2\t\tnone\tDos\xC3", "a.tsv:3: not UTF-8 at byte 14"},
        {CASES_HEADER "a\t1\t\t\tUno.\n",
         "a.tsv:2: no labels; a paragraph without any is \"none\""},
        {CASES_HEADER "a\t1\t\tnorms,norms\tUno.\n", "a.tsv:2: label \"norms\" stands twice"},
        {CASES_HEADER "a\t1\t\tnorms,cbms, norms\tUno.\n", "a.tsv:2: label \"norms\" stands twice"},
        {CASES_HEADER "a\t1\t\tnorms,none\tUno.\n",
         "a.tsv:2: \"norms,none\" is not a list of labels"},
        {CASES_HEADER "a\t1\t\tnone,norms\tUno.\n",
         "a.tsv:2: \"none,norms\" is not a list of labels"},
        {CASES_HEADER "a\t1\t\tnorms,\tUno.\n", "a.tsv:2: \"norms,\" is not a list of labels"},
        {CASES_HEADER "a\t1\t\t,\tUno.\n", "a.tsv:2: \",\" is not a list of labels"},
        {CASES_HEADER "a\t1\t\t \tUno.\n", "a.tsv:2: \" \" is not a list of labels"},
        {CASES_HEADER "\t1\t\tnorms\tUno.\n", "a.tsv:2: no document"},
        {CASES_HEADER "a\t1\t\tnorms\t\n", "a.tsv:2: no text"},
        {CASES_HEADER "a\t1\t\tnorms\t \v \n", "a.tsv:2: no text"},
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        assert_refused(*state, place_file(*state, "a.tsv", text_of(WRONG[i].table)),
                       WRONG[i].message);
}

static void a_label_is_a_name_and_nothing_else(void **state)
{
    /* what a paragraph's cell of labels could never name cannot be listed either */
    static const struct {
        const char *row, *message;
    } WRONG[] = {
        {"norms\tNormas\tNorms\nnorms\tNormas\tNorms\n",
         "labels.tsv:3: label \"norms\" stands twice"},
        {"\tNormas\tNorms\n", "labels.tsv:2: \"\" is not a label"},
        {"none\tNinguna\tNone\n", "labels.tsv:2: \"none\" is not a label"},
        {"a,b\tA\tB\n", "labels.tsv:2: \"a,b\" is not a label"},
        {" norms\tNormas\tNorms\n", "labels.tsv:2: \" norms\" is not a label"},
    };
    struct place *place = *state;
    place_file(place, "a.tsv", text_of(CASES_HEADER "a\t1\t\tnorms\tUno.\n"));
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char list[256];
        snprintf(list, sizeof list, NAME_HEADER "%s", WRONG[i].row);
        place_file(place, "labels.tsv", text_of(list));
        assert_refused(place, place->folder, WRONG[i].message);
    }
}

static void labels_and_bags_belong_together(void **state)
{
    static const struct {
        const char *labels, *bags, *message;
    } WRONG[] = {
        {"a\t1\t16\tf\tnorms\n", "b\t1\t\tnorma:1\n",
         "x.bags.tsv:2: paragraph 1 of b has no labels"},
        {"a\t1\t16\tf\tnorms\na\t2\t17\tf\tnone\n", "a\t1\t\tnorma:1\n",
         "x.labels.tsv:3: paragraph 2 of a has labels but no bag of words"},
        {"a\t1\t16\tf\tnorms\na\t1\t17\tf\tnone\n", "a\t1\t\tnorma:1\n",
         "x.labels.tsv:3: paragraph 1 of a stands twice"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:1\na\t1\t\tnorma:1\n",
         "x.bags.tsv:3: paragraph 1 of a stands twice"},
        {"a\t1\t16\tf\tnorms,norms\n", "a\t1\t\tnorma:1\n",
         "x.labels.tsv:2: label \"norms\" stands twice"},
        {"a\t1\t16\tf\t\n", "a\t1\t\tnorma:1\n",
         "x.labels.tsv:2: no labels; a paragraph without any is \"none\""},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:1 :2\n",
         "x.bags.tsv:2: \":2\" is not a word and its count"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\tnorma:0\tnorma:1\n",
         "x.bags.tsv:2: \"norma:0\" is not a word and its count"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:\n",
         "x.bags.tsv:2: \"norma:\" is not a word and its count"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:dos\n",
         "x.bags.tsv:2: \"norma:dos\" is not a word and its count"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:-1\n",
         "x.bags.tsv:2: \"norma:-1\" is not a word and its count"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:99999999999999999999\n",
         "x.bags.tsv:2: \"norma:99999999999999999999\" is not a word and its count"},
        {"a\t1\t16\tf\tnorms\n", "a\t1\t\tnorma:1  ley:1\n",
         "x.bags.tsv:2: \"\" is not a word and its count"},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char table[256];
        snprintf(table, sizeof table, LABEL_HEADER "%s", WRONG[i].labels);
        place_file(place, "x.labels.tsv", text_of(table));
        snprintf(table, sizeof table, BAG_HEADER "%s", WRONG[i].bags);
        place_file(place, "x.bags.tsv", text_of(table));
        assert_refused(place, place->folder, WRONG[i].message);
    }
}

static void a_bag_is_read_as_its_words(void **state)
{
    struct place *place = *state;
    place_file(place, "x.bags.tsv",
               text_of(BAG_HEADER "a\t2\t\tley\n"
                                  "a\t1\tnormas:1\tley:2 norma\n"));
    place_file(place, "x.labels.tsv",
               text_of(LABEL_HEADER "a\t1\t16\tf\tnorms\n"
                                    "a\t2\t\tf\tnone\n"));
    struct corpus corpus = read_one(place->folder);
    assert_int_equal(corpus.count, 2);
    assert_true(corpus.examples[1].is_bag);
    assert_text(corpus.examples[1].number, "16");
    assert_text(corpus.examples[1].heading, "normas. ");
    assert_text(corpus.examples[1].text, "ley. ley. norma. ");
    assert_int_equal(corpus.examples[1].label_count, 1);
    assert_text(corpus.examples[0].text, "ley. ");
    assert_int_equal(corpus.examples[0].label_count, 0);
    corpus_free(&corpus);
}

static void what_cannot_be_read_is_told(void **state)
{
    struct place *place = *state;
    struct corpus corpus = {0};
    struct pilar_error error;
    const char *missing = place_path(place, "falta.tsv");
    assert_int_equal(corpus_read(&missing, 1, &corpus, &error), PILAR_ERROR_IO);
    assert_string_equal(place_message(place, &error), "falta.tsv: No such file or directory");
    assert_refused(place, place->folder, ": no corpus files in this folder");
    const char *damaged = place_file(place, "a.tsv.gz", (struct pilar_text){"\x1F\x8B\x08\0", 4});
    assert_int_equal(corpus_read(&damaged, 1, &corpus, &error), PILAR_ERROR_INPUT);
    assert_non_null(strstr(error.message, "a.tsv.gz: damaged gzip"));
    assert_int_equal(corpus_read(NULL, 0, &corpus, &error), PILAR_ERROR_INPUT);
}

static void a_damaged_file_of_a_folder_is_not_passed_over(void **state)
{
    struct place *place = *state;
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    const char *path = place->folder;
    place_file(place, "a.tsv", text_of(CASES_HEADER "a\t1\t\tnorms\tUno.\n"));
    place_file(place, "b.tsv.gz", (struct pilar_text){"\x1F\x8B\x08\0cortado", 11});
    if (corpus_read(&path, 1, &corpus, &error) == PILAR_OK)
        fail_msg("%zu paragraphs were read, of one file of two", corpus.count);
    assert_int_equal(error.status, PILAR_ERROR_INPUT);
    assert_non_null(strstr(error.message, "b.tsv.gz: damaged gzip"));
}

static void the_digest_tells_one_corpus_from_another(void **state)
{
    static const char *const TABLES[] = {
        CASES_HEADER "a\t1\tI\tnorms\tUno.\n",   CASES_HEADER "b\t1\tI\tnorms\tUno.\n",
        CASES_HEADER "a\t2\tI\tnorms\tUno.\n",   CASES_HEADER "a\t1\tII\tnorms\tUno.\n",
        CASES_HEADER "a\t1\tI\tthreats\tUno.\n", CASES_HEADER "a\t1\tI\tnorms\tDos.\n",
    };
    enum { COUNT = sizeof TABLES / sizeof *TABLES };
    char digests[COUNT][DIGEST_SIZE];
    for (size_t i = 0; i < COUNT; i++) {
        struct corpus corpus = read_one(place_file(*state, "a.tsv", text_of(TABLES[i])));
        strcpy(digests[i], corpus.digest);
        assert_int_equal(strlen(digests[i]), DIGEST_SIZE - 1);
        corpus_free(&corpus);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(digests[i], digests[j]);
    }
}

static void documents_are_left_out_whole(void **state)
{
    (void)state;
    const char *const names[] = {"acta-final", "informe-sur"};
    struct corpus all = read_one(CASES_CORPUS), rest = read_one(CASES_CORPUS);
    assert_int_equal(all.count, 40);
    assert_int_equal(corpus_omit(&rest, names, 2, NULL), PILAR_OK);
    assert_int_equal(rest.count, 30);
    for (size_t i = 0; i < rest.count; i++) {
        struct pilar_text document = rest.documents.texts[rest.examples[i].document];
        assert_false(text_is(document, names[0]) || text_is(document, names[1]));
    }
    assert_string_not_equal(all.digest, rest.digest);
    struct pilar_error error;
    const char *const unknown = "informe-oeste";
    assert_int_equal(corpus_omit(&rest, &unknown, 1, &error), PILAR_ERROR_ARGUMENT);
    assert_string_equal(error.message, "no document \"informe-oeste\" in the corpus");
    assert_int_equal(rest.count, 30);
    corpus_free(&all);
    corpus_free(&rest);
}

static void the_fingerprint_does_not_see_white_space(void **state)
{
    (void)state;
    char one[FINGERPRINT_SIZE], other[FINGERPRINT_SIZE];
    assert_true(corpus_fingerprint(text_of("Las normas son voluntarias."), one));
    assert_true(corpus_fingerprint(text_of("  Las\n normas  \t son voluntarias. \r\n"), other));
    assert_string_equal(one, other);
    assert_true(corpus_fingerprint(text_of("Las normas son voluntarias"), other));
    assert_string_not_equal(one, other);
    /* the SHA-256 of nothing begins so */
    assert_true(corpus_fingerprint(text_of(" "), other));
    assert_string_equal(other, "e3b0c44298fc1c14");
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(a_paragraph_is_read_as_it_stands),
        IN_A_PLACE(labels_are_in_alphabetical_order_without_a_list),
        IN_A_PLACE(a_list_gives_the_labels_their_order_and_names),
        IN_A_PLACE(what_a_spreadsheet_saves_is_read),
        IN_A_PLACE(a_gzipped_corpus_is_the_same_corpus),
        IN_A_PLACE(other_tables_of_a_folder_are_left_alone),
        IN_A_PLACE(each_wrong_paragraph_is_told_with_file_and_line),
        IN_A_PLACE(a_label_is_a_name_and_nothing_else),
        IN_A_PLACE(labels_and_bags_belong_together),
        IN_A_PLACE(a_bag_is_read_as_its_words),
        IN_A_PLACE(what_cannot_be_read_is_told),
        IN_A_PLACE(a_damaged_file_of_a_folder_is_not_passed_over),
        IN_A_PLACE(the_digest_tells_one_corpus_from_another),
        cmocka_unit_test(documents_are_left_out_whole),
        cmocka_unit_test(the_fingerprint_does_not_see_white_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
