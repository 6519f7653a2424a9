/* document: a file becomes paragraphs.
 *
 *   bytes of a file
 *     | format_of          what it is; PDF, DOCX, ODT and HTML go through the program
 *     |                    pilar-extract and import_stream
 *     | source_decode      what encoding
 *   struct source          UTF-8; offsets count in it
 *     | lines_read         line ends, pages, indents; markup_clean takes mark-up and note marks out
 *   struct lines           what is not blank
 *     | furniture_mark, heads_mark_*, contents_mark, notes_mark    what is not text
 *     | layout_measure     struct layout: wrapped or not, spaced or not, punctuated or not
 *     | blocks_make        numbering_parse finds "12.", "a)", "II."
 *   struct blocks          lines joined, over page breaks too
 *     | roles_assign       text, heading, or apart
 *     | segment_make       headings: the path; hyphens: words mended; citation
 *   struct pilar_paragraph [count]
 *     | description_make   from the front, which is all before the first paragraph: title_find,
 *     |                    masthead_*, kind_of_*; from the paragraphs: language_guess
 *   struct pilar_description
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "pipeline/document/lines.h"
#include "pipeline/document/source.h"

struct pilar_document {
    char *name;
    struct source source;
    struct lines lines; /* only its arena stays, which holds cleaned texts */
    struct arena arena; /* texts put together, paths, citations, symbol, description, note */
    struct pilar_text symbol;
    struct pilar_description description;
    const char *note;                   /* NULL: there is nothing to say */
    struct pilar_paragraph *paragraphs; /* [count] */
    size_t count;
};

#endif
