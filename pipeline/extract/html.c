/* html: the paragraphs, headings, items and tables of a page, as libxml2 meets them.
 *
 * Nothing is kept of the page but the elements that are open and the paragraph in work. */
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/formats.h"
#include "pipeline/extract/html_element.h"
#include "pipeline/extract/html_encoding.h"
#include "pipeline/extract/html_tag.h"
#include "pipeline/extract/html_text.h"

enum {
    DEPTH_LIMIT = 512,    /* as browsers have it; libxml2 looks through all open elements */
    PIECE_SIZE = 1 << 12, /* bytes that libxml2 is given at a time: a tag within is let pass */
    NUMBER_LIMIT = 1000000
};

enum fault { FAULT_NONE, FAULT_DEPTH, FAULT_ATTRIBUTES };

/* An open element: what holds for the text in it, which it has from the one around it. */
struct place {
    enum html_kind kind;
    bool left_out;
    struct html_setting setting;
    size_t list; /* the place of the innermost list; 0 for none */
    /* of a list: */
    enum counter_format counter;
    int next;
};

struct html {
    xmlParserCtxtPtr parser;
    struct html_text text;
    bool reads_all; /* what stands beside the text too */
    enum fault fault;
    size_t fed; /* bytes */
    struct html_tag tag;
    size_t count;
    struct place places[DEPTH_LIMIT]; /* [count], below which there is a place for the page */
};

static void stop(struct html *html, enum fault fault)
{
    html->fault = fault;
    xmlStopParser(html->parser);
}

static struct place *innermost(struct html *html)
{
    return &html->places[html->count];
}

/* ---- text ---- */

static void meet_text(void *context, const xmlChar *data, int length)
{
    struct html *html = context;
    const struct place *place = innermost(html);
    struct pilar_text text = {(const char *)data, (size_t)length};
    if (!place->left_out && html->fault == FAULT_NONE && length > 0)
        html_text_add(&html->text, text, &place->setting);
}

/* ---- elements ---- */

/* Reads a number as far as it goes. */
static int number_of(const char *digits, int otherwise)
{
    char *end;
    long number = digits == NULL ? 0 : strtol(digits, &end, 10);
    return digits == NULL || end == digits                   ? otherwise
           : number < -NUMBER_LIMIT || number > NUMBER_LIMIT ? otherwise
                                                             : (int)number;
}

/* The number of an item, which stays until its text comes. An item that begins with a list has
 * both numbers. */
static void begin_item(struct html *html, const char *const *attributes)
{
    struct place none = {.counter = COUNTER_BULLET};
    size_t list_place = innermost(html)->list;
    struct place *list = list_place > 0 ? &html->places[list_place] : &none;
    int value = number_of(html_attribute(attributes, "value"), list->next);
    list->next = value + 1;
    enum counter_format counter = html_counter(attributes, list->counter);
    struct bytes *number = &html->text.number;
    if (text_is(bytes_text(number), "-"))
        number->length = 0;
    if (counter == COUNTER_NONE)
        return;
    if (number->length > 0)
        bytes_append_byte(number, ' ');
    if (value < 0) {
        bytes_append_byte(number, '-');
        counter = COUNTER_DECIMAL;
    }
    counter_append(number, counter, (uint32_t)abs(value));
    if (counter == COUNTER_LOWER_LETTER_26 || counter == COUNTER_LOWER_ROMAN)
        bytes_append_byte(number, ')');
    else if (counter != COUNTER_BULLET)
        bytes_append_byte(number, '.');
    html->text.flow.failed = html->text.flow.failed || number->failed;
}

static void begin_list(struct html *html, struct place *place, const char *const *attributes)
{
    place->list = html->count;
    place->counter =
        html_counter(attributes, place->kind == HTML_ORDERED ? COUNTER_DECIMAL : COUNTER_BULLET);
    place->next = number_of(html_attribute(attributes, "start"), 1);
}

static void set_style(struct place *place, const char *const *attributes)
{
    int bold = html_says_bold(attributes), italic = html_says_italic(attributes);
    int centred = html_says_centred(attributes);
    if (place->kind == HTML_BOLD)
        place->setting.format.bold = true;
    if (place->kind == HTML_ITALIC)
        place->setting.format.italic = true;
    if (place->kind == HTML_CENTRE)
        place->setting.centred = true;
    place->setting.format.bold = bold < 0 ? place->setting.format.bold : bold != 0;
    place->setting.format.italic = italic < 0 ? place->setting.format.italic : italic != 0;
    place->setting.centred = centred < 0 ? place->setting.centred : centred != 0;
}

/* What the element `place`, the innermost now, changes. */
static void open_element(struct html *html, struct place *place, const char *name,
                         const char *const *attributes)
{
    set_style(place, attributes);
    switch (place->kind) {
    case HTML_HEADING:
        place->setting.depth = (unsigned)(name[1] - '0');
        break;
    case HTML_ORDERED:
    case HTML_UNORDERED:
        begin_list(html, place, attributes);
        break;
    case HTML_ITEM:
        begin_item(html, attributes);
        break;
    case HTML_TABLE:
        place->setting.centred = false; /* it stands in the middle, its text does not */
        flow_table_begin(&html->text.flow);
        break;
    case HTML_ROW:
        flow_row_begin(&html->text.flow);
        break;
    case HTML_CELL:
        flow_cell_begin(&html->text.flow);
        break;
    case HTML_BREAK:
        html_text_break(&html->text);
        break;
    case HTML_PREFORMATTED:
        place->setting.preformatted = true;
        break;
    case HTML_RAISED:
        place->setting.format.raised = true;
        break;
    default:
        break;
    }
}

static void begin_element(void *context, const xmlChar *name, const xmlChar **list)
{
    struct html *html = context;
    const char *const *attributes = (const char *const *)list;
    if (html->fault != FAULT_NONE)
        return;
    if (html->count + 1 == DEPTH_LIMIT) {
        stop(html, FAULT_DEPTH);
        return;
    }
    const struct place *around = innermost(html);
    struct place place = *around;
    place.kind = html_kind_of((const char *)name);
    place.left_out = around->left_out || html_is_left_out(place.kind, attributes) ||
                     (place.kind == HTML_APART && !html->reads_all);
    html->count++;
    *innermost(html) = place;
    if (place.left_out)
        return;
    if (html_is_block(place.kind)) {
        html_text_end_raised(&html->text, &innermost(html)->setting);
        html_text_end_paragraph(&html->text);
    }
    open_element(html, innermost(html), (const char *)name, attributes);
}

static void end_element(void *context, const xmlChar *name)
{
    struct html *html = context;
    (void)name; /* libxml2 ends what it has begun, in order */
    if (html->fault != FAULT_NONE || html->count == 0)
        return;
    struct place place = *innermost(html);
    html->count--;
    if (place.left_out)
        return;
    if (place.kind == HTML_RAISED || html_is_block(place.kind))
        html_text_end_raised(&html->text, &innermost(html)->setting);
    if (html_is_block(place.kind))
        html_text_end_paragraph(&html->text);
    if (place.kind == HTML_ITEM)
        html->text.number.length = 0;
    if (place.kind == HTML_TABLE)
        flow_table_end(&html->text.flow);
}

/* ---- the page ---- */

/* Looks at the tag, if there is one, whose end libxml2 waits for. */
static void check_tag(struct html *html)
{
    const xmlParserInput *input = html->parser->input;
    size_t waiting = (size_t)(input->end - input->cur);
    struct pilar_text text = {(const char *)input->cur, waiting};
    if (html->parser->instate == XML_PARSER_START_TAG &&
        !html_tag_look(&html->tag, html->fed - waiting, text))
        stop(html, FAULT_ATTRIBUTES);
}

static void feed(struct html *html, struct pilar_text text)
{
    while (text.length > 0 && html->fault == FAULT_NONE && !html->text.flow.failed) {
        int piece = text.length > PIECE_SIZE ? PIECE_SIZE : (int)text.length;
        htmlParseChunk(html->parser, text.data, piece, 0);
        html->fed += (size_t)piece;
        check_tag(html);
        text.data += piece;
        text.length -= (size_t)piece;
    }
}

/* The first "</body" or "</html" in `text`, or NULL. */
static const char *find_page_end(struct pilar_text text)
{
    enum { LENGTH = 6 };
    const char *at = text.data, *end = text.data + text.length;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        if (end - at >= LENGTH &&
            (strncasecmp(at, "</body", LENGTH) == 0 || strncasecmp(at, "</html", LENGTH) == 0))
            return at;
        at++;
    }
    return NULL;
}

/* libxml2 stops at the end of the outermost element, wherever it stands. So the page stands in
 * one of ours, and its own ends become a rule. */
static void feed_page(struct html *html, struct pilar_text text)
{
    const size_t end_length = strlen("</body");
    const char *end;
    feed(html, text_of("<html><body>"));
    while ((end = find_page_end(text)) != NULL && html->fault == FAULT_NONE) {
        size_t length = (size_t)(end - text.data);
        feed(html, (struct pilar_text){text.data, length});
        feed(html, text_of("<hr"));
        text.data += length + end_length;
        text.length -= length + end_length;
    }
    feed(html, text);
    if (html->fault == FAULT_NONE)
        htmlParseChunk(html->parser, NULL, 0, 1);
    html_text_end_raised(&html->text, &innermost(html)->setting);
    html_text_end_paragraph(&html->text);
}

/* Reads a page that is UTF-8. */
static enum pilar_status read_page(struct html *html, struct pilar_text text, bool reads_all,
                                   struct bytes *stream, struct pilar_error *error)
{
    htmlSAXHandler handler = {.startElement = begin_element,
                              .endElement = end_element,
                              .characters = meet_text,
                              .ignorableWhitespace = meet_text};
    *html = (struct html){.text = {.flow = {.stream = stream}}, .reads_all = reads_all};
    html->parser = htmlCreatePushParserCtxt(&handler, html, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (html->parser == NULL)
        return error_memory(error);
    htmlCtxtUseOptions(html->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    feed_page(html, text);
    enum pilar_status status;
    if (html->fault == FAULT_DEPTH)
        status = error_set(error, PILAR_ERROR_INPUT, "its elements are nested more than %d deep",
                           DEPTH_LIMIT);
    else if (html->fault == FAULT_ATTRIBUTES)
        status = error_set(error, PILAR_ERROR_INPUT, "it has a tag of more than %d attributes",
                           HTML_TAG_ATTRIBUTES);
    else if (html->parser->errNo == XML_ERR_NO_MEMORY)
        status = error_memory(error);
    else
        status = flow_finish(&html->text.flow, error);
    htmlFreeParserCtxt(html->parser);
    html_text_free(&html->text);
    return status;
}

enum pilar_status html_extract(struct pilar_text content, struct bytes *stream,
                               struct pilar_error *error)
{
    struct bytes converted = {0};
    struct pilar_text text;
    struct html *html = malloc(sizeof *html);
    if (html == NULL)
        return error_memory(error);
    enum pilar_status status = html_decode(content, &converted, &text, error);
    if (status == PILAR_OK) {
        size_t before = stream->length;
        status = read_page(html, text, false, stream, error);
        /* some servers put the whole page into a form, and some pages never end their menu */
        if (status == PILAR_ERROR_INPUT && stream->length == before && html->fault == FAULT_NONE)
            status = read_page(html, text, true, stream, error);
    }
    free(html);
    bytes_free(&converted);
    return status;
}
