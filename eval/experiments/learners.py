#!/usr/bin/python3
"""Features, learners and inputs of the last decision that were tried, with scikit-learn in place of
the program, so that each can be tried in a line or two.

usage: eval/experiments/learners.py [TRIAL]...     those whose name has TRIAL in it, or all

A trial learns a decision for each label from corpus/authored without a genre and decides that
genre, for each genre; and from all of corpus/authored and decides the bags of words of the real
documents, which have no neighbours. It prints, for all genres together and for the real
documents, the mean over labels of average precision, and of the highest F1 that any threshold
gives: what the decision can do, whatever is made of it.

The words are those of pipeline/language, and stems, pairs and their weights those of
pipeline/features; n-grams are weighted as a text of n-grams, not shared out by word. Document
frequencies are those of all texts, the left-out ones too. Unless a trial says otherwise the machine
has the hinge loss, at a cost of 1 over the squared length of a text's vector.
"""
import concurrent.futures
import pathlib
import re
import sys
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import numpy
import scipy.sparse
import Stemmer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

import labelled
from labelled import GENRES, LABELS, ROOT

WORKERS = concurrent.futures.ThreadPoolExecutor(2)
PARTS = 5
LABEL_COUNT = len(LABELS)

# ---- words ----

WORD = re.compile(r"[^\W_]+|[^\s]")
FUNCTION_WORDS = set(re.findall(r'"(\w+)"', (ROOT / "pipeline/language/function_words.c")
                                .read_text(encoding="utf-8")))
STEMMER = Stemmer.Stemmer("spanish")
STEMS = {}


def fold(word):
    return "".join(letter for letter in unicodedata.normalize("NFD", word)
                   if not unicodedata.combining(letter))


def stem(word):
    if word not in STEMS:
        STEMS[word] = fold(STEMMER.stemWord(re.sub(r"(?<=..[csxgt]i)on$", "ón", word)))
    return STEMS[word]


def runs(text):
    """The words of a text, lower case, in runs that no number and no mark parts."""
    found = [[]]
    for token in WORD.findall(unicodedata.normalize("NFC", text.lower())):
        if len(token) > 1 and not token.isdigit():
            found[-1].append(token)
        elif not token.isalpha():
            found.append([])
    return found


def words(text):
    return [word for run in runs(text) for word in run]


def stems(text):
    return [stem(word) for word in words(text)]


def grams(text):
    marked = ["<" + fold(word) + ">" for word in words(text)]
    return [word[i:i + n] for word in marked for n in (3, 4, 5) for i in range(len(word) - n + 1)]


def neighbours(text):
    return [f"{stem(a)} {stem(b)}" for run in runs(text) for a, b in zip(run, run[1:])]


def neighbours_and_content(text):
    """Pairs of neighbours, and of each content word with the two content words before it."""
    found = neighbours(text)
    for run in runs(text):
        content = [(i, stem(word)) for i, word in enumerate(run) if word not in FUNCTION_WORDS]
        found += [f"{a} {b}" for (i, a), (j, b) in zip(content, content[1:]) if j > i + 1]
        found += [f"{a} {b}" for (_, a), (_, b) in zip(content, content[2:])]
    return found


# ---- data ----

class Data:
    """All paragraphs, the real ones last, with their features as they are first asked for."""

    def __init__(self):
        authored, real = labelled.read_authored(), labelled.read_real()
        self.texts = authored.texts + real.texts
        self.headings = authored.headings + real.headings
        self.documents = numpy.concatenate([authored.documents, real.documents])
        self.genres = numpy.concatenate([authored.genres, real.genres])
        self.gold = numpy.concatenate([authored.gold, real.gold])
        self.blocks = {}

    def block(self, kind):
        """A block of features: how it is made, and of the texts."""
        if kind not in self.blocks:
            least = 2 if kind in (stems, grams) else 3
            vectorizer = TfidfVectorizer(analyzer=kind, sublinear_tf=True, min_df=least)
            vectorizer.fit([text for text, genre in zip(self.texts, self.genres)
                            if genre != "real"])
            self.blocks[kind] = vectorizer, vectorizer.transform(self.texts)
        return self.blocks[kind]

    def features(self, kinds, pair_weight=1.7, texts=None):
        found = []
        for kind in kinds:
            vectorizer, block = self.block(kind)
            if texts is not None:
                block = vectorizer.transform(texts)
            found.append(block if kind in (stems, grams) else pair_weight * block)
        return scipy.sparse.hstack(found).tocsr()


SHIPPED = (stems, grams, neighbours_and_content)
COST = 1 / (2 + 1.7 ** 2)


def hinge(cost=COST):
    return LinearSVC(C=cost, loss="hinge", random_state=0, max_iter=20000)


def squared_hinge(cost):
    return LinearSVC(C=cost, random_state=0, max_iter=20000)


def logistic(cost):
    return LogisticRegression(C=cost, solver="liblinear", dual=True, random_state=0, max_iter=10000)


def decide(machine, features, gold, rows, asked):
    """The decisions on the rows of each matrix in `asked`, by machines that learned from `rows`."""
    def one(label):
        learned = machine().fit(features[rows], gold[rows, label])
        return [learned.decision_function(matrix) for matrix in asked]
    by_label = list(WORKERS.map(one, range(gold.shape[1])))
    return [numpy.transpose([found[i] for found in by_label]) for i in range(len(asked))]


def figures(data, decisions, real=True):
    cells = []
    for rows in (numpy.isin(data.genres, GENRES), data.genres == "real"):
        cells += [labelled.average_precision(decisions[rows], data.gold[rows]),
                  labelled.best_f1(decisions[rows], data.gold[rows])]
    return " | ".join([f"{cell:.3f}" for cell in cells[:2 if not real else 4]]
                      + ["" for _ in range(0 if real else 2)])


# ---- trials of features and learners ----

def decisions_left_out(data, features, machine, without=()):
    decisions = numpy.zeros(data.gold.shape)
    for genre in [*GENRES, "real"]:
        out = numpy.where(data.genres == genre)[0]
        rows = numpy.where(~numpy.isin(data.genres, [genre, "real", *without]))[0]
        decisions[out], = decide(machine, features, data.gold, rows, [features[out]])
    return decisions


def feature_trial(kinds, pair_weight=1.7, machine=None, without=()):
    def run(data):
        square = sum(1 if kind in (stems, grams) else pair_weight ** 2 for kind in kinds)
        decisions = decisions_left_out(data, data.features(kinds, pair_weight),
                                       machine or (lambda: hinge(1 / square)), without)
        return figures(data, decisions)
    return run


TRIALS = {
    "stems": feature_trial([stems]),
    "stems, n-grams": feature_trial([stems, grams]),
    "stems, n-grams, pairs of neighbours": feature_trial([stems, grams, neighbours]),
    "stems, pairs of neighbours and of content words":
        feature_trial([stems, neighbours_and_content]),
    "all: stems, n-grams, pairs of neighbours and of content words": feature_trial(SHIPPED),
    "all, pair weight 1": feature_trial(SHIPPED, 1),
    "all, pair weight 1.4": feature_trial(SHIPPED, 1.4),
    "all, pair weight 2": feature_trial(SHIPPED, 2),
    "all, squared hinge loss, cost 0.1": feature_trial(SHIPPED,
                                                       machine=lambda: squared_hinge(0.1)),
    "all, squared hinge loss, cost 0.3": feature_trial(SHIPPED,
                                                       machine=lambda: squared_hinge(0.3)),
    "all, logistic loss, cost 10": feature_trial(SHIPPED, machine=lambda: logistic(10)),
    "all, logistic loss, cost 40": feature_trial(SHIPPED, machine=lambda: logistic(40)),
    "all, learned without contrasts": feature_trial(SHIPPED, without=["contrasts"]),
    "all, learned without other subjects": feature_trial(SHIPPED, without=["other-subjects"]),
}

# ---- trials of the inputs of the last decision ----

def runs_of(keys):
    """The number of the run of equal keys that each row is in."""
    starts = [i == 0 or keys[i] != keys[i - 1] for i in range(len(keys))]
    return numpy.cumsum(starts) - 1


class Inputs:
    """Decisions on texts, their sentences and headings. Those on a row to learn from were made by
    machines that did not see its part of the documents; those on a genre that is left out, by
    machines that did not see the genre. (The former did see that genre, which the few weights of
    the last decision can hardly make use of.)"""

    def __init__(self, data):
        self.data = data
        self.on_subject = numpy.zeros(len(data.texts), dtype=bool)
        for document in set(data.documents):
            rows = data.documents == document
            self.on_subject[rows] = 4 * data.gold[rows].any(axis=1).sum() >= rows.sum()
        self.gold = numpy.column_stack([data.gold, self.on_subject])
        self.features = data.features(SHIPPED)
        sentences = [(row, sentence) for row, text in enumerate(data.texts)
                     for sentence in re.split(r"(?<=[.;:])\s+", text) if data.genres[row] != "real"]
        self.sentence_rows = numpy.array([row for row, _ in sentences])
        self.sentences = data.features(SHIPPED, texts=[sentence for _, sentence in sentences])
        self.find_sections()
        part = numpy.where(data.genres == "real", -1, labelled.parts(data.documents, PARTS))
        authored = data.genres != "real"
        self.own = self.blank()
        for index in range(PARTS):
            self.fill(self.own, part == index, authored & (part != index))
        self.left_out = {}
        for genre in [*GENRES, "real"]:
            decisions = {name: values.copy() for name, values in self.own.items()}
            self.fill(decisions, data.genres == genre, authored & (data.genres != genre))
            self.left_out[genre] = decisions

    def blank(self):
        rows = len(self.data.texts)
        return {"text": numpy.zeros((rows, LABEL_COUNT + 1)),
                "sentence": numpy.zeros((rows, LABEL_COUNT + 1)),
                "heading": numpy.zeros((rows, LABEL_COUNT))}

    def find_sections(self):
        data = self.data
        self.section = runs_of(list(zip(data.documents, data.headings)))
        self.section_rows = [numpy.where(self.section == i)[0]
                             for i in range(self.section[-1] + 1)]
        texts = [data.headings[rows[0]] for rows in self.section_rows]
        self.section_features = data.features(SHIPPED, texts=texts)
        self.has_heading = numpy.array([bool(heading) for heading in data.headings])
        self.section_gold = numpy.array([
            [data.gold[rows, label].any() and 3 * data.gold[rows, label].sum() >= len(rows)
             for label in range(LABEL_COUNT)] for rows in self.section_rows])

    def fill(self, decisions, out, learn):
        """Decides the rows that are `out` by what the rows to `learn` from teach."""
        rows, asked = numpy.where(learn)[0], numpy.where(out)[0]
        sentence = numpy.where(out[self.sentence_rows])[0]
        text, by_sentence = decide(hinge, self.features, self.gold, rows,
                                   [self.features[asked], self.sentences[sentence]]
                                   ) if len(sentence) else (
            *decide(hinge, self.features, self.gold, rows, [self.features[asked]]), None)
        decisions["text"][asked] = text
        if by_sentence is not None:
            decisions["sentence"][asked] = -9
            numpy.maximum.at(decisions["sentence"], self.sentence_rows[sentence], by_sentence)
        headed = numpy.array([self.has_heading[found[0]] for found in self.section_rows])
        first = numpy.array([found[0] for found in self.section_rows])
        found, = decide(lambda: hinge(0.6), self.section_features, self.section_gold,
                        numpy.where(headed & learn[first])[0], [self.section_features])
        decisions["heading"][asked] = numpy.where(self.has_heading[asked, None],
                                                  found[self.section[asked]], 0)

    def surroundings(self, subject):
        """As context_surroundings of pipeline/features has it."""
        voices, found = numpy.clip(subject, -1, 1), numpy.zeros(len(subject))
        document = runs_of(self.data.documents)
        for number in range(document[-1] + 1):
            rows = numpy.where(document == number)[0]
            for i in rows if len(rows) > 1 else []:
                near = rows[max(0, i - rows[0] - 20):i - rows[0] + 21]
                found[i] = min(0.3, (voices[near].sum() - voices[i]) / (len(near) - 1))
        return found

    def columns(self, decisions, label, kinds):
        """The inputs of `label` for all rows; a column or more of each kind."""
        text, heading = decisions["text"], decisions["heading"]
        others = [other for other in range(LABEL_COUNT) if other != label]
        own, documents = text[:, label], self.data.documents
        has_next = numpy.append(documents[1:] == documents[:-1], False)
        has_previous = numpy.append(False, has_next[:-1])
        columns = {
            "own": [own],
            "subject": [numpy.minimum(0, text[:, LABEL_COUNT])],
            "neighbours": [has_previous * numpy.roll(own, 1), has_next * numpy.roll(own, -1),
                           has_previous, has_next],
            "headings": [heading[:, label]],
            "surroundings": [decisions["surroundings"]],
            "others": [text[:, others].max(axis=1)],
            "headings' others": [heading[:, others].max(axis=1)],
            "each other": list(text[:, others].T),
            "best sentence": [decisions["sentence"][:, label]],
        }
        return numpy.column_stack([column for kind in kinds for column in columns[kind]])


def inputs_of(data, made={}):  # the slowest step, done once
    if not made:
        made[0] = Inputs(data)
        for decisions in made[0].left_out.values():
            decisions["surroundings"] = made[0].surroundings(decisions["text"][:, LABEL_COUNT])
    return made[0]


def context_trial(kinds, real=True):
    def run(data):
        inputs, found = inputs_of(data), numpy.zeros(data.gold.shape)
        in_context = set(kinds) - {"own", "subject", "others", "each other", "best sentence"}
        situation = inputs.has_heading * 1 if in_context else numpy.zeros(len(data.texts))
        for genre, decisions in inputs.left_out.items():
            out = data.genres == genre
            learn = ~out & (data.genres != "real")
            for label in range(LABEL_COUNT):
                columns = inputs.columns(decisions, label, kinds)
                for same in (situation == value for value in numpy.unique(situation[out])):
                    weighed = LogisticRegression(max_iter=500).fit(
                        columns[learn & same], data.gold[learn & same, label])
                    found[out & same, label] = weighed.decision_function(columns[out & same])
        return figures(data, found, real)
    return run


ALONE = ["own", "subject"]
CONTEXT = [*ALONE, "neighbours", "headings", "surroundings"]
OTHERS = ["others", "headings' others"]
TRIALS |= {
    "inputs: the text": context_trial(["own"]),
    "inputs: text, subject": context_trial(ALONE),
    "inputs: text, subject, highest other label": context_trial([*ALONE, "others"]),
    "inputs: text, subject, best sentence": context_trial([*ALONE, "best sentence"], real=False),
    "inputs: text, subject, neighbours": context_trial([*ALONE, "neighbours"]),
    "inputs: text, subject, headings": context_trial([*ALONE, "headings"]),
    "inputs: all context": context_trial(CONTEXT),
    "inputs: all context, highest other label": context_trial([*CONTEXT, *OTHERS]),
    "inputs: all context, each other label": context_trial([*CONTEXT, "each other"]),
    "inputs: all context, best sentence": context_trial([*CONTEXT, "best sentence"], real=False),
    "inputs: all context, highest other label, best sentence":
        context_trial([*CONTEXT, *OTHERS, "best sentence"], real=False),
}


def main():
    asked = sys.argv[1:]
    data = Data()
    print("| | AP, genres | best F1, genres | AP, real | best F1, real |")
    print("| --- | --- | --- | --- | --- |")
    for name, run in TRIALS.items():
        if not asked or any(part in name for part in asked):
            print(f"| {name} | {run(data)} |", flush=True)


main()
