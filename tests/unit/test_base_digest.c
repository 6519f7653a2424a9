/* test_base_digest: digests are those of FIPS 180-4's examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/text.h"

static void digests_are_those_of_the_standard(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"}};
    for (size_t i = 0; i < 3; i++) {
        char digest[DIGEST_SIZE];
        digest_of(text_of(examples[i][0]), digest);
        assert_string_equal(digest, examples[i][1]);
    }
}

static void a_million_letters_have_the_digest_of_the_standard(void **state)
{
    (void)state;
    enum { SIZE = 1000000 };
    char *letters = malloc(SIZE), digest[DIGEST_SIZE];
    assert_non_null(letters);
    memset(letters, 'a', SIZE);
    digest_of((struct pilar_text){letters, SIZE}, digest);
    assert_string_equal(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(letters);
}

static void no_data_has_the_digest_of_the_empty_text(void **state)
{
    (void)state;
    char of_null[DIGEST_SIZE], of_empty[DIGEST_SIZE];
    digest_of((struct pilar_text){NULL, 0}, of_null);
    digest_of(text_of(""), of_empty);
    assert_string_equal(of_null, of_empty);
}

static void nul_bytes_count(void **state)
{
    (void)state;
    char of_one[DIGEST_SIZE], of_two[DIGEST_SIZE];
    digest_of((struct pilar_text){"\0", 1}, of_one);
    digest_of((struct pilar_text){"\0\0", 2}, of_two);
    assert_string_equal(of_one, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assert_string_not_equal(of_one, of_two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(a_million_letters_have_the_digest_of_the_standard),
        cmocka_unit_test(no_data_has_the_digest_of_the_empty_text),
        cmocka_unit_test(nul_bytes_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
