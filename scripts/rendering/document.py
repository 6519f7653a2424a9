"""The model of a document: blocks, such as a heading or a numbered paragraph, of runs of text."""
import re

NUMBER = re.compile(r"(?:(\d+)|(\d+(?:\.\d+)+)|(?:\d+ )?([a-z]+)\)|(-)|)$")
HEADING = re.compile(r"([IVXL]+|[A-Z]|\d+)\. +(.+)$")
ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
          "xv", "xvi", "xvii", "xviii", "xix", "xx"]


class Run:
    """A piece of text: plain, italic ("i"), or a note's mark whose text is `note`."""

    def __init__(self, text, style="", note=""):
        self.text, self.style, self.note = text, style, note


class Block:
    """kind: masthead, line, title, contents, heading, text, table, names, signature."""

    def __init__(self, kind, text="", **more):
        self.kind, self.runs = kind, [Run(text)]
        self.number = self.style = ""   # as printed: "12", "a)"; paragraph, letter, roman, bullet
        self.level, self.value, self.rows = 0, 0, []
        self.look = ""                  # of a line: centred, right, bold, italic, title; annex
        self.__dict__.update(more)

    @property
    def text(self):
        return "".join(run.text for run in self.runs if run.style != "note")


def give_number(block, number, before):
    """Gives the block its number, its kind and its place in the list."""
    match = NUMBER.match(number)
    if match.group(1):
        block.number, block.style, block.value = number, "paragraph", int(number)
    elif match.group(2):
        block.number, block.style = number, "section"
    elif match.group(3):
        letters = match.group(3)
        follows = before is not None and before.style == "letter" and len(letters) == 1 and \
            chr(before.value + ord("a")) == letters
        roman = letters in ROMANS and not follows and letters not in ("c", "d", "l", "m")
        block.number, block.style = letters + ")", "roman" if roman else "letter"
        block.value = ROMANS.index(letters) + 1 if roman else ord(letters) - ord("a") + 1
    elif match.group(4):
        block.number, block.style, block.value = "-", "bullet", 1
