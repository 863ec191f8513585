"""When two values of one measure contradict each other: a conflict accuses, so every way in which both may be right is asked for first.

1. Both name the same period, whole and place; a year that was not over when one of the papers was written may be counted only so far.
2. Neither is a target, plan, estimate or bound, nor one end of a change: "41% against a target of 44%", "more than 1,900".
3. Neither measures something that the other does not: "in the north" and "in the south", "by nurses" and "by doctors". One may
   say more than the other.

A figure that is said to be read in another's place ("should read 121 and not 112") is a correction whatever else its sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.links.figures.measures import Measure
    from gapgraph.links.figures.model import Figure

_BESIDE: Final = 40  # characters around a figure in which another may be set beside it
_YEAR_ENDS: Final = "03-31"  # of two calendar years ("2016/17"), in most public papers


@cache
def _correction() -> re.Pattern[str]:
    right = r"correct(?:s|ed|ion|ing)?|revis(?:es?|ed|ion)|amend(?:ed|ment)?|restated|re-?calculated|updated"
    return re.compile(rf"\b(?:{right}|in error|erroneous\w*|wrongly|misprint)\b", re.IGNORECASE)


@cache
def _change() -> re.Pattern[str]:
    moved = r"from|rose|risen|fell|fallen|increas\w+|decreas\w+|reduc\w+|up|down"
    return re.compile(rf"\b(?:{moved}|compared|against|between)\b", re.IGNORECASE)


@cache
def _other_end() -> re.Pattern[str]:
    return re.compile(r"\s*(?:to|and|or|–|-)\s*[£\d]")


@cache
def _wished() -> re.Pattern[str]:
    """Words of what is not (yet) the case, and of what was only thought to be."""
    wished = r"targets?|aims?|goals?|plan(?:s|ned)?|budget\w*|forecast\w*|expect\w*|predict\w*|project(?:ed|ions?)|propos\w+|provisional\w*"
    return re.compile(rf"\b(?:{wished}|estimat\w+|will|would|should|could|may|might|limit|maximum|minimum|so far)\b", re.IGNORECASE)


@cache
def _right_is() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|ought to|to)\s+(?:have\s+)?(?:read|be(?:en)?|sa(?:y|id)|show\w*|give\w*)\b[^.;]{0,20}$", re.IGNORECASE)


@cache
def _instead_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:and not|not|rather than|instead of|in place of)\b(?=[^.;]{0,12}\d)", re.IGNORECASE)


@cache
def _should_be() -> re.Pattern[str]:
    """A wrong figure and the verb that leads to the right one: "112 should read"."""
    right = r"should\s+(?:have\s+)?(?:read|be(?:en)?|said?|say)|(?:corrected|amended|changed)\s+to(?:\s+read)?"
    return re.compile(rf"(?P<wrong>[^.;]{{0,40}}?)\s+(?:{right})\s*[“\"']?$", re.IGNORECASE)


@cache
def _from() -> re.Pattern[str]:
    """What leads to a wrong figure with the right one behind it: "corrected from 112 to 121"."""
    return re.compile(r"\b(?:corrected|amended|changed)\s+(?:to\s+read\s+)?from\s*$", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d[\d,]*(?:\.\d+)?(?<!,)")


def contradict(earlier: Figure, later: Figure, one: Measure, other: Measure) -> bool:
    """Tell whether two different values cannot both be right, as far as their words tell.

    Args:
        earlier: A figure.
        later: A figure of a later paper, whose words are much alike.
        one: What the earlier measures.
        other: What the later measures.

    Returns:
        False where a way remains in which both may be right.
    """
    if not one.periods or one.periods != other.periods or one.whole != other.whole or _measure_two(one, other):
        return False
    if earlier.qualifier or later.qualifier or any(_is_open(figure, one) for figure in (earlier, later)):
        return False
    return not any(_is_change(figure) or _wished().search(figure.words) for figure in (earlier, later))


def put_right(later: Figure) -> frozenset[Decimal]:
    """Return the values that a figure is said to replace: "paragraph 2.3 should read 121 and not 112".

    Args:
        later: The figure.
    """
    text = later.paper.text
    before, behind = text[later.sentence[0] : later.figure_start], text[later.figure_end : later.sentence[1]]
    if later.low != later.high:
        return frozenset({later.low} if _from().search(before) else ())
    instead, wrong = _instead_of().search(behind), _should_be().search(before)
    stretches = [behind[instead.end() :] if instead and _right_is().search(before) else "", wrong["wrong"] if wrong else ""]
    return frozenset(number for stretch in stretches for number in _first_number(stretch))


def _first_number(words: str) -> Iterator[Decimal]:
    found = _number().search(words)
    if found:
        yield Decimal(found[0].replace(",", ""))


def corrects(later: Figure) -> bool:
    """Tell whether the paragraph of a figure says that something is put right.

    Args:
        later: The figure.

    Returns:
        True for "corrected", "in error" and the like, whichever figure of the paragraph they are about.
    """
    return bool(_correction().search(later.paper.text, *later.paragraph))


def _measure_two(one: Measure, other: Measure) -> bool:
    """Whether each of two has words that the other has not."""
    left, right = (measure.short.own or measure.words.own for measure in (one, other))
    return bool(left - right - other.words.context and right - left - one.words.context)


def _is_open(figure: Figure, measure: Measure) -> bool:
    """Whether the statement names a period that was not over on the day of its paper."""
    return measure.own_period and any(_end(period) > (figure.paper.latest or "0") for period in measure.periods)


def _end(period: str) -> str:
    """The last day of a period ("2016", "2016/2017", "2017-03", "2017-03-31"), whatever its quarter."""
    plain = period.split(" ", maxsplit=1)[0]
    if "/" in plain:
        return f"{plain[5:]}-{_YEAR_ENDS}"
    return plain + {4: "-12-31", 7: "-28", 10: ""}.get(len(plain), "")


def _is_change(figure: Figure) -> bool:
    """Whether the figure is one of several that its sentence sets beside each other."""
    text, start, end = figure.paper.text, figure.figure_start, figure.figure_end
    before, behind = text[max(figure.sentence[0], start - _BESIDE) : start], text[end : end + _BESIDE]
    return bool(_change().search(before) or _other_end().match(behind))
