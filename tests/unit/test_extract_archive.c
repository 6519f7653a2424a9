/* test_extract_archive: members of a ZIP come whole and checked, or not at all. */
#include "test_extract_zip_cases.h"

#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/extract/archive.h"

static enum pilar_status collect(void *context, struct pilar_text piece, struct pilar_error *error)
{
    (void)error;
    bytes_append_text(context, piece);
    return PILAR_OK;
}

static enum pilar_status refuse(void *context, struct pilar_text piece, struct pilar_error *error)
{
    (void)context;
    (void)piece;
    return error_set(error, PILAR_ERROR_INPUT, "enough");
}

/* Reads `member` of `file`, which it frees, into `out`; `message` is the error's, or empty. */
static enum pilar_status read_of(struct bytes file, const char *member, archive_sink *sink,
                                 struct bytes *out, char message[static PILAR_MESSAGE_SIZE])
{
    struct archive *archive = NULL;
    struct pilar_error error = {0};
    enum pilar_status status = archive_open(bytes_text(&file), &archive, &error);
    if (status == PILAR_OK)
        status = archive_read(archive, member, sink, out, &error);
    archive_close(archive);
    bytes_free(&file);
    memcpy(message, error.message, PILAR_MESSAGE_SIZE);
    return status;
}

static void assert_refused(struct bytes file, const char *member, const char *words)
{
    struct bytes out = {0};
    char message[PILAR_MESSAGE_SIZE];
    assert_int_equal(read_of(file, member, collect, &out, message), PILAR_ERROR_INPUT);
    assert_string_equal(message, words);
    bytes_free(&out);
}

static struct bytes made_of(const char *name, const char *text)
{
    struct zip zip = {0};
    zip_add(&zip, "antes", "otra cosa");
    zip_add(&zip, name, text);
    return zip_finish(&zip);
}

static void a_member_is_given_as_it_was(void **state)
{
    struct bytes out = {0}, text = {0};
    char message[PILAR_MESSAGE_SIZE];
    (void)state;
    for (int i = 0; i < 20000; i++)
        bytes_append_format(&text, "línea %d\n", i * 7919);
    bytes_append_byte(&text, '\0');
    assert_int_equal(read_of(made_of("texto", text.data), "texto", collect, &out, message),
                     PILAR_OK);
    assert_int_equal(out.length, text.length - 1);
    assert_memory_equal(out.data, text.data, out.length);
    bytes_free(&out);
    bytes_free(&text);
}

static void an_empty_member_is_empty(void **state)
{
    struct bytes out = {0};
    char message[PILAR_MESSAGE_SIZE];
    (void)state;
    assert_int_equal(read_of(made_of("vacío", ""), "vacío", collect, &out, message), PILAR_OK);
    assert_int_equal(out.length, 0);
}

static void a_missing_member_is_named(void **state)
{
    (void)state;
    assert_refused(made_of("texto", "algo"), "tex", "it is damaged: tex is missing");
}

static void the_sink_may_end_the_reading(void **state)
{
    char message[PILAR_MESSAGE_SIZE];
    (void)state;
    assert_int_equal(read_of(made_of("texto", "algo"), "texto", refuse, NULL, message),
                     PILAR_ERROR_INPUT);
    assert_string_equal(message, "enough");
}

static void a_file_cut_anywhere_is_refused_or_whole(void **state)
{
    struct bytes whole = made_of("texto", "algo que leer");
    (void)state;
    for (size_t length = 0; length < whole.length; length++) {
        struct bytes part = {0}, out = {0};
        char message[PILAR_MESSAGE_SIZE];
        bytes_append(&part, whole.data, length);
        if (read_of(part, "texto", collect, &out, message) == PILAR_OK)
            assert_true(text_is(bytes_text(&out), "algo que leer")); /* zeros were cut */
        else
            assert_string_equal(message, "it is damaged or cut short");
        bytes_free(&out);
    }
    bytes_free(&whole);
}

static void changed_text_is_found_by_the_checksum(void **state)
{
    struct bytes file = made_of("texto", "algo que leer");
    (void)state;
    char *name = memmem(file.data, file.length, "texto", 5);
    assert_non_null(name);
    name[5 + 6] = (char)(name[5 + 6] ^ 1); /* a byte of the deflated text */
    assert_refused(file, "texto", "it is damaged or cut short");
}

static void an_encrypted_member_is_refused_in_clear_words(void **state)
{
    struct zip zip = {0};
    (void)state;
    zip_add_as(&zip, "texto", text_of("cifrado"), 7, 1);
    assert_refused(zip_finish(&zip), "texto", "it is encrypted; save it without a password");
}

static void a_bomb_is_refused_by_what_it_says(void **state)
{
    struct zip zip = {0};
    (void)state;
    zip_add_as(&zip, "texto", text_of("a"), UINT32_C(1) << 30, 0);
    assert_refused(zip_finish(&zip), "texto", "it inflates to more than 256 MiB");
    zip_add_as(&zip, "texto", text_of("a"), UINT32_C(1) << 25, 0);
    assert_refused(zip_finish(&zip), "texto",
                   "it inflates to more than 200 times its size, as no document does");
}

static void a_bomb_that_understates_its_size_is_cut_and_refused(void **state)
{
    enum { SIZE = 64 << 20 };
    char *zeros = calloc(1, SIZE);
    struct zip zip = {0};
    struct bytes out = {0};
    char message[PILAR_MESSAGE_SIZE];
    (void)state;
    assert_non_null(zeros);
    zip_add_as(&zip, "texto", (struct pilar_text){zeros, SIZE}, 1000, 0);
    free(zeros);
    assert_int_equal(read_of(zip_finish(&zip), "texto", collect, &out, message), PILAR_ERROR_INPUT);
    assert_string_equal(message, "it is damaged or cut short");
    assert_true(out.length <= 1000);
    bytes_free(&out);
}

static void a_size_that_is_overstated_is_damage(void **state)
{
    struct zip zip = {0};
    (void)state;
    zip_add_as(&zip, "texto", text_of("algo que leer"), 14, 0);
    assert_refused(zip_finish(&zip), "texto", "it is damaged or cut short");
}

static void too_many_members_are_refused(void **state)
{
    struct zip zip = {0};
    (void)state;
    for (int i = 0; i <= ARCHIVE_MEMBERS; i++)
        zip_add(&zip, "x", "");
    assert_refused(zip_finish(&zip), "x", "it holds more than 10000 files");
}

static void what_is_no_zip_is_refused(void **state)
{
    struct bytes file = {0};
    (void)state;
    bytes_append_string(&file, "Esto no es un archivo comprimido.");
    assert_refused(file, "texto", "it is damaged or cut short");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_is_given_as_it_was),
        cmocka_unit_test(an_empty_member_is_empty),
        cmocka_unit_test(a_missing_member_is_named),
        cmocka_unit_test(the_sink_may_end_the_reading),
        cmocka_unit_test(a_file_cut_anywhere_is_refused_or_whole),
        cmocka_unit_test(changed_text_is_found_by_the_checksum),
        cmocka_unit_test(an_encrypted_member_is_refused_in_clear_words),
        cmocka_unit_test(a_bomb_is_refused_by_what_it_says),
        cmocka_unit_test(a_bomb_that_understates_its_size_is_cut_and_refused),
        cmocka_unit_test(a_size_that_is_overstated_is_damage),
        cmocka_unit_test(too_many_members_are_refused),
        cmocka_unit_test(what_is_no_zip_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
