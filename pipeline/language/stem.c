#include "pipeline/language/stem.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "pipeline/base/text.h"

struct stemmer {
    struct sb_stemmer *snowball;
};

struct stemmer *stemmer_new(void)
{
    struct stemmer *stemmer = malloc(sizeof *stemmer);
    if (stemmer == NULL)
        return NULL;
    stemmer->snowball = sb_stemmer_new("spanish", "UTF_8");
    if (stemmer->snowball == NULL) {
        free(stemmer);
        return NULL;
    }
    return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
    if (stemmer != NULL) {
        sb_stemmer_delete(stemmer->snowball);
        free(stemmer);
    }
}

/* Snowball 2.2 knows the suffix -ción only with its accent (3.0 also without), and text that lost
 * its accents is common: the accent is put back where Spanish always has one. */
static void restore_accent(struct word *word)
{
    static const char *const bare[] = {"cion", "sion", "xion", "gion", "tion"};
    if (word->length <= 5 || word->length >= WORD_SIZE)
        return;
    char *ending = word->data + word->length - 4;
    for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++) {
        if (memcmp(ending, bare[i], 4) == 0) {
            memcpy(ending + 2, "\xC3\xB3n", 3);
            word->length++;
            return;
        }
    }
}

void stemmer_stem(struct stemmer *stemmer, struct word *word)
{
    restore_accent(word);
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word->data, (int)word->length);
    int length = sb_stemmer_length(stemmer->snowball);
    /* a stem can outgrow its word by a letter or two, never this buffer in earnest */
    if (stem != NULL && length > 0 && length <= WORD_SIZE) {
        memcpy(word->data, stem, (size_t)length);
        word->length = (size_t)length;
    }
    word_fold(word);
}

uint32_t stemmer_fingerprint(struct stemmer *stemmer)
{
    static const char probes[] =
        "abogacía acción acciones actividades adhirió agua alentando alentaría amenaza amenazas "
        "amigablemente análisis año años aplicándose apoyándolas aptitudes arreglo asegurándose "
        "atenuación atribución ayuda ayudar ayudarán ayudaríamos biología bilaterales brecha "
        "buscándose cibernética cibernéticos ciudadanía civiles códigos comían compartan "
        "comunicación comunicaciones comunidad conclusión confianza confiaban conflictos "
        "consideraremos consolidarse convivencia convención cooperativamente corrupción creciente "
        "creencias cuestiones daños debería decidieron decisión delincuencia dependencia "
        "derechos desarrollándolo desarrollo destacó destruyeron diálogos difícilmente dignidad "
        "directorios disponible disponibles diversidad educación eficazmente ejercicio ejercicios "
        "emergencias entendimiento equipos escribiéndoles especialista especialistas esperanza "
        "estable estados estudiase evaluadores exhorta existencia expertos facilitar facilitarían "
        "fiable fiabilidad financiación fomentándola fortalecimiento frecuencia fuesen ganancioso "
        "gobernanza gravemente guiándose habían hacer hayamos historia humanitario ideología "
        "implicaciones importancia impunidad incidente incidentes inclusión informándose "
        "información infraestructura infraestructuras injerencia institucional instituciones "
        "internacional internacionales intervención investigadora jurídicamente justicia lecciones "
        "legislación libertades lingüística logias malintencionado malintencionados maliciosa "
        "mandato mayoría mecanismo medidas mejorarían mínimamente naciones necesidad negociación "
        "niñez normas obligación observancia ocasionó opinión oportunamente organización países "
        "participación pequeñas peligrosos periódico pingüino posible posibilidad prácticas "
        "precaución presentándonos prevención principios procesos programas prohibiciones "
        "protección "
        "públicamente puntos recomendación recomienda recursos redes regiones reglas relaciones "
        "resiliencia resolución respeto responsabilidad responsable respuesta reuniones riesgo "
        "seguridad sesiones sigámosla significativamente siguiesen soberanía sostenible sufrieron "
        "sustantivo talleres técnica tecnología tecnologías terrorismo transparencia tuviéramos "
        "últimamente unidas utilización vaya vieron vigilancia vinculante virtual voluntarias "
        "voluntariamente vulnerabilidad vulnerables yendo zonas";
    uLong sum = crc32(0, NULL, 0);
    struct words words = {.text = text_of(probes)};
    struct word word;
    while (words_next(&words, &word)) {
        stemmer_stem(stemmer, &word);
        sum = crc32(sum, (const Bytef *)word.data, (uInt)word.length);
        sum = crc32(sum, (const Bytef *)" ", 1);
    }
    return (uint32_t)sum;
}
