/* test_learning_duplicates: what is nearly the same is found, and what is the same but labelled
 * differently. */
#include "pipeline/learning/duplicates.h"
#include "tests/unit/test_learning_cases.h"

#define MINUTES "El acta de la reunión se aprobó sin cambios y se levantó la sesión."
#define CHANGED "El acta de la reunión se aprobó sin cambios y se levantó la mesa."

static struct corpus make(struct place *place, const char *rows)
{
    struct bytes table = {0};
    bytes_append_string(&table, CASES_HEADER);
    bytes_append_string(&table, rows);
    const char *path = place_file(place, "a.tsv", bytes_text(&table));
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    if (corpus_read(&path, 1, &corpus, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    bytes_free(&table);
    return corpus;
}

static void the_likeness_is_the_share_of_3_grams(void **state)
{
    struct corpus corpus = make(*state, "a\t\t\tnone\tuno dos tres cuatro cinco\n"
                                        "b\t\t\tnone\tUno, dos; tres... CUATRO seis\n");
    struct duplicate *found = NULL;
    size_t count = 0;
    /* two of four: (uno dos tres) and (dos tres cuatro) of these, and one more of each */
    assert_true(duplicates_find(&corpus, 0.49, &found, &count));
    assert_int_equal(count, 1);
    assert_int_equal(found[0].first, 0);
    assert_int_equal(found[0].second, 1);
    assert_float_equal(found[0].similarity, 0.5, 1e-12);
    assert_false(found[0].one_document);
    assert_false(found[0].same);
    free(found);
    found = NULL;
    assert_true(duplicates_find(&corpus, 0.5, &found, &count)); /* alike up to there is allowed */
    assert_int_equal(count, 0);
    free(found);
    corpus_free(&corpus);
}

static void a_pair_of_one_document_is_told_apart(void **state)
{
    struct corpus corpus = make(*state, "a\t\t\tnone\t" MINUTES "\n"
                                        "a\t\t\tnone\t" CHANGED "\n"
                                        "b\t\t\tnone\tEl almuerzo se sirvió en la terraza.\n"
                                        "b\t\t\tnone\t" MINUTES "\n"
                                        "b\t\t\tnone\t " MINUTES " \n");
    static const struct duplicate EXPECTED[] = {{0, 1, 0, true, false},  {0, 3, 1, false, true},
                                                {1, 3, 0, false, false}, {0, 4, 1, false, true},
                                                {1, 4, 0, false, false}, {3, 4, 1, true, true}};
    struct duplicate *found = NULL;
    size_t count = 0;
    assert_true(duplicates_find(&corpus, 0.5, &found, &count));
    assert_int_equal(count, sizeof EXPECTED / sizeof *EXPECTED);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found[i].first, EXPECTED[i].first);
        assert_int_equal(found[i].second, EXPECTED[i].second);
        assert_int_equal(found[i].one_document, EXPECTED[i].one_document);
        assert_int_equal(found[i].same, EXPECTED[i].same);
        if (EXPECTED[i].same)
            assert_float_equal(found[i].similarity, 1, 0);
    }
    free(found);
    corpus_free(&corpus);
}

static void a_text_with_other_numbers_is_alike_but_not_the_same(void **state)
{
    struct corpus corpus = make(*state, "a\t\t\tnone\tVéase la nota 12 del anexo.\n"
                                        "a\t\t\tnone\tVéase la nota 13 del anexo.\n");
    struct duplicate *found = NULL;
    size_t count = 0;
    assert_true(duplicates_find(&corpus, 0.5, &found, &count));
    assert_int_equal(count, 1);
    assert_float_equal(found[0].similarity, 1, 0);
    assert_false(found[0].same);
    free(found);
    corpus_free(&corpus);
}

static void texts_too_short_for_a_3_gram_are_like_nothing(void **state)
{
    struct corpus corpus = make(*state, "a\t\t\tnone\tOtros asuntos.\n"
                                        "b\t\t\tnone\tOtros asuntos.\n"
                                        "b\t\t\tnone\t2021\n"
                                        "b\t\t\tnone\t2021\n");
    struct duplicate *found = NULL;
    size_t count = 7;
    assert_true(duplicates_find(&corpus, 0, &found, &count));
    assert_int_equal(count, 0);
    free(found);
    corpus_free(&corpus);
}

static void the_same_text_with_other_labels_is_a_contradiction(void **state)
{
    struct corpus corpus = make(*state, "a\t\tUno\tnorms,cbms\tOtros asuntos.\n"
                                        "a\t\tUno\tnorms,cbms\tAsuntos varios.\n"
                                        "b\t\tDos\tnorms,cbms\tOtros asuntos.\n"
                                        "b\t\tUno\tcbms,norms\tOtros  asuntos.\n"
                                        "b\t\tDos\tnone\tOtros asuntos.\n"
                                        "c\t\tDos\tnorms\tOtros asuntos.\n");
    static const struct contradiction EXPECTED[] = {
        {0, 3, true}, /* another primary label */
        {0, 4, false},
        {0, 5, false},
    };
    struct contradiction *found = NULL;
    size_t count = 0;
    assert_true(contradictions_find(&corpus, &found, &count));
    assert_int_equal(count, sizeof EXPECTED / sizeof *EXPECTED);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found[i].first, EXPECTED[i].first);
        assert_int_equal(found[i].second, EXPECTED[i].second);
        assert_int_equal(found[i].same_heading, EXPECTED[i].same_heading);
    }
    free(found);
    corpus_free(&corpus);
}

static void labels_behind_the_primary_have_no_order(void **state)
{
    struct corpus corpus = make(*state, "a\t\t\tnorms,cbms,threats\tOtros asuntos.\n"
                                        "b\t\t\tnorms,threats,cbms\tOtros asuntos.\n");
    struct contradiction *found = NULL;
    size_t count = 7;
    assert_true(contradictions_find(&corpus, &found, &count));
    assert_int_equal(count, 0);
    free(found);
    corpus_free(&corpus);
}

static void bags_are_like_nothing_and_contradict_nothing(void **state)
{
    struct place *place = *state;
    place_file(place, "x.labels.tsv",
               text_of("document\tindex\tnumber\tfingerprint\tlabels\n"
                       "a\t1\t\tf\tnorms\nb\t1\t\tf\tnone\n"));
    place_file(place, "x.bags.tsv",
               text_of("document\tindex\theading\ttext\n"
                       "a\t1\t\tacta:1 cambios:1 mesa:1 sin:1\n"
                       "b\t1\t\tacta:1 cambios:1 mesa:1 sin:1\n"));
    const char *path = place->folder;
    struct corpus corpus = {0};
    struct duplicate *alike = NULL;
    struct contradiction *found = NULL;
    size_t count = 7;
    assert_int_equal(corpus_read(&path, 1, &corpus, NULL), PILAR_OK);
    assert_true(duplicates_find(&corpus, 0, &alike, &count));
    assert_int_equal(count, 0);
    assert_true(contradictions_find(&corpus, &found, &count));
    assert_int_equal(count, 0);
    free(alike);
    free(found);
    corpus_free(&corpus);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(the_likeness_is_the_share_of_3_grams),
        IN_A_PLACE(a_pair_of_one_document_is_told_apart),
        IN_A_PLACE(a_text_with_other_numbers_is_alike_but_not_the_same),
        IN_A_PLACE(texts_too_short_for_a_3_gram_are_like_nothing),
        IN_A_PLACE(the_same_text_with_other_labels_is_a_contradiction),
        IN_A_PLACE(labels_behind_the_primary_have_no_order),
        IN_A_PLACE(bags_are_like_nothing_and_contradict_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
