"""Making a commitment from a quotation: who is to do it, with whom, by when, all with their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.commitments.counterparties import counterparties
from ingest.extract.commitments.owners import agent, possessor, subjects
from ingest.extract.commitments.sittings import next_meeting
from ingest.extract.dates import find_due
from ingest.extract.reading import Reading
from ingest.records import Commitment, CommitmentKind, Said, Status

_AGENT_NEAR: Final = 45  # characters behind the verb within which "by ..." names who did it

__all__ = ["Wording", "make", "subjects"]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a clause makes a commitment.

    Attributes:
        kind: The kind of commitment.
        status: Its status.
        rule: Name of the rule.
        verb: Offset, within the clause, of the words that make it one; parties before it may own it.
        end: Offset behind those words.
        passive: Whether its subject is what is done, not who does it.
    """

    kind: CommitmentKind
    status: Status
    rule: str
    verb: int = 0
    end: int = 0
    passive: bool = False


def make(reading: Reading, quote: Span, wording: Wording, *, owners: tuple[Said, ...] | None = None, label: Said | None = None) -> Commitment:
    """Make a commitment with its fields.

    Args:
        reading: The reading.
        quote: The clause that states it.
        wording: How it does so.
        owners: Who is to do it, where that is known already; None to look in the clause.
        label: Its number, if it has one.

    Returns:
        The commitment.
    """
    verb = min(quote.end, quote.start + wording.verb)
    if owners is None:
        owners = _owners(reading, quote, wording, verb)
    names = {owner.value for owner in owners}
    others = counterparties(reading, quote, verb)
    if not owners and wording.passive and _will_be_asked().match(reading.document.text, verb):
        others = subjects(reading, Span(quote.start, verb)) or others
    if wording.rule == "asked-for":  # who asks for a paper is the one that it is for
        others = subjects(reading, Span(quote.start, verb)) or others
    due = _due(reading, quote, wording)
    return Commitment(
        quote=quote,
        rule=f"commitments.{wording.rule}",
        kind=wording.kind,
        status=wording.status,
        label=label,
        owner=owners,
        counterparty=tuple(said for said in others if said.value not in names),
        due=due,
    )


def _owners(reading: Reading, quote: Span, wording: Wording, verb: int) -> tuple[Said, ...]:
    if wording.rule in ("asked-to", "suggested", "would-be-useful", "wants-them-to"):
        return _asked(reading, quote, wording)
    if wording.rule == "requested-by" and (sender := _response_from().match(reading.words(quote))):
        return subjects(reading, Span(quote.start + sender.end(), verb))
    if wording.rule == "decision-impersonal" and _put_forward().match(reading.document.text, verb):
        return ()  # who proposed it is not who agreed
    if wording.passive and wording.rule in ("will", "would") and _will_be_asked().match(reading.document.text, verb):
        return agent(reading, quote, verb)
    if wording.passive and not _charges().search(reading.document.text, verb, quote.end):
        return agent(reading, quote, verb) or possessor(reading, quote)
    if wording.rule.startswith("decision-"):
        body = re.match(r"[\w-]+", reading.words(quote)[wording.verb :])
        verb += body.end() if body and wording.rule != "decision-capitals" else 0
    own = subjects(reading, Span(quote.start, verb))
    near = Span(quote.start, min(quote.end, quote.start + wording.end + _AGENT_NEAR)) if wording.verb else quote
    return own or (_focus_of(reading, quote) if wording.rule == "focus" else ()) or agent(reading, near, min(near.end, quote.start + wording.end))


@cache
def _response_from() -> re.Pattern[str]:
    """Of whom something is requested ("A response from the Executive is requested by 30 April")."""
    return re.compile(r"(?:An?|The|Any) (?:[\w-]+ ){1,3}?(?:from|by) (?:the )?")


@cache
def _put_forward() -> re.Pattern[str]:
    return re.compile(r"[Ii]t was (?:proposed|suggested|moved|recommended)\b")


@cache
def _will_be_asked() -> re.Pattern[str]:
    """What will be done to the subject by whoever writes ("Schools will be asked to ...", "partners will be invited")."""
    return re.compile(r"(?:will|would|shall) (?:also |then |all |now |each )*be (?:\w+ly )?(?:asked|invited|consulted|contacted|told|informed|notified|written to|approached|encouraged|reminded|trained|offered|given|sent|briefed|surveyed)\b")


@cache
def _for_whom() -> re.Pattern[str]:
    return re.compile(r"\b(?:focus|priority) (?:for|of) (?:the )?$")


def _focus_of(reading: Reading, quote: Span) -> tuple[Said, ...]:
    """Whose focus it is: "a top priority for the Board"."""
    text = reading.document.text
    named = (m for m in reading.cast.within(quote) if _for_whom().search(text, quote.start, m.span.start))
    return tuple(mention.said() for _, mention in zip(range(1), named, strict=False))


@cache
def _charges() -> re.Pattern[str]:
    """Passives whose subject is the one who is to act."""
    return re.compile(r"\b(?:been|was|were|be|being) (?:\w+ly )?(?:commissioned|invited|appointed|tasked|charged|asked|contracted|instructed|elected)\b(?= by| to| as)")


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|could|would|might|may|will|be|to|can)\b")


def _asked(reading: Reading, quote: Span, wording: Wording) -> tuple[Said, ...]:
    """Who is asked, not who asks: between the asking words and the verb of the task, or the subject of "was asked"."""
    words = reading.words(quote)
    if wording.rule in ("asked-to", "wants-them-to"):
        if re.match(r"(?:was|were|been|be)\b", words[wording.verb :]):
            return subjects(reading, Span(quote.start, quote.start + wording.verb))
        if _done_to_somebody().match(words, wording.verb):
            return ()
        asked = reading.cast.within(Span(quote.start + wording.verb, quote.start + wording.end))
        named = subjects(reading, Span(asked[0].span.start, quote.start + wording.end)) if asked else ()
        return named or _class_asked(reading, quote, wording)
    start = wording.end + (found.end() if (found := re.match(r"\s*(?:by [^,]{1,40}? )?(?:that|if|for)\b\s*", words[wording.end :])) else 0)
    modal = _modal().search(words, start)
    return subjects(reading, Span(quote.start + start, quote.start + modal.start())) if modal else ()


@cache
def _done_to_somebody() -> re.Pattern[str]:
    """What is asked to be done, of nobody in particular ("asked that the figures be reported")."""
    return re.compile(r"(?:asked|requested|asks) (?:that )[^.;]*? be (?:\w+ly )?\w+(?:ed|en|ade|wn|nt|ut)\b")


def _class_asked(reading: Reading, quote: Span, wording: Wording) -> tuple[Said, ...]:
    words = reading.words(quote)[wording.verb : wording.end]
    found = re.search(r"(?:asked|requested|instructed|went to|made to|wants?|wanted|expects?|expected|(?:fell|falls|left|is) (?:to|for)) (?:that |the |all )*(?P<who>.+?) (?:to|be)$", words)
    start = quote.start + wording.verb
    return subjects(reading, Span(start + found.start("who"), start + found.end("who"))) if found else ()


def _due(reading: Reading, quote: Span, wording: Wording) -> Said | None:
    if wording.status == "noted" or (wording.kind == "progress" and wording.status != "delayed"):
        return None
    words = reading.words(quote)
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    if wording.status == "delayed":
        dues = (due for due in find_due(words, anchor=anchor) if due.start >= wording.verb and _new_date().search(words, wording.verb, due.end))
    else:
        dues = (due for due in find_due(words, anchor=anchor) if wording.kind not in ("aim", "decision") or _closes().search(words, max(0, due.start - 40), due.end))
    due = next(dues, None)
    if due is None:
        return None
    meeting = next_meeting(reading) if _next_meeting().search(due.iso) else None
    return meeting or Said(due.iso, Span(quote.start + due.start, quote.start + due.end))


@cache
def _next_meeting() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|our|its) next (?:[A-Z]?[a-z]+ )?meeting$|^next meeting$")


@cache
def _new_date() -> re.Pattern[str]:
    """What leads to the new date of something late ("put back from April to June", "will not now open before 2025")."""
    return re.compile(r"\b(?:to|until|till|before|by)\s+(?:the\s+)?(?:(?:end of|early|late|mid)\s+)?[\w ]{3,24}$|\b(?:until|till|before|after|once)\b")


@cache
def _closes() -> re.Pattern[str]:
    """Words that make a date the end of a decision's task or an aim's time, not part of what is decided."""
    return re.compile(r"\b(?:by|before|until|within|in the meantime|at the next|beginning in|first in|from|after|no later than|extended to|(?:brought|reported|put|circulated|returned) (?:back )?to\b[^.;]{0,40}?|(?:deferred|adjourned|postponed) to|report(?:s|ing)?(?: back)?\b[^.;]{0,30}? in|(?:submitted|presented|brought)\b[^.;]{0,30}? in|with immediate effect)\b")
