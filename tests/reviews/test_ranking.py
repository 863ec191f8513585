"""What is worth a look: the formula of gapgraph/reviews/ranking.py, on real papers."""

from __future__ import annotations

from collections import Counter
from math import log2, sqrt

import pytest

import gapgraph
from gapgraph.reviews import WorthALook
from graph_store.contract import Store
from graph_store.errors import UnknownNameError
from graph_store.namespaces import DATA, GG
from tests.reviews.papers import fact


def _found(store: Store, iri: str) -> WorthALook:
    (found,) = [one for one in gapgraph.worth_a_look(store, limit=None) if one.thing.iri == iri]
    return found


def _doubt(one: WorthALook) -> float:
    return 1 - one.thing.confidence


def test_doubt_is_weighed_by_what_rests_on_a_fact(store: Store) -> None:
    one = _found(store, fact(store, "double checked"))  # it says neither owner nor date
    rest = sorted(gap.kind for gap in gapgraph.list_gaps(store) if gap.subject == one.thing.iri)
    assert {"no-deadline", "no-owner"} <= set(rest)
    assert one.worth == pytest.approx(_doubt(one) * (1 + 2 * len(rest)))
    assert one.why == (f"{one.thing.confidence:.0%} sure", f"on it rest {', '.join(f'1 {kind}' for kind in rest)}")
    assert (one.thing.document, one.thing.title, one.thing.place.split()[0]) == ("may.txt", "Minutes of the meeting held on 4 May 2021, Ashby Health Board", "characters")


def test_owners_dates_and_numbers_weigh(store: Store) -> None:
    one = _found(store, fact(store, "write to the provider"))
    rest = [gap for gap in gapgraph.list_gaps(store) if gap.subject == one.thing.iri]
    assert one.worth == pytest.approx(_doubt(one) * (1 + 2 + 2 * len(rest)))
    assert "says a date and an owner" in one.why
    assert "says a number" in _found(store, fact(store, "12%", "statistic")).why


def test_what_hangs_on_a_fact_weighs_less_the_more_it_is(store: Store) -> None:
    naming = next(one for one in gapgraph.worth_a_look(store, kind="naming", document="may", limit=None) if "Amir" in one.thing.words)
    hanging = int(naming.why[-1].rsplit(" ", 1)[-1])
    assert hanging >= 2  # the promise to write, and the attendance
    assert naming.worth == pytest.approx(_doubt(naming) * (1 + log2(1 + hanging)))


def test_findings_and_links_are_on_the_list(store: Store) -> None:
    (gap,) = gapgraph.list_gaps(store, only="no-owner")
    one = _found(store, gap.iri)
    assert (one.thing.sort, one.thing.shown, one.why[1]) == ("finding", gap.sentence, "accuses")
    assert one.worth == pytest.approx((1 - gap.confidence) * 2)
    link, earlier, later = f"{DATA}link/0123456789", fact(store, "double checked"), fact(store, "publish the guide")
    store.update(
        f'INSERT DATA {{ GRAPH <{DATA}graph/links> {{ <{link}> a <{GG}Link> ; <{GG}earlier> <{earlier}> ; <{GG}later> <{later}> ; <{GG}because> "the same words" ; <{GG}confidence> 0.6 }} }}'
    )
    joined = _found(store, link)
    rest = [gap for gap in gapgraph.list_gaps(store) if gap.subject in (earlier, later)]
    assert (joined.thing.sort, joined.thing.kind, joined.thing.document) == ("link", "link", "july.txt")
    assert joined.worth == pytest.approx(0.4 * (3 + 2 * len(rest)))
    assert "on it hang 1" in _found(store, earlier).why
    gapgraph.review(store, "0123456789", "rejected")
    assert link not in {one.thing.iri for one in gapgraph.worth_a_look(store, limit=None)}


def test_what_was_reviewed_is_not_on_the_list(store: Store) -> None:
    (gap,) = gapgraph.list_gaps(store, only="no-owner")
    iris = [fact(store, "double checked"), fact(store, "publish the plan"), fact(store, "write to the provider")]
    before = {one.thing.iri for one in gapgraph.worth_a_look(store, limit=None)}
    assert {gap.iri, *iris} <= before
    gapgraph.review_finding(store, gap.iri, "disputed")
    gapgraph.review(store, iris[0], "accepted")
    gapgraph.review(store, iris[2], "rejected")
    gapgraph.correct(store, iris[1], {"due": "2021-09"})
    after = {one.thing.iri for one in gapgraph.worth_a_look(store, limit=None)}
    assert not {gap.iri, *iris} & after
    assert not [iri for iri in after if iri.endswith("-corrected")]


def test_readings_that_contradict_each_other_are_doubtful(store: Store) -> None:
    iri = fact(store, "write to the provider")
    before = _found(store, iri)
    store.update(f"INSERT {{ GRAPH ?g {{ <{iri}> <{GG}acceptance> <https://w3id.org/gapgraph/scheme/review/in-conflict> }} }} WHERE {{ GRAPH ?g {{ <{iri}> a <{GG}Fact> }} }}")
    one = _found(store, iri)
    assert one.worth == pytest.approx(0.5 / _doubt(before) * before.worth)
    assert one.why[1] == "two readings contradict each other"


def test_the_list_is_short_ordered_and_can_be_narrowed(store: Store) -> None:
    every = gapgraph.worth_a_look(store, limit=None)
    seen: Counter[str] = Counter()
    counted = []
    for one in every:
        seen[one.thing.rule] += 1
        counted.append(one.worth / sqrt(seen[one.thing.rule]))
    assert counted == sorted(counted, reverse=True)
    assert max(seen.values()) > 2
    assert gapgraph.worth_a_look(store) == every[:20]
    assert {one.thing.sort for one in gapgraph.worth_a_look(store, kind="finding")} == {"finding"}
    assert {one.thing.kind for one in gapgraph.worth_a_look(store, kind="statistic")} == {"statistic"}
    assert {one.thing.document for one in gapgraph.worth_a_look(store, document="JULY", limit=5)} == {"july.txt"}
    with pytest.raises(UnknownNameError, match="commitment"):
        gapgraph.worth_a_look(store, kind="promise")
