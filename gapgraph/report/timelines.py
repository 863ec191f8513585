"""Small timelines as SVG without a script: when papers speak of a thing, when others are silent, when it is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

WIDTH: Final = 700
_EDGE: Final = 14  # room for half a dot at either end
_FEWEST: Final = 46  # pixels between the names of two years


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that all timelines of a report go over, so that one can be held against another.

    Attributes:
        first: The first day.
        last: The last day.
    """

    first: date
    last: date

    def x(self, day: str) -> float:
        """Return where a day stands; one before or after the axis stands at its end.

        Args:
            day: ISO 8601.

        Example:
            >>> Axis(date(2017, 1, 1), date(2019, 1, 1)).x("2018-01-01")
            350.0
        """
        whole = max((self.last - self.first).days, 1)
        share = (date.fromisoformat(day) - self.first).days / whole
        return round(_EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * _EDGE), 1)

    def years(self) -> tuple[tuple[float, str], ...]:
        """Return where years begin, and their names; every second or fifth where all would not have room."""
        first, last = self.first.year + 1, self.last.year
        room = max(1, (WIDTH - 2 * _EDGE) // _FEWEST)
        step = next((step for step in (1, 2, 5, 10, 25) if (last - first) // step < room), 100)
        return tuple((self.x(f"{year}-01-01"), str(year)) for year in range(first, last + 1) if year % step == 0)


def axis_over(days: Iterable[str]) -> Axis | None:
    """Return the axis over some days.

    Args:
        days: ISO 8601; empty ones are left out.

    Returns:
        The axis; None if there is no day.
    """
    found = sorted(date.fromisoformat(day) for day in days if day)
    return Axis(found[0], found[-1]) if found else None


@dataclass(frozen=True, slots=True)
class Dot:
    """A paper on a timeline.

    Attributes:
        x: Where it stands.
        look: Its class: "said", "silent" or "told", which says how far a promise is.
    """

    x: float
    look: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline, ready to be drawn.

    Attributes:
        dots: Papers.
        years: Where years begin, and their names.
        due: Where the day stands by which it was to be done; None if there is none on the axis.
        width: Width of the drawing.
    """

    dots: tuple[Dot, ...]
    years: tuple[tuple[float, str], ...]
    due: float | None = None
    width: int = WIDTH


def timeline(axis: Axis, days: Iterable[tuple[str, str]], due: str = "") -> Timeline:
    """Return a timeline.

    Args:
        axis: The days that it goes over.
        days: Day and look of each dot; those without a day have no place on it.
        due: The day by which it was to be done; empty if there is none.
    """
    dots = tuple(Dot(axis.x(day), look) for day, look in days if day)
    return Timeline(dots, axis.years(), axis.x(due) if due and axis.first.isoformat() <= due <= axis.last.isoformat() else None)
