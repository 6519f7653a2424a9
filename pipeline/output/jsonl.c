/* jsonl: one JSON object a paragraph, a line each, keys in a fixed order (RFC 8259). */
#include "pipeline/base/text.h"
#include "pipeline/output/tagged.h"

static void put_string(struct bytes *out, struct pilar_text text)
{
    static const char hex[] = "0123456789abcdef";
    bytes_append_byte(out, '"');
    size_t from = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        bytes_append(out, text.data + from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\') {
            bytes_append_byte(out, '\\');
            bytes_append_byte(out, (char)c);
        } else {
            char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            bytes_append(out, escape, sizeof escape);
        }
    }
    if (text.length > from)
        bytes_append(out, text.data + from, text.length - from);
    bytes_append_byte(out, '"');
}

static void put_key(struct bytes *out, const char *key)
{
    bytes_append_string(out, ",\"");
    bytes_append_string(out, key);
    bytes_append_string(out, "\":");
}

static void put_tags(struct bytes *out, const struct tagged *tagged, const struct pilar_tags *tags)
{
    put_key(out, "labels");
    bytes_append_byte(out, '[');
    for (size_t i = 0; i < tags->count; i++) {
        if (i > 0)
            bytes_append_byte(out, ',');
        put_string(out, text_of(tagged->labels[tags->labels[i]].name));
    }
    bytes_append_byte(out, ']');
    put_key(out, "primary");
    put_string(out, text_of(tags->count == 0 ? "none" : tagged->labels[tags->primary].name));
    put_key(out, "scores");
    bytes_append_byte(out, '{');
    for (size_t i = 0; i < tagged->label_count; i++) {
        if (i > 0)
            bytes_append_byte(out, ',');
        put_string(out, text_of(tagged->labels[i].name));
        bytes_append_byte(out, ':');
        output_decimal(out, tags->scores[i], OUTPUT_SCORE_DECIMALS);
    }
    bytes_append_byte(out, '}');
}

/* The reasons of each label given, by the words' weight in the log odds. */
static void put_reasons(struct bytes *out, const struct tagged *tagged, size_t index)
{
    const struct pilar_tags *tags = &tagged->tags[index];
    put_key(out, "reasons");
    bytes_append_byte(out, '{');
    for (size_t i = 0; i < tags->count; i++) {
        const struct tagged_reasons *reasons = &tagged->reasons[index * tagged->label_count + i];
        if (i > 0)
            bytes_append_byte(out, ',');
        put_string(out, text_of(tagged->labels[tags->labels[i]].name));
        bytes_append_string(out, ":[");
        for (size_t j = 0; j < reasons->count; j++) {
            bytes_append_string(out, j > 0 ? ",{\"words\":" : "{\"words\":");
            put_string(out, reasons->reasons[j].words);
            put_key(out, "weight");
            output_decimal(out, reasons->reasons[j].weight, OUTPUT_WEIGHT_DECIMALS);
            bytes_append_byte(out, '}');
        }
        bytes_append_byte(out, ']');
    }
    bytes_append_byte(out, '}');
}

/* Where the paragraph stands: bytes of the source, and the box on its page if it has one. */
static void put_place(struct bytes *out, const struct pilar_paragraph *paragraph)
{
    put_key(out, "begin");
    bytes_append_format(out, "%zu", paragraph->begin);
    put_key(out, "end");
    bytes_append_format(out, "%zu", paragraph->end);
    const struct pilar_box *box = &paragraph->box;
    if (box->bottom <= 0)
        return;
    const double sides[] = {box->left, box->top, box->right, box->bottom};
    put_key(out, "box");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        bytes_append_byte(out, i == 0 ? '[' : ',');
        output_decimal(out, sides[i], OUTPUT_PLACE_DECIMALS);
    }
    bytes_append_byte(out, ']');
}

/* What every paragraph of the document shares and programs sort by. */
static void put_description(struct bytes *out, const struct pilar_description *description)
{
    put_key(out, "kind");
    put_string(out, text_of(output_kind_name(description->kind)));
    put_key(out, "date");
    if (description->date.length > 0)
        put_string(out, description->date);
    else
        bytes_append_string(out, "null");
    put_key(out, "language");
    put_string(out, description->language);
}

static void begin(struct bytes *out, const struct pilar_label *labels, size_t label_count,
                  const struct output_style *style)
{
    (void)out; /* every line stands for itself */
    (void)labels;
    (void)label_count;
    (void)style;
}

static void document(struct bytes *out, const struct tagged *tagged,
                     const struct output_style *style)
{
    for (size_t i = 0; i < tagged->count; i++) {
        const struct pilar_paragraph *paragraph = &tagged->paragraphs[i];
        bytes_append_string(out, "{\"document\":");
        put_string(out, text_of(tagged->document));
        put_key(out, "symbol");
        if (tagged->symbol.length > 0)
            put_string(out, tagged->symbol);
        else
            bytes_append_string(out, "null");
        put_key(out, "index");
        bytes_append_format(out, "%zu", paragraph->index);
        put_key(out, "number");
        put_string(out, paragraph->number);
        put_key(out, "citation");
        put_string(out, paragraph->citation);
        put_key(out, "heading");
        bytes_append_byte(out, '[');
        for (size_t j = 0; j < paragraph->heading_count; j++) {
            if (j > 0)
                bytes_append_byte(out, ',');
            put_string(out, paragraph->heading[j]);
        }
        bytes_append_byte(out, ']');
        put_key(out, "page");
        if (paragraph->page > 0)
            bytes_append_format(out, "%zu", paragraph->page);
        else
            bytes_append_string(out, "null");
        put_key(out, "type");
        put_string(out, text_of(output_type_name(paragraph->type)));
        if (tagged->tags != NULL)
            put_tags(out, tagged, &tagged->tags[i]);
        if (!style->no_text) {
            put_key(out, "text");
            put_string(out, paragraph->text);
        }
        put_place(out, paragraph);
        if (tagged->tags != NULL && tagged->tags[i].abstained) {
            put_key(out, "abstained");
            bytes_append_string(out, "true");
        }
        if (tagged->tags != NULL && tagged->reasons != NULL)
            put_reasons(out, tagged, i);
        put_description(out, tagged->description);
        bytes_append_string(out, "}\n");
    }
}

const struct output_format output_jsonl = {"jsonl", begin, document};
