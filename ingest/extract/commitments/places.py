"""What the place of a block says about it: under "Aims", in a list that "Next steps agreed were:" leads, under "Risks".

1. A heading opens a role for its section and, unless they have one of their own, its sub-sections. A plain heading
   ("Reasons", "Options") closes it.
2. A paragraph that ends with a colon leads the list items behind it; what it says is their role, and goes before the
   section's.
3. A heading above that names a body is the group whose aims or progress these are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from ingest.documents.labels import follows
from ingest.documents.model import Block, Span
from ingest.extract.clauses import AUXILIARY
from ingest.extract.reading import Reading
from ingest.records import Said

Role = Literal["", "aim", "progress", "doing", "behind", "decision", "next-steps", "planned", "suggested", "recommendation", "aside", "roster", "plain"]

_REPORTING: Final = frozenset({"progress", "doing", "behind", "planned", "next-steps"})  # roles that a heading with an aim's number takes over
_EDGE: Final = 40  # characters before a word that stands at the right edge of the page
_HEADS: Final[tuple[tuple[Role, str], ...]] = (
    ("aside", r"(?i:(?:what (?:worries|concerns) us|what(?: i|['’])s getting in the way|barriers|issues\b|areas (?:of|for) concern)|(?:key )?(?:risks?|issues and risks|concerns|financial implications|challenges)\b(?!.*\bactions?\b)|background (?:documents?|papers)|supporting documents|declarations? of interest|references\b|most (?:read|popular)$|(?:related|more) (?:stories|articles|news)$|(?:end|foot)?notes\s*:?$|further information|contacts?\b|glossary|appendi|terms of reference)"),
    ("plain", r"(?i:reasons?\b|why\??$|why (?:it|this|we|they)\b|(?:other |alternative |any )?(?:options?|alternatives?)\b|consult(?:ation|ees?)\b|background\b|legal\b|financ(?:e|ial)\b|equalit\w+\b|(?:legal|resource|equality) implications|report authors?|comments?\b|evidence\b|introduction|discussion)"),
    ("roster", r"(?i:apolog|(?:other )?attend|present\b|officials\b|observers\b|members present|agenda(?! item)\b|contents\b|distribution\b)"),
    ("aim", r"(?i:(?:\w+ ){0,2}?(?:aims?|objectives?|priorit(?:y|ies)|goals|intended outcomes|outcomes sought|desired outcomes|partnership outcomes|vision|ambitions?|(?:our |main )?purpose|what we (?:want|aim|hope|plan|intend|set out|are here|are trying) to (?:do|achieve)|what we are (?:here|trying|working) (?:for|towards)|why we exist|what (?:we are|the [\w ]{3,30} is) for$|remit|how we(?: will|['’]ll) know)\b(?!.*\b(?:progress|update|achieved)\b))"),
    ("behind", r"(?i:(?:what (?:was|has) )?not (?:yet )?(?:achieved|delivered|done|completed|met|on track)|slippage|behind schedule|(?:overdue|delayed)(?: (?:actions?|items?|work|projects?))?\s*:?$)(?!\w)"),
    ("doing", r"(?i:what (?:we(?:['’]re| are)|is) (?:now )?(?:working on|doing)(?: now)?|(?:work )?(?:in progress|under ?way)|in hand|current (?:work|projects|actions))\s*:?$"),
    ("progress", r"(?i:(?:key |main )?(?:progress|achieved|delivered|completed(?: actions?)?$|achievements?|outcomes? achieved|milestones achieved|update on progress|work (?:completed|undertaken|to date)|highlights|what (?:we(?: have|['’]ve)?|has(?: been)?|was) (?:did|done|achieved|happened)|what happened|what went well|where (?:we|things) (?:are|stand|have got to)|where we['’]ve got to|successes|(?:work|activity|delivery) (?:this|in the|during the) (?:last )?(?:quarter|period|year|month)|progress)\b)"),
    ("decision", r"(?:(?:THE|The|IT WAS|It was) )?(?:RESOLVED|AGREED|Resolved|Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?)\s*(?:\([^()]*\))?\s*(?:[Tt]hat|THAT)?\s*(?:made|taken|MADE|TAKEN|agreed|notice|to)?\s*[:–—-]*$"),
    ("decision", r"(?i:what (?:has been|was) decided|details of (?:the )?decision|decision (?:taken|made))\s*[:?]?$"),
    ("next-steps", r"(?i:(?:agreed next steps|next steps agreed|actions? agreed|agreed actions|follow[- ]up actions|actions? (?:points?|arising|list|log|table|tracker|summary|required|for follow)|summary of actions|actions?\s*:?$)\b)"),
    ("planned", r"(?i:next steps|forward plan|planned (?:activity|activities|work)|planned for\b|(?:still )?to do(?: next)?$|future (?:plans|work)|(?:our |the )?(?:year|months?|quarter) ahead|(?:our )?(?:promises|pledges|commitments)(?: (?:for|to)\b.*)?$|what we (?:promise|pledge|have promised)|(?:key )?(?:dates|milestones)(?: ahead| to come)?$|timetable$|timeline$|work programme$|forward look|work planned|looking ahead|plans for|what (?:happens |comes )?next\??$|what (?:happens|comes) next|what we(?: will|['’]ll| plan to| are going to) do(?: next)?|what['’]s next|who(?:['’]s| is| will be) doing what(?: next)?$|coming up|next (?:quarter|period|year)\b)\b"),
    ("recommendation", r"(?i:(?:summary of )?(?:asks? (?:of|for) the (?:board|committee|panel|partnership|cabinet|executive)$|decisions? (?:required|requested|sought|needed)|recommendations?)\b(?! \d)(?!.*\b(?:update|progress|response)\b))"),
)  # fmt: skip
_LEADS: Final[tuple[tuple[Role, str], ...]] = (
    ("next-steps", r"(?i:\b(?:next steps|actions?)\b.{0,40}\bagreed\b|\bagreed (?:next steps|actions)\b|\bfollowing (?:next steps|actions)\b|\bagreed to\s*:$|\bagreed the following\s*:$(?<!recommendations:))"),
    ("aim", r"(?i:\b(?:goals|aims?|objectives?|priorities|themes|priorities for action|ambitions|outcomes sought)\b[^.]*(?::|\bnamely|\bas follows)$|\b(?:aims?|committed|seeks?|intended|designed|meant|set up|set out|exists?|here|hopes?|wants?|wish(?:es)?) to\s*:$|\b[Ww]e (?:all )?(?:want|hope for|would like)\b[^.:]{0,60}(?: to)?\s*:$|\bso that\b[^.:]{2,60}:$)"),
    ("planned", r"(?i:\b(?:role|tasks?|next steps?)\b[^.]*\b(?:will|would|is|are|were|was)\b[^.]*:$|\b(?:will|would|must|shall|is to|are to|plans? to|intends? to|(?:is|are) required to|undertakes? to|plan|intend)(?: now)?\s*:$)"),
    ("progress", r"(?i:\b(?:has|have) (?:so far|already|to date|since)?(?: \w+)?\s*:$|\b(?:progress|achievements?|update)\b[^.]*\b(?:so far|to date|include[sd]?|was|were|is)\b[^.]*:$)"),
    ("recommendation", r"\b(?:RECOMMENDED|RECOMMENDS|recommends?|recommended)\b(?:\s+that)?[^.]{0,60}:$|\b(?:is|are) (?:asked|requested|invited|recommended) to\b[^.]{0,20}:$"),
    ("decision", r"\b[Ii]t was (?:\w+ )?agreed that\s*:$|^(?:It was )?[Aa]greed(?: unanimously)?\s*[,:–—-]+\s*(?:[Tt]hat\s*:?)?$|\b(?:RESOLVED|AGREED|DECIDED|resolved|decided|Resolved|Decided)\b(?:\s*\([^()]*\))?(?:[\s,]+(?:that|to|unanimously|nem con|by \d+ votes to \d+))*\s*[:–—-]*$|\bI\s*:$"),
    ("suggested", r"(?i:\b(?:following )?(?:points|suggestions|ideas|comments|views|issues)\b[^.]*:$)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    Attributes:
        role: What its heading or lead-in says it is.
        led: Whether a lead-in said so, not a heading.
        group: Place of the heading, or of the words in the lead-in, that name whose aims or work it is.
        lead: The lead-in's place, if it has one.
        stem: Whether it leads items itself.
        label: Its number or letter, with those of the items it stands under before it.
    """

    role: Role = ""
    led: bool = False
    group: Span | None = None
    lead: Span | None = None
    stem: bool = False
    label: Said | None = None


def find_places(reading: Reading) -> tuple[Place, ...]:
    """Tell for each block of a document where it stands.

    Args:
        reading: The reading with its cast.

    Returns:
        One place for each block, in their order.
    """
    return tuple(_places(reading))


def _places(reading: Reading) -> Iterator[Place]:
    open_: list[tuple[int, Place]] = [(0, Place())]
    lead: Place | None = None
    inner: Place | None = None
    parent: Block | None = None
    for index, block in enumerate(reading.document.blocks):
        words = reading.words(block.span).strip()
        stem = _is_stem(words)
        if block.kind == "heading" and not _is_item_in_disguise(reading, index):
            lead, inner, parent = None, None, None
            yield _headed(reading, block, words, open_)
        elif block.kind in {"item", "paragraph"} and _asks_what_was_decided().fullmatch(words):
            open_[-1] = (open_[-1][0], replace(open_[-1][1], role="decision"))
            lead, inner, parent = None, None, None
            yield replace(open_[-1][1], stem=True)
        elif block.kind in {"item", "heading"}:
            parent = None if parent and _is_beside(parent, block) else parent
            inner = inner if parent else None
            yield replace(inner or lead or _resumed(open_, words, stem=False), stem=stem, label=_label(reading, block, parent))
            inner = _led_by(reading, index, open_[-1][1], None) if stem and block.kind == "item" else inner
            parent = block if stem else parent
        elif lead and lead.led and lead.role == "aim" and not stem and _is_entry().fullmatch(words):
            yield replace(lead, stem=False)
        else:
            section, parent, inner = _resumed(open_, words, stem=stem), None, None
            lead = _led_by(reading, index, section, lead)
            yield replace(section, stem=stem)


def _is_beside(stem: Block, block: Block) -> bool:
    """Whether an item no longer stands under a stem: it goes on with the stem's own numbers."""
    return follows(stem.label, block.label) or (stem.label[:1].isdigit() and "." in stem.label and block.label[:1].isdigit())


@cache
def _is_entry() -> re.Pattern[str]:
    """A line of a list that has no bullets ("To give victims a better deal")."""
    return re.compile(r"To [a-z]+(?:\s+[^\s.;]+){1,18}[.;,]?(?:\s+and)?")


@cache
def _asks_what_was_decided() -> re.Pattern[str]:
    """A row of a form whose answer, below it, is the decision."""
    return re.compile(r"(?i)(?:what (?:has been|was|is) (?:decided|agreed)|the decision|decisions? (?:taken|made|agreed)|details of (?:the )?decision)\s*[:?]?")


def _led_by(reading: Reading, index: int, section: Place, lead: Place | None) -> Place | None:
    """What a paragraph makes of the items behind it; a short line between them changes nothing."""
    block = reading.document.blocks[index]
    words = reading.words(block.span).strip()
    if _opens_decisions().match(words):
        return replace(section, role="decision", led=True, lead=block.span)
    if _is_stem(words) or _decides().search(words):
        return _deciding(reading, index, section) or _lead(reading, block, words, section)
    return lead if len(words.split()) <= 12 else None


@cache
def _opens_decisions() -> re.Pattern[str]:
    """The first of several resolutions, in the line of its label ("Resolved: that (1) the Board be set up;")."""
    return re.compile(r"(?:RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision)\b.{0,20}?\((?:1|a|i)\)", re.DOTALL)


@cache
def _decides_in_item() -> re.Pattern[str]:
    return re.compile(r"(?:NOTED?|AGREED?|APPROVED?|ENDORSED?|RESOLVED?|RECOMMENDED?|DELEGATED?|noted|agreed|approved|endorsed|resolved|received|recommended|delegated)\b")


def _deciding(reading: Reading, index: int, section: Place) -> Place | None:
    """What "The Board:" leads: decisions where the items say "NOTED ...", "AGREED to ..."."""
    blocks = reading.document.blocks
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if _asks_for_decision().search(reading.words(blocks[index].span)):
        return None
    if after is None or after.kind != "item" or not _decides_in_item().match(reading.words(after.span)):
        return None
    return replace(section, role="decision", led=True, lead=blocks[index].span)


@cache
def _asks_for_decision() -> re.Pattern[str]:
    """A lead-in that asks a body to decide what its items say ("The Board is asked to:"), whatever their verbs."""
    return re.compile(r"\b(?:is|are) (?:asked|requested|invited|recommended) to\s*:\s*$")


def _resumed(open_: list[tuple[int, Place]], words: str, *, stem: bool) -> Place:
    """A short line with a colon is a heading of its own: what was aside before it is no longer so. A sentence ends a roster."""
    level, section = open_[-1]
    headed = stem and section.role in {"aside", "roster"} and len(words.split()) <= 12
    left = stem and section.role == "decision" and dict(_heads())["plain"].match(words)
    if headed or left or (section.role == "roster" and _is_sentence(words)):
        open_[-1] = (level, replace(section, role=""))
    return open_[-1][1]


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{AUXILIARY}|[a-z]+ed)\b")


def _is_sentence(words: str) -> bool:
    """Whether a line tells something, where a roster only names."""
    return words.endswith(".") and len(words.split()) >= 6 and bool(_verb().search(words))


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(r"\b(?:RESOLVED|AGREED|Resolved)(?:\s*\([^()]*\))?(?:\s+that)?\s*[–—-]?$")


@cache
def _heads_margin() -> re.Pattern[str]:
    """What stands over a column of names at the right edge."""
    return re.compile(r"(?i)actions?(?: by| for| owner)?|by whom|leads?|who")


def _is_over_margin(reading: Reading, block: Block, words: str) -> bool:
    line = reading.document.text.rfind("\n", 0, block.span.start) + 1
    return block.span.start - line >= _EDGE and bool(_heads_margin().fullmatch(words))


def _headed(reading: Reading, block: Block, words: str, open_: list[tuple[int, Place]]) -> Place:
    if _is_over_margin(reading, block, words):
        return open_[-1][1]
    is_below = is_about_aim(words) and any(above == block.level and place.role in _REPORTING for above, place in open_)
    level = block.level + bool(is_below)
    while len(open_) > 1 and open_[-1][0] >= level:
        open_.pop()
    around = open_[-1][1]
    if around.role in _REPORTING and is_about_aim(words):
        open_.append((level, around))
        return around
    role: Role = next((role for role, pattern in _heads() if pattern.match(words)), "") if len(words) < 70 else ""
    own = next((mention for mention in reading.cast.within(block.span) if mention.kind == "body"), None)
    group = block.span if own and not role else around.group
    place = Place(role="" if role == "plain" else role or ("" if around.role == "roster" else around.role), group=group)
    open_.append((level, place))
    return place


@cache
def _about_aim() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:strategic )?(?:aim|priority|objective|goal|theme|outcome|ambition|strand)\s+(?:\d+|[A-Z]|one|two|three|four|five)\b")


def is_about_aim(words: str) -> bool:
    """Tell whether a heading begins with an aim's number: below "What we have done", it says for which aim that was done.

    Args:
        words: The heading.

    Returns:
        True for "Aim 2 - Safe and warm".
    """
    return bool(_about_aim().match(words))


@cache
def _heads() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"(?:\d+(?:\.\d+)*\.?\s*|(?:[Ss]ection|SECTION|[Pp]art|PART|[Aa]nnex|ANNEX|[Aa]ppendix|APPENDIX) (?:[A-Z]|\d{{1,2}})\s*[:.–—-]\s*|[A-Z][.)]\s+)?(?:{pattern})")) for role, pattern in _HEADS)


@cache
def _leads() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern)) for role, pattern in _LEADS)


def _lead(reading: Reading, block: Block, words: str, section: Place) -> Place | None:
    last = re.split(r"(?<=[.?!])\s+(?=[A-Z])", words)[-1]
    role = next((role for role, pattern in _leads() if pattern.search(last)), None)
    if role is None:
        return replace(section, lead=block.span) if section.role else None
    start = block.span.start + words.rfind(last)
    lead = Span(start, block.span.end)
    named = any(mention.kind == "body" for mention in reading.cast.within(lead)) or (role == "progress" and not section.group)
    return replace(section, role=role, led=True, lead=lead, group=lead if named else section.group)


def _is_stem(words: str) -> bool:
    return words.endswith((":", ":-", ": -", ", namely", " namely", " as follows", ":–"))


def _is_item_in_disguise(reading: Reading, index: int) -> bool:
    """A lettered line in the run of a list, a line in a run that semicolons end, or the first task right below "Next steps" is no heading."""
    blocks = reading.document.blocks
    block, before = blocks[index], blocks[index - 1] if index else None
    if before is None:
        return False
    if before.kind == "heading":
        heads = dict(_heads())
        words = reading.words(before.span).strip()
        is_list = bool(heads["planned"].match(words) or heads["next-steps"].match(words))
        return is_list and block.level == before.level and len(reading.words(block.span).split()) >= 5
    if block.label and before.kind == "item" and before.label:
        return follows(before.label, block.label) and not block.label.isdigit()
    return reading.words(before.span).rstrip().endswith(";") and not block.label


def own_label(reading: Reading, block: Block) -> Said | None:
    """Return an item's number or letter with the place where it is printed.

    Args:
        reading: The reading.
        block: The item.

    Returns:
        The label; None for a bullet, and where the text does not hold it.
    """
    if not block.label or block.label == "•":
        return None
    text = reading.document.text
    at = text.rfind(block.label, max(0, block.span.start - len(block.label) - 8), block.span.start)
    if at < 0:
        return None
    return Said(block.label, Span(at, at + len(block.label)))


def _label(reading: Reading, block: Block, parent: Block | None) -> Said | None:
    own = own_label(reading, block)
    return Said(f"{parent.label}{own.value}", own.span) if own and parent and parent.label not in ("", "•") else own
