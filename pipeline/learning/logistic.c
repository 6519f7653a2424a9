#include "pipeline/learning/logistic.h"

#include <math.h>
#include <string.h>

enum { SIZE_MOST = LOGISTIC_INPUTS_MOST + 1, ITERATIONS = 100 };

struct problem {
    const double *rows;
    const unsigned char *positive;
    size_t count, width;
    double penalty;
    double target[2]; /* of the negative and of the positive */
};

static double log_odds(const struct problem *problem, size_t row, const double *weights)
{
    double sum = weights[0];
    for (size_t i = 0; i < problem->width; i++)
        sum += weights[i + 1] * problem->rows[row * problem->width + i];
    return sum;
}

/* What is to be made small: the negative log likelihood and the penalty. */
static double loss(const struct problem *problem, const double *weights)
{
    double sum = 0;
    for (size_t i = 0; i < problem->count; i++) {
        double target = problem->target[problem->positive[i] != 0];
        double odds = log_odds(problem, i, weights);
        sum +=
            odds >= 0 ? (1 - target) * odds + log1p(exp(-odds)) : -target * odds + log1p(exp(odds));
    }
    for (size_t i = 1; i <= problem->width; i++)
        sum += problem->penalty * weights[i] * weights[i] / 2;
    return sum;
}

/* The gradient and the Hessian of the loss. */
static void derive(const struct problem *problem, const double *weights, double *gradient,
                   double hessian[SIZE_MOST][SIZE_MOST])
{
    const double ridge = 1e-10; /* keeps the matrix invertible where inputs are constant */
    size_t size = problem->width + 1;
    for (size_t i = 0; i < size; i++) {
        double penalty = i == 0 ? 0 : problem->penalty;
        gradient[i] = penalty * weights[i];
        memset(hessian[i], 0, sizeof hessian[i]);
        hessian[i][i] = penalty + ridge;
    }
    for (size_t row = 0; row < problem->count; row++) {
        double odds = log_odds(problem, row, weights);
        double probability = odds >= 0 ? 1 / (1 + exp(-odds)) : exp(odds) / (1 + exp(odds));
        double error = probability - problem->target[problem->positive[row] != 0];
        double curvature = probability * (1 - probability);
        double inputs[SIZE_MOST] = {1};
        memcpy(inputs + 1, problem->rows + row * problem->width, problem->width * sizeof *inputs);
        for (size_t i = 0; i < size; i++) {
            gradient[i] += error * inputs[i];
            for (size_t j = 0; j <= i; j++)
                hessian[i][j] += curvature * inputs[i] * inputs[j];
        }
    }
}

/* Solves hessian . step = gradient by Cholesky's decomposition, in place; only the lower half of
 * the matrix is read. False if it is not positive definite. */
static bool solve(double hessian[SIZE_MOST][SIZE_MOST], size_t size, const double *gradient,
                  double *step)
{
    for (size_t i = 0; i < size; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = hessian[i][j];
            for (size_t k = 0; k < j; k++)
                sum -= hessian[i][k] * hessian[j][k];
            if (i != j)
                hessian[i][j] = sum / hessian[j][j];
            else if (sum > 0)
                hessian[i][i] = sqrt(sum);
            else
                return false;
        }
    }
    for (size_t i = 0; i < size; i++) {
        step[i] = gradient[i];
        for (size_t k = 0; k < i; k++)
            step[i] -= hessian[i][k] * step[k];
        step[i] /= hessian[i][i];
    }
    for (size_t i = size; i-- > 0;) {
        for (size_t k = i + 1; k < size; k++)
            step[i] -= hessian[k][i] * step[k];
        step[i] /= hessian[i][i];
    }
    return true;
}

/* Goes along `step` as far as the loss falls; false if it no longer does. */
static bool descend(const struct problem *problem, const double *step, double *weights,
                    double *value)
{
    enum { HALVINGS = 33 }; /* down to a length of 1e-10 */
    const double enough = 1e-12;
    size_t size = problem->width + 1;
    double length = 1;
    for (int halvings = 0; halvings <= HALVINGS; halvings++, length /= 2) {
        double tried[SIZE_MOST];
        for (size_t i = 0; i < size; i++)
            tried[i] = weights[i] - length * step[i];
        double tried_value = loss(problem, tried);
        if (tried_value < *value) {
            bool falls = *value - tried_value > enough * (1 + fabs(*value));
            memcpy(weights, tried, size * sizeof *weights);
            *value = tried_value;
            return falls;
        }
    }
    return false;
}

bool logistic_fit(const double *rows, const unsigned char *positive, size_t count, size_t width,
                  double penalty, double *weights)
{
    double positives = 0;
    for (size_t i = 0; i < count; i++)
        positives += positive[i] != 0;
    double negatives = (double)count - positives;
    struct problem problem = {rows, positive, count, width, penalty, {0}};
    problem.target[0] = 1 / (negatives + 2);
    problem.target[1] = (positives + 1) / (positives + 2);
    double made[SIZE_MOST] = {log((positives + 1) / (negatives + 1))};
    double value = loss(&problem, made);
    bool falls = true;
    for (int iteration = 0; falls && iteration < ITERATIONS; iteration++) {
        double gradient[SIZE_MOST], step[SIZE_MOST], hessian[SIZE_MOST][SIZE_MOST];
        derive(&problem, made, gradient, hessian);
        falls = solve(hessian, width + 1, gradient, step) && descend(&problem, step, made, &value);
    }
    for (size_t i = 0; i <= width; i++) {
        if (!isfinite(made[i]))
            return false;
    }
    memcpy(weights, made, (width + 1) * sizeof *weights);
    return true;
}
