/* test_extract_style_name: headings are known by the names of their styles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "pipeline/base/text.h"
#include "pipeline/extract/style_name.h"

static void assert_depth(const char *name, unsigned depth)
{
    if (style_name_depth(text_of(name)) != depth)
        fail_msg("%s: %u, not %u", name, style_name_depth(text_of(name)), depth);
}

static void words_names_tell_the_depth(void **state)
{
    (void)state;
    assert_depth("heading 1", 1);
    assert_depth("Heading 9", 9);
    assert_depth("Título 3", 3);
    assert_depth("Titulo2", 2);
    assert_depth("Title", 1);
    assert_depth("Título", 1);
}

static void names_of_the_uns_templates_tell_the_depth(void **state)
{
    (void)state;
    assert_depth("_ H_M_G", 1);
    assert_depth("_ H _Ch_G", 1);
    assert_depth("_ H_1_G", 2);
    assert_depth("_ H_2/3_G", 3);
    assert_depth("H23", 3);
    assert_depth("_ H_4", 4);
    assert_depth("H56", 5);
    assert_depth("TitleHCH", 1);
    assert_depth("TitleH1", 2);
}

static void other_names_are_of_no_headings(void **state)
{
    static const char *const names[] = {
        "",      "Normal",          "_ Single Txt_G", "SingleTxt", "heading",   "heading 10",
        "H",     "header",          "Subtitle",       "TOC 1",     "TDC 1",     "Hyperlink",
        "HG",    "TitleH",          "footnote text",  "Body Text", "heading 0", "H7",
        "hchgg", "List Paragraph 1"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_depth(names[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_names_tell_the_depth),
        cmocka_unit_test(names_of_the_uns_templates_tell_the_depth),
        cmocka_unit_test(other_names_are_of_no_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
