"""A promise is known again by the name of its thing; and another thing, or another deed, is another promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.links.conftest import minutes
from tests.links.test_promises import followed

if TYPE_CHECKING:
    from tests.links.conftest import Build

FIRST = minutes(
    "4 May 2018",
    "ACTION: Ann Lee to adopt a charter for tenants who come home after a flood by 30 June 2018.",
    "ACTION: Bob Hay to open a weekly dental clinic for lorry drivers by 31 July 2018.",
    "ACTION: Bob Hay to appoint an adviser on damp and mould by 31 July 2018.",
    "It was suggested that the Board send out a gazette every quarter.",
)


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("The charter was published on 20 June.", "reports", "done"),
        ("Ann Lee said that a dentist for the dental clinic had been chosen.", "reports", "done"),
        ("The dental clinic was late, because the lease had not been signed.", "reports", "delayed"),
        ("The adviser on damp and mould, Mr Roy Tull, took up his post on 2 July.", "reports", "done"),
        ("Members had thought about the gazette and decided not to go ahead with it.", "reports", "ended"),
        ("Charter for tenants who come home after a flood: adopted in June 2018.", "reports", "done"),
    ],
)
def test_the_name_of_the_thing_is_enough(build: Build, words: str, kind: str, status: str) -> None:
    assert [(kind, status)] in followed(build(a=FIRST, b=minutes("3 September 2018", words))).values()


@pytest.mark.parametrize(
    "words",
    [
        "The adviser has visited four estates.",  # what the adviser does is another deed
        "Websites were checked for the dental clinic.",
        "The eye clinic was opened on 20 July.",
        "ACTION: Ann Lee to review the dental clinic by 30 May 2019.",
        "A charter for cyclists was published by the rail company.",
        "The charter of the rail company was published on 20 June.",
    ],
)
def test_another_thing_or_another_deed_is_another_promise(build: Build, words: str) -> None:
    assert followed(build(a=FIRST, b=minutes("3 September 2018", words))) == {}


def test_where_two_things_answer_to_the_name_none_is_meant(build: Build) -> None:
    two = minutes("4 May 2018", "ACTION: Ann Lee to publish a charter for cyclists.", "ACTION: Bob Hay to publish a charter for anglers.")
    assert followed(build(a=two, b=minutes("3 September 2018", "The charter was published on 20 June."))) == {}


def test_it_stands_for_what_the_sentence_before_begins_with(build: Build) -> None:
    said = "The dental clinic was late; it was now expected to open in April 2019."
    (found,) = (kinds for words, kinds in followed(build(a=FIRST, b=minutes("3 September 2018", said))).items() if "dental" in words)
    assert ("reports", "delayed") in found


def test_meeting_somebody_is_known_by_whom(build: Build) -> None:
    first = minutes("4 May 2018", "ACTION: Ann Lee to set up a meeting with Rail North.")
    assert followed(build(a=first, b=minutes("3 September 2018", "Ann Lee had met with Rail North to discuss the fares."))) != {}


def test_papers_of_another_place_change_nothing(build: Build) -> None:
    later = minutes("3 September 2018", "The charter was published on 20 June.")
    store = build(a=FIRST, b=later)
    before = followed(store)
    elsewhere = "Ashdown Parish Council\n\nMinutes of the meeting held on {} June 2018\n\nPresent: Zoe Park (Ashdown Arts)\n\n1. Roads\n\nACTION: Zoe Park to publish a charter for {}.\n"
    others = {f"c{n}": elsewhere.format(n + 1, thing) for n, thing in enumerate(("dogs", "cats", "hens", "bees", "owls", "eels", "newts"))}
    assert {words: kinds for words, kinds in followed(build(a=FIRST, b=later, **others)).items() if "tenants" in words} == before
