#include "pipeline/document/kind.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/ordinals.h"
#include "pipeline/document/plain_words.h"

/* ---- symbols ---- */

enum pilar_document_kind kind_of_symbol(struct pilar_text symbol)
{
    static const struct {
        const char *part;
        bool number; /* a number must follow: "/L.23", but not "/LATIN" */
        enum pilar_document_kind kind;
    } series[] = {
        {"L.", true, PILAR_KIND_DRAFT},          {"CRP", false, PILAR_KIND_DRAFT},
        {"WP.", true, PILAR_KIND_WORKING_PAPER}, {"SR.", true, PILAR_KIND_RECORD},
        {"PV.", true, PILAR_KIND_RECORD},        {"RES", false, PILAR_KIND_RESOLUTION},
        {"DEC", false, PILAR_KIND_DECISION},
    };
    struct pilar_text rest = symbol, part;
    while (text_split(&rest, "/", &part)) {
        for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
            size_t length = strlen(series[i].part);
            if (!text_starts_with(part, series[i].part))
                continue;
            bool whole = part.length == length || part.data[length] == '.';
            bool numbered = part.length > length && text_is_digit(part.data[length]);
            if (series[i].number ? numbered : whole)
                return series[i].kind;
        }
    }
    return PILAR_KIND_OTHER;
}

/* ---- titles ---- */

/* The word that names the document, and which words must follow it; NULL: any. */
static const struct {
    enum pilar_document_kind kind;
    const char *words, *second, *third;
} NAMES[] = {
    {PILAR_KIND_DRAFT, " proyecto proyectos ", " de ",
     " acuerdo comunicado conclusiones convencion convenio decision declaracion directrices"
     " documento informe recomendaciones resolucion resoluciones texto "},
    {PILAR_KIND_DRAFT, " proyecto ", " revisado final preliminar ", NULL},
    {PILAR_KIND_DRAFT, " anteproyecto borrador draft ", NULL, NULL},
    {PILAR_KIND_DRAFT, " documento texto version ", " borrador preliminar cero ", NULL},
    {PILAR_KIND_RESOLUTION, " resolucion resoluciones ", NULL, NULL},
    {PILAR_KIND_DECISION, " decision decisiones ", NULL, NULL},
    {PILAR_KIND_REPORT, " informe informes memoria ", NULL, NULL},
    {PILAR_KIND_LETTER, " carta cartas ", " del dirigida dirigidas identicas ", NULL},
    {PILAR_KIND_LETTER, " carta cartas ", " de ", " fecha "},
    {PILAR_KIND_NOTE, " nota notas ", " verbal verbale verbales de del ", NULL},
    {PILAR_KIND_STATEMENT,
     " declaracion declaraciones intervencion discurso alocucion exposicion mensaje ponencia"
     " palabras ",
     NULL, NULL},
    {PILAR_KIND_WORKING_PAPER, " documento documentos ", " de ", " trabajo posicion debate "},
    {PILAR_KIND_WORKING_PAPER, " documento ", " oficioso conceptual ", NULL},
    {PILAR_KIND_RECORD, " acta actas ", NULL, NULL},
};

enum { NAME_COUNT = sizeof NAMES / sizeof *NAMES };

/* Whether the word may stand before the noun that names a title: an ordinal or a number, "zero". */
static bool is_passed_over(const struct plain_word *word)
{
    struct ordinal ordinal = {0};
    return ordinals_read(&ordinal, word) || plain_word_is_listed(word, " zero nuevo nueva el la ");
}

/* The kind that one clause of a title begins with. */
static enum pilar_document_kind kind_of_clause(struct pilar_text clause)
{
    struct plain_word word, second, third;
    size_t at = 0;
    bool any = plain_words_next(clause, &at, &word);
    while (any && is_passed_over(&word))
        any = plain_words_next(clause, &at, &word);
    if (!any)
        return PILAR_KIND_OTHER;
    plain_words_next(clause, &at, &second);
    plain_words_next(clause, &at, &third);
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (plain_word_is_listed(&word, NAMES[i].words) &&
            (NAMES[i].second == NULL || plain_word_is_listed(&second, NAMES[i].second)) &&
            (NAMES[i].third == NULL || plain_word_is_listed(&third, NAMES[i].third)))
            return NAMES[i].kind;
    }
    return PILAR_KIND_OTHER;
}

/* Whether a clause of a title ends before `text`: at a colon, a bracket or a dash. */
static bool ends_clause(struct pilar_text text)
{
    char c = text.data[0];
    return c == ':' || c == '(' || c == '[' || text_starts_with(text, "–") ||
           text_starts_with(text, "—");
}

/* Takes the first clause off `*rest`. */
static bool take_clause(struct pilar_text *rest, struct pilar_text *clause)
{
    if (rest->length == 0)
        return false;
    *clause = (struct pilar_text){rest->data, 0};
    while (rest->length > 0 && !ends_clause(*rest))
        *rest = (struct pilar_text){rest->data + 1, rest->length - 1};
    clause->length = (size_t)(rest->data - clause->data);
    size_t mark = rest->length == 0 ? 0 : rest->data[0] == '\xE2' ? strlen("–") : 1;
    *rest = (struct pilar_text){rest->data + mark, rest->length - mark};
    return true;
}

enum pilar_document_kind kind_of_title(struct pilar_text title)
{
    struct pilar_text rest = title, clause;
    enum pilar_document_kind named = PILAR_KIND_OTHER;
    while (take_clause(&rest, &clause)) {
        enum pilar_document_kind kind = kind_of_clause(clause);
        bool transmits = named == PILAR_KIND_LETTER || named == PILAR_KIND_NOTE;
        if (kind == PILAR_KIND_DRAFT && !transmits)
            return kind;
        if (named == PILAR_KIND_OTHER)
            named = kind;
    }
    return named;
}

/* ---- form ---- */

bool kind_is_salutation(struct pilar_text text)
{
    static const char vocatives[] =
        " senor senora senores senoras sr sra excelencia excelencias excelentisimo excelentisima"
        " estimado estimada estimados distinguido distinguida distinguidos distinguidas colegas"
        " queridos ";
    struct plain_word word;
    size_t at = 0;
    char last = text.length > 0 ? text.data[text.length - 1] : '\0';
    return (last == ':' || last == ',') && plain_words_next(text, &at, &word) &&
           plain_word_is_listed(&word, vocatives);
}

/* Whether the words of `phrase`, between single spaces, stand among the first of `text`. */
static bool says_early(struct pilar_text text, const char *phrase)
{
    enum { WORDS = 30 };
    struct pilar_text wanted = text_of(phrase);
    struct plain_word word, part;
    size_t at = 0, come_to = 0; /* in `text` and in `wanted` */
    for (size_t count = 0; count < WORDS && plain_words_next(text, &at, &word); count++) {
        plain_words_next(wanted, &come_to, &part);
        if (strcmp(word.letters, part.letters) != 0) { /* it may begin here */
            come_to = 0;
            plain_words_next(wanted, &come_to, &part);
            come_to = strcmp(word.letters, part.letters) == 0 ? come_to : 0;
        }
        if (come_to == wanted.length)
            return true;
    }
    return false;
}

static bool says_any(struct pilar_text text, const char *const *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (says_early(text, phrases[i]))
            return true;
    }
    return false;
}

#define SAYS_ANY(text, phrases) says_any(text, phrases, sizeof(phrases) / sizeof *(phrases))

enum pilar_document_kind kind_of_form(const struct pilar_paragraph *paragraphs, size_t count,
                                      bool salutes)
{
    static const char *const notes[] = {"saluda atentamente", "saludan atentamente",
                                        "presenta sus saludos", "presenta sus respetos"};
    static const char *const letters[] = {"tengo el honor de", "tenemos el honor de",
                                          "me dirijo a",       "me permito transmitir",
                                          "le agradeceria",    "le ruego"};
    static const char *const speeches[] = {"intervenir", "hablar", "hacer uso de la palabra",
                                           "formular esta declaracion", "tomar la palabra"};
    if (count == 0)
        return PILAR_KIND_OTHER;
    struct pilar_text first = paragraphs[0].text;
    if (paragraphs[0].type == PILAR_PREAMBULAR || paragraphs[0].type == PILAR_OPERATIVE)
        return PILAR_KIND_RESOLUTION;
    if (SAYS_ANY(first, notes))
        return PILAR_KIND_NOTE;
    if (SAYS_ANY(first, letters) && !SAYS_ANY(first, speeches))
        return PILAR_KIND_LETTER;
    return salutes ? PILAR_KIND_STATEMENT : PILAR_KIND_OTHER;
}
