#include "pipeline/document/description.h"

#include "pipeline/base/text.h"
#include "pipeline/document/dates.h"
#include "pipeline/document/kind.h"
#include "pipeline/document/language_guess.h"
#include "pipeline/document/masthead.h"
#include "pipeline/document/title.h"
#include "pipeline/document/wording.h"

/* The text collected, as the arena's, and `bytes` freed; data NULL if memory is out. */
static struct pilar_text keep(struct bytes *bytes, struct arena *arena)
{
    struct pilar_text kept =
        bytes->failed ? (struct pilar_text){NULL, 0} : arena_copy(arena, bytes_text(bytes));
    bytes_free(bytes);
    return kept;
}

/* ---- date ---- */

/* "46ª sesión plenaria" and below it the day, at the end of a resolution. */
static bool date_of_meeting(const struct lines *lines, struct date *date)
{
    enum { LINES_MOST = 40 }; /* notes may stand below */
    size_t least = lines->count > LINES_MOST ? lines->count - LINES_MOST : 1;
    for (size_t i = lines->count; i-- > least;) {
        struct pilar_text text = lines->items[i].text, above = lines->items[i - 1].text;
        struct date_place place;
        if (wording_is_date(text) && wording_begins_with_ordinal(above) &&
            dates_find(text, date, &place) && date->day > 0)
            return true;
    }
    return false;
}

static struct pilar_text date_of(const struct front *front, const struct title *title,
                                 enum pilar_document_kind kind, struct arena *arena)
{
    struct bytes made = {0};
    struct date date;
    bool found = masthead_date(front, &date);
    if (title->date.year > 0 && (!found || date.day == 0)) {
        date = title->date;
        found = true;
    }
    if (!found && (kind == PILAR_KIND_RESOLUTION || kind == PILAR_KIND_DECISION))
        found = date_of_meeting(front->lines, &date);
    if (found)
        dates_append(&made, date);
    return keep(&made, arena);
}

/* ---- the rest ---- */

static struct pilar_text session_of(const struct front *front, struct pilar_text symbol,
                                    struct arena *arena)
{
    struct bytes made = {0};
    unsigned session = masthead_session(front, symbol);
    if (session > 0)
        bytes_append_format(&made, "%u", session);
    return keep(&made, arena);
}

static enum pilar_document_kind kind_of(const struct described *described,
                                        const struct title *title)
{
    enum pilar_document_kind kind = kind_of_symbol(described->symbol);
    if (kind == PILAR_KIND_OTHER)
        kind = title->kind;
    if (kind == PILAR_KIND_OTHER)
        kind = kind_of_form(described->paragraphs, described->count, title->salutes);
    return kind;
}

bool description_make(struct pilar_description *description, const struct front *front,
                      const struct described *described, struct arena *arena)
{
    struct title title = title_find(front, arena);
    enum pilar_document_kind kind = kind_of(described, &title);
    const char *language = language_guess(described->paragraphs, described->count);
    *description =
        (struct pilar_description){.title = title.text,
                                   .date = date_of(front, &title, kind, arena),
                                   .session = session_of(front, described->symbol, arena),
                                   .kind = kind,
                                   .language = text_of(language)};
    return description->title.data != NULL && description->date.data != NULL &&
           description->session.data != NULL;
}

struct pilar_text description_warning(const struct pilar_description *description,
                                      struct arena *arena)
{
    struct bytes made = {0};
    const char *name = language_guess_name(description->language.data);
    if (name != NULL && !text_is(description->language, "es"))
        bytes_append_format(&made, "this seems to be %s, not Spanish: the labels will mean little",
                            name);
    return keep(&made, arena);
}
