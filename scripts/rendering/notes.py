"""The runs of a paragraph: its opening words in italics, and marks of notes where UN documents have
them, inside sentences too and after numbers.
"""
import re

from rendering.document import Run

NOTES = ["Véase A/{session}/{number}.",
         "Resolución {session}/{number} de la Asamblea General, anexo.",
         "Ibid., párr. {number}.",
         "Documentos Oficiales de la Asamblea General, {session}º período de sesiones, suplemento "
         "núm. {supplement} (A/{session}/{supplement}), cap. III, secc. B, párrs. {number} a 412.",
         "El texto íntegro de las respuestas puede consultarse en la página web de la Oficina de "
         "Asuntos de Desarme: www.un.org/disarmament.",
         "Naciones Unidas, Treaty Series, vol. {number}, núm. 18232."]
PARTICIPLE = re.compile(r"^((?:\w+(?:ando|iendo|yendo)|Consciente|Conscientes|Convencida|Convencido"
                        r"|Convencidos|Profundamente \w+|Preocupada|Preocupados|Alarmada|Alentada)"
                        r"(?: (?:también|asimismo|además))?)\b")


def opening_of(text, kind):
    """The words in italics at the beginning, as a match: of a clause at least the first."""
    match = PARTICIPLE.match(text) if kind else None
    if kind == "clause" and match is None:
        match = re.match(r"^(\w+)", text)
    return match


def places_of_notes(text, chance):
    """At most two: after a word, after the number of a resolution, or before a full stop."""
    words = [word.end() for word in re.finditer(r"[a-záéíóúñ]{5,}", text)]
    numbers = [number.end() for number in re.finditer(r"resolución \d+/\d+", text)]
    ends = [end.end() - 1 for end in re.finditer(r"[a-z]{4,}\. (?=[A-Z])", text)]
    return sorted({chance.choice(spots)
                   for spots in chance.sample([words, words, numbers, ends], 2) if spots})


def runs_of(layout, text, kind):
    """The runs of the text of a paragraph; kind: opening (of a preamble), clause, or none."""
    runs, places, chance = [], [], layout.chance
    match = opening_of(text, kind)
    if match:
        runs.append(Run(match.group(1), "i"))
        text = text[match.end():]
    if layout.wants_notes and len(text) > 160 and chance.random() < 0.3:
        places = places_of_notes(text, chance)
    last = 0
    for place in places:
        layout.note_count += 1
        note = chance.choice(NOTES).format(session=layout.session - 3,
                                           supplement=chance.randint(3, 50),
                                           number=chance.randint(12, 400))
        runs += [Run(text[last:place]), Run(str(layout.note_count), "note", note)]
        last = place
    return runs + [Run(text[last:])]
