/* docx_parts: which members of a DOCX hold its text, styles and numbers. */
#ifndef EXTRACT_DOCX_PARTS_H
#define EXTRACT_DOCX_PARTS_H

#include "pipeline/extract/archive.h"

enum { DOCX_PART_SIZE = 256 };

/* Names of members; empty where there is none. */
struct docx_parts {
    char document[DOCX_PART_SIZE], styles[DOCX_PART_SIZE], numbering[DOCX_PART_SIZE];
};

/* As the relationships of the package say, else as Word names them.
 * Errors: those of xml_read; PILAR_ERROR_INPUT if it has no document. */
enum pilar_status docx_parts_find(const struct archive *archive, struct docx_parts *parts,
                                  struct pilar_error *error);

#endif
