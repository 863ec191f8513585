"""A brief for Word, made with python-docx: headings, numbered items, links to the quotations, and a last page on how to check it.

The links are bookmarks and hyperlinks within the document, which python-docx has no call for; they are added to its XML.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from gapgraph.briefs.markdown import NONE_FOUND
from gapgraph.proofs.embedding import HOW_TO_CHECK
from gapgraph.proofs.word import add_proof, same_bytes, xml_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from gapgraph.briefs.model import Brief, Item, Note, Section

_UNDATED: Final = "2000-01-01"  # when a brief of undated documents says that it was made: a file must say something


def to_word(brief: Brief) -> bytes:
    """Return a brief as a Word document.

    Args:
        brief: The brief.

    Returns:
        The archive; the same for the same brief.
    """
    import docx

    document = docx.Document()
    _describe(document, brief)
    document.add_heading(xml_text(brief.title), level=0)
    for line in brief.lead:
        document.add_paragraph(xml_text(line))
    for section in brief.sections:
        _section(document, section)
    document.add_heading("Quotations", level=1)
    for note in brief.notes:
        _note(document, note)
    _last_page(document, brief)
    add_proof(document, brief.stamp)
    target = io.BytesIO()
    document.save(target)
    return same_bytes(target.getvalue())


def _describe(document: Document, brief: Brief) -> None:
    """Fill in the properties that every document has; its day is that of the newest document read, for there is no clock here."""
    properties, stamp = document.core_properties, brief.stamp
    day = datetime.fromisoformat(stamp.as_of if len(stamp.as_of) == len(_UNDATED) else stamp.latest or _UNDATED)
    properties.title, properties.author = xml_text(brief.title)[:255], f"GapGraph {stamp.version}"
    properties.comments = f"Corpus {stamp.fingerprint[:16]}. gapgraph verify FILE holds it against the documents."
    properties.created = properties.modified = day
    properties.last_modified_by, properties.language = properties.author, "en"


def _section(document: Document, section: Section) -> None:
    document.add_heading(section.title, level=1)
    document.add_paragraph().add_run(section.hint).italic = True
    for number, item in enumerate(section.items, start=1):
        _item(document, number, item)
    if not section.items:
        document.add_paragraph(NONE_FOUND)


def _item(document: Document, number: int, item: Item) -> None:
    from docx.shared import Cm, Pt

    paragraph = document.add_paragraph(f"{number}. ")
    paragraph.add_run(xml_text(f"{item.kind}: ")).bold = True
    paragraph.add_run(xml_text(item.text))
    _marks(paragraph, item.notes)
    paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_after = True, Pt(2)
    for line in item.lines:
        under = document.add_paragraph()
        under.add_run(f"{line.label}: ").italic = True
        under.add_run(xml_text(line.text))
        _marks(under, line.notes)
        under.paragraph_format.left_indent, under.paragraph_format.space_after = Cm(1), Pt(1 if line is not item.lines[-1] else 8)


def _marks(paragraph: Paragraph, numbers: Iterable[int]) -> None:
    """Add raised numbers that lead to the quotations."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    for number in numbers:
        run = paragraph.add_run(f"[{number}]")
        run.font.superscript = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark(number))
        run._r.addprevious(link)
        link.append(run._r)


def _bookmark(number: int) -> str:
    return f"quotation_{number}"  # Word takes no hyphen in the name of a bookmark


def _note(document: Document, note: Note) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    paragraph = document.add_paragraph(xml_text(f"[{note.number}] “{note.words}” {note.place}. {note.address}"))
    ends = [OxmlElement(f"w:bookmark{end}") for end in ("Start", "End")]
    for end in ends:
        end.set(qn("w:id"), str(note.number))
    ends[0].set(qn("w:name"), _bookmark(note.number))
    paragraph.runs[0]._r.addprevious(ends[0])
    paragraph.runs[0]._r.addnext(ends[1])


def _last_page(document: Document, brief: Brief) -> None:
    from docx.shared import Pt

    document.add_heading(HOW_TO_CHECK, level=1).paragraph_format.page_break_before = True
    document.add_paragraph(xml_text(brief.stamp.line))
    document.add_paragraph("gapgraph verify FILE holds this brief against the documents. It was made from:")
    for source in brief.stamp.documents:
        date = f" ({source.date})" if source.date else ""
        said = f"{source.title}{date}, {source.name}. sha256 of its file {source.file}, of its text {source.text}"
        document.add_paragraph(style="List Bullet").add_run(xml_text(said)).font.size = Pt(8)
