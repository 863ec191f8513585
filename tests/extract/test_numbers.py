"""Quantities as papers write them, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.numbers import find_quantities

FIGURES = [
    ("savings of £1.4bn in all", [("£1.4bn", "1400000000", "GBP")]),
    ("a grant of £58k per year for 3 years", [("£58k per year", "58000", "GBP per year"), ("3 years", "3", "years")]),
    ("returns £7.49 for every £1 spent", [("£7.49 for every £1", "7.49", "GBP")]),
    ("at least $2.5 million", [("at least $2.5 million", "2500000", "USD")]),
    ("£1.25 per transaction", [("£1.25 per transaction", "1.25", "GBP per transaction")]),
    ("in the region of £10-17m", [("£10-17m", "10000000-17000000", "GBP")]),
    ("£80,000–£90,000 elsewhere", [("£80,000–£90,000", "80000-90000", "GBP")]),
    ("nearly 40% of clinics", [("nearly 40%", "40", "percent")]),
    ("forty per cent of cases", [("forty per cent", "40", "percent")]),
    ("between 4.3% and 6.1% of output", [("between 4.3% and 6.1%", "4.3-6.1", "percent")]),
    ("up by 2 percentage points", [("2 percentage points", "2", "percentage points")]),
    ("one in ten households", [("one in ten", "1", "in 10")]),
    ("more than one in four children", [("more than one in four", "1", "in 4")]),
    ("two thirds of pupils", [("two thirds", "0.67", "share")]),
    ("half of them", [("half", "0.5", "share")]),
    ("11 per 1,000 residents", [("11 per 1,000", "11", "per 1,000")]),
    ("some 20/25 local charities", [("some 20/25", "20-25", "local charities")]),
    ("over 30,000 parking notices", [("over 30,000", "30000", "parking notices")]),
    ("four different providers", [("four", "4", "different providers")]),
    ("some four million co-owners", [("some four million", "4000000", "co-owners")]),
    ("two national address lists", [("two", "2", "national address lists")]),
    ("49 members of staff", [("49", "49", "members of staff")]),
    ("within 24 hours", [("within 24 hours", "24", "hours")]),
    ("24 hour cover", [("24 hour", "24", "hours")]),
    ("shared 42 times", [("42 times", "42", "times")]),
    ("100-2,000 kilometres up", [("100-2,000 kilometres", "100-2000", "kilometres")]),
    ("16 bids with 4 being successful", [("16", "16", "bids"), ("4", "4", "")]),
    ("24 bids came in, 11 of which were approved", [("24", "24", "bids"), ("11", "11", "")]),
]

NOT_FIGURES = [
    "paragraphs 12 and 14 were read",
    "tier 3 services and key stage 2 pupils",
    "Schedule 12A to the Act 1972",
    "Year 7 pupils",
    "Recommendation 3 providers",
    "on 12 March 2013 members met at 5.30pm",
    "the 5th meeting and the Twenty-second Meeting",
    "16-18 year olds and children aged 11 to 16 years",
    "in 2024/251 and the 2013 rules",
    "24/7 data",
    "from 227 in 2006",
    "the two committees met",
    "three main themes",
    "in two years, three years ago, over the next three years",
    "a 10-year plan",
    "020 7946 0000 lines",
    "ISBN 978-1-5286-5000-1",
    "SW1A 2AA",
    "https://example.org/2024/251/report",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_are_read_with_value_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(text[q.start : q.end], q.value, q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_only_looks_like_a_figure_is_left_alone(text: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text)] == []


def test_the_counted_noun_is_told_apart_from_the_figure() -> None:
    text = "There were over 200 new data requests last spring."
    (quantity,) = find_quantities(text)
    assert quantity.qualifier == "over"
    assert quantity.noun is not None
    assert text[slice(*quantity.noun)] == "new data requests"
    assert text[quantity.start : quantity.end] == "over 200"


@given(st.text(alphabet="0123456789 ,.%£-–/abimnortwo\n", max_size=60))
def test_any_text_gives_quantities_in_order_within_it(text: str) -> None:
    found = list(find_quantities(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(min_value=1000, max_value=10**12))
def test_thousands_separators_do_not_change_a_value(number: int) -> None:
    (quantity,) = find_quantities(f"£{number:,}")
    assert quantity.value == str(number)
