"""Documents made to do harm, or harmed; with what pilar is to say of each."""
import dataclasses
import functools
import gzip
import io
import re
import struct
import typing
import zipfile
import zlib

import fixtures
from fixtures import (archive, archive_of_deflated, deflated_bomb, docx, docx_body, docx_document,
                      docx_members, html, odt, odt_body, odt_content, odt_members, pdf, pdf_file,
                      pdf_stream, whole)

READ = ""                 # it is read, and nothing but notes is said
EITHER = re.compile(".*")  # it is read or refused, as far as the damage lets its reader go

GIGABYTE = 1 << 30
MEGABYTE = 1 << 20
SMALL_KIBIBYTES = 256 * 1024
PARAGRAPHS = 3 * 1024 * 1024  # kibibytes for a million paragraphs, tagged
DAMAGED = "it is damaged or cut short"
NO_MEMBER = "this is a ZIP archive, but no DOCX or ODT document; unpack it first"
CUT_ZIP = "this is a ZIP archive that is damaged or cut short"
ENCRYPTED = "it is encrypted; save it without a password"
EMPTY = "the file is empty"
NO_TEXT = "there is no paragraph of text in it"
TOO_LONG = "reading it took too long, and was given up"
TOO_MUCH = "reading it takes more memory than it is given"
GIVEN_UP = re.compile(f"{TOO_LONG}|{TOO_MUCH}")
GIVE_UP_SECONDS = 75  # pilar waits a minute, if the processor is not its own
IMAGE = "this is an image; recognise its text first (tesseract, ocrmypdf)"
SHEET = "this is a spreadsheet, not a text"
BOMB = "it inflates to more than 256 MiB"


@dataclasses.dataclass(frozen=True)
class Sample:
    name: str                       # of its file
    make: typing.Callable           # its bytes
    expected: str | re.Pattern      # READ, EITHER or the message behind the file's name
    seconds: float = 5              # it may take
    kibibytes: int = SMALL_KIBIBYTES  # pilar and pilar-extract may have resident, each
    slow: bool = False              # only for the long run


def sample(name, make, expected, **more):
    return Sample(name, make, expected, **more)


def large(name, make, expected, seconds=20, kibibytes=1200 * 1024):
    return Sample(name, make, expected, seconds, kibibytes, True)


# ---- all formats ----

def cut(form):
    content = whole(form)
    if form == "txt":
        expected = [NO_TEXT] + [READ] * 4
    elif form == "html":
        expected = ["it holds no text"] + [READ] * 4
    elif form == "pdf":
        expected = [EITHER] * 5
    else:
        expected = [CUT_ZIP, *[re.compile(f"{CUT_ZIP}|{DAMAGED}")] * 3, EITHER]
    places = [40, len(content) // 4, len(content) // 2, len(content) * 9 // 10, len(content) - 1]
    for place, said in zip(places, expected):
        yield sample(f"cut-{place}.{form}", lambda place=place: content[:place], said)


def kinds():
    """Files that are something else than their name says."""
    png = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504)
    office = "this is a legacy Office file (.doc?); save it as DOCX first (LibreOffice), or take " \
             "its text out (antiword)"
    for form in fixtures.FORMATS:
        other = fixtures.FORMATS[(fixtures.FORMATS.index(form) + 1) % len(fixtures.FORMATS)]
        yield sample(f"is-{other}.{form}", lambda other=other: whole(other), READ)
        yield sample(f"is-packed-{other}.{form}",
                     lambda other=other: gzip.compress(whole(other)), READ)
        yield sample(f"is-png.{form}", lambda: png, IMAGE)
        yield sample(f"empty.{form}", lambda: b"", EMPTY)
    yield sample("is-ole.docx", lambda: ole, office)
    yield sample("is-encrypted.docx", lambda: ole + "EncryptedPackage".encode("utf-16-le"),
                 "this is an encrypted Office file; save it without a password")
    yield sample("is-rtf.odt", lambda: b"{\\rtf1 texto}",
                 "this is RTF; save it as DOCX or as plain text first")
    yield sample("is-program.html", lambda: b"\x7FELF\x02\x01\x01" + bytes(100),
                 "this is binary, not text (a NUL at byte offset 7)")
    yield sample("is-sheet.docx", lambda: archive([("xl/workbook.xml", "<x/>")]), SHEET)
    yield sample("is-sheet.odt", lambda: archive(
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), SHEET)
    yield sample("is-book.odt", lambda: archive(
        [("mimetype", "application/epub+zip"), ("texto.html", "<p>uno</p>")]), NO_MEMBER)
    yield sample("is-cut-archive.docx", lambda: archive([("a.txt", "texto " * 99)])[:60], CUT_ZIP)


# ---- text ----

def text_samples():
    plain = whole("txt")
    yield sample("nul.txt", lambda: plain[:100] + b"\0" + plain[100:],
                 "this is binary, not text (a NUL at byte offset 100)")
    yield sample("surrogates.txt", lambda: plain + b"\nUna \xED\xA0\x80 sola \xED\xBF\xBF.\n", READ)
    yield sample("surrogates-16.txt", lambda: b"\xFF\xFE" + b"".join(
        struct.pack("<H", unit) for unit in [0x55, 0x6E, 0xD800, 0x61, 0xDC00, 0xDC00, 0xD800]),
        READ)
    yield sample("odd-16.txt", lambda: b"\xFE\xFF" + "Una señal".encode("utf-16-be") + b"\0", READ)
    yield sample("invalid.txt", lambda: plain + bytes(range(128, 256)) * 50, READ)
    yield sample("mark-only.txt", lambda: b"\xEF\xBB\xBF", NO_TEXT)
    yield sample("lines-only.txt", lambda: b"\n" * MEGABYTE, NO_TEXT)
    yield sample("pages-only.txt", lambda: b"\f" * MEGABYTE, NO_TEXT)
    yield sample("packed-cut.txt", lambda: gzip.compress(plain)[:-9], re.compile(
        r"damaged gzip at byte \d+ \(cut short\)"))
    yield sample("numbers.txt", lambda: b"9" * 1000 + b". texto\n" + b"(" * 10000, READ)
    yield large("line.txt", lambda: b"palabra " * (100 * MEGABYTE // 8), READ, 30, 2400 * 1024)
    yield large("lines.txt", lambda: b"a\n" * (8 * MEGABYTE), READ, 60, 4800 * 1024)
    yield large("packed-bomb.txt", lambda: packed_bomb(b"a" * MEGABYTE, 1100),
                "unpacks to more than 1073741824 bytes", 20, 2400 * 1024)


def packed_bomb(piece, count):
    """gzip without the right sum, which is at its end."""
    return b"\x1F\x8B\x08" + bytes(7) + deflated_bomb(piece, count) + bytes(8)


# ---- DOCX and ODT ----

OFFICE = {
    "docx": (docx, docx_document, docx_members, "word/document.xml", docx_body),
    "odt": (odt, odt_content, odt_members, "content.xml", odt_body),
}


def paragraph(form, text):
    if form == "docx":
        return fixtures.docx_paragraph(text)
    return f"<text:p>{text}</text:p>"


def office_samples(form):
    make, content, members, member, body = OFFICE[form]
    tag = "w:p" if form == "docx" else "text:p"
    invalid = f"it is damaged: line 2 of {member}: not well-formed (invalid token)"

    def one(text):
        return make(content(paragraph(form, text)))

    def raw(text):
        return make(content(paragraph(form, "%")).replace(b"%", text))

    def bomb(size, said=None):
        packed = deflated_bomb(b" " * MEGABYTE, size // MEGABYTE)
        return archive_of_deflated(members(), member, packed, size if said is None else said)

    def nested(count):
        return make(content(f"<{tag}>" * count + paragraph(form, "texto") + f"</{tag}>" * count))

    def declared(text):
        return make(content(body()).replace(b"?>\n", b"?>\n" + text, 1))

    yield sample(f"bomb.{form}", lambda: bomb(GIGABYTE), BOMB)
    yield sample(f"bomb-ratio.{form}", lambda: bomb(64 * MEGABYTE),
                 "it inflates to more than 200 times its size, as no document does")
    yield sample(f"bomb-lying.{form}", lambda: bomb(GIGABYTE, 1000), re.compile(
        f"{DAMAGED}|it is damaged: line 1 of {re.escape(member)}: no element found"))
    yield sample(f"nested-little.{form}", lambda: nested(200), READ)
    yield sample(f"nested.{form}", lambda: nested(100000),
                 f"{member} is nested more than 256 levels deep")
    yield sample(f"nul.{form}", lambda: raw(b"uno\0dos"), invalid)
    yield sample(f"surrogates.{form}", lambda: raw(b"uno \xED\xA0\x80 dos"), invalid)
    yield sample(f"surrogate-entity.{form}", lambda: one("uno &#xD800; dos"),
                 f"it is damaged: line 2 of {member}: reference to invalid character number")
    yield sample(f"invalid.{form}", lambda: raw(b"uno \xFF\xC3 dos"), invalid)
    yield sample(f"entities.{form}", lambda: declared(
        b'<!DOCTYPE x [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
        f"{member} has a document type declaration, as no such document has")
    yield sample(f"outside.{form}", lambda: declared(
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        f"{member} has a document type declaration, as no such document has")
    yield sample(f"attributes.{form}", lambda: make(content(
        f"<{tag} " + " ".join(f'a{i}="1"' for i in range(60000)) + "/>")),
        f"{member} has a tag of more than 500 attributes")
    yield sample(f"attributes-many.{form}", lambda: make(content(
        f"<{tag} " + " ".join(f'a{i}="1"' for i in range(300000)) + "/>")),
        f"{member} has a tag of more than 1048576 bytes")
    yield sample(f"cut-inside.{form}", lambda: make(content(body())[:-40]),
                 re.compile(rf"it is damaged: line 2 of {re.escape(member)}: "
                            "(no element found|unclosed token)"))
    yield sample(f"two-roots.{form}", lambda: make(content(body()) + b"<x/>"),
                 f"it is damaged: line 2 of {member}: junk after document element")
    yield sample(f"no-text.{form}", lambda: make(content("")), "it holds no text")
    yield sample(f"encrypted-zip.{form}", lambda: fixtures.set_flag(whole(form), 1), ENCRYPTED)
    yield sample(f"within.{form}", lambda: archive(
        [("dentro." + form, whole(form)), ("otro.txt", "texto")]), NO_MEMBER)
    yield sample(f"names.{form}", lambda: archive(
        [("../../../../tmp/pilar-fuera", "fuera"), ("/etc/passwd", "x"), ("..\\..\\x", "x"),
         *members(), (member, content(body()))]), READ)
    yield sample(f"members.{form}", lambda: archive(
        [*members(), (member, content(body())), *((str(i), b"") for i in range(10000))]),
        "it holds more than 10000 files")
    yield sample(f"twice.{form}", lambda: archive_with_twin(members(), member, content), READ)
    yield sample(f"packed-otherwise.{form}", lambda: archive(
        [*members(), (member, content(body()))], zipfile.ZIP_BZIP2),
        "it is compressed in a way that is not read (method 12)")
    yield large(f"line.{form}", lambda: archive(
        [*members(), (member, content(paragraph(form, "palabra " * (100 * MEGABYTE // 8))))],
        zipfile.ZIP_STORED), READ, 30, 2400 * 1024)
    yield large(f"paragraphs.{form}", lambda: archive(
        [*members(), (member, content(paragraph(form, "a") * MEGABYTE))], zipfile.ZIP_STORED),
        READ, 40, PARAGRAPHS)
    yield large(f"bomb-within-limits.{form}", lambda: bomb_within_limits(
        form, content, members(), member), "it holds more than 1048576 lines", 40)


def bomb_within_limits(form, content, members, member):
    """As many short paragraphs as the limits of the archive let through."""
    before, behind = content("@").split(b"@")
    piece = "".join(paragraph(form, f"texto {i}") for i in range(10000)).encode()
    count = 250 * MEGABYTE // len(piece)
    whole_part = before + count * piece + behind
    return archive_of_deflated(members, member, deflated_bomb(piece, count, before, behind),
                               len(whole_part), zlib.crc32(whole_part))


def archive_with_twin(members, member, content):
    """Two members of one name, of which the first counts."""
    made = io.BytesIO(archive([*members, (member, content(paragraph_of(member)))]))
    with zipfile.ZipFile(made, "a") as file:
        file.filelist = list(file.filelist)
        file.NameToInfo = {}
        file.writestr(member, b"<nada/>")
    return made.getvalue()


def paragraph_of(member):
    return paragraph("docx" if member.startswith("word") else "odt", "Un texto entero.")


def docx_samples():
    yield sample("no-document-at-all.docx", lambda: archive(docx_members()), NO_MEMBER)
    yield sample("no-document.docx", lambda: archive(
        [*docx_members(), ("word/document-old.txt", "x")]), "it holds no Word document")
    yield sample("no-relations.docx", lambda: archive(
        [("word/document.xml", docx_document(docx_body()))]), READ)
    yield sample("outside-target.docx", lambda: archive(
        [(name, text.replace("word/document.xml", "../../etc/passwd"))
         for name, text in docx_members()] + [("word/document.xml", docx_document(docx_body()))]),
        READ)
    yield sample("styles-circle.docx", lambda: archive(
        [(name, text.replace("<w:name ", '<w:basedOn w:val="Titulo1"/><w:name '))
         for name, text in docx_members()] + [("word/document.xml", docx_document(docx_body()))]),
        READ)
    yield sample("tables.docx", lambda: docx(docx_document(
        "<w:tbl><w:tr><w:tc>" * 80 + fixtures.docx_paragraph("texto")
        + "</w:tc></w:tr></w:tbl>" * 80)), READ)
    yield sample("level.docx", lambda: docx(docx_document(fixtures.docx_paragraph(
        "texto", '<w:numPr><w:ilvl w:val="4294967295"/><w:numId w:val="1"/></w:numPr>'))), READ)


def odt_samples():
    yield sample("encrypted.odt", lambda: archive(
        [*odt_members(encrypted=True), ("content.xml", bytes(range(256)) * 8)]), ENCRYPTED)
    yield sample("no-content.odt", lambda: archive(odt_members()),
                 "it is damaged: content.xml is missing")
    yield sample("spaces.odt", lambda: odt(odt_content(
        '<text:p>a<text:s text:c="4294967295"/>b<text:s text:c="-1"/>c</text:p>')), READ)
    yield sample("cells.odt", lambda: odt(odt_content(
        '<table:table><table:table-row table:number-rows-repeated="4000000000">'
        '<table:table-cell table:number-columns-repeated="4000000000"><text:p>a</text:p>'
        "</table:table-cell></table:table-row></table:table>")), READ)
    yield sample("level.odt", lambda: odt(odt_content(
        '<text:h text:outline-level="4294967296">Uno</text:h><text:p>dos</text:p>')), READ)


# ---- HTML ----

def html_samples():
    depth = "its elements are nested more than 512 deep"
    attributes = "it has a tag of more than 500 attributes"
    yield sample("attributes.html", lambda: html(
        b"<p " + b" ".join(b"a%d=1" % i for i in range(300000)) + b">texto</p>"), attributes)
    yield sample("attributes-tight.html", lambda: html(
        b"<p " + b"".join(b"a%d='1'" % i for i in range(300000)) + b">texto</p>"), attributes)
    yield sample("value.html", lambda: html(
        b'<img src="data:' + b"A" * 10 * MEGABYTE + b'"><p>texto</p>'), READ)
    yield sample("nested.html", lambda: html(b"<div>" * 1000000 + b"texto"), depth)
    yield sample("nested-marks.html", lambda: html(b"<b><i>" * 300 + b"texto"), depth)
    yield sample("nested-lists.html", lambda: html(b"<ol><li>" * 300 + b"texto"), depth)
    yield sample("nested-tables.html", lambda: html(b"<table><tr><td>" * 80 + b"texto"), READ)
    yield sample("nul.html", lambda: html(b"<p>uno\0dos</p>"), READ)
    yield sample("surrogates.html", lambda: html(
        b"<p>uno \xED\xA0\x80 dos &#xD800; tres &#56320; &#x110000; &#0;</p>"), READ)
    yield sample("invalid.html", lambda: html(b"<p>uno \xFF\xC3 dos \x80</p>"), READ)
    yield sample("surrogates-16.html", lambda: b"\xFF\xFE" + "<html><p>uno ".encode("utf-16-le")
                 + b"\x00\xD8 \x00\x00\xDC", READ)
    yield sample("no-text.html", lambda: html(b"<script>texto</script>"), "it holds no text")
    yield sample("encoding.html", lambda: html(b"\xFF").replace(b"utf-8", b"utf-7"),
                 "its encoding, utf-7, is none that is read; save it as UTF-8")
    yield sample("comment.html", lambda: html(b"<p>texto</p><!-- " + b"- " * 5 * MEGABYTE), READ)
    yield sample("script.html", lambda: html(b"<p>texto</p><script>" + b"</s" * MEGABYTE), READ)
    yield sample("signs.html", lambda: html(b"<p>texto" + b"<" * MEGABYTE + b"&" * MEGABYTE), READ)
    yield sample("entities.html", lambda: html(b"<p>" + b"&ntilde;&a;" * 300000), READ)
    yield sample("tag-open.html", lambda: html(b"<p>texto<p " + b"x" * 10 * MEGABYTE), READ)
    yield sample("ends.html", lambda: html(b"<p>texto" + b"</body></html>" * 200000), READ)
    yield sample("numbers.html", lambda: html(
        b"<ol start=99999999999999999999><li value=-2147483648>uno<li>dos</ol>"), READ)
    yield large("line.html", lambda: html(b"palabra " * (100 * MEGABYTE // 8)), READ, 30,
                2400 * 1024)
    yield large("paragraphs.html", lambda: html(b"<p>a" * MEGABYTE), READ, 40, PARAGRAPHS)
    yield large("marks.html", lambda: html((b"<b>" * 400 + b"</b>" * 400) * 5000 + b"a"), READ)
    yield large("attributes-again.html", lambda: html(
        (b"<p " + b" ".join(b"a%x" % i for i in range(499)) + b">a") * 10000), READ)


# ---- PDF ----

def pdf_form(resources, content):
    return pdf_stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
                               b"/Font << /F1 5 0 R >> /XObject << %s >> >>" % resources)


def forms(depth, width):
    """A page that shows a form, which shows another so many times, and so on."""
    made = [pdf_form(b"/X %d 0 R" % (7 + level), b"/X Do " * width) for level in range(depth)]
    made.append(pdf_form(b"", b"BT /F1 9 Tf (a) Tj ET"))
    return pdf(fixtures.PDF_TEXT + b" /X Do", made, b"/XObject << /X 6 0 R >>")


def pages(count, kids):
    return pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>",
                     b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
                     fixtures.PAGE % b"", pdf_stream(fixtures.PDF_TEXT), fixtures.FONT])


def many_pages(count):
    kids = b" ".join(b"%d 0 R" % (6 + index) for index in range(count))
    return pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>",
                     b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), b"null",
                     pdf_stream(fixtures.PDF_TEXT), fixtures.FONT, *[fixtures.PAGE % b""] * count])


def packed_pdf(piece, count):
    return pdf(b"x\x9c" + deflated_bomb(piece, count) + bytes(4), entries=b"/Filter /FlateDecode")


def unicode_map(rules):
    """A PDF whose font says what its characters mean."""
    text = (b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def "
            b"1 begincodespacerange <00> <FF> endcodespacerange %s endcmap" % rules)
    font = fixtures.FONT[:-2] + b"/ToUnicode 6 0 R >>"
    return pdf(b"BT /F1 11 Tf 72 700 Td (Texto de prueba) Tj ET", [pdf_stream(text)], font=font)


def glyphs(count):
    return pdf(b"BT /F1 11 Tf 72 700 Td " + b"(palabra ) Tj\n" * (count // 8) + b"ET")


def pdf_samples():
    no_layer = "it has no text layer (a scan?); recognise its text first, as with ocrmypdf or " \
               "tesseract"
    arrays = b"[" * 200000 + b"]" * 200000
    yield sample("encrypted.pdf", lambda: fixtures.pdf_encrypted(b"secreto"), ENCRYPTED)
    yield sample("encrypted-openly.pdf", lambda: fixtures.pdf_encrypted(b""), READ)
    yield sample("encrypted-otherwise.pdf", lambda: pdf(
        trailer=b"/Encrypt << /Filter /Otro /V 9 >>"), EITHER)
    yield sample("no-text.pdf", lambda: pdf(b"0 0 100 100 re f"), no_layer)
    yield sample("garbage.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, DAMAGED)
    yield sample("head-only.pdf", lambda: b"%PDF-1.7\n", DAMAGED)
    yield sample("nul.pdf", lambda: pdf(b"BT /F1 11 Tf 72 700 Td (uno\\000dos\0tres) Tj ET"), READ)
    yield sample("surrogates.pdf", lambda: unicode_map(
        b"4 beginbfchar <54> <D800> <65> <DC00> <78> <0000> <74> <FFFF> endbfchar"), READ)
    yield sample("map.pdf", lambda: unicode_map(
        b"1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange"), READ)
    yield sample("invalid.pdf", lambda: pdf(
        b"BT /F1 11 Tf 72 700 Td (" + bytes(range(128, 256)) + b") Tj ET"), READ)
    yield sample("arrays.pdf", lambda: pdf(fixtures.PDF_TEXT + arrays + b" TJ"), EITHER)
    yield sample("arrays-object.pdf", lambda: pdf(more=[arrays], resources=b"/X 6 0 R"), EITHER)
    yield sample("arrays-resources.pdf", lambda: pdf(resources=b"/X " + arrays), EITHER)
    yield sample("dictionaries.pdf", lambda: pdf(
        resources=b"/X " + b"<< /A " * 100000 + b"1" + b">>" * 100000), EITHER)
    yield sample("form-itself.pdf", lambda: pdf(
        fixtures.PDF_TEXT + b" /X Do", [pdf_form(b"/X 6 0 R", b"/X Do")],
        b"/XObject << /X 6 0 R >>"), READ)
    yield sample("forms-deep.pdf", lambda: forms(1000, 1), READ)
    yield sample("kids-circle.pdf", lambda: pages(9, b"2 0 R 3 0 R"), EITHER)
    yield sample("kids-many.pdf", lambda: pages(2147483647, b"3 0 R"),
                 re.compile("it is damaged.*|it has more than 10000 pages"))
    yield sample("kids-negative.pdf", lambda: pages(-1, b"3 0 R"), EITHER)
    yield sample("kids-none.pdf", lambda: pages(0, b""), EITHER)
    yield sample("contents-itself.pdf", lambda: pdf().replace(
        b"/Contents 4 0 R", b"/Contents [3 0 R]"), EITHER)
    yield sample("length-itself.pdf", lambda: pdf().replace(
        b"/Length ", b"/Length 4 0 R %"), EITHER)
    yield sample("previous-itself.pdf", lambda: pdf(trailer=b"/Prev 9"), EITHER)
    yield sample("places.pdf", lambda: pdf(
        b"1e38 0 0 1e38 1e38 1e38 cm " + fixtures.PDF_TEXT
        + b" BT /F1 1e30 Tf 1e300 -1e300 Td (lejos) Tj ET"), EITHER)
    yield sample("font-itself.pdf", lambda: pdf(
        font=b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
             b"/CharProcs << /a 4 0 R >> /Encoding << /Differences [0 /a] >> /FirstChar 0 "
             b"/LastChar 255 /Widths [] /Resources << /Font << /F1 5 0 R >> >> >>"), EITHER)
    yield sample("bomb-small.pdf", lambda: packed_pdf(b" " * MEGABYTE, 32), no_layer)
    yield sample("glyphs.pdf", lambda: glyphs(100000), READ)
    yield large("bomb.pdf", lambda: packed_pdf(b" " * MEGABYTE, 1024), EITHER, 40)
    yield large("bomb-twice.pdf", lambda: pdf(
        b"x\x9c" + deflated_bomb(b"x\x9c" + deflated_bomb(b" " * MEGABYTE, 1024), 1) + bytes(4),
        entries=b"/Filter [/FlateDecode /FlateDecode]"), EITHER, 40)
    yield large("bomb-text.pdf", lambda: packed_pdf(fixtures.PDF_TEXT + b"\n", 1000000), GIVEN_UP,
                GIVE_UP_SECONDS)
    yield large("forms.pdf", lambda: forms(12, 10), GIVEN_UP, GIVE_UP_SECONDS)
    yield large("line.pdf", lambda: glyphs(100 * MEGABYTE), READ, 40)
    yield large("glyphs-million.pdf", lambda: glyphs(1000000), READ, 40)
    yield large("pages.pdf", lambda: many_pages(10000), READ, 40)
    yield large("pages-more.pdf", lambda: many_pages(10001), "it has more than 10000 pages")


@functools.cache
def all_samples():
    return tuple(make_all())


def make_all():
    for form in fixtures.FORMATS:
        yield from cut(form)
    yield from kinds()
    yield from text_samples()
    yield from office_samples("docx")
    yield from docx_samples()
    yield from office_samples("odt")
    yield from odt_samples()
    yield from html_samples()
    yield from pdf_samples()
