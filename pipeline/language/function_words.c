#include "pipeline/language/function_words.h"

#include <stdlib.h>

#include "pipeline/base/text.h"

/* In byte order. */
static const char *const list[] = {
    "al",      "algun",     "alguna",   "algunas", "alguno",   "algunos",  "algún",   "ante",
    "aquel",   "aquella",   "aquellas", "aquello", "aquellos", "asi",      "así",     "aun",
    "aunque",  "aún",       "bajo",     "cada",    "como",     "con",      "contra",  "cual",
    "cuales",  "cualquier", "cuando",   "cuya",    "cuyas",    "cuyo",     "cuyos",   "cuál",
    "cuáles",  "cómo",      "de",       "del",     "desde",    "dicha",    "dichas",  "dicho",
    "dichos",  "donde",     "durante",  "el",      "ella",     "ellas",    "ello",    "ellos",
    "en",      "entre",     "era",      "eran",    "es",       "esa",      "esas",    "ese",
    "eso",     "esos",      "esta",     "estas",   "este",     "esto",     "estos",   "fue",
    "fueron",  "ha",        "haber",    "habia",   "habian",   "habida",   "había",   "habían",
    "han",     "hasta",     "hay",      "haya",    "hayan",    "la",       "las",     "le",
    "les",     "lo",        "los",      "mas",     "me",       "mediante", "mi",      "mis",
    "muy",     "más",       "mí",       "ni",      "nos",      "nosotros", "nuestra", "nuestras",
    "nuestro", "nuestros",  "os",       "otra",    "otras",    "otro",     "otros",   "para",
    "pero",    "por",       "porque",   "pues",    "que",      "quien",    "quienes", "qué",
    "se",      "sea",       "sean",     "segun",   "según",    "ser",      "si",      "sido",
    "siendo",  "sino",      "sobre",    "son",     "su",       "sus",      "sí",      "tal",
    "tales",   "tambien",   "también",  "tan",     "tanto",    "toda",     "todas",   "todo",
    "todos",   "tras",      "un",       "una",     "unas",     "uno",      "unos",    "ya"};

static int byte_order(const void *key, const void *element)
{
    return text_compare(*(const struct pilar_text *)key, text_of(*(const char *const *)element));
}

bool is_function_word(struct pilar_text word)
{
    return bsearch(&word, list, sizeof list / sizeof list[0], sizeof list[0], byte_order) != NULL;
}
