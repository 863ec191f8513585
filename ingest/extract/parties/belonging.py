"""Which body people belong to where the text does not say so beside their name.

1. The *meeting's body* is what the paper is of: "Meeting of the Scrutiny Panel", "Report of the Task Group", a committee named
   in the first lines; else the publisher.
2. Members present, councillors and chairs belong to the meeting's body; in another paper, councillors to the committee that their
   paragraph names.
3. Officers (posts for a service) belong to the council, if the paper names only one or is its own; the posts of a partnership
   ("Partnership Manager") to the partnership; police ranks to the police force; who signs a letter to its sender.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.drafts import BodyDraft, Gathering, PersonDraft
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import PartnerType, Said

_HEAD: Final = 10  # blocks in which a paper says what it is of
_OTHERS: Final = frozenset({"Council", "Committee", "PartnershipBody", "MediaOrganisation"})  # whose papers name other bodies' people
_OWNED: Final = 300  # characters before "its" within which its body is named
_GROUPS: Final = frozenset({"Committee", "PartnershipBody"})


def place_people(found: Gathering, reading: Reading) -> None:
    """Fill in the organisations of members, councillors, chairs and officers.

    Args:
        found: Everybody named; organisations are added.
        reading: The reading.
    """
    said = reading.metadata.publisher
    publisher = found.bodies.get(fold(said.value)) if said else None
    place = _Place(found, reading, publisher)
    for person in found.people.values():
        if person.organisation is None:
            body = place.of(person)
            if body:
                person.organisation = Said(body.name.value, said.span if said and body is publisher else body.name.span)


def meeting_body(found: Gathering, reading: Reading, publisher: BodyDraft | None) -> BodyDraft | None:
    """Return the body whose meeting or report a paper is.

    Args:
        found: Everybody named.
        reading: The reading.
        publisher: The paper's publisher.

    Returns:
        The body; the publisher if no other is told; None if neither is.
    """
    text = reading.document.text
    blocks = [block for block in reading.document.blocks[:_HEAD] if len(block.span) < 220]
    named: list[BodyDraft] = []
    people = [mention.span.start for mention in found.mentions if mention.kind == "person"]
    first = min(people, default=len(text))
    for mention in sorted(found.mentions, key=lambda mention: mention.span):
        if mention.span.start > first:
            break
        block = next((block for block in blocks if mention.span in block.span), None)
        draft = found.bodies.get(fold(mention.name)) if mention.kind == "body" else None
        if not block or not draft:
            continue
        before = text[block.span.start : mention.span.start]
        if _of().search(before) and reading.metadata.genre != "government-response":
            return draft
        if not before.strip() and draft.type in _GROUPS and len(block.span) - len(mention.span) < 60:
            named.append(draft)
    return next((draft for draft in reversed(named) if draft is not publisher), None) or publisher


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:meetings?|minutes?|notes|report|review|update)\s+(?:of|by|from)\s+(?:(?:a|the)\s+)?(?:meeting\s+of\s+)?(?:the\s+)?$"
    )


class _Place:
    """Where people belong in one document.

    Args:
        found: Everybody named.
        reading: The reading.
        publisher: The paper's publisher.
    """

    def __init__(self, found: Gathering, reading: Reading, publisher: BodyDraft | None) -> None:
        self._found = found
        self._reading = reading
        self._publisher = publisher
        self._meeting = meeting_body(found, reading, publisher)
        self._council = self._only("Council")
        forces = [draft for draft in found.bodies.values() if re.search(r"(?i)\bpolice\b(?! and crime)|constabulary|^the force$", draft.name.value) and draft.type == "PoliceOrJustice"]
        self._by_post = (
            (re.compile(r"Police and Crime Commissioner"), self._commissioners_office()),
            (_is_rank(), forces[0] if len(forces) == 1 else None),
            (_is_minister(), self._government()),
            (_to_body(), self._meeting),
        )

    def of(self, person: PersonDraft) -> BodyDraft | None:
        """Return the body that a person belongs to; None where the paper leaves it open."""
        post = person.post.value if person.post else person.chair.value if person.chair else ""
        whose = self._owner(person)
        if whose:
            return whose
        sits = person.listed in ("present", "apologies", "absent")
        for pattern, body in self._by_post:
            if pattern.search(post):
                return body
        if person.chair and re.match(r"(?:Deputy )?(?:Cabinet|Executive) Member", post):
            return self._council
        if sits and (person.chair or person.member or not post or _is_chair().fullmatch(post) or _is_member().fullmatch(post)):
            return self._meeting if self._meeting and (self._meeting.type != "Council" or post) else None
        if _is_chair().fullmatch(post):
            return self._committee() if self._reading.metadata.genre == "government-response" else self._meeting
        if post.endswith("Councillor") or re.match(r"(?i)co-opted|parent governor rep", post):
            return self._of_councillor(person, post)
        return self._of_officer(person, post)

    def _owner(self, person: PersonDraft) -> BodyDraft | None:
        """The body that "its" stands for before a post and a name ("Its manager, Ann Lee, told us"): the first of the sentence before, else the last."""
        text = self._reading.document.text
        its = re.search(r"\b[Ii]ts\s+(?:[\w’'-]+\s+){1,6}$|\b[Ii]ts\s+[\w’' -]{3,60},\s+(?:the\s+)?$", text[max(0, person.quote.start - 80) : person.quote.start])
        if its is None:
            return None
        place = max(0, person.quote.start - 80) + its.start()
        before = [mention for mention in sorted(self._found.mentions, key=lambda mention: mention.span) if mention.kind == "body" and place - _OWNED < mention.span.start < place]
        here = self._reading.sentence_at(place)
        inside = [mention for mention in before if here and mention.span in here.span]
        last = self._reading.sentences[index - 1] if here and (index := self._reading.sentences.index(here)) else None
        meant = inside or [mention for mention in before if last and mention.span in last.span]
        return self._found.bodies.get(fold(meant[0].name)) if meant else None

    def _commissioners_office(self) -> BodyDraft | None:
        names = ((draft, draft.name.value) for draft in self._found.bodies.values())
        return next((draft for draft, name in names if "Police and Crime Commissioner" in name and name.startswith("Office")), None)

    def _committee(self) -> BodyDraft | None:
        """The committee that a response answers."""
        return next((draft for draft in self._found.bodies.values() if draft.type == "Committee"), None)

    def _government(self) -> BodyDraft | None:
        """The one government that the paper names."""
        drafts = [draft for draft in self._found.bodies.values() if draft.name.value.endswith("Government")]
        return drafts[0] if len(drafts) == 1 else None

    def _of_officer(self, person: PersonDraft, post: str) -> BodyDraft | None:
        own = self._publisher
        if own and own.type == "PartnershipBody" and _is_of_partnership().match(post):
            return own
        officer = bool(_is_officer().match(post))
        if own and (self._signs(person) or (own.type not in _OTHERS and (person.listed or (officer and "Council" not in post)))):
            return own
        if self._reading.metadata.genre == "news-article":
            if self._writes(person, post):
                return own
            return self._of_news(person, post) or (self._council if _is_civic().match(post) else None)
        if not officer:
            return None
        in_partnership = own and own.type == "PartnershipBody" and person.listed
        return own if in_partnership and ((person.listed == "present" and post.startswith("Chief")) or not self._council or self._council.name.value.startswith("the ")) else self._council

    def _writes(self, person: PersonDraft, post: str) -> bool:
        """Whether somebody writes for the paper: a line says that it is by them, or their post."""
        text = self._reading.document.text
        by = re.search(r"(?:^|\n)\s*[Bb][Yy]\s+$", text[max(0, person.quote.start - 12) : person.quote.start])
        return bool(by or re.search(r"(?i)\b(?:reporter|correspondent)$", post))

    def _of_news(self, person: PersonDraft, post: str) -> BodyDraft | None:
        """In news, the school, hospital or newspaper that was named last, for who works in such a one."""
        kind = next((kind for pattern, kind in _workplaces() if pattern.search(post)), None)
        before = [
            draft
            for mention in sorted(self._found.mentions, key=lambda mention: mention.span)
            if mention.kind == "body"
            and mention.span.end <= person.quote.start
            and person.quote.start - mention.span.end < 900
            and (draft := self._found.bodies.get(fold(mention.name)))
            and draft.type == kind
        ]
        return before[-1] if before else None

    def _only(self, type_: PartnerType) -> BodyDraft | None:
        if self._publisher and self._publisher.type == type_:
            return self._publisher
        drafts = [draft for draft in self._found.bodies.values() if draft.type == type_]
        return drafts[0] if len(drafts) == 1 else None

    def _of_councillor(self, person: PersonDraft, post: str) -> BodyDraft | None:
        tier = re.match(r"(County|District|Borough|City|Town|Parish)\b", post)
        if tier:
            return next((draft for draft in self._found.bodies.values() if draft.type == "Council" and tier[1] in draft.name.value), None)
        if self._reading.metadata.genre == "minutes" or (
            self._meeting
            and (
                self._meeting.type == "Committee"
                or self._meeting is not self._publisher
                or (self._reading.metadata.genre == "scrutiny-report" and self._meeting.type in _GROUPS)
            )
        ):
            return self._meeting if self._meeting and self._meeting.type in ("Committee", "Council", "PartnershipBody") else self._council
        block = next((block for block in self._reading.document.blocks if person.quote in block.span), None)
        near = [
            self._found.bodies.get(fold(mention.name))
            for mention in self._found.mentions
            if block and mention.kind == "body" and mention.sure and mention.span in Span(block.span.start, person.quote.start)
        ]
        committees = [draft for draft in near if draft and draft.type == "Committee"]
        return committees[-1] if committees else self._council

    def _signs(self, person: PersonDraft) -> bool:
        """Whether a name is among the last lines, or its post is "our"."""
        text = self._reading.document.text
        before = text[max(0, person.quote.start - 200) : person.quote.start].rstrip()
        return before.endswith((
            "Yours sincerely",
            "Yours faithfully",
            "Kind regards",
            "Best wishes",
            "Yours sincerely,",
            "Yours faithfully,",
            "Signed",
            "Signed:",
        )) or bool(re.search(r"\b(?:[Oo]ur|[Mm]y)(?:\s+own)?\s+[A-Z][\w ]+,\s*$", before))


@cache
def _is_chair() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:(?:vice|deputy|joint|co)[ -]?)?chair(?:man|woman|person)?")


@cache
def _is_minister() -> re.Pattern[str]:
    return re.compile(r"^(?:(?:First|Deputy|Prime|Junior) )?Minister\b|(?:Parliamentary Under-)?Secretary of State\b")


@cache
def _to_body() -> re.Pattern[str]:
    """Who serves the body that meets ("Secretary to the Panel")."""
    return re.compile(r"\b(?:[Cc]lerk|[Ss]ecretary|[Aa]dviser|[Aa]dvisor|[Ss]olicitor|[Oo]fficer|[Ss]upport) to the (?:Panel|Forum|Board|Committee|Group|Partnership|Joint \w+)$")


@cache
def _is_member() -> re.Pattern[str]:
    """What somebody is in the meeting and nowhere else."""
    return re.compile(r"(?i)(?:independent|co-?opted|lay|appointed|elected|voting|non-voting|ex[- ]officio)(?: \w+)? member|co-?optee")


@cache
def _is_of_partnership() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:partnership|independent scrutineer|independent chair|business manager|(?:programme|project|board) (?:manager|officer|co-?ordinator))\b"
    )


@cache
def _workplaces() -> tuple[tuple[re.Pattern[str], PartnerType], ...]:
    return (
        (re.compile(r"(?i)\b(?:principal|head ?teacher|teacher|governor|school counsellor|deputy head)\b"), "School"),
        (
            re.compile(
                r"(?i)\b(?:nurse|matron|midwife|paramedic|surgeon|medical director|consultant|psychiatrist|chief operating officer)\b"
            ),
            "NHSBody",
        ),
    )


@cache
def _is_civic() -> re.Pattern[str]:
    """Posts in a council, which news names without it."""
    return re.compile(r"(?i)(?:(?:cabinet|executive) member|(?:deputy |council )?leader\b|director of|council\b|portfolio holder|head of)")


@cache
def _is_rank() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:Detective|Det|Chief|Temporary|Acting)\.? )*(?:Superintendent|Supt|Inspector|Sergeant|Constable|PC|DI|DCI|DS|DC|PCSO)\b"
    )


@cache
def _is_officer() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:[\w’'&,/-]+ ){0,4}?(?:director|head|manager|officer|cabinet member|executive member|leader of the council|portfolio holder|deputy leader|leader|commissioner|lead|planner|solicitor|consultant in public health|finance business partner|business partner|psychologist|adviser|coordinator|co-ordinator)\b"
    )
