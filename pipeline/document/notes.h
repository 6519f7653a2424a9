/* notes: footnotes among the lines, and the plain numbers in the text that point to them. */
#ifndef DOCUMENT_NOTES_H
#define DOCUMENT_NOTES_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"
#include "pipeline/document/lines.h"

enum { NOTES_HIGHEST = 999 };

/* The notes whose marks are plain digits, where a converter lost their raised position. */
struct notes {
    bool numbered[NOTES_HIGHEST + 1]; /* there is a note of this number */
    bool any;
};

/* Marks the lines of notes as LINE_NOTE. A note begins
 * - with a superscript, [^1] or <sup>, unless that only follows a hard-wrapped line;
 * - with an asterisk, if one was seen as a mark before and is not accounted for;
 * - with a number and no point ("1 Véase", "1/ Véase"), behind a rule of underscores or where the
 *   number is seen sticking to a word of the text before.
 * It ends at a gap, or where the next begins. Where the size of type is known, a line smaller than
 * the text needs no more than a number to begin a note, and a note ends where the text's size
 * comes back. Furniture must be marked before. */
void notes_mark(struct lines *lines, struct notes *notes);

/* Takes from `text`, in place, the plain digits that point to one of `notes`: they stick to a word
 * in lower case, a closing bracket or a quote ("Estados3", "(2015)3"), or stand behind a word with
 * a slash ("Estados 3/"). Returns the new length. */
size_t notes_remove_marks(const struct notes *notes, char *text, size_t length);

#endif
