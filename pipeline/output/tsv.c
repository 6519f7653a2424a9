/* tsv: tab-separated values with a header, one paragraph a line, one column a label's score. */
#include "pipeline/base/text.h"
#include "pipeline/output/tagged.h"

/* A cell cannot hold a tab or a line's end: they become spaces. */
static void put_cell(struct bytes *out, struct pilar_text text)
{
    size_t from = out->length;
    bytes_append_text(out, text);
    for (size_t i = from; i < out->length; i++) {
        if (out->data[i] == '\t' || out->data[i] == '\n' || out->data[i] == '\r')
            out->data[i] = ' ';
    }
}

static void begin(struct bytes *out, const struct pilar_label *labels, size_t label_count,
                  const struct output_style *style)
{
    bytes_append_string(out, "document\tsymbol\tindex\tnumber\tcitation\theading\tpage\ttype");
    if (labels != NULL)
        bytes_append_string(out, "\tlabels\tprimary");
    for (size_t i = 0; labels != NULL && i < label_count; i++) {
        bytes_append_byte(out, '\t');
        put_cell(out, text_of(labels[i].name));
    }
    bytes_append_string(out, style->no_text ? "" : "\ttext");
    bytes_append_string(out, style->explain ? "\treasons\n" : "\n");
}

static void put_tags(struct bytes *out, const struct tagged *tagged, const struct pilar_tags *tags)
{
    bytes_append_byte(out, '\t');
    for (size_t i = 0; i < tags->count; i++) {
        if (i > 0)
            bytes_append_byte(out, ',');
        put_cell(out, text_of(tagged->labels[tags->labels[i]].name));
    }
    if (tags->count == 0)
        bytes_append_string(out, tags->abstained ? "?" : "none");
    bytes_append_byte(out, '\t');
    put_cell(out, text_of(tags->count == 0 ? "none" : tagged->labels[tags->primary].name));
    for (size_t i = 0; i < tagged->label_count; i++) {
        bytes_append_byte(out, '\t');
        output_decimal(out, tags->scores[i], OUTPUT_SCORE_DECIMALS);
    }
}

/* "cbms: puntos de contacto, directorio; norms: ..." */
static void put_reasons(struct bytes *out, const struct tagged *tagged, size_t index)
{
    const struct pilar_tags *tags = &tagged->tags[index];
    bytes_append_byte(out, '\t');
    for (size_t i = 0; i < tags->count; i++) {
        const struct tagged_reasons *reasons = &tagged->reasons[index * tagged->label_count + i];
        bytes_append_string(out, i > 0 ? "; " : "");
        put_cell(out, text_of(tagged->labels[tags->labels[i]].name));
        for (size_t j = 0; j < reasons->count; j++) {
            bytes_append_string(out, j > 0 ? ", " : ": ");
            put_cell(out, reasons->reasons[j].words);
        }
    }
}

static void document(struct bytes *out, const struct tagged *tagged,
                     const struct output_style *style)
{
    for (size_t i = 0; i < tagged->count; i++) {
        const struct pilar_paragraph *paragraph = &tagged->paragraphs[i];
        put_cell(out, text_of(tagged->document));
        bytes_append_byte(out, '\t');
        put_cell(out, tagged->symbol);
        bytes_append_format(out, "\t%zu\t", paragraph->index);
        put_cell(out, paragraph->number);
        bytes_append_byte(out, '\t');
        put_cell(out, paragraph->citation);
        bytes_append_byte(out, '\t');
        for (size_t j = 0; j < paragraph->heading_count; j++) {
            bytes_append_string(out, j > 0 ? " > " : "");
            put_cell(out, paragraph->heading[j]);
        }
        bytes_append_byte(out, '\t');
        if (paragraph->page > 0)
            bytes_append_format(out, "%zu", paragraph->page);
        bytes_append_byte(out, '\t');
        bytes_append_string(out, output_type_name(paragraph->type));
        if (tagged->tags != NULL)
            put_tags(out, tagged, &tagged->tags[i]);
        if (!style->no_text) {
            bytes_append_byte(out, '\t');
            put_cell(out, paragraph->text);
        }
        if (tagged->tags != NULL && tagged->reasons != NULL)
            put_reasons(out, tagged, i);
        bytes_append_byte(out, '\n');
    }
}

const struct output_format output_tsv = {"tsv", begin, document};
