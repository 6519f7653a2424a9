/* test_language_function_words: words that only join others are told from those that name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/language/function_words.h"
#include "pipeline/language/words.h"

static void words_that_join_others_are_function_words(void **state)
{
    (void)state;
    static const char words[] =
        "al algún alguna algunas alguno algunos ante aquel aquella aquellas aquello aquellos así "
        "aun aún aunque bajo cada como cómo con contra cual cuál cuales cuáles cualquier cuando "
        "cuya cuyas cuyo cuyos de del desde dicha dichas dicho dichos donde durante el ella ellas "
        "ello ellos en entre era eran es esa esas ese eso esos esta estas este esto estos fue "
        "fueron ha haber había habían han hasta hay haya hayan la las le les lo los más mediante "
        "muy ni nos nosotros nuestra nuestras nuestro nuestros otra otras otro otros para pero "
        "por porque pues que qué quien quienes se sea sean según ser si sí sido siendo sino sobre "
        "son su sus tal tales también tan tanto toda todas todo todos tras un una unas uno unos ya";
    struct words reading = {.text = text_of(words)};
    struct word word;
    while (words_next(&reading, &word)) {
        if (!is_function_word(word_text(&word)))
            fail_msg("%.*s", (int)word.length, word.data);
    }
}

static void a_lost_accent_makes_no_difference(void **state)
{
    (void)state;
    static const char words[] = "algún así aún cuál cuáles cómo había habían más mí qué según sí "
                                "también";
    struct words reading = {.text = text_of(words)};
    struct word word;
    while (words_next(&reading, &word)) {
        bool accented = is_function_word(word_text(&word));
        word_fold(&word);
        if (!accented || !is_function_word(word_text(&word)))
            fail_msg("%.*s", (int)word.length, word.data);
    }
}

static void words_that_name_or_negate_are_none(void **state)
{
    (void)state;
    static const char *const words[] = {"no",     "sin",   "nunca", "norma",   "estado", "derecho",
                                        "debe",   "deben", "serie", "todavía", "unidas", "parte",
                                        "medida", "a",     "z",     "zzz",     "5g"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is_function_word(text_of(words[i])))
            fail_msg("%s", words[i]);
    }
}

static void only_the_whole_word_counts(void **state)
{
    (void)state;
    assert_true(is_function_word((struct pilar_text){"delito", 3}));
    assert_false(is_function_word((struct pilar_text){"delito", 4}));
    assert_false(is_function_word((struct pilar_text){"de\0", 3}));
    assert_false(is_function_word((struct pilar_text){"d", 1}));
    assert_false(is_function_word((struct pilar_text){NULL, 0}));
    assert_false(is_function_word(text_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_join_others_are_function_words),
        cmocka_unit_test(a_lost_accent_makes_no_difference),
        cmocka_unit_test(words_that_name_or_negate_are_none),
        cmocka_unit_test(only_the_whole_word_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
