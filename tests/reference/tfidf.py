#!/usr/bin/python3
"""Writes tfidf.tsv: the TF-IDF vectors scikit-learn computes from the stems Pilar makes.

Run it from anywhere, with scikit-learn 1.2.1 (Debian 12: python3-sklearn), cc and the packages
that Pilar is built with; it compiles a small program from pipeline/ to make the stems. It is only
to be run again when the texts below or the stems change: the values are the reference that
tests/unit/test_features_vectorizer.c holds Pilar to.

Columns: kind, text, stems, values. Of kind "fitted" and "new" a row is a text, its stems in order,
and the values of its vector that are not 0, as stem:value. Only "fitted" texts were counted for
the vocabulary. The one row of kind "idf" has the inverse document frequency of every stem that
stands in two fitted texts or more.
"""
import pathlib
import subprocess
import tempfile

from sklearn.feature_extraction.text import TfidfVectorizer

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

STEM_PROGRAM = r"""
#include <stdio.h>

#include "pipeline/language/stem.h"

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;
    struct stemmer *stemmer = stemmer_new();
    for (ssize_t length; stemmer != NULL && (length = getline(&line, &capacity, stdin)) > 0;) {
        struct words words = {{line, (size_t)length}, 0};
        struct word word;
        for (const char *before = ""; words_next(&words, &word); before = " ") {
            stemmer_stem(stemmer, &word);
            printf("%s%.*s", before, (int)word.length, word.data);
        }
        putchar('\n');
    }
}
"""

FITTED = [
    "Los Estados reafirman que el derecho internacional se aplica a la conducta de los Estados en "
    "el ciberespacio.",
    "El derecho, el derecho y otra vez el derecho: sin derecho no hay confianza entre los Estados, "
    "y sin confianza no hay derecho que valga.",
    "Las medidas de fomento de la confianza, como los puntos de contacto, reducen el riesgo de "
    "malentendidos; las medidas de transparencia son medidas voluntarias.",
    "La creación de capacidad permite que cada país responda a los incidentes con equipos propios.",
    "CREACIÓN DE CAPACIDAD",
    "Creacion de capacidad, cooperacion tecnica y asistencia para la proteccion de la informacion.",
    "Cooperacio\u0301n te\u0301cnica y proteccio\u0301n de las infraestructuras cri\u0301ticas de "
    "informacio\u0301n.",
    "Coope\u00adración para pro\u00adteger las infra\u00adestructuras de las que dependen los "
    "ser\u00advicios esenciales.",
    "Preocupa a la Asamblea que las amenazas crezcan: amenazas a los hospitales, amenazas a las "
    "redes eléctricas, amenazas a los cables submarinos, amenazas a los procesos electorales.",
    "Las normas voluntarias y no vinculantes de conducta responsable complementan el derecho "
    "internacional, pero no lo sustituyen.",
    "Norma, normas, normativa; normas y más normas.",
    "Se propone un programa permanente de diálogo institucional que se reúna dos veces al año.",
    "El diálogo institucional periódico debería ser inclusivo, transparente y basado en el "
    "consenso.",
    "Un grupo de trabajo de composición abierta seguirá examinando las amenazas existentes y "
    "potenciales.",
    "El grupo de trabajo presentará un informe anual y la Asamblea decidirá por consenso.",
    "Recordando sus resoluciones anteriores y observando con inquietud el uso malintencionado de "
    "las tecnologías,",
    "Exhorta a los Estados Miembros a que notifiquen las vulnerabilidades de manera responsable;",
    "Alienta a los Estados a designar un punto de contacto técnico y otro diplomático;",
    "La soberanía de los Estados y los principios que de ella emanan se aplican a las "
    "infraestructuras situadas en su territorio.",
    "Un Estado no debería permitir a sabiendas que su territorio se utilice para hechos "
    "internacionalmente ilícitos mediante las tecnologías.",
    "El intercambio de experiencias entre equipos de respuesta mejora la resiliencia, y la "
    "resiliencia genera confianza.",
    "Habrá becas para mujeres diplomáticas, talleres regionales y un portal con materiales de "
    "formación.",
    "Murciélagos zumban bajo cúpulas violáceas.",
    "12 34 2021 1 a y o",
    "Informaciones, información, informacion: la información informa.",
    "Algunos países proponen un tratado; otros países prefieren aplicar las normas vigentes.",
    "Los programas informáticos de secuestro afectan a hospitales, a escuelas y a las pequeñas "
    "empresas de todas las regiones.",
    "El sector privado, la sociedad civil y la comunidad técnica contribuyen a la seguridad.",
    "La seguridad de la cadena de suministro exige la cooperación del sector privado.",
    "Se insta a las organizaciones regionales a compartir lecciones y a coordinar los ejercicios "
    "regionales de respuesta.",
    "los los los los los los los los de de de de de de de la la la la la",
    "La tecnología 5G y la G77: e-mail, Wi-Fi, «nube»… y párrafo 16²; véase A/76/135.",
]

NEW = [
    "Los Estados y los Estados y los Estados deben respetar el derecho, la confianza y las normas.",
    "Amenazas desconocidas acechan; las amenazas, las AMENAZAS y la amenaza.",
    "Mariposas azules revolotean.",
    "",
    "La cooperación fortalece confianzas, capacidades, normas, diálogos y leyes internacionales, "
    "pero jamás desplazará bicicletas.",
]


def stems_of(texts):
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/stems"
        sources = [str(path) for stage in ("base", "language")
                   for path in sorted((ROOT / "pipeline" / stage).glob("*.c"))]
        subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-I.", "-o", program, "-x", "c", "-"]
                       + sources + ["-lstemmer", "-lutf8proc", "-lnettle", "-lz", "-pthread"],
                       input=STEM_PROGRAM, text=True, cwd=ROOT, check=True)
        lines = "".join(text + "\n" for text in texts)
        output = subprocess.run([program], input=lines, text=True, stdout=subprocess.PIPE,
                                check=True).stdout
    return output.split("\n")[:-1]


def main():
    texts = FITTED + NEW
    stems = stems_of(texts)
    assert len(stems) == len(texts)
    vectorizer = TfidfVectorizer(sublinear_tf=True, norm="l2", min_df=2, smooth_idf=True,
                                 token_pattern=None, tokenizer=str.split, lowercase=False)
    vectorizer.fit(stems[:len(FITTED)])
    terms = vectorizer.get_feature_names_out()
    matrix = vectorizer.transform(stems)

    def joined(values):
        return " ".join(f"{term}:{float(value)!r}" for term, value in values)

    path = pathlib.Path(__file__).with_suffix(".tsv")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        print("kind", "text", "stems", "values", sep="\t", file=file)
        for i, text in enumerate(texts):
            row = matrix[i]
            values = sorted((terms[j], value) for j, value in zip(row.indices, row.data))
            kind = "fitted" if i < len(FITTED) else "new"
            print(kind, text, stems[i], joined(values), sep="\t", file=file)
        print("idf", "", "", joined(zip(terms, vectorizer.idf_)), sep="\t", file=file)


main()
