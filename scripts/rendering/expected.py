"""What `pilar segment` should give of a document, and of which documents that can be said."""
import re

from rendering.document import HEADING, NUMBER

ENACTING = re.compile(r"(?:La|El|Los|Las) [^.]{,90},$")  # who speaks; Pilar gives no paragraph


def has_inner_title(rows):
    """Whether an unnumbered heading stands over a numbered one, or over others at the beginning or
    in an annex: only its meaning tells it from a title, which is no section."""
    for i, path in enumerate(dict.fromkeys(path for _, path, _ in rows)):
        parts = path.split(" > ")
        below_annex = parts[1:] if parts[0].startswith("Anexo") else parts if i == 0 else []
        if len(below_annex) > 1 and not HEADING.match(below_annex[0]):
            return True
        if any(HEADING.match(lower) and not HEADING.match(upper) and "Anexo" not in upper
               for upper, lower in zip(parts, parts[1:])):
            return True
    return False


def is_fit(rows):
    """Whether the numbers are of the kinds that can be set in every format."""
    return 8 <= len(rows) <= 90 and all(NUMBER.match(number) for number, _, _ in rows) and \
        not has_inner_title(rows) and not any(ENACTING.match(text) for _, _, text in rows)


def table(rows):
    """The file of the paragraphs to expect: number, heading path and text."""
    return "\n".join(["number\theading\ttext"] + ["\t".join(row) for row in rows]) + "\n"
