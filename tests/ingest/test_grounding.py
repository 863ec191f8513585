"""The check that runs on every build: which words hold a field, which faults it must catch, and that nothing else is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.documents import read_bytes
from ingest.documents.model import Document, Span
from ingest.extract import extract
from ingest.grounding import check_grounds, iter_faults
from ingest.holding import Forms, find_unheld, year_of
from ingest.records import Commitment, Concern, Extraction, Person, Record, Said, Source, Statistic, Vote
from ingest.triples import to_nquads

TEXT = """Ashby Health Board
Minutes of the meeting on 4 May 2021

Present: Cllr Lucy Hart (Chair), Omar Hill

Omar Hill informed the Board that waiting lists grew by 12% to 1,400 children. He will write to Ashby Constabulary (AC) by 1 June.
The Chair agreed to meet Mr Hill in mid-July. Ofsted was thanked. £1.4bn is spent by one in ten trusts, over 24 hours.
The motion was carried by seven votes to two. She had seen the Annual Report 2019.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_bytes(TEXT.encode(), "minutes.txt")


@pytest.fixture(scope="module")
def found(document: Document) -> Extraction:
    return extract(document)


def _said(document: Document, value: str, words: str) -> Said:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", document.text)
    assert found is not None
    return Said(value, Span(*found.span()))


def _faults(document: Document, found: Extraction, record: Record) -> list[str]:
    return list(iter_faults(document, record, Forms.of(found), year_of(found)))


def _commitment(document: Document, **fields: Any) -> Commitment:
    return Commitment(quote=_said(document, "", "write to Ashby Constabulary").span, rule="test", kind="action", **fields)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Omar Hill", "Omar Hill"),
        ("Omar Hill", "Mr Hill"),
        ("Omar Hill", "He"),
        ("Lucy Hart", "Cllr Lucy Hart"),
        ("Lucy Hart", "The Chair"),
        ("Lucy Hart", "She"),
        ("Ashby Health Board", "the Board"),
        ("Ashby Constabulary", "AC"),
        ("Ofsted", "Ofsted"),
    ],
)
def test_words_that_hold_an_owner(document: Document, found: Extraction, name: str, words: str) -> None:
    assert _faults(document, found, _commitment(document, owner=(_said(document, name, words),))) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Omar Hill", "Ofsted"),
        ("Lucy Hart", "Omar Hill"),
        ("Kent County Council", "the Board"),
        ("Ashby Constabulary", "Ashby Health Board"),
        ("Omar Hill", "the"),
        ("Nadia Taylor", "He"),
        ("Annual Report Group", "He"),
        ("Omar Hill", "The Chair"),
        ("Ofsted", "AC"),
        ("Ashby Health Board", "waiting lists"),
    ],
)
def test_an_owner_whose_words_name_somebody_else_or_nobody_is_a_fault(document: Document, found: Extraction, name: str, words: str) -> None:
    (fault,) = _faults(document, found, _commitment(document, owner=(_said(document, name, words),)))
    assert "the words of owner" in fault


@pytest.mark.parametrize(
    ("value", "words", "holds"),
    [
        ("2021-06-01", "1 June", True),
        ("by 1 June", "by 1 June", True),
        ("2021-07", "mid-July", True),
        ("2021-05-04", "4 May 2021", True),
        ("2021", "4 May 2021", True),
        ("2021-06-02", "1 June", False),
        ("2021-07-01", "1 June", False),
        ("2024-06-01", "1 June", False),
        ("2020-05-04", "4 May 2021", False),
        ("2021-06", "mid-July", False),
        ("2021", "mid-July", False),
        ("in due course", "1 June", False),
        ("2021-06-01", "Ofsted", False),
    ],
)
def test_words_of_a_date(document: Document, found: Extraction, value: str, words: str, holds: bool) -> None:
    assert (_faults(document, found, _commitment(document, due=_said(document, value, words))) == []) is holds


@pytest.mark.parametrize(
    ("value", "words", "year", "holds"),
    [
        ("2017-12", "the end of 2017", 2017, True),
        ("2018-03", "March ’18", 2017, True),
        ("2019-03", "March ’18", 2018, False),
        ("2011-09-02", "2/9", 2011, True),
        ("2011-10-02", "2/9", 2011, False),
        ("2017-09-24", "24.09.17", 2020, True),
        ("2017-09-24", "24/09/2018", 2017, False),
        ("2017", "later this year", 2017, True),
        ("2013-06", "14 or 15 June", 2013, True),
        ("1987-06", "June", 0, True),
    ],
)
def test_dates_in_other_forms(value: str, words: str, year: int, holds: bool) -> None:
    document = read_bytes(words.encode(), "x.txt")
    record = Commitment(quote=Span(0, len(words)), rule="test", kind="action", due=Said(value, Span(0, len(words))))
    assert (list(find_unheld(document, record, Forms({}), year)) == []) is holds


@pytest.mark.parametrize(
    ("words", "value", "unit", "holds"),
    [
        ("12%", "12", "percent", True),
        ("1,400", "1400", "children", True),
        ("£1.4bn", "1400000000", "GBP", True),
        ("one in ten", "1", "in 10", True),
        ("24 hours", "24", "hours", True),
        ("12%", "13", "percent", False),
        ("1,400", "14", "children", False),
        ("£1.4bn", "1400000", "GBP", False),
        ("£1.4bn", "1.4", "USD", False),
        ("one in ten", "1", "in 12", False),
        ("1,400", "1400", "percent", False),
        ("1,400", "1400", "submarines", False),
        ("12%", "about", "percent", False),
    ],
)
def test_words_of_a_number(document: Document, found: Extraction, words: str, value: str, unit: str, holds: bool) -> None:
    figure = _said(document, words, words)
    record = Statistic(quote=figure.span, rule="test", figure=figure, value=value, unit=unit, standing="unsourced")
    if unit == "children":
        record = replace(record, quote=Span(figure.span.start, figure.span.end + len(" children")))
    assert (_faults(document, found, record) == []) is holds


@pytest.mark.parametrize(
    ("words", "value"), [("twenty-five", "25"), ("two thirds", "0.67"), ("half", "0.5"), ("20-25%", "20-25"), ("a hundred", "100"), ("3 to 5", "3-5"), ("2.5 million", "2500000"), ("3 minutes 10 seconds", "190")]
)
def test_numbers_in_other_forms(words: str, value: str) -> None:
    text = f"It was {words} of them."
    document, figure = read_bytes(text.encode(), "x.txt"), Span(7, 7 + len(words))
    record = Statistic(quote=Span(0, len(text)), rule="test", figure=Said(words, figure), value=value, standing="unsourced")
    assert list(find_unheld(document, record, Forms({}))) == []


def test_a_figure_outside_its_quotation_is_a_fault(document: Document, found: Extraction) -> None:
    figure, quote = _said(document, "12%", "12%"), _said(document, "", "Ofsted was thanked").span
    (fault,) = _faults(document, found, Statistic(quote=quote, rule="test", figure=figure, value="12", unit="percent", standing="unsourced"))
    assert "outside its quotation" in fault


def test_we_are_whoever_signs_and_she_is_somebody_named_before() -> None:
    text = "We will write to parents. She will call them.\nSigned: Ashby Trust, Anne Booth\n"
    document = read_bytes(text.encode(), "x.txt")
    for name, words, holds in (("Ashby Trust", "We", True), ("Anne Booth", "She", False), ("Derby Trust", "We", False)):
        record = Commitment(quote=Span(0, 24), rule="test", kind="action", owner=(_said(document, name, words),))
        assert (list(iter_faults(document, record)) == []) is holds


def test_titles_votes_and_outcomes(document: Document, found: Extraction) -> None:
    place = _said(document, "", "The motion was carried by seven votes to two").span
    good = Vote(quote=place, rule="test", votes_for=_said(document, "7", "seven"), outcome=_said(document, "carried", "carried"))
    assert _faults(document, found, good) == []
    assert _faults(document, found, replace(good, votes_for=_said(document, "8", "seven")))
    assert _faults(document, found, replace(good, outcome=_said(document, "carried unanimously", "carried")))
    title = _said(document, "Annual Report 2019", "Annual Report 2019")
    assert _faults(document, found, Source(quote=title.span, rule="test", title=title, kind="report")) == []
    assert _faults(document, found, Source(quote=title.span, rule="test", title=Said("Annual Report 2018", title.span), kind="report"))


def test_passages_that_are_not_there(document: Document, found: Extraction) -> None:
    good = _commitment(document)
    for span, says in ((Span(3, 3), "not in the text"), (Span(0, 9999), "not in the text"), (Span(-1, 4), "not in the text"), (Span(5, 7), "white space")):
        assert says in _faults(document, found, replace(good, quote=span))[0]
        assert says in _faults(document, found, replace(good, owner=(Said("Omar Hill", span),)))[0]


def test_a_fact_whose_party_fails_is_left_out_and_what_only_describes_is_emptied(document: Document, found: Extraction) -> None:
    assert check_grounds(document, found) == (found, ())
    wrong = _commitment(document, owner=(_said(document, "Omar Hill", "Ofsted"),))
    vague = Concern(quote=wrong.quote, rule="test", kind="gap", about=_said(document, "the weather", "waiting lists"))
    kept, issues = check_grounds(document, replace(found, commitments=(*found.commitments, wrong), concerns=(vague,)))
    assert kept.commitments == found.commitments
    assert kept.concerns[0].about is None
    assert ["left out" in issue.remedy for issue in issues] == [True, False]
    assert all("defect of the rule" in issue.remedy for issue in issues)


def test_what_a_document_says_of_itself_is_emptied(document: Document, found: Extraction) -> None:
    kept, (issue,) = check_grounds(document, replace(found, metadata=replace(found.metadata, date=_said(document, "2020-05-04", "4 May 2021"))))
    assert kept.metadata == replace(found.metadata, date=None)
    assert "the field is left empty" in issue.remedy


def test_a_party_that_facts_name_stays_known_when_its_own_record_fails(document: Document, found: Extraction, tmp_path: Path) -> None:
    hill = next(person for person in found.people if person.called == "Omar Hill")
    false = replace(hill, post=_said(document, "Director", "Ofsted"), aliases=(_said(document, "OH", "Ofsted"), _said(document, "Mr Hill", "Mr Hill")))
    kept, issues = check_grounds(document, replace(found, people=(false,)))
    assert [(person.post, [alias.value for alias in person.aliases]) for person in kept.people] == [(None, ["Mr Hill"])]
    nobody = replace(hill, name=_said(document, "Omar Hill", "Ofsted"))
    kept, issues = check_grounds(document, replace(found, people=(*(person for person in found.people if person != hill), nobody)))
    assert "Omar Hill" in [partner.name.value for partner in kept.partners], "facts name him"
    assert len(issues) == 1
    assert to_nquads(document, kept)


def test_a_nameless_post_whose_words_fail_is_left_out(document: Document, found: Extraction) -> None:
    post = Person(quote=Span(0, 5), rule="test", post=_said(document, "Director", "Ofsted"))
    assert check_grounds(document, replace(found, people=(*found.people, post)))[0].people == found.people


def test_a_post_that_is_only_a_title_holds_its_person() -> None:
    text = "Minutes of the Harbour Board\n\nPresent: Ann Lee, Chief Constable\n\nThe Chief Constable feared that the quay would be lost.\n"
    document = read_bytes(text.encode(), "minutes.txt")
    checked, _ = check_grounds(document, extract(document))
    assert [said.value for concern in checked.concerns for said in concern.raised_by] == ["Ann Lee"]
