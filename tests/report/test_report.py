"""The report's files: the same each time, whole, and safe whatever the documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from gapgraph.dossier import read_dossier
from gapgraph.report import ReportSummary, write_report
from gapgraph.report.pages import important
from gapgraph.reviews import review_finding
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import StoreError
from graph_store.namespaces import DATA


class Outline(HTMLParser):
    """What a page links to, the ids it has, its tags, and its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.handlers += [name for name in found if name.startswith("on")]
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found.get("href", ""))
        elif "src" in found or tag == "link":
            self.loads.append(found.get("src") or found.get("href", ""))

    def handle_data(self, data: str) -> None:
        self.words += data


def outline(path: Path) -> Outline:
    """Read a page."""
    page = Outline()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@pytest.fixture(scope="module")
def report(fixture_graph: str, tmp_path_factory: pytest.TempPathFactory) -> ReportSummary:
    """A report of the fixture, to read only."""
    with open_store() as opened:
        opened.load([fixture_graph])
        return write_report(opened, tmp_path_factory.mktemp("fixture") / "report")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_graph_gives_the_same_bytes(store: Store, report: ReportSummary, tmp_path: Path) -> None:
    again = write_report(store, tmp_path / "again")
    assert contents(report.folder) == contents(again.folder)
    assert sum(map(len, contents(report.folder).values())) == report.size


def test_the_summary_counts_what_is_there(report: ReportSummary) -> None:
    assert (report.documents, report.gaps) == (3, 5)
    assert report.pages == len(list(report.folder.rglob("*.html")))
    assert report.index.is_file()


def test_every_link_leads_to_a_page_and_a_place_that_exist(report: ReportSummary) -> None:
    pages = {path: outline(path) for path in report.folder.rglob("*.html")}
    dead = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target not in pages or (parts.fragment and not there(target, unquote(parts.fragment), pages[target])):
                dead.append((path.name, link))
    assert not dead


def there(path: Path, place: str, page: Outline) -> bool:
    """Tell whether a page has a place: an id, or, in a drawing, a node."""
    return place in page.ids or (path.parent.name == "networks" and f'"key":"{place}"' in page.words)


def test_no_page_has_the_same_id_twice(report: ReportSummary) -> None:
    for path in report.folder.rglob("*.html"):
        ids = outline(path).ids
        assert sorted(ids) == sorted(set(ids)), path.name


def test_pages_load_nothing_from_outside_and_run_nothing_inline(report: ReportSummary) -> None:
    for path in report.folder.rglob("*.html"):
        page = outline(path)
        assert all(re.fullmatch(r"(\.\./)?assets/[\w.-]+", address) for address in page.loads), path.name
        assert not page.handlers, path.name
        assert "img" not in page.tags, path.name


def test_hostile_names_are_shown_as_they_are(report: ReportSummary) -> None:
    words = outline(report.folder / "partners.html").words
    assert "<img src=x onerror=window.hacked=1>" in words
    assert "</script><script>window.hacked=1</script>" in words


def test_every_fact_shows_its_words_and_leads_to_them(store: Store, report: ReportSummary) -> None:
    everything = "".join(outline(path).words for path in report.folder.glob("*.html"))
    links = {link for path in report.folder.glob("*.html") for link in outline(path).links}
    for fact in read_dossier(store).facts:
        if fact.kind in {"Naming", "PostHolding", "Attendance"}:
            assert any(link.endswith(fact.quotation.anchor) for link in links), fact.iri
        else:
            assert fact.quotation.exact in everything, fact.iri


def test_each_document_page_holds_the_whole_text(store: Store, report: ReportSummary) -> None:
    dossier = read_dossier(store)
    for paper, name in zip(dossier.papers.values(), ["minutes-txt", "news-txt", "papers-response-txt"], strict=True):
        assert paper.text in outline(report.folder / "documents" / f"{name}.html").words


def test_an_empty_store_gives_a_report_that_says_so(tmp_path: Path) -> None:
    with open_store() as empty:
        report = write_report(empty, tmp_path)
    assert report.documents == 0
    assert "No gap was found. That is no proof that there is none." in outline(report.index).words


def test_pages_of_documents_that_are_gone_are_removed(store: Store, tmp_path: Path) -> None:
    report = write_report(store, tmp_path)
    store.replace(f"{DATA}graph/document/news.txt", "")
    store.replace(f"{DATA}graph/findings", "")
    write_report(store, report.folder)
    assert sorted(path.name for path in (report.folder / "documents").iterdir()) == ["minutes-txt.html", "papers-response-txt.html"]


def test_what_is_not_ours_is_left_alone(store: Store, tmp_path: Path) -> None:
    notes = tmp_path / "documents" / "notes.html"
    notes.parent.mkdir()
    notes.write_text("mine")
    for _ in range(2):
        write_report(store, tmp_path)
    assert notes.read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_a_clear_error(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        write_report(store, tmp_path / "file")


def test_a_stamp_is_the_only_thing_that_changes(store: Store, report: ReportSummary, tmp_path: Path) -> None:
    stamped = write_report(store, tmp_path / "stamped", stamp="for the meeting of 3 May")
    text = stamped.index.read_text(encoding="utf-8")
    plain = text.replace(" · for the meeting of 3 May", "").replace(',"remark":"for the meeting of 3 May"', "")
    assert plain == report.index.read_text(encoding="utf-8")


def test_the_gaps_to_read_first_are_one_of_each_kind_before_a_second(store: Store) -> None:
    kinds = [gap.kind for gap in important(read_dossier(store).gaps)]
    assert sorted(kinds) == sorted(set(kinds))


@pytest.fixture(scope="module")
def reported(partnership: str) -> Iterator[Store]:
    """A store of papers that speak of each other, to read only."""
    with open_store() as opened:
        opened.load([partnership])
        yield opened


@pytest.fixture(scope="module")
def lives(reported: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of papers that speak of each other, to read only."""
    return write_report(reported, tmp_path_factory.mktemp("lives") / "lives").folder


def card(page: str, words: str) -> str:
    """Return the words of the card whose heading has some words."""
    found = next(part for part in page.split("<article")[1:] if words in part.partition("</h3>")[0])
    reader = Outline()
    reader.feed(f"<article{found.partition('</article>')[0]}")
    return " ".join(reader.words.split())


def test_links_between_papers_lead_to_a_page_and_a_place_that_exist(lives: Path) -> None:
    pages = {path: outline(path) for path in lives.rglob("*.html")}
    for path, page in pages.items():
        assert sorted(page.ids) == sorted(set(page.ids)), path.name
        for link in page.links:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target in pages, link
            assert not parts.fragment or there(target, unquote(parts.fragment), pages[target]), link


def test_a_promise_is_told_from_paper_to_paper(lives: Path) -> None:
    told = card((lives / "promises.html").read_text(encoding="utf-8"), "single point of access")
    order = ["25 January 2017 promised planned", "17 May 2017 reports under way", "20 June 2018 reports done", "Searched and silent"]
    assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)
    assert "Thought to be the same" in told


def test_a_commitment_leads_to_what_became_of_it(reported: Store, lives: Path) -> None:
    links = set(outline(lives / "commitments.html").links)
    ids = set(outline(lives / "promises.html").ids)
    followed = [fact for life in read_dossier(reported).links.lives for fact in life.facts]
    assert followed
    leading = {link.removeprefix("promises.html#") for link in links if link.startswith("promises.html#")}
    assert leading == {name for name in ids if name.startswith("promise.")}


def test_a_figure_is_told_with_its_drift_and_its_origin(lives: Path) -> None:
    told = card((lives / "statistics.html").read_text(encoding="utf-8"), "Year 10 pupils said")
    assert "35 per cent" in told
    assert "37 per cent drift of the value" in told
    assert "1 independent origin: Thornmere Pupil Survey 2016" in told


def test_a_figure_that_its_source_does_not_hold_says_where_it_was_searched(reported: Store, lives: Path) -> None:
    words = " ".join(outline(lives / "statistics.html").words.split())
    lookups = [lookup for found in read_dossier(reported).links.lookups.values() for lookup in found]
    assert words.count("not found there") == sum(lookup.absent for lookup in lookups) > 0
    assert words.count("These words there hold it") == sum(len(lookup.found) for lookup in lookups) > 0


def test_what_people_said_of_a_gap_stands_beside_it(linked: Store, lives: Path, tmp_path: Path) -> None:
    gap = read_dossier(linked).gaps[0]
    assert "by A. Reader" not in outline(lives / "gaps.html").words
    review_finding(linked, gap.iri, "disputed", who="A. Reader", because="It was minuted in the annex.")
    words = " ".join(outline(write_report(linked, tmp_path / "after").folder / "gaps.html").words.split())
    assert "disputed by A. Reader" in words
    assert "It was minuted in the annex." in words
