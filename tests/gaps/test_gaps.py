"""Every kind of gap: one paper in which it holds, and one in which it does not. The second matters more."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph
from gapgraph.gaps import Gap, find_gaps, gaps_are_current, kinds, list_gaps, write_gaps
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import UnknownNameError
from ingest.pipeline import build

HEAD = (
    "Ashby Health Board\nMinutes of the meeting held on 4 May 2021\n\nPresent: Jane Carter (Chair), Amir Booth (Ashby County Council), Ola Nash, Priya Shah, Tom Reed\n\n"
)

# kind, a paper in which it holds, a paper in which it does not
CASES = {
    "unsourced-figure": ("Waiting lists grew by 12% over the year.", "According to the Ashby Needs Assessment, waiting lists grew by 12% over the year."),
    "second-hand-figure": ("Jane Carter said that 12% of pupils had been absent.", "The Ashby Needs Assessment found that 12% of pupils had been absent."),
    "disputed-figure": ("Concern was raised regarding the source of the data in paragraph 9 of the report.", "The data in paragraph 9 of the report was welcomed."),
    "figure-withheld": ("Statistics in paragraph 9 of the report were queried.", "The committee heard that 12% of pupils had been absent."),
    "source-not-held": ("According to the Ashby Needs Assessment, waiting lists grew by 12%.", "Waiting lists grew by 12% over the year."),
    "no-owner": ("The evidence source would be double checked.", "ACTION: Jane Carter to double check the evidence source by 1 June 2021"),
    "no-deadline": ("ACTION: Jane Carter to write to Ashby County Council", "ACTION: Jane Carter to write to Ashby County Council by 1 June 2021"),
    "no-sight-of-data": ("Amir Booth said officers had not had sight of the Beacon data.", "Amir Booth said officers already had access to the Beacon data."),
    "not-measured": (
        "Amir Booth asked how many children had been helped. Jane Carter said that uptake was monitored.",
        "Amir Booth asked how many children had been helped. Jane Carter said that 340 children had been helped.",
    ),
    "talked-about-not-at-the-table": ("ACTION: Ashby Constabulary to share its records by 1 June 2021", "ACTION: Ashby County Council to share its records by 1 June 2021"),
    "orphaned": (
        "ACTION: Ashby Youth Forum to publish the guide by 1 June 2021\n\nThe Ashby Youth Forum ceased to exist in April 2021.",
        "ACTION: Ashby Youth Forum to publish the guide by 1 June 2021\n\nThe Ashby Youth Forum ceased to exist in April 2021 as the Ashby Youth Council took over.",
    ),
    "stale-figure": ("The 2011 Census found that 12% of adults were carers.", "The 2019 Census found that 12% of adults were carers."),
    "given-to-one-not-in-the-room": ("ACTION: Lucy Hart to collate the case studies by 1 June 2021", "ACTION: Amir Booth to collate the case studies by 1 June 2021"),
    "concern-unanswered": (
        "Concern was raised regarding the lack of beds at night.",
        "Concern was raised regarding the lack of beds at night. Jane Carter agreed to write to the provider by 1 June 2021.",
    ),
}  # fmt: skip


def _store(tmp_path: Path, *papers: str) -> Store:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number, paper in enumerate(papers):
        (folder / f"paper{number}.txt").write_text(HEAD + paper + "\n", encoding="utf-8")
    store = open_store(None)
    build([folder], store)
    return store


def _gaps(tmp_path: Path, kind: str, paper: str) -> tuple[Gap, ...]:
    with _store(tmp_path, *paper.split("\f ")) as store:
        return find_gaps(store, only=[kind])


def test_every_kind_has_its_cases() -> None:
    """Those that take several papers have theirs in test_silences.py, test_brokers.py, test_networks_of_bodies.py, and in tests/links/test_sources_of_figures.py."""
    silences = {"overdue", "never-heard-of-again", "suggestion-dropped", "not-decided", "mirror-missing", "beneficiaries-unheard", "one-broker", "silo"}
    figures = {"conflicting-figures", "figure-not-in-its-source", "circular-or-single-origin"}
    assert set(CASES) | silences | figures == set(kinds())


@pytest.mark.parametrize("kind", sorted(CASES))
def test_a_gap_is_found_where_there_is_one(tmp_path: Path, kind: str) -> None:
    found = _gaps(tmp_path, kind, CASES[kind][0])
    assert len(found) == 1
    assert found[0].kind == kind
    assert found[0].words in " ".join(CASES[kind][0].split())
    assert 0 < found[0].confidence <= min(sure for _, sure in found[0].facts)
    assert found[0].searched
    assert "{" not in found[0].sentence


@pytest.mark.parametrize("kind", sorted(CASES))
def test_nobody_is_accused_where_there_is_none(tmp_path: Path, kind: str) -> None:
    assert _gaps(tmp_path, kind, CASES[kind][1]) == ()


def test_findings_are_the_same_over_rebuilds_and_carry_what_was_searched(tmp_path: Path) -> None:
    with _store(tmp_path, CASES["no-owner"][0], CASES["no-sight-of-data"][0]) as store:
        first = write_gaps(store)
        graph = list(store.dump(["https://w3id.org/gapgraph/data/graph/findings"]))
        assert write_gaps(store) == first
        assert list(store.dump(["https://w3id.org/gapgraph/data/graph/findings"])) == graph
        listed = list_gaps(store)
        assert {gap.iri for gap in listed} == {gap.iri for gap in first}
        sight = next(gap for gap in listed if gap.kind == "no-sight-of-data")
        assert len(sight.searched) == 2
        assert {one.date for one in sight.searched} == {"2021-05-04"}


def test_findings_are_made_anew_when_a_definition_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "minutes.txt").write_text(HEAD + "Attendance was 88% over the year.", encoding="utf-8")
    with open_store(None) as store:
        assert gapgraph.build([tmp_path], store).gaps == {"unsourced-figure": 1}
        assert gaps_are_current(store)
        monkeypatch.setattr("gapgraph.gaps.finding.kinds", lambda: {})
        monkeypatch.setattr("gapgraph.gaps.register.kinds", lambda: {})
        assert not gaps_are_current(store)
        again = gapgraph.build([tmp_path], store)
        assert (again.summary.changed, again.gaps) == (False, {})


def test_gaps_are_listed_by_kind_and_party(tmp_path: Path) -> None:
    with _store(tmp_path, CASES["no-deadline"][0], CASES["unsourced-figure"][0]) as store:
        write_gaps(store)
        assert {gap.kind for gap in list_gaps(store, only="no-deadline")} == {"no-deadline"}
        assert all("Jane Carter" in gap.party_names for gap in list_gaps(store, party="carter"))
        assert list_gaps(store, party="nobody at all") == ()
        with pytest.raises(UnknownNameError, match="no-owner"):
            list_gaps(store, only="no-such-gap")
