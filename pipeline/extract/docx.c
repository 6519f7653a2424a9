#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/docx_numbering.h"
#include "pipeline/extract/docx_parts.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/formats.h"

enum { FIELDS = 64 }; /* fields in each other; the code of a deeper one is read as text */

/* An open w:p; in a text box it stands within another. */
struct open_paragraph {
    char *style;               /* its id, owned; NULL if it names none */
    struct docx_paragraph own; /* what w:pPr says */
    bool mark_deleted;         /* it goes on in the next paragraph */
    bool mark_hidden;
};

struct docx {
    struct docx_styles styles;
    struct docx_numbering numbering;
    struct flow flow;
    struct bytes label;
    struct open_paragraph *paragraphs; /* [paragraph_count] the innermost last */
    size_t paragraph_count, paragraph_capacity;
    bool joined;                  /* the next paragraph goes on with the last */
    bool in_paragraph_properties; /* w:pPr */
    bool in_run_properties;       /* w:rPr */
    bool in_text;                 /* w:t */
    struct run run;               /* what the w:rPr of the run says */
    struct run character;         /* what its style says */
    struct flow_format format;    /* of the run, all taken together */
    bool hidden;                  /* the run is */
    bool mark_follows;            /* the rest of the run is a note's mark */
    unsigned fields;              /* how many are open */
    uint64_t codes;               /* a bit for each that is not yet at its result */
    bool chosen[XML_DEPTH];       /* of each open mc:AlternateContent, whether a choice was taken */
    size_t alternatives;
};

static struct open_paragraph *current(struct docx *docx)
{
    return docx->paragraph_count > 0 ? &docx->paragraphs[docx->paragraph_count - 1] : NULL;
}

/* ---- paragraphs ---- */

static bool begin_paragraph(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    if (!memory_reserve(&docx->paragraphs, &docx->paragraph_capacity, docx->paragraph_count + 1,
                        sizeof *docx->paragraphs)) {
        docx->flow.failed = true;
        return false;
    }
    docx->paragraphs[docx->paragraph_count++] = (struct open_paragraph){0};
    if (!docx->joined)
        flow_paragraph_begin(&docx->flow);
    docx->joined = false;
    return true;
}

static const struct docx_style *style_of(struct docx *docx)
{
    const struct open_paragraph *paragraph = current(docx);
    return docx_styles_find(&docx->styles, paragraph != NULL ? paragraph->style : NULL);
}

static void end_flow_paragraph(struct docx *docx, const struct open_paragraph *paragraph)
{
    const struct docx_style *style = style_of(docx);
    struct docx_paragraph all =
        style != NULL ? docx_paragraph_over(style->paragraph, paragraph->own) : paragraph->own;
    if (paragraph->own.has_list && !paragraph->own.has_level)
        all.has_level = false; /* the level of another list says nothing */
    docx->label.length = 0;
    if (flow_has_text(&docx->flow) || !paragraph->mark_hidden)
        docx_numbering_next(&docx->numbering, &all, paragraph->style, &docx->label);
    flow_paragraph_end(&docx->flow,
                       &(struct flow_end){.number = text_trim(bytes_text(&docx->label)),
                                          .depth = all.depth <= DOCX_LEVELS ? all.depth : 0,
                                          .centred = all.centred == RUN_YES});
}

static void end_paragraph(struct docx *docx)
{
    struct open_paragraph *paragraph = current(docx);
    if (paragraph == NULL)
        return;
    bool outermost = docx->paragraph_count == 1;
    docx->joined = paragraph->mark_deleted && outermost;
    if (!docx->joined)
        end_flow_paragraph(docx, paragraph);
    if (outermost)
        docx->codes = 0; /* no field's code goes on: one that is not ended must not hide the rest */
    free(paragraph->style);
    docx->paragraph_count--;
}

static bool begin_paragraph_properties(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    docx->in_paragraph_properties = true;
    return true;
}

static void end_paragraph_properties(struct docx *docx)
{
    docx->in_paragraph_properties = false;
}

static bool set_style(struct docx *docx, const struct xml_attributes *attributes)
{
    struct open_paragraph *paragraph = current(docx);
    const char *id = xml_attribute(attributes, "w:val");
    if (paragraph == NULL || id == NULL || !docx->in_paragraph_properties)
        return true;
    free(paragraph->style);
    paragraph->style = strdup(id);
    if (paragraph->style == NULL)
        docx->flow.failed = true;
    return true;
}

/* ---- runs ---- */

static void settle_format(struct docx *docx)
{
    const struct docx_style *style = style_of(docx);
    struct run all = docx->styles.run;
    struct run styled = style != NULL ? style->run : (struct run){0};
    all = run_over(all, docx_toggle_run(styled, docx->character));
    all = run_over(all, docx->run);
    docx->hidden = all.hidden == RUN_YES;
    docx->format = run_format(all);
}

static bool begin_run(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    docx->run = docx->character = (struct run){0};
    docx->mark_follows = false;
    settle_format(docx);
    return true;
}

static bool begin_run_properties(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    docx->in_run_properties = true;
    return true;
}

static void end_run_properties(struct docx *docx)
{
    docx->in_run_properties = false;
    if (!docx->in_paragraph_properties)
        settle_format(docx);
}

static bool set_run_style(struct docx *docx, const struct xml_attributes *attributes)
{
    const char *id = xml_attribute(attributes, "w:val");
    const struct docx_style *style = id != NULL ? docx_styles_find(&docx->styles, id) : NULL;
    if (style != NULL && !docx->in_paragraph_properties)
        docx->character = style->run;
    return true;
}

/* A deleted mark joins its paragraph with the next; all else that is deleted is left out. */
static bool begin_deleted(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    struct open_paragraph *paragraph = current(docx);
    if (paragraph != NULL && docx->in_paragraph_properties && docx->in_run_properties)
        paragraph->mark_deleted = true;
    return false;
}

/* ---- what runs hold ---- */

static void add_text(struct docx *docx, struct pilar_text text)
{
    if (docx->codes == 0 && !docx->hidden && !docx->mark_follows)
        flow_text(&docx->flow, text, &docx->format);
}

static bool begin_text(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    docx->in_text = true;
    return true;
}

static void end_text(struct docx *docx)
{
    docx->in_text = false;
}

/* w:tab stands in w:pPr too, where it sets a stop. */
static bool add_space(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    if (!docx->in_paragraph_properties)
        add_text(docx, text_of(" "));
    return true;
}

static bool add_hyphen(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    add_text(docx, text_of("-"));
    return true;
}

static bool see_note(struct docx *docx, const struct xml_attributes *attributes)
{
    const char *follows = xml_attribute(attributes, "w:customMarkFollows");
    docx->mark_follows =
        follows != NULL && strcmp(follows, "0") != 0 && strcmp(follows, "false") != 0;
    return true;
}

static bool see_field(struct docx *docx, const struct xml_attributes *attributes)
{
    const char *type = xml_attribute(attributes, "w:fldCharType");
    if (type == NULL)
        return true;
    uint64_t bit = docx->fields < FIELDS ? UINT64_C(1) << docx->fields : 0;
    uint64_t last =
        docx->fields > 0 && docx->fields <= FIELDS ? UINT64_C(1) << (docx->fields - 1) : 0;
    if (strcmp(type, "begin") == 0) {
        docx->fields++;
        docx->codes |= bit;
    } else {
        docx->codes &= ~last;
        if (strcmp(type, "end") == 0 && docx->fields > 0)
            docx->fields--;
    }
    return true;
}

/* ---- alternatives: the first choice is taken ---- */

static bool begin_alternatives(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    docx->chosen[docx->alternatives++] = false;
    return true;
}

static void end_alternatives(struct docx *docx)
{
    docx->alternatives--;
}

static bool choose(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    if (docx->alternatives == 0)
        return true;
    bool taken = docx->chosen[docx->alternatives - 1];
    docx->chosen[docx->alternatives - 1] = true;
    return !taken;
}

/* ---- tables ---- */

static bool begin_table(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    flow_table_begin(&docx->flow);
    return true;
}

static void end_table(struct docx *docx)
{
    flow_table_end(&docx->flow);
}

static bool begin_row(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    flow_row_begin(&docx->flow);
    return true;
}

static bool begin_cell(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)attributes;
    flow_cell_begin(&docx->flow);
    return true;
}

/* ---- elements ---- */

static bool skip(struct docx *docx, const struct xml_attributes *attributes)
{
    (void)docx;
    (void)attributes;
    return false;
}

static const struct rule {
    const char *name;
    bool (*start)(struct docx *docx, const struct xml_attributes *attributes);
    void (*end)(struct docx *docx);
} RULES[] = {
    /* in byte order of the names */
    {"mc:AlternateContent", begin_alternatives, end_alternatives},
    {"mc:Choice", choose, NULL},
    {"mc:Fallback", choose, NULL},
    {"w:br", add_space, NULL},
    {"w:cr", add_space, NULL},
    {"w:del", begin_deleted, NULL},
    {"w:endnoteReference", see_note, NULL},
    {"w:fldChar", see_field, NULL},
    {"w:footnoteReference", see_note, NULL},
    {"w:moveFrom", begin_deleted, NULL},
    {"w:noBreakHyphen", add_hyphen, NULL},
    {"w:p", begin_paragraph, end_paragraph},
    {"w:pPr", begin_paragraph_properties, end_paragraph_properties},
    {"w:pPrChange", skip, NULL},
    {"w:pStyle", set_style, NULL},
    {"w:r", begin_run, NULL},
    {"w:rPr", begin_run_properties, end_run_properties},
    {"w:rPrChange", skip, NULL},
    {"w:rStyle", set_run_style, NULL},
    {"w:rt", skip, NULL},
    {"w:sdtPr", skip, NULL},
    {"w:sectPr", skip, NULL},
    {"w:t", begin_text, end_text},
    {"w:tab", add_space, NULL},
    {"w:tbl", begin_table, end_table},
    {"w:tblPr", skip, NULL},
    {"w:tc", begin_cell, NULL},
    {"w:tr", begin_row, NULL},
    {"w:trPr", skip, NULL},
};

static int compare_rule(const void *name, const void *rule)
{
    return strcmp(name, ((const struct rule *)rule)->name);
}

static const struct rule *find_rule(const char *name)
{
    return bsearch(name, RULES, sizeof RULES / sizeof *RULES, sizeof *RULES, compare_rule);
}

static bool on_start(void *context, const char *name, const struct xml_attributes *attributes)
{
    struct docx *docx = context;
    const struct rule *rule = find_rule(name);
    if (docx->flow.failed)
        return false;
    if (rule != NULL)
        return rule->start(docx, attributes);
    struct open_paragraph *paragraph = current(docx);
    if (docx->in_paragraph_properties && docx->in_run_properties && paragraph != NULL)
        paragraph->mark_hidden |= strcmp(name, "w:vanish") == 0;
    else if (docx->in_run_properties)
        docx_take_run(&docx->run, name, attributes);
    else if (docx->in_paragraph_properties && paragraph != NULL)
        docx_take_paragraph(&paragraph->own, name, attributes);
    return true;
}

static void on_end(void *context, const char *name)
{
    struct docx *docx = context;
    const struct rule *rule = find_rule(name);
    if (rule != NULL && rule->end != NULL)
        rule->end(docx);
}

static void on_text(void *context, struct pilar_text text)
{
    struct docx *docx = context;
    if (docx->in_text)
        add_text(docx, text);
}

/* ---- the file ---- */

static enum pilar_status read_parts(struct docx *docx, const struct archive *archive,
                                    struct pilar_error *error)
{
    const struct xml_handler handler = {.namespaces = DOCX_NAMESPACES,
                                        .namespace_count = DOCX_NAMESPACE_COUNT,
                                        .start = on_start,
                                        .end = on_end,
                                        .text = on_text};
    struct docx_parts parts;
    enum pilar_status status = docx_parts_find(archive, &parts, error);
    if (status == PILAR_OK)
        status = docx_styles_read(archive, parts.styles, &docx->styles, error);
    if (status == PILAR_OK)
        status =
            docx_numbering_read(archive, parts.numbering, &docx->styles, &docx->numbering, error);
    if (status == PILAR_OK)
        status = xml_read(archive, parts.document, &handler, docx, error);
    if (docx->joined) /* the last mark of all is deleted */
        flow_paragraph_end(&docx->flow, &(struct flow_end){0});
    if (docx->label.failed)
        docx->flow.failed = true;
    return status == PILAR_OK ? flow_finish(&docx->flow, error) : status;
}

enum pilar_status docx_extract(struct pilar_text content, struct bytes *stream,
                               struct pilar_error *error)
{
    struct docx docx = {.flow = {.stream = stream}};
    struct archive *archive = NULL;
    enum pilar_status status = archive_open(content, &archive, error);
    if (status == PILAR_OK)
        status = read_parts(&docx, archive, error);
    while (docx.paragraph_count > 0)
        free(docx.paragraphs[--docx.paragraph_count].style);
    free(docx.paragraphs);
    bytes_free(&docx.label);
    flow_free(&docx.flow);
    docx_numbering_free(&docx.numbering);
    docx_styles_free(&docx.styles);
    archive_close(archive);
    return status;
}
