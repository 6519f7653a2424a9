/* test_learning_copies: runs of words that stand in other texts are found, and no others. */
#include "pipeline/base/random.h"
#include "pipeline/language/words.h"
#include "pipeline/learning/copies.h"
#include "tests/unit/test_learning_cases.h"

#define FIVE "la mesa tomó nota del "
#define FOURTEEN                                                                                   \
    "informe que la secretaría había distribuido entre las delegaciones antes de abrir la sesión"
#define MORE " y pasó al tema siguiente de su programa sin que nadie pidiera la palabra"

/* Runs of a text, which copies_find keeps room for. */
struct runs {
    struct copy *list; /* [count] */
    size_t count, capacity;
};

static void find(struct copies *copies, const char *text, struct runs *runs)
{
    assert_true(copies_find(copies, text_of(text), &runs->list, &runs->capacity, &runs->count));
}

static void add(struct copies *copies, const char *text)
{
    assert_true(copies_add(copies, text_of(text)));
}

static void a_run_is_found_with_its_words_as_they_stand(void **state)
{
    (void)state;
    struct copies copies = {0};
    struct runs runs = {0};
    add(&copies, "Otro texto.");
    add(&copies, "La Comisión " FOURTEEN MORE ".");
    /* case, numbers, marks and words of one letter do not count */
    find(&copies,
         "Empezó tarde. Informe que la Secretaría había distribuido, entre las delegaciones (12), "
         "antes de abrir la sesión; pasó al tema, y nada más.",
         &runs);
    assert_int_equal(runs.count, 1);
    assert_int_equal(runs.list[0].source, 1);
    assert_int_equal(runs.list[0].words, 17);
    assert_text(runs.list[0].text,
                "Informe que la Secretaría había distribuido, entre las delegaciones (12), antes "
                "de abrir la sesión; pasó al tema");
    copies_free(&copies);
    free(runs.list);
}

static void fifteen_words_are_no_run(void **state)
{
    (void)state;
    struct copies copies = {0};
    struct runs runs = {0};
    add(&copies, "nuestro " FOURTEEN " inaugural");
    find(&copies, "nuestro " FOURTEEN " plenaria", &runs);
    assert_int_equal(runs.count, 0);
    find(&copies, "nuestro " FOURTEEN " inaugural", &runs);
    assert_int_equal(runs.count, 1);
    assert_int_equal(runs.list[0].words, COPIES_WORDS);
    copies_free(&copies);
    free(runs.list);
}

static void no_run_goes_over_the_end_of_a_text(void **state)
{
    (void)state;
    struct copies copies = {0};
    struct runs runs = {0};
    add(&copies, FIVE);
    add(&copies, FOURTEEN);
    find(&copies, FIVE FOURTEEN, &runs);
    assert_int_equal(runs.count, 0);
    copies_free(&copies);
    free(runs.list);
}

static void a_run_is_told_of_the_first_text_and_goes_on_in_another(void **state)
{
    (void)state;
    struct copies copies = {0};
    struct runs runs = {0};
    add(&copies, FIVE FOURTEEN);
    add(&copies, FOURTEEN MORE);
    find(&copies, FIVE FOURTEEN MORE, &runs);
    assert_int_equal(runs.count, 2);
    assert_int_equal(runs.list[0].source, 0);
    assert_int_equal(runs.list[0].words, 19);
    assert_int_equal(runs.list[1].source, 1);
    assert_int_equal(runs.list[1].words, 27);
    find(&copies, FIVE FOURTEEN ". Nada. " FIVE FOURTEEN, &runs);
    assert_int_equal(runs.count, 2);
    assert_int_equal(runs.list[1].source, 0);
    copies_free(&copies);
    free(runs.list);
}

static void nothing_is_found_where_nothing_is(void **state)
{
    (void)state;
    struct copies copies = {0};
    struct runs runs = {0};
    find(&copies, FIVE FOURTEEN MORE, &runs);
    assert_int_equal(runs.count, 0);
    add(&copies, "");
    add(&copies, "2021");
    find(&copies, FIVE FOURTEEN MORE, &runs);
    assert_int_equal(runs.count, 0);
    find(&copies, "", &runs);
    assert_int_equal(runs.count, 0);
    copies_free(&copies);
    free(runs.list);
}

/* A text of `count` words of two kinds, so that runs repeat. */
static void make_text(struct random *random, size_t count, struct bytes *text)
{
    static const char *const WORDS[] = {"uno ", "dos "};
    text->length = 0;
    for (size_t i = 0; i < count; i++)
        bytes_append_string(text, WORDS[random_next(random) % 10 / 7]);
}

static size_t read_words(struct pilar_text text, char *kinds)
{
    struct words words = {.text = text};
    struct word word;
    size_t count = 0;
    while (words_next(&words, &word))
        kinds[count++] = word.data[0];
    return count;
}

static void every_shared_run_lies_in_a_run_that_is_told(void **state)
{
    (void)state;
    enum { WORDS = 400 };
    struct random random = {7};
    struct bytes texts[2] = {{0}};
    size_t told = 0;
    for (size_t round = 0; round < 50; round++) {
        struct copies copies = {0};
        struct runs runs = {0};
        char kinds[2][WORDS];
        bool covered[WORDS] = {false};
        make_text(&random, WORDS, &texts[0]);
        make_text(&random, WORDS, &texts[1]);
        for (size_t i = 0; i < 2; i++)
            assert_int_equal(read_words(bytes_text(&texts[i]), kinds[i]), WORDS);
        assert_true(copies_add(&copies, bytes_text(&texts[0])));
        assert_true(
            copies_find(&copies, bytes_text(&texts[1]), &runs.list, &runs.capacity, &runs.count));
        for (size_t i = 0; i < runs.count; i++) {
            char before[WORDS], copy[WORDS + 1];
            struct pilar_text start = {texts[1].data,
                                       (size_t)(runs.list[i].text.data - texts[1].data)};
            size_t begin = read_words(start, before);
            assert_int_equal(read_words(runs.list[i].text, copy), runs.list[i].words);
            assert_non_null(memmem(kinds[0], WORDS, copy, runs.list[i].words));
            for (size_t j = begin; j + COPIES_WORDS <= begin + runs.list[i].words; j++)
                covered[j] = true;
        }
        for (size_t i = 0; i + COPIES_WORDS <= WORDS; i++)
            assert_int_equal(covered[i],
                             memmem(kinds[0], WORDS, kinds[1] + i, COPIES_WORDS) != NULL);
        told += runs.count;
        copies_free(&copies);
        free(runs.list);
    }
    assert_true(told > 50); /* else it was no test */
    bytes_free(&texts[0]);
    bytes_free(&texts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_is_found_with_its_words_as_they_stand),
        cmocka_unit_test(fifteen_words_are_no_run),
        cmocka_unit_test(no_run_goes_over_the_end_of_a_text),
        cmocka_unit_test(a_run_is_told_of_the_first_text_and_goes_on_in_another),
        cmocka_unit_test(nothing_is_found_where_nothing_is),
        cmocka_unit_test(every_shared_run_lies_in_a_run_that_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
