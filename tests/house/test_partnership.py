"""What is found over the papers of one partnership is what its reader expected before the code was written."""

from __future__ import annotations

import pytest

from benchmarks.partnership import Count, results


@pytest.fixture(scope="module")
def counted() -> tuple[dict[str, Count], dict[str, Count]]:
    """The counts of findings by kind, and of links."""
    kinds, links, _ = results()
    return kinds, links


def test_hardly_a_finding_is_wrong_and_few_are_missed(counted: tuple[dict[str, Count], dict[str, Count]]) -> None:
    whole = counted[0]["all kinds"]
    assert whole.right > 50
    assert whole.precision >= 0.95
    assert whole.recall >= 0.85


@pytest.mark.parametrize("kind", ["no-owner", "no-deadline"])
def test_nobody_is_said_to_have_left_out_what_they_named(counted: tuple[dict[str, Count], dict[str, Count]], kind: str) -> None:
    assert counted[0][kind].right
    assert not counted[0][kind].wrong


def test_no_two_promises_and_no_two_figures_are_made_one(counted: tuple[dict[str, Count], dict[str, Count]]) -> None:
    links = counted[1]
    assert links["statements that are one promise"].recall >= 0.6
    assert not links["statements that are one promise"].wrong
    assert not links["figures that state one thing"].wrong
