/* wording: what the first and last words of a Spanish line tell about where it stands. */
#ifndef DOCUMENT_WORDING_H
#define DOCUMENT_WORDING_H

#include <stdbool.h>

#include "pipeline/pilar.h"

/* How a text begins, opening quotes, brackets and marks (“ « ( [ ¿ ¡) passed over. */
enum opening { OPENING_OTHER, OPENING_LOWER, OPENING_UPPER, OPENING_DIGIT };

enum opening wording_opening(struct pilar_text text);

/* How a text ends, closing quotes and brackets passed over. */
enum ending {
    ENDING_OPEN, /* no punctuation: the sentence goes on, or it is no sentence */
    ENDING_COMMA,
    ENDING_SEMICOLON,
    ENDING_COLON,
    ENDING_STOP, /* . ? ! … but not the point of "Sr." or "párr." */
    ENDING_HYPHEN
};

enum ending wording_ending(struct pilar_text text);

/* Whether the last word is an article, preposition, conjunction or an abbreviation such as "Sr." or
 * "párr.", with which nothing can end. Not so if that word follows a comma or semicolon: "; y" ends
 * an item of a list. */
bool wording_ends_unfinished(struct pilar_text text);

/* Whether the last word is a noun that a number or letter may follow: "párrafos", "artículo". */
bool wording_ends_in_reference(struct pilar_text text);

/* The first word: up to a space, without the comma or colon behind it. */
struct pilar_text wording_first_word(struct pilar_text text);

/* Whether `text` begins with the word or words of `phrase`, in lower case and without accents but
 * for ñ; case and accents on vowels of `text` do not matter. */
bool wording_begins_with(struct pilar_text text, const char *phrase);

/* Whether it is `phrase` and nothing else, compared in the same way. */
bool wording_is(struct pilar_text text, const char *phrase);

/* Whether it opens as a clause of a preamble does: with a gerund ("Recordando", "Habiendo"), a
 * participle or adjective of state of mind ("Profundamente preocupada", "Consciente"), or one of
 * these behind an adverb ("Tomando nota también" as well as "Asimismo reconociendo"). */
bool wording_is_preambular(struct pilar_text text);

/* Whether all of it is a date, with or without a place, span of days and brackets:
 * "7 de junio de 2013", "Nueva York, 8 a 12 de marzo de 2021", "[31 de mayo de 2017]". */
bool wording_is_date(struct pilar_text text);

/* Whether it begins with an ordinal number as sessions have them: "Septuagésimo", "Primer", "46ª",
 * "68º". */
bool wording_begins_with_ordinal(struct pilar_text text);

/* Whether all letters are capitals, and there are at least four. */
bool wording_is_capitals(struct pilar_text text);

#endif
