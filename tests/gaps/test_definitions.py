"""What a kind of gap takes for one, and what it does not: the parts of its definition, each with a paper of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.gaps import Gap, find_gaps
from gapgraph.gaps.groups import unheard
from gapgraph.gaps.words import unanswered
from graph_store import open_store
from ingest.pipeline import build

HEAD = "Ashby Health Board\nMinutes of the meeting held on 4 {month} 2021\n\nPresent: Jane Carter (Chair), Amir Booth (Ashby County Council), Ola Nash, Priya Shah, Tom Reed\n\n"


def found(tmp_path: Path, kind: str, *papers: str) -> tuple[Gap, ...]:
    """The gaps of a kind in minutes of one body, a month apart."""
    for month, paper in zip(("May", "June", "July"), papers, strict=False):
        (tmp_path / f"{month}.txt").write_text(HEAD.format(month=month) + paper + "\n", encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        return find_gaps(store, only=[kind])


@pytest.mark.parametrize(
    ("kind", "paper"),
    [
        ("given-to-one-not-in-the-room", "ACTION: Lucy Hart to ask all schools for their returns by 1 June 2021"),
        ("given-to-one-not-in-the-room", "Agreed: Lucy Hart (Ashby Youth Trust) to send the Board the returns of all schools by 1 June 2021."),
        ("figure-withheld", "Members noted the overspend on placements that is shown in table 4 of the report."),
        ("figure-withheld", "The cost of each visit, which is set out in confidential Appendix C, compares well with the rest."),
        ("figure-withheld", "The rate of absence within six weeks is set out in table 4 of the same report."),
        ("no-owner", "It was agreed that a poster for surgeries be printed in the new year."),
        ("no-deadline", "Ola Nash would bring a paper on night staffing to the Board."),
        ("no-deadline", "Actions from this meeting\n\nRef | Action | Who | When\n1 | Map of the bus stops | Ola Nash | 4 June 2021\n2 | Rota of the outreach team to members | Tom Reed | –"),
        ("second-hand-figure", "Tom Reed said that crews were being sent to about 60 falls a week in the county."),
        ("given-to-one-not-in-the-room", "It was agreed that Lucy Hart of Ashby Care Association would provide a list of the homes by 1 June 2021.\nACTION: Lucy Hart"),
        ("not-measured", "Amir Booth asked what difference the helpline had made to families. Jane Carter said that it had been well received."),
        ("no-sight-of-data", "Amir Booth said that his officers have no sight of the list of children on part-time timetables."),
        ("no-sight-of-data", "Amir Booth said that Ashby County Council could not see the dental waiting list."),
        ("second-hand-figure", "Jane Carter said that the average wait for an assessment was now 14 weeks."),
        ("unsourced-figure", "More than 2,300 children in the county now live with a grandparent."),
        ("no-owner", "It was agreed that a leaflet for parents would be written by 30 June 2021."),
        ("stale-figure", "The Ashby Household Survey 2014 found that 22 per cent of parents did not know whom to ask. Attendance was 91 per cent in 2020/21."),
        ("concern-unanswered", "Ola Nash was concerned that families in the villages were not reached by any service. Priya Shah said that schools heard the same."),
    ],
)
def test_what_is_a_gap(tmp_path: Path, kind: str, paper: str) -> None:
    assert [gap.kind for gap in found(tmp_path, kind, paper)] == [kind]


@pytest.mark.parametrize(
    ("kind", "paper"),
    [
        ("given-to-one-not-in-the-room", "ACTION: Lucy Hart to share the case studies by 1 June 2021. Tom Reed had spoken to her by telephone and she had accepted the action."),
        ("given-to-one-not-in-the-room", "ACTION: Lucy Hart and Tom Reed to share the case studies by 1 June 2021."),
        ("figure-withheld", "Members noted the overspend on placements of £40,000 that is shown in table 4 of the report."),
        ("not-measured", "Amir Booth asked what difference the helpline had made to families. Jane Carter said that 340 families had been helped."),
        ("unsourced-figure", "According to the Ashby Needs Assessment, more than 2,300 children in the county live with a grandparent."),
        ("no-owner", "It was agreed that a leaflet for parents would be written by Ashby County Council by 30 June 2021."),
        ("figure-withheld", "The rate of absence, 12 in every 100, is set out in table 4 of the same report."),
        ("no-owner", "It was agreed that a poster for surgeries be printed by Ashby County Council in the new year."),
        ("no-owner", "The guidance is due to be replaced before Christmas."),
        ("no-deadline", "Ola Nash offered to do the work."),
        ("no-deadline", "Actions from this meeting\n\nRef | Action | Who | When\n1 | Map of the bus stops | Ola Nash | 4 June 2021\n2 | Chair the users' forum | Tom Reed | Ongoing"),
        ("second-hand-figure", "Tom Reed said that he worked 30 hours a week."),
        ("concern-unanswered", "Ola Nash was concerned that families in the villages were not reached by any service. Priya Shah explained that the bus came weekly."),
    ],
)
def test_what_is_none(tmp_path: Path, kind: str, paper: str) -> None:
    assert found(tmp_path, kind, paper) == ()


def test_a_figure_that_is_given_later_closes_the_question(tmp_path: Path) -> None:
    question = "Amir Booth asked how many families the helpline had reached. Jane Carter said that the lines were always busy."
    assert found(tmp_path, "not-measured", question, "The bus had carried 40 families.")
    assert found(tmp_path, "not-measured", question, "The helpline had reached 212 families.") == ()


def test_a_doubt_ends_where_a_later_paper_upholds_the_figure(tmp_path: Path) -> None:
    doubt = "Jane Carter said that 71 per cent of places were taken. Amir Booth questioned this figure."
    assert found(tmp_path, "disputed-figure", doubt, "Some 71 per cent of pupils walk to school.")
    assert found(tmp_path, "disputed-figure", doubt, "Both had been through the night book, and agreed that 71 per cent was right.") == ()


def test_sight_that_is_given_later_closes_the_gap(tmp_path: Path) -> None:
    blind = "Amir Booth said that Ashby County Council could not see the housing register."
    assert found(tmp_path, "no-sight-of-data", blind, "The minutes were agreed.")
    assert found(tmp_path, "no-sight-of-data", blind, "Ashby County Council has been able to look people up in the housing register since May.") == ()


def test_groups_that_only_a_promise_names_are_told_in_another_paper_too() -> None:
    promise = {"subject": "a", "promise": "1", "words": "Open Door will run sessions for unpaid carers", "expectation": "x"}
    papers = [{"text": "Sessions for unpaid carers."}, {"text": "Carers were glad."}]
    assert [row["about"] for row in unheard([promise, *papers])] == ["unpaid carers"]
    assert unheard([promise, papers[0]]) == []
    assert unheard([promise, *papers, {"heard": "Ashby Carers Forum"}]) == []


def test_a_later_promise_about_the_same_answers_a_concern(tmp_path: Path) -> None:
    worry = "Ola Nash was concerned that families in the villages were not reached by any service."
    later = "ACTION: Amir Booth to set up a mobile service that reaches families in the villages by 1 September 2021"
    assert found(tmp_path, "concern-unanswered", worry, "The minutes were agreed.")
    assert found(tmp_path, "concern-unanswered", worry, later) == ()


def test_a_source_is_shown_where_it_is_named(tmp_path: Path) -> None:
    gap = found(tmp_path, "source-not-held", "Amir Booth presented the Ashby Pupil Survey 2020. It shows that 33 per cent of pupils often feel low.")
    assert [one.words for one in gap] == ["Amir Booth presented the Ashby Pupil Survey 2020"]


def test_groups_that_promises_are_made_for_are_heard_or_not() -> None:
    group = {"party": "g", "name": "young carers"}
    promises = [
        {"subject": "a", "promise": "1", "words": "Open Door will visit every young carer", "expectation": "x"},
        {"subject": "b", "promise": "2", "words": "to bring a plan for young carers", "expectation": "y"},
    ]
    assert [row["basis"] for row in unheard([group, *promises])] == ["a", "b"]
    assert unheard([group, promises[0]]) == []
    assert unheard([group, *promises, {"heard": "Ashby Young Carers Forum"}]) == []
    everybody = [{**promise, "words": "to bring a plan for young people"} for promise in promises]
    assert unheard([{"party": "g", "name": "young people"}, *everybody]) == []


def test_only_what_comes_with_a_concern_or_after_it_answers_it() -> None:
    concern = {"subject": "c", "matter": "that village families were not reached", "day": "2021-05-04"}
    promise = "Amir Booth to reach village families by bus"
    assert unanswered([concern, {"promised": promise, "day": "2021-04-04"}]) == [concern]
    assert unanswered([concern, {"promised": promise, "day": "2021-06-04"}]) == []


def test_what_is_agreed_right_below_a_concern_answers_it_in_few_words_or_none() -> None:
    words = {"matter": "that nothing runs north of the river, where the bus was withdrawn", "around": "nothing runs north of the river, where the bus was withdrawn"}
    concern = {"subject": "c", "day": "2021-05-04", "document": "d", "start": "100", "close": "200", "listed": "true", **words}
    task = {"promised": "Map of venues against bus routes", "day": "2021-05-04", "document": "d", "start": "900", "rule": "commitments.agreed-that"}
    other = {**task, "promised": "Jane Carter to thank the volunteers"}
    assert unanswered([concern, task]) == []
    assert unanswered([concern, {**task, "start": "2900"}]) == [concern]
    assert unanswered([concern, other]) == [concern]
    line = {**other, "rule": "commitments.action-line", "start": "500"}
    assert unanswered([concern, line]) == []
    assert unanswered([{**concern, "listed": "false"}, line]) == [{**concern, "listed": "false"}]
