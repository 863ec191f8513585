"""Whole papers, real ones and the samples: each is read, and hardly a record of them has words that do not hold it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from ingest.documents import find_files, read_path
from ingest.documents.model import Document
from ingest.extract import extract
from ingest.grounding import check_grounds

pytestmark = pytest.mark.first


def _read(*folders: Path) -> dict[str, Document]:
    return {file.name: read_path(file.path, file.name) for file in find_files(folders).files if file.name != "README.md"}


@pytest.fixture(scope="module")
def papers(shared_seeds: Path, shared_corpus: Path) -> dict[str, Document]:
    """The real papers by their names; old Word files take a second each, so they are read once."""
    return _read(shared_seeds, shared_corpus)


@pytest.mark.needs("shared", "doc")
def test_every_real_paper_is_read(papers: dict[str, Document]) -> None:
    published = {name: paper for name, paper in papers.items() if name.startswith("originals/")}
    assert len(published) > 20
    assert not [name for name, paper in published.items() if len(paper.text.split()) <= 100 or not paper.blocks]


def test_no_record_of_the_samples_has_a_fault(samples: Path) -> None:
    assert _faults_in(_read(samples).values())[0] == []


@pytest.mark.needs("shared", "doc")
def test_hardly_a_record_of_the_real_papers_has_a_fault(papers: dict[str, Document]) -> None:
    """One in a thousand is a defect to mend; more would be a check that is wrong itself, and costs facts."""
    faults, records = _faults_in(papers.values())
    assert len(faults) <= records / 1000, faults


def _faults_in(documents: Iterable[Document]) -> tuple[list[str], int]:
    faults: list[str] = []
    records = 0
    for document in documents:
        kept, issues = check_grounds(document, extract(document))
        faults += [str(issue) for issue in issues]
        records += sum(1 for _ in (*kept.partners, *kept.people, *kept.facts()))
    return faults, records
