"""Who wrote a document: whom "we" means in it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading, Sentence
from ingest.identify.names import fold
from ingest.records import Said

_SIGNED: Final = 2  # last lines of a section, a name and a post
_LETTER: Final = 200  # characters of a section that somebody may have signed
_FOOT: Final = 400  # characters at the end of a paper within which it is signed


def author(reading: Reading) -> tuple[Said, ...]:
    """Return who says "we" in a document.

    Args:
        reading: The reading with its cast.

    Returns:
        Who signed the letter, the government that responds, or the body whose report or paper it is; nobody in minutes and news.
    """
    genre = reading.metadata.genre
    if genre in {"minutes", "news-article"}:
        return ()
    if genre == "government-response":
        state = next((mention for mention in reading.cast.mentions if _government().fullmatch(mention.name)), None)
        return (state.said(),) if state else signer(reading) or meeting(reading)
    return signer(reading) or _reporter(reading) or meeting(reading) or _letterhead(reading)


@cache
def _government() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:the )?(?:\w+ )?government(?: of .*)?")


def signer(reading: Reading) -> tuple[Said, ...]:
    """Return who signed a letter.

    Args:
        reading: The reading with its cast.

    Returns:
        The person; empty if the document is no letter.
    """
    signed = _signature().search(reading.document.text)
    after = Span(signed.end(), min(len(reading.document.text), signed.end() + 120)) if signed else Span(0, 0)
    signer = next((mention for mention in reading.cast.within(after) if mention.kind == "person"), None)
    return (signer.said(),) if signer else ()


@cache
def _signature() -> Guarded:
    return Guarded(r"\bYours (?:sincerely|faithfully|truly)\b|\b(?:Kind|Best|With best) (?:regards|wishes)\b")


def signed_below(reading: Reading) -> tuple[Said, ...]:
    """Return whose name stands on a line of its own at the foot of a paper.

    Args:
        reading: The reading with its cast.

    Returns:
        The person; empty if no such line is there.
    """
    text = reading.document.text
    for mention in reading.cast.within(Span(max(0, len(text) - _FOOT), len(text))):
        line = _alone().match(text, text.rfind("\n", 0, mention.span.start) + 1)
        if mention.kind == "person" and line and line.end("name") == mention.span.end:
            return (mention.said(),)
    return ()


def section_signer(reading: Reading, sentence: Sentence) -> Said | None:
    """Return who signed the section of a report in which a sentence stands ("Foreword ... Ann Lee").

    Args:
        reading: The reading with its cast.
        sentence: The sentence.

    Returns:
        The person whose name alone is the section's last line; None in minutes and news, and where no name is.
    """
    if reading.metadata.genre in {"minutes", "news-article", "action-log", "government-response"} or not sentence.section:
        return None
    if not _foreword().search(reading.words(reading.sections[sentence.section].heading_span)):
        return None
    section = reading.sections[sentence.section].span
    lines = [block for block in reading.document.blocks if block.span in section and block.kind == "paragraph"]
    for block in lines[-_SIGNED:] if sum(len(line.span) for line in lines[:-1]) > _LETTER else ():
        line = _alone().fullmatch(reading.words(block.span).rstrip())
        person = next((mention for mention in reading.cast.within(block.span) if mention.kind == "person"), None)
        if line and person and block.span.start >= sentence.span.end:
            return person.said()
    return None


@cache
def _foreword() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:foreword|preface|introduction|introduced by|welcome|word|words|message|letter|from (?:the|our) (?:chair|chief|director|leader|mayor))\b")


@cache
def _alone() -> re.Pattern[str]:
    """A line that a name fills, the post perhaps behind a comma."""
    title = r"(?:(?:Signed|Mr|Mrs|Ms|Dr|Cllr|Councillor|Sir|Dame)\b[.:]?\s*)*"
    return re.compile(rf"[ \t]*{title}(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){{1,3}})[ \t]*(?:,[^\n]*)?(?=\n|$)")


def _reporter(reading: Reading) -> tuple[Said, ...]:
    """The body that a title names as the report's ("Report of the Harbour Task Group")."""
    for mention in reading.cast.mentions[:12]:
        before = reading.words(Span(max(0, mention.span.start - 40), mention.span.start))
        if mention.kind == "body" and _reports().search(before):
            return (mention.said(),)
    return ()


def _letterhead(reading: Reading) -> tuple[Said, ...]:
    """The body whose name alone fills one of the first lines."""
    for block in reading.document.blocks[:3]:
        for mention in reading.cast.within(block.span):
            line = reading.document.text[: mention.span.start].rpartition("\n")[2] + reading.document.text[mention.span.end :].partition("\n")[0]
            if mention.kind == "body" and not line.strip():
                return (mention.said(),)
    return ()


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:report|update|review|findings|conclusions|inquiry|submission)s? (?:of|by|from) (?:the )?$")


def meeting(reading: Reading) -> tuple[Said, ...]:
    """Return the body whose paper it is.

    Args:
        reading: The reading.

    Returns:
        The publisher, if it is a partner of the document.
    """
    publisher = reading.metadata.publisher
    name = next((p.name.value for p in reading.cast.partners if publisher and fold(p.name.value) == fold(publisher.value)), "")
    return (Said(name, publisher.span),) if publisher and name else ()
