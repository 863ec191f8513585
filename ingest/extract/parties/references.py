"""What refers back: "the Council", "the Panel", "Mr Hay", "Bob", "she".

1. "The Council", "the committee", ...: the publisher if its name ends so; else the only body whose
   name does; else a body known by those words alone.
2. A surname, a given name or initials: the only person of the document who has them.
3. "The Director", "the Chief Inspector": the only person of the document who has such a post.
4. A given name alone that speaks is a person of that name.
5. "She", "he": whom the sentence before is about, else the person named last before; marked as not sure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.belonging import meeting_body
from ingest.extract.parties.drafts import BodyDraft, Gathering
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import ordinary_words
from ingest.extract.reading import Mention, Reading
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
    "constabulary": "PoliceOrJustice",
    "observatory": "ResearchBody",
    "gazette": "MediaOrganisation",
    "collaborative": "PartnershipBody",
    "consortium": "PartnershipBody",
    "sub-group": "PartnershipBody",
    "subgroup": "PartnershipBody",
    "taskforce": "PartnershipBody",
    "hospital": "NHSBody",
    "university": "ResearchBody",
    "foundation": "VoluntaryOrganisation",
    "ministry": "GovernmentBody",
    "force": "PoliceOrJustice",
    "la": "Council",
}
_TIERS: Final = frozenset("county district borough city town parish unitary".split())
_ONLY_NAMED: Final = frozenset(
    "constabulary observatory gazette collaborative consortium sub-group subgroup taskforce hospital university foundation ministry agency association college school commission".split()
)
_ORDINARY: Final = frozenset(
    "May June April Will Mark Grant Rose Hope Young Brown Green White Long Short Chair Day Bill Page Price Law Read King Best Rich Art Major Faith Grace Joy Dale Park Hall Church Field Lane Wood Street West North Bank Case House Mason Cook Baker Carter".split()
)


@cache
def _generic() -> re.Pattern[str]:
    heads = "|".join(_HEADS)
    return re.compile(
        rf"(?<![\w-])(?:(?P<article>[Tt]he|[Tt]his|[Oo]ur)\s+)?(?P<head>(?:County |City |District |Borough |Town |Parish )?(?:{heads}))(?=(?:’s|'s)?(?![\w-]))",
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
    _posts(found, reading)
    _given_alone(found, reading)
    _pronouns(found, reading)


def _covered(found: Gathering) -> set[int]:
    return {offset for mention in found.mentions for offset in range(mention.span.start, mention.span.end)}


def _bodies(found: Gathering, reading: Reading) -> None:
    said = reading.metadata.publisher
    publisher = found.bodies.get(fold(said.value)) if said else None
    own = [draft for draft in (meeting_body(found, reading, publisher), publisher) if draft]
    by_head: dict[str, list[BodyDraft]] = {}
    for draft in found.bodies.values():
        by_head.setdefault(fold(draft.name.value).split()[-1], []).append(draft)
    covered = _covered(found)
    named = _Named(found, reading)
    for reference in _generic().finditer(reading.document.text):
        if reference["head"].casefold() in ("la", "force") and not (reference["article"] and _is_office(reading.document.text, reference["head"])):
            continue
        head = fold(reference["head"]).split()[-1] if "-" not in reference["head"] else reference["head"].casefold()
        span = Span(reference.start("head"), reference.end("head"))
        if span.start in covered or not _refers(reading.document.text, reference, head):
            continue
        tier = fold(reference["head"]).split()[0] if " " in reference["head"] else ""
        sort = _SORT_OF.get(head, head)
        meant = _meant(sort, tier, own, by_head) or named.near(sort, tier, span.start) or named.otherwise(head, tier, span.start)
        if meant is None and (head in _ONLY_NAMED or (not reference["head"][0].isupper() and head not in ("government", "force"))):
            continue
        if meant is None:
            words = Span(reference.start(), span.end) if reference["article"] else span
            name = f"the {reference['head']}" if head != "cabinet" else reference["head"]
            draft = found.body(words, _HEADS[head], 0.7, name)
            by_head.setdefault(head, []).append(draft)
        else:
            meant.aliases.setdefault(reference["head"], found.said(span))
            found.mention(span, meant.name.value, "body", sure=reference["head"][0].isupper())


_SORT_OF: Final = {"la": "council", "force": "police"}  # what the names end with of bodies that go by another word


def _is_office(text: str, head: str) -> bool:
    """Whether "LA" is written as letters, and whether a text that speaks of "the force" speaks of the police."""
    return head == "LA" if head.casefold() == "la" else bool(_policed().search(text))


@cache
def _policed() -> re.Pattern[str]:
    return re.compile(r"Constab|Superintendent|Police")


class _Named:
    """Where bodies are named, for what refers to the one named last.

    Args:
        found: Everybody spelled out.
        reading: The reading.
    """

    def __init__(self, found: Gathering, reading: Reading) -> None:
        self._found = found
        self._places: dict[str, list[tuple[int, BodyDraft]]] = {}
        for mention in sorted(found.mentions, key=lambda mention: mention.span):
            draft = found.bodies.get(fold(mention.name)) if mention.kind == "body" and mention.sure else None
            if draft and (draft.type != "Other" or len(draft.name.value.split()) > 1):
                for word in _sorts(draft):
                    self._places.setdefault(word, []).append((mention.span.start, draft))

    def otherwise(self, head: str, tier: str, place: int) -> BodyDraft | None:
        """Return the body that goes by another word: the constabulary for "the force", the only authority for "the council"."""
        if head == "force":
            return self.near("constabulary", tier, place)
        return self._authority() if head == "council" and not tier else None

    def _authority(self) -> BodyDraft | None:
        """Return the only council, where its name does not say that it is one ("City of Ashby", "London Borough of Marl")."""
        drafts = [draft for draft in self._found.bodies.values() if draft.type == "Council" and " " in draft.name.value]
        return drafts[0] if len(drafts) == 1 and "council" not in fold(drafts[0].name.value).split() else None

    def near(self, head: str, tier: str, place: int) -> BodyDraft | None:
        """Return the body of that head (and tier) that was named last before an offset, of several departments the one named most; else the only one there is."""
        word = fold(head).split()[-1]
        places = [(start, draft) for start, draft in self._places.get(word, []) if _is_tier(draft, tier)]
        if word == "council" and not tier:  # a local authority before a youth council
            places = [(start, draft) for start, draft in places if draft.type == "Council"] or places
        before = [draft for start, draft in places if start < place]
        if before:
            often = Counter(draft.name.value for draft in before)
            by_first_word = word != fold(before[-1].name.value).split()[-1]
            return max(before, key=lambda draft: often[draft.name.value]) if by_first_word else before[-1]
        return places[0][1] if len({draft.name.value for _, draft in places}) == 1 else None


def _sorts(draft: BodyDraft) -> set[str]:
    """The words that say what a body is: the last of its name, the first before "of" or "for" ("Department for Transport")."""
    words = fold(draft.name.value).split()
    first = words[:1] if words[1:2] in (["of"], ["for"]) and len(words) > 2 else []
    return {words[-1], *first, *(["trust"] if draft.type == "NHSBody" and {"Trust", "FT"} & set(draft.name.value.split()) else [])}


def _refers(text: str, reference: re.Match[str], head: str) -> bool:
    before = text[max(0, reference.start() - 14) : reference.start()]
    after = text[reference.end() : reference.end() + 24]
    if (
        re.match(r"[’']?s?\s+(?:member|tax|house|meeting|chamber)s?\b", after)
        and head in ("council", "cabinet", "committee", "board")
        and not reference["article"]
    ):
        return False
    if head == "executive" and re.match(r"\s+(?:summary|response|member|director|officer|head|lead|team|function|decision|report|board)", after, re.IGNORECASE):
        return False
    if re.match(r"\s+(?:of|for)\s+[A-Z]", after) or re.match(r"\s+[A-Z][a-z]|[ \t]+[A-Z]{3}", after):
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


def _is_tier(draft: BodyDraft, tier: str) -> bool:
    """Whether a council may be the county, district, ... one that is spoken of."""
    words = set(fold(draft.name.value).split())
    return not tier or tier in words or not words & _TIERS


def _meant(head: str, tier: str, own: list[BodyDraft], by_head: Mapping[str, list[BodyDraft]]) -> BodyDraft | None:
    """The paper's own body if its name ends with the head, else a body known by the head alone."""
    for draft in own:
        words = fold(draft.name.value).split()
        if not _is_tier(draft, tier):
            continue
        if words[-1] == head or (head == "group" and "group" in words) or (head == "partnership" and "partnership" in words):
            return draft
    candidates = by_head.get(head, [])
    bare = [draft for draft in candidates if fold(draft.name.value) == (f"{tier} {head}" if tier else head)]
    return bare[0] if bare else None


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
        initial = words[0][0]
        short = {
            words[0],
            words[-1],
            f"{words[0]} {words[-1][0]}",
            f"{initial} {words[-1]}",
            f"{initial}. {words[-1]}",
            f"Sir {words[0]}",
            *person.aliases,
        }
        for form in short:
            counts[form] += 1
            forms[form] = key
    return {form: key for form, key in forms.items() if counts[form] == 1 and len(form) > 1 and form not in _ORDINARY}


def _posts(found: Gathering, reading: Reading) -> None:
    """Take "the Director" for the only person whose post starts or ends with the word."""
    counts: dict[str, set[str]] = {}
    for person in found.people.values():
        if person.post:
            for form in _forms_of_post(person.post.value):
                counts.setdefault(form, set()).add(person.called)
    forms = {form: next(iter(names)) for form, names in counts.items() if len(names) == 1}
    if not forms:
        return
    covered = _covered(found)
    kinds = {person.called: "person" if person.name else "post" for person in found.people.values()}
    pattern = re.compile(
        r"\b[Tt]he (?P<post>" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")(?![\w-])(?!\s+(?:of|for|[A-Z]))"
    )
    for use in pattern.finditer(reading.document.text):
        span = Span(*use.span("post"))
        if span.start not in covered:
            name = forms[use["post"]]
            found.mention(span, name, "person" if kinds[name] == "person" else "post", sure=False)


def _forms_of_post(post: str) -> set[str]:
    """Shorter forms of a post: what stands before "of" or "for", and its last word of those."""
    if not post[:1].isupper() or post in ("Councillor", "Member"):
        return set()
    before = re.split(r"\s+(?:of|for|at|in|to)\s+|,|\s*\(", post)[0].strip()
    return {
        form
        for form in (before, before.rsplit(maxsplit=1)[-1])
        if form != "Councillor"
        and form[0].isupper()
        and len(form) > 4
        and not re.fullmatch(r"(?i)(?:vice[ -]?)?chair\w*|officer|member|secretariat", form)
    }


def _given_alone(found: Gathering, reading: Reading) -> None:
    """A customary given name that speaks or is told of ("Rita explained that", "Rita, who") and that no person of the cast has."""
    text = reading.document.text
    covered = _covered(found)
    ordinary = ordinary_words(text)
    taken = {word for person in found.people.values() if person.name for word in person.name.value.split()}
    for use in _lone().finditer(text):
        name = use["name"]
        if name in lexicon().given and use.start() not in covered and name not in _ORDINARY | taken and name.casefold() not in ordinary:
            span = Span(*use.span("name"))
            found.person(span, span, 0.6)
            covered.update(range(span.start, span.end))


@cache
def _lone() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|(?<=[.;:\n])\s*|(?<=\s))(?P<name>[A-Z][a-zß-ÿ]{2,})(?:,\s+who\s+(?:has|had|is|was)|\s+(?:said|explained|told|asked|added|felt|thought|agreed|noted|suggested|replied|commented|reported))\b"
    )


def _pronouns(found: Gathering, reading: Reading) -> None:
    people = sorted((m for m in found.mentions if m.kind in ("person", "post")), key=lambda m: m.span)
    if not people:
        return
    starts = [sentence.span.start for sentence in reading.sentences]
    ends = [mention.span.end for mention in people]
    for pronoun in re.finditer(r"(?<![\w’'-])(?P<word>[Ss]he|[Hh]e)(?![\w-])", reading.document.text):
        index = bisect_right(ends, pronoun.start()) - 1
        if index < 0 or pronoun.start() - people[index].span.end >= 400:
            continue
        last = _subject(people, index, starts, pronoun) or people[index]
        found.mention(Span(pronoun.start(), pronoun.end()), last.name, last.kind, sure=False)


def _subject(people: list[Mention], index: int, starts: list[int], pronoun: re.Match[str]) -> Mention | None:
    """Whom the sentence before is about, where the pronoun opens a sentence: the person it starts with."""
    here = bisect_right(starts, pronoun.start()) - 1
    if here < 1 or pronoun.start() - starts[here] > 2:
        return None
    low, high = starts[here - 1], starts[here]
    first = next((mention for mention in people[max(0, index - 6) : index + 1] if low <= mention.span.start < high), None)
    return first if first and first.span.start - low <= 12 else None
