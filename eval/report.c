#include "eval/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"

/* ---- table ---- */

enum { NAME_WIDTH = 33, INTERVAL_WIDTH = 16 }; /* with the columns below, 100 in all */

static const struct {
    enum metrics_column figure;
    const char *head;
    int width;
} COLUMNS[] = {{METRICS_PRECISION, "precision", 9},
               {METRICS_RECALL, "recall", 6},
               {METRICS_F1, "F1", 5},
               {METRICS_AVERAGE_PRECISION, "AP", 5},
               {METRICS_CALIBRATION_ERROR, "ECE", 5},
               {METRICS_SUPPORT, "support", 7}};

static const struct {
    enum metrics_overall figure;
    const char *name;
} LINES[] = {{METRICS_EXACT_MATCH, "exact match"},
             {METRICS_HAMMING_LOSS, "Hamming loss"},
             {METRICS_LRAP, "ranking precision (LRAP)"},
             {METRICS_SAMPLES_F1, "F1 over samples"},
             {METRICS_PRIMARY_ACCURACY, "primary label: accuracy"},
             {METRICS_PRIMARY_F1, "primary label: macro F1"},
             {METRICS_PRIMARY_KAPPA, "primary label: kappa"}};

enum { COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS, LINE_COUNT = sizeof LINES / sizeof *LINES };

/* The intervals of the table; NULL if there are none. */
static const struct interval *main_intervals(const struct report *report)
{
    return report->by_document != NULL ? report->by_document : report->by_paragraph;
}

static const char *row_name(const struct report *report, size_t row)
{
    if (row == METRICS_MACRO)
        return "macro average";
    if (row == METRICS_MICRO)
        return "micro average";
    size_t label = row - METRICS_LABELS;
    return report->display != NULL ? report->display[label] : report->judged->names[label];
}

/* The widest name there is, but no more than there is room for. */
static size_t find_name_width(const struct report *report)
{
    size_t width = 0, row_count = METRICS_LABELS + report->judged->label_count;
    for (size_t i = 0; i < row_count + LINE_COUNT; i++) {
        const char *name = i < row_count ? row_name(report, i) : LINES[i - row_count].name;
        size_t length = utf8_count(text_of(name));
        width = length > width ? length : width;
    }
    return width < NAME_WIDTH ? width : NAME_WIDTH;
}

static void append_name(struct bytes *out, const char *name, size_t width)
{
    struct pilar_text text = text_of(name);
    size_t length = utf8_count(text), shown = length > width ? width - 1 : length;
    for (size_t at = 0, i = 0, size; i < shown; i++, at += size) {
        uint32_t character = utf8_decode(text, at, &size);
        /* A label's name comes from a file and must not steer the terminal. */
        if (character < 0x20 || (character >= 0x7F && character < 0xA0))
            bytes_append_byte(out, '?');
        else
            bytes_append(out, text.data + at, size);
    }
    if (length > width)
        bytes_append_string(out, "…");
    for (; length < width; length++)
        bytes_append_byte(out, ' ');
}

static void append_number(struct bytes *out, int width, int decimals, double value)
{
    if (isnan(value))
        bytes_append_format(out, "  %*s", width, "-");
    else
        bytes_append_format(out, "  %*.*f", width, decimals, value);
}

static void append_interval(struct bytes *out, const struct interval *interval)
{
    char text[64] = "-";
    if (!isnan(interval->low))
        snprintf(text, sizeof text, "%.3f to %.3f", interval->low, interval->high);
    bytes_append_format(out, "  %*s", INTERVAL_WIDTH, text);
}

static void append_interval_head(struct bytes *out, const struct interval *intervals)
{
    if (intervals != NULL)
        bytes_append_format(out, "  %*s", INTERVAL_WIDTH, "95 % interval");
}

static void append_row(const struct report *report, size_t row, size_t name_width,
                       struct bytes *out)
{
    const struct interval *intervals = main_intervals(report);
    append_name(out, row_name(report, row), name_width);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        size_t figure = metrics_cell(row, COLUMNS[i].figure);
        int decimals = COLUMNS[i].figure == METRICS_SUPPORT ? 0 : 3;
        append_number(out, COLUMNS[i].width, decimals, report->figures[figure]);
        if (COLUMNS[i].figure == METRICS_F1 && intervals != NULL)
            append_interval(out, &intervals[figure]);
    }
    bytes_append_byte(out, '\n');
}

void report_table(const struct report *report, struct bytes *out)
{
    const struct judged *judged = report->judged;
    const struct interval *intervals = main_intervals(report);
    size_t name_width = find_name_width(report);

    append_name(out, "label", name_width);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        bytes_append_format(out, "  %*s", COLUMNS[i].width, COLUMNS[i].head);
        if (COLUMNS[i].figure == METRICS_F1)
            append_interval_head(out, intervals);
    }
    bytes_append_byte(out, '\n');
    for (size_t label = 0; label < judged->label_count; label++)
        append_row(report, METRICS_LABELS + label, name_width, out);
    append_row(report, METRICS_MACRO, name_width, out);
    append_row(report, METRICS_MICRO, name_width, out);

    bytes_append_byte(out, '\n');
    append_name(out, "over all", name_width);
    bytes_append_format(out, "  %*s", COLUMNS[0].width, "value");
    append_interval_head(out, intervals);
    bytes_append_byte(out, '\n');
    for (size_t i = 0; i < LINE_COUNT; i++) {
        append_name(out, LINES[i].name, name_width);
        append_number(out, COLUMNS[0].width, 3, report->figures[LINES[i].figure]);
        if (intervals != NULL)
            append_interval(out, &intervals[LINES[i].figure]);
        bytes_append_byte(out, '\n');
    }

    bytes_append_format(out, "\nparagraphs: %zu; documents: %zu", judged->count,
                        judged->group_count);
    if (intervals != NULL)
        bytes_append_format(out, "; intervals by bootstrap over %s",
                            intervals == report->by_document ? "documents" : "paragraphs");
    bytes_append_byte(out, '\n');
}

/* ---- JSON ---- */

static void append_string(struct bytes *out, const char *string)
{
    bytes_append_byte(out, '"');
    for (; *string != '\0'; string++) {
        if ((unsigned char)*string < 0x20)
            bytes_append_format(out, "\\u%04x", (unsigned)(unsigned char)*string);
        else
            bytes_append_format(out, *string == '"' || *string == '\\' ? "\\%c" : "%c", *string);
    }
    bytes_append_byte(out, '"');
}

static void append_key(struct bytes *out, const char *key)
{
    append_string(out, key);
    bytes_append_string(out, ": ");
}

/* 15 digits: as many as a double keeps of any decimal number. */
static void append_value(struct bytes *out, double value)
{
    if (isnan(value))
        bytes_append_string(out, "null");
    else
        bytes_append_format(out, "%.15g", value);
}

/* The object of the figures from `first` on, one for each name; of their intervals, if given. */
static void append_figures(const struct report *report, const struct interval *intervals,
                           size_t first, size_t count, const char *(*name)(size_t index),
                           struct bytes *out)
{
    for (size_t i = 0; i < count; i++) {
        bytes_append_string(out, i == 0 ? "{" : ", ");
        append_key(out, name(i));
        if (intervals == NULL) {
            append_value(out, report->figures[first + i]);
            continue;
        }
        bytes_append_byte(out, '[');
        append_value(out, intervals[first + i].low);
        bytes_append_string(out, ", ");
        append_value(out, intervals[first + i].high);
        bytes_append_byte(out, ']');
    }
    bytes_append_byte(out, '}');
}

static void append_json_row(const struct report *report, const struct interval *intervals,
                            const char *key, size_t row, struct bytes *out)
{
    append_key(out, key);
    append_figures(report, intervals, metrics_cell(row, 0), METRICS_COLUMNS, metrics_column_name,
                   out);
}

static void append_tree(const struct report *report, const char *key,
                        const struct interval *intervals, struct bytes *out)
{
    const struct judged *judged = report->judged;
    bytes_append_string(out, ",\n  ");
    append_key(out, key);
    bytes_append_string(out, "{\n    \"overall\": ");
    append_figures(report, intervals, 0, METRICS_OVERALL, metrics_overall_name, out);
    bytes_append_string(out, ",\n    ");
    append_json_row(report, intervals, "macro", METRICS_MACRO, out);
    bytes_append_string(out, ",\n    ");
    append_json_row(report, intervals, "micro", METRICS_MICRO, out);
    bytes_append_string(out, ",\n    \"labels\": {");
    for (size_t label = 0; label < judged->label_count; label++) {
        bytes_append_string(out, label == 0 ? "\n      " : ",\n      ");
        append_json_row(report, intervals, judged->names[label], METRICS_LABELS + label, out);
    }
    bytes_append_string(out, "}}");
}

static void append_confusion(const struct judged *judged, struct bytes *out)
{
    size_t classes = judged->label_count + 1;
    size_t *confusion = memory_array(classes * classes, sizeof *confusion);
    if (confusion == NULL) {
        out->failed = true;
        return;
    }
    metrics_confusion(judged, confusion);
    bytes_append_string(out, ",\n  \"confusion\": {\n    \"classes\": [");
    for (size_t label = 0; label < judged->label_count; label++) {
        append_string(out, judged->names[label]);
        bytes_append_string(out, ", ");
    }
    bytes_append_string(out, "\"none\"],\n    \"counts\": [");
    for (size_t cell = 0; cell < classes * classes; cell++) {
        if (cell % classes == 0)
            bytes_append_string(out, cell == 0 ? "\n      [" : "],\n      [");
        bytes_append_format(out, cell % classes == 0 ? "%zu" : ", %zu", confusion[cell]);
    }
    bytes_append_string(out, "]]}");
    free(confusion);
}

void report_json(const struct report *report, struct bytes *out)
{
    bytes_append_format(out, "{\n  \"paragraphs\": %zu,\n  \"documents\": %zu",
                        report->judged->count, report->judged->group_count);
    append_tree(report, "figures", NULL, out);
    if (report->by_document != NULL)
        append_tree(report, "by_document", report->by_document, out);
    if (report->by_paragraph != NULL)
        append_tree(report, "by_paragraph", report->by_paragraph, out);
    append_confusion(report->judged, out);
    bytes_append_string(out, "\n}\n");
}
