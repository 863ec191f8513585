"""What refers back: "the Council", "the Panel", "Mr Oakford", "Nigel", "she".

1. "The Council", "the committee", ...: the publisher if its name ends so; else the only body whose
   name does; else a body known by those words alone.
2. A surname, a given name or initials: the only person of the document who has them.
3. "She", "he": the person named last before; marked as not sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.drafts import BodyDraft, Gathering
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import PartnerType

_HEADS: Final[dict[str, PartnerType]] = {
    "council": "Council",
    "committee": "Committee",
    "cabinet": "Committee",
    "board": "PartnershipBody",
    "panel": "PartnershipBody",
    "group": "PartnershipBody",
    "partnership": "PartnershipBody",
    "trust": "NHSBody",
    "department": "GovernmentBody",
    "government": "GovernmentBody",
    "authority": "GovernmentBody",
    "agency": "GovernmentBody",
    "commission": "GovernmentBody",
    "secretariat": "Other",
    "association": "PartnershipBody",
    "college": "School",
    "school": "School",
    "forum": "PartnershipBody",
    "executive": "Committee",
    "mayor": "Other",
}


@cache
def _generic() -> re.Pattern[str]:
    heads = "|".join(_HEADS)
    return re.compile(
        rf"(?<![\w-])(?:(?P<article>[Tt]he|[Tt]his|[Oo]ur)\s+)?(?P<head>(?:County |City |District |Borough )?(?:{heads}))(?=(?:’s|'s)?(?![\w-]))",
        re.IGNORECASE,
    )


def resolve_references(found: Gathering, reading: Reading) -> None:
    """Add the mentions that refer back to somebody.

    Args:
        found: Everybody spelled out so far; mentions and a few bodies are added.
        reading: The reading.
    """
    _bodies(found, reading)
    _people(found, reading)
    _pronouns(found, reading)


def _covered(found: Gathering) -> set[int]:
    return {offset for mention in found.mentions for offset in range(mention.span.start, mention.span.end)}


def _bodies(found: Gathering, reading: Reading) -> None:
    publisher = reading.metadata.publisher
    by_head: dict[str, list[BodyDraft]] = {}
    for draft in found.bodies.values():
        by_head.setdefault(fold(draft.name.value).split()[-1], []).append(draft)
    covered = _covered(found)
    for reference in _generic().finditer(reading.document.text):
        head = fold(reference["head"]).split()[-1]
        span = Span(reference.start("head"), reference.end("head"))
        if span.start in covered or not _refers(reading.document.text, reference, head):
            continue
        meant = _meant(found, head, publisher.value if publisher else "", by_head)
        if meant is None and (not reference["head"][0].isupper() and head != "government"):
            continue
        if meant is None:
            words = Span(reference.start(), span.end) if reference["article"] else span
            name = f"the {reference['head']}" if head != "cabinet" else reference["head"]
            draft = found.body(words, _HEADS[head], "reference", name)
            by_head.setdefault(head, []).append(draft)
        else:
            meant.aliases.setdefault(reference["head"], found.said(span))
            found.mention(span, meant.name.value, "body", sure=reference["head"][0].isupper())


def _refers(text: str, reference: re.Match[str], head: str) -> bool:
    before = text[max(0, reference.start() - 14) : reference.start()]
    after = text[reference.end() : reference.end() + 24]
    if (
        re.match(r"[’']?s?\s+(?:member|tax|house|meeting|chamber)s?\b", after)
        and head in ("council", "cabinet", "committee", "board")
        and not reference["article"]
    ):
        return False
    if re.match(r"\s+(?:of|for)\s+[A-Z]", after) or re.match(r"\s+[A-Z][a-z]", after):
        return False
    if re.search(
        r"(?:local|central|open|a|an|each|every|any|other|another|new|steering|working|task|which|across)\s+$", before, re.IGNORECASE
    ):
        return False
    if head in ("cabinet", "government"):
        return True
    return bool(reference["article"]) or (
        reference["head"][0].isupper() and bool(re.search(r"(?:^|[.;:•\n]\s*|\b(?:to|with|from|by|for|and)\s+)$", before))
    )


def _meant(found: Gathering, head: str, publisher: str, by_head: Mapping[str, list[BodyDraft]]) -> BodyDraft | None:
    own = found.bodies.get(fold(publisher)) if publisher else None
    if own and fold(own.name.value).split()[-1] == head:
        return own
    if own and head == "group" and "group" in fold(own.name.value).split():
        return own
    candidates = by_head.get(head, [])
    bare = [draft for draft in candidates if fold(draft.name.value) in (head, f"the {head}")]
    if bare:
        return bare[0]
    if len(candidates) == 1 and head not in ("group", "government", "trust", "school", "college"):
        return candidates[0]
    return None


def _people(found: Gathering, reading: Reading) -> None:
    forms = _forms(found)
    if not forms:
        return
    covered = _covered(found)
    pattern = re.compile(r"(?<![\w’'.-])(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")(?![\w-])")
    for use in pattern.finditer(reading.document.text):
        person = found.people[forms[use[0]]]
        if use.start() not in covered:
            found.mention(Span(use.start(), use.end()), person.called, "person")
            if person.name and use[0] not in person.name.value:
                person.aliases.setdefault(use[0], found.said(Span(use.start(), use.end())))


def _forms(found: Gathering) -> dict[str, str]:
    """Return the short forms that mean just one person: given name, surname, "Jos C", initials."""
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for key, person in found.people.items():
        if not person.name or " " not in person.name.value:
            continue
        words = person.name.value.split()
        short = {words[0], words[-1], f"{words[0]} {words[-1][0]}", f"Sir {words[0]}", *person.aliases}
        for form in short:
            counts[form] += 1
            forms[form] = key
    ordinary = {
        "May",
        "Will",
        "Mark",
        "Grant",
        "Rose",
        "Hope",
        "Young",
        "Brown",
        "Green",
        "White",
        "Long",
        "Short",
        "Chair",
        "Day",
        "Bill",
        "Page",
        "Price",
        "Law",
        "Read",
        "King",
        "Best",
        "Rich",
        "Art",
        "Major",
    }
    return {form: key for form, key in forms.items() if counts[form] == 1 and len(form) > 1 and form not in ordinary}


def _pronouns(found: Gathering, reading: Reading) -> None:
    people = sorted((m for m in found.mentions if m.kind in ("person", "post")), key=lambda m: m.span)
    if not people:
        return
    index = 0
    for pronoun in re.finditer(r"(?<![\w’'-])(?:[Ss]he|[Hh]e)(?![\w-])", reading.document.text):
        while index + 1 < len(people) and people[index + 1].span.end <= pronoun.start():
            index += 1
        last = people[index]
        if last.span.end <= pronoun.start() and pronoun.start() - last.span.end < 400:
            found.mention(Span(pronoun.start(), pronoun.end()), last.name, last.kind, sure=False)
