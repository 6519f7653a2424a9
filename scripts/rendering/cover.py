"""The first page above the body: masthead, session, item of the agenda and title."""

ITEM = "Avances en la esfera de la información y las telecomunicaciones"
TENS = {6: "Sexagésimo", 7: "Septuagésimo"}
ONES = ["", " primer", " segundo", " tercer", " cuarto", " quinto", " sexto", " séptimo", " octavo",
        " noveno"]
TITLES = {"expert-groups": "Informe del Grupo de Expertos Gubernamentales sobre la seguridad de "
          "las tecnologías de la información",
          "working-groups": "Informe del Grupo de Trabajo de Composición Abierta sobre la "
          "seguridad de las tecnologías de la información",
          "replies": "Informe del Secretario General sobre las respuestas recibidas de los "
          "Gobiernos"}
OTHER_TITLE = "Informe del Secretario General sobre los trabajos realizados durante el bienio"


def symbol_of(genre, session, chance):
    """The symbol of the document, such as A/RES/70/237; every genre draws as many numbers."""
    symbols = {"resolutions": f"A/RES/{session}/{chance.randint(10, 240)}",
               "letters": f"A/{session}/{chance.randint(60, 900)}",
               "working-groups": f"A/AC.29{session % 10}/20{session - 54}/CRP.2"}
    return symbols.get(genre, f"A/{session}/{chance.randint(60, 900)}")


def add_cover(layout):
    year = 1945 + layout.session
    distribution = "Distr. limitada" if "/L." in layout.symbol else "Distr. general"
    date = f"{layout.chance.randint(2, 28)} de julio de {year}"
    layout.add("masthead", rows=[("Naciones Unidas", [layout.symbol]),
                                 ("Asamblea General",
                                  [distribution, date, "Español", "Original: inglés"])])
    ordinal = TENS[layout.session // 10] + ONES[layout.session % 10]
    layout.add("line", f"{ordinal} período de sesiones", look="bold")
    item = f"Tema {layout.chance.randint(90, 99)} del programa"
    if layout.genre == "resolutions":
        add_resolution_title(layout, item, year)
    elif layout.is_letter():
        layout.add("line", f"{item} provisional*")
        layout.add("line", ITEM, look="bold")
        layout.add("title", f"Carta de fecha 3 de junio de {year} dirigida al Secretario General "
                   "por el Representante Permanente de Vardania ante las Naciones Unidas")
    else:
        layout.add("line", item)
        layout.add("title", TITLES.get(layout.genre, OTHER_TITLE))


def add_resolution_title(layout, item, year):
    layout.add("line", item)
    layout.add("line", f"Resolución aprobada por la Asamblea General el 5 de diciembre de {year}",
               look="bold title")
    layout.add("line", "[sobre la base del informe de la Primera Comisión "
               f"(A/{layout.session}/404)]", look="centred italic")
    layout.add("title", f"{layout.symbol[6:]}. {ITEM} en el contexto de la seguridad internacional")
