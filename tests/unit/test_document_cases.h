/* test_document_cases: what the tests of the document stage share. */
#ifndef TEST_DOCUMENT_CASES_H
#define TEST_DOCUMENT_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/pilar.h"

/* The document made of `string`; fails the test if there is none. */
static inline struct pilar_document *parsed(const char *name, const char *string)
{
    struct pilar_document *document = NULL;
    struct pilar_error error = {.message = ""};
    if (pilar_document_parse(name, text_of(string), &document, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    return document;
}

static inline const struct pilar_paragraph *paragraph_at(const struct pilar_document *document,
                                                         size_t index)
{
    size_t count;
    const struct pilar_paragraph *paragraphs = pilar_document_paragraphs(document, &count);
    assert_in_range(index, 0, count - 1);
    return &paragraphs[index];
}

static inline size_t paragraph_count(const struct pilar_document *document)
{
    size_t count;
    pilar_document_paragraphs(document, &count);
    return count;
}

static inline void assert_text(struct pilar_text text, const char *expected)
{
    if (!text_is(text, expected))
        fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARGUMENT(text), expected);
}

/* The text of each paragraph, in order, NULL behind the last. */
static inline void assert_paragraphs(const char *string, const char *const *expected)
{
    struct pilar_document *document = parsed("prueba.txt", string);
    size_t count = paragraph_count(document);
    for (size_t i = 0; i < count && expected[i] != NULL; i++)
        assert_text(paragraph_at(document, i)->text, expected[i]);
    size_t wanted = 0;
    while (expected[wanted] != NULL)
        wanted++;
    assert_int_equal(count, wanted);
    pilar_document_free(document);
}

#define ASSERT_PARAGRAPHS(string, ...)                                                             \
    assert_paragraphs(string, (const char *const[]){__VA_ARGS__, NULL})

#endif
