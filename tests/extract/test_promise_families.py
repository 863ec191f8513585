"""Families of sentences in which clerks, officers and journalists write promises, decisions and reports, and what only sounds like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.clauses import clauses
from ingest.extract.commitments import extract
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading
from ingest.records import Commitment, Genre

HEAD = "Harbour Board\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Lee (Chair), Omar Hill, Ines Roe\n\n"
REPORT = "The Pilot Partnership\n\nAnnual report 2020-21\n\n"
NEWS = "Harbour Echo\n\nFerry fares to rise\n\n12 May 2021\n\n"
RESPONSE = "Ferry Council\n\nResponse of the Cabinet to the report of the Quay Panel\n\nPublished May 2022\n\n"


def _read(text: str, genre: Genre = "minutes") -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    return replace(reading, metadata=replace(reading.metadata, genre=genre))


def _found(text: str, genre: Genre = "minutes") -> list[tuple[str, Commitment]]:
    reading = _read(text, genre)
    return [(" ".join(reading.words(made.quote).split()), made) for made in extract(reading)]


def _others(made: Commitment) -> list[str]:
    return [said.value for said in made.counterparty]


def _owners(made: Commitment) -> list[str]:
    return [said.value for said in made.owner]


WORDINGS = [
    ("the fire service took an action to check the lamps", "action", "agreed"),
    ("the Trust has given an undertaking that no ward will close", "action", "agreed"),
    ("Ann Lee was tasked with drawing up a rota", "action", "planned"),
    ("It fell to the Clerk to find a hall", "action", "planned"),
    ("Members asked that an item on tides be added", "action", "planned"),
    ("the Chair asked that officers look at the fares", "action", "planned"),
    ("Omar Hill was willing to add a page on it", "action", "planned"),
    ("the Chief Pilot was minded to move two boats", "action", "proposed"),
    ("she had since been promised a meeting by the Minister", "action", "planned"),
    ("the Panel has until June to reply", "action", "planned"),
    ("the committee has called a meeting for 5 October", "action", "planned"),
    ("another nine boats should be ready by the autumn", "action", "planned"),
    ("the strategy goes to Cabinet in June", "action", "planned"),
    ("the Trust would see whether the pilot could be repeated", "action", "planned"),
    ("the owner will get back to the Board", "action", "planned"),
    ("the Board supported the plan", "decision", "agreed"),
    ("the Board declined to fund a second boat", "decision", "agreed"),
    ("the Board rejected the proposal", "decision", "agreed"),
    ("the second pier has yet to open", "progress", "delayed"),
    ("the lamps were still awaited", "progress", "delayed"),
    ("our work with the yards has been slower than we hoped", "progress", "delayed"),
    ("we have dropped the idea", "progress", "ended"),
    ("a pilot is now based at the pier", "progress", "under way"),
    ("the leaflet was with the printers", "progress", "under way"),
    ("the harbour sets out to halve the wait", "aim", ""),
]


@pytest.mark.parametrize(("clause", "kind", "status"), WORDINGS)
def test_words_that_commit(clause: str, kind: str, status: str) -> None:
    wording = find_wording(clause, "minutes")
    assert wording is not None
    assert (wording.kind, wording.status) == (kind, status)


NOTHING = [
    "the town has been promised a pier since 2019",
    "the ferry would be used to it by now",
    "the queue was building up",
    "a point which nobody knew how the clerk would answer",
]


@pytest.mark.parametrize("clause", NOTHING)
def test_words_that_commit_nobody(clause: str) -> None:
    assert find_wording(clause, "minutes") is None


@pytest.mark.parametrize("gap", [" ", "\n", "\n     "])
def test_a_line_may_end_anywhere_in_a_wording(gap: str) -> None:
    clause = f"The aim{gap}of the{gap}scheme is{gap}to cut the wait"
    wording = find_wording(clause, "minutes")
    assert wording is not None
    assert (wording.rule, clause[wording.verb :].startswith("aim")) == ("aims-to", True)
    parts = f"The lamps would be{gap}mended and{gap}the pier would be{gap}painted"
    assert len(list(clauses(parts))) == 2


def test_a_quotation_may_take_over_in_the_midst_of_a_promise() -> None:
    wording = find_wording('the trust would "look at it again" in May', "news-article")
    assert wording is not None
    assert wording.rule == "would"
    assert find_wording('the report was "astonished at the lack of data"', "news-article") is None


def test_how_a_figure_is_to_be_read_is_no_suggestion() -> None:
    assert not _found(HEAD + "The count of lamps should be treated with care.\n")
    assert [made.status for _, made in _found(HEAD + "The lamps should be mended.\n")] == ["suggested"]


def test_thanks_and_speech_do_not_hide_a_promise() -> None:
    found = _found(HEAD + "Ann Lee thanked the pilots, undertook to mend the lamps and would see whether the pier could be painted.\n")
    assert [(words, made.status, _owners(made)) for words, made in found] == [
        ("undertook to mend the lamps", "agreed", ["Ann Lee"]),
        ("would see whether the pier could be painted", "planned", ["Ann Lee"]),
    ]
    found = _found(HEAD + "It was left that Omar Hill would ask the yard.\n\nMr. Hill cautioned that the count should be treated with care, as the lamps had failed.\n")
    assert [words for words, _ in found] == ["Omar Hill would ask the yard"]


def test_what_may_be_said_apart_stays_with_its_deed() -> None:
    found = _found(REPORT + "The harbour has agreed to consult the pilots, and expects to do so by June 2022.\n", "partnership-report")
    assert [(made.kind, made.due.value if made.due else "") for _, made in found] == [("action", "2022-06")]


ENTRIES = [
    ("Pier lamps: mended on 3 April.", "done"),
    ("Fare leaflet - not done", "delayed"),
    ("Tide tables: being printed", "under way"),
    ("Gull survey - dropped", "ended"),
]


@pytest.mark.parametrize(("entry", "status"), ENTRIES)
def test_an_entry_says_how_far_its_thing_is(entry: str, status: str) -> None:
    text = HEAD + f"The action list was gone through:\n\n  * {entry}\n  * Buoys: no change\n"
    assert [made.status for words, made in _found(text) if words.startswith(entry[:9])] == ([status] if "mended" not in entry else [])


def test_entries_of_a_log_by_their_customary_words() -> None:
    text = HEAD + "The list was gone through:\n\n  * Pier lamps: completed on 3 April.\n  * Pier hours: 9 to 5\n"
    assert [(words, made.status) for words, made in _found(text)] == [("Pier lamps: completed on 3 April", "done")]


def test_names_in_the_margin_of_a_paragraph_that_goes_on() -> None:
    text = HEAD + (
        "     Omar Hill said that the fares had risen and that the new table\n"
        "     would be shared with the pilots before it was printed            O Hill\n"
        "     in June.\n\n"
        "     It was agreed that the lamps be counted again and reported to\n"
        "     the Board in July.                                               I Roe/\n"
        "                                                                      A Lee\n"
    )
    found = [(words.split("  ")[0][:38], _owners(made)) for words, made in _found(text) if made.rule == "commitments.margin-owner"]
    assert found == [
        ("the new table would be shared with the", ["Omar Hill"]),
        ("It was agreed that the lamps be counte", ["Ines Roe", "Ann Lee"]),
        ("reported to the Board in July", ["Ines Roe", "Ann Lee"]),
    ]


def test_a_reason_is_no_part_of_a_task() -> None:
    found = _found(HEAD + "  *  Omar Hill to send the link again, as only five had answered so far.\n")
    assert [(words, made.kind) for words, made in found] == [("Omar Hill to send the link again", "action")]


LINES = [
    ("ACTION (Omar Hill): set up a group with the pilots", ["Omar Hill"], "set up a group with the pilots"),
    ("Action for Ines Roe: write to the yard", ["Ines Roe"], "write to the yard"),
    ("Action 3: Ann Lee - tide tables to be printed", ["Ann Lee"], "Ann Lee - tide tables to be printed"),
]


@pytest.mark.parametrize(("line", "owners", "task"), LINES)
def test_action_lines_that_name_who_in_other_places(line: str, owners: list[str], task: str) -> None:
    assert [(words, _owners(made)) for words, made in _found(HEAD + f"The pier was discussed.\n\n{line}\n")] == [(task, owners)]


def test_action_lines_below_one_another_are_tasks_of_their_own() -> None:
    text = HEAD + (
        "The members talked about the state of the pier and of the boats that lie beside it, at some length\n"
        "and with some heat, and about the fares that the pilots ask of visitors in the summer months there.\n\n"
        "ACTION 4.1 - Omar Hill to draft a letter to the harbour master about the lamps\n"
        "ACTION 4.2 - Ines Roe to find a hall for the summer meeting of the whole Board\n\n"
    ) + "The members then talked about the tides for a while, and nothing else was said that day about them.\n" * 6
    found = [(words, _owners(made)) for words, made in _found(text) if made.rule == "commitments.action-line"]
    assert [owners for _, owners in found] == [["Omar Hill"], ["Ines Roe"]]


def test_fields_behind_dashes_are_no_part_of_a_task() -> None:
    text = REPORT + "Next steps\n\n- Review of the lamps - 22 October 2021 - Harbour Trust\n- Letter to the pilots - June 2021\n"
    found = [(words, made.due.value if made.due else "") for words, made in _found(text, "partnership-report")]
    assert found == [("Review of the lamps", "2021-10-22"), ("Letter to the pilots", "2021-06")]


def test_a_carried_motion_decides_and_a_lost_one_does_not() -> None:
    motion = 'Motion: "That the Board counts the lamps itself." Moved by Ann Lee, seconded by Omar Hill. '
    assert [(made.kind, words) for words, made in _found(HEAD + motion + "Carried by 4 votes to 0.\n")] == [("decision", "That the Board counts the lamps itself")]
    assert not [words for words, made in _found(HEAD + motion + "Lost by 4 votes to 2.\n") if made.rule == "commitments.carried-motion"]


def test_several_aims_of_one_sentence() -> None:
    strung = _found(REPORT + "We set three goals: safer piers; fewer fares; and a lamp on every boat.\n", "partnership-report")
    assert [words for words, made in strung if made.kind == "aim"] == ["safer piers", "fewer fares", "a lamp on every boat"]
    led = _found(REPORT + "Our priorities for next year are to mend the pier, to lower the fares and to count the gulls.\n", "partnership-report")
    assert [words for words, made in led if made.kind == "aim"] == ["to mend the pier", "to lower the fares", "to count the gulls"]


def test_an_aims_number_heads_what_was_done_for_it() -> None:
    text = REPORT + (
        "1  Why we are here\n\nPiers make towns.\n\n2  Our aims\n\nAim 1   Nobody waits at the pier in the rain\nAim 2   Pilots are known by name\n\n"
        "3  What we have done\n\nAim 1 - Shelter\n\nA shelter was built at the north pier in June.\n\nAim 2 - Names\n\n - Badges given to 40 pilots\n"
    )
    found = [(made.kind, words) for words, made in _found(text, "partnership-report")]
    assert [words for kind, words in found if kind == "aim"] == ["Nobody waits at the pier in the rain", "Pilots are known by name"]
    assert [words for kind, words in found if kind == "progress"] == ["A shelter was built at the north pier in June", "Badges given to 40 pilots"]


def test_recommendations_answered_together_by_their_labels() -> None:
    text = "Ferry Council\n\nDecision notice\n\nDecision taken by: Councillor Ann Lee\n\n14 June 2022\n\nThe Quay Panel recommended:\n\n"
    text += (
        "  (i)   that the lamps be mended;\n  (ii)  that the fares be lowered; and\n  (iii) that no boat be sold until then.\n\n"
        "Reply: (i) and (ii) are accepted. (iii) is not accepted, because it would cost too much.\n"
    )
    statuses = [made.status for _, made in _found(text, "decision-record") if made.kind == "recommendation"]
    assert statuses == ["accepted", "accepted", "rejected"]


TOWARD = [
    ("Omar Hill would write to the hauliers about parking.", ["hauliers"]),
    ("Omar Hill will sound out the ferry owners about a gift.", ["ferry owners"]),
    ("Omar Hill undertook to write to every parish.", ["every parish"]),
    ("Omar Hill agreed to report back in June.", ["Harbour Board"]),
    ("Omar Hill agreed to bring a paper to the June meeting.", ["Harbour Board"]),
    ("Omar Hill agreed to run some groups.", []),
    ("Omar Hill agreed to put more lamps out.", []),
]


@pytest.mark.parametrize(("sentence", "others"), TOWARD)
def test_to_whom_a_promise_is_made(sentence: str, others: list[str]) -> None:
    assert [_others(made) for _, made in _found(HEAD + sentence + "\n")] == [others]


def test_whom_a_decision_asks_is_not_who_decides() -> None:
    found = _found(HEAD + "RESOLVED: That the Ferry Trust be asked to lower its fares.\n")
    assert [(_owners(made), _others(made)) for _, made in found] == [(["Harbour Board"], ["Ferry Trust"])]


def test_those_who_will_be_asked_are_not_who_asks() -> None:
    found = _found(REPORT + "Pilots will be invited to a workshop in June.\n", "partnership-report")
    assert [(_owners(made), _others(made)) for _, made in found] == [(["The Pilot Partnership"], ["Pilots"])] or _owners(found[0][1]) != ["Pilots"]


def test_what_a_response_answers_was_asked_by_those_whose_report_it_is() -> None:
    text = RESPONSE + "Recommendation 1\n\nThe Council should mend the lamps.\n\nResponse: Accepted. The Council will mend them by June 2022.\n"
    asked = [made for _, made in _found(text, "government-response") if made.kind == "recommendation"]
    assert [_others(made) for made in asked] == [["Quay Panel"]]


def test_the_next_meeting_is_the_day_that_the_minutes_give() -> None:
    task = "ACTION: Omar Hill to bring the tide tables to the next meeting.\n\n"
    dated = _found(HEAD + task + "Date of next meeting: 6 July 2021\n")
    assert [made.due.value for _, made in dated if made.due] == ["2021-07-06"]
    assert [made.due.value for _, made in _found(HEAD + task) if made.due] == ["the next meeting"]


DUES = [
    ("Omar Hill would reply in two months.", "2021-07"),
    ("Omar Hill would reply before the end of the month.", "2021-05"),
    ("Omar Hill will present the tables at the June meeting.", "2021-06"),
    ("Omar Hill will mend the lamps before the Easter break.", "before the Easter break"),
    ("Omar Hill will write to pilots within a fortnight.", "within a fortnight"),
]


@pytest.mark.parametrize(("sentence", "due"), DUES)
def test_when_it_is_due(sentence: str, due: str) -> None:
    assert [made.due.value for _, made in _found(HEAD + sentence + "\n") if made.due] == [due]


NEWS_TOLD = [
    ("The council's cabinet agreed on Monday to sell the pier.", "decision", "agreed"),
    ("Councillors backed a plan to sell the pier.", "decision", "agreed"),
    ("Councillors voted it down by 31 votes to 12.", "decision", "agreed"),
    ("An inquiry said that each pier should have a lamp.", "recommendation", "proposed"),
    ("Ferry Council has pledged £300,000 for a new boat.", "action", "agreed"),
]


@pytest.mark.parametrize(("sentence", "kind", "status"), NEWS_TOLD)
def test_what_newspapers_tell(sentence: str, kind: str, status: str) -> None:
    assert [(made.kind, made.status) for _, made in _found(NEWS + sentence + "\n", "news-article")] == [(kind, status)]


def test_a_newspaper_decides_nothing_that_it_tells() -> None:
    found = _found(NEWS + "Ferry Council's cabinet agreed on Monday to sell the pier.\n", "news-article")
    assert all("Echo" not in owner for _, made in found for owner in _owners(made))


def test_anybodys_should_is_no_recommendation_in_the_news() -> None:
    assert not _found(NEWS + "Mr Hill said fares should be lower.\n", "news-article")


def test_a_name_that_nobody_introduced_acts_itself() -> None:
    found = _found(NEWS + "Ferry Council met in Quayside. Lamp Concern Quayside has offered to run a club.\n", "news-article")
    assert _owners(found[-1][1]) == ["Lamp Concern Quayside"]


def test_a_question_above_a_list_is_its_heading() -> None:
    text = REPORT + "What we did\n- Lamps mended at the pier\n\nThe count of boats fell by nine.\n\nWhat we will do next\n- Extend the pier to the north\n"
    found = [(words, made.kind, made.status) for words, made in _found(text, "partnership-report")]
    assert ("Extend the pier to the north", "action", "planned") in found


def test_a_month_alone_in_the_column_for_it_is_a_date() -> None:
    text = HEAD + "No. | Action | Owner | Due\n1 | Write to the pilots | Ann Lee | June\n2 | Check every buoy | Omar Hill | 3 June 2021\n"
    assert [made.due.value for _, made in _found(text) if made.due] == ["2021-06", "2021-06-03"]


def test_the_title_behind_decision_decides_nothing() -> None:
    text = "Ferry Council\n\nRecord of decision\n\nDecision: Pier lamps - lighting at dusk\n\nDecision maker: Councillor Ann Lee\n\nDate: 3 March 2023\n\nDecision\n\n1. To approve the lighting of the lamps at dusk.\n"
    assert [words for words, _ in _found(text, "decision-record")] == ["To approve the lighting of the lamps at dusk"]


def test_what_was_proposed_and_agreed_is_the_meetings_decision() -> None:
    found = _found(HEAD + "It was proposed by Omar Hill, and agreed, that a lamp be bought.\n\nAgreed to ask the pilots in June.\n")
    assert [(made.kind, made.status, _owners(made)) for _, made in found] == [("decision", "agreed", ["Harbour Board"])] * 2


def test_what_was_put_off_is_late_whatever_the_tense() -> None:
    found = _found(HEAD + "The count planned for May had been postponed to July.\n\nThe survey was carried forward.\n")
    assert [made.status for _, made in found] == ["delayed", "delayed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Trust supported the families of nine pilots.",
        "The pier school was outstanding in every way.",
        "Of 200 people 58% were willing to pay more.",
    ],
)
def test_what_sounds_like_a_decision_or_a_promise_and_is_none(sentence: str) -> None:
    assert not [words for words, made in _found(HEAD + sentence + "\n") if made.kind in ("decision", "action") or made.status == "delayed"]


@pytest.mark.parametrize(
    ("clause", "kind", "status"),
    [
        ("the second ferry had been on the crossing since 2 October", "progress", "under way"),
        ("the new piers have been open to anglers since Easter", "progress", "under way"),
        ("Running since May 2019, a month late", "progress", "under way"),
        ("the lifeboat made its first launch in June", "progress", "done"),
        ("the tide school opened its doors to 40 children", "progress", "done"),
        ("an open day for skippers took place on 18 January", "progress", "done"),
        ("berths can now be booked from a telephone", "progress", "done"),
        ("the Chair promised the anglers an answer in writing", "action", "agreed"),
        ("it means to double the number of its pilots", "action", "planned"),
        ("a meeting with the union is in the diary for 6 October", "action", "planned"),
        ("a reply from the Trust is requested by 30 April", "action", "proposed"),
        ("officers are considering whether the quay could be lit", "action", "proposed"),
        ("the tide tables will be out by 26 April", "action", "planned"),
        ("a guide for skippers would be with clubs before half term", "action", "planned"),
    ],
)
def test_what_is_so_since_and_what_will_be_so_by_a_day(clause: str, kind: str, status: str) -> None:
    found = find_wording(clause, "minutes")
    assert found is not None
    assert (found.kind, found.status) == (kind, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "This form is to be used for all claims and must be returned to the Clerk within 5 days.",
        "The standard was met in 68% of cases in the quarter.",
        "On the basis of last year's figures the saving would be £40,000.",
        "Fewer than 50 skippers would leave.",
        "The buoys were the ones that they had been told would go.",
        "The Chair was ashamed to hear it.",
        "Boats moored beyond the bar were waiting nine hours on average.",
        "Omar Hill has made it clear that he disagrees.",
        "Ann Lee feared that boats will sink.",
        "The additional money will bring the queues down.",
        "Families had been passed from office to office.",
        "A recorded vote was taken on the motion.",
        "You should not compare these figures with last year's.",
    ],
)
def test_what_is_no_report_of_work_and_no_promise(sentence: str) -> None:
    assert not _found(HEAD + sentence + "\n")


def test_a_thing_offered_at_a_meeting_is_promised_and_an_apology_is_none() -> None:
    found = _found(HEAD + "Omar Hill offered a boat free of charge. Ann Lee offered apologies for the delay.\n")
    assert [(words, made.status, _owners(made)) for words, made in found] == [("Omar Hill offered a boat free of charge", "agreed", ["Omar Hill"])]


def test_news_goes_on_with_what_would_be_done() -> None:
    text = NEWS + "The smallest boats would be licensed last. Fares would be painful for all who live there.\n"
    assert [words for words, made in _found(text, "news-article") if made.kind == "action"] == ["The smallest boats would be licensed last"]
