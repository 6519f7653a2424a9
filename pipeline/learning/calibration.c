#include "pipeline/learning/calibration.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"

double sigmoid_probability(struct sigmoid sigmoid, double decision) {
    double at = sigmoid.slope * decision + sigmoid.offset;
    /* the form whose exponent is negative cannot overflow */
    return at >= 0 ? exp(-at) / (1.0 + exp(-at)) : 1.0 / (1.0 + exp(at));
}

/* The targets of the fit: not 1 and 0, but what Bayes' rule with a uniform prior makes of them. */
struct targets {
    double positive, negative;
};

static double target(struct targets targets, unsigned char positive) {
    return positive ? targets.positive : targets.negative;
}

/* The negative log likelihood. */
static double loss(const double *decisions, const unsigned char *positive, size_t count,
                   struct targets targets, struct sigmoid sigmoid) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double t = target(targets, positive[i]);
        double at = sigmoid.slope * decisions[i] + sigmoid.offset;
        sum += at >= 0 ? t * at + log1p(exp(-at)) : (t - 1) * at + log1p(exp(at));
    }
    return sum;
}

bool sigmoid_fit(const double *decisions, const unsigned char *positive, size_t count,
                 struct sigmoid *sigmoid) {
    enum { ITERATIONS = 100 };
    const double least_step = 1e-10, ridge = 1e-12, small_gradient = 1e-7, sufficient = 1e-4;
    double positives = 0;
    for (size_t i = 0; i < count; i++)
        positives += positive[i] != 0;
    double negatives = (double)count - positives;
    struct targets targets = {(positives + 1) / (positives + 2), 1 / (negatives + 2)};
    struct sigmoid at = {0, log((negatives + 1) / (positives + 1))};
    double value = loss(decisions, positive, count, targets, at);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
        double h11 = ridge, h22 = ridge, h21 = 0, g1 = 0, g2 = 0;
        for (size_t i = 0; i < count; i++) {
            double p = sigmoid_probability(at, decisions[i]);
            double curvature = p * (1 - p);
            double slope = target(targets, positive[i]) - p;
            h11 += decisions[i] * decisions[i] * curvature;
            h22 += curvature;
            h21 += decisions[i] * curvature;
            g1 += decisions[i] * slope;
            g2 += slope;
        }
        if (fabs(g1) < small_gradient && fabs(g2) < small_gradient)
            break;
        double determinant = h11 * h22 - h21 * h21;
        struct sigmoid direction = {-(h22 * g1 - h21 * g2) / determinant,
                                    -(h11 * g2 - h21 * g1) / determinant};
        double descent = g1 * direction.slope + g2 * direction.offset;
        double step = 1;
        for (; step >= least_step; step /= 2) {
            struct sigmoid tried = {at.slope + step * direction.slope,
                                    at.offset + step * direction.offset};
            double tried_value = loss(decisions, positive, count, targets, tried);
            if (tried_value < value + sufficient * step * descent) {
                at = tried;
                value = tried_value;
                break;
            }
        }
        if (step < least_step)
            break;
    }
    if (!(at.slope < 0) || !isfinite(at.offset))
        return false;
    *sigmoid = at;
    return true;
}

struct scored {
    double probability;
    unsigned char positive;
};

static int higher_first(const void *left, const void *right) {
    const struct scored *l = left, *r = right;
    return (l->probability < r->probability) - (l->probability > r->probability);
}

bool threshold_best(const double *probabilities, const unsigned char *positive, size_t count,
                    double *threshold) {
    struct scored *ordered = memory_array(count, sizeof *ordered);
    if (ordered == NULL)
        return false;
    size_t all = 0, hits = 0;
    for (size_t i = 0; i < count; i++) {
        ordered[i] = (struct scored){probabilities[i], positive[i]};
        all += positive[i] != 0;
    }
    qsort(ordered, count, sizeof *ordered, higher_first);
    double best = -1, chosen = 0.5;
    for (size_t i = 0; i < count; i++) {
        hits += ordered[i].positive != 0;
        bool divides = i + 1 == count || ordered[i + 1].probability < ordered[i].probability;
        double f1 = 2.0 * (double)hits / (double)(i + 1 + all);
        if (divides && f1 > best) {
            best = f1;
            double next = i + 1 == count ? 0 : ordered[i + 1].probability;
            chosen = (ordered[i].probability + next) / 2;
        }
    }
    free(ordered);
    *threshold = chosen;
    return true;
}
