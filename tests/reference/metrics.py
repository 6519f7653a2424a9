#!/usr/bin/python3
"""Writes metrics.tsv beside itself: what scikit-learn 1.2.1 and SciPy 1.10.1 make of random label
matrices, for the tests of eval/. The matrices are those of tests/unit/test_eval_cases.h, drawn by
the same generator, so that only the figures are kept."""

import math
import pathlib
import warnings
from fractions import Fraction

import numpy as np
from scipy import stats
from sklearn import calibration, metrics

warnings.simplefilter("ignore")  # about the empty and one-class cases, which are meant

# name, seed, paragraphs, labels, documents, percent of gold, percent of noise, levels of scores
CASES = [
    ("random", 1, 60, 6, 8, 30, 10, 50),
    ("ties", 2, 40, 4, 5, 40, 25, 2),
    ("continuous", 3, 80, 3, 7, 50, 20, 1 << 30),
    ("no_gold", 4, 20, 3, 3, 0, 30, 10),
    ("all_missed", 5, 20, 3, 3, 100, 100, 10),
    ("all_right", 6, 20, 3, 3, 100, 0, 10),
    ("nothing", 7, 20, 3, 3, 0, 0, 10),
    ("one_label", 8, 25, 1, 4, 40, 20, 10),
    ("one_paragraph", 9, 1, 3, 1, 50, 30, 10),
]
REPEATS, BOOTSTRAP_SEED, TEST_SEED = 39, 11, 12


class Random:
    """SplitMix64, as in pipeline/base/random.c."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        mixed = self.state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
        return mixed ^ mixed >> 31

    def below(self, bound):
        limit = 2**64 - 1 - (2**64 - 1) % bound
        while (value := self.next()) >= limit:
            pass
        return value % bound


class Judged:
    def __init__(self, gold, gold_primary, given, given_primary, scores, groups):
        self.gold, self.gold_primary = gold, gold_primary
        self.given, self.given_primary = given, given_primary
        self.scores, self.groups = scores, groups

    def take(self, rows):
        return Judged(*(array[rows] for array in vars(self).values()))


def pick_primary(random, labels):
    """Any label there is; len(labels) stands for none."""
    start = random.below(len(labels))
    for i in range(len(labels)):
        if labels[(start + i) % len(labels)]:
            return (start + i) % len(labels)
    return len(labels)


def make_case(seed, count, labels, groups, gold_percent, noise, levels):
    """One gold standard and two taggers, the second with half as much noise again."""
    random = Random(seed)
    gold, gold_primary = np.zeros((count, labels), int), np.zeros(count, int)
    for row in range(count):
        for label in range(labels):
            gold[row, label] = random.below(100) < gold_percent
        gold_primary[row] = pick_primary(random, gold[row])
    systems = []
    for system in range(2):
        given, given_primary = gold.copy(), np.zeros(count, int)
        scores = np.zeros((count, labels))
        for row in range(count):
            for label in range(labels):
                given[row, label] ^= random.below(100) < noise + system * noise // 2
                level = random.below(levels + 1) + given[row, label] * levels
                scores[row, label] = level / (2 * levels)
            given_primary[row] = pick_primary(random, given[row])
        document = np.arange(count) * groups // count
        systems.append(Judged(gold, gold_primary, given, given_primary, scores, document))
    return systems


def calibration_error(gold, scores):
    bins = np.searchsorted(np.arange(1, 10) / 10, scores)
    counts = np.bincount(bins, minlength=10)
    used = counts > 0
    confidence = np.bincount(bins, scores, 10)[used] / counts[used]
    accuracy = np.bincount(bins, gold, 10)[used] / counts[used]
    error = np.sum(counts[used] / len(gold) * np.abs(accuracy - confidence))
    # scikit-learn's edges are multiples of a rounded 0.1, so that scores on an edge may differ
    if not np.any(scores * 10 == np.round(scores * 10)) and 0 < gold.sum() < len(gold):
        theirs = calibration.calibration_curve(gold, scores, n_bins=10)
        np.testing.assert_allclose(theirs, (accuracy, confidence), atol=1e-14)
    return error


def column_figures(gold, given, scores):
    return {
        "precision": metrics.precision_score(gold, given, zero_division=0),
        "recall": metrics.recall_score(gold, given, zero_division=0),
        "f1": metrics.f1_score(gold, given, zero_division=0),
        "average_precision": abs(metrics.average_precision_score(gold, scores)),
        "calibration_error": calibration_error(gold, scores),
        "brier": metrics.brier_score_loss(gold, scores, pos_label=1),
        "support": gold.sum(),
    }


def averages(judged, average):
    """Of precision, recall and F1. A second label that nobody has makes of one label the
    multi-label case, and changes nothing in micro and sample averages."""
    gold, given = judged.gold, judged.given
    if gold.shape[1] == 1 and average == "macro":
        gold, given, average = gold[:, 0], given[:, 0], "binary"
    elif gold.shape[1] == 1:
        gold, given = (np.hstack([matrix, 0 * matrix]) for matrix in (gold, given))
    result = metrics.precision_recall_fscore_support(gold, given, average=average, zero_division=0)
    return dict(zip(("precision", "recall", "f1"), result))


def risks(judged):
    """The mean over all orders of equally certain paragraphs, by their expected errors."""
    ranked = []
    for row in range(len(judged.gold)):
        certainty = 1.0
        for given, score in zip(judged.given[row], judged.scores[row]):
            certainty *= score if given else 1 - score
        ranked.append((certainty, int(np.any(judged.gold[row] != judged.given[row]))))
    expected = []
    for certainty, _ in sorted(ranked, reverse=True):
        ties = [wrong for other, wrong in ranked if other == certainty]
        expected.append(sum(ties) / len(ties))
    for step in range(1, 11):
        kept = -(-len(ranked) * step // 10)
        yield f"risk_at_{step * 10}", sum(expected[:kept]) / kept


def all_figures(judged):
    gold, given, scores = judged.gold, judged.given, judged.scores
    primaries = judged.gold_primary, judged.given_primary
    figures = {f"samples_{name}": value for name, value in averages(judged, "samples").items()}
    figures["exact_match"] = np.mean(np.all(gold == given, axis=1))
    figures["hamming_loss"] = np.mean(gold != given)
    if gold.shape[1] > 1:
        assert figures["exact_match"] == metrics.accuracy_score(gold, given)
        assert math.isclose(figures["hamming_loss"], metrics.hamming_loss(gold, given))
    figures["lrap"] = metrics.label_ranking_average_precision_score(gold, scores)
    figures["primary_accuracy"] = metrics.accuracy_score(*primaries)
    figures["primary_macro_f1"] = metrics.f1_score(*primaries, average="macro", zero_division=0)
    figures["primary_kappa"] = metrics.cohen_kappa_score(*primaries)
    figures.update(risks(judged))

    columns = [column_figures(*each) for each in zip(gold.T, given.T, scores.T)]
    macro = {name: np.mean([column[name] for column in columns]) for name in columns[0]}
    macro.update(averages(judged, "macro"))
    macro["support"] = gold.sum()
    micro = column_figures(gold.ravel(), given.ravel(), scores.ravel())
    micro.update(averages(judged, "micro"))
    if gold.shape[1] > 1:
        for average, row in (("macro", macro), ("micro", micro)):
            theirs = metrics.average_precision_score(gold, scores, average=average)
            assert math.isclose(abs(theirs), row["average_precision"])
    for name, row in [("macro", macro), ("micro", micro)]:
        figures.update({f"{name}.{figure}": value for figure, value in row.items()})
    for label, row in enumerate(columns):
        figures.update({f"label{label}.{figure}": value for figure, value in row.items()})
    return figures


def some_figures(judged):
    """Those that are resampled."""
    primary = metrics.accuracy_score(judged.gold_primary, judged.given_primary)
    ranking = metrics.label_ranking_average_precision_score(judged.gold, judged.scores)
    return np.array([averages(judged, "macro")["f1"], primary, ranking])


SOME_NAMES = ("macro.f1", "primary_accuracy", "lrap")


def unit_rows(judged, unit):
    keys = judged.groups if unit == "documents" else np.arange(len(judged.groups))
    return [np.flatnonzero(keys == key) for key in np.unique(keys)]


def intervals(judged, unit):
    random, units, values = Random(BOOTSTRAP_SEED), unit_rows(judged, unit), []
    for _ in range(REPEATS):
        rows = np.concatenate([units[random.below(len(units))] for _ in units])
        values.append(some_figures(judged.take(rows)))
    for name, bounds in zip(SOME_NAMES, np.percentile(values, [2.5, 97.5], axis=0).T):
        yield f"{unit}.{name}.low", bounds[0]
        yield f"{unit}.{name}.high", bounds[1]


def exchange(left, right, swapped):
    """The two with their answers exchanged in the rows of a mask."""
    def mix(one, other):
        wide = swapped[:, None]
        return Judged(one.gold, one.gold_primary, np.where(wide, other.given, one.given),
                      np.where(swapped, other.given_primary, one.given_primary),
                      np.where(wide, other.scores, one.scores), one.groups)
    return mix(left, right), mix(right, left)


def difference(left, right, swapped):
    one, other = exchange(left, right, swapped)
    return np.abs(some_figures(one) - some_figures(other))


def p_values(left, right, unit):
    random, units = Random(TEST_SEED), unit_rows(left, unit)
    swapped = np.zeros(len(left.groups), bool)
    observed, extreme = difference(left, right, swapped), np.zeros(len(SOME_NAMES))
    for _ in range(REPEATS):
        for rows in units:
            if random.below(2):
                swapped[rows] = ~swapped[rows]
        extreme += difference(left, right, swapped) >= observed - 1e-12
    for name, count in zip(SOME_NAMES, extreme):
        yield f"{unit}.{name}.p", (count + 1) / (REPEATS + 1)


def exact_p_values(left, right):
    """SciPy's permutation test over every way to exchange documents."""
    units = unit_rows(left, "documents")
    for i, name in enumerate(SOME_NAMES):
        def statistic(ones, _):
            swapped = np.zeros(len(left.groups), bool)
            for rows, one in zip(units, ones):
                swapped[rows] = one
            return round(difference(left, right, swapped)[i], 12)
        test = stats.permutation_test((np.zeros(len(units)), np.ones(len(units))), statistic,
                                      permutation_type="samples", alternative="greater",
                                      n_resamples=np.inf, vectorized=False)
        yield f"documents.{name}.exact_p", test.pvalue


def mcnemar(left, right):
    right_left, right_right = left.gold == left.given, right.gold == right.given
    columns = [(f"label{i}", *pair) for i, pair in enumerate(zip(right_left.T, right_right.T))]
    for name, one, other in columns + [("all", right_left.all(axis=1), right_right.all(axis=1))]:
        ones, others = int(np.sum(one & ~other)), int(np.sum(other & ~one))
        p = stats.binomtest(ones, ones + others).pvalue if ones + others > 0 else 1
        yield f"mcnemar.{name}", p


def masi(left, right):
    if left == right:
        return Fraction(0)
    both, either = left & right, left | right
    weight = Fraction(2, 3) if both in (left, right) else Fraction(1, 3)
    return 1 - Fraction(len(both), len(either)) * weight


def alpha(units):
    """Krippendorff's definition as it stands: all pairs within units against all pairs."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    n = len(values)
    observed = sum(masi(a, b) / (len(unit) - 1) for unit in units for a in unit for b in unit)
    expected = sum(masi(a, b) for a in values for b in values)
    return float(1 - (n - 1) * observed / expected) if expected else math.nan


def agreement(left, right):
    """The two taggers and gold as annotators; the first two leave paragraphs out."""
    row = np.arange(len(left.gold))
    present = [row % 5 != 0, row % 7 != 3, row >= 0]
    both = present[0] & present[1]
    for label in range(left.gold.shape[1]):
        yield f"kappa.label{label}", metrics.cohen_kappa_score(left.given[both, label],
                                                               right.given[both, label])
    yield "kappa.primary", metrics.cohen_kappa_score(left.given_primary[both],
                                                     right.given_primary[both])
    matrices = [left.given, right.given, left.gold]
    yield "alpha", alpha([[frozenset(np.flatnonzero(matrix[i]))
                           for matrix, there in zip(matrices, present) if there[i]] for i in row])


def main():
    path = pathlib.Path(__file__).with_suffix(".tsv")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        print("case", "figure", "value", sep="\t", file=file)

        def write(case, figures):
            for figure, value in figures:
                print(case, figure, repr(float(value)), sep="\t", file=file)

        for case, *parameters in CASES:
            left, right = make_case(*parameters)
            write(case, all_figures(left).items())
            write(case, mcnemar(left, right))
            if len(left.gold) > 1:
                write(case, agreement(left, right))
            if case == "random":
                for unit in ("documents", "paragraphs"):
                    write(case, intervals(left, unit))
                    write(case, p_values(left, right, unit))
                write(case, exact_p_values(left, right))


main()
