"""Clauses in note form, without a finite verb: "Ann Lee to report back", "Response submitted by the Trust"."""

from __future__ import annotations

import re
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import AUXILIARY
from ingest.extract.commitments.draft import Wording, subjects
from ingest.extract.commitments.tasks import VERBS
from ingest.extract.reading import Reading


@cache
def _note() -> re.Pattern[str]:
    finite = (
        r"(?:met|held|sent|wrote|gave|took|came|went|saw|began|spoke|felt|is|are|was|were|has|have|had|will|would|should|could|can|may|must"
        r"|need(?:s|ed)?|agreed|asked|said|due|requires?d?|allows|enables|obliges|gives|says|makes|wants|expects|hopes|helps|intends|seeks|tends|continues|agrees|offers|prefers?|preferred|refused|declined|failed|wanted|wished|hoped|tried|asked|promised|offered|undertook|regretted|happened|appeared|seemed|tended|continued|planned|decided|chose|managed|used|likes?)"
    )
    task = rf"(?:be\s+\w+(?:ed|en|nt|ade|ld|lable)\b|(?:also\s+|then\s+)?(?:{VERBS}|await|begin|open|close|go live|take place)(?:\s|$))"
    return re.compile(
        rf"(?!(?:[\w’',&/()-]+\s+){{0,14}}?{finite}\b)(?:[A-Z][\w’'&/.()-]*|[Aa]n?|[Tt]he)(?:\s+(?!to\b)[\w’'&/,.()-]+){{0,7}}?\s+to\s+{task}"
        rf"|to\s+(?:{VERBS}|await)\s"
    )


@cache
def _handed_on() -> re.Pattern[str]:
    happens = r"(?:launch|open|start|begin|commence|finish|close|take place|go live)\b(?!\s+(?:a|an|the|its|their|our|all|up|work)\b)"
    return re.compile(rf"\s+to\s+(?P<be>(?=be\b|{happens}))?(?=(?:be\s+\w+|begin|open|close|go live|take place|also\s+|then\s+|await|{VERBS}))")


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
    if re.search(rf"\b{AUXILIARY}\b", words):
        return None
    ended = re.search(r"\s(?P<done>scrapped|dropped|cancelled|abandoned|withdrawn|shelved)\b(?=\s|$)", words)
    if ended:
        return Wording("progress", "ended", "note-ended", ended.start("done"), ended.end("done"), passive=True)
    found = _participle().search(words)
    return Wording("progress", "done", "note-done", found.start("done"), found.end("done"), passive=True) if found else None
