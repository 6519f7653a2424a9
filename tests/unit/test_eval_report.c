/* test_eval_report: the table is aligned and fits a terminal, the JSON holds every figure. */
#include "eval/report.h"
#include "pipeline/base/utf8.h"
#include "tests/unit/test_eval_cases.h"

enum { MOST_FIGURES = 128 };

/* Everything a report needs, made from the first case. */
struct made {
    struct judged systems[2];
    double figures[MOST_FIGURES];
    struct interval intervals[MOST_FIGURES];
    struct report report;
    struct bytes out;
};

static void make_report(struct made *made)
{
    *made = (struct made){0};
    eval_case_make(&EVAL_CASES[0], made->systems);
    assert_int_equal(metrics_compute(&made->systems[0], made->figures, NULL), PILAR_OK);
    for (size_t i = 0; i < metrics_count(6); i++)
        made->intervals[i] = (struct interval){made->figures[i] - 0.05, made->figures[i] + 0.05};
    made->report = (struct report){.judged = &made->systems[0], .figures = made->figures};
}

static void free_report(struct made *made)
{
    eval_free(made->systems);
    bytes_free(&made->out);
}

static const char *const DISPLAY[] = {"Amenazas existentes y potenciales",
                                      "Derecho internacional",
                                      "Normas, reglas y principios de comportamiento responsable",
                                      "Fomento de la confianza",
                                      "Creación de capacidad",
                                      "Diálogo institucional"};

/* Fails unless each line of a part of the table, up to the empty one, is as wide as the first. */
static size_t assert_aligned(struct pilar_text *rest)
{
    struct pilar_text line;
    size_t width = 0;
    while (text_split(rest, "\n", &line) && line.length > 0) {
        assert_true(utf8_is_valid(line));
        width = width == 0 ? utf8_count(line) : width;
        assert_int_equal(utf8_count(line), width);
    }
    return width;
}

static void columns_are_aligned_and_fit_a_terminal(void **state)
{
    (void)state;
    struct made made;
    make_report(&made);
    for (size_t i = 0; i < 4; i++) {
        made.report.display = i % 2 == 1 ? DISPLAY : NULL;
        made.report.by_document = i >= 2 ? made.intervals : NULL;
        made.out.length = 0;
        report_table(&made.report, &made.out);
        assert_false(made.out.failed);
        struct pilar_text rest = bytes_text(&made.out);
        size_t width = assert_aligned(&rest);
        assert_in_range(width, 60, 100);
        if (i == 3)
            assert_int_equal(width, 100);
        assert_in_range(assert_aligned(&rest), 30, 100);
    }
    free_report(&made);
}

static void the_table_is_this_one(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"norms", "cbms"};
    struct judged judged;
    double figures[MOST_FIGURES];
    struct interval intervals[MOST_FIGURES];
    struct bytes out = {0};
    assert_int_equal(judged_allocate(2, 2, NAMES, &judged, NULL), PILAR_OK);
    judged.gold[0] = judged.gold[3] = judged.given[0] = 1;
    judged.gold_primary[0] = judged.given_primary[0] = 0;
    judged.gold_primary[1] = 1;
    memcpy(judged.scores, (double[]){1, 0, 0, 0.25}, 4 * sizeof(double));
    assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
    figures[METRICS_PRIMARY_KAPPA] = NAN;
    for (size_t i = 0; i < metrics_count(2); i++)
        intervals[i] = (struct interval){figures[i] / 2, figures[i]};
    struct report report = {&judged, (const char *[]){"Normas", "Confianza"}, figures, NULL,
                            intervals};
    report_table(&report, &out);
    bytes_append_byte(&out, '\0');
    assert_string_equal(out.data,
                        "label                     precision  recall     F1     95 % interval     "
                        "AP    ECE  support\n"
                        "Normas                        1.000   1.000  1.000    0.500 to 1.000  "
                        "1.000  0.000        1\n"
                        "Confianza                     0.000   0.000  0.000    0.000 to 0.000  "
                        "1.000  0.375        1\n"
                        "macro average                 0.500   0.500  0.500    0.250 to 0.500  "
                        "1.000  0.188        2\n"
                        "micro average                 1.000   0.500  0.667    0.333 to 0.667  "
                        "1.000  0.188        2\n"
                        "\n"
                        "over all                      value     95 % interval\n"
                        "exact match                   0.500    0.250 to 0.500\n"
                        "Hamming loss                  0.250    0.125 to 0.250\n"
                        "ranking precision (LRAP)      1.000    0.500 to 1.000\n"
                        "F1 over samples               0.500    0.250 to 0.500\n"
                        "primary label: accuracy       0.500    0.250 to 0.500\n"
                        "primary label: macro F1       0.333    0.167 to 0.333\n"
                        "primary label: kappa              -                 -\n"
                        "\n"
                        "paragraphs: 2; documents: 1; intervals by bootstrap over paragraphs\n");
    bytes_free(&out);
    judged_free(&judged);
}

static void a_name_cannot_steer_the_terminal_or_break_the_json(void **state)
{
    (void)state;
    static const char *const HOSTILE[] = {"a\x1b[2J",   "b\n",  "\"c\\",
                                          "\302\2331m", "\x7F", "ñandú"};
    struct made made;
    make_report(&made);
    made.systems[0].names = HOSTILE;
    report_table(&made.report, &made.out);
    for (size_t i = 0; i < made.out.length; i++)
        assert_true(made.out.data[i] == '\n' || (unsigned char)made.out.data[i] >= 0x20);
    bytes_append_byte(&made.out, '\0');
    assert_non_null(strstr(made.out.data, "\na?[2J "));
    assert_non_null(strstr(made.out.data, "\n?1m "));
    assert_non_null(strstr(made.out.data, "\nñandú "));
    made.out.length = 0;
    report_json(&made.report, &made.out);
    bytes_append_byte(&made.out, '\0');
    assert_non_null(strstr(made.out.data, "\"a\\u001b[2J\": {"));
    assert_non_null(strstr(made.out.data, "\"b\\u000a\": {"));
    assert_non_null(strstr(made.out.data, "\"\\\"c\\\\\": {"));
    free_report(&made);
}

/* Counts how often a string occurs. */
static size_t occurrences(const char *text, const char *string)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, string)) != NULL; at += strlen(string))
        count++;
    return count;
}

static void json_holds_every_figure_and_interval(void **state)
{
    (void)state;
    struct made made;
    char text[64];
    make_report(&made);
    made.figures[METRICS_PRIMARY_KAPPA] = NAN;
    for (size_t trees = 1; trees <= 3; trees++) {
        made.report.by_document = trees >= 2 ? made.intervals : NULL;
        made.report.by_paragraph = trees >= 3 ? made.intervals : NULL;
        made.out.length = 0;
        report_json(&made.report, &made.out);
        bytes_append_byte(&made.out, '\0');
        assert_false(made.out.failed);
        for (size_t i = 0; i < METRICS_OVERALL; i++) {
            snprintf(text, sizeof text, "\"%s\": ", metrics_overall_name(i));
            assert_int_equal(occurrences(made.out.data, text), trees);
        }
        for (size_t i = 0; i < METRICS_COLUMNS; i++) {
            snprintf(text, sizeof text, "\"%s\": ", metrics_column_name(i));
            assert_int_equal(occurrences(made.out.data, text), trees * 8);
        }
        assert_int_equal(occurrences(made.out.data, "\"by_document\": "), trees >= 2);
        assert_int_equal(occurrences(made.out.data, "\"by_paragraph\": "), trees >= 3);
    }
    assert_non_null(strstr(made.out.data, "\"primary_kappa\": null"));
    assert_non_null(strstr(made.out.data, "\"exact_match\": 0.55,"));
    assert_non_null(strstr(made.out.data, "\"exact_match\": [0.5, 0.6]"));
    free_report(&made);
}

static void the_json_of_an_empty_set_is_whole(void **state)
{
    (void)state;
    struct judged judged;
    double figures[MOST_FIGURES];
    struct bytes out = {0};
    assert_int_equal(judged_allocate(0, 0, NULL, &judged, NULL), PILAR_OK);
    assert_int_equal(metrics_compute(&judged, figures, NULL), PILAR_OK);
    struct report report = {.judged = &judged, .figures = figures};
    report_json(&report, &out);
    report_table(&report, &out);
    bytes_append_byte(&out, '\0');
    assert_non_null(strstr(out.data, "\"labels\": {}}"));
    assert_non_null(strstr(out.data, "\"classes\": [\"none\"],\n    \"counts\": [\n      [0]]}"));
    bytes_free(&out);
    judged_free(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_aligned_and_fit_a_terminal),
        cmocka_unit_test(the_table_is_this_one),
        cmocka_unit_test(a_name_cannot_steer_the_terminal_or_break_the_json),
        cmocka_unit_test(json_holds_every_figure_and_interval),
        cmocka_unit_test(the_json_of_an_empty_set_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
