"""A cell of a table that holds nothing but a number, and the words beside it that say in what it is counted.

1. A cell is a number with its own sign at most ("£1,204", "38%", "12 days"), or a count with its share in brackets ("12 (34%)").
2. A heading names a unit in its words ("£000", "% of pupils", "Wait (days)", "Rate per 10,000") or by the things it counts ("Referrals").

A number below zero, a year, and a number with leading zeros are no figures here. What does not belong here: which heading a cell
stands under (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extract.numerals import DIGITS, MAGNITUDE, scaled

_CURRENCIES: Final = {"£": "GBP", "$": "USD", "€": "EUR"}
_TIME: Final = r"(?:(?:working|calendar|school) )?(?:seconds|minutes|hours|days|weeks|months|years)"


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that some words name.

    Attributes:
        name: "percent", "GBP", "days", "per 10,000", or the things that are counted.
        scale: The magnitude that the words add ("m" of "£m"); empty for none.
        start: Offset of the words in what was read.
        end: Offset behind them.
    """

    name: str
    scale: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a cell.

    Attributes:
        start: Offset of its first character in the cell.
        end: Offset behind its last.
        value: Its value as text, magnitude included.
        unit: The unit that the cell itself gives; empty if it gives none.
    """

    start: int
    end: int
    value: str
    unit: str = ""


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<figure>(?P<sign>[£$€])?\s?(?P<number>{DIGITS})(?:\s?(?P<scale>{MAGNITUDE}))?(?:\s?(?P<percent>%|per ?cent))?(?:\s(?P<time>{_TIME}))?)(?:\s*\((?P<second>(?P<share>{DIGITS})\s?%)\))?",
        re.IGNORECASE,
    )


def read_cell(words: str, unit: Unit | None = None) -> Iterator[Number]:
    """Read the numbers of a cell.

    Args:
        words: The cell's words.
        unit: The unit that its headings name; its magnitude is the number's.

    Yields:
        The number, and the share in brackets behind it; nothing for a cell that holds anything else.

    Example:
        >>> [(one.value, one.unit) for one in read_cell("12 (34%)")]
        [('12', ''), ('34', 'percent')]
    """
    found = _cell().fullmatch(words)
    if not found or re.fullmatch(r"(?:19|20)\d\d|0\d+", found["figure"]):
        return
    own = "percent" if found["percent"] else _CURRENCIES.get(found["sign"] or "", "") or (found["time"] or "").casefold()
    scale = found["scale"] or (unit.scale if unit and own in {"", unit.name} else "")
    yield Number(found.start("figure"), found.end("figure"), scaled(found["number"], scale), own)
    if found["share"]:
        yield Number(found.start("second"), found.end("second"), scaled(found["share"]), "percent")


@cache
def _unit() -> re.Pattern[str]:
    thousand = r"[’']?000s?|thousands?|millions?|billions?|mn|[mk]|bn"
    return re.compile(
        rf"\(?(?P<sign>[£$€])\s?(?P<scale>{thousand})?(?![\w£])\)?|(?P<percent>\(?(?:%|\bper ?cent\b|\bpercentage\b)\)?)|\(?\bper (?P<base>1,000|10,000|100,000|100)\b(?! ?%)\)?"
        rf"|\((?:in |average )*(?P<time>{_TIME})\)|\bin (?P<time2>{_TIME})\b|\((?P<scale2>[’']000s?|thousands|millions)\)",
        re.IGNORECASE,
    )


def read_unit(words: str) -> Unit | None:
    """Read the unit that a heading, a row's label or a caption names.

    Args:
        words: Its words.

    Returns:
        The unit; None if the words name none outright.

    Example:
        >>> unit = read_unit("2018/19 £000")
        >>> (unit.name, unit.scale) if unit else None
        ('GBP', 'thousand')
    """
    found = _unit().search(words)
    if not found:
        return None
    name = _CURRENCIES[found["sign"]] if found["sign"] else "percent" if found["percent"] else f"per {found['base']}" if found["base"] else ""
    scale = (found["scale"] or found["scale2"] or "").casefold().strip("’'").removesuffix("s")
    return Unit(name or (found["time"] or found["time2"] or "").casefold(), "thousand" if scale == "000" else scale, *found.span())


@cache
def _counted() -> re.Pattern[str]:
    """The head of what is counted: "Number of referrals received", "Children in care", "Delayed days"."""
    plural = r"(?:[A-Za-z][a-z’'-]*[^\W\d_us]s|people|children|staff|households|men|women|police)"
    stop = r"(?:in|of|with|who|that|to|by|from|for|at|on|and|or|per|not|under|over|aged|using|received|made|seen|completed|waiting|open|closed|held|per)"
    return re.compile(
        rf"(?:(?:total|average|overall|the)\s+)*(?:(?P<of>(?:number|count|total|no\.?)s?\s+of\s+)|(?:number|count|nos?\.?|#)\s*)?"
        rf"(?P<noun>(?:(?!{stop}\b)[A-Za-z][\w’'/-]*\s+){{0,3}}?{plural})\b(?(of)|(?=\s+{stop}\b|\s*$|\s*[,(:;–-]))",
        re.IGNORECASE,
    )


def counted_in(words: str) -> Unit | None:
    """Find the things that a heading or label counts.

    Args:
        words: Its words.

    Returns:
        The things, in lower case but for capitals within; None if it opens with no plural.

    Example:
        >>> unit = counted_in("Number of referrals received")
        >>> unit.name if unit else None
        'referrals'
    """
    found = _counted().match(words)
    if not found or re.fullmatch(r"(?i)(?:.* )?(?:times|sales|earnings|savings|costs|news|expenses|works|goods|services|reserves|wages|salaries|savings|fees|grants|rates|prices|takings|proceeds|contributions|funds|payments)", found["noun"]):
        return None  # what is money by its nature is counted in money, and the table would say which
    noun = " ".join(found["noun"].split())
    return Unit(noun if noun[:2].isupper() else noun[0].lower() + noun[1:], "", *found.span("noun"))
