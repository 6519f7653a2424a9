#include <stdlib.h>
#include <string.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/formats.h"
#include "pipeline/extract/odt_lists.h"
#include "pipeline/extract/odt_styles.h"

/* An open text:p or text:h; in a text box it stands within another. */
struct open_paragraph {
    struct bytes label; /* its number */
    unsigned depth;     /* of a heading, from 1; else 0 */
    bool centred;
};

/* What a text box hides while it is open. */
struct open_box {
    size_t floor;
    uint32_t list;
};

struct odt {
    struct odt_styles styles;
    struct odt_lists lists;
    struct flow flow;
    unsigned bodies;                   /* office:body that are open */
    struct open_paragraph *paragraphs; /* [paragraph_count] the innermost last */
    size_t paragraph_count, paragraph_capacity;
    struct run runs[XML_DEPTH]; /* [run_count] of open paragraphs and spans, all taken together */
    size_t run_count;
    struct open_box boxes[XML_DEPTH];
    size_t box_count;
};

/* ---- paragraphs ---- */

static const struct odt_style *style_of(struct odt *odt, enum odt_family family,
                                        const struct xml_attributes *attributes)
{
    return odt_styles_find(&odt->styles, family, xml_attribute(attributes, "text:style-name"));
}

static bool begin_paragraph(struct odt *odt, const struct xml_attributes *attributes, bool heading)
{
    const struct odt_style *style = style_of(odt, ODT_PARAGRAPH, attributes);
    struct open_paragraph paragraph = {.depth = style != NULL ? style->depth : 0,
                                       .centred = style != NULL && style->centred == RUN_YES};
    if (!memory_reserve(&odt->paragraphs, &odt->paragraph_capacity, odt->paragraph_count + 1,
                        sizeof *odt->paragraphs)) {
        odt->flow.failed = true;
        return false;
    }
    if (heading) {
        paragraph.depth = 1;
        (void)odt_number(xml_attribute(attributes, "text:outline-level"), ODT_LEVELS,
                         &paragraph.depth);
    }
    if (odt_lists_is_open(&odt->lists))
        odt_lists_paragraph(&odt->lists, &paragraph.label);
    else if (heading && (style == NULL || !style->without_list))
        odt_lists_heading(&odt->lists, paragraph.depth, attributes, &paragraph.label);
    odt->paragraphs[odt->paragraph_count++] = paragraph;
    odt->runs[odt->run_count++] =
        style != NULL ? run_over(odt->styles.run, style->run) : odt->styles.run;
    flow_paragraph_begin(&odt->flow);
    return true;
}

static bool begin_text(struct odt *odt, const struct xml_attributes *attributes)
{
    return begin_paragraph(odt, attributes, false);
}

static bool begin_heading(struct odt *odt, const struct xml_attributes *attributes)
{
    return begin_paragraph(odt, attributes, true);
}

static void end_paragraph(struct odt *odt)
{
    struct open_paragraph *paragraph = &odt->paragraphs[--odt->paragraph_count];
    odt->run_count--;
    flow_paragraph_end(&odt->flow,
                       &(struct flow_end){.number = text_trim(bytes_text(&paragraph->label)),
                                          .depth = paragraph->depth,
                                          .centred = paragraph->centred});
    if (paragraph->label.failed)
        odt->flow.failed = true;
    bytes_free(&paragraph->label);
}

/* ---- what paragraphs hold ---- */

static void add_text(struct odt *odt, struct pilar_text text)
{
    if (odt->paragraph_count == 0)
        return;
    struct run run = odt->runs[odt->run_count - 1];
    struct flow_format format = run_format(run);
    if (run.hidden != RUN_YES)
        flow_text(&odt->flow, text, &format);
}

static bool begin_span(struct odt *odt, const struct xml_attributes *attributes)
{
    const struct odt_style *style = style_of(odt, ODT_TEXT, attributes);
    struct run under = odt->run_count > 0 ? odt->runs[odt->run_count - 1] : odt->styles.run;
    odt->runs[odt->run_count++] = style != NULL ? run_over(under, style->run) : under;
    return true;
}

static void end_span(struct odt *odt)
{
    odt->run_count--;
}

static bool add_space(struct odt *odt, const struct xml_attributes *attributes)
{
    (void)attributes;
    add_text(odt, text_of(" "));
    return true;
}

/* ---- lists ---- */

static bool begin_list(struct odt *odt, const struct xml_attributes *attributes)
{
    odt_lists_begin(&odt->lists, attributes);
    return true;
}

static void end_list(struct odt *odt)
{
    odt_lists_end(&odt->lists);
}

static bool begin_item(struct odt *odt, const struct xml_attributes *attributes)
{
    odt_lists_item(&odt->lists, false, attributes);
    return true;
}

static bool begin_list_header(struct odt *odt, const struct xml_attributes *attributes)
{
    odt_lists_item(&odt->lists, true, attributes);
    return true;
}

static bool begin_box(struct odt *odt, const struct xml_attributes *attributes)
{
    (void)attributes;
    odt->boxes[odt->box_count++] = (struct open_box){odt->lists.floor, odt->lists.current};
    odt->lists.floor = odt->lists.depth;
    return true;
}

static void end_box(struct odt *odt)
{
    struct open_box box = odt->boxes[--odt->box_count];
    odt->lists.floor = box.floor;
    odt->lists.current = box.list;
}

/* ---- sections and tables ---- */

static bool begin_section(struct odt *odt, const struct xml_attributes *attributes)
{
    const char *display = xml_attribute(attributes, "text:display");
    (void)odt;
    return display == NULL || strcmp(display, "none") != 0;
}

static bool begin_table(struct odt *odt, const struct xml_attributes *attributes)
{
    (void)attributes;
    flow_table_begin(&odt->flow);
    return true;
}

static void end_table(struct odt *odt)
{
    flow_table_end(&odt->flow);
}

static bool begin_row(struct odt *odt, const struct xml_attributes *attributes)
{
    (void)attributes;
    flow_row_begin(&odt->flow);
    return true;
}

static bool begin_cell(struct odt *odt, const struct xml_attributes *attributes)
{
    (void)attributes;
    flow_cell_begin(&odt->flow);
    return true;
}

/* ---- elements ---- */

static bool skip(struct odt *odt, const struct xml_attributes *attributes)
{
    (void)odt;
    (void)attributes;
    return false;
}

static const struct rule {
    const char *name;
    bool (*start)(struct odt *odt, const struct xml_attributes *attributes);
    void (*end)(struct odt *odt);
} RULES[] = {
    /* in byte order of the names */
    {"draw:object", skip, NULL},
    {"draw:object-ole", skip, NULL},
    {"draw:text-box", begin_box, end_box},
    {"office:annotation", skip, NULL},
    {"office:binary-data", skip, NULL},
    {"office:event-listeners", skip, NULL},
    {"office:forms", skip, NULL},
    {"svg:desc", skip, NULL},
    {"svg:title", skip, NULL},
    {"table:covered-table-cell", skip, NULL},
    {"table:table", begin_table, end_table},
    {"table:table-cell", begin_cell, NULL},
    {"table:table-row", begin_row, NULL},
    {"text:h", begin_heading, end_paragraph},
    {"text:line-break", add_space, NULL},
    {"text:list", begin_list, end_list},
    {"text:list-header", begin_list_header, NULL},
    {"text:list-item", begin_item, NULL},
    {"text:note", skip, NULL},
    {"text:p", begin_text, end_paragraph},
    {"text:ruby-text", skip, NULL},
    {"text:s", add_space, NULL},
    {"text:section", begin_section, NULL},
    {"text:span", begin_span, end_span},
    {"text:tab", add_space, NULL},
    {"text:table-of-content-source", skip, NULL},
    {"text:tracked-changes", skip, NULL},
};

static int compare_rule(const void *name, const void *rule)
{
    return strcmp(name, ((const struct rule *)rule)->name);
}

static const struct rule *find_rule(const char *name)
{
    return bsearch(name, RULES, sizeof RULES / sizeof *RULES, sizeof *RULES, compare_rule);
}

/* Of styles.xml the styles with names alone: the automatic ones serve headers and footers. */
static bool on_styles_start(void *context, const char *name,
                            const struct xml_attributes *attributes)
{
    struct odt *odt = context;
    if (strcmp(name, "office:automatic-styles") == 0 || strcmp(name, "office:master-styles") == 0)
        return false;
    odt_styles_start(&odt->styles, name, attributes);
    odt_lists_style_start(&odt->lists, name, attributes);
    return true;
}

static void on_styles_end(void *context, const char *name)
{
    struct odt *odt = context;
    odt_styles_end(&odt->styles, name);
    odt_lists_style_end(&odt->lists, name);
}

static bool on_start(void *context, const char *name, const struct xml_attributes *attributes)
{
    struct odt *odt = context;
    if (odt->flow.failed)
        return false;
    odt->bodies += strcmp(name, "office:body") == 0 ? 1 : 0;
    if (odt->bodies == 0)
        return on_styles_start(context, strcmp(name, "office:automatic-styles") == 0 ? "" : name,
                               attributes);
    const struct rule *rule = find_rule(name);
    return rule == NULL || rule->start(odt, attributes);
}

static void on_end(void *context, const char *name)
{
    struct odt *odt = context;
    const struct rule *rule = odt->bodies > 0 ? find_rule(name) : NULL;
    if (odt->bodies == 0)
        on_styles_end(context, name);
    else if (rule != NULL && rule->end != NULL)
        rule->end(odt);
    odt->bodies -= strcmp(name, "office:body") == 0 ? 1 : 0;
}

static void on_text(void *context, struct pilar_text text)
{
    add_text(context, text);
}

/* ---- the file ---- */

static bool on_manifest_start(void *context, const char *name,
                              const struct xml_attributes *attributes)
{
    bool *encrypted = context;
    (void)attributes;
    if (strcmp(name, "manifest:encryption-data") == 0)
        *encrypted = true;
    return true;
}

static enum pilar_status check_manifest(const struct archive *archive, struct pilar_error *error)
{
    const struct xml_handler handler = {.namespaces = ODT_NAMESPACES,
                                        .namespace_count = ODT_NAMESPACE_COUNT,
                                        .start = on_manifest_start};
    bool encrypted = false;
    if (!archive_has(archive, "META-INF/manifest.xml"))
        return PILAR_OK;
    enum pilar_status status =
        xml_read(archive, "META-INF/manifest.xml", &handler, &encrypted, error);
    if (status == PILAR_OK && encrypted)
        return error_set(error, PILAR_ERROR_INPUT, "it is encrypted; save it without a password");
    return status;
}

static enum pilar_status read_parts(struct odt *odt, const struct archive *archive,
                                    struct pilar_error *error)
{
    const struct xml_handler styles = {.namespaces = ODT_NAMESPACES,
                                       .namespace_count = ODT_NAMESPACE_COUNT,
                                       .start = on_styles_start,
                                       .end = on_styles_end};
    const struct xml_handler content = {.namespaces = ODT_NAMESPACES,
                                        .namespace_count = ODT_NAMESPACE_COUNT,
                                        .start = on_start,
                                        .end = on_end,
                                        .text = on_text};
    enum pilar_status status = check_manifest(archive, error);
    if (status == PILAR_OK && archive_has(archive, "styles.xml"))
        status = xml_read(archive, "styles.xml", &styles, odt, error);
    if (status == PILAR_OK)
        status = xml_read(archive, "content.xml", &content, odt, error);
    if (odt->styles.failed || odt->lists.failed)
        odt->flow.failed = true;
    return status == PILAR_OK ? flow_finish(&odt->flow, error) : status;
}

static void free_odt(struct odt *odt)
{
    while (odt->paragraph_count > 0)
        bytes_free(&odt->paragraphs[--odt->paragraph_count].label);
    free(odt->paragraphs);
    flow_free(&odt->flow);
    odt_lists_free(&odt->lists);
    odt_styles_free(&odt->styles);
}

enum pilar_status odt_extract(struct pilar_text content, struct bytes *stream,
                              struct pilar_error *error)
{
    struct odt odt = {.flow = {.stream = stream},
                      .styles = {.current = NAMES_NONE},
                      .lists = {.style_open = NAMES_NONE, .last_style = NAMES_NONE}};
    struct archive *archive = NULL;
    enum pilar_status status = archive_open(content, &archive, error);
    if (status == PILAR_OK)
        status = read_parts(&odt, archive, error);
    free_odt(&odt);
    archive_close(archive);
    return status;
}
