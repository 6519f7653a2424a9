"""Has groff and LibreOffice make the other formats, and says which of what they need is missing."""
import os
import shutil
import subprocess
import sys

from rendering.groff_fonts import TYPE_1, write_fonts

PROGRAMS = {"soffice": "libreoffice-writer-nogui", "groff": "groff", "gropdf": "groff",
            "afmtodit": "groff"}
FILES = {"/usr/share/fonts/truetype/liberation": "fonts-liberation",
         "/usr/share/fonts/opentype/urw-base35": "fonts-urw-base35", TYPE_1: "fonts-urw-base35",
         "/usr/share/hyphen/hyph_es_ES.dic": "hyphen-es", "/usr/share/ghostscript": "ghostscript"}


def missing():
    """The packages that have to be installed first."""
    wanted = {package for program, package in PROGRAMS.items() if not shutil.which(program)}
    return sorted(wanted | {package for path, package in FILES.items() if not os.path.exists(path)})


def run_groff(folder, names):
    """groff sets NAME.ms as PDF; what it complains of is repeated."""
    fonts = folder / "groff-fonts"
    command = ["groff", "-F", fonts, "-k", "-Kutf8", "-Tpdf", "-dpaper=a4", "-P-pa4", "-ms",
               write_fonts(fonts)]
    for name in names:
        with open(folder / f"{name}.groff.pdf", "wb") as out:
            done = subprocess.run(command + [folder / f"{name}.ms"], stdout=out,
                                  stderr=subprocess.PIPE)
        said = [line for line in done.stderr.decode().split("\n")
                if line and "can't break" not in line]
        if done.returncode or said:
            print(f"{name}.groff.pdf: groff: {'; '.join(said[:3])}", file=sys.stderr)
    shutil.rmtree(fonts)


def run_office(folder, names):
    """LibreOffice turns NAME.fodt into the other formats, all documents at once."""
    profile = f"-env:UserInstallation=file://{(folder / 'office-profile').resolve()}"
    for form, ending, target in (("odt", "odt", "odt"), ("docx:MS Word 2007 XML", "docx", "docx"),
                                 ("pdf", "pdf", "lo.pdf"), ("html", "html", "lo.html")):
        place = folder / ("office-" + ending)
        subprocess.run(["soffice", "--headless", profile, "--convert-to", form, "--outdir",
                        place] + [folder / f"{name}.fodt" for name in names], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name in names:
            (place / f"{name}.{ending}").replace(folder / f"{name}.{target}")
        shutil.rmtree(place)
    shutil.rmtree(folder / "office-profile")
