"""Dates and due dates: tables of the forms that public papers use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.dates import find_dates, find_due

ANCHOR = "2013-06-05"

DATES = [
    ("on 24 October 2017 at noon", ["2017-10-24"]),
    ("24th Oct '17", ["2017-10-24"]),
    ("24th Oct ’17", ["2017-10-24"]),
    ("Friday 3rd May", ["2013-05-03"]),
    ("the 3rd of May 2013", ["2013-05-03"]),
    ("October 2017", ["2017-10"]),
    ("24/10/2017", ["2017-10-24"]),
    ("24.10.17", ["2017-10-24"]),
    ("2017-10-24", ["2017-10-24"]),
    ("March 12, 2013", ["2013-03-12"]),
    ("5 AUGUST 2013", ["2013-08-05"]),
    ("26 Feb. 2015", ["2015-02-26"]),
    ("by the end of 2011", ["2011-12"]),
    ("mid-May 2012", ["2012-05"]),
    ("early November 2013", ["2013-11"]),
    ("end–October", ["2013-10"]),
    ("14 or 15 June", ["2013-06"]),
    ("In 2011, the two bodies agreed", ["2011"]),
    ("up to 2020", ["2020"]),
    ("in September", ["2013-09"]),
    ("from January to March 2014", ["2014-01", "2014-03"]),
]
NOT_DATES = [
    "paragraph 12 of the report",
    "Schedule 12A",
    "tier 3 services",
    "fell by 40%",
    "Theresa May said",
    "it may 3 times",
    "2025/26",
    "£2019",
    "version 1.2.14",
    "carried 11 votes to 2",
    "may be sent",
    "31/31/2017",
]
DUE = [
    ("will be sent by 4 July", ["2013-07-04"]),
    ("would go to Cabinet at its September 2013 meeting", ["2013-09"]),
    ("to be ready for 4 July Panel meeting", ["2013-07-04"]),
    ("responses due 2/9", ["2013-09-02"]),
    ("interviews w/c 5/9", ["2013-09-05"]),
    ("to publish the paper on 11th June", ["2013-06-11"]),
    ("It would be published in June 2014 for comment", ["2014-06"]),
    ("the response will be published 14 or 15 June", ["2013-06"]),
    ("not due to be announced until end of 2014", ["2014-12"]),
    ("The next meeting is 9 July 2013", ["2013-07-09"]),
    ("due to be published later this year", ["2013"]),
    ("before the next meeting", ["before the next meeting"]),
    ("at the next Transparency Board", ["at the next Transparency Board"]),
    ("within three months", ["within three months"]),
    ("a review due in three months time", ["in three months time"]),
    ("as soon as possible", ["as soon as possible"]),
    ("shared in due course", ["in due course"]),
    ("sent out by the end of the week", ["by the end of the week"]),
    ("over the summer", ["over the summer"]),
    ("planned for Spring 2026", ["Spring 2026"]),
    ("after the meeting", ["after the meeting"]),
    ("for review at the next meeting", ["the next meeting"]),
    ("will write to tenants before Easter", ["before Easter"]),
    ("expected at Easter 2014", ["Easter 2014"]),
    ("will be circulated shortly", ["shortly"]),
    ("figures will be sent every six months", ["every six months"]),
    ("reviewed by the Board each March", ["each March"]),
    ("once restrictions are lifted", ["once restrictions are lifted"]),
    ("report on all this in a year's time", ["2014-06"]),
    ("paused with immediate effect", ["with immediate effect"]),
    ("to be ready by the end of Q2", ["by the end of Q2"]),
    ("will write before the end of the year", ["2013-12"]),
    ("will give evidence next month", ["2013-07"]),
    ("doubled from 1 September", ["2013-09-01"]),
    ("work starts on November 1", ["2013-11-01"]),
    ("repairs booked for week of 14 Oct", ["2013-10-14"]),
    ("bring a report to the Board in February", ["2014-02"]),
    ("rose from 1 April 2012", []),
    ("the outcome of the meeting of 3 May 2013", []),
    ("published on 3 May 2013", []),
    ("write to the two boards", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_as_exact_as_its_words(text: str, expected: list[str]) -> None:
    assert [found.iso for found in find_dates(text, anchor=ANCHOR)] == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_references_shares_and_names_are_no_dates(text: str) -> None:
    assert not list(find_dates(text, anchor=ANCHOR))


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_what_is_due_is_a_date_or_its_words(text: str, expected: list[str]) -> None:
    assert [due.iso for due in find_due(text, anchor=ANCHOR)] == expected


@pytest.mark.parametrize(("anchor", "expected"), [("2013-01-10", "2012-12-20"), ("2013-06-05", "2012-12-20"), ("2013-07-05", "2013-12-20")])
def test_a_date_without_a_year_takes_the_nearest(anchor: str, expected: str) -> None:
    assert [found.iso for found in find_dates("on 20 December", anchor=anchor)] == [expected]


def test_without_an_anchor_a_date_without_a_year_is_left_out() -> None:
    assert not list(find_dates("on 20 December"))


def test_offsets_are_those_of_the_words() -> None:
    text = "It met on 5 May 2013, then in July 2013."
    assert [text[found.start : found.end] for found in find_dates(text)] == ["5 May 2013", "July 2013"]


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.sampled_from(["%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%d %b %Y"])
)
def test_every_day_that_is_written_is_read(day: date, form: str) -> None:
    written = f"on {day:{form}} at"
    assert [found.iso for found in find_dates(written)] == [f"{day:%Y-%m-%d}"]


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    for found in [*find_dates(text, anchor=ANCHOR), *find_due(text, anchor=ANCHOR)]:
        assert 0 <= found.start < found.end <= len(text)
