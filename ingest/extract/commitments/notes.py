"""Clauses in note form, without a finite verb: "Ann Lee to report back", "Response submitted by the Trust"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import AUXILIARY
from ingest.extract.commitments.draft import Wording, subjects
from ingest.extract.commitments.verbs import TASK
from ingest.extract.reading import Reading
from ingest.records import Status


@cache
def _note() -> re.Pattern[str]:
    finite = (
        r"(?:met|held|sent|wrote|gave|took|came|went|saw|began|spoke|felt|is|are|was|were|has|have|had|will|would|should|could|can|may|must"
        r"|need(?:s|ed)?|agreed|asked|said|due|requires?d?|allows|enables|obliges|gives|says|makes|wants|expects|hopes|helps|intends|seeks|tends|continues|agrees|offers|prefers?|preferred|refused|declined|failed|wanted|wished|hoped|tried|asked|promised|offered|undertook|regretted|happened|appeared|seemed|tended|continued|planned|decided|chose|managed|used|likes?|want|urged|ordered|told|wish|expect|expected|announced|backed|voted|warned|called|forced|allowed|invited|encouraged|reminded|requested|instructed|returned|went|moved|led|helped)"
    )
    task = rf"(?:be\s+\w+(?:ed|en|nt|ade|ld|lable)\b|(?:also\s+|then\s+)?(?:{TASK}|await|begin|open|close|go live|take place)(?:\s|$))"
    return re.compile(
        rf"(?!(?:(?!to\s)[\w’',&/()-]+\s+){{0,14}}?{finite}\b)(?:[A-Z][\w’'&/.()-]*|[Aa]n?|[Tt]he)(?:\s+(?!to\b)[\w’'&/,.()-]+){{0,11}}?\s+to\s+{task}"
        rf"|to\s+(?:{TASK}|await)\s"
    )


@cache
def _handed_on() -> re.Pattern[str]:
    happens = r"(?:launch|open|start|begin|commence|finish|close|take place|go live)\b(?!\s+(?:a|an|the|its|their|our|all|up|work)\b)"
    return re.compile(rf"\s+to\s+(?P<be>(?=be\b|{happens}))?(?=(?:be\s+\w+|begin|open|close|go live|take place|also\s+|then\s+|await|{TASK}))")


def hands_on(reading: Reading, quote: Span, *, is_item: bool) -> bool:
    """Tell whether a clause without a finite verb hands a task on.

    Args:
        reading: The reading with its cast.
        quote: The clause.
        is_item: Whether it is a list item, or stands behind a topic and a dash.

    Returns:
        True if a party is named right before "to", for "to be done", and for a bare "to write" in an item.
    """
    words = reading.words(quote)
    if not _note().match(words):
        return False
    handed = _handed_on().search(words)
    if handed is None:
        return is_item
    if handed["be"] is not None and not re.search(r"\b(?:that|which|who)\b", words[: handed.start()]):
        return True
    at = quote.start + len(re.sub(r"\s*\([^()]*\)$|,\s*(?:the\s+)?[a-z][a-z -]{2,30},?$", "", words[: handed.start()]))
    if reading.metadata.genre == "minutes" and named_by_word(reading, words[: handed.start()]):
        return True
    named = any(at - 1 <= mention.span.end <= at + 1 for mention in reading.cast.within(Span(quote.start, at + 1)))
    return named or any(said.span.end == at for said in subjects(reading, Span(quote.start, at)))


@cache
def _reason() -> re.Pattern[str]:
    """What gives the reason of a task behind it ("to bring it to January, as the figures were late")."""
    return re.compile(r",\s+(?:as (?!well\b|part\b|soon\b|agreed\b|requested\b|an?\b|appropriate\b|necessary\b|required\b)|because |since )(?=[a-z])")


def before_reason(reading: Reading, quote: Span) -> Span:
    """Return a clause without the reason that stands behind it.

    Args:
        reading: The reading.
        quote: The clause.

    Returns:
        The part before "as ...", "because ..." or "since ..."; the clause itself if it gives no reason.
    """
    found = _reason().search(reading.words(quote), min(12, len(quote)))
    return Span(quote.start, quote.start + found.start()) if found else quote


@cache
def _given_names() -> re.Pattern[str]:
    return re.compile(r"(?P<who>[A-Z][a-z]+)(?:\s*(?:and|&|\+|/)\s*(?P<other>[A-Z][a-z]+))?$")


def named_by_word(reading: Reading, before: str) -> bool:
    """Tell whether a task is handed to people whom no list presents, by names that the text uses in the midst of sentences too.

    Args:
        reading: The reading.
        before: The words before the task.

    Returns:
        True for "Sue" and "Sue and Tom" where both are written with a capital elsewhere behind a small word or a comma.
    """
    found = _given_names().match(before)
    names = [name for name in found.groups() if name] if found else []
    return bool(names) and all(re.search(rf"[a-z,(] {name}\b(?! [A-Z])|: {name}(?= \(|,)", reading.document.text) for name in names)


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(
        r"\s(?P<done>submitted|completed|circulated|published|sent|agreed|received|drafted|issued|produced|revised|updated|approved|launched"
        r"|appointed|arranged)\s+(?=by|to|for|with|in|on|and)\b"
    )


_STATES: Final[tuple[tuple[Status, str, str], ...]] = (
    ("ended", "note-ended", r"(?:dropped|cancelled|abandoned|withdrawn|shelved|scrapped|no longer (?:needed|required|going ahead))"),
    ("delayed", "note-delayed", r"(?:(?:still )?(?:not (?:yet )?(?:done|started|begun|ready|complete\w*|finished|received|agreed|\w+ed)|outstanding|awaited|awaiting|waiting|overdue|delayed|deferred|carried forward|on hold|late|behind|no (?:reply|news|response|progress)|held (?:up|over)|put (?:off|back)))"),
    ("under way", "note-under-way", r"(?:(?:now |still )?(?:ongoing|on-going|under ?way|in (?:hand|progress|train|draft|preparation)|on track|being (?:\w+ly )?\w+(?:ed|en|nt|lt|de)|with (?:the )?(?:printers?|lawyers|designers|solicitors|supplier)|nearly (?:done|finished|complete)))"),
    ("done", "note-done", r"(?:(?:now |all |already |since |duly )?(?:done|complete|completed|closed|discharged|finished|sent|circulated|issued|published|written|delivered|installed|appointed|signed|agreed|approved|submitted|received|re-?opened|opened|launched|repaired|fixed|fitted|held|in place|cleared|resolved|shared|arranged|booked|ordered|distributed|adopted|actioned))"),
)  # fmt: skip


@cache
def _topic_states() -> tuple[tuple[Status, str, re.Pattern[str]], ...]:
    topic = r"(?!(?:[A-Z][a-z]+ )?(?:Resolved|RESOLVED|Agreed|AGREED|Noted|NOTED|Decision|DECISION|Action|ACTION|[Ss]tatus|[Rr]esponse|[Oo]utcome|[Dd]ate)\b)\w[^.;:?!]{3,90}?"
    return tuple((status, rule, re.compile(rf"{topic}(?::|\s[–—-])\s+(?P<state>(?i:{state}))\b(?!\s+(?:of|by which)\b)")) for status, rule, state in _STATES)


def state_behind_topic(words: str) -> Wording | None:
    """Return the wording of an entry that names a thing and says how far it is.

    Args:
        words: A list item or a sentence.

    Returns:
        The wording of a report; None if no state stands behind a colon or a dash, or a finite verb before it.

    Example:
        >>> state_behind_topic("Insurance leaflet - not done").status
        'delayed'
        >>> state_behind_topic("Bridge survey: completed in May").status
        'done'
    """
    for status, rule, pattern in _topic_states():
        found = pattern.match(words) if ":" in words or " – " in words or " - " in words or " — " in words else None
        if found and not re.search(rf"\b{AUXILIARY}\b", words[: found.start("state")]):
            return Wording("progress", status, rule, found.start("state"), found.end("state"), passive=True)
    return None


def done_in_note(words: str) -> Wording | None:
    """Return the wording of what a list of updates reports in note form.

    Args:
        words: The clause.

    Returns:
        The wording of a report; None if the clause has a finite verb or no participle.

    Example:
        >>> done_in_note("Response submitted by the Trust").status
        'done'
    """
    if re.search(rf"\b(?:{AUXILIARY}|found|showed|told|gave|caused|put)\b", words):
        return None
    ended = re.search(r"\s(?P<done>scrapped|dropped|cancelled|abandoned|withdrawn|shelved)\b(?=\s|$)", words)
    if ended:
        return Wording("progress", "ended", "note-ended", ended.start("done"), ended.end("done"), passive=True)
    found = _participle().search(words)
    return Wording("progress", "done", "note-done", found.start("done"), found.end("done"), passive=True) if found else None
