"""A link that somebody rejected is not drawn again, and what rested on it is told anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gapgraph
from gapgraph.reviews.things import things
from graph_store import open_store
from graph_store.contract import Store
from graph_store.namespaces import GG
from tests.reviews.papers import HEAD

MAY = HEAD.format(day="4 May") + "1. Guides\n\nACTION: Jane Carter to publish the carers guide for Ashby schools\n"
JULY = HEAD.format(day="6 July") + "1. Guides\n\nACTION: Jane Carter to publish the carers guide for Ashby schools\n"


@pytest.fixture
def series(tmp_path: Path) -> Iterator[tuple[Store, Path]]:
    folder = tmp_path / "series"
    folder.mkdir()
    (folder / "may.txt").write_text(MAY, encoding="utf-8")
    (folder / "july.txt").write_text(JULY, encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([folder], store)
        yield store, folder


def _links(store: Store) -> list[str]:
    return [thing.iri for thing in things(store) if thing.sort == "link"]


def _promises(store: Store) -> int:
    return len(store.select(f"SELECT ?promise {{ ?promise a <{GG}Promise> }}"))


def test_a_rejected_link_is_not_drawn_again(series: tuple[Store, Path]) -> None:
    store, folder = series
    (link,) = _links(store)
    assert [one.thing.iri for one in gapgraph.worth_a_look(store, kind="link")] == [link]
    promises = _promises(store)
    gapgraph.review(store, link, "rejected", because="another guide")
    assert _links(store) == []
    assert _promises(store) == promises + 1
    gapgraph.build([folder], store, force=True)
    assert _links(store) == []
    assert gapgraph.list_reviews(store, lost=True) == ()
    gapgraph.undo_review(store, link)
    assert _links(store) == [link]
    assert gapgraph.validate(store).conforms


def test_a_rejected_fact_is_linked_to_nothing(series: tuple[Store, Path]) -> None:
    store, _ = series
    (fact,) = [thing.iri for thing in things(store) if thing.kind == "commitment" and thing.document == "july.txt"]
    gapgraph.review(store, fact, "rejected")
    assert _links(store) == []
    gapgraph.undo_review(store, fact)
    gapgraph.correct(store, fact, {"due": "2021-10"})
    (link,) = [thing for thing in things(store) if thing.sort == "link"]
    ends = {str(row["fact"]) for row in store.select(f"SELECT ?fact {{ <{link.iri}> <{GG}earlier>|<{GG}later> ?fact }}")}
    assert f"{fact}-corrected" in ends
    assert fact not in ends
