"""Nobody is said to have been silent of what is settled in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gapgraph.gaps import find_gaps
from tests.links.conftest import minutes

if TYPE_CHECKING:
    from tests.links.conftest import Build

LATER = "Members walked round the new depot and thanked the drivers."


def gaps(build: Build, first: tuple[str, ...], later: str = LATER) -> list[str]:
    """The kinds of gap that two meetings' minutes leave."""
    store = build(a=minutes("4 May 2018", *first), b=minutes("3 September 2018", later))
    return [gap.kind for gap in find_gaps(store, only=["never-heard-of-again", "suggestion-dropped"])]


TASK = "ACTION: Ann Lee to circulate the asbestos survey to the tenants"
IDEA = "Bob Hay suggested that the Board publish a quarterly gazette for anglers."


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ((f"{TASK} [done].",), LATER),
        ((f"{TASK}.",), "All other actions from the last meeting had been completed."),
        (("ACTION: Ann Lee to circulate the asbestos guidance to all tenants by post.",), "The asbestos paper had gone round."),
        ((f"{IDEA} The Chair said that this was not within the Board's remit.",), LATER),
        ((IDEA, "ACTION: Ann Lee to look into a gazette."), LATER),
        ((IDEA, "Items for the next meeting: gazette for anglers, quarterly or not."), LATER),
    ],
)
def test_what_is_settled_in_passing_is_no_gap(build: Build, first: tuple[str, ...], later: str) -> None:
    assert "never-heard-of-again" not in gaps(build, first, later) or "gazette" in first[0]
    assert "suggestion-dropped" not in gaps(build, first, later)


@pytest.mark.parametrize(
    ("first", "kind"),
    [((f"{TASK}.",), "never-heard-of-again"), ((IDEA,), "suggestion-dropped"), ((f"{IDEA} Members liked the covers.",), "suggestion-dropped")],
)
def test_silence_is_still_a_gap(build: Build, first: tuple[str, ...], kind: str) -> None:
    assert gaps(build, first) == [kind]


def test_dates_and_places_of_meetings_are_no_promises(build: Build) -> None:
    assert gaps(build, ("ACTION: Ann Lee to circulate dates for future meetings.", "Bob Hay proposed to host the next meeting at the depot.")) == []
