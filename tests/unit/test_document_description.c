/* test_document_description: a document says what it is, in which language, and a note warns. */
#include "pipeline/base/bytes.h"
#include "test_document_cases.h"

#include <stdlib.h>

static void assert_kind(const char *name, const char *string, enum pilar_document_kind kind)
{
    struct pilar_document *document = parsed(name, string);
    assert_int_equal(pilar_document_description(document)->kind, kind);
    pilar_document_free(document);
}

static void the_symbol_goes_before_the_title(void **state)
{
    (void)state;
    assert_kind("x", "A/C.1/95/L.23\n\nResolución sobre los faros\n\n1. Texto del proyecto.\n",
                PILAR_KIND_DRAFT);
    assert_kind("A_RES_95_18", "1. Texto de la resolución.\n", PILAR_KIND_RESOLUTION);
}

static void the_title_goes_before_the_form(void **state)
{
    (void)state;
    assert_kind("x",
                "Proyecto de resolución\n\nLa Asamblea General,\n\nRecordando su labor,\n\n"
                "1. Decide seguir.\n",
                PILAR_KIND_DRAFT);
    assert_kind("x",
                "Primer borrador\n\nInforme anual sobre los faros\n\nI. Introducción\n\n"
                "1. El Grupo se reunió en mayo.\n\n2. Aprobó su programa.\n",
                PILAR_KIND_DRAFT);
    assert_kind("x",
                "Carta de fecha 2 de mayo de 2040 dirigida a la Presidencia por la "
                "Representante de Palau\n\nSeñora:\n\nAdjunto la lista de los faros.\n",
                PILAR_KIND_LETTER);
}

static void the_form_tells_where_nothing_else_does(void **state)
{
    (void)state;
    assert_kind("x", "La Asamblea General,\n\nRecordando su labor,\n\n1. Decide seguir.\n",
                PILAR_KIND_RESOLUTION);
    assert_kind("x",
                "Señora Presidenta:\n\nMi delegación agradece la labor de la Secretaría en "
                "favor de los faros de todos los mares.\n\nLos faros son de todos.\n",
                PILAR_KIND_STATEMENT);
    assert_kind("x", "1. El faro se apagó en enero.\n", PILAR_KIND_OTHER);
}

static const char SPANISH[] =
    "1. Los faros de la costa se apagaron una noche de enero, y con ellos las radios que guiaban a "
    "los barcos del puerto.\n";
static const char ENGLISH[] =
    "1. The lighthouses of the coast went dark on a night in January, and with them the radios "
    "that had guided the ships to the harbour.\n";

static void the_language_is_told_and_a_foreign_one_noted(void **state)
{
    (void)state;
    struct pilar_document *document = parsed("x", SPANISH);
    assert_text(pilar_document_description(document)->language, "es");
    assert_null(pilar_document_note(document));
    pilar_document_free(document);
    document = parsed("x", ENGLISH);
    assert_text(pilar_document_description(document)->language, "en");
    assert_string_equal(pilar_document_note(document),
                        "this seems to be English, not Spanish: the labels will mean little");
    pilar_document_free(document);
    document = parsed("x", "1. Texto.\n");
    assert_text(pilar_document_description(document)->language, "und");
    assert_null(pilar_document_note(document));
    pilar_document_free(document);
}

static void a_note_holds_encoding_and_language(void **state)
{
    (void)state;
    struct bytes text = {0};
    bytes_append_string(&text, ENGLISH);
    bytes_append_string(&text, "\n2. Caf\xE9.\n");
    bytes_append_byte(&text, '\0');
    struct pilar_document *document = parsed("x", text.data);
    const char *note = pilar_document_note(document);
    assert_non_null(note);
    assert_non_null(strstr(note, "Windows-1252"));
    assert_non_null(strstr(note, "; this seems to be English, not Spanish"));
    pilar_document_free(document);
    bytes_free(&text);
}

static void what_is_not_told_is_empty(void **state)
{
    (void)state;
    struct pilar_document *document = parsed("x", "1. Texto.\n");
    const struct pilar_description *description = pilar_document_description(document);
    assert_text(description->title, "");
    assert_text(description->date, "");
    assert_text(description->session, "");
    assert_int_equal(description->kind, PILAR_KIND_OTHER);
    pilar_document_free(document);
}

/* A document of `size` bytes, all `unit` over and over. */
static void assert_read(const char *unit, size_t size)
{
    struct pilar_document *document = NULL;
    struct pilar_error error;
    size_t length = strlen(unit);
    char *text = malloc(size);
    assert_non_null(text);
    for (size_t i = 0; i < size; i++)
        text[i] = unit[i % length];
    if (pilar_document_parse("x", (struct pilar_text){text, size}, &document, &error) == PILAR_OK)
        assert_non_null(pilar_document_description(document)->title.data);
    pilar_document_free(document);
    free(text);
}

static void masses_of_anything_are_read(void **state)
{
    (void)state;
    enum { SIZE = 2 << 20 };
    assert_read("7", SIZE);
    assert_read("a", SIZE);
    assert_read("31 de febrero de 2013 ", SIZE);
    assert_read("31 de febrero de 2013\n\n", SIZE);
    assert_read("Informe del Grupo\n\n", SIZE);
    assert_read("primer segundo período de ", SIZE);
    assert_read("Informe: (–[", SIZE);
    assert_read("|\t|", SIZE);
    assert_read("¿º.", SIZE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_symbol_goes_before_the_title),
        cmocka_unit_test(the_title_goes_before_the_form),
        cmocka_unit_test(the_form_tells_where_nothing_else_does),
        cmocka_unit_test(the_language_is_told_and_a_foreign_one_noted),
        cmocka_unit_test(a_note_holds_encoding_and_language),
        cmocka_unit_test(what_is_not_told_is_empty),
        cmocka_unit_test(masses_of_anything_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
