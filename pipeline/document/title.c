#include "pipeline/document/title.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/kind.h"
#include "pipeline/document/ordinals.h"
#include "pipeline/document/plain_words.h"

enum { TITLE_LONGEST = 700, BARE_WORDS = 8, NONE = -1 };

/* A block that may be the title, or part of it. */
struct candidate {
    struct pilar_text text; /* without the number of a resolution */
    enum pilar_document_kind kind;
    bool numbered; /* it had that number */
    bool organ;    /* it is the name of an organ */
};

enum { CANDIDATES_MOST = 24 };

struct search {
    const struct front *front;
    struct arena *arena;
    struct bytes scratch;
    struct candidate candidates[CANDIDATES_MOST]; /* [count] in order */
    int count;
    struct title title;
    bool failed;
};

/* ---- candidates ---- */

/* The length of "77/36. " at the beginning, or 0. */
static size_t resolution_number(struct pilar_text text)
{
    size_t at = 0, parts = 0;
    while (at < text.length && (text_is_digit(text.data[at]) || text.data[at] == '/')) {
        parts += text.data[at] == '/';
        at++;
    }
    bool ends = parts == 1 && at + 2 < text.length && text.data[at] == '.' &&
                text.data[at + 1] == ' ' && text_is_digit(text.data[0]);
    return ends ? at + 2 : 0;
}

/* "Grupo de Trabajo de Composición Abierta sobre ...", "Primera Comisión": who speaks or meets. */
static bool is_organ(struct pilar_text text)
{
    static const char organs[] =
        " asamblea comision comite conferencia consejo delegacion grupo junta mision naciones"
        " oficina organizacion reunion secretaria subcomision ";
    struct plain_word word;
    struct ordinal ordinal = {0};
    size_t at = 0;
    bool any = plain_words_next(text, &at, &word);
    while (any && ordinals_read(&ordinal, &word))
        any = plain_words_next(text, &at, &word);
    return any && plain_word_is_listed(&word, organs);
}

/* "Índice" and the like are headings of what stands apart. */
static bool is_label(struct pilar_text text)
{
    struct plain_word word;
    size_t at = 0;
    return plain_words_next(text, &at, &word) && word.end == text.length &&
           plain_word_is_listed(&word, " indice resumen sumario contenido anexo apendice pagina ");
}

/* Takes the date behind "aprobada" or "fecha" of a block that names its kind, or that begins so, as
 * below the title of a resolution of the Security Council. */
static void take_date(struct search *search, struct pilar_text text, bool named)
{
    struct plain_word word;
    struct date_place place;
    size_t at = 0;
    while (plain_words_next(text, &at, &word)) {
        if (!plain_word_is_listed(&word, " aprobada aprobado adoptada fecha fechada ")) {
            if (!named)
                return;
            continue;
        }
        struct date found;
        if (dates_find((struct pilar_text){text.data + at, text.length - at}, &found, &place) &&
            found.day > 0 && search->title.date.year == 0)
            search->title.date = found;
        return;
    }
}

static bool is_open(struct pilar_text text)
{
    char last = text.data[text.length - 1];
    return last != ',' && last != ':' && last != ';' && last != '.' && text.data[0] != '[';
}

/* Adds the block, if it is one. */
static void consider(struct search *search, const struct block *block)
{
    const struct line *first = &search->front->lines->items[block->first];
    bool apart = block->role == ROLE_APART;
    if (block->length > TITLE_LONGEST || (first->traits & LINE_CELLS) != 0 ||
        (!apart && block->number.style != NUMBERING_NONE) || search->count == CANDIDATES_MOST)
        return;
    search->scratch.length = 0;
    if (!front_append_block(search->front, block, &search->scratch)) {
        search->failed = true;
        return;
    }
    struct pilar_text text = text_trim(bytes_text(&search->scratch));
    if (text.length == 0)
        return;
    search->title.salutes = search->title.salutes || kind_is_salutation(text);
    if (!is_open(text) || is_label(text))
        return;
    size_t number = resolution_number(text);
    struct candidate made = {.kind = kind_of_title(text), .numbered = number > 0};
    made.organ = is_organ(text);
    take_date(search, text, made.kind != PILAR_KIND_OTHER);
    if (!apart && made.kind == PILAR_KIND_OTHER)
        return; /* a heading, or text after all */
    made.text =
        arena_copy(search->arena, (struct pilar_text){text.data + number, text.length - number});
    search->failed = search->failed || made.text.data == NULL;
    search->candidates[search->count++] = made;
}

/* ---- choice ---- */

static int last_named(const struct search *search)
{
    for (int i = search->count; i-- > 0;) {
        if (search->candidates[i].kind != PILAR_KIND_OTHER)
            return i;
    }
    return NONE;
}

static int first_plain(const struct search *search)
{
    for (int i = 0; i < search->count; i++) {
        if (!search->candidates[i].organ)
            return i;
    }
    return NONE;
}

/* Whether a title says whose document it is and not on what: "Informe del Secretario General". */
static bool is_bare(struct pilar_text text)
{
    struct plain_word word;
    size_t at = 0, words = 0;
    bool subject = false;
    while (plain_words_next(text, &at, &word)) {
        words++;
        subject = subject || plain_word_is_listed(&word, " sobre relativo relativa fecha acerca ");
    }
    return words <= BARE_WORDS && !subject;
}

/* Whether the kind is named behind sponsors: "Chile y Ghana: proyecto de resolución". */
static bool names_sponsors(const struct candidate *candidate)
{
    struct pilar_text text = candidate->text;
    const char *colon = memchr(text.data, ':', text.length);
    if (candidate->kind != PILAR_KIND_DRAFT || colon == NULL)
        return false;
    return kind_of_title((struct pilar_text){text.data, (size_t)(colon - text.data)}) ==
           PILAR_KIND_OTHER;
}

static struct pilar_text join(struct search *search, struct pilar_text subject,
                              struct pilar_text whose)
{
    struct bytes *scratch = &search->scratch;
    scratch->length = 0;
    bytes_append_text(scratch, subject);
    bytes_append_string(scratch, ": ");
    bytes_append_text(scratch, whose);
    return scratch->failed ? (struct pilar_text){NULL, 0}
                           : arena_copy(search->arena, bytes_text(scratch));
}

static struct pilar_text text_of_title(struct search *search)
{
    const struct candidate *all = search->candidates;
    for (int i = 0; i < search->count; i++) {
        if (all[i].numbered)
            return all[i].text;
    }
    int named = last_named(search);
    if (named == NONE) {
        int plain = first_plain(search);
        return plain == NONE ? (struct pilar_text){"", 0} : all[plain].text;
    }
    if (named + 1 < search->count && names_sponsors(&all[named]))
        return all[named + 1].text;
    bool subject = named > 0 && !all[named - 1].organ && is_bare(all[named].text) &&
                   all[named - 1].kind == PILAR_KIND_OTHER;
    return subject ? join(search, all[named - 1].text, all[named].text) : all[named].text;
}

/* That of the last line that names one; but a line that says it is a draft goes before ("Borrador
 * cero" over "Informe anual"), unless a letter or note transmits it. */
static enum pilar_document_kind kind_named(const struct search *search)
{
    int named = last_named(search);
    if (named == NONE)
        return PILAR_KIND_OTHER;
    enum pilar_document_kind kind = search->candidates[named].kind;
    for (int i = 0; i < named; i++) {
        if (search->candidates[i].kind == PILAR_KIND_DRAFT && kind != PILAR_KIND_LETTER &&
            kind != PILAR_KIND_NOTE)
            return PILAR_KIND_DRAFT;
    }
    return kind;
}

/* Looks behind the text that transmits the document, which is short, up to its first section. */
static void look_behind(struct search *search)
{
    enum { BLOCKS_MOST = 12 };
    const struct blocks *blocks = search->front->blocks;
    size_t begin = search->front->block_count, end = begin + BLOCKS_MOST;
    for (size_t i = begin; i < blocks->count && i < end && !search->failed; i++) {
        const struct block *block = &blocks->items[i];
        if (block->number.style != NUMBERING_NONE || block->role == ROLE_ENACTING)
            return;
        search->count = 0;
        if (block->role == ROLE_APART)
            consider(search, block);
        if (search->count > 0 && search->candidates[0].kind != PILAR_KIND_OTHER)
            return;
    }
    search->count = 0;
}

struct title title_find(const struct front *front, struct arena *arena)
{
    struct search search = {.front = front, .arena = arena};
    for (size_t i = 0; i < front->block_count && !search.failed; i++)
        consider(&search, &front->blocks->items[i]);
    if (search.count == 0)
        look_behind(&search);
    search.title.kind = kind_named(&search);
    search.title.text = search.failed ? (struct pilar_text){NULL, 0} : text_of_title(&search);
    bytes_free(&search.scratch);
    return search.title;
}
