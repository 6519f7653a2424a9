"""What reports have around their body: annexes with a table and with names, a table of contents."""
from rendering.document import Block

INTRODUCTION = "El Grupo se reunió en las fechas y los lugares que se indican en el cuadro " \
    "siguiente."
MEETINGS = [("Período de sesiones", "Fechas", "Lugar"),
            ("Primero", "13 a 17 de febrero", "Nueva York"),
            ("Segundo", "5 a 9 de junio", "Ginebra"),
            ("Tercero", "4 a 8 de diciembre", "Nueva York")]
MEMBERS = ["Sra. Olalla Ferreiro Batán", "Sr. Teodoro Quispe Lanza", "Sra. Ingrid Halvorsen",
           "Sr. Koffi Amegah", "Sra. Nadezhda Orlenko", "Sr. Rafael Ibarbia Sosa",
           "Sra. Leila Benhaddou", "Sr. Pono Kealoha"]
POSTS = ["Ministerio de Relaciones Exteriores, Vardania", "Centro Nacional de Ciberseguridad, "
         "Meridia", "Misión Permanente de Costa Brava ante las Naciones Unidas, Ginebra"]


def add_annexes(layout):
    """Two annexes; of the second, a list of names, no paragraph is expected."""
    title = "Calendario de las reuniones"
    layout.heading("Anexo I", 1, look="annex")
    layout.heading(title, 2, look="annex")
    layout.add("text", INTRODUCTION)
    layout.expected.append(("", f"Anexo I > {title}", INTRODUCTION))
    layout.add("table", rows=MEETINGS)
    layout.heading("Anexo II", 1, look="annex")
    layout.heading("Lista de miembros del Grupo", 2, look="annex")
    for i, member in enumerate(layout.chance.sample(MEMBERS, 5)):
        layout.add("names", member)
        layout.add("names", POSTS[i % len(POSTS)])


def add_contents(layout):
    """A table of contents below the title, with the headings of two depths and their pages."""
    entries, page = [], 2
    for block in layout.blocks:
        if block.kind == "heading" and block.level < 3 and block.look != "annex":
            entries.append((block.level, block.number, block.text, page))
            page += layout.chance.randint(0, 2)
    title = next(i for i, block in enumerate(layout.blocks) if block.kind == "title")
    layout.blocks.insert(title + 1, Block("contents", rows=entries))
