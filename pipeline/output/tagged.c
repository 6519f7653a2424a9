#include "pipeline/output/tagged.h"

#include <inttypes.h>

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

void output_decimal(struct bytes *out, double number, unsigned decimals)
{
    uint64_t unit = 1;
    for (unsigned i = 0; i < decimals; i++)
        unit *= 10;
    uint64_t parts = (uint64_t)(number * (double)unit + 0.5);
    bytes_append_format(out, "%" PRIu64 ".%0*" PRIu64, parts / unit, (int)decimals, parts % unit);
}
