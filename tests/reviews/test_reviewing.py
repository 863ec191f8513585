"""What people say: it stands, it is listed with who and when, nothing is deleted, and it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import gapgraph
from gapgraph.gaps import gaps_are_current
from gapgraph.reviews.keeping import read_reviews, write_reviews
from gapgraph.reviews.model import Review, moment, standing_reviews
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import UnknownNameError, UsageError
from graph_store.namespaces import DATA, DOCUMENT_GRAPHS, REVIEWS_GRAPH
from tests.reviews.papers import fact


def _actions(store: Store) -> list[str]:
    return [row[2].text for row in gapgraph.run(store, "actions").rows]


def _status(store: Store, kind: str) -> str:
    (gap,) = gapgraph.list_gaps(store, only=kind)
    return gap.status


def test_a_rejected_fact_is_left_out_and_stays(store: Store) -> None:
    iri = fact(store, "double checked")
    read = list(store.dump([name for name in store.graph_names() if name.startswith(DOCUMENT_GRAPHS)]))
    (said,) = gapgraph.review(store, iri.removeprefix(f"{DATA}document/"), "rejected", because="no promise", who="Lucy")
    assert (said.of, said.verdict, said.who, said.because, said.kind, said.document) == (iri, "rejected", "Lucy", "no promise", "commitment", "may.txt")
    assert "The evidence source would be double checked" not in _actions(store)
    assert not gapgraph.list_gaps(store, only="no-owner")
    assert list(store.dump([name for name in store.graph_names() if name.startswith(DOCUMENT_GRAPHS)])) == read
    assert gapgraph.list_reviews(store) == (said,)
    assert gapgraph.validate(store).conforms


def test_the_newest_verdict_stands_and_the_older_ones_stay(store: Store) -> None:
    iri = fact(store, "double checked")
    for verdict, who in (("rejected", "Lucy"), ("accepted", "Amir"), ("rejected", "Jane"), ("accepted", "Lucy")):
        gapgraph.review(store, iri, verdict, who=who)
    assert [(one.verdict, one.who) for one in gapgraph.list_reviews(store)] == [("rejected", "Lucy"), ("accepted", "Amir"), ("rejected", "Jane"), ("accepted", "Lucy")]
    assert "The evidence source would be double checked" in _actions(store)
    assert _status(store, "no-owner") == "open"
    (undone,) = gapgraph.undo_review(store, iri, who="Amir")
    assert (undone.who, undone.verdict, undone.withdrawn_by, undone.stands) == ("Lucy", "accepted", "Amir", False)
    assert "The evidence source would be double checked" not in _actions(store)
    assert len(gapgraph.list_reviews(store)) == 4
    assert gapgraph.validate(store).conforms


def test_taking_all_back_leaves_the_graph_as_it_was_but_for_the_reviews(store: Store) -> None:
    beside = [name for name in store.graph_names() if not name.endswith(("/reviews", "/findings"))]
    before, gaps = list(store.dump(beside)), gapgraph.list_gaps(store)
    iri = fact(store, "publish the plan")
    gapgraph.correct(store, iri, {"owner": "Amir Booth", "due": "2021-09"})
    assert gapgraph.list_gaps(store) != gaps
    assert len(gapgraph.undo_review(store, iri)) == 2
    assert (list(store.dump(beside)), gapgraph.list_gaps(store)) == (before, gaps)
    assert not [row for row in store.dump([REVIEWS_GRAPH]) if "setAside" in row or "correctionOf" in row]
    with pytest.raises(UsageError, match="Nothing that stands was said"):
        gapgraph.undo_review(store, iri)


def test_findings_keep_what_became_of_them_over_rebuilds(store: Store, papers: Path) -> None:
    (gap,) = gapgraph.list_gaps(store, only="no-owner")
    gapgraph.review_finding(store, gap.iri.rsplit("-", 1)[-1], "accepted-as-is", because="known to all", who="Lucy")
    assert _status(store, "no-owner") == "accepted-as-is"
    gapgraph.build([papers], store, force=True)
    assert _status(store, "no-owner") == "accepted-as-is"
    (papers / "june.txt").write_text("Ashby Health Board\nMinutes of the meeting held on 4 June 2021\n\nACTION: Jane Carter to write to Ashby County Council\n", encoding="utf-8")
    gapgraph.build([papers], store)
    assert _status(store, "no-owner") == "accepted-as-is"
    said = gapgraph.review_finding(store, gap.iri, "closed", by=fact(store, "write to Ashby"))
    assert said.by.startswith(f"{DATA}document/june.txt#char=")
    assert _status(store, "no-owner") == "closed"
    assert gapgraph.validate(store).conforms
    gapgraph.undo_review(store, gap.iri)
    assert _status(store, "no-owner") == "accepted-as-is"


def test_a_verdict_on_a_fact_that_only_a_model_read_raises_its_gaps(store: Store) -> None:
    iri = fact(store, "double checked")
    store.update(f"DELETE {{ GRAPH ?g {{ <{iri}> <https://w3id.org/gapgraph/ontology#rule> ?r }} }} INSERT {{ GRAPH ?g {{ <{iri}> <https://w3id.org/gapgraph/ontology#rule> 'model.test' }} }} WHERE {{ GRAPH ?g {{ <{iri}> <https://w3id.org/gapgraph/ontology#rule> ?r }} }}")
    gapgraph.write_gaps(store)
    assert not gapgraph.list_gaps(store, only="no-owner")
    gapgraph.review(store, iri, "accepted")
    assert _status(store, "no-owner") == "open"


@pytest.mark.parametrize(
    ("what", "verdict", "told"),
    [
        ("may.txt#commitment-0000000000", "rejected", "There is no fact, link or finding"),
        ("", "rejected", "There is no fact, link or finding"),
        ("no-owner", "rejected", "There is no fact"),
        ("may.txt", "superseded", "There is no verdict on a fact called 'superseded'"),
    ],
)
def test_what_is_not_there_is_told(store: Store, what: str, verdict: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        gapgraph.review(store, what, verdict)
    assert not gapgraph.list_reviews(store)


def test_several_are_judged_together_or_not_at_all(store: Store) -> None:
    iris = [fact(store, "double checked"), fact(store, "publish the plan")]
    with pytest.raises(UsageError):
        gapgraph.review(store, [*iris, "gone.txt#commitment-0000000000"], "rejected")
    assert not gapgraph.list_reviews(store)
    assert len(gapgraph.review(store, iris, "rejected")) == 2


def test_facts_and_findings_are_not_taken_for_each_other(store: Store) -> None:
    (gap,) = gapgraph.list_gaps(store, only="no-owner")
    with pytest.raises(UsageError, match="is a finding"):
        gapgraph.review(store, gap.iri, "rejected")
    with pytest.raises(UsageError, match="no finding"):
        gapgraph.review_finding(store, gap.subject, "closed")
    with pytest.raises(UnknownNameError, match="accepted-as-is, closed, disputed, open"):
        gapgraph.review_finding(store, gap.iri, "shut")
    with pytest.raises(UsageError, match="There is no passage"):
        gapgraph.review_finding(store, gap.iri, "closed", by="may.txt#char=0,1")
    with pytest.raises(UsageError, match="say closed"):
        gapgraph.review_finding(store, gap.iri, "disputed", by=gap.expectation)


def test_an_end_that_several_things_have_is_not_guessed(store: Store) -> None:
    first = gapgraph.list_gaps(store)[0].iri
    twin = f"{first.rsplit('/', 1)[0]}/other-{first.rsplit('-', 1)[-1]}"
    store.update(f"INSERT {{ GRAPH ?g {{ <{twin}> ?p ?o }} }} WHERE {{ GRAPH ?g {{ <{first}> ?p ?o }} }}")
    with pytest.raises(UsageError, match="2 things end with"):
        gapgraph.review_finding(store, first.rsplit("-", 1)[-1], "open")


def test_who_says_so_is_taken_from_the_environment(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAPGRAPH_USER", "Carol")
    (said,) = gapgraph.review(store, fact(store, "double checked"), "accepted")
    assert said.who == "Carol"


def test_gaps_are_found_anew_where_a_run_was_broken_off(store: Store, papers: Path) -> None:
    gapgraph.review(store, fact(store, "double checked"), "rejected", settle=False)
    assert not gaps_are_current(store)
    gapgraph.build([papers], store)
    assert gaps_are_current(store)
    assert not gapgraph.list_gaps(store, only="no-owner")


def test_reviews_are_read_as_they_were_written_whatever_form_the_store_gives_times(tmp_path: Path) -> None:
    said = Review(of=f"{DATA}document/a.txt#commitment-0123456789", when=moment("2026-03-01T12:00:00.5"), verdict="rejected", who="A", kind="commitment", words='"x"\n', document="a.txt")
    many = (said, replace(said, when=moment("2026-03-01T12:00:00.500001")), replace(said, verdict="superseded", field="owner", value="", targets=(f"{DATA}body/a", f"{DATA}body/b")), replace(said, verdict="open", of=f"{DATA}finding/a-0123456789", withdrawn=moment("2026-03-02"), withdrawn_by="B", formerly=said.of))
    for where in (None, str(tmp_path / "store")):
        with open_store(where) as store:
            write_reviews(store, many)
            assert set(read_reviews(store)) == set(many)
            written = list(store.dump([REVIEWS_GRAPH]))
            write_reviews(store, read_reviews(store))
            assert list(store.dump([REVIEWS_GRAPH])) == written


def test_corrections_add_up_until_a_verdict() -> None:
    def said(second: int, verdict: str, field: str = "", value: str = "", *, withdrawn: str = "") -> Review:
        return Review(of="x", when=moment(f"2026-03-01T12:00:{second:02}"), verdict=verdict, field=field, value=value, withdrawn=withdrawn)

    first = [said(1, "superseded", "owner", "A"), said(2, "superseded", "due", "2021"), said(3, "superseded", "owner", "B")]
    assert {name: one.value for name, one in standing_reviews(first)["x"].corrections.items()} == {"owner": "B", "due": "2021"}
    assert standing_reviews([*first, said(4, "accepted")])["x"].corrections == {}
    assert {**standing_reviews([*first, said(4, "rejected"), said(5, "superseded", "due", "2022")])["x"].corrections}.keys() == {"due"}
    assert {name: one.value for name, one in standing_reviews([*first[:2], replace(first[2], withdrawn="2026")])["x"].corrections.items()} == {"owner": "A", "due": "2021"}
    assert standing_reviews([said(1, "rejected", withdrawn="2026")]) == {}
