/* test_learning_cases: what the tests of learning, model and tagging share: a folder to write in,
 * and the small corpus in tests/corpus. */
#ifndef TESTS_TEST_LEARNING_CASES_H
#define TESTS_TEST_LEARNING_CASES_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "pipeline/base/bytes.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define CASES_CORPUS "tests/corpus"
#define CASES_HEADER "document\tparagraph\theading\tlabels\ttext\n"

/* A folder of its own for each test, which is the test's state. */
struct place {
    char folder[64];
    struct arena arena; /* holds the paths given out */
};

static inline int place_make(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    if (place == NULL)
        return -1;
    strcpy(place->folder, "/tmp/pilar-test-XXXXXX");
    *state = place;
    return mkdtemp(place->folder) == NULL ? -1 : 0;
}

static inline int place_remove_entry(const char *path, const struct stat *about, int kind,
                                     struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline int place_remove(void **state)
{
    struct place *place = *state;
    int failed = nftw(place->folder, place_remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(&place->arena);
    free(place);
    return failed;
}

/* The path of `name` in the folder. */
static inline const char *place_path(struct place *place, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", place->folder, name);
    const char *copy = arena_copy(&place->arena, text_of(path)).data;
    assert_non_null(copy);
    return copy;
}

/* Writes a file in the folder and returns its path. */
static inline const char *place_file(struct place *place, const char *name, struct pilar_text text)
{
    const char *path = place_path(place, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* The same, gzipped. */
static inline const char *place_gzip(struct place *place, const char *name, const char *string)
{
    const char *path = place_path(place, name);
    gzFile file = gzopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(gzwrite(file, string, (unsigned)strlen(string)), strlen(string));
    assert_int_equal(gzclose(file), Z_OK);
    return path;
}

/* A message without the folder it speaks of: "/tmp/pilar-test-x/a.tsv:1: ..." is "a.tsv:1: ...",
 * and the folder itself is "". */
static inline const char *place_message(const struct place *place, const struct pilar_error *error)
{
    size_t length = strlen(place->folder);
    if (strncmp(error->message, place->folder, length) != 0)
        return error->message;
    return error->message + length + (error->message[length] == '/');
}

static inline void assert_text(struct pilar_text text, const char *expected)
{
    assert_int_equal(text.length, strlen(expected));
    assert_memory_equal(text.data, expected, text.length);
}

static inline void assert_same_text(struct pilar_text left, struct pilar_text right)
{
    assert_int_equal(left.length, right.length);
    if (left.length > 0)
        assert_memory_equal(left.data, right.data, left.length);
}

#endif
