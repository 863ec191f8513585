"""Bodies and people while they are being gathered: names merge, details fill in, mentions pile up.

Mutable on purpose and only here; `Gathering.cast` freezes everything into a `Cast`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ingest.documents.model import Document, Span
from ingest.extract.parties.casing import cased
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.titles import is_sitting
from ingest.extract.reading import Cast, Mention, MentionKind
from ingest.identify.names import fold
from ingest.records import AttendanceKind, Partner, PartnerType, Person, Said

_SURE: Final = 0.9
_LIKELY: Final = 0.75


def grade(strength: float) -> str:
    """Return the grade of the evidence for a name: it becomes part of the rule's name, by which the rule is measured.

    Args:
        strength: From 0 to 1. It only ranks; what each grade is worth is measured on annotated papers.

    Returns:
        "sure", "likely" or "loose".
    """
    return "sure" if strength >= _SURE else "likely" if strength >= _LIKELY else "loose"


@dataclass(slots=True)
class BodyDraft:
    """One body as far as it is known."""

    name: Said
    type: PartnerType
    strength: float
    aliases: dict[str, Said] = field(default_factory=dict)
    part_of: Said | None = None

    def freeze(self, quote: Span) -> Partner:
        """Return the record."""
        return Partner(
            quote=quote,
            rule=f"parties.body-{grade(self.strength)}",
            name=self.name,
            type=self.type,
            aliases=tuple(sorted(self.aliases.values(), key=lambda said: said.span)),
            part_of=self.part_of,
        )


@dataclass(slots=True)
class PersonDraft:
    """One person (or nameless post) as far as it is known.

    `chair` holds the words that say the person chairs the meeting; `member` tells that a title says councillor.
    """

    name: Said | None
    quote: Span
    strength: float
    post: Said | None = None
    organisation: Said | None = None
    attendance: AttendanceKind = ""
    listed: AttendanceKind = ""  # on which list, whether or not it is of a meeting
    attendance_words: Said | None = None
    aliases: dict[str, Said] = field(default_factory=dict)
    chair: Said | None = None
    member: bool = False

    @property
    def called(self) -> str:
        """The name that other records use."""
        said = self.name or self.post or self.chair
        return said.value if said else ""

    def hold(self, post: Said) -> None:
        """Take a post, unless a fuller one is known: "Councillor" and a seat ("MP") give way to anything that says more."""
        if self.post is None or (self.post.value.endswith("Councillor") and post.value != "Councillor") or is_sitting(self.post.value):
            self.post = post

    def freeze(self) -> Person:
        """Return the record."""
        return Person(
            quote=self.quote,
            rule="parties.attendance-list" if self.attendance else f"parties.person-{grade(self.strength)}" if self.name else "parties.post",
            name=self.name,
            post=self.chair if self.chair and (self.post is None or self.post.value.endswith("Councillor")) else self.post,
            organisation=self.organisation,
            attendance=self.attendance,
            attendance_words=self.attendance_words,
            aliases=tuple(sorted(self.aliases.values(), key=lambda said: said.span)),
        )


def _is_short(name: str) -> bool:
    """A surname alone or behind initials."""
    return len(name.split(maxsplit=1)[0].rstrip(".")) < 2 or " " not in name


def _fits(name: str, other: str) -> bool:
    """Whether a short form and a fuller name may be one person's: same surname, and a given name that does not differ."""
    a, b = name.split(), other.split()
    if len(a) == 1 and a[0] == b[0] and a[0] in lexicon().given:
        return True
    if len(a) > 1 and a[0] == b[0] and len(a[-1]) > 4 and _one_letter_off(a[-1], b[-1]):
        return True
    if (
        len(a) > 1
        and len(b) > 1
        and fold(a[-1]) == fold(b[-1])
        and (a[0].startswith(b[0]) or b[0].startswith(a[0]))
        and min(len(a[0]), len(b[0])) > 2
    ):
        return True  # "Rob Hay" of "Robert Hay"
    if fold(a[-1]) != fold(b[-1]) or not (_is_short(name) or _is_short(other)):
        return False
    return len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]


def _one_letter_off(a: str, b: str) -> bool:
    """Whether two surnames differ by one letter, as slips of the pen do."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same:] or a[same:] == b[same + 1 :] or a[same + 1 :] == b[same + 1 :]


def _call(draft: BodyDraft, said: Said) -> None:
    """Note that a body is written in letters too ("Ashby CCG"); its name is the longer form."""
    shorter, longer = sorted((draft.name, said), key=lambda one: len(one.value.split()))
    if len(shorter.value.split()) < len(longer.value.split()) and shorter.value.split()[-1].isupper():
        draft.name = longer
        draft.aliases.setdefault(shorter.value, shorter)


class Gathering:
    """Everybody named in one document, while it is being read.

    Args:
        document: The document.
        of_meeting: Whether it tells of a meeting.
    """

    def __init__(self, document: Document, *, of_meeting: bool = True) -> None:
        self.document = document
        self.of_meeting = of_meeting
        self.bodies: dict[str, BodyDraft] = {}
        self.people: dict[str, PersonDraft] = {}
        self.mentions: list[Mention] = []
        self.stand_ins: list[Said] = []
        self.led: list[tuple[PersonDraft, Said]] = []
        self.owed: list[tuple[PersonDraft, Span]] = []
        self.leads: list[tuple[PersonDraft, Said]] = []

    def said(self, span: Span, value: str = "") -> Said:
        """Return words with their place, white space at the ends left out; the value is the words themselves unless given."""
        words = self.document.words(span)
        lead = len(words) - len(words.lstrip())
        if words.strip():
            span = Span(span.start + lead, span.start + lead + len(words.strip()))
        return Said(value or " ".join(words.split()), span)

    def knows(self, words: str) -> bool:
        """Tell whether words name a body found so far."""
        return fold(words) in self.bodies or self.short_for(words) is not None

    def short_for(self, words: str) -> BodyDraft | None:
        """Return the one body that has words as a short name: letters, or its first words ("Ashby" of "Ashby Council")."""
        plain = " ".join(words.split())
        own = self.bodies.get(fold(plain))
        if own and own.name.value == plain:
            return None
        drafts = [draft for draft in self.bodies.values() if plain in draft.aliases]
        if not drafts and plain[:1].isupper():
            drafts = [draft for draft in self.bodies.values() if draft.name.value.startswith(f"{plain} ") and draft.type != "Other"]
        return drafts[0] if len(drafts) == 1 else None

    def drop(self, body: BodyDraft) -> None:
        """Forget a body and every mention of it."""
        self.bodies.pop(fold(body.name.value), None)
        self.mentions = [mention for mention in self.mentions if mention.kind != "body" or mention.name != body.name.value]

    def merge(self, body: BodyDraft, into: BodyDraft) -> None:
        """Make a body's name an alias of another body that it means; its mentions become the other's."""
        self.bodies.pop(fold(body.name.value), None)
        into.aliases.setdefault(body.name.value, body.name)
        for alias, said in body.aliases.items():
            into.aliases.setdefault(alias, said)
        self.mentions = [
            Mention(m.span, into.name.value, "body", m.sure) if m.kind == "body" and m.name == body.name.value else m for m in self.mentions
        ]
        for person in self.people.values():
            if person.organisation and fold(person.organisation.value) == fold(body.name.value):
                person.organisation = Said(into.name.value, person.organisation.span)

    def mention(self, span: Span, name: str, kind: MentionKind, *, sure: bool = True) -> None:
        """Note a mention."""
        self.mentions.append(Mention(span, name, kind, sure))

    def body(self, span: Span, type_: PartnerType, strength: float, name: str = "") -> BodyDraft:
        """Note a body by its full name, merging it with what is known of it.

        Args:
            span: Place of the words.
            type_: Kind of body.
            strength: How sure it is.
            name: Its name if that is not the words themselves.

        Returns:
            The body's draft.
        """
        said = self.said(span, name)
        said = Said(cased(said.value), span)
        key = fold(said.value)
        draft = self.bodies.get(key)
        if draft is None:
            draft = self.bodies[key] = BodyDraft(said, type_, strength)
        else:
            draft.strength = max(draft.strength, strength)
            _call(draft, said)
            if said.value != draft.name.value and said.value.isupper() is False and draft.name.value.isupper():
                draft.aliases.setdefault(draft.name.value, draft.name)
                draft.name = said
        self.mention(span, draft.name.value, "body")
        return draft

    def person(self, name: Span, quote: Span, strength: float) -> PersonDraft:
        """Note a person by name.

        Args:
            name: Place of the name without its title.
            quote: Place of the words that name the person, title included.
            strength: How sure it is.

        Returns:
            The person's draft.
        """
        said = self.said(name)
        draft = self._same(said.value)
        if draft is None:
            draft = self.people[fold(said.value)] = PersonDraft(said, quote, strength)
        elif draft.name and said.value != draft.name.value and len(said.value) > len(draft.name.value) and not _is_short(said.value):
            self._rename(draft, said)
        draft.strength = max(draft.strength, strength)
        self.mention(quote, draft.called, "person")
        return draft

    def _same(self, name: str) -> PersonDraft | None:
        """The person whom a name means: the same name, or the only one whom a surname or an initial and surname fit."""
        own = self.people.get(fold(name))
        if own and own.name:
            return own
        fits = [person for person in self.people.values() if person.name and _fits(name, person.name.value)]
        return fits[0] if len(fits) == 1 else None

    def _rename(self, draft: PersonDraft, name: Said) -> None:
        old = draft.called
        self.people = {fold(name.value) if person is draft else key: person for key, person in self.people.items()}
        if draft.name:
            draft.aliases.setdefault(old, draft.name)
        draft.name = name
        self.mentions = [Mention(m.span, name.value, m.kind, m.sure) if m.kind == "person" and m.name == old else m for m in self.mentions]

    def cast(self) -> Cast:
        """Freeze everything: mentions sorted, overlapping ones left out (the longer stays)."""
        kept: list[Mention] = []
        for mention in sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end, not m.sure)):
            if not kept or mention.span.start >= kept[-1].span.end:
                kept.append(mention)
        renamed = tuple(self._current(mention) for mention in kept)
        first = {mention.name: mention.span for mention in reversed(renamed)}
        partners = tuple(draft.freeze(first.get(draft.name.value, draft.name.span)) for draft in self.bodies.values())
        people = tuple(draft.freeze() for draft in self.people.values() if draft.called)
        return Cast(tuple(sorted(partners, key=lambda p: p.quote)), tuple(sorted(people, key=lambda p: p.quote)), renamed)

    def _current(self, mention: Mention) -> Mention:
        draft = self.bodies.get(fold(mention.name)) if mention.kind == "body" else None
        return Mention(mention.span, draft.name.value, "body", mention.sure) if draft else mention
