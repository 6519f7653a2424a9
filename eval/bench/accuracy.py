"""Pilar beside scikit-learn and fastText; run by eval/bench/accuracy.

Each genre of corpus/authored is left out in turn, every tagger learns from all other files, and
tags it. All see the text of each paragraph by itself; Pilar is shown context in a row of its own.

Each peer is tuned for each genre on what is left: the setting is that of the highest macro F1 over
three parts of whole documents, each decided by what was learned from the other two, and the
threshold of each label is the best on these decisions, as Pilar chooses its own on its five.
scikit-learn: TF-IDF with sublinear tf of words and pairs of words and of character 3- to 5-grams
within words, without accents, in two documents at least, and a machine a label. fastText: the same
words and marks, pairs of words, one-vs-all loss, "none" as a label of its own.

F1 is over all paragraphs together; average precision is the mean over genres, since scores of
different models need not compare. p: paired approximate randomisation by document against Pilar on
the text alone, 10,000 draws.
"""
import concurrent.futures
import pathlib
import platform
import re
import subprocess
import sys
import time
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import numpy
import scipy.sparse
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

import labelled
from labelled import GENRES, LABELS, ROOT

PARTS = 3
PILAR, CONTEXT = "Pilar", "Pilar, with context"
WORKERS = concurrent.futures.ThreadPoolExecutor(2)


def chosen_by_threshold(decisions, thresholds):
    return decisions >= numpy.array(thresholds)


# ---- Pilar ----

def pilar(work, genre):
    """Scores and labels given, of each of the two ways."""
    model = work / "model.pilar"
    others = [path for path in sorted((labelled.CORPUS / "authored").glob("*.tsv"))
              if path.stem != genre]
    subprocess.run([ROOT / "pilar", "train", "-o", model, *others, labelled.CORPUS / "labels.tsv"],
                   check=True, stderr=subprocess.DEVNULL)
    text = labelled.genre_file(genre).read_text(encoding="utf-8").split("\n", 1)[1]
    found = {}
    for name, way in ((PILAR, "alone"), (CONTEXT, "in-context")):
        said = subprocess.run([work / "decisions", model, way], input=text, check=True,
                              encoding="utf-8", stdout=subprocess.PIPE).stdout
        table = numpy.array([line.split("\t") for line in said.splitlines()], dtype=float)
        found[name] = table[:, 0::2], table[:, 1::2] == 1
    return found


# ---- peers ----

def tuned(settings, learn, corpus, left):
    """Decisions on the paragraphs that are not `left`, and labels given. `learn` takes a setting,
    the rows to learn from and those to decide, and gives a function that does so."""
    rest, out = numpy.where(left)[0], numpy.where(~left)[0]
    part = labelled.parts(corpus.documents[rest], PARTS)
    gold = corpus.gold[rest]
    jobs = {(setting, index): WORKERS.submit(learn, setting, rest[part != index],
                                             rest[part == index])
            for setting in settings for index in range(PARTS)}
    best = None
    for setting in settings:
        inner = numpy.zeros(gold.shape)
        for index in range(PARTS):
            inner[part == index] = jobs[setting, index].result()
        thresholds = [labelled.best_threshold(inner[:, label], gold[:, label])
                      for label in range(len(LABELS))]
        macro, _ = labelled.f1_figures(chosen_by_threshold(inner, thresholds), gold)
        if best is None or macro > best[0]:
            best = macro, setting, thresholds
    decisions = learn(best[1], rest, out)
    return decisions, chosen_by_threshold(decisions, best[2]), best[1]


def scikit_learn(corpus, left):
    options = {"min_df": 2, "sublinear_tf": True, "strip_accents": "unicode"}
    rest = numpy.where(left)[0]
    blocks = []
    for vectorizer in (TfidfVectorizer(ngram_range=(1, 2), **options),
                       TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), **options)):
        vectorizer.fit([corpus.texts[row] for row in rest])
        blocks.append(vectorizer.transform(corpus.texts))
    features = scipy.sparse.hstack(blocks).tocsr()

    def learner(machine):
        def learn(cost, rows, asked):
            return numpy.transpose([
                machine(cost).fit(features[rows], corpus.gold[rows, label])
                .decision_function(features[asked]) for label in range(len(LABELS))])
        return learn

    return {"LinearSVC": tuned([0.03, 0.1, 0.3, 1], learner(
                lambda cost: LinearSVC(C=cost, random_state=0, max_iter=10000)), corpus, left),
            "LogisticRegression": tuned([3, 10, 30, 100], learner(
                lambda cost: LogisticRegression(C=cost, solver="liblinear", dual=True,
                                                random_state=0, max_iter=10000)), corpus, left)}


def fasttext_line(text):
    letters = "".join(letter for letter in unicodedata.normalize("NFD", text.lower())
                      if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+|[^\w\s]", letters))


def fasttext(work, corpus, left):
    lines = [fasttext_line(text) for text in corpus.texts]

    def learn(setting, rows, asked):
        name = work / f"fasttext-{'-'.join(map(str, setting))}-{len(rows)}-{rows[0]}-{asked[0]}"
        epochs, shortest, longest = setting
        with open(f"{name}.train", "w", encoding="utf-8") as file:
            for row in rows:
                labels = [LABELS[label] for label in numpy.where(corpus.gold[row])[0]] or ["none"]
                print(*(f"__label__{label}" for label in labels), lines[row], file=file)
        subprocess.run(
            ["fasttext", "supervised", "-input", f"{name}.train", "-output", name, "-loss", "ova",
             "-epoch", str(epochs), "-lr", "0.5", "-dim", "50", "-wordNgrams", "2",
             "-minn", str(shortest), "-maxn", str(longest), "-bucket", "200000", "-thread", "1",
             "-verbose", "0"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        said = subprocess.run(["fasttext", "predict-prob", f"{name}.bin", "-", "-1", "0"],
                              input="".join(lines[row] + "\n" for row in asked), check=True,
                              encoding="utf-8", stdout=subprocess.PIPE).stdout
        for file in work.glob(f"{name.name}.*"):
            file.unlink()
        decisions = numpy.zeros((len(asked), len(LABELS)))
        for index, line in enumerate(said.splitlines()):
            words = line.split()
            scores = dict(zip(words[0::2], map(float, words[1::2])))
            decisions[index] = [scores.get(f"__label__{label}", 0) for label in LABELS]
        return decisions

    # epochs, and character n-grams
    return {"fastText": tuned([(25, 0, 0), (50, 0, 0), (25, 3, 5)], learn, corpus, left)}


# ---- the table ----

def version_of(package):
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], check=False,
                          capture_output=True, encoding="utf-8").stdout


def main():
    work = pathlib.Path(sys.argv[1])
    corpus = labelled.read_authored()
    scores, given, settings, seconds = {}, {}, {}, time.monotonic()
    for genre in GENRES:
        left = corpus.genres != genre
        found = {**pilar(work, genre), **scikit_learn(corpus, left),
                 **fasttext(work, corpus, left)}
        for name, result in found.items():
            scores.setdefault(name, {})[genre] = result[0]
            given.setdefault(name, {})[genre] = result[1]
            if len(result) > 2:
                settings.setdefault(name, []).append(result[2])
        print(f"{genre}: {time.monotonic() - seconds:.0f} s", file=sys.stderr)
    gold = {genre: corpus.gold[corpus.genres == genre] for genre in GENRES}
    all_gold = numpy.concatenate(list(gold.values()))
    documents = numpy.concatenate([corpus.documents[corpus.genres == genre] for genre in GENRES])
    all_given = {name: numpy.concatenate(list(parts.values())) for name, parts in given.items()}

    print(f"{len(documents)} paragraphs of {len(set(documents))} documents in {len(GENRES)} "
          f"genres; scikit-learn {sklearn.__version__}, fastText {version_of('fasttext')}, "
          f"Python {platform.python_version()}\n")
    print("| | macro F1 | micro F1 | average precision | p (macro) | p (micro) |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in [PILAR, *settings, CONTEXT]:
        macro, micro = labelled.f1_figures(all_given[name], all_gold)
        precision = numpy.mean([labelled.average_precision(scores[name][genre], gold[genre])
                                for genre in GENRES])
        p = ["", ""] if name == PILAR else [f"{value:.4f}" for value in labelled.p_values(
            documents, all_gold, all_given[PILAR], all_given[name])]
        print(f"| {name} | {macro:.3f} | {micro:.3f} | {precision:.3f} | {p[0]} | {p[1]} |")
    print("\n| macro F1 of |", " | ".join(GENRES), "|")
    print("| --- |", " | ".join("---" for _ in GENRES), "|")
    for name in [PILAR, *settings, CONTEXT]:
        figures = [labelled.f1_figures(given[name][genre], gold[genre])[0] for genre in GENRES]
        print(f"| {name} |", " | ".join(f"{figure:.3f}" for figure in figures), "|")
    print()
    for name, chosen in settings.items():
        print(f"{name}: settings chosen {chosen}")


main()
