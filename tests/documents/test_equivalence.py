"""The same paper gives the same facts, whichever program wrote it in whichever format."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from ingest.documents import read_bytes, read_path
from ingest.documents.model import Document, Span
from ingest.extract import extract
from ingest.records import Said

FIXTURES: Final = Path(__file__).parent / "fixtures"
OWN_WORK: Final = frozenset({"also", "confidence"})  # where else it is said, and how sure the rule is


def _value(document: Document, value: Any) -> Any:
    if isinstance(value, Said):
        return value.value
    if isinstance(value, Span):
        return " ".join(document.words(value).replace("[^", "[").split())
    if isinstance(value, tuple):
        return tuple(_value(document, each) for each in value)
    if dataclasses.is_dataclass(value):
        return tuple((field.name, _value(document, getattr(value, field.name))) for field in dataclasses.fields(value) if field.name not in OWN_WORK)
    return str(value)


def _facts(document: Document) -> set[Any]:
    found = extract(document)
    # headings are layout: a format tells more or fewer of them, and how deep they are
    records = ((field.name, getattr(found, field.name)) for field in dataclasses.fields(found) if field.name != "headings")
    return {(kind, _value(document, record)) for kind, group in records for record in (group if isinstance(group, tuple) else (group,))}


@pytest.fixture(scope="module")
def expected(paper_as: Callable[[str], bytes]) -> set[Any]:
    """Return the facts of the Word file: all its numbers are counted, none typed."""
    return _facts(read_bytes(paper_as("docx"), "paper.docx"))


def test_the_paper_has_facts_of_many_kinds(expected: set[Any]) -> None:
    assert {"commitments", "statistics", "people", "partners", "sources", "concerns", "metadata"} <= {kind for kind, _ in expected}
    assert len(expected) >= 25


@pytest.mark.parametrize("form", ["txt", "md", "html", "odt", "pdf", "pdf-columns"])
def test_each_format_gives_the_same_facts(form: str, paper_as: Callable[[str], bytes], expected: set[Any]) -> None:
    assert _facts(read_bytes(paper_as(form), f"paper.{form.partition('-')[0]}")) == expected


@pytest.mark.parametrize("name", ["paper-libreoffice.pdf", "paper-libreoffice.odt", "paper-libreoffice.html", "paper-weasyprint.pdf"])
def test_each_program_gives_the_same_facts(name: str, expected: set[Any]) -> None:
    assert _facts(read_path(FIXTURES / name)) == expected


def test_an_old_word_file_gives_the_same_facts(expected: set[Any]) -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("There is no LibreOffice, and antiword loses automatic numbers.")
    assert _facts(read_path(FIXTURES / "paper-libreoffice.doc")) == expected


@pytest.mark.parametrize("form", ["txt", "html", "docx", "odt", "pdf", "pdf-columns"])
def test_each_format_gives_the_same_blocks(form: str, paper_as: Callable[[str], bytes]) -> None:
    document = read_bytes(paper_as(form), f"paper.{form.partition('-')[0]}")
    shown = [(block.kind, block.label, tuple(document.words(cell) for cell in block.cells) or document.words(block.span)) for block in document.blocks]
    assert ("item", "2", "That the trust and the council sign a data sharing agreement by 31 December 2024.") in shown
    assert ("item", "•", "Schools had not been told of the new referral form.") in shown
    assert ("heading", "", "Waiting times") in shown
    assert ("row", "", ("3", "Ask the county for a date for the inspection of the clinic", "Ann Lee", "next meeting")) in shown
    assert shown[-1] == ("note", "1", "Northfield Council, School Health Survey 2023, table 4.")
