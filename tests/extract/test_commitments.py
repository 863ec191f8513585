"""Commitments, read from short papers of our own writing: kind, status, owner, due, label, and nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.commitments import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading
from ingest.records import Commitment

HEAD = """Northfield Children’s Trust Board
5 June 2013

MINUTES

Present: Ann Lee (Chair), Omar Hill (Northfield Council), Jo Marsh (Northfield Council).

"""


def _read(text: str) -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def _found(text: str, *, head: str = HEAD) -> list[tuple[Reading, Commitment]]:
    reading = _read(head + text)
    return [(reading, made) for made in extract(reading)]


def _quotes(text: str, kind: str = "", *, head: str = HEAD) -> list[str]:
    return [reading.words(made.quote) for reading, made in _found(text, head=head) if kind in ("", made.kind)]


ONE = [
    ("Ann Lee agreed to share the survey with members.", "action", "agreed"),
    ("Omar Hill undertook to write to the schools by 4 July.", "action", "agreed"),
    ("Jo Marsh will present a paper at the next meeting.", "action", "planned"),
    ("The evidence would be checked by the clerk.", "action", "planned"),
    ("The council plans to extend the pilot to more schools.", "action", "planned"),
    ("It was suggested that two schools be asked to take part.", "action", "suggested"),
    ("The board should write to each school.", "action", "suggested"),
    ("It would be helpful to see the figures for each ward.", "action", "suggested"),
    ("There was a need to make the case for early help.", "action", "suggested"),
    ("The council is considering moving the service to the library.", "action", "proposed"),
    ("The council has published its strategy for early help.", "progress", "done"),
    ("Officers are working with schools on a shared form.", "progress", "under way"),
    ("Work is underway to train the school nurses.", "progress", "under way"),
    ("The pilot has been delayed by a lack of nurses.", "progress", "delayed"),
    ("The Family Forum ceased to meet in April.", "progress", "ended"),
    ("The programme aims to reach every family by the age of two.", "aim", ""),
    ("The board’s main focus is to reduce waiting times.", "aim", ""),
    ("The minutes of the last meeting were agreed.", "decision", "agreed"),
    ("The Board RESOLVED to set up a working group.", "decision", "agreed"),
    ("It was agreed that a list of all clinics was needed.", "decision", "agreed"),
    ("Omar Hill gave an assurance that no family would lose its place.", "action", "agreed"),
    ("Members were urged to reply to the survey by Friday.", "action", "planned"),
    ("The survey goes live in mid November.", "action", "planned"),
    ("Opening is now expected at Easter 2014.", "action", "planned"),
    ("There will be tighter rules on grants.", "action", "planned"),
    ("The proposal is to ask each school for a contact.", "action", "planned"),
    ("Schools would need to share their registers.", "action", "suggested"),
    ("The library could be asked to display the leaflet.", "action", "suggested"),
    ("The council has vaccinated every nurse.", "progress", "done"),
    ("Omar Hill visited the new clinic.", "progress", "done"),
    ("Health visiting passed from the Trust to Northfield Council.", "progress", "done"),
    ("The council is rewiring the hall.", "progress", "under way"),
    ("The council is in talks with two schools.", "progress", "under way"),
    ("The clinic is four months behind.", "progress", "delayed"),
    ("The report was not ready.", "progress", "delayed"),
    ("The centre closed in September.", "progress", "ended"),
    ("The intention was to reach every family.", "aim", ""),
    ("The revised terms of reference were approved.", "decision", "agreed"),
    ("The finance report was noted.", "decision", "noted"),
    ("I have decided to fund the centre for a further year.", "decision", "agreed"),
    ("It was agreed that Omar Hill would write to the clinics.", "action", "agreed"),
    ("Members were encouraged to visit the clinics.", "action", "suggested"),
    ("Jo Marsh asked whether the opening hours could be extended.", "action", "suggested"),
    ("It was important to involve parents from the start.", "action", "suggested"),
    ("Omar Hill proposed to spend half of the grant on training.", "action", "proposed"),
    ("The council is weighing up a move to the library.", "action", "proposed"),
    ("Northfield Council has promised four weeks of notice.", "action", "agreed"),
    ("It is also intended to put the results on the website.", "action", "planned"),
    ("A costed plan will be laid before the Board in the spring.", "action", "planned"),
    ("Good progress has been made with the register.", "progress", "under way"),
    ("Nine of the 20 posts had been filled.", "progress", "under way"),
    ("The opening had been held up by fire safety works.", "progress", "delayed"),
    ("The Obesity Forum was folded into the Health Panel.", "progress", "ended"),
    ("The clinic site now publishes a list of openings.", "progress", "under way"),
    ("The Board will focus only on the youngest children.", "aim", ""),
]
NONE = [
    "Ann Lee asked whether the figures would be ready.",
    "What will be done about the waiting list?",
    "The Chair thanked officers for the work they had done.",
    "Omar Hill said this would make a big difference.",
    "If the bid failed, the service would close.",
    "The clinic is open on Mondays.",
    "She said it would be difficult.",
    "Members will recall the figures of last year.",
    "The plan should have come to this meeting.",
    "Omar Hill felt that the point had been missed.",
    "Concerns had been raised about the clinic.",
    "The clinics are struggling.",
    "During the year 148 children were assessed.",
    "Nobody had offered to take the chair.",
    "It was moved by Jo Marsh that the fee be doubled.",
    "The meeting closed at 4.10pm.",
    "Omar Hill gave a short presentation.",
    "Jo Marsh wished to know why the clinic was shut.",
]


@pytest.mark.parametrize(("sentence", "kind", "status"), ONE)
def test_a_sentence_that_commits_gives_one_record(sentence: str, kind: str, status: str) -> None:
    assert [(made.kind, made.status) for _, made in _found(sentence + "\n")] == [(kind, status)]


@pytest.mark.parametrize("sentence", NONE)
def test_questions_thanks_and_mere_opinions_commit_nobody(sentence: str) -> None:
    assert _quotes(sentence + "\n") == []


def test_two_tasks_in_one_sentence_are_two_records() -> None:
    assert _quotes("The source would be double checked and local figures would be added.\n") == [
        "The source would be double checked",
        "local figures would be added",
    ]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Omar Hill undertook to visit the site and to let members have a note.", ["Omar Hill undertook to visit the site", "let members have a note"]),
        ("Jo Marsh will look at the leaflet and report back in July.", ["Jo Marsh will look at the leaflet", "report back in July"]),
        ("Jo Marsh will work with schools to draft and publish a form.", ["Jo Marsh will work with schools to draft and publish a form"]),
    ],
)
def test_a_verb_may_lead_two_tasks(sentence: str, parts: list[str]) -> None:
    assert _quotes(sentence + "\n") == parts


def test_the_body_whose_paper_it_is_does_the_work_that_nobody_is_named_for() -> None:
    (_, made), *_ = _found("Work is continuing on the business case.\n")
    assert [said.value for said in made.owner] == ["Northfield Children’s Trust Board"]


def test_members_of_a_body_are_not_the_body() -> None:
    (_, made), *_ = _found("Action: Board members to review the draft.\n")
    assert [said.value for said in made.owner] == ["Board members"]


def test_a_line_below_a_task_names_its_lead_and_its_time() -> None:
    (reading, made), *_ = _found("What we'll do\n\n1a. Open a hub at the library.\n    Lead: Omar Hill.  By April 2014.\n", head=HEAD)
    assert reading.words(made.quote) == "Open a hub at the library"
    assert ([said.value for said in made.owner], made.due and made.due.value, made.label and made.label.value) == (["Omar Hill"], "2014-04", "1a")


def test_a_recommendation_may_say_to_whom_it_goes() -> None:
    (reading, made), *_ = _found("RECOMMENDATIONS\n\nR1  to Northfield Council: that it repair the hall by May 2014;\n")
    assert (reading.words(made.quote), [said.value for said in made.owner]) == ("that it repair the hall by May 2014", ["Northfield Council"])


def test_the_subject_owns_and_the_words_are_its_own() -> None:
    (reading, made), *_ = _found("Omar Hill agreed to share the survey with Jo Marsh by 4 July.\n")
    assert [(said.value, reading.words(said.span)) for said in made.owner] == [("Omar Hill", "Omar Hill")]
    assert [said.value for said in made.counterparty] == ["Jo Marsh"]
    assert made.due is not None
    assert (made.due.value, reading.words(made.due.span)) == ("2013-07-04", "4 July")


def test_a_passive_promise_belongs_to_whoever_spoke() -> None:
    text = "Omar Hill informed the Board that these were old figures. The source would be double checked.\n"
    (_, made), *_ = _found(text)
    assert [said.value for said in made.owner] == ["Omar Hill"]


def test_a_passive_without_a_speaker_has_no_owner() -> None:
    (_, made), *_ = _found("It would be clarified in the report which clinics are open.\n")
    assert made.owner == ()


def test_a_suggestion_belongs_to_whom_it_is_made_to() -> None:
    (_, made), *_ = _found("Ann Lee suggested that Omar Hill could write to the clinics.\n")
    assert [said.value for said in made.owner] == ["Omar Hill"]


def test_an_action_line_gives_owners_and_tasks() -> None:
    found = _found("Action: Ann Lee to draft a letter to the clinics and circulate it by 4 July.\n")
    assert [reading.words(made.quote) for reading, made in found] == ["Ann Lee to draft a letter to the clinics", "circulate it by 4 July"]
    assert all([said.value for said in made.owner] == ["Ann Lee"] for _, made in found)
    assert {made.status for _, made in found} == {"agreed"}


def test_an_action_line_with_owners_alone_takes_the_task_before_it() -> None:
    text = "Members asked for more. She agreed to send the staff guide to them.\n\nACTION: Ann Lee / Omar Hill\n"
    ((reading, made),) = _found(text)
    assert reading.words(made.quote) == "She agreed to send the staff guide to them"
    assert [said.value for said in made.owner] == ["Ann Lee", "Omar Hill"]
    assert all(reading.document.text.index("ACTION") < said.span.start for said in made.owner)


def test_an_owner_in_brackets_behind_the_task() -> None:
    ((reading, made),) = _found("Action: Circulate the clinic table (Jo Marsh).\n")
    assert reading.words(made.quote) == "Circulate the clinic table"
    assert [said.value for said in made.owner] == ["Jo Marsh"]


def test_a_promise_that_an_action_line_takes_up_is_one_record() -> None:
    text = "She will circulate details of the training grant.\n\nAction: Ann Lee to circulate details of the training grant\n"
    ((reading, made),) = _found(text)
    assert reading.words(made.quote).startswith("Ann Lee to circulate")
    assert [reading.words(place) for place in made.also] == ["She will circulate details of the training grant"]


def test_next_steps_in_a_list_are_agreed() -> None:
    found = _found("Next steps agreed were:\n\n• Omar Hill would look at the costs.\n\n• The plan would be shown to the clinics.\n")
    assert [(made.kind, made.status) for _, made in found] == [("action", "agreed")] * 2


def test_items_under_risks_are_no_commitments() -> None:
    assert _quotes("1. Aims\n\n• Reduce waiting times.\n\n2. Risks\n\n• Funding will end in May.\n") == ["Reduce waiting times"]


def test_every_record_quotes_its_words_and_nothing_comes_twice() -> None:
    text = "".join(sentence + "\n\n" for sentence, _, _ in ONE)
    found = _found(text + text)
    quotes = [reading.words(made.quote) for reading, made in found]
    assert len(quotes) == len(set(quotes))
    assert sorted({made.quote for _, made in found}) == [made.quote for _, made in found]
    for reading, made in found:
        for _, said in made.grounds():
            assert reading.words(said.span)


@pytest.mark.parametrize(
    ("mark", "status"), [("[done]", "done"), ("(carried forward)", "delayed"), ("(ongoing)", "under way"), ("", "agreed")]
)
def test_a_mark_behind_a_task_says_what_became_of_it(mark: str, status: str) -> None:
    ((reading, made),) = _found(f"Action: Ann Lee to circulate the survey {mark}\n")
    assert (reading.words(made.quote), made.status) == ("Ann Lee to circulate the survey", status)


def test_what_evidence_suggests_is_no_suggestion() -> None:
    assert _quotes("The analysis suggested that the clinics were full.\n") == []


def test_many_resolutions_in_one_line_are_as_many_decisions() -> None:
    text = "RESOLVED – That (i) a grant of £700 be paid to the Trust; (ii) the Clerk be instructed to report in May; and (iii) the delay be noted.\n"
    found = _found(text)
    assert [(reading.words(made.quote), made.status, made.label.value if made.label else "") for reading, made in found] == [
        ("a grant of £700 be paid to the Trust", "agreed", "i"),
        ("the Clerk be instructed to report in May", "agreed", "ii"),
        ("the delay be noted", "noted", "iii"),
    ]
    assert [said.value for said in found[1][1].owner] == ["Clerk"]


def test_a_resolution_in_the_midst_of_a_paragraph() -> None:
    text = "Ann Lee presented the return. Resolved – that the return be approved, and that the form be sent to the schools.\n"
    assert _quotes(text, "decision") == ["that the return be approved", "that the form be sent to the schools"]


@pytest.mark.parametrize("lead", ["RESOLVED (by 4 votes to 1, Jo Marsh voting against):", "IT WAS AGREED:", "RESOLVED –", "THE DECISION"])
def test_a_list_of_decisions_by_its_lead(lead: str) -> None:
    text = f"{lead}\n\n1) That the order be extended for a year;\n\n2) That a report be made in May.\n\nReasons: The order ends in June.\n"
    assert _quotes(text, "decision") == ["That the order be extended for a year", "That a report be made in May"]


def test_it_and_they_are_the_body_spoken_of_last() -> None:
    found = _found("The Northfield Forum met in May. It will write to the schools.\n")
    assert [said.value for _, made in found for said in made.owner][-1] == "Northfield Forum"
