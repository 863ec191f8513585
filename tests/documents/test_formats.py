"""Every format, written by real producers, read back; and what is torn, locked or hostile is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store.errors import UnknownNameError, UnreadableDocumentError
from ingest.documents import read_bytes, read_path
from ingest.documents.model import Document
from ingest.documents.numbering import counted
from ingest.documents.registry import reader, readers


def _shown(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, " ".join(document.words(block.span).split())) for block in document.blocks]


def _docx() -> bytes:
    import docx

    made = docx.Document()
    made.add_heading("Minutes", 1)
    made.add_paragraph("The board met.")
    made.add_paragraph("That the plan be agreed.", style="List Number")
    made.add_paragraph("That the report be noted.", style="List Number")
    made.add_paragraph("A point.", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Action", "Owner"), ("Write to the board", "Ann Lee")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _odt() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import H, List, ListItem, P

    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="Minutes"))
    made.text.addElement(P(text="The board met."))
    points = List()
    for words in ("One point.", "Another point."):
        item = ListItem()
        item.addElement(P(text=words))
        points.addElement(item)
    made.text.addElement(points)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _pdf(pages: int = 1, *, encrypted: bool = False) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for page in range(1, pages + 1):
        canvas.drawString(72, 800, "Ashby Health Board papers")
        for line, words in enumerate(
            f"Page {page} of the paper says that the board agreed to publish|its waiting times every quarter from next spring on.".split(
                "|"
            )
        ):
            canvas.drawString(72, 740 - 14 * line, words)
        canvas.drawString(72, 30, f"{page}")
        canvas.showPage()
    canvas.save()
    if not encrypted:
        return target.getvalue()
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(target.getvalue())))
    writer.encrypt("secret")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def test_word() -> None:
    assert _shown(read_bytes(_docx(), "x.docx")) == [
        ("heading", "", "Minutes"),
        ("paragraph", "", "The board met."),
        ("item", "1", "That the plan be agreed."),
        ("item", "2", "That the report be noted."),
        ("item", "•", "A point."),
        ("row", "", "Action | Owner"),
        ("row", "", "Write to the board | Ann Lee"),
    ]


def test_word_keeps_insertions_and_drops_deletions() -> None:
    source = zipfile.ZipFile(io.BytesIO(_docx()))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as changed:
        for part in source.namelist():
            data = source.read(part)
            if part == "word/document.xml":
                data = data.replace(
                    b"<w:r><w:t>The board met.</w:t></w:r>",
                    b'<w:r><w:t>The board</w:t></w:r><w:ins w:id="1"><w:r><w:t xml:space="preserve"> now</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText> never</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> met.</w:t></w:r>',
                )
                assert b"w:ins" in data
            changed.writestr(part, data)
    assert ("paragraph", "", "The board now met.") in _shown(read_bytes(target.getvalue(), "x.docx"))


def test_open_document() -> None:
    shown = _shown(read_bytes(_odt(), "x.odt"))
    assert shown[:2] == [("heading", "", "Minutes"), ("paragraph", "", "The board met.")]
    assert [words for kind, _, words in shown if kind == "item"] == ["One point.", "Another point."]


def test_pdf_lines_are_joined_and_furniture_is_left_out() -> None:
    document = read_bytes(_pdf(4), "x.pdf")
    assert [(block.page, " ".join(document.words(block.span).split())) for block in document.blocks] == [
        (page, f"Page {page} of the paper says that the board agreed to publish its waiting times every quarter from next spring on.")
        for page in range(1, 5)
    ]


def test_a_pack_of_300_pages_is_read() -> None:
    document = read_bytes(_pdf(300), "pack.pdf")
    assert document.blocks[-1].page == 300


def test_html_gives_the_text_and_not_the_menu() -> None:
    page = b"""<!doctype html><html><head><title>Agenda item - Council</title><script>var x = "no";</script></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/c">Council</a></li></ul></nav><div class="cookie-banner">We use cookies</div>
    <main><h1>Waiting times</h1><p>The board <b>agreed</b> the plan.<br>It was noted.</p>
    <ol start="4" type="a"><li>first task</li><li>second task</li></ol>
    <table><tr><th>Action</th><th>Owner</th></tr><tr><td>Write</td><td>Ann Lee</td></tr></table></main>
    <footer>Contact us</footer></body></html>"""
    document = read_bytes(page, "page.html")
    assert document.title == "Waiting times"
    shown = _shown(document)
    assert shown[0] == ("heading", "", "Waiting times")
    assert ("item", "d", "first task") in shown
    assert ("item", "e", "second task") in shown
    assert ("row", "", "Write | Ann Lee") in shown
    assert not {"Home", "We use cookies", "Contact us"} & {words for _, _, words in shown}


def test_a_page_that_is_all_menu_is_told() -> None:
    page = b"<html><body><nav><a href='/'>Home</a></nav></body></html>"
    with pytest.raises(UnreadableDocumentError, match="menus and no text"):
        read_bytes(page, "page.html")


def test_a_page_nested_too_deep_warns() -> None:
    page = b"<html><body>" + b"<div>" * 400 + b"deep words" + b"</div>" * 400 + b"<p>shallow words</p></body></html>"
    try:
        document = read_bytes(page, "deep.html")
    except UnreadableDocumentError as error:
        assert "levels deep" in str(error)
    else:
        assert any("levels deep" in notice.message and notice.remedy for notice in document.warnings)


def test_content_decides_and_not_the_name() -> None:
    assert read_bytes(_docx(), "minutes.txt").reader == "docx"
    assert read_bytes(_pdf(), "minutes.doc").reader == "pdf"
    assert read_bytes(b"Plain words.", "minutes.pdf").reader == "text"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (lambda: _docx()[:2000], "torn.docx", "damaged"),
        (lambda: _pdf()[:300], "torn.pdf", "damaged"),
        (lambda: _pdf(encrypted=True), "locked.pdf", "encrypted"),
        (lambda: b"%PDF-1.7\n%%EOF", "hollow.pdf", "damaged"),
        (lambda: b"PK\x03\x04" + b"\0" * 100, "zip.odt", "damaged"),
    ],
    ids=["torn docx", "torn pdf", "encrypted pdf", "hollow pdf", "no zip"],
)
def test_bad_files_are_told_with_what_to_do(data: Callable[[], bytes], name: str, says: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=says) as raised:
        read_bytes(data(), name)
    assert raised.value.remedy
    assert raised.value.where == name


def test_a_bomb_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"<a>" + b"0" * 60_000_000 + b"</a>")
    with pytest.raises(UnreadableDocumentError, match="unpacks to"):
        read_bytes(target.getvalue(), "bomb.docx")


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    xml = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>words &x;</w:t></w:r></w:p></w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert "secret" not in read_bytes(target.getvalue(), "x.docx").text


@pytest.mark.parametrize(("number", "style", "shown"), [(3, "a", "c"), (28, "A", "BB"), (14, "i", "xiv"), (9, "I", "IX"), (7, "1", "7")])
def test_numbers_of_lists(number: int, style: str, shown: str) -> None:
    assert counted(number, style) == shown


def _ole(*streams: str) -> bytes:
    """The head of an OLE container with the names of its streams, as a directory of it holds them."""
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 64 for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries.ljust(1024, b"\0")


def test_a_word_file_with_a_password_is_told_as_such() -> None:
    with pytest.raises(UnreadableDocumentError, match="encrypted") as raised:
        read_bytes(_ole("EncryptionInfo", "EncryptedPackage"), "sealed.docx")
    assert "without a password" in raised.value.remedy


def test_a_torn_old_word_file_is_told_in_the_same_words_each_time(need: Callable[[str], object]) -> None:
    need("doc")
    said = set()
    for _ in range(2):
        with pytest.raises(UnreadableDocumentError) as raised:
            read_bytes(_ole("WordDocument"), "torn.doc")
        said.add(str(raised.value))
    assert len(said) == 1
    assert "/" not in said.pop().replace("[torn.doc]", "")


def test_a_part_that_is_torn_inside_is_told() -> None:
    data = bytearray(_docx())
    start = data.index(b"word/document.xml") + len(b"word/document.xml")
    data[start : start + 40] = b"\xff" * 40
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read_bytes(bytes(data), "torn.docx")


def test_readers_are_known_by_name() -> None:
    assert {"text", "html", "pdf", "docx", "odt", "doc"} <= set(readers())
    with pytest.raises(UnknownNameError, match="odt"):
        reader("wordperfect")


def test_no_converter_is_told(shared_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    paper = next((shared_corpus / "originals").glob("*.doc"))
    with pytest.raises(UnreadableDocumentError, match="no converter") as raised:
        read_path(paper)
    assert "antiword" in raised.value.remedy
