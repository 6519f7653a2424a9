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

/* Fills `products` [row_count][row_count] with the inner products of the rows, whose features lie
 * below `width`. The numbers do not depend on `threads`. Errors: PILAR_ERROR_MEMORY. */
enum pilar_status matrix_products(const struct matrix *matrix, size_t width, unsigned threads,
                                  double *products, struct pilar_error *error);

#endif
