"""Dresses the rows of a document as UN documents are: with a cover, headings, numbered paragraphs,
notes, signatures, annexes and a table of contents, drawn by chance.
"""
import re

from rendering.annexes import add_annexes, add_contents
from rendering.cover import add_cover, symbol_of
from rendering.document import HEADING, Block, Run, give_number
from rendering.notes import runs_of

SALUTATION = re.compile(r"Tengo|Por la presente|Me complace|Siguiendo|En nombre|Adjunt")


class Layout:
    """Lays out the rows of a document as blocks, and keeps what is to be expected of them."""

    def __init__(self, genre, rows, chance):
        self.genre, self.rows, self.chance = genre, rows, chance
        self.blocks, self.expected, self.note_count = [], [], 0
        self.session = chance.randint(60, 79)
        self.symbol = symbol_of(genre, self.session, chance)
        self.typed = chance.random() < 0.5        # or automatic lists
        self.heading_style = chance.choice(["outline", "outline", "named", "plain"])
        self.typed_headings = self.typed or self.heading_style != "outline"
        self.centred = chance.random() < 0.4      # headings of the first depth
        self.contents = genre in ("expert-groups", "working-groups", "replies") and \
            chance.random() < 0.6
        # of an automatic list Pilar knows that there is a bullet, not how it looks, and gives "-"
        self.bullet = "-" if not self.typed else chance.choice(["–", "•"])
        self.wants_notes = chance.random() < 0.85
        self.job = f"{self.session - 55:02}-{chance.randint(10000, 22999):05}"
        self.font = chance.choice(["Liberation Serif", "Nimbus Roman"])
        add_cover(self)
        self.body()
        self.ending()
        if self.contents and sum(block.kind == "heading" for block in self.blocks) > 3:
            add_contents(self)

    def add(self, kind, text="", **more):
        self.blocks.append(Block(kind, text, **more))
        return self.blocks[-1]

    def is_letter(self):
        number, heading, text = self.rows[0]
        return self.genre == "letters" and not number and not heading and SALUTATION.match(text)

    def is_resolution(self):
        """Whether the rows begin with a preamble, below which the organ is named that speaks."""
        preamble = [text.endswith(",") for number, _, text in self.rows[:2] if not number]
        return self.genre == "resolutions" and preamble and all(preamble)

    def heading(self, part, level, look=""):
        block = self.add("heading", part, level=level, look=look)
        match = HEADING.match(part)
        if match:
            block.number, block.runs = match.group(1) + ".", [Run(match.group(2))]

    def headings_to(self, path, before):
        """The headings that lead from one path to the next."""
        parts, old = path.split(" > ") if path else [], before.split(" > ") if before else []
        same = 0
        while same < len(parts) and same < len(old) and parts[same] == old[same]:
            same += 1
        for depth in range(same, len(parts)):
            self.heading(parts[depth], depth + 1)
            if self.genre == "replies" and depth == 1 and not HEADING.match(parts[depth]):
                self.add("line", "[Original: inglés]", look="right")
                self.add("line", "[28 de mayo de 2014]", look="right")

    def body(self):
        before, last, resolution = "", None, self.is_resolution()
        for i, (number, path, text) in enumerate(self.rows):
            if path != before:
                self.headings_to(path, before)
                before = path
            if resolution and i == 0:
                self.add("line", "La Asamblea General,", look="italic")
            block = self.add("text")
            give_number(block, number, last)
            if block.style == "bullet":
                block.number = self.bullet
            kind = "clause" if block.style == "paragraph" else "" if number else "opening"
            block.runs = runs_of(self, text, kind if resolution else "")
            self.expected.append((block.number, path, text))
            last = block

    def ending(self):
        """What follows the body; the signature of a letter stands before its annexes."""
        if self.is_letter():
            place = next((i for i, block in enumerate(self.blocks) if block.kind == "heading"),
                         len(self.blocks))
            self.blocks[place:place] = [Block("signature", line) for line in (
                "(Firmado) Amaranta Villegas Otero", "Embajadora", "Representante Permanente")]
        if self.genre == "resolutions":
            self.add("line", f"{self.chance.randint(40, 70)}ª sesión plenaria", look="right italic")
            self.add("line", f"5 de diciembre de {1945 + self.session}", look="right italic")
        if self.genre in ("expert-groups", "working-groups") and \
                not any("Anexo" in path for _, path, _ in self.rows):
            add_annexes(self)
