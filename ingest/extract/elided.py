"""Counts whose noun was named before: "against a target of 32", "17 have been delivered", "in eleven".

A bare number is a quantity only in the company of words that make it one:

1. Words of comparison, of measuring or of change before it make it a further *value* of what was measured before.
2. A verb or a time behind it, at the start of a clause, makes it some of the *members* of what was counted before.

A small number in digits that a capitalised or singular word leads in ("Group 2 is", "Recommendation 3 was") is a reference.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Elision = Literal["", "value", "members"]
_SIZE = r"(?:(?:national|local|contract|contractual|original|planned|annual|agreed|previous|revised|overall|current|similar|final|forecast)\s+)"


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:against|compared (?:with|to)|up from|down from|rather than|versus|instead of)\s+(?:the\s+|an?\s+|its\s+|our\s+|only\s+)?{_SIZE}{{0,2}}(?:(?:targets?|totals?|figures?|averages?|baselines?|plan|forecast|capacity|standard)\s+of\s+)?"
        rf"|\b(?:targets?|totals?|figures?|averages?|baselines?|capacity|maximum|minimum|median|mean|number|size|sample)\s+(?:of|was|is|were|to|at)\s+"
        r"|\b(?:stood|stands|standing|put|puts|peaked|averaged|averages|totalled|totals|reached|numbered|numbers [\w’' ]{1,60}|number of [\w’' ]{1,60})\s+(?:at\s+)"
        r"|\((?:(?:the )?(?:last|previous|prior) (?:year|time|month|quarter|term)|previously|plan(?:ned)?|targets?|it (?:was|used to be)|was|up from|down from|from|against|compared with|before|national(?:ly)?|average|england|(?:19|20)\d\d(?:[/-]\d\d)?)(?:'s|’s)?:?\s+"
        r"|\b(?:averaged|averages|totalled|totals|numbered|(?:should|ought to|would|could) (?:be|have))\s+"
        r"|\b(?:r[io]sen?|rising|rose|f[ae]ll(?:en|ing|s)?|dropp(?:ed|ing)|gr[eo]wn?|increas\w+|decreas\w+|reduc\w+|went|gone|up|down|climb\w+)\s+(?:(?:up|down|again|sharply|slightly)\s+)?(?:to|by)\s+)$",
        re.IGNORECASE,
    )


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"\bfrom\s+$")


@cache
def _ends_change() -> re.Pattern[str]:
    """Behind the first number of a change: "from 19 days to 44"."""
    return re.compile(r"\b[Ff]rom\s+[£$€]?\d[^.;]{0,40}?\s(?:to|up to|down to)\s+$|(?:%|\b[Pp]er ?cent|percent),?\s+to\s+$")


@cache
def _acts() -> re.Pattern[str]:
    """Behind a number at the start of a clause: the verb, or the time, of some of the things that were counted before."""
    return re.compile(
        r"\s+(?:(?:of (?:which|whom|them|these|those)|in all|overall)\b(?:\s+(?:have|has|had|were|was|are|is)\b)?|so far\b|to date\b|(?:last|this) (?:year|month|quarter|term|time)\b|the (?:year|month|quarter) before\b|have|had|has|were|are|came|attended|did not|could not|took part|replied|responded"
        r"|turned out|joined|left|signed|applied|passed|failed|use|used|finished|started|opened|closed|returned|declined|remain(?:ed)?|being|expected|awaited|still|said|told|felt|did|went|received|was (?:approved|rejected|closed|completed|refused|granted))\b|\s+(?:more|fewer|less) than\b"
    )


@cache
def _clause_starts() -> re.Pattern[str]:
    """Before a number that some of the things counted before are meant by: a clause starts, or a plural noun stands ("Of fourteen indicators nine are")."""
    return re.compile(r"(?:^|[,;:(—–]\s*|\s[-–]\s+|\b(?:and|but|while|whilst|though|although|that|with|when|which|whom|because|since|[a-z]{3,}[^\W\d_us]s)\s+)[“‘\"']?$")


@cache
def _found() -> re.Pattern[str]:
    return re.compile(r"(?:(?<!\d )\bin|\b(?:showed|shows|found|recorded|received|identified|judged|only|another|than))\s+$")


@cache
def _was() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|this|that|which) (?:was|is) (?:now )?$")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[.,;]|$|\)|\b(?:but|although|and that)\b)")


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(r"\b(?:found|had|were|was|received|recorded|reported|showed|seen|identified|made|held|issued)\s+$")


def find_elision(text: str, start: int, end: int, number: int, *, qualified: bool, is_word: bool, large: bool) -> Elision:
    """Tell what a count without its noun stands for.

    Args:
        text: The text.
        start: Where the count starts, its qualifier included.
        end: Where it ends.
        number: Its value, without its magnitude.
        qualified: Whether it has a qualifier ("only 31").
        is_word: Whether it is written in words.
        large: Whether it is written as only large counts are ("11,000", "3.8 million").

    Returns:
        "value", "members", or empty where the number is nothing of the kind.
    """
    before, after = text[max(0, start - 90) : start], text[end : end + 40]
    if number == 0:
        return "members" if (_nothing().search(before) and _ends().match(after)) or after.startswith((" of the ", " of these ", " of those ", " of them ", " had ", " of our ")) else ""
    if _compared().search(before) or _ends_change().search(before) or (_from().search(before) and after.lstrip().startswith("to ")):
        return "value" if number > 1 or qualified else ""
    if large:
        return "value"
    if number == 1:
        return ""
    if _was().search(before) and _ends().match(after):
        return "value"
    if _acts().match(after) and (qualified or after.startswith((" of them", " of these", " of those", " of wh")) or _clause_starts().search(before)):
        return "members"
    if _ends().match(after) and (is_word or number > 9) and _found().search(before):
        return "members"
    return "value" if qualified and before.rstrip().endswith("(") and after.startswith(")") and number > 99 else ""
