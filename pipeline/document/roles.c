#include "pipeline/document/roles.h"

#include <string.h>

#include "pipeline/document/wording.h"

enum {
    HEADING_LONGEST = 250, /* bytes of a heading that a number announces */
    PLAIN_LONGEST = 200,   /* of one that nothing announces */
    LOOSE_LONGEST = 150,   /* of one in a text without layout */
    STEM_LONGEST = 80,     /* of one with a colon */
    SALUTATION_LONGEST = 90,
    CLOSING_LONGEST = 40,
    NAME_LONGEST = 160,
    ENACTING_LONGEST = 100,
    SIGNATURE_BLOCKS = 2, /* a signature's name and office */
    TITLE_WORDS = 14      /* a first line of more words is a title and no section's heading */
};

/* Goes through the blocks in order. */
struct casting {
    struct blocks *blocks;
    const struct lines *lines;
    const struct layout *layout;
    unsigned paragraph; /* the number of the last numbered paragraph */
    size_t tops;        /* Markdown headings of the first rank */
    bool text;          /* a paragraph was seen */
    bool names;         /* within a list of names */
    unsigned signature; /* blocks that may still belong to a signature */
};

static const struct block *block_at(const struct casting *casting, size_t index)
{
    return index < casting->blocks->count ? &casting->blocks->items[index] : NULL;
}

/* The first line of the block, its number passed over. */
static struct pilar_text opening_line(const struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    struct pilar_text text = casting->lines->items[block->first].text;
    return (struct pilar_text){text.data + block->number.length,
                               text.length - block->number.length};
}

static enum ending ending_of(const struct casting *casting, size_t index)
{
    return (enum ending)casting->lines->items[block_at(casting, index)->last].ending;
}

static enum opening opening_of(const struct casting *casting, size_t index)
{
    return wording_opening(opening_line(casting, index));
}

static unsigned hashes_of(const struct casting *casting, size_t index)
{
    return casting->lines->items[block_at(casting, index)->first].hashes;
}

static bool begins_with_any(struct pilar_text text, const char *const *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (wording_begins_with(text, phrases[i]))
            return true;
    }
    return false;
}

#define BEGINS_WITH(text, phrases)                                                                 \
    begins_with_any(text, phrases, sizeof(phrases) / sizeof *(phrases))

/* ---- what stands apart ---- */

/* Rows of a table: Markdown's, or lines of which most stand in columns. */
static bool is_table(const struct casting *casting, const struct block *block)
{
    const struct line *lines = casting->lines->items;
    if ((lines[block->first].traits & LINE_CELLS) != 0)
        return true;
    size_t columns = 0, count = 0;
    for (size_t i = block->first; i <= block->last; i++) {
        columns += (lines[i].traits & LINE_COLUMNS) != 0 && lines[i].use == LINE_TEXT;
        count += lines[i].use == LINE_TEXT;
    }
    bool sentence = lines[block->last].ending == ENDING_STOP && count == 1;
    return block->number.style == NUMBERING_NONE && !sentence && columns * 2 > count;
}

static bool is_salutation(struct pilar_text text, size_t length, enum ending ending)
{
    static const char *const vocatives[] = {
        "señor",      "señora",      "señores",       "señoras",       "sr.",          "sra.",
        "excelencia", "excelencias", "excelentisimo", "excelentisima", "estimado",     "estimada",
        "estimados",  "distinguido", "distinguida",   "distinguidos",  "distinguidas", "honorable",
        "honorables", "muy señor",   "colegas",       "queridos"};
    return length <= SALUTATION_LONGEST &&
           (ending == ENDING_COMMA || ending == ENDING_COLON || ending == ENDING_OPEN) &&
           BEGINS_WITH(text, vocatives);
}

static bool is_signature(struct pilar_text text)
{
    static const char *const signs[] = {"(firmado", "(firmada", "firmado:", "(rubricado"};
    return BEGINS_WITH(text, signs);
}

static bool is_name(struct pilar_text text, size_t length, enum ending ending)
{
    static const char *const styles[] = {"sr.",   "sra.",    "srta.",     "sres.",     "dr.",
                                         "dra.",  "excmo.",  "excma.",    "embajador", "embajadora",
                                         "prof.", "coronel", "general de"};
    return length <= NAME_LONGEST && ending == ENDING_OPEN && BEGINS_WITH(text, styles);
}

/* A heading under which names stand. */
static bool heads_names(struct pilar_text text)
{
    static const char *const headings[] = {
        "lista de miembros",          "lista de los miembros", "lista de participantes",
        "lista de los participantes", "lista de expertos",     "lista de los expertos",
        "lista de las expertas",      "lista de delegaciones", "lista de las delegaciones",
        "miembros del grupo",         "miembros de la",        "composicion del grupo",
        "composicion de la",          "participantes"};
    return BEGINS_WITH(text, headings);
}

/* "[sobre la base del informe de la Primera Comisión]": an editor's remark. */
static bool is_remark(struct pilar_text text, const struct line *last, size_t length)
{
    return length <= PLAIN_LONGEST && text.data[0] == '[' &&
           last->text.data[last->text.length - 1] == ']';
}

/* A short line with a comma, where no preamble is: "Atentamente,". */
static bool is_closing(struct pilar_text text, size_t length, enum ending ending)
{
    return length <= CLOSING_LONGEST && ending == ENDING_COMMA && !wording_is_preambular(text);
}

/* "La Asamblea General,": an article, a comma, and clauses behind it. */
static bool is_enacting(const struct casting *casting, size_t index)
{
    static const char *const articles[] = {"la", "el", "los", "las"};
    const struct block *block = block_at(casting, index);
    return block->length <= ENACTING_LONGEST && ending_of(casting, index) == ENDING_COMMA &&
           index + 1 < casting->blocks->count &&
           BEGINS_WITH(opening_line(casting, index), articles) &&
           (wording_is_preambular(opening_line(casting, index + 1)) ||
            block_at(casting, index + 1)->number.style == NUMBERING_PARAGRAPH);
}

/* ---- headings ---- */

/* Whether it names a kind of document, as titles do. */
static bool names_document(struct pilar_text text)
{
    static const char *const kinds[] = {
        "declaracion", "informe",    "intervencion", "discurso",       "proyecto",     "resolucion",
        "decision",    "documento",  "comunicado",   "nota",           "contribucion", "respuesta",
        "memorando",   "exposicion", "propuesta",    "comunicacion",   "acta",         "boletin",
        "mensaje",     "alocucion",  "ponencia",     "carta de fecha", "nota verbal"};
    return BEGINS_WITH(text, kinds);
}

/* Whether a first block is the title of a document by its kind or its length. */
static bool is_title(const struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    size_t words = 0;
    for (size_t line = block->first; line <= block->last; line++) {
        struct pilar_text text = casting->lines->items[line].text;
        words++;
        for (size_t i = 0; i < text.length; i++)
            words += text.data[i] == ' ';
    }
    return words > TITLE_WORDS || names_document(opening_line(casting, index));
}

/* Short, with a capital, without an end: a heading, if anything follows. */
static bool may_head(const struct casting *casting, size_t index, size_t longest)
{
    const struct block *block = block_at(casting, index);
    enum opening opening = opening_of(casting, index);
    return block->length <= longest && ending_of(casting, index) == ENDING_OPEN &&
           (opening == OPENING_UPPER || opening == OPENING_DIGIT);
}

/* A block of which the one before may be the heading: a sentence, and longer. */
static bool can_be_headed(const struct casting *casting, size_t index, size_t heading_length)
{
    const struct block *block = block_at(casting, index);
    if (block == NULL)
        return false;
    enum ending ending = ending_of(casting, index);
    return block->number.style == NUMBERING_NONE && block->length > heading_length &&
           (ending == ENDING_STOP || ending == ENDING_COLON);
}

/* "1. Introducción" is a heading over text without numbers or over "1.1"; where paragraphs are
 * numbered, it is one if the sequence of their numbers passes it over. */
static bool is_numbered_heading(const struct casting *casting, size_t index)
{
    enum { LONGEST = 120 };
    const struct block *block = block_at(casting, index), *next = block_at(casting, index + 1);
    if (next == NULL || !may_head(casting, index, LONGEST))
        return false;
    if (next->number.style == NUMBERING_SECTION)
        return block->number.style == NUMBERING_PARAGRAPH;
    bool passed_over =
        next->number.style == NUMBERING_PARAGRAPH && next->number.value == casting->paragraph + 1;
    if (block->number.style == NUMBERING_PARAGRAPH)
        return passed_over ||
               (casting->paragraph == 0 && can_be_headed(casting, index + 1, block->length)) ||
               (casting->paragraph + 1 != block->number.value &&
                can_be_headed(casting, index + 1, block->length));
    return block->number.style == NUMBERING_LETTER && passed_over;
}

/* "El Grupo de Trabajo recomienda:" over numbered paragraphs is outside their sequence: it heads
 * them. Over letters or bullets it would be their stem, a paragraph, and right below a heading it
 * is that heading's text. */
static bool is_stem_heading(const struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index), *next = block_at(casting, index + 1);
    return block->length <= STEM_LONGEST && ending_of(casting, index) == ENDING_COLON &&
           opening_of(casting, index) == OPENING_UPPER && next != NULL &&
           next->number.style == NUMBERING_PARAGRAPH &&
           (index == 0 || block[-1].role != ROLE_HEADING);
}

static bool is_plain_heading(const struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    if (!casting->layout->punctuated)
        return false;
    if (is_stem_heading(casting, index))
        return true;
    if (casting->layout->structured)
        return may_head(casting, index, PLAIN_LONGEST);
    if (!casting->text && may_head(casting, index, PLAIN_LONGEST) &&
        names_document(opening_line(casting, index)))
        return true;
    struct pilar_text text = opening_line(casting, index);
    bool remark = memmem(text.data, text.length, ": ", 2) != NULL; /* "Pendiente: el anexo" */
    return !remark && may_head(casting, index, LOOSE_LONGEST) &&
           can_be_headed(casting, index + 1, 2 * block->length);
}

static enum role role_of_section(const struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    enum ending ending = ending_of(casting, index);
    bool announced =
        block->number.style == NUMBERING_ANNEX || block->number.style == NUMBERING_PART;
    bool open = ending == ENDING_OPEN || (announced && block->length <= STEM_LONGEST) ||
                (ending == ENDING_COLON && block->length <= STEM_LONGEST);
    return open && block->length <= HEADING_LONGEST ? ROLE_HEADING : ROLE_TEXT;
}

/* ---- one block ---- */

static enum role role_of_plain(struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    struct pilar_text text = opening_line(casting, index);
    enum ending ending = ending_of(casting, index);
    if (is_signature(text)) {
        casting->signature = SIGNATURE_BLOCKS + 1;
        return ROLE_APART;
    }
    if (is_enacting(casting, index))
        return ROLE_ENACTING;
    if (casting->names || is_salutation(text, block->length, ending) ||
        is_closing(text, block->length, ending) ||
        is_remark(text, &casting->lines->items[block->last], block->length))
        return ROLE_APART;
    bool short_line = may_head(casting, index, PLAIN_LONGEST);
    if (casting->layout->structured && short_line &&
        (casting->signature > 0 || is_name(text, block->length, ending)))
        return ROLE_APART;
    return is_plain_heading(casting, index) ? ROLE_HEADING : ROLE_TEXT;
}

static enum role role_of(struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    if (is_table(casting, block))
        return ROLE_APART;
    if (hashes_of(casting, index) > 0)
        return block->length <= HEADING_LONGEST ? ROLE_HEADING : ROLE_TEXT;
    if (numbering_is_section(block->number.style))
        return role_of_section(casting, index);
    if (block->number.style == NUMBERING_NONE)
        return role_of_plain(casting, index);
    if (casting->names && ending_of(casting, index) == ENDING_OPEN)
        return ROLE_APART;
    return is_numbered_heading(casting, index) ? ROLE_HEADING : ROLE_TEXT;
}

static void take_block(struct casting *casting, size_t index)
{
    struct block *block = &casting->blocks->items[index];
    block->role = role_of(casting, index);
    casting->text = casting->text || block->role == ROLE_TEXT;
    casting->signature -= casting->signature > 0;
    if (block->role == ROLE_HEADING) {
        bool numbered = block->number.style != NUMBERING_NONE || hashes_of(casting, index) > 0;
        if (numbered || heads_names(opening_line(casting, index)))
            casting->names = heads_names(opening_line(casting, index));
        if (block->number.style == NUMBERING_ANNEX)
            casting->paragraph = 0;
        if (numbered || casting->names)
            casting->signature = 0;
    } else if (block->role == ROLE_TEXT && block->number.style == NUMBERING_PARAGRAPH) {
        casting->paragraph = block->number.value;
    }
}

/* ---- what follows decides ---- */

/* A heading must have something to head. At the end of a document that has a layout, such lines
 * are the rest of a signature or a colophon; elsewhere they are text after all. */
static void drop_idle_headings(struct casting *casting)
{
    bool followed = false, any = false;
    for (size_t i = 0; i < casting->blocks->count; i++)
        any = any || casting->blocks->items[i].role == ROLE_TEXT;
    for (size_t i = casting->blocks->count; i-- > 0;) {
        struct block *block = &casting->blocks->items[i];
        if (block->role == ROLE_HEADING && !followed)
            block->role = casting->layout->structured && any ? ROLE_APART : ROLE_TEXT;
        followed = followed || (block->role != ROLE_APART && any);
    }
}

/* Whether the block is Markdown's one heading of the first rank, which is the title; or the first
 * of several, where a word processor gives titles the rank of chapters. */
static bool is_top_heading(const struct casting *casting, size_t index)
{
    if (hashes_of(casting, index) != 1)
        return false;
    for (size_t i = 0; i < index; i++) {
        if (hashes_of(casting, i) == 1)
            return false;
    }
    return casting->tops == 1 || is_title(casting, index);
}

static bool is_section_heading(const struct casting *casting, size_t index)
{
    const struct block *block = block_at(casting, index);
    return block->number.style != NUMBERING_NONE ||
           (hashes_of(casting, index) > 0 && !is_top_heading(casting, index));
}

/* The unnumbered lines before the first paragraph are the cover and the title; the last of them
 * may be the heading of a first section, if it does not look like a title. */
static void set_title_apart(struct casting *casting)
{
    struct block *last = NULL;
    size_t i = 0;
    for (; i < casting->blocks->count; i++) {
        struct block *block = &casting->blocks->items[i];
        if (block->role == ROLE_APART)
            continue;
        if (block->role != ROLE_HEADING || is_section_heading(casting, i))
            break;
        if (last != NULL)
            last->role = ROLE_APART;
        last = block;
    }
    if (last == NULL || i == casting->blocks->count)
        return;
    size_t index = (size_t)(last - casting->blocks->items);
    bool before_text = casting->blocks->items[i].role == ROLE_TEXT;
    if (!before_text || is_top_heading(casting, index) || is_title(casting, index))
        last->role = ROLE_APART;
}

/* A report that is transmitted with a note has its title later on: it heads other headings only,
 * and is no section. */
static void set_inner_titles_apart(struct casting *casting)
{
    enum role next = ROLE_APART; /* of the first block behind that does not stand apart */
    for (size_t i = casting->blocks->count; i-- > 0;) {
        struct block *block = &casting->blocks->items[i];
        const struct lines *lines = casting->lines;
        bool reply =
            block->last + 1 < lines->count && lines->items[block->last + 1].use == LINE_ORIGINAL;
        bool plain = block->role == ROLE_HEADING && block->number.style == NUMBERING_NONE &&
                     hashes_of(casting, i) == 0 && !reply;
        if (plain && next == ROLE_HEADING && is_title(casting, i))
            block->role = ROLE_APART;
        if (block->role != ROLE_APART)
            next = block->role;
    }
}

void roles_assign(struct blocks *blocks, const struct lines *lines, const struct layout *layout)
{
    struct casting casting = {.blocks = blocks, .lines = lines, .layout = layout};
    for (size_t i = 0; i < blocks->count; i++) {
        take_block(&casting, i);
        casting.tops += hashes_of(&casting, i) == 1;
    }
    drop_idle_headings(&casting);
    set_title_apart(&casting);
    set_inner_titles_apart(&casting);
}
