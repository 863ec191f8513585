"""By which day a promise is due, where its words count from the paper's own day."""

from __future__ import annotations

import pytest

from gapgraph.links.dues import due_by
from gapgraph.links.model import Paper, Stated


def paper(day: str, genre: str = "Minutes", body: str = "board") -> Paper:
    """A paper of a day."""
    return Paper(f"paper-{day}-{body}", "Minutes", day, day, day, frozenset({body}), frozenset({genre}), "")


MAY = paper("2018-05-04")
PAPERS = [MAY, paper("2018-07-03"), paper("2018-09-11"), paper("2018-06-01", body="another"), paper("2018-06-15", genre="NewsArticle")]


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("by the next meeting", "2018-07-03"),
        ("for next meeting", "2018-07-03"),
        ("before the next Fenwick Health Board meeting", "2018-07-03"),
        ("within two weeks", "2018-05-18"),
        ("within 10 days", "2018-05-14"),
        ("by the end of the week", "2018-05-06"),
        ("by the end of the month", "2018-05-31"),
        ("later in the year", "2018-12-31"),
        ("in the summer", "2018-08-31"),
        ("in the spring", "2018-05-31"),
        ("in the winter", "2019-02-28"),
        ("Spring 2026", "2026-05-31"),
        ("in due course", ""),
        ("as soon as possible", ""),
        ("at a future meeting", ""),
    ],
)
def test_a_day_is_counted_from_the_paper(due: str, day: str) -> None:
    said = Stated("fact", MAY, "Action", "Ann Lee to write", "passage", 0, 10, due=due)
    assert due_by(said, PAPERS) == day


def test_no_meeting_was_read_after_the_last() -> None:
    last = PAPERS[2]
    assert not due_by(Stated("fact", last, "Action", "Ann Lee to write", "passage", 0, 10, due="next meeting"), PAPERS)


def test_a_date_of_its_own_goes_first() -> None:
    said = Stated("fact", MAY, "Action", "words", "passage", 0, 5, due="2018-06", due_earliest="2018-06-01", due_latest="2018-06-30")
    assert due_by(said, PAPERS) == "2018-06-30"
