#include "pipeline/extract/flow.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/extracted.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/superscript.h"

enum {
    LONG_TEXT = 300,  /* bytes; a cell with more is text that happens to stand in a table */
    MASTHEAD_ROWS = 6 /* the most that the masthead has */
};

struct flow_paragraph {
    size_t begin;                 /* where its text begins */
    size_t letters, bold, italic; /* bytes that are no space; those that are so */
    uint32_t size;                /* the size that most of the letters have, if any has, ... */
    size_t votes;                 /* ... by how many it leads (the vote of Boyer and Moore) */
    bool spaced;                  /* a space follows if more text does */
};

/* A line that waits for the end of its table. */
struct flow_item {
    size_t begin, length; /* of its text in `kept` */
    enum extracted_kind kind;
    uint32_t size, style;
    size_t row, cell; /* of the innermost open table, from 1; 0 outside of its rows */
};

struct flow_table {
    size_t first_item;
    size_t row, cell; /* the present ones, from 1 */
    size_t columns;   /* the most cells in a row */
    bool opens;       /* no text stands before it in the document */
};

void flow_free(struct flow *flow)
{
    bytes_free(&flow->text);
    bytes_free(&flow->kept);
    free(flow->open);
    free(flow->items);
    free(flow->tables);
    *flow = (struct flow){.stream = flow->stream};
}

/* ---- paragraphs ---- */

static struct flow_paragraph *innermost(const struct flow *flow)
{
    return flow->open_count > 0 ? &flow->open[flow->open_count - 1] : NULL;
}

void flow_paragraph_begin(struct flow *flow)
{
    if (!memory_reserve(&flow->open, &flow->open_capacity, flow->open_count + 1,
                        sizeof *flow->open)) {
        flow->failed = true;
        return;
    }
    flow->open[flow->open_count++] = (struct flow_paragraph){.begin = flow->text.length};
}

bool flow_has_text(const struct flow *flow)
{
    const struct flow_paragraph *paragraph = innermost(flow);
    return paragraph != NULL && paragraph->letters > 0;
}

void flow_drop_text(struct flow *flow)
{
    struct flow_paragraph *paragraph = innermost(flow);
    if (paragraph == NULL)
        return;
    flow->text.length = paragraph->begin;
    *paragraph = (struct flow_paragraph){.begin = paragraph->begin};
}

static void vote(struct flow_paragraph *paragraph, uint32_t size, size_t votes)
{
    if (size == paragraph->size) {
        paragraph->votes += votes;
    } else if (votes > paragraph->votes) {
        paragraph->size = size;
        paragraph->votes = votes - paragraph->votes;
    } else {
        paragraph->votes -= votes;
    }
}

/* A hyphen that does not break is a hyphen. */
static void add_plain(struct bytes *out, struct pilar_text word)
{
    static const char hyphen[] = "\xE2\x80\x91"; /* U+2011 */
    enum { WIDTH = sizeof hyphen - 1 };
    const char *found;
    while ((found = memmem(word.data, word.length, hyphen, WIDTH)) != NULL) {
        size_t before = (size_t)(found - word.data);
        bytes_append(out, word.data, before);
        bytes_append_byte(out, '-');
        word.data += before + WIDTH;
        word.length -= before + WIDTH;
    }
    bytes_append_text(out, word);
}

/* Text without white space. */
static void add_word(struct flow *flow, struct flow_paragraph *paragraph, struct pilar_text word,
                     const struct flow_format *format)
{
    if (paragraph->spaced && paragraph->letters > 0)
        bytes_append_byte(&flow->text, ' ');
    paragraph->spaced = false;
    paragraph->letters += word.length;
    paragraph->bold += format->bold ? word.length : 0;
    paragraph->italic += format->italic ? word.length : 0;
    vote(paragraph, format->size, word.length);
    if (!format->raised) {
        add_plain(&flow->text, word);
        return;
    }
    for (size_t i = 0; i < word.length; i++) {
        if (text_is_digit(word.data[i]))
            superscript_append(&flow->text, word.data[i]);
        else
            bytes_append_byte(&flow->text, word.data[i]);
    }
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

void flow_text(struct flow *flow, struct pilar_text text, const struct flow_format *format)
{
    struct flow_paragraph *paragraph = innermost(flow);
    if (paragraph == NULL || flow->failed)
        return;
    size_t at = 0;
    while (at < text.length) {
        size_t begin = at;
        while (at < text.length && !is_blank(text.data[at]))
            at++;
        if (at > begin)
            add_word(flow, paragraph, (struct pilar_text){text.data + begin, at - begin}, format);
        for (; at < text.length && is_blank(text.data[at]); at++)
            paragraph->spaced = true;
    }
}

/* ---- lines ---- */

static void write_line(struct flow *flow, const struct flow_item *item)
{
    struct extracted_line line = {.kind = item->kind,
                                  .size = item->size,
                                  .style = item->style,
                                  .text = {flow->kept.data + item->begin, item->length}};
    extracted_append(flow->stream, &line);
    flow->begun = true;
}

/* All that waits goes out. */
static void write_items(struct flow *flow)
{
    if (flow->kept.failed)
        flow->failed = true;
    for (size_t i = 0; i < flow->item_count && !flow->failed; i++)
        write_line(flow, &flow->items[i]);
    flow->item_count = 0;
    flow->kept.length = 0;
}

static struct flow_item *add_item(struct flow *flow)
{
    const struct flow_table *table =
        flow->table_count > 0 ? &flow->tables[flow->table_count - 1] : NULL;
    if (!memory_reserve(&flow->items, &flow->item_capacity, flow->item_count + 1,
                        sizeof *flow->items)) {
        flow->failed = true;
        return NULL;
    }
    struct flow_item *item = &flow->items[flow->item_count++];
    *item = (struct flow_item){.begin = flow->kept.length,
                               .row = table != NULL ? table->row : 0,
                               .cell = table != NULL ? table->cell : 0};
    return item;
}

static void keep_paragraph(struct flow *flow, const struct flow_paragraph *paragraph,
                           const struct flow_end *end)
{
    struct flow_item *item = add_item(flow);
    if (item == NULL)
        return;
    item->kind = end->depth > 0 ? EXTRACTED_HEADING : EXTRACTED_BLOCK;
    item->size = end->depth > 0 ? end->depth : paragraph->size;
    item->style = (paragraph->bold == paragraph->letters ? EXTRACTED_BOLD : 0u) |
                  (paragraph->italic == paragraph->letters ? EXTRACTED_ITALIC : 0u) |
                  (end->centred ? EXTRACTED_CENTRED : 0u);
    if (end->number.length > 0) {
        bytes_append_text(&flow->kept, end->number);
        bytes_append_byte(&flow->kept, ' ');
    }
    bytes_append(&flow->kept, flow->text.data + paragraph->begin,
                 flow->text.length - paragraph->begin);
    item->length = flow->kept.length - item->begin;
}

void flow_paragraph_end(struct flow *flow, const struct flow_end *end)
{
    const struct flow_paragraph *paragraph = innermost(flow);
    if (paragraph == NULL)
        return;
    if (flow->text.failed)
        flow->failed = true;
    if (paragraph->letters > 0 && !flow->failed)
        keep_paragraph(flow, paragraph, end);
    flow->text.length = paragraph->begin;
    flow->open_count--;
    if (flow->table_count == 0)
        write_items(flow);
}

/* ---- tables ---- */

void flow_table_begin(struct flow *flow)
{
    if (!memory_reserve(&flow->tables, &flow->table_capacity, flow->table_count + 1,
                        sizeof *flow->tables)) {
        flow->failed = true;
        return;
    }
    flow->tables[flow->table_count++] = (struct flow_table){
        .first_item = flow->item_count, .opens = !flow->begun && flow->item_count == 0};
}

void flow_row_begin(struct flow *flow)
{
    if (flow->table_count == 0)
        return;
    struct flow_table *table = &flow->tables[flow->table_count - 1];
    table->row++;
    table->cell = 0;
}

void flow_cell_begin(struct flow *flow)
{
    if (flow->table_count == 0)
        return;
    struct flow_table *table = &flow->tables[flow->table_count - 1];
    table->cell++;
    if (table->cell > table->columns)
        table->columns = table->cell;
}

/* The end of the row that begins at the item `begin`; `rich` tells that it holds more than short
 * texts, one a cell. */
static size_t row_end(const struct flow *flow, size_t begin, bool *rich)
{
    size_t end = begin;
    *rich = false;
    for (; end < flow->item_count && flow->items[end].row == flow->items[begin].row; end++) {
        const struct flow_item *item = &flow->items[end];
        if (item->kind != EXTRACTED_BLOCK || item->length > LONG_TEXT ||
            (end > begin && item->cell == flow->items[end - 1].cell))
            *rich = true;
    }
    return end;
}

/* Puts the items from `begin` to `end` into one, which takes the place of the item `at`. */
static void join_row(struct flow *flow, size_t begin, size_t end, size_t at)
{
    struct flow_item joined = flow->items[begin];
    joined.kind = EXTRACTED_ROW;
    joined.begin = flow->kept.length;
    for (size_t i = begin; i < end && !flow->kept.failed; i++) {
        const struct flow_item *item = &flow->items[i];
        if (i > begin)
            bytes_append_string(&flow->kept, " | ");
        if (bytes_room(&flow->kept, item->length) != NULL) /* its source may move */
            bytes_append(&flow->kept, flow->kept.data + item->begin, item->length);
        joined.style &= item->style;
    }
    joined.length = flow->kept.length - joined.begin;
    flow->items[at] = joined;
}

static bool only_arranges(const struct flow *flow, const struct flow_table *table)
{
    size_t rows = 0, rich_rows = 0;
    bool rich;
    for (size_t i = table->first_item; i < flow->item_count; rows++) {
        i = row_end(flow, i, &rich);
        rich_rows += rich ? 1 : 0;
    }
    return rows <= 1 || table->columns <= 1 || rich_rows * 2 >= rows ||
           (table->opens && table->row <= MASTHEAD_ROWS);
}

static void join_rows(struct flow *flow, size_t first_item)
{
    size_t kept = first_item;
    bool rich;
    for (size_t begin = first_item, end; begin < flow->item_count; begin = end) {
        end = row_end(flow, begin, &rich);
        if (!rich) {
            join_row(flow, begin, end, kept++);
            continue;
        }
        for (size_t i = begin; i < end; i++)
            flow->items[kept++] = flow->items[i];
    }
    flow->item_count = kept;
}

void flow_table_end(struct flow *flow)
{
    if (flow->table_count == 0)
        return;
    struct flow_table table = flow->tables[--flow->table_count];
    if (!only_arranges(flow, &table) && !flow->failed)
        join_rows(flow, table.first_item);
    if (flow->table_count == 0) {
        write_items(flow);
        return;
    }
    const struct flow_table *outer = &flow->tables[flow->table_count - 1];
    for (size_t i = table.first_item; i < flow->item_count; i++) {
        flow->items[i].row = outer->row;
        flow->items[i].cell = outer->cell;
    }
}

enum pilar_status flow_finish(const struct flow *flow, struct pilar_error *error)
{
    if (flow->failed || flow->stream->failed)
        return error_memory(error);
    if (!flow->begun)
        return error_set(error, PILAR_ERROR_INPUT, "it holds no text");
    return PILAR_OK;
}
