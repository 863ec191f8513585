"""Files that are torn, locked, scanned, nested or far too large: each is told with what to do, none stops the others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from graph_store.errors import UnreadableDocumentError
from ingest.documents import read_bytes, read_path

FIXTURES: Final = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("name", ["paper-libreoffice.pdf", "paper-libreoffice.odt", "paper-libreoffice.html"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.98])
def test_a_torn_file_is_read_or_told(name: str, share: float) -> None:
    data = (FIXTURES / name).read_bytes()
    try:
        document = read_bytes(data[: int(share * len(data))], name)
    except UnreadableDocumentError as error:
        assert error.remedy
        assert error.where == name
    else:
        assert document.text.strip()


def test_a_torn_old_word_file_is_told(need: Callable[[str], str]) -> None:
    need("doc")
    data = (FIXTURES / "paper-libreoffice.doc").read_bytes()
    with pytest.raises(UnreadableDocumentError) as raised:
        read_bytes(data[:600], "torn.doc")
    assert raised.value.remedy


def _scan() -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    dot = b"P6 2 2 255 " + bytes(12)
    for _ in range(3):
        canvas.drawImage(ImageReader(io.BytesIO(dot)), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _office_container(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(2000)


def _nested(depth: int) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inner = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>deep words</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>')
    return target.getvalue()


def _locked_odt() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>')
        archive.writestr("content.xml", b"\x8a\x11\x00")
    return target.getvalue()


@pytest.mark.parametrize(
    ("make", "name", "says", "todo"),
    [
        (_scan, "scan.pdf", "None of the 3 pages holds text", "OCR"),
        (lambda: _office_container("EncryptedPackage"), "locked.docx", "password", "without a password"),
        (lambda: _office_container("Workbook"), "sheet.xls", "no Word document", "docx or PDF"),
        (_locked_odt, "locked.odt", "encrypted", "without a password"),
        (lambda: _nested(3000), "nested.docx", "damaged", "Save the file again"),
        (lambda: b"%PDF-1.4\n" + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n" * 50, "loop.pdf", "damaged|text", ""),
        (lambda: b"\x00\x01\x02" * 500, "noise.bin", "no format", "Save it in one of these"),
    ],
    ids=["scan", "locked docx", "spreadsheet", "locked odt", "nested", "loop", "noise"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(make: Callable[[], bytes], name: str, says: str, todo: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=says) as raised:
        read_bytes(make(), name)
    assert todo in raised.value.remedy
    assert raised.value.where == name


def test_tables_nested_as_deep_as_the_parser_allows_are_read() -> None:
    assert read_bytes(_nested(60), "nested.docx").text.strip() == "deep words"


def test_pages_that_are_pictures_among_others_are_named() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(_scan())))
    writer.append(PdfReader(FIXTURES / "paper-libreoffice.pdf"))
    target = io.BytesIO()
    writer.write(target)
    (notice,) = read_bytes(target.getvalue(), "mixed.pdf").warnings
    assert notice.message.endswith("hold no text: 1, 2, 3.")
    assert "OCR" in notice.remedy


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "good.txt").write_text("The board agreed the plan.")
    with pytest.raises(UnreadableDocumentError):
        read_path(tmp_path / "bad.pdf")
    assert read_path(tmp_path / "good.txt").text.startswith("The board")
