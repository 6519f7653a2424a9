"""The head of a flat OpenDocument file: styles of paragraphs, of headings and of lists, and pages
with their headers and footers.
"""
import html

UN_STYLES = ["_ H _Ch_G", "_ H_1_G", "_ H_2/3_G", "_ H_4_G"]
SIZES = [(1, 14), (2, 12), (3, 10), (4, 10)]  # of headings, in points
GAP = 'fo:margin-top="0.15cm" fo:margin-bottom="0.2cm" '
KEEP = 'fo:keep-with-next="always" fo:margin-top="0.4cm" fo:margin-bottom="0.25cm" '
BOLD, CENTRED, RIGHT = \
    'fo:font-weight="bold"', 'fo:text-align="center"', 'fo:text-align="end"'

OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'{font}'"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties
 fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:font-name="Serif"
 fo:font-size="10pt" fo:language="es" fo:country="ES" fo:hyphenate="true"
 fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:default-style>
"""
NOTES = """<text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised" \
text:citation-body-style-name="Raised" text:default-style-name="Footnote" style:num-format="1" \
text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
"""
TABS = '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="1cm"/>' \
    '<style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" ' \
    'style:leader-text="."/></style:tab-stops></style:paragraph-properties>'
PAGE = """<style:page-layout style:name="P1"><style:page-layout-properties fo:page-width="21cm" \
fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" \
fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties \
fo:min-height="0.8cm"/></style:header-style><style:footer-style><style:header-footer-properties \
fo:min-height="0.8cm"/></style:footer-style></style:page-layout>
"""


def paragraph_style(name, display="", parent="Standard", paragraph="", text="", outline=0):
    shown = f' style:display-name="{display}"' if display else ""
    depth = f' style:default-outline-level="{outline}"' if outline else ""
    above = f' style:parent-style-name="{parent}"' if name != "Standard" else ""
    return (f'<style:style style:name="{name}"{shown} style:family="paragraph"{above}{depth}>'
            f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/>"
            f"</style:style>\n")


def text_style(name, look):
    return (f'<style:style style:name="{name}" style:family="text"><style:text-properties '
            f"{look}/></style:style>\n")


def list_style(name, kind, formats):
    """A list style; `formats` are (number format, suffix, indent in cm) by level."""
    tag = "text:outline-style" if kind == "outline" else "text:list-style"
    level_tag = "text:outline-level-style" if kind == "outline" else "text:list-level-style-number"
    levels = ""
    for i, (form, suffix, left) in enumerate(formats, 1):
        place = (f'<style:list-level-properties text:list-level-position-and-space-mode='
                 f'"label-alignment"><style:list-level-label-alignment text:label-followed-by='
                 f'"listtab" text:list-tab-stop-position="{left}cm" fo:margin-left="{left}cm" '
                 f'fo:text-indent="-{1.2 if kind == "outline" else 0.9}cm"/>'
                 "</style:list-level-properties>")
        if form == "-":
            levels += (f'<text:list-level-style-bullet text:level="{i}" text:bullet-char="{form}">'
                       f"{place}</text:list-level-style-bullet>")
        else:
            levels += (f'<{level_tag} text:level="{i}" style:num-format="{form}" '
                       f'style:num-suffix="{suffix}">{place}</{level_tag}>')
    return f'<{tag} style:name="{name}">{levels}</{tag}>\n'


def common_styles(layout):
    """The styles with names that a user sees."""
    out = paragraph_style("Standard", paragraph=GAP)
    out += paragraph_style("Single_20_Txt", "_ Single Txt", paragraph=GAP + 'fo:margin-left="2cm" '
                           'fo:margin-right="1cm" fo:text-align="justify"')
    for level, size in SIZES:
        first = CENTRED + " " if layout.centred else ""
        look = KEEP + (first if level == 1 else 'fo:margin-left="1cm" ' if level > 2 else "")
        text = BOLD + f' fo:font-size="{size}pt"' + \
            (' fo:font-style="italic"' if level == 4 else "")
        out += paragraph_style(f"Heading_20_{level}", f"Heading {level}", paragraph=look, text=text,
                               outline=level)
        out += paragraph_style(f"H{level}", UN_STYLES[level - 1], paragraph=look, text=text)
    out += paragraph_style("Annex", "Annex", paragraph=KEEP + CENTRED,
                           text=BOLD + ' fo:font-size="13pt"')
    out += paragraph_style("Title", "Title", paragraph=KEEP, text=BOLD + ' fo:font-size="16pt"')
    out += paragraph_style("Header", "Header", text=BOLD)
    out += paragraph_style("HeaderRight", "Header Right", "Header", RIGHT)
    out += paragraph_style("Footer", "Footer", text='fo:font-size="8pt"')
    out += paragraph_style("FooterRight", "Footer Right", "Footer", RIGHT)
    out += paragraph_style("Footnote", "Footnote", text='fo:font-size="8pt"',
                           paragraph='fo:margin-left="0.5cm" fo:text-indent="-0.5cm"')
    out += text_style("Raised", 'style:text-position="super 58%"')
    if not layout.typed_headings:
        out += list_style("Outline", "outline", [(form, ".", 1.2) for form in "IA1a"])
    return out + NOTES


def automatic_styles(layout):
    """The styles that stand for what was formatted by hand."""
    out = ""
    for face, look in (("bold", BOLD), ("italic", 'fo:font-style="italic"'), ("", "")):
        for side, align in (("", ""), ("right", RIGHT), ("centred", CENTRED)):
            out += paragraph_style("L" + side + face, paragraph=align, text=look)
    for kind, left in (("paragraph", 2), ("letter", 3.5), ("roman", 4.5), ("bullet", 3.5)):
        hang = ' fo:text-indent="-0.9cm"' if kind != "paragraph" else ""
        out += paragraph_style("T" + kind, parent="Single_20_Txt",
                               paragraph=f'fo:margin-left="{left}cm"{hang}')
    for level, size in SIZES:
        centred = CENTRED + " " if layout.centred and level == 1 else ""
        out += paragraph_style(f"D{level}", paragraph=KEEP + centred,
                               text=BOLD + f' fo:font-size="{size}pt"')
    out += paragraph_style("Break", parent="Annex",
                           paragraph=KEEP + 'fo:break-before="page" ' + CENTRED)
    out += paragraph_style("Contents").replace("<style:paragraph-properties />", TABS)
    out += text_style("Italic", 'fo:font-style="italic"')
    out += list_style("LP", "list", [("1", ".", 2.9)])
    out += list_style("LA", "list", [("a", ")", 3.9)])
    out += list_style("LR", "list", [("i", ")", 4.9)])
    out += list_style("LB", "list", [("-", "", 3.9)])
    out += list_style("LM", "list", [("1", ".", 2.9), ("a", ")", 3.9), ("i", ")", 4.9)])
    return out + PAGE


def master_pages(layout):
    number = '<text:page-number text:select-page="current"/>'
    symbol = html.escape(layout.symbol)
    first = (f'<text:p text:style-name="Footer">{layout.job} (S)<text:s text:c="4"/>010714<text:s '
             f'text:c="4"/>050714</text:p><text:p text:style-name="Footer">*{layout.job[:2]}'
             f"{layout.job[3:]}*</text:p>")
    # the first page by footer-first: a page style of its own would cut paragraphs in two in DOCX
    return ('<office:master-styles><style:master-page style:name="Standard" '
            f'style:page-layout-name="P1">'
            f'<style:header><text:p text:style-name="HeaderRight">{symbol}</text:p></style:header>'
            f'<style:header-left><text:p text:style-name="Header">{symbol}</text:p>'
            '</style:header-left><style:header-first><text:p text:style-name="Header"/>'
            "</style:header-first>"
            f'<style:footer><text:p text:style-name="FooterRight">{layout.job}<text:s text:c="6"/>'
            f"{number}/<text:page-count>9</text:page-count></text:p></style:footer>"
            f'<style:footer-left><text:p text:style-name="Footer">{number}/<text:page-count>9'
            f'</text:page-count><text:s text:c="6"/>{layout.job}</text:p></style:footer-left>'
            f"<style:footer-first>{first}</style:footer-first>"
            "</style:master-page></office:master-styles>\n")


def head(layout):
    """All that stands above the body."""
    return (OPENING.replace("{font}", layout.font) + common_styles(layout) +
            "</office:styles>\n<office:automatic-styles>\n" + automatic_styles(layout) +
            "</office:automatic-styles>\n" + master_pages(layout))
