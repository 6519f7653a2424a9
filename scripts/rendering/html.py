"""Writes a layout as a page of HTML, with tags for what it is or for its looks alone."""
import html


class Html:
    """Writes a page as a site might: tags for headings and lists, or paragraphs alone."""

    def __init__(self, layout):
        self.layout, self.notes, self.open, self.latest = layout, [], [], {}
        # without tags nothing shows how deep a heading stands that has no number
        self.is_deep = any(block.kind == "heading" and block.level > 1 and not block.number
                           for block in layout.blocks)

    def runs(self, runs):
        out = ""
        for run in runs:
            text = html.escape(run.text, quote=False)
            if run.style == "note":
                self.notes.append((run.text, run.note))
                out += f'<sup><a href="#n{text}">{text}</a></sup>'
            elif run.style == "i":
                out += f"<i>{text}</i>"
            else:
                out += text
        return out

    def close(self):
        """Closes all lists."""
        out = ""
        while self.open:
            out += f"</li></{self.open.pop()[1]}>\n"
        return out

    def list_item(self, block, body):
        """An item of lists within lists: paragraphs, letters, Roman numbers."""
        depth = {"paragraph": 1, "letter": 2, "bullet": 2, "roman": 3}[block.style]
        out = ""
        while self.open and (self.open[-1][0] > depth or
                             (self.open[-1][0] == depth and self.open[-1][2] != block.style)):
            out += f"</li></{self.open.pop()[1]}>\n"
        if self.open and self.open[-1][0] == depth:
            out += "</li>"
        else:
            tag = "ul" if block.style == "bullet" else "ol"
            kind = {"letter": ' type="a" style="list-style-type: lower-alpha"',
                    "roman": ' type="i"'}.get(block.style, "")
            start = f' start="{block.value}"' if block.value != 1 else ""
            self.open.append((depth, tag, block.style))
            out += f"<{tag}{kind}{start}>"
            self.latest[depth] = block.value - 1
        value = "" if self.latest[depth] + 1 == block.value or block.style == "bullet" else \
            f' value="{block.value}"'
        self.latest[depth] = block.value
        return out + f"<li{value}><p>{body}</p>"

    def table(self, rows):
        out = "<table>"
        for row in rows:
            out += "<tr>" + "".join("<td>" + "<br>".join(
                html.escape(part) for part in (cell if isinstance(cell, list) else [cell])) +
                "</td>" for cell in row) + "</tr>\n"
        return out + "</table>"

    def block(self, block):
        body = self.runs(block.runs)
        if block.kind == "text":
            # letters stand as they are printed, which HTML's own lists do not ("a." for "a)")
            if block.style == "paragraph" and not self.layout.typed:
                return self.list_item(block, body)
            if block.style == "bullet" and not self.layout.typed:
                return self.close() + f"<ul><li>{body}</li></ul>"
            stop = "." if block.style == "paragraph" else ""
            number = f"{block.number}{stop}&nbsp; " if block.number else ""
            inner = self.open and block.style in ("letter", "roman")
            return ("" if inner else self.close()) + f"<p>{number}{body}</p>"
        out = self.close()
        if block.kind in ("masthead", "table"):
            return out + self.table(block.rows)
        if block.kind == "heading":
            text = (block.number + " " if block.number else "") + body
            if self.layout.heading_style == "plain" and not self.is_deep:
                side = ' align="center"' if block.look == "annex" else ""
                return out + f"<p{side}><b>{text}</b></p>"
            return out + f"<h{block.level + 1}>{text}</h{block.level + 1}>"
        if block.kind == "title":
            return out + f"<h1>{body}</h1>"
        if block.kind == "contents":
            return out + "<ul class=toc>" + "".join(
                f'<li><a href="#s">{number} {html.escape(text)}</a> .......... {page}</li>'
                for _, number, text, page in block.rows) + "</ul>"
        looks = block.look.split()
        side = ' align="right"' if "right" in looks or block.kind == "signature" else \
            ' align="center"' if "centred" in looks else ""
        for look, tag in (("bold", "b"), ("italic", "i")):
            if look in looks:
                body = f"<{tag}>{body}</{tag}>"
        return out + f"<p{side}>{body}</p>"

    def write(self):
        body = "\n".join(self.block(block) for block in self.layout.blocks) + self.close()
        notes = "".join(f'<p id="n{number}"><sup>{number}</sup> {html.escape(text)}</p>\n'
                        for number, text in self.notes)
        notes = f'<hr>\n<div class="footnotes">\n{notes}</div>\n' if notes else ""
        return ('<!DOCTYPE html>\n<html lang="es"><head><meta charset="utf-8"><title>'
                f"{html.escape(self.layout.symbol)}</title></head>\n<body>\n{body}\n{notes}"
                "</body></html>\n")
