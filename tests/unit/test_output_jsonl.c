/* test_output_jsonl: every line is the object that the contract says, whatever stands in it. */
#include "tests/unit/test_output_cases.h"

#include <jansson.h>

static const struct output_style STYLE;

/* How a line ends, of a paragraph without a place. */
#define LAST "\"begin\":0,\"end\":0,\"kind\":\"other\",\"date\":null,\"language\":\"und\"}\n"

/* Parses the only line there is. */
static json_t *parse_one(const struct paper *paper)
{
    struct bytes out = paper_write(paper, &output_jsonl, STYLE);
    json_error_t error;
    char *end = strchr(out.data, '\n');
    assert_non_null(end);
    assert_string_equal(end, "\n");
    json_t *object = json_loads(out.data, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (object == NULL)
        fail_msg("%s: %s", error.text, out.data);
    bytes_free(&out);
    return object;
}

static void assert_json_text(const json_t *string, struct pilar_text expected)
{
    assert_true(json_is_string(string));
    assert_int_equal(json_string_length(string), expected.length);
    assert_memory_equal(json_string_value(string), expected.data, expected.length);
}

static void a_document_is_written_as_the_contract_says(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    assert_output(
        &paper, &output_jsonl, STYLE,
        "{\"document\":\"informe.txt\",\"symbol\":\"A/68/98\",\"index\":1,\"number\":\"16\","
        "\"citation\":\"A/68/98, párr. 16\",\"heading\":[\"Normas\",\"Aplicación\"],\"page\":4,"
        "\"type\":\"paragraph\",\"labels\":[\"norms\",\"threats\"],\"primary\":\"norms\","
        "\"scores\":{\"threats\":0.5000,\"norms\":0.9877},"
        "\"text\":\"La aplicación de normas.\"," LAST
        "{\"document\":\"informe.txt\",\"symbol\":\"A/68/98\",\"index\":2,\"number\":\"a)\","
        "\"citation\":\"A/68/98, párr. 16 a)\",\"heading\":[\"Normas\"],\"page\":5,"
        "\"type\":\"item\",\"labels\":[],\"primary\":\"none\","
        "\"scores\":{\"threats\":0.2500,\"norms\":0.1250},\"text\":\"Nada;\"," LAST
        "{\"document\":\"informe.txt\",\"symbol\":\"A/68/98\",\"index\":3,\"number\":\"\","
        "\"citation\":\"\",\"heading\":[],\"page\":null,\"type\":\"preambular\","
        "\"labels\":[\"norms\"],\"primary\":\"norms\","
        "\"scores\":{\"threats\":0.0000,\"norms\":1.0000},\"text\":\"Fin.\"," LAST);
}

static void without_tags_the_label_keys_are_missing(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.tagged.tags = NULL;
    paper.tagged.symbol.length = 0;
    assert_output(&paper, &output_jsonl, STYLE,
                  "{\"document\":\"informe.txt\",\"symbol\":null,\"index\":1,\"number\":\"16\","
                  "\"citation\":\"A/68/98, párr. 16\",\"heading\":[\"Normas\",\"Aplicación\"],"
                  "\"page\":4,\"type\":\"paragraph\",\"text\":\"La aplicación de normas.\"," LAST);
}

static void the_text_can_be_left_out(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.tagged.tags = NULL;
    assert_output(
        &paper, &output_jsonl, (struct output_style){.no_text = true},
        "{\"document\":\"informe.txt\",\"symbol\":\"A/68/98\",\"index\":1,"
        "\"number\":\"16\",\"citation\":\"A/68/98, párr. 16\","
        "\"heading\":[\"Normas\",\"Aplicación\"],\"page\":4,\"type\":\"paragraph\"," LAST);
}

static void a_paragraph_left_open_says_so(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    paper.tags[1].abstained = true;
    struct bytes out = paper_write(&paper, &output_jsonl, STYLE);
    const char *key = strstr(out.data, "\"abstained\"");
    assert_non_null(strstr(out.data, "\"labels\":[],\"primary\":\"none\""));
    assert_non_null(strstr(out.data, "\"end\":0,\"abstained\":true,\"kind\":"));
    assert_null(strstr(key + 1, "\"abstained\"")); /* the others have no such key */
    bytes_free(&out);
}

static void what_the_document_is_stands_last(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    paper.tagged.tags = NULL;
    paper.description = (struct pilar_description){.title = text_of("Faros"),
                                                   .date = text_of("2044-05"),
                                                   .session = text_of("99"),
                                                   .kind = PILAR_KIND_WORKING_PAPER,
                                                   .language = text_of("es")};
    paragraph->box = (struct pilar_box){1, 2, 3, 4};
    struct bytes out = paper_write(&paper, &output_jsonl, STYLE);
    assert_non_null(strstr(out.data, "\"box\":[1.0,2.0,3.0,4.0],\"kind\":\"working_paper\","
                                     "\"date\":\"2044-05\",\"language\":\"es\"}\n"));
    assert_null(strstr(out.data, "Faros")); /* a line stays small */
    bytes_free(&out);
}

static void no_paragraphs_are_no_lines(void **state)
{
    (void)state;
    struct paper paper;
    paper_make(&paper);
    paper.tagged.count = 0;
    assert_output(&paper, &output_jsonl, STYLE, "");
}

static void every_character_is_read_back(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    char all[1 + 0x7F + 64];
    size_t length = 0;
    for (int c = 0; c <= 0x7F; c++) /* NUL, quotes, reverse solidus and all */
        all[length++] = (char)c;
    static const char BEYOND[] = "\xC2\x80\xC2\x9B¿ñ\xE2\x80\xA8\xEF\xBB\xBF\xEF\xBF\xBF"
                                 "\xF0\x9F\x87\xBA\xF4\x8F\xBF\xBF";
    memcpy(all + length, BEYOND, sizeof BEYOND - 1);
    length += sizeof BEYOND - 1;
    struct pilar_text text = {all, length};
    paragraph->text = paragraph->number = paragraph->citation = text;
    paper.headings[0] = paper.headings[1] = paper.tagged.symbol = text;
    json_t *object = parse_one(&paper);
    assert_json_text(json_object_get(object, "text"), text);
    assert_json_text(json_object_get(object, "number"), text);
    assert_json_text(json_object_get(object, "citation"), text);
    assert_json_text(json_object_get(object, "symbol"), text);
    assert_json_text(json_array_get(json_object_get(object, "heading"), 1), text);
    json_decref(object);
}

static void control_characters_never_stand_bare(void **state)
{
    (void)state;
    struct paper paper;
    struct pilar_paragraph *paragraph = paper_make_one(&paper);
    paragraph->text = text_of("\x1B[2J\a\b\t\r\n\x7F");
    struct bytes out = paper_write(&paper, &output_jsonl, STYLE);
    for (size_t i = 0; i + 2 < out.length; i++)
        assert_true((unsigned char)out.data[i] >= 0x20 && out.data[i] != 0x7F);
    bytes_free(&out);
}

static void labels_are_escaped_too(void **state)
{
    (void)state;
    struct paper paper;
    paper_make_one(&paper);
    paper.labels[1].name = "a\"b\\\n";
    json_t *object = parse_one(&paper);
    assert_json_text(json_object_get(object, "primary"), text_of("a\"b\\\n"));
    assert_json_text(json_array_get(json_object_get(object, "labels"), 0), text_of("a\"b\\\n"));
    assert_non_null(json_object_get(json_object_get(object, "scores"), "a\"b\\\n"));
    json_decref(object);
}

static void types_have_their_names(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"preambular", "operative", "paragraph", "item"};
    for (int type = PILAR_PREAMBULAR; type <= PILAR_ITEM; type++)
        assert_string_equal(output_type_name((enum pilar_paragraph_type)type), NAMES[type]);
}

static void kinds_have_their_names(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"other",         "resolution", "decision", "report",
                                        "letter",        "note",       "draft",    "statement",
                                        "working_paper", "record"};
    for (int kind = PILAR_KIND_OTHER; kind <= PILAR_KIND_RECORD; kind++)
        assert_string_equal(output_kind_name((enum pilar_document_kind)kind), NAMES[kind]);
}

static void probabilities_are_rounded_to_their_decimals(void **state)
{
    (void)state;
    static const struct {
        double probability;
        unsigned decimals;
        const char *digits;
    } CASES[] = {{0, 4, "0.0000"},        {1, 4, "1.0000"},       {0.5, 4, "0.5000"},
                 {0.00004, 4, "0.0000"},  {0.00005, 4, "0.0001"}, {0.99994, 4, "0.9999"},
                 {0.99996, 4, "1.0000"},  {0.1, 4, "0.1000"},     {1e-320, 4, "0.0000"},
                 {0.123456, 4, "0.1235"}, {0.30005, 4, "0.3001"}, {0.98765, 2, "0.99"},
                 {0.994, 2, "0.99"},      {1, 2, "1.00"},         {0.5, 6, "0.500000"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct bytes out = {0};
        output_decimal(&out, CASES[i].probability, CASES[i].decimals);
        bytes_append_byte(&out, '\0');
        assert_string_equal(out.data, CASES[i].digits);
        bytes_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_written_as_the_contract_says),
        cmocka_unit_test(without_tags_the_label_keys_are_missing),
        cmocka_unit_test(the_text_can_be_left_out),
        cmocka_unit_test(a_paragraph_left_open_says_so),
        cmocka_unit_test(what_the_document_is_stands_last),
        cmocka_unit_test(no_paragraphs_are_no_lines),
        cmocka_unit_test(every_character_is_read_back),
        cmocka_unit_test(control_characters_never_stand_bare),
        cmocka_unit_test(labels_are_escaped_too),
        cmocka_unit_test(types_have_their_names),
        cmocka_unit_test(kinds_have_their_names),
        cmocka_unit_test(probabilities_are_rounded_to_their_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
