"""Writes a layout as input for groff -ms."""
import re

VOWELS = "aeiouáéíóúü"
PAIRS = {"bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "tr", "ch", "ll", "rr"}
HEAD = """.ss 12 0
.nr PS 10
.nr VS 12
.nr PO 2.5c
.nr LL 16c
.nr FL 15c
.nr HM 2.2c
.nr FM 2.2c
.nr PD 0.2c
.ds LH
.ds CH
.ds RH
.nh
.ds foot-1 {job} (S)    010714    050714    *{bars}*
.OH '''{symbol}'
.EH '{symbol}'''
.OF '\\\\*[foot-\\\\n%]''{job}    %/12'
.EF '%/12    {job}'''
"""


def hyphenated(word):
    """The word with groff's discretionary hyphens between syllables; groff knows no Spanish."""
    lower, cuts = word.lower(), []
    for i in range(2, len(word) - 2):
        if lower[i] in VOWELS or lower[i + 1] not in VOWELS:
            continue
        cut = i - 1 if lower[i - 1:i + 1] in PAIRS else i
        opens = any(letter in VOWELS for letter in lower[:cut])
        if cut >= 2 and opens and lower[cut - 1] not in "qg":
            cuts.append(cut)
    for cut in reversed(sorted(set(cuts))):
        word = word[:cut] + "\\%" + word[cut:]
    return word


def escaped(text):
    out = text.replace("\\", "\\e").replace("'", "\\[aq]")
    return re.sub(r"\b[a-záéíóúñü]{7,}\b", lambda word: hyphenated(word.group()), out)


def guarded(text):
    return "\\&" + text if text[:1] in (".", "'") else text


def lines_of(runs):
    """Lines of input; the text of a note follows the word that its mark stands at."""
    out, pending = "", []
    for run in runs:
        if run.style == "note":
            out += f"\\*{{{run.text}\\*}}"
            pending.append(f"\n.FS \\*{{{run.text}\\*}}\n{guarded(escaped(run.note))}\n.FE")
            continue
        text = escaped(run.text)
        if run.style == "i":
            text = f"\\f[I]{text}\\f[R]"
        if pending:
            word, space, rest = text.partition(" ")
            if space:
                text = word + "".join(pending) + "\n" + guarded(rest)
                pending = []
        out += text
    return guarded(out) + "".join(pending)


class Troff:
    """Writes the blocks, each with the requests that set it."""

    def __init__(self, layout):
        self.layout = layout

    def line(self, block):
        text = lines_of(block.runs)
        looks = block.look.split()
        face = "B" if "bold" in looks or block.kind == "title" else \
            "I" if "italic" in looks else "R"
        size = "\\s+6" if block.kind == "title" else ""
        text = f"{size}\\f[{face}]{text}\\f[R]" + ("\\s0" if size else "")
        if "right" in looks or block.kind == "signature":
            return f".LP\n.rj 9\n{text}\n.rj 0"
        if "centred" in looks:
            return f".LP\n.ce 9\n{text}\n.ce 0"
        return f".LP\n.na\n{text}\n.br\n.ad b"

    def heading(self, block):
        size = {1: 4, 2: 2}.get(block.level, 0) if block.look != "annex" else 3
        text = escaped(block.text).replace("\\%", "")
        number = f"{block.number}\\ \\ \\ " if block.number else ""
        body = f"\\s+{size}\\f[B]{number}{text}\\f[R]\\s0"
        top = ".bp\n" if block.look == "annex" and block.level == 1 else ""
        if block.look == "annex" or (block.level == 1 and self.layout.centred):
            return f"{top}.LP\n.ne 5\n.sp 0.3c\n.ce 4\n{body}\n.ce 0\n.sp 0.1c"
        return f".LP\n.ne 5\n.sp 0.3c\n.na\n{body}\n.br\n.ad b\n.sp 0.1c"

    def text(self, block):
        body = lines_of(block.runs)
        if block.style in ("letter", "roman", "bullet"):
            left = {"letter": 2.2, "bullet": 2.2, "roman": 3.2}[block.style]
            return f".LP\n.in {left}c\n.ti -0.8c\n\\h'0'{block.number}\\h'|0.8c'{body}"
        if block.style:
            stop = "." if block.style == "paragraph" else ""
            return f".LP\n.in 1c\n{block.number}{stop}\\ \\ \\ {body}"
        return f".LP\n.in 1c\n{body}"

    def table(self, rows, columns):
        out = ".LP\n.in 0\n.nf\n.ta " + " ".join(f"{column}c" for column in columns)
        for row in rows:
            cells = [cell if isinstance(cell, list) else [cell] for cell in row]
            for i in range(max(len(cell) for cell in cells)):
                out += "\n\\&" + "\t".join(escaped(cell[i]).replace("\\%", "")
                                           if i < len(cell) else "" for cell in cells)
        return out + "\n.fi"

    def contents(self, block):
        out = ".LP\n.nf\n\\f[B]Índice\\f[R]\n.ta 15.5cR\n\\&\tPágina"
        for level, number, text, page in block.rows:
            indent = "\\ " * (3 * level)
            title = f"{indent}{number} {escaped(text)}".replace("\\%", "")
            out += f"\n\\&{title}\\ \\l'|14.8c.'\t{page}" if len(title) < 100 else ""
        return out + "\n.fi\n.bp"

    def block(self, block):
        if block.kind == "masthead":
            return self.table(block.rows, (9,))
        if block.kind == "table":
            return self.table(block.rows, (5, 10))
        if block.kind == "heading":
            return self.heading(block)
        if block.kind == "text":
            return self.text(block)
        if block.kind == "contents":
            return self.contents(block)
        return self.line(block)

    def write(self):
        head = HEAD.format(job=self.layout.job, symbol=self.layout.symbol,
                                bars=self.layout.job.replace("-", ""))
        return head + "\n".join(self.block(block) for block in self.layout.blocks) + "\n"
