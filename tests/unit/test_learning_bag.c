/* test_learning_bag: a corpus packed as word counts still has its words, labels and numbers. */
#include "pipeline/learning/bag.h"
#include "tests/unit/test_learning_cases.h"

static struct corpus read_all(const char *const *paths, size_t count)
{
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    if (corpus_read(paths, count, &corpus, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return corpus;
}

static struct bytes bag_of(struct pilar_text text)
{
    struct bytes bag = {0};
    assert_true(bag_append(&bag, text));
    return bag;
}

static void assert_bag(const char *text, const char *expected)
{
    struct bytes bag = bag_of(text_of(text));
    assert_text(bytes_text(&bag), expected);
    bytes_free(&bag);
}

static void assert_same_words(struct pilar_text left, struct pilar_text right)
{
    struct bytes one = bag_of(left), other = bag_of(right);
    assert_same_text(bytes_text(&one), bytes_text(&other));
    bytes_free(&one);
    bytes_free(&other);
}

static void words_are_counted_in_normal_form_and_byte_order(void **state)
{
    (void)state;
    assert_bag("", "");
    assert_bag("16. — 2021; 3 %", "");
    assert_bag("Normas, NORMAS y más normas.", "más:1 normas:3");
    assert_bag("zona área ácido acido", "acido:1 zona:1 ácido:1 área:1");
    assert_bag("informacio\xCC\x81n in\xC2\xAD"
               "formación",
               "información:2");
    assert_bag("A/RES/77/36 párr. 12 c) e-mail", "mail:1 párr:1 res:1");
}

/* Writes the corpus at `path` as bags, and reads them back. */
static struct corpus repack(struct place *place, const struct corpus *corpus)
{
    struct pilar_error error = {0};
    if (bag_write(corpus, place_path(place, "x"), &error) != PILAR_OK)
        fail_msg("%s", error.message);
    const char *const paths[] = {place_path(place, "x.bags.tsv"),
                                 place_path(place, "x.labels.tsv")};
    return read_all(paths, 2);
}

static void assert_repacked(struct place *place, const char *path)
{
    struct corpus corpus = read_all(&path, 1);
    struct corpus packed = repack(place, &corpus);
    assert_int_equal(packed.count, corpus.count);
    for (size_t i = 0; i < corpus.count; i++) {
        const struct example *before = &corpus.examples[i], *after = &packed.examples[i];
        assert_true(after->is_bag);
        assert_same_text(corpus.documents.texts[before->document],
                         packed.documents.texts[after->document]);
        assert_same_text(before->number, after->number);
        assert_same_words(before->heading, after->heading);
        assert_same_words(before->text, after->text);
        assert_int_equal(before->label_count, after->label_count);
        for (size_t j = 0; j < before->label_count; j++)
            assert_same_text(corpus.labels.texts[before->labels[j]],
                             packed.labels.texts[after->labels[j]]);
    }
    corpus_free(&corpus);
    corpus_free(&packed);
}

static void bags_read_back_have_the_same_word_counts(void **state)
{
    assert_repacked(*state, CASES_CORPUS);
}

static void strange_words_are_the_same_again(void **state)
{
    char table[4096], longest[300];
    memset(longest, 'a', 255);
    longest[255] = '\0';
    snprintf(
        table, sizeof table,
        CASES_HEADER
        "a\t1\tI. ÁMBITO > II. ÑANDÚ\tnorms\tINFORMACIO\xCC\x81N, Informaci\xC3\xB3n "
        "y informacion\n"
        "a\t2\t\tnorms\t%s b%s %s\n"     /* the second is too long for a word */
        "a\t3\t\tnone\t12:3 a:b:c x:y\n" /* colons are no part of a word */
        "a\t4\t\tnone\t\xC4\xB0stanbul \xCE\xA3\xCE\x9F\xCE\xA6\xCE\x99\xCE\x91\xCE\xA3 "
        "\xE1\xBA\x9E\xE1\xBA\x9E \xE2\x84\xAA\xE2\x84\xAA\n"
        "a\t5\t\tnone\t\xD1\x80\xD0\xB5\xD1\x81\xD1\x83\xD1\x80\xD1\x81 \xE4\xB8\xAD\xE6\x96\x87\n"
        "a\t6\t\tnone\t2021 ¿? 7\n", /* no word at all */
        longest, longest, longest);
    assert_repacked(*state, place_file(*state, "a.tsv", text_of(table)));
}

static void the_files_say_document_index_number_and_labels(void **state)
{
    struct place *place = *state;
    const char *path = place_file(place, "a.tsv",
                                  text_of(CASES_HEADER "b\t7\tNormas\tnorms,cbms\tLa norma.\n"
                                                       "a\t\t\tnone\tNada de nada.\n"
                                                       "b\t8\t\tcbms\tLa  norma.\n"));
    struct corpus corpus = read_all(&path, 1);
    assert_int_equal(bag_write(&corpus, place_path(place, "x"), NULL), PILAR_OK);
    corpus_free(&corpus);
    char fingerprints[2][FINGERPRINT_SIZE], expected[512], read[512];
    assert_true(corpus_fingerprint(text_of("La norma."), fingerprints[0]));
    assert_true(corpus_fingerprint(text_of("Nada de nada."), fingerprints[1]));
    snprintf(expected, sizeof expected,
             "document\tindex\tnumber\tfingerprint\tlabels\n"
             "b\t1\t7\t%s\tnorms,cbms\na\t1\t\t%s\tnone\nb\t2\t8\t%s\tcbms\n",
             fingerprints[0], fingerprints[1], fingerprints[0]);
    FILE *file = fopen(place_path(place, "x.labels.tsv"), "rb");
    assert_non_null(file);
    read[fread(read, 1, sizeof read - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(read, expected);
    file = fopen(place_path(place, "x.bags.tsv"), "rb");
    assert_non_null(file);
    read[fread(read, 1, sizeof read - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(read, "document\tindex\theading\ttext\n"
                              "b\t1\tnormas:1\tla:1 norma:1\n"
                              "a\t1\t\tde:1 nada:2\n"
                              "b\t2\t\tla:1 norma:1\n");
}

static void bags_are_not_packed_again(void **state)
{
    struct place *place = *state;
    const char *path = CASES_CORPUS;
    struct corpus corpus = read_all(&path, 1);
    struct corpus packed = repack(place, &corpus);
    struct pilar_error error;
    assert_int_equal(bag_write(&packed, place_path(place, "y"), &error), PILAR_ERROR_INPUT);
    assert_string_equal(error.message, "informe-norte is a bag of words already");
    assert_null(fopen(place_path(place, "y.labels.tsv"), "rb"));
    corpus_free(&corpus);
    corpus_free(&packed);
}

static void bags_that_cannot_be_written_are_told(void **state)
{
    struct place *place = *state;
    const char *path = CASES_CORPUS;
    struct corpus corpus = read_all(&path, 1);
    struct pilar_error error;
    assert_int_equal(bag_write(&corpus, place_path(place, "falta/x"), &error), PILAR_ERROR_IO);
    assert_string_equal(place_message(place, &error),
                        "falta/x.labels.tsv: No such file or directory");
    corpus_free(&corpus);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_counted_in_normal_form_and_byte_order),
        IN_A_PLACE(bags_read_back_have_the_same_word_counts),
        IN_A_PLACE(strange_words_are_the_same_again),
        IN_A_PLACE(the_files_say_document_index_number_and_labels),
        IN_A_PLACE(bags_are_not_packed_again),
        IN_A_PLACE(bags_that_cannot_be_written_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
