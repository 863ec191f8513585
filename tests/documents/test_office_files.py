"""Word and OpenDocument files: what stands in them as a person sees it, in parts that the libraries cannot write."""

from __future__ import annotations

import io
import zipfile

from ingest.documents import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def _zipped(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def _word(body: str, **parts: str) -> list[tuple[str, int, str, str]]:
    others = {f"word/{name}.xml": text for name, text in parts.items()}
    document = read_bytes(_zipped({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **others}), "x.docx")
    return [
        (block.kind, block.level, block.label, " | ".join(document.words(cell) for cell in block.cells) or document.words(block.span))
        for block in document.blocks
    ]


def _p(words: str, listed: str = "", style: str = "", run: str = "") -> str:
    number = "".join(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>' for level, key in [listed.split(":")]) if listed else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    text = words if words.startswith("<") else f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{text}</w:p>"


def test_numbers_of_several_levels_count_and_restart() -> None:
    body = "".join(
        _p(words, listed)
        for words, listed in (
            ("the first task", "0:1"), ("its first part", "1:1"), ("a step", "2:1"), ("another step", "2:1"), ("its second part", "1:1"),
            ("the second task", "0:1"), ("its only part", "1:1"), ("a list of its own", "0:2"), ("going on there", "0:2"), ("a point", "0:3"),
        )
    )  # fmt: skip
    assert [(level, label) for _, level, label, _ in _word(body, numbering=NUMBERING)] == [
        (1, "1"), (2, "1.1"), (3, "a"), (3, "b"), (2, "1.2"), (1, "2"), (2, "2.1"), (1, "1"), (1, "2"), (1, "•"),
    ]  # fmt: skip


def test_tracked_changes_hidden_words_and_fields() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = _p(
        run.format("The board ") + f"<w:ins w:id='1'>{run.format('firmly ')}</w:ins>" + "<w:del w:id='2'><w:r><w:delText>never </w:delText></w:r></w:del>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        + run.format("agreed.")
    ) + _p("<w:moveFrom w:id='3'><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom>") + f"<w:moveTo w:id='4'>{_p('Moved here.')}</w:moveTo>"  # fmt: skip
    assert [words for *_, words in _word(body)] == ["The board firmly agreed.", "Moved here."]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{_p('Words in a box.')}</w:txbxContent>"
    body = _p(f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>Words outside.</w:t></w:r>")
    assert [words for *_, words in _word(body)] == ["Words in a box.", "Words outside."]


def test_merged_cells_keep_their_columns_and_inner_tables_their_place() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(words) if not words.startswith('<') else words}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('one')}{cell('two')}</w:tr></w:tbl>"
    rows = (
        cell("Action") + cell("Owner") + cell("Due"),
        cell("Write", '<w:vMerge w:val="restart"/>') + cell("Ann Lee") + cell("June"),
        cell("", "<w:vMerge/>") + cell("Omar Hill") + cell("July"),
        cell("Report back", '<w:gridSpan w:val="2"/>') + cell("May"),
        cell("Below " + "this line", '<w:gridSpan w:val="3"/>'),
        cell(_p("Sort") + inner) + cell("Ann Lee") + cell("May"),
    )
    shown = _word("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert [(kind, words) for kind, _, _, words in shown] == [
        ("row", "Action | Owner | Due"),
        ("row", "Write | Ann Lee | June"),
        ("row", " | Omar Hill | July"),
        ("row", "Report back |  | May"),
        ("paragraph", "Below this line"),
        ("row", "Sort one two | Ann Lee | May"),
    ]


def test_footnotes_and_endnotes_have_the_numbers_that_are_seen() -> None:
    def note(kind: str, key: int, words: str) -> str:
        return f'<w:{kind} w:id="{key}">{_p(words)}</w:{kind}>'

    body = _p("<w:r><w:t>One</w:t><w:footnoteReference w:id='7'/><w:t> two</w:t><w:footnoteReference w:id='3'/><w:t> three</w:t><w:endnoteReference w:id='2'/></w:r>")
    shown = _word(
        body,
        footnotes=f"<w:footnotes {W}>{note('footnote', 3, 'Second.')}{note('footnote', 7, 'First.')}{note('footnote', 9, 'Unused.')}</w:footnotes>",
        endnotes=f"<w:endnotes {W}>{note('endnote', 2, 'Last.')}</w:endnotes>",
    )
    assert [(label, words) for _, _, label, words in shown] == [("", "One[1] two[2] three[i]"), ("1", "First."), ("2", "Second."), ("i", "Last.")]


def test_bold_by_style_makes_headings_and_bold_sentences_do_not() -> None:
    styles = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Our heading"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>"""
    body = _p("Minutes", style="H1") + _p("Waiting times", style="Head") + _p("The board met.") + _p("That every school be told by May.", run="<w:b/>")
    body += _p("Not bold", style="Head", run='<w:b w:val="0"/>')
    assert [(kind, level) for kind, level, _, _ in _word(body, styles=styles)] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("draw", "drawing"))
)
LISTS = """<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>"""


def _open(body: str, styles: str = LISTS) -> list[tuple[str, int, str, str]]:
    content = f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    document = read_bytes(_zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}), "x.odt")
    return [
        (block.kind, block.level, block.label, " | ".join(document.words(cell) for cell in block.cells) or document.words(block.span))
        for block in document.blocks
    ]


def _items(*items: str, more: str = "") -> str:
    return f'<text:list text:style-name="L"{more}>' + "".join(f"<text:list-item>{item}</text:list-item>" for item in items) + "</text:list>"


def test_open_document_numbers_show_their_levels_and_go_on() -> None:
    deep = _items("<text:p>a step</text:p>", "<text:p>another step</text:p>")
    inner = _items(f"<text:p>its first part</text:p>{deep}", "<text:p>its second part</text:p>")
    body = _items(f"<text:p>the first task</text:p>{inner}", f"<text:p>the second task</text:p>{_items('<text:p>its only part</text:p>')}")
    body += "<text:p>Between them stands a sentence that ends.</text:p>" + _items("<text:p>the third task</text:p>", more=' text:continue-numbering="true"')
    body += _items("<text:p>a list of its own</text:p>")
    shown = [(level, label) for kind, level, label, _ in _open(body) if kind == "item"]
    assert shown == [(1, "1"), (2, "1.1"), (3, "a"), (3, "b"), (2, "1.2"), (1, "2"), (2, "2.1"), (1, "3"), (1, "1")]


def test_open_document_merged_cells_boxes_changes_and_bold() -> None:
    spanned = ' table:number-columns-spanned="2"'
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p><text:span text:style-name="B">Waiting times</text:span></text:p>'
        "<text:p><draw:frame><draw:text-box><text:p>Words in a box.</text:p></draw:text-box></draw:frame>Words outside.</text:p>"
        f"<table:table><table:table-header-rows><table:table-row>{cell.format('', 'Action')}{cell.format('', 'Owner')}{cell.format('', 'Due')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell.format(spanned, 'Report back')}<table:covered-table-cell/>{cell.format('', 'May')}</table:table-row></table:table>"
    )
    assert [(kind, words) for kind, _, _, words in _open(body)] == [
        ("heading", "Waiting times"),
        ("paragraph", "Words in a box."),
        ("paragraph", "Words outside."),
        ("row", "Action | Owner | Due"),
        ("row", "Report back |  | May"),
    ]


def test_open_document_headings_have_their_outline_numbers() -> None:
    outline = '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    body = "".join(f'<text:h text:outline-level="{level}">{words}</text:h>' for level, words in ((1, "Aims"), (2, "Schools"), (2, "Clinics"), (1, "Means")))
    assert [(level, label) for _, level, label, _ in _open(body, LISTS + outline)] == [(1, "1"), (2, "1.1"), (2, "1.2"), (1, "2")]


def test_line_ends_of_the_source_are_none_of_the_text() -> None:
    shown = _word(_p("<w:r><w:t>The board\n   met.</w:t></w:r>")), _open("<text:p>The board\n   met.</text:p>")
    assert [" ".join(one[0][3].split(" ")) for one in shown] == ["The board    met."] * 2
