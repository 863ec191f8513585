"""One paper of our own, written in every format: what the tests of equivalence and of layout read.

A paper is a list of parts. Each writer makes a file of it with a real producer; what a format has of its own (styles,
automatic numbers, footnotes, tables) is used, and nothing is typed that the format can count.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest

Part = tuple[str, Any]

HEAD: Final = "Northfield Health Partnership: minutes of 14 May 2024"
NOTE: Final = "Northfield Council, School Health Survey 2023, table 4."
PAPER: Final[tuple[Part, ...]] = (
    ("title", "Northfield Health Partnership"),
    ("heading", "Minutes of the meeting held on 14 May 2024"),
    ("paragraph", "Present: Ann Lee (Chair), Omar Hill (Northfield Council) and Priya Shah (Eastmoor NHS Trust)."),
    ("paragraph", "Apologies: Tom Reed (Eastmoor School Trust)."),
    ("heading", "Waiting times"),
    (
        "paragraph",
        ("Omar Hill reported that 312 children were waiting for an assessment at the end of March 2024, and that the median wait had risen "
        "from 11 weeks to 19 weeks in a year. He said that the rise was largest in the two towns where the clinic had closed, and that "
        "families there now travelled for more than an hour. The survey found that 41% of parents had not been told where they stood in the "
        "queue.{note} The partnership agreed that waiting times would be published every quarter."),
    ),
    (
        "paragraph",
        ("Priya Shah said that the trust could not see the referral data that the council held, and that it had asked for access twice. "
        "Members were concerned that nobody could say how many children had been referred more than once. It was noted that the evaluation "
        "of the pilot would be ready by the end of the year, and that no decision had been taken on what would come after the grant, which "
        "ends in March 2025. The chair thanked the officers for their work on the multi-agency panel and on the transport of children to "
        "the hospital in Eastmoor, which had been praised in the inspection report of last autumn."),
    ),
    ("heading", "Recommendations"),
    ("numbered", "That the council publish its waiting times every quarter from September 2024."),
    ("numbered", "That the trust and the council sign a data sharing agreement by 31 December 2024."),
    ("numbered", "That the partnership ask schools for the number of children who are not in lessons."),
    ("heading", "Other matters"),
    ("paragraph", "The following points were made in discussion:"),
    ("bullet", "Schools had not been told of the new referral form."),
    ("bullet", "The cost of transport was estimated at £1.4 million a year."),
    ("heading", "Actions"),
    (
        "table",
        (
            ("No.", "Action", "Owner", "Due"),
            ("1", "Write to the clinics about the new referral form", "Omar Hill", "30 June 2024"),
            ("2", "Send the table of waiting times to all schools in both towns", "Priya Shah", "September 2024"),
            ("3", "Ask the county for a date for the inspection of the clinic", "Ann Lee", "next meeting"),
        ),
    ),
    ("heading", "Date of next meeting"),
    ("paragraph", "The next meeting will be held on 16 July 2024 in the Town Hall, Northfield."),
)


@pytest.fixture(scope="session")
def paper_as() -> Callable[[str], bytes]:
    """Return the function that writes the paper in a format: txt, md, html, docx, odt, pdf, pdf-columns."""
    writers: dict[str, Callable[[Sequence[Part]], bytes]] = {
        "txt": _as_text,
        "md": _as_markdown,
        "html": _as_html,
        "docx": _as_word,
        "odt": _as_open_document,
        "pdf": _as_pdf,
        "pdf-columns": lambda parts: _as_pdf(parts, columns=2),
    }
    return lambda form: writers[form](PAPER)


def _as_text(parts: Sequence[Part]) -> bytes:
    lines: list[str] = []
    number = 0
    for kind, words in parts:
        number = number + 1 if kind == "numbered" else 0
        if kind == "table":
            lines.extend("\t".join(row) for row in words)
        elif kind == "numbered":
            lines.append(f"{number}. {words}")
        elif kind == "bullet":
            lines.append(f"• {words}")
        else:
            lines.append(words.replace("{note}", "[1]"))
        lines.append("")
    return "\n".join([*lines, f"[1] {NOTE}", ""]).encode()


def _as_markdown(parts: Sequence[Part]) -> bytes:
    lines: list[str] = []
    number = 0
    for kind, words in parts:
        number = number + 1 if kind == "numbered" else 0
        if kind == "table":
            rows = [f"| {' | '.join(row)} |" for row in words]
            lines.extend([rows[0], f"|{' --- |' * len(words[0])}", *rows[1:]])
        else:
            mark = {"title": "# ", "heading": "## ", "bullet": "- ", "numbered": f"{number}. "}.get(kind, "")
            lines.append(mark + words.replace("{note}", "[^1]"))
        lines.append("")
    return "\n".join([*lines, f"[^1]: {NOTE}", ""]).encode()


def as_inner_html(parts: Sequence[Part]) -> str:
    """Return the parts as the inner part of a page."""
    tags = {"title": "h1", "heading": "h2", "paragraph": "p", "numbered": "li", "bullet": "li"}
    made: list[str] = []
    open_ = ""
    for kind, words in parts:
        wanted = {"numbered": "ol", "bullet": "ul"}.get(kind, "")
        if wanted != open_:
            made.append((f"</{open_}>" if open_ else "") + (f"<{wanted}>" if wanted else ""))
            open_ = wanted
        if kind == "table":
            rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in words]
            made.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            made.append(f"<{tags[kind]}>{words.replace('{note}', '[1]')}</{tags[kind]}>")
    return "\n".join([*made, f"<p>[1] {NOTE}</p>"])


def _as_html(parts: Sequence[Part]) -> bytes:
    return f"<!doctype html><html><head><meta charset='utf-8'><title>x</title></head><body><main>{as_inner_html(parts)}</main></body></html>".encode()


def _as_word(parts: Sequence[Part]) -> bytes:
    import docx

    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = HEAD
    styles = {"title": "Title", "heading": "Heading 1", "paragraph": "Normal", "numbered": "List Number", "bullet": "List Bullet"}
    for kind, words in parts:
        if kind == "table":
            table = made.add_table(rows=len(words), cols=len(words[0]), style="Table Grid")
            for row, cells in zip(table.rows, words, strict=True):
                for cell, said in zip(row.cells, cells, strict=True):
                    cell.text = said
        else:
            paragraph = made.add_paragraph(style=styles[kind])
            before, _, after = words.partition("{note}")
            paragraph.add_run(before)
            if after:
                paragraph.add_run("{note}")
                paragraph.add_run(after)
    target = io.BytesIO()
    made.save(target)
    return with_word_note(target.getvalue(), NOTE)


def with_word_note(data: bytes, note: str) -> bytes:
    """Return a Word file with a footnote in the place of "{note}", which python-docx cannot write."""
    import zipfile

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    raised, small = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', '<w:r><w:rPr><w:sz w:val="17"/></w:rPr>'
    notes = (
        f'<w:footnotes {space}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{raised}<w:footnoteRef/></w:r>{small}<w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for part in source.namelist():
            text = source.read(part)
            text = text.replace(b"<w:t>{note}</w:t>", b'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/>')
            if part == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", f'<Relationship Id="rIdNotes" Type="{link}" Target="footnotes.xml"/></Relationships>'.encode())
            if part == "[Content_Types].xml":
                text = text.replace(b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode())
            changed.writestr(part, text)
        changed.writestr("word/footnotes.xml", notes)
    return target.getvalue()


def _as_open_document(parts: Sequence[Part]) -> bytes:
    from odf import style, text
    from odf.opendocument import OpenDocumentText

    made = OpenDocumentText()
    numbers, points = text.ListStyle(name="Numbers"), text.ListStyle(name="Points")
    numbers.addElement(text.ListLevelStyleNumber(level=1, numformat="1", numsuffix="."))
    points.addElement(text.ListLevelStyleBullet(level=1, bulletchar="•"))
    for each in (numbers, points, style.Style(name="Title", family="paragraph")):
        made.automaticstyles.addElement(each)
    lists: dict[str, Any] = {}
    for kind, words in parts:
        if kind in ("numbered", "bullet"):
            if kind not in lists:
                lists[kind] = text.List(stylename=numbers if kind == "numbered" else points)
                made.text.addElement(lists[kind])
            item = text.ListItem()
            item.addElement(text.P(text=words))
            lists[kind].addElement(item)
        else:
            made.text.addElement(_open_part(kind, words))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _open_part(kind: str, words: Any) -> Any:
    from odf import text

    if kind == "table":
        return _open_table(words)
    if kind == "heading":
        return text.H(outlinelevel=1, text=words)
    return _open_paragraph(words, "Title" if kind == "title" else "")


def _open_table(rows: Sequence[Sequence[str]]) -> Any:
    from odf import table, text

    grid = table.Table()
    grid.addElement(table.TableColumn(numbercolumnsrepeated=len(rows[0])))
    for row in rows:
        line = table.TableRow()
        for said in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=said))
            line.addElement(cell)
        grid.addElement(line)
    return grid


def _open_paragraph(words: str, style: str) -> Any:
    from odf import text

    paragraph = text.P(stylename=style) if style else text.P()
    before, _, after = words.partition("{note}")
    paragraph.addText(before)
    if after:
        note = text.Note(noteclass="footnote", id="n1")
        note.addElement(text.NoteCitation(text="1"))
        body = text.NoteBody()
        body.addElement(text.P(text=NOTE))
        note.addElement(body)
        paragraph.addElement(note)
        paragraph.addText(after)
    return paragraph


def _as_pdf(parts: Sequence[Part], *, columns: int = 1) -> bytes:
    """Two pages or more, with a head, page numbers, a footnote at the foot of the first page, and justified lines."""
    from reportlab.lib.pagesizes import A4, A5
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    target = io.BytesIO()
    width, height = A5 if columns == 1 else (A4[0], 0.55 * A4[1])
    each = (width - 80 - 20 * (columns - 1)) / columns
    frames = [Frame(40 + index * (each + 20), 70, each, height - 130, leftPadding=0, rightPadding=0) for index in range(columns)]
    made = BaseDocTemplate(target, pagesize=(width, height))
    made.addPageTemplates(PageTemplate(frames=frames, onPage=lambda canvas, _: _furnish(canvas, width, height)))
    made.build(list(_flowables(parts, each)))
    return target.getvalue()


def _furnish(canvas: Any, width: float, height: float) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, height - 35, HEAD)
    canvas.drawRightString(width - 40, 25, f"Page {canvas.getPageNumber()}")
    if canvas.getPageNumber() == 1:
        canvas.line(40, 60, 140, 60)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(40, 52, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(45, 49, NOTE)


def _flowables(parts: Sequence[Part], width: float) -> Any:
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Spacer, Table

    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6, alignment=TA_JUSTIFY)
    styles = {
        "title": ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=10),
        "heading": ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=6, spaceAfter=4),
        "paragraph": body,
        "numbered": ParagraphStyle("numbered", parent=body, leftIndent=18, bulletIndent=4),
        "bullet": ParagraphStyle("bullet", parent=body, leftIndent=18, bulletIndent=4),
    }
    number = 0
    for kind, words in parts:
        number = number + 1 if kind == "numbered" else 0
        if kind == "table":
            wrapped = [[Paragraph(cell, body) for cell in row] for row in words]
            yield Table(wrapped, colWidths=[0.15 * width, 0.37 * width, 0.24 * width, 0.24 * width], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
            yield Spacer(1, 8)
        else:
            mark = {"numbered": f"{number}.", "bullet": "•"}.get(kind)
            yield Paragraph(words.replace("{note}", "<super size=6>1</super>"), styles[kind], bulletText=mark)
