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
    ("one in ten households", [("one in ten", "10", "percent")]),
    ("more than one in four children", [("more than one in four", "25", "percent")]),
    ("two thirds of pupils", [("two thirds", "66.7", "percent")]),
    ("half of them", [("half", "50", "percent")]),
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
    ("seven in ten had moved", [("seven in ten", "70", "percent")]),
    ("one in eight did so, nearer one in three at weekends", [("one in eight", "12.5", "percent"), ("nearer one in three", "33.3", "percent")]),
    ("use fell by almost half in barely a third of towns", [("almost half", "50", "percent"), ("barely a third", "33.3", "percent")]),
    ("late in six cases out of ten", [("six", "60", "percent")]),
    ("the count fell from 2,140 to 1,655", [("2,140", "2140", ""), ("1,655", "1655", "")]),
    ("shares rose from 48% to 61%", [("48%", "48", "percent"), ("61%", "61", "percent")]),
    ("costs went from £1.7m to £2.9m", [("£1.7m", "1700000", "GBP"), ("£2.9m", "2900000", "GBP")]),
    ("waits grew from 19 days to 44", [("19 days", "19", "days"), ("44", "44", "")]),
    ("41 boats a day against a target of 32", [("41 boats a day", "41", "boats per day"), ("32", "32", "")]),
    ("64 of 152 coastal towns", [("64", "64", "coastal towns")]),
    ("in 23 of our 31 harbours, only 3 out of 9 on time", [("23", "23", "harbours"), ("only 3 out of 9", "3", "")]),
    ("Of the 31 quays, 17 have been mended, 9 are safe and 5 have gone", [("31", "31", "quays"), ("17", "17", ""), ("9", "9", ""), ("5", "5", "")]),
    ("six more than in June", [("six more", "6", "")]),
    ("trawls found none.", [("none", "0", "")]),
    ("caseloads of 480 per WTE, nearly double what was planned", [("480 per WTE", "480", "per WTE"), ("nearly double", "2", "times")]),
    ("forecast to be 3.8 million by 2020", [("3.8 million", "3800000", "")]),
    ("19 hours a week and about sixty a month", [("19 hours a week", "19", "hours per week"), ("about sixty a month", "60", "per month")]),
    ("saves £380,000 in a full year", [("£380,000 in a full year", "380000", "GBP per year")]),
    ("5 million euros or US$83.29 billion", [("5 million euros", "5000000", "EUR"), ("US$83.29 billion", "83290000000", "USD")]),
    ("boats waited 3 minutes 50 seconds", [("3 minutes 50 seconds", "230", "seconds")]),
    ("2 hours and 15 minutes, from 1 year 3 months", [("2 hours and 15 minutes", "135", "minutes"), ("1 year 3 months", "15", "months")]),
    ("from 12 weeks to 3 days", [("12 weeks", "12", "weeks"), ("3 days", "3", "days")]),
    ("999 calls rose by 12%; 101 calls are answered in 48 seconds", [("12%", "12", "percent"), ("48 seconds", "48", "seconds")]),
    ("the helm received 111 calls", [("111", "111", "calls")]),
    ("repaired in 15 working days", [("15 working days", "15", "working days")]),
    ("told only a fortnight before", [("only a fortnight", "2", "weeks")]),
    ("an 18-week target", [("18-week", "18", "weeks")]),
    ("during the year 148 boats sank", [("148", "148", "boats")]),
    ("25 regional science and discovery centres", [("25", "25", "regional science and discovery centres")]),
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
    "a 10-year plan, a 20-minute slot, a three-year cycle",
    "a 1 in 100 year flood, and not a 1 in 100.",
    "4 Serious incidents",
    "boats between eight and 17",
    "carried by 7 votes to 2 with 3 abstentions",
    "give at least four weeks' notice",
    "half an hour, half term, a third hub, the third quarter",
    "three actions and 10 suggested invitees",
    "Recommendations 3 and 4 are answered. Group 2 is late.",
    "page 2 of 10 and Part 1 of 3",
    "one year on",
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
