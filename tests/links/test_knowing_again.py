"""What tells that two statements are one promise besides their words: the day, the owner's name, the row, the sentence before; what tells against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gapgraph.gaps import list_gaps
from gapgraph.links.phrases import spoken_of, things
from gapgraph.links.surroundings import refers_back
from gapgraph.links.wording import things as done_to
from tests.links.conftest import minutes
from tests.links.test_promises import followed

if TYPE_CHECKING:
    from tests.links.conftest import Build

FIRST = minutes(
    "4 May 2018",
    "ACTION: Bob Hay to open a quiet garden for patients by 30 June 2018.",
    "ACTION: Ann Lee to put on four sessions for night porters on lifting safely by 30 September 2018.",
)


def test_what_was_done_is_not_promised_again(build: Build) -> None:
    later = minutes("3 September 2018", "The quiet garden for patients opened on 20 June.")
    last = minutes("3 December 2018", "ACTION: Bob Hay to open the quiet garden for patients at night by 30 June 2019.")
    found = followed(build(a=FIRST, b=later, c=last))
    assert found == {"Bob Hay to open a quiet garden for patients by 30 June 2018": [("reports", "done")]}


def test_what_was_not_done_may_be_promised_again(build: Build) -> None:
    later = minutes("3 September 2018", "ACTION: Bob Hay to open the quiet garden for patients by 30 November 2018.")
    assert [("amends", "agreed")] in followed(build(a=FIRST, b=later)).values()


def test_some_of_several_are_known_again(build: Build) -> None:
    (reports,) = followed(build(a=FIRST, b=minutes("3 September 2018", "The first two sessions for porters had taken place."))).values()
    assert [kind for kind, _ in reports] == ["reports"]


def test_two_like_tasks_of_other_years_are_two(build: Build) -> None:
    first = minutes("4 May 2018", "ACTION: Ann Lee to put the addresses of all dentists on the Board's web page by 31 May 2018.")
    last = minutes("3 May 2020", "ACTION: Ann Lee to put the film about teeth on the Board's web page by 31 May 2020.")
    assert followed(build(a=first, b=last)) == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ann Lee to issue a protocol once a year", {"protocol"}),
        ("The Trust will train 24 new balance and strength teachers by May", {"24", "new", "balanc", "strength", "teacher"}),
        ("That the Board invite the charity to become a member", set()),
    ],
)
def test_the_thing_that_a_deed_is_done_to(words: str, expected: set[str]) -> None:
    assert done_to(words) == expected


def test_a_noun_is_seen_through_to_what_it_is_of() -> None:
    assert "physiotherapist" in {one.head for one in things("approve the recruitment of two physiotherapists")}
    assert "cushion" in {one.head for one in spoken_of("It bought the last of the cushions")}


def test_a_pronoun_refers_back() -> None:
    assert refers_back("It will now begin in October")
    assert not refers_back("Italy will now begin")


@pytest.mark.parametrize(
    ("said", "orphaned"),
    [
        ("Fenwick Drama Trust ceased to exist on 30 June 2018. Fenwick Council had taken over its duties and its staff.", False),
        ("Fenwick Drama Trust ceased to exist on 30 June 2018. Nobody has taken over its duties.", True),
        ("Fenwick Drama Trust ceased to exist on 30 June 2018. Members were sorry.", True),
    ],
)
def test_what_a_successor_took_over_is_no_orphan(build: Build, said: str, orphaned: bool) -> None:
    first = minutes("4 May 2018", "Fenwick Drama Trust will stage a play about sleep for schools by 31 October 2018.")
    found = [gap.kind for gap in list_gaps(build(a=first, b=minutes("3 December 2018", said)))]
    assert ("orphaned" in found) is orphaned
