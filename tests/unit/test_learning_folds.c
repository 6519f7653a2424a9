/* test_learning_folds: parts of whole documents, alike in size and labels. */
#include "pipeline/learning/folds.h"
#include "tests/unit/test_learning_cases.h"

/* A corpus of `documents` documents of `size` paragraphs, the larger documents first where
 * `uneven`; every third paragraph of a document has the label. */
static struct corpus make(struct place *place, size_t documents, size_t size, bool uneven)
{
    struct bytes table = {0};
    bytes_append_string(&table, CASES_HEADER);
    for (size_t i = 0; i < documents; i++) {
        for (size_t j = 0; j < (uneven ? size * (documents - i) : size); j++)
            bytes_append_format(&table, "d%zu\t%zu\t\t%s\tTexto.\n", i, j,
                                j % 3 == 0 ? "norms" : "none");
    }
    const char *path = place_file(place, "a.tsv", bytes_text(&table));
    struct corpus corpus = {0};
    struct pilar_error error = {0};
    if (corpus_read(&path, 1, &corpus, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    bytes_free(&table);
    return corpus;
}

static uint32_t *divide(const struct corpus *corpus, size_t fold_count, uint64_t seed)
{
    uint32_t *folds = memory_array(corpus->count, sizeof *folds);
    assert_non_null(folds);
    assert_true(folds_divide(corpus, fold_count, seed, folds));
    for (size_t i = 0; i < corpus->count; i++)
        assert_true(folds[i] < fold_count);
    return folds;
}

static void assert_whole(const struct corpus *corpus, const uint32_t *folds)
{
    for (size_t i = 0; i < corpus->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (corpus->examples[i].document == corpus->examples[j].document)
                assert_int_equal(folds[i], folds[j]);
        }
    }
}

static void documents_stay_whole(void **state)
{
    struct corpus corpus = make(*state, 11, 2, true);
    for (uint64_t seed = 0; seed < 20; seed++) {
        for (size_t fold_count = 2; fold_count <= 11; fold_count++) {
            uint32_t *folds = divide(&corpus, fold_count, seed);
            assert_whole(&corpus, folds);
            free(folds);
        }
    }
    corpus_free(&corpus);
}

static void documents_stay_whole_that_are_scattered_over_the_files(void **state)
{
    struct corpus corpus = make(*state, 6, 4, false);
    for (size_t i = 0; i < corpus.count; i++) /* as of files that take turns */
        corpus.examples[i].document = (uint32_t)(i % 6);
    uint32_t *folds = divide(&corpus, 3, 1);
    assert_whole(&corpus, folds);
    free(folds);
    corpus_free(&corpus);
}

static void the_same_seed_gives_the_same_parts(void **state)
{
    struct corpus corpus = make(*state, 16, 3, false);
    uint32_t *first = divide(&corpus, 4, 7);
    bool other_seeds_differ = false;
    for (uint64_t seed = 0; seed < 16; seed++) {
        uint32_t *again = divide(&corpus, 4, seed);
        bool same = memcmp(first, again, corpus.count * sizeof *first) == 0;
        if (seed == 7)
            assert_true(same);
        other_seeds_differ = other_seeds_differ || !same;
        free(again);
    }
    assert_true(other_seeds_differ);
    free(first);
    corpus_free(&corpus);
}

static void parts_are_alike_in_size_and_labels(void **state)
{
    struct corpus corpus = make(*state, 24, 1, true);
    enum { PARTS = 5 };
    size_t largest = 24; /* no part is further from its share than the largest document */
    for (uint64_t seed = 0; seed < 20; seed++) {
        size_t sizes[PARTS] = {0}, labels[PARTS] = {0}, labelled = 0;
        uint32_t *folds = divide(&corpus, PARTS, seed);
        for (size_t i = 0; i < corpus.count; i++) {
            sizes[folds[i]]++;
            labels[folds[i]] += corpus.examples[i].label_count;
            labelled += corpus.examples[i].label_count;
        }
        for (size_t i = 0; i < PARTS; i++) {
            assert_true(sizes[i] + largest > corpus.count / PARTS);
            assert_true(sizes[i] < corpus.count / PARTS + largest);
            assert_true(labels[i] + largest / 3 > labelled / PARTS);
            assert_true(labels[i] < labelled / PARTS + largest / 3);
        }
        free(folds);
    }
    corpus_free(&corpus);
}

static void a_rare_label_is_shared_out(void **state)
{
    struct corpus corpus = make(*state, 12, 3, false);
    uint32_t rare = 0;
    size_t in_part[4] = {0};
    for (size_t i = 0; i < corpus.count; i++) { /* four of the twelve documents have it */
        corpus.examples[i].labels = &rare;
        corpus.examples[i].label_count = corpus.examples[i].document % 3 == 0;
    }
    uint32_t *folds = divide(&corpus, 4, 3);
    for (size_t i = 0; i < corpus.count; i++)
        in_part[folds[i]] += corpus.examples[i].label_count;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(in_part[i], 3);
    free(folds);
    corpus_free(&corpus);
}

static void assert_no_part_is_empty(const uint32_t *folds, size_t count, size_t fold_count)
{
    bool *used = memory_array(fold_count, sizeof *used);
    assert_non_null(used);
    for (size_t i = 0; i < count; i++)
        used[folds[i]] = true;
    for (size_t i = 0; i < fold_count; i++)
        assert_true(used[i]);
    free(used);
}

static void with_more_parts_than_documents_each_paragraph_stands_for_itself(void **state)
{
    struct corpus corpus = make(*state, 3, 10, false);
    for (size_t fold_count = 4; fold_count <= 30; fold_count++) {
        uint32_t *folds = divide(&corpus, fold_count, 1);
        assert_no_part_is_empty(folds, corpus.count, fold_count);
        free(folds);
    }
    corpus_free(&corpus);
}

static void a_document_left_out_does_not_count(void **state)
{
    struct corpus corpus = make(*state, 5, 6, false);
    const char *const name = "d2";
    assert_int_equal(corpus_omit(&corpus, &name, 1, NULL), PILAR_OK);
    uint32_t *folds = divide(&corpus, 5, 1); /* of four documents */
    assert_no_part_is_empty(folds, corpus.count, 5);
    free(folds);
    corpus_free(&corpus);
}

static void more_parts_than_paragraphs_leave_some_empty(void **state)
{
    struct corpus corpus = make(*state, 1, 3, false);
    uint32_t *folds = divide(&corpus, 100, 1);
    assert_int_not_equal(folds[0], folds[1]);
    assert_int_not_equal(folds[1], folds[2]);
    free(folds);
    corpus_free(&corpus);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(documents_stay_whole),
        IN_A_PLACE(documents_stay_whole_that_are_scattered_over_the_files),
        IN_A_PLACE(the_same_seed_gives_the_same_parts),
        IN_A_PLACE(parts_are_alike_in_size_and_labels),
        IN_A_PLACE(a_rare_label_is_shared_out),
        IN_A_PLACE(with_more_parts_than_documents_each_paragraph_stands_for_itself),
        IN_A_PLACE(a_document_left_out_does_not_count),
        IN_A_PLACE(more_parts_than_paragraphs_leave_some_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
