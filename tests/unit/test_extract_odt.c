/* test_extract_odt: an OpenDocument text gives its paragraphs as they are printed. */
#include "test_extract_zip_cases.h"

#include "pipeline/extract/formats.h"

/* The fixtures are laid out by hand. */
/* clang-format off */
#define O(part) "urn:oasis:names:tc:opendocument:xmlns:" part ":1.0"
#define NAMESPACES                                                                                 \
    "xmlns:office='" O("office") "' xmlns:style='" O("style") "' xmlns:text='" O("text")           \
    "' xmlns:table='" O("table") "' xmlns:draw='" O("drawing") "' xmlns:svg='" O("svg-compatible") \
    "' xmlns:fo='" O("xsl-fo-compatible") "'"
#define P(text) "<text:p>" text "</text:p>"
#define LIST(style, attributes, items)                                                             \
    "<text:list text:style-name='" style "' " attributes ">" items "</text:list>"
#define INNER(items) "<text:list>" items "</text:list>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"
#define CELL(text) "<table:table-cell>" P(text) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define LEVEL(level, attributes)                                                                   \
    "<text:list-level-style-number text:level='" level "' " attributes "/>"
#define STYLE(name, family, text) "<style:style style:name='" name "' style:family='" family "'>"  \
    "<style:text-properties " text "/></style:style>"

static const char STYLES[] =
    "<office:document-styles " NAMESPACES "><office:styles>"
    "<style:default-style style:family='paragraph'><style:text-properties fo:font-size='10.5pt'/>"
    "</style:default-style><style:style style:name='Base' style:family='paragraph'>"
    "<style:paragraph-properties fo:text-align='center'/></style:style>"
    "<style:style style:name='_H_1_G' style:display-name='_ H_1_G' style:family='paragraph'/>"
    "<text:outline-style style:name='Outline'>"
    "<text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>"
    "<text:outline-level-style text:level='2' style:num-format='A' style:num-suffix='.'/>"
    "<text:outline-level-style text:level='3' style:num-format=''/></text:outline-style>"
    "</office:styles><office:automatic-styles>" STYLE("P1", "paragraph", "text:display='none'")
    "</office:automatic-styles></office:document-styles>";

static const char AUTOMATIC[] =
    "<office:automatic-styles><text:list-style style:name='A'>"
    LEVEL("1", "style:num-format='1' style:num-suffix='.'")
    LEVEL("2", "style:num-format='a' style:num-suffix=')'")
    LEVEL("3", "style:num-format='i' style:num-prefix='(' style:num-suffix=')'")
    "</text:list-style><text:list-style style:name='B'>"
    LEVEL("1", "style:num-format='1' style:num-suffix='.'")
    LEVEL("2", "style:num-format='1' style:num-suffix='.' text:display-levels='2'")
    "</text:list-style><text:list-style style:name='C'>"
    "<text:list-level-style-bullet text:level='1' text:bullet-char='x'/>"
    "</text:list-style><text:list-style style:name='D'>"
    LEVEL("1", "style:num-format='a' style:num-suffix=')' text:start-value='27'")
    "</text:list-style><text:list-style style:name='E'>"
    LEVEL("1", "style:num-format='a' style:num-list-format='(%1%)' text:start-value='28' "
               "style:num-letter-sync='true'")
    "</text:list-style>"
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Base'>"
    "<style:text-properties fo:font-weight='bold'/></style:style>"
    STYLE("T1", "text", "style:text-position='super 58%'")
    STYLE("T2", "text", "text:display='none'")
    STYLE("T3", "text", "style:text-position='sub 58%'")
    "</office:automatic-styles>";

static struct bytes made_of(const char *body)
{
    struct zip zip = {0};
    struct bytes content = {0};
    bytes_append_format(&content,
                        "<office:document-content " NAMESPACES ">%s<office:body><office:text>%s"
                        "</office:text></office:body></office:document-content>",
                        AUTOMATIC, body);
    bytes_append_byte(&content, '\0');
    zip_add(&zip, "mimetype", "application/vnd.oasis.opendocument.text");
    zip_add(&zip, "content.xml", content.data);
    zip_add(&zip, "styles.xml", STYLES);
    bytes_free(&content);
    return zip_finish(&zip);
}

static void assert_lines(const char *body, const char *expected)
{
    struct bytes file = made_of(body);
    struct bytes lines = zip_lines(odt_extract, bytes_text(&file));
    assert_string_equal(lines.data, expected);
    bytes_free(&lines);
    bytes_free(&file);
}

static void headings_have_their_level_and_number(void **state)
{
    (void)state;
    assert_lines(
        "<text:h text:outline-level='1'>Uno</text:h><text:h text:outline-level='2'>Dos</text:h>"
        "<text:h text:outline-level='2' text:is-list-header='true'>Mudo</text:h>"
        "<text:h text:outline-level='2'>Tres</text:h><text:h text:outline-level='3'>"
        "Hondo</text:h><text:h text:outline-level='1'>Cuatro</text:h>"
        "<text:h text:outline-level='2'>Cinco</text:h><text:p text:style-name='_H_1_G'>"
        "Seis</text:p>",
        "#1 I. Uno\n#2 A. Dos\n#2 Mudo\n#2 B. Tres\n#3 Hondo\n#1 II. Cuatro\n#2 A. Cinco\n"
        "#2 Seis\n");
}

static void items_have_their_numbers(void **state)
{
    (void)state;
    assert_lines(
        LIST("A", "",
            ITEM(P("uno") P("sigue"))
            ITEM(P("dos") INNER(ITEM(P("a")) ITEM(P("b") INNER(ITEM(P("i")) ITEM(P("ii"))))))
            ITEM(P("tres") INNER(ITEM(P("a"))))),
        "1. uno\nsigue\n2. dos\na) a\nb) b\n(i) i\n(ii) ii\n3. tres\na) a\n");
    assert_lines(
        LIST("B", "", ITEM(P("x") INNER(ITEM(P("y")))) ITEM(INNER(ITEM(P("z"))))),
        "1. x\n1.1. y\n1.2. z\n");
    assert_lines(
        LIST("C", "", ITEM(P("viñeta"))) LIST("D", "", ITEM(P("x")) ITEM(P("y")))
        LIST("E", "", ITEM(P("x"))) LIST("Nadie", "", ITEM(P("sin estilo"))),
        "- viñeta\naa) x\nab) y\n(bb) x\nsin estilo\n");
}

static void a_list_continues_another_only_if_it_says_so(void **state)
{
    (void)state;
    assert_lines(
        LIST("A", "xml:id='l1'", ITEM(P("uno"))) P("En medio.")
        LIST("A", "text:continue-numbering='true'", ITEM(P("dos")))
        LIST("A", "", ITEM(P("nueva")))
        LIST("B", "text:continue-numbering='true'", ITEM(P("de otro estilo")))
        LIST("A", "text:continue-list='l1' xml:id='l2'", ITEM(INNER(ITEM(P("letra")))))
        LIST("A", "text:continue-list='l2'", ITEM(INNER(ITEM(P("letra")))) ITEM(P("tres")))
        LIST("A", "text:continue-list='nadie'", ITEM(P("nueva"))),
        "1. uno\nEn medio.\n2. dos\n1. nueva\n1. de otro estilo\na) letra\nb) letra\n3. tres\n"
        "1. nueva\n");
}

static void items_may_say_their_number_or_have_none(void **state)
{
    (void)state;
    assert_lines(
        LIST("A", "",
            "<text:list-header>" P("cabecera") "</text:list-header>" ITEM(P("uno"))
            "<text:list-item text:start-value='7'>" P("siete") "</text:list-item>" ITEM(P("ocho"))
            ITEM("<text:p/>") ITEM(P("diez"))),
        "cabecera\n1. uno\n7. siete\n8. ocho\n10. diez\n");
}

static void text_is_what_is_seen(void **state)
{
    (void)state;
    assert_lines(
        "<text:tracked-changes>" P("borrado") "</text:tracked-changes>"
        P(
            "uno<text:s text:c='3'/>dos<text:tab/>tres<text:line-break/>"
            "cuatro<text:soft-page-break/> guion\xE2\x80\x91"
            "duro<text:note><text:note-citation>1</text:note-citation><text:note-body>" P("nota")
            "</text:note-body></text:note><office:annotation>" P("x")
            "</office:annotation><text:span text:style-name='T2'>x</text:span><text:a>"
            ", enlace</text:a>") "<text:section text:display='none'>" P("x") "</text:section>",
        "uno dos tres cuatro guion-duro, enlace\n");
}

static void raised_digits_are_superscripts(void **state)
{
    (void)state;
    assert_lines(
        P(
            "Norma<text:span text:style-name='T1'>13</text:span>"
            " H<text:span text:style-name='T3'>2</text:span>O"),
        "Norma¹³ H2O\n");
}

static void automatic_styles_are_those_of_the_content(void **state)
{
    (void)state;
    assert_lines("<text:p text:style-name='P1'>título</text:p>", "*^título\n");
}

static void a_text_box_stands_outside_of_lists(void **state)
{
    (void)state;
    assert_lines(
        LIST("A", "",
            ITEM(
                P(
                    "antes <draw:frame><draw:text-box>" P("recuadro")
                    LIST("C", "", ITEM(P("viñeta")))
                    "</draw:text-box><svg:title>x</svg:title></draw:frame>después"))
            ITEM(P("dos"))),
        "recuadro\n- viñeta\n1. antes después\n2. dos\n");
}

static void a_table_gives_its_rows(void **state)
{
    (void)state;
    assert_lines(
        P("Antes.") "<table:table><table:table-header-rows>" ROW(CELL("País") CELL("Medida"))
        "</table:table-header-rows>" ROW(CELL("Aldea") CELL("Taller"))
        ROW(CELL("Brumas") "<table:covered-table-cell>" P("x") "</table:covered-table-cell>")
        "</table:table>",
        "Antes.\n| País | Medida\n| Aldea | Taller\n| Brumas\n");
}

static void a_body_within_a_paragraph_is_harmless(void **state)
{
    struct zip zip = {0};
    (void)state;
    zip_add(&zip, "content.xml",
        "<text:p " NAMESPACES "><text:span><office:body>" P("texto")
        "<office:body/></office:body></text:span></text:p>");
    struct bytes file = zip_finish(&zip);
    struct bytes lines = zip_lines(odt_extract, bytes_text(&file));
    assert_string_equal(lines.data, "texto\n");
    bytes_free(&lines);
    bytes_free(&file);
}

static void an_encrypted_file_is_refused_in_clear_words(void **state)
{
    struct zip zip = {0};
    (void)state;
    zip_add(&zip, "content.xml", "\x01\x02\x03");
    zip_add(&zip, "META-INF/manifest.xml",
        "<m:manifest xmlns:m='" O("manifest")
        "'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
    struct bytes file = zip_finish(&zip);
    struct bytes lines = zip_lines(odt_extract, bytes_text(&file));
    assert_string_equal(lines.data, "error: it is encrypted; save it without a password\n");
    bytes_free(&lines);
    bytes_free(&file);
}

static void what_holds_no_text_is_refused(void **state)
{
    (void)state;
    assert_lines("<text:p/>", "error: it holds no text\n");
}

/* clang-format on */

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_have_their_level_and_number),
        cmocka_unit_test(items_have_their_numbers),
        cmocka_unit_test(a_list_continues_another_only_if_it_says_so),
        cmocka_unit_test(items_may_say_their_number_or_have_none),
        cmocka_unit_test(text_is_what_is_seen),
        cmocka_unit_test(raised_digits_are_superscripts),
        cmocka_unit_test(automatic_styles_are_those_of_the_content),
        cmocka_unit_test(a_text_box_stands_outside_of_lists),
        cmocka_unit_test(a_table_gives_its_rows),
        cmocka_unit_test(a_body_within_a_paragraph_is_harmless),
        cmocka_unit_test(an_encrypted_file_is_refused_in_clear_words),
        cmocka_unit_test(what_holds_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
