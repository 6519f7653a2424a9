/* test_eval_annotations: annotators' files are matched paragraph by paragraph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "eval/annotations.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"

static char folder[] = "/tmp/pilar-annotations-XXXXXX";
static char first[64], second[64];

static int open_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(first, sizeof first, "%s/a.tsv", folder);
    snprintf(second, sizeof second, "%s/b.tsv", folder);
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    unlink(first);
    unlink(second);
    return rmdir(folder);
}

static enum pilar_status report(const char *a, const char *b, struct bytes *out,
                                struct pilar_error *error)
{
    const char *const paths[] = {first, second};
    assert_int_equal(file_write(first, text_of(a), NULL), PILAR_OK);
    assert_int_equal(file_write(second, text_of(b), NULL), PILAR_OK);
    enum pilar_status status = annotations_report(paths, 2, out, error);
    bytes_append_byte(out, '\0');
    return status;
}

#define HEADER "document\tindex\tlabels\n"

static void who_always_agrees_has_a_kappa_of_1(void **state)
{
    (void)state;
    struct bytes out = {0};
    const char *same = HEADER "a\t1\tnorms,cbms\na\t2\tnone\nb\t1\tcbms\n";
    assert_int_equal(report(same, same, &out, NULL), PILAR_OK);
    assert_non_null(strstr(out.data, "3 paragraphs"));
    assert_non_null(strstr(out.data, "norms                     1.000"));
    assert_non_null(strstr(out.data, "primary label             1.000"));
    assert_non_null(strstr(out.data, "Krippendorff's alpha, MASI  1.000"));
    bytes_free(&out);
}

static void kappa_is_what_is_left_of_chance(void **state)
{
    (void)state;
    struct bytes out = {0};
    /* norms: both 1, first alone 1, second alone 1, neither 1: agreement as by chance, kappa 0 */
    assert_int_equal(report(HEADER "a\t1\tnorms\na\t2\tnorms\na\t3\tnone\na\t4\tnone\n",
                            HEADER "a\t4\tnone\na\t3\tnorms\na\t2\tnone\na\t1\tnorms\n", &out,
                            NULL),
                     PILAR_OK);
    assert_non_null(strstr(out.data, "norms                     0.000"));
    bytes_free(&out);
}

static void a_paragraph_of_one_annotator_counts_for_nothing(void **state)
{
    (void)state;
    struct bytes out = {0};
    assert_int_equal(report(HEADER "a\t1\tnorms\na\t2\tnone\na\t3\tcbms\n",
                            HEADER "a\t1\tnorms\na\t2\tnone\nz\t3\tnone\n", &out, NULL),
                     PILAR_OK);
    assert_non_null(strstr(out.data, "2 paragraphs"));
    assert_non_null(strstr(out.data, "norms                     1.000"));
    assert_non_null(strstr(out.data, "cbms                          -"));
    bytes_free(&out);
}

static void wrong_files_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *content, *message;
    } CASES[] = {
        {"document\tlabels\n", ":1: the header must be"},
        {HEADER "a\t1\tnorms\na\t1\tnone\n", ":3: paragraph 1 of a stands twice"},
        {HEADER "a\t1\tnorms,,cbms\n", ":2: \"norms,,cbms\" is no list of labels"},
        {HEADER "a\t1\tnorms,none\n", ":2: \"norms,none\" is no list of labels"},
        {HEADER "a\t1\n", ":2: 2 columns instead of 3"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct bytes out = {0};
        struct pilar_error error = {0};
        assert_int_equal(report(CASES[i].content, HEADER "a\t1\tnone\n", &out, &error),
                         PILAR_ERROR_INPUT);
        assert_non_null(strstr(error.message, CASES[i].message));
        bytes_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_always_agrees_has_a_kappa_of_1),
        cmocka_unit_test(kappa_is_what_is_left_of_chance),
        cmocka_unit_test(a_paragraph_of_one_annotator_counts_for_nothing),
        cmocka_unit_test(wrong_files_are_told_with_their_line),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
