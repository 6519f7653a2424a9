/* test_learning_census: paragraphs, words, stems and labels are counted, by genre. */
#include "pipeline/learning/census.h"
#include "tests/unit/test_learning_cases.h"

static struct corpus read_folder(struct place *place)
{
    const char *path = place->folder;
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    if (corpus_read(&path, 1, &corpus, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return corpus;
}

static struct corpus make(struct place *place)
{
    place_file(place, "cartas.tsv",
               text_of(CASES_HEADER "c1\t\tNormas\tnorms,cbms\tLa norma y las normas de 2021.\n"
                                    "c1\t\t\tnone\tUna carta breve.\n"
                                    "c2\t\t\tnorms\tLa carta.\n"));
    place_gzip(place, "notas.tsv.gz",
               CASES_HEADER "n1\t\t\tcbms,threats,norms\tNormas de enlace.\n"
                            "n1\t\t\tthreats,norms\tEnlace breve, enlace largo.\n");
    place_file(place, "x.labels.tsv",
               text_of("document\tindex\tnumber\tfingerprint\tlabels\nr1\t1\t\tf\tthreats\n"));
    place_file(place, "x.bags.tsv",
               text_of("document\tindex\theading\ttext\nr1\t1\tcarta:1\tpuente:2 norma:1\n"));
    return read_folder(place);
}

static void a_file_is_a_genre_and_bags_are_one(void **state)
{
    struct corpus corpus = make(*state);
    struct census census = {0};
    assert_true(census_take(&corpus, &census));
    assert_int_equal(census.count, 3);
    assert_text(census.genres[0].name, "cartas");
    assert_text(census.genres[1].name, "notas");
    assert_text(census.genres[2].name, "real");
    static const size_t DOCUMENTS[] = {2, 1, 1}, PARAGRAPHS[] = {3, 2, 1};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(census.genres[i].documents, DOCUMENTS[i]);
        assert_int_equal(census.genres[i].paragraphs, PARAGRAPHS[i]);
    }
    assert_int_equal(census.all.documents, 4);
    assert_int_equal(census.all.paragraphs, 6);
    census_free(&census);
    corpus_free(&corpus);
}

static void words_and_stems_are_those_of_the_texts(void **state)
{
    struct corpus corpus = make(*state);
    struct census census = {0};
    assert_true(census_take(&corpus, &census));
    /* la norma las normas de, una carta breve, la carta: "y" and numbers are no words; la, norm,
     * las, de, una, cart, brev, of which norm, de and brev stand elsewhere too */
    assert_int_equal(census.genres[0].words, 10);
    assert_int_equal(census.genres[0].stems, 7);
    assert_int_equal(census.genres[0].own_stems, 4);
    /* norm, de, enlac, brev, larg */
    assert_int_equal(census.genres[1].words, 7);
    assert_int_equal(census.genres[1].stems, 5);
    assert_int_equal(census.genres[1].own_stems, 2);
    /* puent twice, norm; headings are not counted */
    assert_int_equal(census.genres[2].words, 3);
    assert_int_equal(census.genres[2].stems, 2);
    assert_int_equal(census.genres[2].own_stems, 1);
    assert_int_equal(census.all.words, 20);
    assert_int_equal(census.all.stems, 10);
    assert_int_equal(census.all.own_stems, 7);
    census_free(&census);
    corpus_free(&corpus);
}

static void labels_are_counted_by_genre(void **state)
{
    struct corpus corpus = make(*state);
    struct census census = {0};
    assert_true(census_take(&corpus, &census));
    /* cbms, norms, threats */
    static const size_t LABELS[][3] = {{1, 2, 0}, {1, 2, 2}, {0, 0, 1}};
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 3; j++)
            assert_int_equal(census.genres[i].labels[j], LABELS[i][j]);
    }
    assert_int_equal(census.all.labels[0], 2);
    assert_int_equal(census.all.labels[1], 4);
    assert_int_equal(census.all.labels[2], 3);
    assert_int_equal(census.genres[0].none, 1);
    assert_int_equal(census.genres[0].several, 1);
    assert_int_equal(census.genres[1].several, 2);
    assert_int_equal(census.all.none, 1);
    assert_int_equal(census.all.several, 3);
    census_free(&census);
    corpus_free(&corpus);
}

static void labels_that_stand_together_are_counted_once_a_paragraph(void **state)
{
    struct corpus corpus = make(*state);
    struct census census = {0};
    assert_true(census_take(&corpus, &census));
    static const struct census_pair EXPECTED[] = {{0, 1, 2}, {1, 2, 2}, {0, 2, 1}};
    assert_int_equal(census.pair_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(census.pairs[i].first, EXPECTED[i].first);
        assert_int_equal(census.pairs[i].second, EXPECTED[i].second);
        assert_int_equal(census.pairs[i].paragraphs, EXPECTED[i].paragraphs);
    }
    census_free(&census);
    corpus_free(&corpus);
}

static void a_document_in_two_files_counts_in_both_and_once_in_all(void **state)
{
    struct place *place = *state;
    place_file(place, "a.tsv", text_of(CASES_HEADER "d\t\t\tnone\tUno.\n"));
    place_file(place, "b.tsv", text_of(CASES_HEADER "d\t\t\tnone\tDos.\n"));
    struct corpus corpus = read_folder(place);
    struct census census = {0};
    assert_true(census_take(&corpus, &census));
    assert_int_equal(census.count, 2);
    assert_int_equal(census.genres[0].documents, 1);
    assert_int_equal(census.genres[1].documents, 1);
    assert_int_equal(census.all.documents, 1);
    assert_int_equal(census.pair_count, 0); /* nor is there any label */
    census_free(&census);
    corpus_free(&corpus);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(a_file_is_a_genre_and_bags_are_one),
        IN_A_PLACE(words_and_stems_are_those_of_the_texts),
        IN_A_PLACE(labels_are_counted_by_genre),
        IN_A_PLACE(labels_that_stand_together_are_counted_once_a_paragraph),
        IN_A_PLACE(a_document_in_two_files_counts_in_both_and_once_in_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
