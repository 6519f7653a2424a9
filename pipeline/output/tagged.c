#include "pipeline/output/tagged.h"

const char *output_type_name(enum pilar_paragraph_type type) {
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

void output_probability(struct bytes *out, double probability) {
    unsigned parts = (unsigned)(probability * 10000.0 + 0.5);
    char digits[6] = {(char)('0' + parts / 10000 % 10), '.',
                      (char)('0' + parts / 1000 % 10),  (char)('0' + parts / 100 % 10),
                      (char)('0' + parts / 10 % 10),    (char)('0' + parts % 10)};
    bytes_append(out, digits, sizeof digits);
}
