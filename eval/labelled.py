"""What the scripts in bench/ and experiments/ share: the corpus by genre, parts of whole documents,
thresholds, figures, and how far a difference may be chance.

Decisions and gold labels are arrays of [paragraphs, labels]. Needs NumPy and scikit-learn, as
`scripts/packages reference` installs them for Debian's own Python.
"""
import csv
import pathlib

import numpy
from sklearn.metrics import average_precision_score

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"

# What is left out and tagged, each by what was learned from all else. Contrasts and other subjects
# are no genre of their own, and always learned from.
GENRES = sorted(path.stem for path in (CORPUS / "authored").glob("*.tsv")
                if path.stem not in ("contrasts", "other-subjects"))


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


LABELS = [row["label"] for row in read_table(CORPUS / "labels.tsv")]


class Paragraphs:
    """Rows with `document`, `heading`, `labels` and `text`, those of a document in a run."""

    def __init__(self, rows, genres):
        self.texts = [row["text"] for row in rows]
        self.headings = [row["heading"] for row in rows]
        self.documents = numpy.array([row["document"] for row in rows])
        self.genres = numpy.array(genres)
        self.gold = numpy.array([[label in row["labels"].split(",") for label in LABELS]
                                 for row in rows])


def genre_file(genre):
    return CORPUS / "authored" / f"{genre}.tsv"


def read_authored():
    rows, genres = [], []
    for path in sorted((CORPUS / "authored").glob("*.tsv")):
        found = read_table(path)
        rows += found
        genres += [path.stem] * len(found)
    return Paragraphs(rows, genres)


def read_real():
    """The real documents as bags: each word as often as it stands there, by itself, so that no two
    are neighbours; their genre is "real"."""
    rows = []
    for path in sorted((CORPUS / "real").glob("*.bags.tsv")):
        labels = read_table(str(path).replace(".bags.", ".labels."))
        for bag, label in zip(read_table(path), labels, strict=True):
            bag["labels"] = label["labels"]
            for column in ("heading", "text"):
                counts = [item.rsplit(":", 1) for item in bag[column].split()]
                bag[column] = " ".join(f"{word}." for word, count in counts
                                       for _ in range(int(count)))
            rows.append(bag)
    return Paragraphs(rows, ["real"] * len(rows))


def parts(documents, count, seed=1):
    """The part of each row, whole documents in each."""
    names = sorted(set(documents))
    numpy.random.RandomState(seed).shuffle(names)
    part = {name: index % count for index, name in enumerate(names)}
    return numpy.array([part[name] for name in documents])


def f1_by_rank(decisions, gold):
    """F1 of giving the label to the first 1, 2, ... of the rows, and the decisions in that order."""
    order = numpy.argsort(-decisions, kind="stable")
    found = numpy.cumsum(gold[order])
    return 2 * found / (numpy.arange(1, len(gold) + 1) + gold.sum()), decisions[order]


def best_threshold(decisions, gold):
    """The decision from which on giving the label has the highest F1: half-way to the next below,
    as pilar chooses it."""
    f1, ordered = f1_by_rank(decisions, gold)
    f1[:-1][ordered[:-1] == ordered[1:]] = -1  # equal decisions are not told apart
    best = f1.argmax()
    return ordered[best] if best + 1 == len(f1) else (ordered[best] + ordered[best + 1]) / 2


def best_f1(decisions, gold):
    """The mean over labels of the highest F1 that any threshold gives."""
    return numpy.mean([f1_by_rank(decisions[:, label], gold[:, label])[0].max()
                       for label in range(gold.shape[1])])


def average_precision(decisions, gold):
    """The mean over labels."""
    return numpy.mean([average_precision_score(gold[:, label], decisions[:, label])
                       for label in range(gold.shape[1])])


def macro_and_micro(right, given, wanted):
    """F1 from counts of [..., labels]: right ones, given ones, those of the gold."""
    both = given + wanted
    macro = (2 * right / numpy.maximum(both, 1)).mean(axis=-1)
    return macro, 2 * right.sum(axis=-1) / numpy.maximum(both.sum(axis=-1), 1)


def f1_figures(given, gold):
    return macro_and_micro((given & gold).sum(axis=0), given.sum(axis=0), gold.sum(axis=0))


def p_values(documents, gold, left, right, repeats=10000, seed=1):
    """Paired approximate randomisation (Noreen: Computer-intensive methods for testing hypotheses,
    1989), by document, two-sided: how often macro and micro F1 of two taggers differ by as much as
    they do, if a coin decides for each document whose answer is whose."""
    _, group = numpy.unique(documents, return_inverse=True)

    def by_document(table):
        counts = numpy.zeros((group.max() + 1, table.shape[1]))
        numpy.add.at(counts, group, table)
        return counts

    counts = {(side, kind): by_document(table)
              for side, given in (("left", left), ("right", right))
              for kind, table in (("right", given & gold), ("given", given))}
    wanted = gold.sum(axis=0)
    coins = numpy.random.RandomState(seed).rand(repeats, group.max() + 1) < 0.5

    def difference(swapped):
        figures = []
        for mine, other in (("left", "right"), ("right", "left")):
            right_ones, given_ones = (
                counts[mine, kind].sum(axis=0)
                + swapped @ (counts[other, kind] - counts[mine, kind])
                for kind in ("right", "given"))
            figures.append(macro_and_micro(right_ones, given_ones, wanted))
        return [numpy.abs(a - b) for a, b in zip(*figures)]

    seen = difference(numpy.zeros((1, coins.shape[1])))
    drawn = difference(coins.astype(float))
    return [(1 + (d >= s - 1e-12).sum()) / (repeats + 1) for d, s in zip(drawn, seen)]
