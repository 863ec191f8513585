"""Briefs on a body or a theme: what is in them, what is not, and that they prove themselves in every form."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import gapgraph
from gapgraph.briefs import Brief, Item, brief
from gapgraph.briefs.subject import find_subject, near_names
from gapgraph.dossier import Dossier, Party, read_dossier
from gapgraph.proofs import verify, verify_all
from graph_store.contract import Store
from graph_store.errors import StoreError, UsageError

pytestmark = pytest.mark.first

TRUST = "Merebank NHS Foundation Trust"
FORMS = ("b.md", "b.html", "b.docx")


def items(made: Brief, title: str) -> tuple[Item, ...]:
    return next(section.items for section in made.sections if section.title == title)


def lines(item: Item) -> dict[str, str]:
    return {line.label: line.text for line in item.lines}


@pytest.fixture(scope="session")
def trust(partnership: Store) -> Brief:
    return brief(partnership, "Merebank")


def test_a_body_may_be_called_by_any_of_its_names(partnership: Store, trust: Brief) -> None:
    assert trust.title == f"Brief: {TRUST}"
    assert brief(partnership, "the MEREBANK").sections == trust.sections
    whole = brief(partnership, TRUST)
    for name in ("the merebank nhs foundation trust", "https://w3id.org/gapgraph/data/body/merebank-nhs-foundation-trust"):
        assert brief(partnership, name).sections == whole.sections, name


def test_a_promise_tells_its_whole_life(trust: Brief) -> None:
    kept = next(item for item in items(trust, "Promises") if "named clinician" in item.text)
    said = lines(kept)
    assert (kept.kind, said["Owner"].split(";")[0], said["Due"]) == ("Action", TRUST, "31 December 2018")
    assert said["Status"].startswith("done, as last stated in")
    assert "29 September 2017" in said["Stated in"]
    assert "13 February 2019" in said["Stated again in"]
    words = {note.number: note.words for note in trust.notes}
    assert [words[number] for line in kept.lines if line.label == "Due" for number in line.notes] == ["31 December 2018"]


def test_who_is_not_named_is_not_guessed(partnership: Store) -> None:
    promises = items(brief(partnership, "school"), "Promises")
    without = [item for item in promises if lines(item)["Owner"] == "none found in the documents read"]
    assert without
    assert not [line for item in without for line in item.lines if line.label == "Owner" and line.notes]


def test_figures_say_what_they_rest_on(trust: Brief) -> None:
    grounds = {item.text.split(":")[0]: lines(item)["Rests on"] for item in items(trust, "Figures")}
    assert grounds["2,410"].startswith("Merebank's contract report (not among the documents read)")
    assert "Quality Account" in grounds["2,140"]


def test_gaps_say_what_was_searched(partnership: Store) -> None:
    found = items(brief(partnership, "Thornmere County Council"), "Gaps")
    mirror = next(item for item in found if item.kind == "Mirror missing" and "interpreters" in item.text)
    assert "14 March 2017" not in lines(mirror)["Searched and silent"]  # the paper before the promise was not asked
    assert "6 March 2018" in lines(mirror)["Searched and silent"]
    assert all(lines(item)["Searched and silent"] and lines(item)["Would close it"] for item in found)


def test_concerns_say_who_raised_them(trust: Brief) -> None:
    assert any("Helen Marsh" in lines(item).get("Raised by", "") for item in items(trust, "Concerns"))


def test_every_number_leads_to_the_words_of_a_document(partnership: Store, trust: Brief) -> None:
    texts = {paper.iri: paper.text for paper in read_dossier(partnership).papers.values()}
    used = {number for section in trust.sections for item in section.items for number in (*item.notes, *(n for line in item.lines for n in line.notes))}
    assert used == {note.number for note in trust.notes}
    for note in trust.notes:
        document, _, place = note.address.partition("#char=")
        start, end = map(int, place.split(","))
        assert " ".join(texts[document][start:end].split()) == note.words


def test_no_item_is_about_another_body(trust: Brief) -> None:
    assert not [item.text for item in items(trust, "Promises") if "Owner" in lines(item) and TRUST not in str(item) and "Merebank" not in str(item)]


def test_a_theme_has_its_words_in_the_statement_or_the_heading(partnership: Store) -> None:
    made = brief(partnership, "counselling fund")
    assert made.lead[0].startswith("On the theme “counselling fund”")
    assert len(items(made, "Promises")) > 3
    dossier = read_dossier(partnership)
    assert find_subject(dossier, "Merebank", "theme").about == "theme"
    assert not find_subject(dossier, "counsel fund").is_said_in("the fund")


def test_nothing_found_says_so_with_near_names(partnership: Store) -> None:
    with pytest.raises(UsageError, match=r"Nothing is found about 'Merbank' .*Near names: Merebank"):
        brief(partnership, "Merbank")
    with pytest.raises(UsageError, match="Nothing is found about 'counselling fund'"):
        brief(partnership, "counselling fund", about="body")
    with pytest.raises(UsageError, match="Nothing is found about '…'"):
        brief(partnership, "…")


def test_a_name_of_two_bodies_is_refused_with_their_addresses(partnership: Store) -> None:
    with pytest.raises(UsageError, match=r"bodies are called 'CCG'.*https://w3id"):
        brief(partnership, "CCG")


def body(name: str, *aliases: str) -> Party:
    return Party(f"https://example.org/{name.replace(' ', '-')}", name, "Council", aliases)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Council will write.", True),
        ("It was for the Council.", True),
        ("Selby County Council wrote.", True),
        ("The Youth Council wrote.", False),
        ("Members of the Town Council wrote.", False),
        ("The Council House is old.", False),
        ("The Cabinet of Selby County Council wrote.", True),
        ("Selby County Council's report says so.", True),
        ("The Councils wrote.", False),
        ("a council of war", False),
    ],
)
def test_a_body_is_named_by_its_own_names_only(text: str, said: bool) -> None:
    parties = [body("Selby County Council", "Council"), body("Youth Council"), body("Cabinet of Selby County Council")]
    dossier = Dossier({}, (), {party.iri: party for party in parties}, {}, ())
    assert find_subject(dossier, "Selby County Council").is_said_in(text) is said


def test_a_short_name_that_stands_alone_elsewhere_is_taken_for_its_one_bearer_and_told() -> None:
    parties = [body("Selby Housing Trust", "Selby"), body("Selby"), body("Selby Road School")]
    dossier = Dossier({}, (), {party.iri: party for party in parties}, {}, ())
    found = find_subject(dossier, "Selby")
    assert (found.name, found.parties) == ("Selby Housing Trust", frozenset({parties[0].iri, parties[1].iri}))
    assert found.is_said_in("Selby will pay.")
    assert not found.is_said_in("Selby Road School will pay.")
    assert find_subject(dossier, "Selby Housing Trust").parties == {parties[0].iri}


def test_near_names_are_spelt_alike_or_share_a_word(partnership: Store) -> None:
    dossier = read_dossier(partnership)
    assert near_names(dossier, "Thornmere Schools Form")[0] == "Thornmere Schools Forum"
    assert "Beacon Youth Counselling" in near_names(dossier, "beacon")


def test_a_brief_proves_itself_in_every_form(partnership: Store, trust: Brief, tmp_path: Path) -> None:
    paths, again = ([gapgraph.write_brief(partnership, "Merebank", tmp_path / time / name, as_of="2019-12-31") for name in FORMS] for time in ("one", "two"))
    assert [path.read_bytes() for path in paths] == [path.read_bytes() for path in again]
    for done in verify_all(partnership, paths):
        assert (done.differences, done.stamp.as_of, len(done.stamp.documents)) == ((), "2019-12-31", 14), done.path.name
        assert done.quotations == len(trust.notes), done.path.name


def test_a_theme_that_no_fact_has_is_refused_and_nothing_is_written(partnership: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Nothing is found"):
        gapgraph.write_brief(partnership, "zeppelins", tmp_path / "b.md")
    with pytest.raises(UsageError, match="form of the brief"):
        gapgraph.write_brief(partnership, "Merebank", tmp_path / "b.odt")
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        gapgraph.write_brief(partnership, "Merebank", tmp_path / "file" / "b.md")


def test_the_form_may_be_named(partnership: Store, tmp_path: Path) -> None:
    path = gapgraph.write_brief(partnership, "Merebank", tmp_path / "brief.txt", form="html")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_word_document_opens_and_leads_from_numbers_to_words(partnership: Store, trust: Brief, tmp_path: Path) -> None:
    import docx

    path = gapgraph.write_brief(partnership, "Merebank", tmp_path / "b.docx")
    document: Any = docx.Document(str(path))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["Promises", "Figures", "Gaps", "Concerns", "Quotations", "How to check this"]
    xml = document.element.xml
    anchors, marks = set(re.findall(r'w:anchor="([^"]+)"', xml)), set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    assert anchors == marks == {f"quotation_{note.number}" for note in trust.notes}
    assert document.core_properties.title == trust.title
    assert document.core_properties.created.date().isoformat() == trust.stamp.latest


def test_the_word_document_carries_its_proof_as_properties(partnership: Store, trust: Brief, tmp_path: Path) -> None:
    path = gapgraph.write_brief(partnership, "Merebank", tmp_path / "b.docx")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
        properties = archive.read("docProps/custom.xml").decode()
    assert trust.stamp.fingerprint in properties
    assert "brief Merebank" in properties


def test_the_page_loads_nothing_and_runs_nothing(partnership: Store, tmp_path: Path) -> None:
    page = gapgraph.write_brief(partnership, "Merebank", tmp_path / "b.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:img|link|iframe|object)\b|\ssrc=|\son\w+=", page)
    assert re.findall(r"<script[^>]*>", page) == ['<script type="application/json" id="proof">']


def test_the_command_writes_to_a_file_or_to_standard_output(partnership: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from gapgraph.cli.group import cli
    from gapgraph.cli.running import run

    where = str(tmp_path / "graph")
    with gapgraph.open_store(where) as store:
        store.load(partnership.dump())
    assert run(cli, ["brief", "Merebank", "-s", where]) == 0
    assert capsys.readouterr().out.startswith(f"# Brief: {TRUST}\n")
    assert run(cli, ["brief", "Merebank", str(tmp_path / "b.docx"), "-s", where]) == 0
    assert run(cli, ["verify", str(tmp_path / "b.docx"), "-s", where]) == 0
    assert run(cli, ["brief", "Merebank", "-f", "docx", "-s", where]) == 2
    assert run(cli, ["brief", "Merbank", "-s", where]) == 2
    assert "Near names: Merebank" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
def test_hostile_names_are_words_in_every_form(tmp_path: Path, suffix: str) -> None:
    name, graph = "<img src=x onerror=window.hacked=1>", Path(__file__).parents[1] / "views" / "fixture.nq"
    with gapgraph.open_store() as store:
        store.load([graph.read_text(encoding="utf-8")])
        path = gapgraph.write_brief(store, name, tmp_path / f"b.{suffix}")
        assert verify(store, path).holds
    if suffix == "md":
        assert not re.search(r"(?<!\\)<img", path.read_text(encoding="utf-8"))
    if suffix == "html":
        assert "<img" not in path.read_text(encoding="utf-8")
