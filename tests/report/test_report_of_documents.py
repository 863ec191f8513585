"""The report of real papers, through the whole road: read, built, written; nothing dangling, nothing unquoted."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import gapgraph
from gapgraph.dossier import read_dossier
from gapgraph.report import ReportSummary, write_report
from graph_store import open_store
from graph_store.contract import Store

WHERE = ("samples", "shared_seeds")


@pytest.fixture(scope="module", params=WHERE)
def built(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store that was built from the samples, and from the five real documents where they are at hand."""
    folder: Path = request.getfixturevalue(request.param)
    with open_store() as store:
        gapgraph.build([folder], store)
        yield store


@pytest.fixture(scope="module")
def report(built: Store, tmp_path_factory: pytest.TempPathFactory) -> ReportSummary:
    return write_report(built, tmp_path_factory.mktemp("report"))


def test_five_papers_give_facts_and_gaps(report: ReportSummary) -> None:
    assert report.documents == 5
    assert report.facts > 100
    assert report.gaps > 10
    assert report.size < 5_000_000


def test_hearsay_is_told_as_hearsay(report: ReportSummary) -> None:
    page = (report.folder / "commitments.html").read_text(encoding="utf-8")
    row = next(part for part in page.split('<tr class="item"') if "NHS professionals" in part)
    assert "reported by nobody named: “" in row


def test_a_report_does_not_tell_where_papers_lie(samples: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / "papers").mkdir(exist_ok=True)
        (tmp_path / "papers" / name).write_bytes((samples / "mind-the-gap-minutes.txt").read_bytes())
    with open_store() as store:
        gapgraph.build([tmp_path / "papers"], store)
        done = write_report(store, tmp_path / "report")
    pages = "".join(path.read_text(encoding="utf-8") for path in done.folder.rglob("*.html"))
    assert "the same bytes as one.txt" in pages
    assert str(tmp_path) not in pages


def test_no_link_leads_nowhere(report: ReportSummary) -> None:
    pages = {path.resolve(): path.read_text(encoding="utf-8") for path in report.folder.rglob("*.html")}
    ids = {path: {html.unescape(name) for name in re.findall(r'\bid="([^"]*)"', text)} for path, text in pages.items()}
    dead = [
        (path.name, link) for path, text in pages.items() for link in re.findall(r'<a [^>]*href="([^"]*)"', text) if lost(path, link, ids)
    ]
    assert not dead


def lost(path: Path, link: str, ids: dict[Path, set[str]]) -> bool:
    """Tell whether a link leads to a page or a place that is not there."""
    parts = urlsplit(html.unescape(link))
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    place = unquote(parts.fragment)
    if target not in ids or not place or place in ids[target]:
        return target not in ids
    return f'"key":"{place}"' not in target.read_text(encoding="utf-8")  # a drawing has no ids for its nodes


def test_every_quotation_is_marked_in_its_document(built: Store, report: ReportSummary, plain: Callable[[str], str]) -> None:
    dossier = read_dossier(built)
    folder = report.folder / "documents"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    for fact in dossier.facts:
        page = next(
            text for text in texts.values() if f'id="{fact.quotation.anchor}"' in text and plain(fact.quotation.exact) in plain(text)
        )
        assert page


@pytest.fixture(scope="module")
def plain() -> Callable[[str], str]:
    """Return a function that takes the tags out of a text, and remembers what it did."""
    done: dict[str, str] = {}

    def take(text: str) -> str:
        if text not in done:
            done[text] = html.unescape(re.sub(r"</?mark[^>]*>", "", text)) if "<!DOCTYPE" in text else text
        return done[text]

    return take


def test_the_same_papers_give_the_same_report(built: Store, report: ReportSummary, tmp_path: Path) -> None:
    again = write_report(built, tmp_path)
    for path in sorted(report.folder.rglob("*")):
        if path.is_file():
            assert (again.folder / path.relative_to(report.folder)).read_bytes() == path.read_bytes(), path.name
