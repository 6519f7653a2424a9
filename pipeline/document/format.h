/* format: what a file is, by its bytes and not by its name. */
#ifndef DOCUMENT_FORMAT_H
#define DOCUMENT_FORMAT_H

#include "pipeline/pilar.h"

enum format {
    FORMAT_TEXT, /* or nothing that is known here */
    FORMAT_HTML,
    FORMAT_PDF,
    FORMAT_DOCX,
    FORMAT_ODT,
    /* what is only known to be refused */
    FORMAT_DOC,    /* and other files of the old Office */
    FORMAT_LOCKED, /* a file of the new Office, with a password */
    FORMAT_RTF,
    FORMAT_SHEET,  /* XLSX, ODS */
    FORMAT_SLIDES, /* PPTX, ODP */
    FORMAT_ZIP,
    FORMAT_ZIP_CUT, /* its directory is damaged or, as it is at the end, missing */
    FORMAT_IMAGE
};

/* HTML is what begins so, behind a byte order mark, white space, comments and a declaration of
 * XML; text with tags in it is text. */
enum format format_of(struct pilar_text content);

/* The name of the format to pilar-extract, which reads it; NULL if it does not. */
const char *format_reader(enum format format);

/* What to call the format in a message, and for one that is refused what to do about it:
 * "a PDF". */
const char *format_meaning(enum format format);

#endif
