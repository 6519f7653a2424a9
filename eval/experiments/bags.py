#!/usr/bin/python3
"""Prints the bags of the real documents as a corpus, each word as often as it stands in the bag and
apart from the next, so that scripts/noise can spoil them as it does any text."""
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import labelled

real = labelled.read_real()
print("document", "paragraph", "heading", "labels", "text", sep="\t")
for row, text in enumerate(real.texts):
    labels = [label for label, given in zip(labelled.LABELS, real.gold[row]) if given] or ["none"]
    print(real.documents[row], "", real.headings[row], ",".join(labels), text, sep="\t")
