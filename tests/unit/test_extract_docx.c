/* test_extract_docx: a Word document gives its paragraphs as Word prints them. */
#include "test_extract_zip_cases.h"

#include "pipeline/extract/formats.h"

/* The fixtures are laid out by hand. */
/* clang-format off */
#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define T(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" T(text) "</w:p>"
#define ITEM(list, level, text)                                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                        \
    "'/></w:numPr></w:pPr>" T(text) "</w:p>"
#define CELL(content) "<w:tc>" content "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define LEVEL(level, start, format, text, more)                                                    \
    "<w:lvl w:ilvl='" level "'><w:start w:val='" start "'/><w:numFmt w:val='" format "'/>" more    \
    "<w:lvlText w:val='" text "'/></w:lvl>"

static const char STYLES[] =
    "<w:styles " W
    "><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault>"
    "</w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='Normal'>"
    "<w:name w:val='Normal'/></w:style><w:style w:type='paragraph' w:styleId='Ttulo2'>"
    "<w:name w:val='heading 2'/><w:basedOn w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Hijo'><w:name w:val='Propio'/>"
    "<w:basedOn w:val='Ttulo2'/></w:style><w:style w:type='paragraph' w:styleId='Nivel'>"
    "<w:name w:val='Otro'/><w:pPr><w:outlineLvl w:val='3'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='HChG'><w:name w:val='_ H _Ch_G'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H23G'><w:name w:val='_ H_2/3_G'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='SingleTxtG'><w:name w:val='_ Single Txt_G'/>"
    "</w:style><w:style w:type='paragraph' w:styleId='Circulo'><w:basedOn w:val='Redondo'/>"
    "</w:style><w:style w:type='paragraph' w:styleId='Redondo'><w:basedOn w:val='Circulo'/>"
    "</w:style><w:style w:type='paragraph' w:styleId='Contado'><w:name w:val='Contado'/><w:pPr>"
    "<w:numPr><w:numId w:val='6'/></w:numPr></w:pPr></w:style><w:style w:type='paragraph' "
    "w:styleId='Negrita'><w:name w:val='N'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Fuerte'><w:name w:val='F'/><w:rPr><w:b/></w:rPr>"
    "</w:style></w:styles>";

static const char NUMBERING[] =
    "<w:numbering " W "><w:abstractNum w:abstractNumId='0'>" LEVEL("0", "1", "decimal", "%1.", "")
    LEVEL("1", "1", "lowerLetter", "%2)", "") LEVEL("2", "1", "lowerRoman", "(%3)", "")
    "</w:abstractNum><w:abstractNum w:abstractNumId='1'>" LEVEL("0", "1", "upperRoman", "%1.", "")
    LEVEL("1", "1", "decimal", "%1.%2", "") LEVEL("2", "1", "decimal", "%1.%2.%3", "<w:isLgl/>")
    "</w:abstractNum><w:abstractNum w:abstractNumId='2'>" LEVEL("0", "1", "bullet", "o", "")
    LEVEL("1", "1", "none", "", "") "</w:abstractNum><w:abstractNum w:abstractNumId='3'>"
    LEVEL("0", "26", "lowerLetter", "%1)", "")
    "</w:abstractNum><w:abstractNum w:abstractNumId='4'>" LEVEL("0", "1", "decimal", "%1.", "")
    LEVEL("1", "1", "upperLetter", "%2.", "<w:lvlRestart w:val='0'/><w:pStyle w:val='Contado'/>")
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'>"
    "<w:abstractNumId w:val='1'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='3'/></w:num><w:num w:numId='5'>"
    "<w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
    "</w:lvlOverride></w:num><w:num w:numId='6'><w:abstractNumId w:val='4'/></w:num>"
    "<w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

static void assert_lines(const char *body, const char *expected)
{
    struct zip zip = {0};
    struct bytes document = {0};
    bytes_append_format(&document,
                        "<w:document " W
                        " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                        "<w:body>%s</w:body></w:document>",
                        body);
    bytes_append_byte(&document, '\0');
    zip_add(&zip, "word/document.xml", document.data);
    zip_add(&zip, "word/styles.xml", STYLES);
    zip_add(&zip, "word/numbering.xml", NUMBERING);
    struct bytes file = zip_finish(&zip);
    struct bytes lines = zip_lines(docx_extract, bytes_text(&file));
    assert_string_equal(lines.data, expected);
    bytes_free(&lines);
    bytes_free(&file);
    bytes_free(&document);
}

static void headings_are_known_by_their_styles(void **state)
{
    (void)state;
    assert_lines(
        STYLED("Ttulo2", "Dos") STYLED("Hijo", "Dos también") STYLED("Nivel", "Cuatro")
        STYLED("HChG", "Capítulo") STYLED("H23G", "Tres") STYLED("SingleTxtG", "Texto")
        STYLED("Circulo", "En círculo") STYLED("Nadie", "Sin estilo"),
        "#2 Dos\n#2 Dos también\n#4 Cuatro\n#1 Capítulo\n#3 Tres\nTexto\n"
        "En círculo\nSin estilo\n");
}

static void numbers_are_those_that_word_prints(void **state)
{
    (void)state;
    assert_lines(
        ITEM("1", "0", "uno") ITEM("1", "1", "letra") ITEM("1", "1", "otra")
        ITEM("1", "2", "romano") ITEM("1", "2", "romano") ITEM("1", "1", "tercera")
        ITEM("1", "0", "dos") ITEM("1", "1", "de nuevo"),
        "1. uno\na) letra\nb) otra\n(i) romano\n(ii) romano\nc) tercera\n2. dos\na) de nuevo\n");
    assert_lines(
        ITEM("2", "0", "A") ITEM("2", "1", "B") ITEM("2", "1", "C") ITEM("2", "2", "D"),
        "I. A\nI.1 B\nI.2 C\n1.2.1 D\n");
    assert_lines(
        ITEM("3", "0", "viñeta") ITEM("3", "1", "nada") ITEM("9", "0", "sin lista"),
        "- viñeta\nnada\nsin lista\n");
    assert_lines(
        ITEM("4", "0", "z") ITEM("4", "0", "doble") ITEM("4", "0", "doble"),
        "z) z\naa) doble\nbb) doble\n");
}

static void lists_of_one_mould_count_on_unless_they_start_anew(void **state)
{
    (void)state;
    assert_lines(
        ITEM("1", "0", "uno") ITEM("7", "0", "dos") ITEM("5", "0", "de nuevo") ITEM("5", "0", "dos")
        ITEM("1", "0", "tres"),
        "1. uno\n2. dos\n1. de nuevo\n2. dos\n3. tres\n");
}

static void a_style_may_number_its_paragraphs(void **state)
{
    (void)state;
    assert_lines(
        STYLED("Contado", "uno") ITEM("6", "0", "arriba") STYLED("Contado", "dos")
        "<w:p><w:pPr><w:pStyle w:val='Contado'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
        T("sin número") "</w:p>",
        "A. uno\n2. arriba\nB. dos\nsin número\n");
}

static void an_empty_paragraph_counts_and_a_typed_number_stays(void **state)
{
    (void)state;
    assert_lines(
        ITEM("1", "0", "") ITEM("1", "0", "segundo") P("7. escrito"),
        "2. segundo\n7. escrito\n");
}

static void runs_give_what_is_seen_of_them(void **state)
{
    (void)state;
    assert_lines(
        "<w:p>" T("uno")
        "<w:r><w:tab/><w:t>dos</w:t><w:br/><w:t>tres-</w:t><w:noBreakHyphen/><w:t>cua</w:t>"
        "<w:softHyphen/><w:t>tro</w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>x</w:t>"
        "</w:r></w:del><w:ins>" T(" cinco") "</w:ins><w:moveFrom>" T("x")
        "</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>",
        "uno dos tres--cuatro cinco\n");
}

static void raised_digits_are_superscripts_and_notes_are_left_out(void **state)
{
    (void)state;
    assert_lines(
        "<w:p>" T("Norma")
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>13a</w:t></w:r><w:r>"
        "<w:footnoteReference w:id='2'/></w:r>" T(" y nota")
        "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r>" T(".")
        "</w:p>",
        "Norma¹³a y nota.\n");
}

static void of_a_field_the_result_stays(void **state)
{
    (void)state;
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
    assert_lines(
        "<w:p>" T("párr. ") FIELD("begin") "<w:r><w:instrText>REF x</w:instrText></w:r>"
        FIELD("begin") T("código") FIELD("separate") T("código") FIELD("end") FIELD("separate")
        T("26") FIELD("end") T(" c)") "</w:p><w:p>" FIELD("begin") T("sin fin") "</w:p>"
        P("sigue"),
        "párr. 26 c)\nsigue\n");
}

static void style_bits_are_those_of_the_whole_paragraph(void **state)
{
    (void)state;
    assert_lines(
        "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>"
        "todo</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>media </w:t></w:r>" T("frase")
        "</w:p>" STYLED("Negrita", "por estilo")
        "<w:p><w:pPr><w:pStyle w:val='Negrita'/></w:pPr><w:r><w:rPr><w:rStyle w:val='Fuerte'/>"
        "</w:rPr><w:t>dos veces es ninguna</w:t></w:r></w:p><w:p><w:pPr>"
        "<w:pStyle w:val='Negrita'/></w:pPr><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>"
        "dicho que no</w:t></w:r></w:p>",
        "*/^todo\nmedia frase\n*por estilo\ndos veces es ninguna\ndicho que no\n");
}

static void of_alternatives_one_is_taken(void **state)
{
    (void)state;
    assert_lines(
        "<w:p>" T("antes ") "<w:r><mc:AlternateContent><mc:Choice Requires='a'><w:txbxContent>"
        P("recuadro") "</w:txbxContent></mc:Choice><mc:Choice Requires='b'>" P("x")
        "</mc:Choice><mc:Fallback>" P("recuadro") "</mc:Fallback></mc:AlternateContent></w:r>"
        T("después") "</w:p>",
        "recuadro\nantes después\n");
}

static void a_deleted_mark_joins_paragraphs(void **state)
{
    (void)state;
    assert_lines(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T("una ") "</w:p>" P("sola")
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T("la última") "</w:p>",
        "una sola\nla última\n");
}

static void old_properties_do_not_count(void **state)
{
    (void)state;
    assert_lines(
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='Ttulo2'/></w:pPr></w:pPrChange>"
        "</w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>"
        "texto</w:t></w:r></w:p><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr>"
        "<w:sdtContent>" P("control") "</w:sdtContent></w:sdt>",
        "texto\ncontrol\n");
}

#define SIX_ROWS                                                                                   \
    ROW(CELL(P("País")) CELL(P("Medida"))) ROW(CELL(P("Aldea")) CELL(P("Taller")))                 \
    ROW(CELL(P("Brumas")) CELL(P(""))) ROW(CELL(P("Costa")) CELL(P("Curso")))                      \
    ROW(CELL(P("Delta")) CELL(P("uno") P("dos"))) ROW(CELL(P("Estepa")) CELL(P("Foro")))

static void a_table_of_data_gives_its_rows(void **state)
{
    (void)state;
    assert_lines(
        P("Antes.") "<w:tbl>" SIX_ROWS "</w:tbl>" P("Después."),
        "Antes.\n| País | Medida\n| Aldea | Taller\n| Brumas\n| Costa | Curso\nDelta\nuno\ndos\n"
        "| Estepa | Foro\nDespués.\n");
}

static void a_table_that_arranges_text_gives_its_paragraphs(void **state)
{
    (void)state;
    assert_lines(
        "<w:tbl>" SIX_ROWS "</w:tbl>",
        "País\nMedida\nAldea\nTaller\nBrumas\nCosta\nCurso\nDelta\nuno\ndos\nEstepa\nForo\n");
    assert_lines(
        P("Antes.") "<w:tbl>" ROW(CELL(P("a")) CELL(P("b"))) "</w:tbl><w:tbl>" ROW(CELL(P("c")))
        ROW(CELL(P("d"))) "</w:tbl>",
        "Antes.\na\nb\nc\nd\n");
    assert_lines(
        P("Antes.") "<w:tbl>" ROW(CELL(P("fuera")) CELL("<w:tbl>" SIX_ROWS "</w:tbl>"))
        ROW(CELL(P("x")) CELL(P("y"))) "</w:tbl>",
        "Antes.\nfuera\n| País | Medida\n| Aldea | Taller\n| Brumas\n| Costa | Curso\nDelta\n"
        "uno\ndos\n| Estepa | Foro\nx\ny\n");
}

static void the_parts_are_found_by_their_relationships(void **state)
{
    struct zip zip = {0};
    (void)state;
#define RELATIONS                                                                                  \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    zip_add(&zip, "_rels/.rels",
        RELATIONS
        "<Relationship Type='http://x/officeDocument' Target='/otra/texto.xml'/></Relationships>");
    zip_add(&zip, "otra/_rels/texto.xml.rels",
        RELATIONS "<Relationship Type='http://x/styles' Target='estilos.xml'/>"
        "<Relationship Type='http://x/numbering' Target='../../fuera.xml'/></Relationships>");
    zip_add(&zip, "otra/estilos.xml", STYLES);
    zip_add(&zip, "otra/texto.xml",
        "<d:document xmlns:d='http://purl.oclc.org/ooxml/wordprocessingml/main'><d:body><d:p>"
        "<d:pPr><d:pStyle d:val='Ttulo2'/></d:pPr><d:r><d:t>Estricto</d:t></d:r></d:p></d:body>"
        "</d:document>");
    struct bytes file = zip_finish(&zip);
    struct bytes lines = zip_lines(docx_extract, bytes_text(&file));
    assert_string_equal(lines.data, "#2 Estricto\n");
    bytes_free(&lines);
    bytes_free(&file);
}

static void what_holds_no_text_is_refused(void **state)
{
    struct zip zip = {0};
    (void)state;
    assert_lines("<w:p/>", "error: it holds no text\n");
    zip_add(&zip, "hoja.xml", "<a/>");
    struct bytes file = zip_finish(&zip);
    struct bytes lines = zip_lines(docx_extract, bytes_text(&file));
    assert_string_equal(lines.data, "error: it holds no Word document\n");
    bytes_free(&lines);
    bytes_free(&file);
}

/* clang-format on */

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_known_by_their_styles),
        cmocka_unit_test(numbers_are_those_that_word_prints),
        cmocka_unit_test(lists_of_one_mould_count_on_unless_they_start_anew),
        cmocka_unit_test(a_style_may_number_its_paragraphs),
        cmocka_unit_test(an_empty_paragraph_counts_and_a_typed_number_stays),
        cmocka_unit_test(runs_give_what_is_seen_of_them),
        cmocka_unit_test(raised_digits_are_superscripts_and_notes_are_left_out),
        cmocka_unit_test(of_a_field_the_result_stays),
        cmocka_unit_test(style_bits_are_those_of_the_whole_paragraph),
        cmocka_unit_test(of_alternatives_one_is_taken),
        cmocka_unit_test(a_deleted_mark_joins_paragraphs),
        cmocka_unit_test(old_properties_do_not_count),
        cmocka_unit_test(a_table_of_data_gives_its_rows),
        cmocka_unit_test(a_table_that_arranges_text_gives_its_paragraphs),
        cmocka_unit_test(the_parts_are_found_by_their_relationships),
        cmocka_unit_test(what_holds_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
