"""Fonts that groff falls back on: its own know little beyond Latin-1, and it leaves out what they
lack, such as "č". The same faces as Type 1 of fonts-urw-base35 have Latin of all of Europe and
Cyrillic.
"""
import pathlib
import subprocess

FACES = {"TR": "Regular", "TB": "Bold", "TI": "Italic"}
TYPE_1 = pathlib.Path("/usr/share/fonts/type1/urw-base35")


def write_fonts(folder):
    """Describes the fonts to groff -F FOLDER; gives the input that has to stand before a document:
    groff looks in the font that is named last for what the first lacks."""
    device = folder / "devpdf"
    device.mkdir(parents=True, exist_ok=True)
    downloads, requests = "", ""
    for face, ending in FACES.items():
        font = f"NimbusRoman-{ending}"
        subprocess.run(["afmtodit", TYPE_1 / f"{font}.afm", "textmap", device / f"Wide{face}"],
                       check=True, stderr=subprocess.DEVNULL)  # names that two glyphs share
        downloads += f"\t{font}\t{TYPE_1 / font}.t1\n"
        requests += f".fspecial {face} Wide{face}\n"
    (device / "download").write_text(downloads, encoding="utf-8")
    first = folder / "first.ms"
    first.write_text(requests, encoding="utf-8")
    return first
