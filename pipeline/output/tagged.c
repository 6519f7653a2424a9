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

void output_probability(struct bytes *out, double probability, unsigned decimals)
{
    enum { DECIMALS_MOST = 6 };
    unsigned unit = 1;
    for (unsigned i = 0; i < decimals; i++)
        unit *= 10;
    unsigned parts = (unsigned)(probability * unit + 0.5);
    char digits[2 + DECIMALS_MOST] = {(char)('0' + parts / unit), '.'};
    for (unsigned i = 0; i < decimals; i++) {
        unit /= 10;
        digits[2 + i] = (char)('0' + parts / unit % 10);
    }
    bytes_append(out, digits, 2 + decimals);
}
