#include "pipeline/output/tagged.h"

const char *output_type_name(enum pilar_paragraph_type type)
{
    switch (type) {
    case PILAR_PREAMBULAR:
        return "preambular";
    case PILAR_OPERATIVE:
        return "operative";
    case PILAR_ITEM:
        return "item";
    case PILAR_PARAGRAPH:
        break;
    }
    return "paragraph";
}

const char *output_kind_name(enum pilar_document_kind kind)
{
    switch (kind) {
    case PILAR_KIND_RESOLUTION:
        return "resolution";
    case PILAR_KIND_DECISION:
        return "decision";
    case PILAR_KIND_REPORT:
        return "report";
    case PILAR_KIND_LETTER:
        return "letter";
    case PILAR_KIND_NOTE:
        return "note";
    case PILAR_KIND_DRAFT:
        return "draft";
    case PILAR_KIND_STATEMENT:
        return "statement";
    case PILAR_KIND_WORKING_PAPER:
        return "working_paper";
    case PILAR_KIND_RECORD:
        return "record";
    case PILAR_KIND_OTHER:
        break;
    }
    return "other";
}

void output_decimal(struct bytes *out, double number, unsigned decimals)
{
    uint64_t unit = 1;
    for (unsigned i = 0; i < decimals; i++)
        unit *= 10;
    uint64_t parts = (uint64_t)(number * (double)unit + 0.5);
    bytes_append_number(out, parts / unit, 1);
    bytes_append_byte(out, '.');
    bytes_append_number(out, parts % unit, decimals);
}
