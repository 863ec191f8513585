"""A promise is known again by the number that a later paper cites it by, whatever the later words are; a paper's own numbers cite nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gapgraph.links.numbering import citations
from tests.links.conftest import minutes
from tests.links.test_promises import followed

if TYPE_CHECKING:
    from tests.links.conftest import Build

PLAN = """KEEPING WARM

A plan of the Fenwick Health Partnership Board
Published 4 May 2018

Fenwick Council and Fenwick NHS Trust wrote this plan with the Fenwick Health Partnership Board.

Our pledges

Pledge 1. Fenwick Council will insulate the roofs of 200 terraced houses by 31 March 2019.

Pledge 2. Fenwick NHS Trust will train 12 boiler engineers to spot mould by 31 December 2018.

Pledge 3. Fenwick Council will lend dehumidifiers to families with babies by 30 June 2018.
"""
ROOFS = "Fenwick Council will insulate the roofs of 200 terraced houses by 31 March 2019"
ENGINEERS = "Fenwick NHS Trust will train 12 boiler engineers to spot mould by 31 December 2018"
BABIES = "Fenwick Council will lend dehumidifiers to families with babies by 30 June 2018"


@pytest.mark.parametrize(
    ("words", "promise", "status"),
    [
        ("Pledge 1: the slaters finished in February 2019.", ROOFS, "done"),
        ("The scaffolding had been delayed by frost (pledge 1).", ROOFS, "delayed"),
        ("Pledge 2 | Fenwick NHS Trust | Twelve people came, who now know soot from black spots. | Kept", ENGINEERS, "done"),
        ("Pledge 3 | Fenwick Council | Nobody wished for one. | Given up", BABIES, "ended"),
    ],
)
def test_a_number_that_is_cited_ties(build: Build, words: str, promise: str, status: str) -> None:
    assert followed(build(a=PLAN, b=minutes("3 April 2019", words))) == {promise: [("reports", status)]}


@pytest.mark.parametrize(
    "words",
    [
        "Priority 1: the last slates were laid in February 2019.",
        "Pledge 9: the last slates were laid in February 2019.",
        "Pledge 1: Fenwick NHS Trust will plant an orchard by 31 March 2021.",
        "3.1 The last slates were laid in February 2019.",
    ],
)
def test_another_word_or_number_and_a_new_pledge_cite_nothing(build: Build, words: str) -> None:
    assert followed(build(a=PLAN, b=minutes("3 April 2019", words))) == {}


def test_of_two_papers_with_the_number_the_one_that_is_named_is_meant(build: Build) -> None:
    other = PLAN.replace("KEEPING WARM", "KEEPING DRY").replace("insulate the roofs of 200 terraced houses", "clear 90 gutters")
    said = "Pledge 1 of Keeping Dry had been delayed by frost."
    assert followed(build(a=PLAN, b=other, c=minutes("3 April 2019", said))) == {
        "Fenwick Council will clear 90 gutters by 31 March 2019": [("reports", "delayed")]
    }


def test_of_two_papers_with_the_number_neither_is_meant_if_none_is_named(build: Build) -> None:
    other = PLAN.replace("KEEPING WARM", "KEEPING DRY").replace("insulate the roofs of 200 terraced houses", "clear 90 gutters")
    assert followed(build(a=PLAN, b=other, c=minutes("3 April 2019", "Pledge 1 had been delayed by frost."))) == {}


def test_citations_are_words_with_a_number() -> None:
    told = [one.told for one in citations("Actions in R2 and pledge 3, action 23/24-1, 4 pledges")]
    assert told == ["recommendation 2", "pledge 3"]
