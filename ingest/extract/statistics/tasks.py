"""Numbers that belong to a task and not to the world: "reply within 10 days", "send 10 suggested invitees".

Money and shares are always of the world. A duration or a count is the task's own where the clause sets somebody to do a piece of
office work (send, circulate, draft, invite ...), where a deadline is set for one such piece, and in the rows of an action log.
A standard that holds for every case ("every proposal within 28 days") stays a statistic.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.extract.guarded import Guarded
from ingest.extract.numbers import Quantity
from ingest.extract.reading import Reading, Sentence

_TIMES = r"(?:seconds|minutes|hours|days|weeks|months|years)"


@cache
def _office() -> Guarded:
    verb = (
        r"(?:send|circulate|invite|write|draft|prepare|submit|share|suggest|nominate|identify|email|contact|forward|bring|provide|arrange|organise|schedule|book|convene|collate|compile|update|upload|publish|present|report back|feed ?back|respond|reply|confirm|meet"
        r"|review|look|check|chase|liaise|speak|talk|return|complete|issue|produce|develop|set up|consider|add|ask|let)"
    )
    return Guarded(rf"(?i)\b(?:to|will|would|shall|should|must|undertook to|agreed to|asked to|please|ACTION:?|Action:?)\s+(?:also\s+|then\s+)?(?:be\s+)?{verb}(?:ed|ted|d)?\b|^(?:{verb.title()}|{verb.capitalize()})\b")


@cache
def _standard() -> re.Pattern[str]:
    """What makes a deadline a standard of service."""
    return re.compile(r"\b(?:every|each|all|any|cases?|targets?|standards?|assessments?|statutory|averag\w+|median|typically|usually|urgent|referrals?|appointments?|children|patients|people|pupils|families|complaints|calls|per cent)\b|%", re.IGNORECASE)


@cache
def _logged() -> re.Pattern[str]:
    return re.compile(r"^(?:\d{1,3}[./]\d{1,3}\s{2,}|ACTIONS?\b|Action(?:s| points?)?\s*(?:\d+)?\s*[:–-])")


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(r"\b(?:actions?|action (?:log|points|plan|list|tracker)|next steps|agenda|to do)\b", re.IGNORECASE)


@cache
def _rules() -> Guarded:
    """The rules of a meeting: how long the public may speak, when notice must be given."""
    return Guarded(r"\b(?:may|can|to|must|be) (?:speak|make (?:a )?statements?|ask questions)\b|\bmembers of the public\b[^.]*\b(?:speak|statements?|questions?)\b|\bnotice\b[^.]*\b(?:received|given|submitted)\b|\bmeeting (?:closed|ended|adjourned|lasted|was adjourned)\b")


def is_task(reading: Reading, sentence: Sentence, words: str, quantity: Quantity) -> bool:
    """Tell whether a quantity belongs to a task.

    Args:
        reading: The reading.
        sentence: The quantity's sentence.
        words: The sentence's own words, in which the quantity was found.
        quantity: The quantity.

    Returns:
        True if it is the task's own number.
    """
    if quantity.unit.startswith(("percent", "GBP", "USD", "EUR")):
        return False
    if _logged().search(words) or is_logged(reading, sentence):
        return True
    timed = bool(re.fullmatch(rf"(?:working )?{_TIMES}", quantity.unit))
    if timed and _rules().search(words):
        return True
    clause = words[max(0, words.rfind(";", 0, quantity.start)) :]
    office = _office().search(clause)
    if office is None:
        return False
    if timed:
        return quantity.qualifier.casefold() in {"within", "at least", "up to"} and not _standard().search(clause)
    # the object of the work itself: "to send a list of 10 invitees", "to write two letters"
    gap = words[len(words) - len(clause) + office.end() : quantity.start]
    return float(quantity.value.partition("-")[0]) <= 30 and len(gap.split()) <= 5 and quantity.start >= len(words) - len(clause) + office.end() and "," not in gap


def is_logged(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in a row of a table under a heading that speaks of actions or of the agenda.

    Args:
        reading: The reading.
        sentence: The sentence.

    Returns:
        True if it does.
    """
    return reading.block(sentence).kind == "row" and any(_headed().search(section.heading) for section in reading.headings(sentence)[:1])
