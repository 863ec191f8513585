"""Confidences come from annotated documents, and are honest on those that had no part in them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapgraph
from gapgraph.drafting import read_apart
from gapgraph.evaluation.calibrating import KNOWN, Fact, calibrate, facts_of, held_out, held_out_bins
from gapgraph.evaluation.intervals import wilson
from gapgraph.evaluation.reliability import Bin, bins, calibration_error


def _facts(document: str, section: str, rule: str, right: int, wrong: int) -> list[Fact]:
    return [Fact(document, section, rule, index < right) for index in range(right + wrong)]


@pytest.fixture
def facts() -> list[Fact]:
    """Papers with a good rule, a bad one, one that was seen in a single paper, and a section of one fact."""
    papers = [fact for n in range(6) for fact in (*_facts(f"{n}", "commitments", "good", 19, 1), *_facts(f"{n}", "commitments", "bad", 4, 16))]
    return [*papers, *_facts("0", "commitments", "new", 1, 1), *_facts("1", "votes", "count", 1, 0)]


def test_a_rule_is_as_sure_as_the_share_that_was_right(facts: list[Fact]) -> None:
    found = calibrate(facts)
    assert found.rules["commitments", "good"][1:] == (114, 120)
    assert found.confidence("commitments", "good") == pytest.approx(0.95, abs=0.02)
    assert found.confidence("commitments", "bad") == pytest.approx(0.2, abs=0.02)


def test_few_facts_are_drawn_towards_the_section(facts: list[Fact]) -> None:
    found = calibrate(facts)
    assert 0.5 < found.confidence("commitments", "new") < 0.58
    assert found.confidence("votes", "count") < 0.65, "one fact proves little"


def test_an_unknown_rule_gets_no_more_than_its_section_and_an_unknown_kind_the_least(facts: list[Fact]) -> None:
    found = calibrate(facts)
    assert found.confidence("commitments", "never seen") == found.confidence("commitments", "new")
    assert found.confidence("services", "never seen") == found.other == min(found.unknown.values())
    made_for_one = [*facts, *_facts("3", "commitments", "made for this paper", 40, 0)]
    assert calibrate(made_for_one).unknown["commitments"] == pytest.approx((114 + 24 + 41) / (120 + 120 + 42), abs=0.01)


def test_a_document_has_no_part_in_what_is_foreseen_of_it(facts: list[Fact]) -> None:
    turned = [Fact(one.document, one.section, one.rule, not one.right) if one.document == "5" else one for one in facts]
    weights = dict.fromkeys(("commitments", "votes"), 8.0)
    foreseen, otherwise = ([said for fact, said in held_out(these, weights) if fact.document == "5"] for these in (facts, turned))
    assert foreseen == otherwise


def test_rules_that_differ_get_a_light_weight_and_rules_that_do_not_a_heavy_one() -> None:
    draw = Random(3)
    alike = [Fact(f"{n}", "alike", f"r{draw.randrange(30)}", draw.random() < 0.8) for n in range(8) for _ in range(40)]
    apart = [Fact(f"{n}", "apart", f"r{k}", draw.random() < (0.98 if k % 2 else 0.3)) for n in range(8) for k in range(20) for _ in range(2)]
    weights = calibrate([*alike, *apart]).weights
    assert weights["alike"] >= 16 > weights["apart"]
    assert calibration_error(held_out_bins([*alike, *apart], weights)) < 0.06


def test_papers_with_which_the_rules_were_written_count_a_tenth() -> None:
    facts = [Fact(f"{n}", "sources", "title", n % 4 > 0) for n in range(40)] + [Fact("known", "sources", "title", True, KNOWN)] * 40
    found = calibrate(facts)
    assert found.confidence("sources", "title") == pytest.approx((30 + 4) / 44, abs=0.03)
    assert found.rules["sources", "title"][1:] == (70, 80)
    assert {fact.document for fact, _ in held_out(facts, found.weights)} == {f"{n}" for n in range(40)}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["partners", "votes"]), st.sampled_from("xyz"), st.booleans()), max_size=30))
def test_every_confidence_is_between_0_and_1(drawn: list[tuple[str, str, str, bool]]) -> None:
    found = calibrate([Fact(*one) for one in drawn])
    assert all(0 < found.confidence(section, rule) < 1 for section in ("partners", "votes", "other") for rule in "xyzq")


@pytest.mark.parametrize(("right", "all_", "low", "high"), [(0, 10, 0, 0.28), (10, 10, 0.72, 1), (90, 100, 0.83, 0.94)])
def test_wilson(right: int, all_: int, low: float, high: float) -> None:
    interval = wilson(right, all_)
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.006)
    assert wilson(0, 0) is None


@pytest.mark.needs("shared")
def test_shipped_confidences_are_honest_on_the_annotated_papers(shared_gold: Path, shared_corpus: Path, shared_seeds: Path) -> None:
    """Of facts said to be 0.9 sure, nine in ten are right; and so for every other share, as far as the facts can tell."""
    with read_apart([shared_corpus / "text"]) as (store, _):
        others = gapgraph.evaluate(store, shared_gold / "dev").outcomes
    with read_apart([shared_seeds]) as (store, _):
        known = gapgraph.evaluate(store, shared_gold / "seeds").outcomes
    assert calibration_error(bins(others)) <= 0.07, "run make measured; a good table is off by 0.02 to 0.05"
    assert not [one for one in bins(others) if one.facts >= 10 and not _is_so(one) and one.said > one.share], "too sure"
    assert not [one for one in bins(known) if one.facts >= 10 and one.said > one.share + 0.05], "too sure"
    facts = [*facts_of(others), *facts_of(known, KNOWN)]
    assert calibration_error(held_out_bins(facts, calibrate(facts).weights)) <= 0.1


def test_shipped_confidences_are_honest_on_papers_that_no_rule_was_written_with() -> None:
    aside = Path(__file__).parents[1] / "gold" / "aside"
    with read_apart([aside / "text"]) as (store, _):
        outcomes = gapgraph.evaluate(store, aside / "gold").outcomes
    assert calibration_error(bins(outcomes)) <= 0.07, "run make measured; a good table is off by 0.02 to 0.05"
    assert [one for one in bins(outcomes) if one.name == "0.9" and one.facts > 100 and one.share >= 0.9]


def _is_so(one: Bin) -> bool:
    interval = one.interval
    return (interval is not None and interval.low <= one.said <= interval.high) or abs(one.share - one.said) <= 0.08
