"""Small documents in each format, whole or wrong in ways that the caller chooses."""
import hashlib
import io
import pathlib
import zipfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "tests" / "documents"
FORMATS = ("txt", "pdf", "docx", "odt", "html")

PARAGRAPHS = (
    ("heading", "I. Introducción"),
    ("number", "Los Estados consultados expusieron los peligros que ven en las redes de sus "
               "hospitales y puertos, y las medidas que han tomado para hacerles frente."),
    ("number", "Varios de ellos pidieron que se formara a los técnicos de los países que carecen "
               "de equipos propios de respuesta, y ofrecieron para ello sus escuelas."),
    ("heading", "II. Confianza"),
    ("number", "Se acordó que cada gobierno nombrara a una persona de contacto, con la que los "
               "demás pudieran hablar a cualquier hora de un incidente grave."),
    ("item", "La lista de esas personas se revisa cada seis meses;"),
    ("item", "cada año se practica una llamada sin aviso previo."),
    ("row", ("Región", "Estados", "Contactos")),
    ("row", ("Costa", "14", "11")),
    ("row", ("Sierra", "9", "4")),
)


# ---- ZIP ----

def archive(members, compression=zipfile.ZIP_DEFLATED):
    """A ZIP of (name, content) pairs; what is called mimetype is not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in members:
            about = zipfile.ZipInfo(name, (2044, 5, 14, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name == "mimetype" else compression
            file.writestr(about, content)
    return made.getvalue()


def deflated_bomb(piece, count, before=b"", behind=b""):
    """`piece` `count` times, as raw deflate: what a full flush ends can be repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)

    def packed(content):
        return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)

    return packed(before) + packed(piece) * count + packed(behind) + packer.flush()


def archive_of_deflated(members, name, deflated, size, checksum=0):
    """A ZIP whose last member, `name`, is given deflated, and is said to inflate to `size`."""
    plain = archive([*members, (name, b"")], zipfile.ZIP_STORED)
    encoded = name.encode()
    local = plain.rindex(b"PK\x03\x04")
    end = plain.rindex(b"PK\x05\x06")
    central = plain.rindex(b"PK\x01\x02")
    sizes = b"".join(number.to_bytes(4, "little") for number in (checksum, len(deflated), size))

    def header(begin, length, method_at, checksum_at):
        made = bytearray(plain[begin:begin + length])
        made[method_at:method_at + 2] = b"\x08\x00"
        made[checksum_at:checksum_at + 12] = sizes
        return bytes(made)

    directory = int.from_bytes(plain[end + 16:end + 20], "little") + len(deflated)
    return (plain[:local] + header(local, 30, 8, 14) + encoded + deflated
            + plain[local + 30 + len(encoded):central] + header(central, 46, 10, 16)
            + plain[central + 46:end + 16] + directory.to_bytes(4, "little") + plain[end + 20:])


def set_flag(content, flag):
    """Sets a bit of the flags of all members."""
    made = bytearray(content)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = content.find(signature)
        while found >= 0:
            made[found + at] |= flag
            found = content.find(signature, found + 4)
    return bytes(made)


# ---- DOCX ----

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx_paragraph(text, properties=""):
    return (f"<w:p><w:pPr>{properties}</w:pPr>"
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')


def docx_body():
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    made, rows = [], []
    for kind, text in PARAGRAPHS:
        if kind == "heading":
            made.append(docx_paragraph(text, '<w:pStyle w:val="Titulo1"/>'))
        elif kind == "row":
            cells = "".join(f"<w:tc>{docx_paragraph(cell)}</w:tc>" for cell in text)
            rows.append(f"<w:tr>{cells}</w:tr>")
        else:
            made.append(docx_paragraph(text, listed.format(0 if kind == "number" else 1)))
    return "".join(made) + f"<w:tbl>{''.join(rows)}</w:tbl>"


def docx_document(body):
    return f"{DECLARATION}<w:document {WORD}><w:body>{body}</w:body></w:document>".encode()


def docx_members():
    """All members but word/document.xml."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for level, kind, shown in ((0, "decimal", "%1."), (1, "lowerLetter", "%2)")))
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    return [
        ("[Content_Types].xml", f'{DECLARATION}<Types {package}content-types"><Default '
                                'Extension="xml" ContentType="application/xml"/></Types>'),
        ("_rels/.rels", f'{DECLARATION}<Relationships {package}relationships"><Relationship '
                        f'Id="r1" Type="{RELATION}officeDocument" Target="word/document.xml"/>'
                        "</Relationships>"),
        ("word/_rels/document.xml.rels",
         f'{DECLARATION}<Relationships {package}relationships">'
         f'<Relationship Id="r1" Type="{RELATION}styles" Target="styles.xml"/>'
         f'<Relationship Id="r2" Type="{RELATION}numbering" Target="numbering.xml"/>'
         "</Relationships>"),
        ("word/styles.xml", f'{DECLARATION}<w:styles {WORD}><w:style w:type="paragraph" '
                            'w:styleId="Titulo1"><w:name w:val="heading 1"/><w:pPr>'
                            '<w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'),
        ("word/numbering.xml", f'{DECLARATION}<w:numbering {WORD}><w:abstractNum '
                               f'w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1">'
                               '<w:abstractNumId w:val="0"/></w:num></w:numbering>'),
    ]


def docx(document=None):
    """A DOCX, with these bytes as its word/document.xml."""
    content = docx_document(docx_body()) if document is None else document
    return archive([*docx_members(), ("word/document.xml", content)])


# ---- ODT ----

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_SPACES = " ".join(f'xmlns:{short}="{OASIS}{name}:1.0"' for short, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")))


def odt_body():
    made, rows, number = [], [], 0
    for kind, text in PARAGRAPHS:
        if kind == "heading":
            made.append(f'<text:h text:outline-level="1">{text}</text:h>')
        elif kind == "row":
            cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
                            for cell in text)
            rows.append(f"<table:table-row>{cells}</table:table-row>")
        elif kind == "number":
            number += 1
            made.append(f"<text:p>{number}. {text}</text:p>")
        else:
            made.append(f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item>"
                        "</text:list>")
    return "".join(made) + f"<table:table>{''.join(rows)}</table:table>"


def odt_content(body):
    return (f"{DECLARATION}<office:document-content {ODT_SPACES}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>").encode()


def odt_members(encrypted=False):
    """All members but content.xml."""
    space = f'xmlns:m="{OASIS}manifest:1.0"'
    how = ('<m:encryption-data m:checksum-type="SHA1/1K" m:checksum="AAAA"><m:algorithm '
           'm:algorithm-name="Blowfish CFB" m:initialisation-vector="AAAA"/>'
           "</m:encryption-data>") if encrypted else ""
    return [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml",
         f'{DECLARATION}<m:manifest {space}><m:file-entry m:full-path="content.xml" '
         f'm:media-type="text/xml">{how}</m:file-entry></m:manifest>'),
        ("styles.xml", f"{DECLARATION}<office:document-styles {ODT_SPACES}>"
                       "<office:styles/></office:document-styles>"),
    ]


def odt(content=None):
    """An ODT, with these bytes as its content.xml."""
    made = odt_content(odt_body()) if content is None else content
    return archive([*odt_members(), ("content.xml", made)])


# ---- HTML ----

def html(body=None):
    """A page, with these bytes as its body."""
    if body is None:
        tags = {"heading": "<h1>{}</h1>", "number": "<li>{}</li>", "item": "<p>- {}</p>"}
        made = "".join(tags[kind].format(text) for kind, text in PARAGRAPHS if kind in tags)
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in text) + "</tr>"
                       for kind, text in PARAGRAPHS if kind == "row")
        body = (f'<ol>{made}</ol><table>{rows}</table>'
                '<p class="pie">Fin&nbsp;del <b>texto</b>.</p>').encode()
    return (b'<!DOCTYPE html>\n<html lang="es"><head><meta charset="utf-8">'
            b"<title>Consultas</title></head><body>" + body + b"</body></html>\n")


# ---- PDF ----

def pdf_stream(content, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


FONT = (b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman "
        b"/Encoding /WinAnsiEncoding >>")
PAGE = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        b"/Resources << /Font << /F1 5 0 R >> %s >> /Contents 4 0 R >>")


def pdf_file(objects, trailer=b""):
    """A PDF of the objects 1, 2 ..., of which the first is the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += (b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
             % (len(objects) + 1, trailer, table))
    return bytes(made)


def pdf_lines(lines):
    shown = b"".join(b"(%s) Tj T*\n" % line.encode("cp1252") for line in lines)
    return b"BT /F1 11 Tf 14 TL 72 770 Td\n" + shown + b"ET"


PDF_TEXT = pdf_lines(["1. Los Estados expusieron los peligros que ven en sus redes, y las",
                      "medidas que han tomado para hacerles frente en cada caso."])


def pdf(content=PDF_TEXT, more=(), resources=b"", entries=b"", font=FONT, trailer=b""):
    """A PDF of one page: its content, further objects from 6 on, what its resources hold more."""
    return pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>",
                     b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                     PAGE % resources, pdf_stream(content, entries), font, *more], trailer)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key, content):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    made, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(made)


def pdf_encrypted(password):
    """A PDF that needs this password to be opened (the standard handler, revision 2)."""
    padded = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    identity = bytes(range(16))
    key = hashlib.md5(padded + owner + b"\xFC\xFF\xFF\xFF" + identity).digest()[:5]
    user = rc4(key, PADDING)
    of_object = hashlib.md5(key + b"\x04\0\0" + b"\0\0").digest()[:10]
    return pdf(rc4(of_object, PDF_TEXT), trailer=(
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
        % tuple(part.hex().encode() for part in (owner, user, identity, identity))))


# ---- all ----

def whole(form):
    """The bytes of a sound document of a format."""
    made = {"docx": docx, "odt": odt, "html": html}
    if form in made:
        return made[form]()
    return (DOCUMENTS / f"informe.{form}").read_bytes()
