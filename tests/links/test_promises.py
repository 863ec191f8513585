"""A promise is followed from paper to paper, and not confused with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gapgraph.links import find_promises
from gapgraph.links.life import life
from gapgraph.links.reports import status_of
from gapgraph.tracing import trace
from graph_store.namespaces import LINKS_GRAPH
from tests.links.conftest import minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_store.contract import Store

    Build = Callable[..., Store]

FIRST = minutes(
    "4 May 2018",
    "ACTION: Ann Lee to circulate the waiting list tables by 30 June 2018.",
    "ACTION: Bob Hay to open a walk-in clinic at the library by 31 July 2018.",
    "ACTION: Bob Hay to publish the minutes of the tenth meeting.",
)


def followed(store: Store) -> dict[str, list[tuple[str, str]]]:
    """The promises with several statements: by the first words, the kind of link and the status of each later one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for promise in find_promises(store):
        if len(promise.statements) > 1:
            kinds = {link.later: link.kind for link in promise.links}
            found[promise.statements[0].words] = [(kinds[said.fact], said.status) for said in promise.statements[1:]]
    return found


def test_a_report_in_other_words_is_linked(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 July 2018", "The waiting list tables had been circulated by Ann Lee.", "Other business was discussed."))
    (reports,) = followed(store).values()
    assert reports == [("reports", "done")]


def test_what_comes_about_by_itself_is_a_report_beside_its_promise(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 September 2018", "The walk-in clinic at the library opened on 20 July."))
    assert [("reports", "done")] in followed(store).values()


def test_another_of_a_series_is_another_promise(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 July 2018", "ACTION: Bob Hay to publish the minutes of the eleventh meeting."))
    assert followed(store) == {}


def test_another_thing_of_the_same_owner_is_another_promise(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 July 2018", "ACTION: Ann Lee to circulate the asbestos survey by 30 August 2018."))
    assert followed(store) == {}


def test_another_date_amends(build: Build) -> None:
    later = "ACTION: Bob Hay to open a walk-in clinic at the library by 30 November 2018."
    store = build(a=FIRST, b=minutes("3 September 2018", later))
    assert [("amends", "agreed")] in followed(store).values()


def test_an_earlier_paper_reports_nothing(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 March 2018", "The waiting list tables had been circulated by Ann Lee."))
    assert followed(store) == {}


def test_links_carry_evidence_on_both_sides_and_a_reason(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 July 2018", "The waiting list tables had been circulated by Ann Lee."))
    promise = next(promise for promise in find_promises(store) if promise.links)
    (link,) = promise.links
    assert len(link.evidence) == 2
    assert "tables" in link.because
    assert 0 < link.confidence <= 1
    assert store.count(LINKS_GRAPH) > 0


def test_the_life_of_a_promise_is_told_in_order(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 July 2018", "The waiting list tables had been circulated by Ann Lee."))
    promise = next(promise for promise in find_promises(store) if promise.links)
    stages = life(store, promise.statements[0].fact)
    assert [stage.what for stage in stages] == ["stated", "reports"]
    assert [stage.status for stage in stages] == ["agreed", "done"]
    assert stages[0].due == "2018-06-30"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The online course was launched on 23 April.", "done"),
        ("The clinic opened in May.", "done"),
        ("Charter for parents: published on 3 May", "done"),
        ("Charter for parents | Ann Lee | Completed", "done"),
        ("The clinic was late, because the builders had left.", "delayed"),
        ("Work on the clinic had begun.", "under-way"),
        ("Members had thought about the clinic and decided not to go ahead with it.", "ended"),
        ("Members asked about the clinic.", ""),
        ("The clinic will open in May.", ""),
        ("The clinic is to be opened in May.", ""),
    ],
)
def test_how_far_a_sentence_says_it_is(sentence: str, status: str) -> None:
    assert status_of(sentence) == status


def test_trace_tells_what_became_of_a_promise(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 July 2018", "The waiting list tables had been circulated by Ann Lee."))
    way = next(way for way in trace(store, "circulate the waiting list tables") if "circulate" in way.label)
    roles = [step.role.strip() for step in way.steps]
    assert roles[roles.index("its life") :][:4] == ["its life", "promised", "reported", "why"]
    assert "last told: done" in next(step.what for step in way.steps if step.role == "its life")


def test_trace_names_what_is_missing_about_a_promise(build: Build) -> None:
    store = build(a=FIRST, b=minutes("3 September 2018", "Other business was discussed."))
    (way,) = trace(store, "walk-in clinic at the library")
    assert any(step.role == "finding" and "2018-07-31" in step.what for step in way.steps)
