#include "pipeline/learning/matrix.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/parallel.h"

bool matrix_append(struct matrix *matrix, struct vector vector)
{
    if (!memory_reserve(&matrix->starts, &matrix->row_capacity, matrix->row_count + 2,
                        sizeof *matrix->starts) ||
        !memory_reserve(&matrix->features, &matrix->feature_capacity,
                        matrix->feature_count + vector.count, sizeof *matrix->features))
        return false;
    if (matrix->row_count == 0)
        matrix->starts[0] = 0;
    if (vector.count > 0)
        memcpy(matrix->features + matrix->feature_count, vector.features,
               vector.count * sizeof *vector.features);
    matrix->feature_count += vector.count;
    matrix->starts[++matrix->row_count] = matrix->feature_count;
    return true;
}

struct vector matrix_row(const struct matrix *matrix, size_t row)
{
    size_t start = matrix->starts[row];
    return (struct vector){matrix->features + start, matrix->starts[row + 1] - start};
}

void matrix_free(struct matrix *matrix)
{
    free(matrix->features);
    free(matrix->starts);
    *matrix = (struct matrix){0};
}

struct products {
    const struct matrix *matrix;
    double *spread; /* [threads][width] a row spread out, zero between rows */
    size_t width;
    matrix_store *store;
    void *context;
};

/* One row against itself and those before it; the mirror image fills the rest. */
static enum pilar_status multiply_row(void *context, size_t row, unsigned thread,
                                      struct pilar_error *error)
{
    (void)error;
    const struct products *products = context;
    const struct matrix *matrix = products->matrix;
    double *spread = products->spread + thread * products->width;
    struct vector left = matrix_row(matrix, row);
    for (size_t i = 0; i < left.count; i++)
        spread[left.features[i].index] = left.features[i].value;
    for (size_t other = 0; other <= row; other++) {
        struct vector right = matrix_row(matrix, other);
        double sum = 0;
        for (size_t i = 0; i < right.count; i++)
            sum += spread[right.features[i].index] * right.features[i].value;
        products->store(products->context, row, other, sum);
        products->store(products->context, other, row, sum);
    }
    for (size_t i = 0; i < left.count; i++)
        spread[left.features[i].index] = 0;
    return PILAR_OK;
}

enum pilar_status matrix_products(const struct matrix *matrix, size_t width, unsigned threads,
                                  matrix_store *store, void *context, struct pilar_error *error)
{
    struct products all = {matrix, NULL, width, store, context};
    all.spread = memory_array(width * (threads == 0 ? 1 : threads), sizeof *all.spread);
    if (all.spread == NULL)
        return error_memory(error);
    enum pilar_status status = parallel_run(threads, matrix->row_count, multiply_row, &all, error);
    free(all.spread);
    return status;
}
