/* test_extract_xml: XML is told in the reader's own names, and what no document needs refused. */
#include "test_extract_zip_cases.h"

#include "pipeline/extract/xml.h"

static const struct xml_namespace NAMESPACES[] = {{"urn:uno", "u"}, {"urn:uno:dos", "d"}};

/* Writes what it is told; "skip" and all in it is skipped. */
static bool on_start(void *context, const char *name, const struct xml_attributes *attributes)
{
    const char *value = xml_attribute(attributes, "u:valor");
    const char *plain = xml_attribute(attributes, "valor");
    if (strcmp(name, "skip") == 0)
        return false;
    bytes_append_format(context, "<%s%s%s%s%s>", name, value != NULL ? " u=" : "",
                        value != NULL ? value : "", plain != NULL ? " =" : "",
                        plain != NULL ? plain : "");
    return true;
}

static void on_end(void *context, const char *name)
{
    bytes_append_format(context, "</%s>", name);
}

static void on_text(void *context, struct pilar_text text)
{
    bytes_append_text(context, text);
}

/* What is told of `text`, or the error's words; the caller frees it. */
static struct bytes told_of(struct pilar_text text)
{
    const struct xml_handler handler = {NAMESPACES, 2, on_start, on_end, on_text};
    struct zip zip = {0};
    struct bytes out = {0};
    struct archive *archive = NULL;
    struct pilar_error error = {0};
    zip_add_as(&zip, "a.xml", text, (uint32_t)text.length, 0);
    struct bytes file = zip_finish(&zip);
    assert_int_equal(archive_open(bytes_text(&file), &archive, &error), PILAR_OK);
    if (xml_read(archive, "a.xml", &handler, &out, &error) != PILAR_OK) {
        assert_int_equal(error.status, PILAR_ERROR_INPUT);
        out.length = 0;
        bytes_append_string(&out, error.message);
    }
    bytes_append_byte(&out, '\0');
    archive_close(archive);
    bytes_free(&file);
    return out;
}

static void assert_told(const char *text, const char *expected)
{
    struct bytes out = told_of(text_of(text));
    assert_string_equal(out.data, expected);
    bytes_free(&out);
}

static void names_have_the_readers_prefixes(void **state)
{
    (void)state;
    assert_told("<x:a xmlns:x='urn:uno' xmlns:y='urn:uno:dos' xmlns:z='urn:tres'>"
                "<y:b x:valor='1' valor='2'/><z:c z:valor='3'/><d/></x:a>",
                "<u:a><d:b u=1 =2></d:b><:c></:c><d></d></u:a>");
    assert_told("<a xmlns='urn:uno' valor='1'>ñ &amp; &#243;</a>", "<u:a =1>ñ & ó</u:a>");
}

static void a_skipped_element_goes_with_all_in_it(void **state)
{
    (void)state;
    assert_told("<a>antes<skip>no<b/><skip>no</skip>no</skip>después</a>", "<a>antesdespués</a>");
}

static void a_doctype_is_refused(void **state)
{
    (void)state;
    assert_told("<!DOCTYPE a [<!ENTITY e 'texto'>]><a>&e;</a>",
                "a.xml has a document type declaration, as no such document has");
    assert_told("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
                "a.xml has a document type declaration, as no such document has");
}

static void damage_is_told_with_its_line(void **state)
{
    (void)state;
    assert_told("<a>\n<b>\n</a>", "it is damaged: line 3 of a.xml: mismatched tag");
    assert_told("<a>", "it is damaged: line 1 of a.xml: no element found");
    assert_told("", "it is damaged: line 1 of a.xml: no element found");
    assert_told("<a>\xFF</a>", "it is damaged: line 1 of a.xml: not well-formed (invalid token)");
}

static void deep_elements_are_refused(void **state)
{
    (void)state;
    for (int depth = XML_DEPTH; depth <= 100000; depth = depth == XML_DEPTH ? depth + 1 : 100000) {
        struct bytes text = {0};
        for (int i = 0; i < depth; i++)
            bytes_append_string(&text, "<a>");
        for (int i = 0; i < depth; i++)
            bytes_append_string(&text, "</a>");
        struct bytes out = told_of(bytes_text(&text));
        if (depth > XML_DEPTH)
            assert_string_equal(out.data, "a.xml is nested more than 256 levels deep");
        else
            assert_int_equal(out.length, text.length + 1);
        bytes_free(&out);
        bytes_free(&text);
        if (depth == 100000)
            break;
    }
}

/* `count` times `part` between `begin` and `end`. */
static void assert_long(const char *begin, const char *part, size_t count, const char *end,
                        const char *expected)
{
    struct bytes text = {0};
    bytes_append_string(&text, begin);
    for (size_t i = 0; i < count; i++)
        bytes_append_format(&text, part, i);
    bytes_append_string(&text, end);
    struct bytes out = told_of(bytes_text(&text));
    assert_string_equal(out.data, expected);
    bytes_free(&out);
    bytes_free(&text);
}

static void long_tags_and_comments_are_refused(void **state)
{
    const char *words = "a.xml has a tag of more than 1048576 bytes";
    (void)state;
    assert_long("<a valor='", "%zu ", 500000, "'/>", words);
    assert_long("<a><!--", "%zu ", 500000, "--></a>", words);
    assert_long("<a><", "x%zu", 500000, "/></a>", words);
    assert_long("<a ", "b%zu='' ", 501, "/>", "a.xml has a tag of more than 500 attributes");
}

static void long_text_is_no_long_tag(void **state)
{
    struct bytes text = {0};
    (void)state;
    bytes_append_string(&text, "<a>");
    for (int i = 0; i < 500000; i++)
        bytes_append_format(&text, "%d ", i);
    bytes_append_string(&text, "</a>");
    struct bytes out = told_of(bytes_text(&text));
    assert_int_equal(out.length, text.length + 1);
    bytes_free(&out);
    bytes_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_have_the_readers_prefixes),
        cmocka_unit_test(a_skipped_element_goes_with_all_in_it),
        cmocka_unit_test(a_doctype_is_refused),
        cmocka_unit_test(damage_is_told_with_its_line),
        cmocka_unit_test(deep_elements_are_refused),
        cmocka_unit_test(long_tags_and_comments_are_refused),
        cmocka_unit_test(long_text_is_no_long_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
