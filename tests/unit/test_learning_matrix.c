/* test_learning_matrix: rows are kept as given, and their products are plain dot products. */
#include "pipeline/base/random.h"
#include "pipeline/learning/matrix.h"
#include "tests/unit/test_learning_cases.h"

enum { WIDTH = 60, ROWS = 41 };

/* Random rows with ever more features, the first without any; `plain` receives them spread out. */
static struct matrix make(double plain[ROWS][WIDTH])
{
    struct matrix matrix = {0};
    struct random random = {5};
    memset(plain, 0, ROWS * sizeof *plain);
    for (size_t row = 0; row < ROWS; row++) {
        struct feature features[WIDTH];
        size_t count = 0;
        for (uint32_t i = 0; i < WIDTH; i++) {
            if (random_below(&random, ROWS) >= row)
                continue;
            double value = (double)random_below(&random, 2000) / 1000 - 1;
            features[count++] = (struct feature){i, value};
            plain[row][i] = value;
        }
        assert_true(matrix_append(&matrix, (struct vector){features, count}));
    }
    return matrix;
}

/* Where the products go: [row_count][row_count]. */
struct square {
    double *values;
    size_t side;
};

static void store(void *context, size_t row, size_t other, double product)
{
    struct square *square = context;
    square->values[row * square->side + other] = product;
}

static enum pilar_status products_of(const struct matrix *matrix, size_t width, unsigned threads,
                                     double *values)
{
    struct square square = {values, matrix->row_count};
    return matrix_products(matrix, width, threads, store, &square, NULL);
}

static void rows_are_kept_as_given(void **state)
{
    (void)state;
    static double plain[ROWS][WIDTH];
    struct matrix matrix = make(plain);
    assert_int_equal(matrix.row_count, ROWS);
    for (size_t row = 0; row < ROWS; row++) {
        struct vector vector = matrix_row(&matrix, row);
        double spread[WIDTH] = {0};
        for (size_t i = 0; i < vector.count; i++)
            spread[vector.features[i].index] = vector.features[i].value;
        assert_memory_equal(spread, plain[row], sizeof spread);
    }
    assert_int_equal(matrix_row(&matrix, 0).count, 0);
    matrix_free(&matrix);
    assert_int_equal(matrix.row_count, 0);
}

static void products_are_plain_dot_products(void **state)
{
    (void)state;
    static double plain[ROWS][WIDTH], products[ROWS][ROWS];
    struct matrix matrix = make(plain);
    assert_int_equal(products_of(&matrix, WIDTH, 1, products[0]), PILAR_OK);
    for (size_t left = 0; left < ROWS; left++) {
        for (size_t right = 0; right < ROWS; right++) {
            double sum = 0;
            for (size_t i = 0; i < WIDTH; i++)
                sum += plain[left][i] * plain[right][i];
            assert_true(sum - products[left][right] < 1e-12);
            assert_true(products[left][right] - sum < 1e-12);
        }
    }
    matrix_free(&matrix);
}

static void products_do_not_depend_on_threads(void **state)
{
    (void)state;
    static double plain[ROWS][WIDTH], alone[ROWS][ROWS], together[ROWS][ROWS];
    static const unsigned THREADS[] = {0, 2, 8, ROWS + 1};
    struct matrix matrix = make(plain);
    assert_int_equal(products_of(&matrix, WIDTH, 1, alone[0]), PILAR_OK);
    for (size_t i = 0; i < sizeof THREADS / sizeof *THREADS; i++) {
        memset(together, 0xFF, sizeof together);
        assert_int_equal(products_of(&matrix, WIDTH, THREADS[i], together[0]), PILAR_OK);
        assert_memory_equal(alone, together, sizeof alone);
    }
    matrix_free(&matrix);
}

static void no_rows_have_no_products(void **state)
{
    (void)state;
    struct matrix matrix = {0};
    double product = 7;
    assert_int_equal(products_of(&matrix, WIDTH, 2, &product), PILAR_OK);
    assert_true(product == 7);
    struct vector nothing = {NULL, 0};
    assert_true(matrix_append(&matrix, nothing));
    assert_int_equal(products_of(&matrix, 0, 2, &product), PILAR_OK);
    assert_true(product == 0);
    matrix_free(&matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_kept_as_given),
        cmocka_unit_test(products_are_plain_dot_products),
        cmocka_unit_test(products_do_not_depend_on_threads),
        cmocka_unit_test(no_rows_have_no_products),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
