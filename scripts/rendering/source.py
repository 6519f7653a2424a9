"""Reads the documents of the corpus, or of a file in its form, and chooses which to render."""
import pathlib
import random

from rendering.document import HEADING
from rendering.expected import is_fit

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GENRES = ["expert-groups", "working-groups", "resolutions", "letters", "replies", "other-subjects"]


def corpus_documents(source):
    """The documents by genre and name; those of the file `source` alone, if one is given."""
    found = {}
    for genre in GENRES if source is None else ["expert-groups"]:
        path = source or ROOT / f"corpus/authored/{genre}.tsv"
        for line in path.read_text(encoding="utf-8").split("\n")[1:]:
            if line:
                name, number, heading, _, text = line.split("\t")
                found.setdefault(genre, {}).setdefault(name, []).append((number, heading, text))
    return {genre: {name: without_title(rows) for name, rows in documents.items()}
            for genre, documents in found.items()}


def without_title(rows):
    """The rows without what heads all paths: the title of the document, which is no section."""
    paths = [path.split(" > ") for _, path, _ in rows]
    while all(path and path[0] == paths[0][0] for path in paths) and paths[0][0] and \
            not HEADING.match(paths[0][0]):
        paths = [path[1:] for path in paths]
    return [(number, " > ".join(path), text) for (number, _, text), path in zip(rows, paths)]


def choose(seed, count, names, source):
    """The documents to render: genre, name and rows of each; those named, if any are."""
    corpus, chance = corpus_documents(source), random.Random(seed)
    if names or source:
        return [(genre, name, rows) for genre, documents in corpus.items()
                for name, rows in documents.items() if name in names or not names]
    chosen = []
    for i in range(count):
        genre = GENRES[i % len(GENRES)]
        fit = [name for name, rows in corpus[genre].items() if is_fit(rows) and
               name not in [taken for _, taken, _ in chosen]]
        if fit:
            name = chance.choice(fit)
            chosen.append((genre, name, corpus[genre][name]))
    return chosen
