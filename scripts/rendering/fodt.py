"""Writes a layout as a flat OpenDocument file, with automatic lists or typed numbers."""
import html

from rendering import fodt_styles
from rendering.document import ROMANS


def marked_up(runs):
    out = ""
    for run in runs:
        text = html.escape(run.text, quote=False)
        if run.style == "note":
            out += (f'<text:note text:id="ftn{text}" text:note-class="footnote">'
                    f"<text:note-citation>{text}</text:note-citation><text:note-body>"
                    f'<text:p text:style-name="Footnote">{html.escape(run.note, quote=False)}'
                    "</text:p></text:note-body></text:note>")
        elif run.style == "i":
            out += f'<text:span text:style-name="Italic">{text}</text:span>'
        else:
            out += text
    return out


class Fodt:
    """Writes the blocks; automatic lists go on where they stopped, or say where they begin."""

    LISTS = {"paragraph": "LP", "letter": "LA", "roman": "LR", "bullet": "LB"}

    def __init__(self, layout):
        self.layout, self.latest, self.lists, self.outline = layout, {}, 0, [0] * 5

    def table(self, rows, widths):
        columns = "".join("<table:table-column/>" for _ in widths)
        out = f'<table:table table:name="T{self.lists}">{columns}'
        self.lists += 1
        for row in rows:
            out += "<table:table-row>"
            for cell in row:
                parts = cell if isinstance(cell, list) else [cell]
                out += '<table:table-cell office:value-type="string">' + "".join(
                    f"<text:p>{html.escape(part)}</text:p>" for part in parts) + \
                    "</table:table-cell>"
            out += "</table:table-row>"
        return out + "</table:table>"

    def heading(self, block):
        text = marked_up(block.runs)
        level, auto = block.level, not self.layout.typed_headings
        if block.look == "annex":
            style = "Break" if level == 1 else "Annex"
            return f'<text:p text:style-name="{style}">{text}</text:p>'
        if block.number and not auto:
            text = f"{block.number}<text:tab/>{text}"
        if self.layout.heading_style == "named":
            return f'<text:p text:style-name="H{level}">{text}</text:p>'
        if self.layout.heading_style == "plain":
            return f'<text:p text:style-name="D{level}">{text}</text:p>'
        kind = self.outline_kind(block)
        if auto and block.number and kind == level:
            value = self.value_of(block.number.rstrip("."), level)
            again = "" if value == self.outline[level] + 1 else \
                f' text:restart-numbering="true" text:start-value="{value}"'
            self.outline[level] = value
            self.outline[level + 1:] = [0] * (4 - level)
            return (f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}"'
                    f"{again}>{text}</text:h>")
        if auto and block.number:
            text = f"{block.number}<text:tab/>{text}"
        silent = ' text:is-list-header="true"' if auto else ""
        return (f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}"'
                f"{silent}>{text}</text:h>")

    @staticmethod
    def outline_kind(block):
        """The level whose format the number has, if its value can be told; else 0."""
        label = block.number.rstrip(".")
        if label.isdigit():
            return 3
        if label.lower() in ROMANS and block.level == 1:
            return 1
        return 2 if len(label) == 1 else 0

    @staticmethod
    def value_of(label, level):
        return int(label) if label.isdigit() else ROMANS.index(label.lower()) + 1 if level == 1 \
            else ord(label) - ord("A") + 1

    def text(self, block):
        body = marked_up(block.runs)
        style = block.style
        if not style:
            return f'<text:p text:style-name="Single_20_Txt">{body}</text:p>'
        if self.layout.typed or style == "section":
            kind = "paragraph" if style == "section" else style
            stop = "." if style == "paragraph" else ""
            return (f'<text:p text:style-name="T{kind}">{block.number}{stop}<text:tab/>{body}'
                    "</text:p>")
        name = self.LISTS[style]
        self.lists += 1
        value, identifier = self.latest.get(style, (0, ""))
        if style == "paragraph":
            self.latest.pop("letter", None)
        if style in ("paragraph", "letter"):
            self.latest.pop("roman", None)
        goes_on = identifier and value + 1 == block.value
        link = f' text:continue-list="{identifier}"' if goes_on else ""
        start = "" if goes_on or style == "bullet" else f' text:start-value="{block.value}"'
        self.latest[style] = (block.value, f"list{self.lists}")
        return (f'<text:list xml:id="list{self.lists}" text:style-name="{name}"{link}>'
                f'<text:list-item{start}><text:p text:style-name="Single_20_Txt">{body}</text:p>'
                "</text:list-item></text:list>")

    def line(self, block):
        looks = block.look.split()
        side = next((look for look in looks if look in ("right", "centred")), "")
        face = next((look for look in looks if look in ("bold", "italic")), "")
        return f'<text:p text:style-name="L{side}{face}">{marked_up(block.runs)}</text:p>'

    def contents(self, block):
        out = ('<text:p text:style-name="Lbold">Índice</text:p>'
               '<text:p text:style-name="Lright">Página</text:p>')
        for level, number, text, page in block.rows:
            tab = "<text:tab/>" if number else ""
            out += (f'<text:p text:style-name="Contents">{number}{tab}{html.escape(text)}'
                    f"<text:tab/>{page}</text:p>")
        return out

    def block(self, block):
        if block.kind == "masthead":
            return self.table(block.rows, (1, 1))
        if block.kind == "table":
            return self.table(block.rows, block.rows[0])
        if block.kind == "title":
            return f'<text:p text:style-name="Title">{marked_up(block.runs)}</text:p>'
        if block.kind == "heading":
            return self.heading(block)
        if block.kind == "text":
            return self.text(block)
        if block.kind == "contents":
            return self.contents(block)
        if block.kind == "signature":
            return f'<text:p text:style-name="Lright">{marked_up(block.runs)}</text:p>'
        return self.line(block)

    def write(self):
        body = "\n".join(self.block(block) for block in self.layout.blocks)
        return (fodt_styles.head(self.layout) +
                f"<office:body><office:text>\n{body}\n</office:text></office:body>"
                "</office:document>\n")
