/* matrix: the vectors of a corpus, and all their inner products. */
#ifndef LEARNING_MATRIX_H
#define LEARNING_MATRIX_H

#include "pipeline/features/vectorizer.h"
#include "pipeline/pilar.h"

/* Sparse rows, one a text. Zero-initialise it. */
struct matrix {
    struct feature *features; /* of all rows, one after the other */
    size_t feature_count, feature_capacity;
    size_t *starts; /* [row_count + 1] where each row begins in features */
    size_t row_count, row_capacity;
};

/* Appends a copy of `vector` as a row. False if memory is out. */
bool matrix_append(struct matrix *matrix, struct vector vector);

struct vector matrix_row(const struct matrix *matrix, size_t row);

void matrix_free(struct matrix *matrix);

/* Takes the inner product of two rows, where the caller wants it. */
typedef void matrix_store(void *context, size_t row, size_t other, double product);

/* Hands the inner products of all pairs of rows, whose features lie below `width`, to `store`, each
 * pair in both orders, from `threads` threads at once. The numbers do not depend on `threads`.
 * Errors: PILAR_ERROR_MEMORY. */
enum pilar_status matrix_products(const struct matrix *matrix, size_t width, unsigned threads,
                                  matrix_store *store, void *context, struct pilar_error *error);

#endif
