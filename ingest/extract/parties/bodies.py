"""Names of bodies: a grammar, not a gazetteer.

1. A run of capitalised words is cut where "and", "&", "with", "to", ... joins two whole names.
2. A piece is a body if its last words are a head ("Council", "NHS Trust", "User Group"), or its first
   ("Department for ...", "University of ..."), or the sector's glossary knows it.
3. A piece that ends like a thing or a post ("Strategy", "Plan", "Director") is not one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.runs import Run, Word
from ingest.records import PartnerType

_JOINTS: Final = frozenset({"and", "&", "with", "to", "for", "of", "in", "on", "by", "at", "the", "upon"})
_PARTING: Final = frozenset({"to", "by", "at", "on", "upon"})  # never inside a body's name
_GENERIC: Final = frozenset(
    """Cabinet City Committee Council County District Borough Town Parish Local Public Services Service Government Association National Board Group Body Panel Partnership
    Trust Team Unit Office Department Authority Standards Central Select Joint Working Wellbeing Health Care Community School College Schools Councils Committees""".split()
)
_TWO_GENERIC: Final = frozenset({("Health", "Board"), ("Select", "Committee"), ("Working", "Group"), ("Community", "Trust")})
_ORDINARY: Final = frozenset({
    "Mind",
    "Monitor",
    "Scope",
    "Crisis",
    "Shelter",
    "Relate",
    "Demos",
    "Guardian",
    "Apple",
    "Locality",
    "Kooth",
    "Treasury",
})
_POSTS: Final = frozenset(
    """Director Head Chief Leader Manager Officer Minister Secretary Chair Chairman Member Commissioner Coordinator Lead Deputy Assistant Principal Co-Director Vice
    Cabinet-Member Portfolio Spokesperson Controller President Governor Mayor Undersecretary Under-Secretary Adviser Advisor Consultant Clerk Treasurer Vice-Chair Vice-Chairman Co-Chair""".split()
)


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name found in the text.

    Attributes:
        span: Its place.
        name: Its words, white space folded.
        type: Its kind.
        rule: Which part of the grammar knows it.
    """

    span: Span
    name: str
    type: PartnerType
    rule: str


def find_bodies(run: Run) -> Iterator[BodyName]:
    """Find the bodies that a run of capitalised words names.

    Args:
        run: The run.

    Yields:
        Bodies in text order.
    """
    if run.starts_sentence and len(run.words) == 1 and run.words[0].text in _ORDINARY:
        return  # the first word of a sentence is a capital anyhow
    yield from _in_words(run.words)


def _in_words(words: tuple[Word, ...]) -> Iterator[BodyName]:
    if not words:
        return
    cut = _cut(words)
    if cut:
        yield from _in_words(words[: cut[0]])
        yield from _in_words(words[cut[1] :])
        return
    kind = classify([word.text for word in words])
    if kind:
        text = " ".join(word.text for word in words)
        yield BodyName(Span(words[0].start, words[-1].end), text, kind[0], kind[1])
        return
    shorter = _inner(words)
    if shorter:
        yield shorter


def _cut(words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Find a small word that joins two whole names, or a name and something else."""
    texts = [word.text for word in words]
    for index in range(len(words) - 1):
        if _is_owner(texts, index):
            return index + 1, index + 1
        if index and texts[index] in _JOINTS and texts[index - 1] not in _JOINTS:
            after = next((i for i in range(index + 1, len(words)) if texts[i] not in _JOINTS), len(words) - 1)
            if _parts_names(texts, index, after):
                return index, after
    return None


def _parts_names(texts: list[str], index: int, after: int) -> bool:
    """Tell whether the small word at an index stands between two names, the second starting at `after`."""
    joint, left, right = texts[index], texts[:index], texts[after:]
    if joint in _PARTING:
        return True
    if joint in ("and", "&"):
        return bool(classify(left) or _is_letters(left)) and bool(classify(right) or _has_head(right))
    if joint in ("of", "for") and texts[after - 1] == "the" and not _starts_like_head(texts) and classify(right):
        return True
    if joint in ("the", "with") and (texts[after - 1] == "the" or len(left) == 1) and classify(right):
        return True  # "Invite the Audit Office", "Meet with the Audit Office", "Work with Audit Office"
    return bool(classify(left)) and not _starts_like_head(left) and (bool(classify(right)) or joint in ("with", "in"))


def classify(texts: list[str]) -> tuple[PartnerType, str] | None:
    """Tell what kind of body words name.

    Args:
        texts: The words of a candidate.

    Returns:
        The kind and which part of the grammar knows it; None if they do not name a body.

    Example:
        >>> classify(["Kent", "County", "Council"])
        ('Council', 'ending')
    """
    known = _known().get(" ".join(texts))
    if known:
        return known, "known"
    if not texts or texts[0] in _POSTS or (texts[0] in ("Cabinet",) and len(texts) > 1 and texts[1] in ("Member", "Members", "Minister")):
        return None
    if _is_generic(texts):
        return None
    if texts[-1] in lexicon().not_last:
        return None
    if texts[-1] == "Committee" and len(texts) > 2:
        return "Committee", "ending"
    for words, kind in _first().items():
        if len(texts) > len(words) and tuple(texts[: len(words)]) == words:
            return kind, "beginning"
    tail = _tail(texts)
    return (tail, "ending" if len(texts) > 2 else "short-ending") if tail else None


def _tail(texts: list[str]) -> PartnerType | None:
    last = _last()
    cased = [text.title() if text.isupper() and len(text) > 3 else text for text in texts]
    for size in range(min(4, len(cased)), 0, -1):
        kind = last.get(tuple(cased[-size:]))
        if kind and len(cased) > size - (kind in ("Committee", "PartnershipBody") and size > 1):
            return _refined(cased, kind)
    return None


def _refined(texts: list[str], kind: PartnerType) -> PartnerType:
    joined = set(texts)
    if (
        kind == "NHSBody"
        and texts[-1] == "Trust"
        and not joined & {"NHS", "Health", "Hospital", "Hospitals", "Ambulance", "Care", "Healthcare", "Partnership"}
    ):
        return "NHSBody" if len(texts) <= 3 and "Academy" not in joined else "VoluntaryOrganisation"
    if kind == "PartnershipBody" and texts[-1] == "Panel" and joined & {"Parenting", "Scrutiny", "Select"}:
        return "Committee"
    if kind == "PartnershipBody" and "Cabinet" in joined and texts[-1] == "Board":
        return "Committee"
    return kind


def _is_owner(texts: list[str], index: int) -> bool:
    """A body that owns what follows ("the Cabinet Office’s Reform Group"), unlike "Children’s"."""
    if not texts[index].endswith(("’s", "'s")):
        return False
    owner = [*texts[:index], texts[index][:-2]]
    return bool(classify(owner)) or (len(owner) == 1 and owner[0] in _GENERIC)


def _is_generic(texts: list[str]) -> bool:
    """Words that only say what sort of body it is ("County Council") refer to one, and name none."""
    return all(text in _GENERIC for text in texts) and len(texts) <= 2 and tuple(texts) not in _TWO_GENERIC


def _is_letters(texts: list[str]) -> bool:
    return len(texts) == 1 and texts[0].isupper() and len(texts[0]) > 1


def _has_head(texts: list[str]) -> bool:
    return _tail(["X", *texts]) is not None


def _starts_like_head(texts: list[str]) -> bool:
    return any(tuple(texts[: len(words)]) == words for words in _first())


def _inner(words: tuple[Word, ...]) -> BodyName | None:
    """Find a body known by name inside a longer run ("NHS England South")."""
    texts = [word.text for word in words]
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            part = texts[start : start + size]
            if part[0] in _JOINTS or part[-1] in _JOINTS:
                continue
            kind = _known().get(" ".join(part))
            if kind and (start == 0 or texts[start - 1] in _JOINTS) and not _owns_thing(texts, start + size):
                place = Span(words[start].start, words[start + size - 1].end)
                return BodyName(place, " ".join(part), kind, "inside")
    return None


def _owns_thing(texts: list[str], index: int) -> bool:
    return False if index >= len(texts) else texts[index] in _POSTS


@cache
def _known() -> dict[str, PartnerType]:
    return dict(lexicon().known)


@cache
def _last() -> dict[tuple[str, ...], PartnerType]:
    return {tuple(name.split()): kind for name, kind in lexicon().last.items()}


@cache
def _first() -> dict[tuple[str, ...], PartnerType]:
    return {tuple(name.split()): kind for name, kind in lexicon().first.items()}
