"""Gathering who is named: attendance lists, names with titles, bodies, posts, letters.

1. Attendance lists first: what they say of people and bodies is the surest.
2. Then each sentence and heading: bodies, names of people, and posts with capitals.
3. With all names known, what stands beside each (holdings.py), and posts without a name.
4. Bodies known by their context or written small (contexts.py), letters (letters.py), short forms of longer names.

Spelled-out names only; what refers back ("the Council", "she") comes after, in references.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.documents.model import Span
from ingest.extract.parties.agents import add_agents
from ingest.extract.parties.attendance import find_attendance
from ingest.extract.parties.bodies import BodyName, classify, find_bodies
from ingest.extract.parties.contexts import add_from_context
from ingest.extract.parties.drafts import Gathering, PersonDraft
from ingest.extract.parties.holdings import affiliate, attach_entry, attach_neighbours, attach_next_line, attach_title, refer, take_body
from ingest.extract.parties.letters import bind_letters
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.nameless import add_owned_posts
from ingest.extract.parties.people import PersonName, find_titled, find_untitled, ordinary_words
from ingest.extract.parties.posts import PostName, find_posts, is_post
from ingest.extract.parties.runs import find_runs
from ingest.extract.parties.sharing import Attendee
from ingest.extract.parties.shortforms import join_short_names
from ingest.extract.parties.titles import LETTERS, post_of_title
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Said


@dataclass(frozen=True, slots=True)
class _Words:
    """What the whole document says of words: which it writes small, and which stand behind a title."""

    ordinary: frozenset[str]
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Named:
    """The people and posts of one sentence."""

    sentence: Span
    people: tuple[tuple[PersonName, PersonDraft], ...]
    posts: tuple[PostName, ...]


def gather(reading: Reading) -> Gathering:
    """Gather everybody whom a document spells out.

    Args:
        reading: The reading, its cast still empty.

    Returns:
        The gathering.
    """
    found = Gathering(reading.document, of_meeting=reading.metadata.genre in ("minutes", "action-log", "web-page"))
    taken = sorted(_attend(found, attendee) for attendee in _regraded(list(find_attendance(reading)), reading))
    publisher = reading.metadata.publisher
    if publisher and " and the " in publisher.value.casefold():
        taken = sorted([*taken, publisher.span])
        kind = classify(publisher.value.split())
        found.body(publisher.span, *(kind or ("Other", 0.7)), publisher.value)
    stretches = list(_stretches(reading))
    words = _words(reading, stretches)
    named = [
        _read_stretch(found, span, [other for other in taken if other.overlaps(span)], words)
        for span in stretches
        if not any(span in other for other in taken)
    ]
    add_from_context(found, reading)
    add_agents(found, reading)
    bind_letters(found, reading)
    lines = {first.span: second.span for first, second in pairwise(reading.document.blocks)}
    for part in named:
        _attach(found, part, lines)
    _lead(found)
    add_owned_posts(found, reading)
    join_short_names(found, reading)
    _stand_in(found)
    return found


def _stretches(reading: Reading) -> Iterator[Span]:
    spans = [sentence.span for sentence in reading.sentences]
    spans += [block.span for block in reading.document.blocks if block.kind == "heading"]
    yield from sorted(spans)


def _words(reading: Reading, stretches: list[Span]) -> _Words:
    text = reading.document.text
    titled = {text[name.name.start : name.name.end].split()[-1] for span in stretches for name in find_titled(text, span.start, span.end)}
    return _Words(ordinary_words(text), frozenset(titled))


@cache
def _listed() -> re.Pattern[str]:
    """Names that hold a list: "Department for Work, Health and Skills"."""
    word = r"[A-Z][\w’'&-]*"
    heads = r"(?:(?:[Oo]verview and [Ss]crutiny |[Ss]crutiny |[Ss]elect )?(?:[Cc]ommittee|[Pp]anel|[Bb]oard)|(?:OVERVIEW AND SCRUTINY |SCRUTINY |SELECT )?(?:COMMITTEE|PANEL|BOARD))"
    return re.compile(
        rf"(?:(?<=[Tt]he )|(?<=\n)|\A)(?!The\b|THE\b){word}(?:\s+{word}){{0,2}}(?:,\s+{word}(?:\s+{word}){{0,2}})+,?\s+(?:and|AND|&)\s+{word}(?:\s+{word}){{0,2}}?\s+{heads}(?![\w-])|"
        rf"\b(?:Department|Ministry|Office|Directorate)\s+(?:for|of)\s+{word}(?:\s+{word})*(?:,\s+{word}(?:\s+{word})*)+,?\s+(?:and|&)\s+{word}(?:\s+{word})*"
    )


def _regraded(attendees: list[Attendee], reading: Reading) -> list[Attendee]:
    """A paper's only list is of those present, whatever it is called; officials without a body of their own are members too."""
    only = not any(attendee.kind == "present" for attendee in attendees)

    def grade(attendee: Attendee) -> Attendee:
        label = reading.words(attendee.label).strip(" :–-").casefold()
        member = (only and _is_of_all().fullmatch(label)) or (label == "officials" and attendee.read and not attendee.read.body)
        return replace(attendee, kind="present") if attendee.kind == "in attendance" and member else attendee

    _seated(attendees, reading)
    return [grade(attendee) for attendee in attendees]


@cache
def _is_of_all() -> re.Pattern[str]:
    """A label that may be of members as well as of officers."""
    return re.compile(r"(?:in )?attendance|attended(?: by)?|(?:the following|those|all|people)(?: \w+)? (?:attended|attending|were there|in attendance)(?: the meeting)?|(?:the|this) (?:meeting|session|workshop) was attended by")


def _seated(attendees: list[Attendee], reading: Reading) -> None:
    """One word in brackets behind a councillor is the council, where the paper's head or several entries name it so."""
    words = [
        reading.words(attendee.read.post)
        for attendee in attendees
        if attendee.read and attendee.read.councillor and attendee.read.post and not attendee.read.body
    ]
    head = reading.document.text[:400]
    for attendee in attendees:
        entry = attendee.read
        if entry and entry.councillor and entry.post and not entry.body:
            place = reading.words(entry.post)
            if " " in place or is_post(place):
                continue
            joint = words.count(place) > 1 and re.search(rf"\b{re.escape(place)} (?:and|&)|(?:and|&) {re.escape(place)}\b", head)
            if joint or (re.search(rf"\b{re.escape(place)}(?: (?:County|District|Borough|City|Town|Metropolitan))? (?:Borough|Council|DC|CC|BC)\b", reading.document.text)):
                entry.body, entry.post = entry.post, None


def _seat(found: Gathering, attendee: Attendee) -> None:
    """What councillors sit for is a council."""
    entry = attendee.read
    draft = found.bodies.get(fold(found.document.words(entry.body))) if entry and entry.councillor and entry.body else None
    if draft and draft.type == "Other" and " " not in draft.name.value:
        draft.type = "Council"


def _attend(found: Gathering, attendee: Attendee) -> Span:
    entry = attendee.read
    if entry is None:
        _attend_without_name(found, attendee)
        return attendee.entry
    person = found.person(entry.name, attendee.entry, 0.95)
    attach_entry(found, person, entry)
    if attendee.plural and not post_of_title(entry.title):
        attach_title(found, person, attendee.plural, attendee.plural_at or entry.name)
    _seat(found, attendee)
    if attendee.label_post:
        label = found.document.words(attendee.label_post).strip(" :–-")
        person.hold(found.said(attendee.label_post, "Chair" if _chairs().match(label) else label.capitalize()))
    if re.search(r"(?i)\bchair\b|chaired", found.document.words(attendee.label)) and attendee.kind == "present" and not attendee.label_post:
        person.chair = person.chair or found.said(attendee.label, "Chair")
    stands_in = entry.stands_in and attendee.kind in ("present", "in attendance")
    stood_in = attendee.kind == "substitute" and person.attendance in ("present", "in attendance")
    person.listed = person.listed or attendee.kind
    if _tells_attendance(found, attendee) and (not person.attendance or stands_in or stood_in):
        person.attendance = "substitute" if stands_in else attendee.kind
        person.attendance_words = found.said(attendee.label)
    if entry.replaced_by:
        found.stand_ins.append(found.said(entry.replaced_by))
    found.mentions = [mention for mention in found.mentions if mention.span != attendee.entry]
    found.mention(entry.name, person.called, "person")
    return attendee.entry


def _tells_attendance(found: Gathering, attendee: Attendee) -> bool:
    """Whether a list is of who came, and not of who belongs: a report's members and a charity's trustees sat in no meeting."""
    return found.of_meeting or bool(_came().search(found.document.words(attendee.label)))


@cache
def _came() -> re.Pattern[str]:
    return re.compile(r"(?i)present|attend|apolog|absen|regret|here\b|there\b|sederunt|substitut|observ|in the chair")


@cache
def _chairs() -> re.Pattern[str]:
    return re.compile(r"(?i)in the chair|chaired by|presiding")


def _attend_without_name(found: Gathering, attendee: Attendee) -> None:
    if attendee.other is None:
        return
    words = found.document.words(attendee.other)
    if classify(words.split()):
        affiliate(found, attendee.other)
        return
    said = found.said(attendee.other)
    person = found.people.setdefault(fold(said.value), PersonDraft(None, attendee.other, 0.8, post=said))
    person.listed = person.attendance = attendee.kind
    person.attendance_words = found.said(attendee.label)
    found.mention(attendee.other, person.called, "post")
    body = words.rsplit(maxsplit=1)[0]
    if classify(body.split()) or body.isupper():
        person.organisation = affiliate(found, Span(attendee.other.start, attendee.other.start + len(body)))


def _lead(found: Gathering) -> None:
    """Who chairs or leads a body belongs to it, and is its chair, where nothing else is said; "for the Council" means one by then known."""
    for person, span in found.owed:
        if person.organisation is None:
            refer(found, person, span)
    for person, said in found.led:
        person.post = person.post or said
    for person, said in found.leads:
        person.organisation = person.organisation or said


def _stand_in(found: Gathering) -> None:
    """Those who attend for somebody are substitutes, where initials alone name them."""
    for said in found.stand_ins:
        meant = [person for person in found.people.values() if said.value in person.aliases or said.value == person.called]
        if len(meant) == 1 and meant[0].attendance in ("", "present", "in attendance"):
            meant[0].attendance, meant[0].attendance_words = "substitute", said


def _read_stretch(found: Gathering, span: Span, taken: list[Span], words: _Words) -> _Named:
    text = found.document.text
    posts = [post for post in find_posts(text, span.start, span.end, found.knows) if not _in(post.span, taken)]
    lists = [Span(*match.span()) for match in _listed().finditer(text, span.start, span.end)]
    bodies = [body for run in find_runs(text, span.start, span.end) for body in find_bodies(run) if not _in(body.span, [*taken, *lists])]
    holding = [post.span for post in posts if post.span != post.post or post.body]
    names = [name for name in _names(text, span, bodies, words) if not _in(name.span, [*taken, *holding])]
    for place in lists:
        last = classify(["X", text[place.start : place.end].split()[-1].capitalize()])
        found.body(place, last[0] if last and last[0] in ("Committee", "PartnershipBody") else "GovernmentBody", 0.95)
    for body in bodies:
        inside_post = any(body.span in post.span and body.span != post.body for post in posts) and not body.name.startswith(
            "Secretary of State"
        )
        if not _in(body.span, [name.span for name in names]) and not inside_post:
            found.body(body.span, body.type, body.strength, _tidy(body.name))
    people = tuple((name, found.person(name.name, name.span, name.strength)) for name in names)
    return _Named(span, people, tuple(post for post in posts if not _in(post.span, [name.span for name in names])))


def _names(text: str, span: Span, bodies: list[BodyName], words: _Words) -> list[PersonName]:
    """People in text order; a mere likeness to a name inside a body's name is none."""
    titled = list(find_titled(text, span.start, span.end, words.ordinary))
    places = [name.span for name in titled]
    wider = [body.span for body in bodies]
    plain = [
        name
        for name in find_untitled(text, span.start, span.end, words.ordinary, words.surnames)
        if not _in(name.span, places) and (name.strength > 0.8 or not any(name.span in place for place in wider))
    ]
    return sorted([*titled, *plain], key=lambda name: name.span)


def _in(span: Span, others: list[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _tidy(name: str) -> str:
    return name if name in lexicon().known else name.removesuffix("’s").removesuffix("'s")


def _attach(found: Gathering, part: _Named, lines: Mapping[Span, Span]) -> None:
    used: list[Span] = []
    for name, person in part.people:
        used += attach_neighbours(found, person, name, part.sentence)
        if part.sentence in lines and (_is_alone(found, name.span, part.sentence) or _by_line().fullmatch(found.document.text, part.sentence.start, name.span.start)):
            attach_next_line(found, person, lines[part.sentence])
    holders = {name.span: person for name, person in part.people}
    for post in part.posts:
        if not _in(post.span, used):
            _post(found, post, holders)


def _is_alone(found: Gathering, name: Span, line: Span) -> bool:
    """Whether a line is a name and letters behind it at most."""
    return name.start == line.start and bool(re.fullmatch(rf"(?:,?\s+{LETTERS})*", found.document.text[name.end : line.end]))


@cache
def _by_line() -> re.Pattern[str]:
    return re.compile(r"[Bb][Yy][:\s]+")


def _post(found: Gathering, post: PostName, drafts: dict[Span, PersonDraft]) -> None:
    holder = _holder(found, post, drafts)
    if holder is None:
        holder = _holder_of(found, found.said(post.post).value)
    if holder is not None:
        holder.hold(found.said(post.post))
        if (
            holder.post
            and len(value := found.said(post.post).value) > len(holder.post.value)
            and fold(value).startswith(fold(holder.post.value))
        ):
            holder.post = found.said(post.post)
        if post.body and holder.organisation is None:
            take_body(found, holder, post.body)
        found.mention(post.span, holder.called, "person" if holder.name else "post", sure=post.span == post.post)
        return
    value = found.said(post.post).value
    if (post.noun and not _stands_alone(found, post)) or (not post.noun and post.post == post.span and not _says_more(value)):
        return
    draft = found.people.setdefault(fold(value), PersonDraft(None, post.span, 0.8, post=found.said(post.post)))
    if post.body and draft.organisation is None:
        take_body(found, draft, post.body)
    found.mention(post.span, draft.called, "post")
    if re.match(r"(?:Secretary of State|Minister of State|Minister|Chancellor) (?:for|of)\b", value):
        found.body(post.span, "GovernmentBody", 0.8)  # a minister's office is a body


def _stands_alone(found: Gathering, post: PostName) -> bool:
    """Whether a noun phrase is somebody's post and no adjective or class: an article before it, no noun behind it."""
    text = found.document.text
    before = re.search(
        r"\b(?:[Tt]he|[Oo]ur|by an?)\s+$|/\s?$|(?:ACTION|Action|Owner|Lead)s?\s?[:–-]\s+$",
        text[max(0, post.span.start - 12) : post.span.start],
    )
    after = re.match(
        r"(?:[’']s)?\s+(?:[A-Z][a-z]|role|post|level|team|meeting|network|group|position|job|vacanc|salar|grade)",
        text[post.span.end : post.span.end + 12],
    )
    return bool(before) and not after and not text[post.span.start : post.span.end].endswith("s")


def _says_more(value: str) -> bool:
    return bool(re.search(r"\b(?:of|for|at|in)\b", value)) or bool(
        re.fullmatch(
            r"(?:(?:Vice|Deputy|Joint|Co)[ -]?)?(?:Chair\w*|Chief Executive|Chief Constable|Monitoring Officer|Mayor|Clerk|Chief Finance Officer|Executive Member|Cabinet Member|Section 151 Officer)",
            value,
        )
    )


def _holder(found: Gathering, post: PostName, drafts: dict[Span, PersonDraft]) -> PersonDraft | None:
    """Return the person whose name stands right before or after a post."""
    text = found.document.text
    for span, draft in drafts.items():
        between = text[span.end : post.span.start] if span.end <= post.span.start else text[post.span.end : span.start]
        if len(between) < 16 and re.fullmatch(
            r"\s*:\s+|\s*,\s*(?:the\s+)?|\s*\(\s*|\s+[–-]\s+(?:the\s+)?|\s+|,\s*(?:(?:Mr|Mrs|Ms|Dr|Cllr|Councillor)\.?\s+)?", between
        ):
            return draft
    return None


def _holder_of(found: Gathering, value: str) -> PersonDraft | None:
    """Return the one person who holds a post of that name; for "the Chair", who chairs the meeting."""
    wanted = fold(value)
    chairs = bool(re.fullmatch(r"(?:(?:panel|board|committee|group|meeting|forum|partnership) )?chair(?:man|woman|person)?", wanted))
    if chairs:
        wanted = "chair"
    holders = [person for person in found.people.values() if person.name and _holds(person, wanted, chairs=chairs)]
    return holders[0] if len(holders) == 1 else None


def _holds(person: PersonDraft, wanted: str, *, chairs: bool) -> bool:
    said: list[Said] = [said for said in (person.post, person.chair) if said]
    if chairs and person.chair:
        return fold(person.chair.value).startswith("chair")
    return any(_alike(fold(post.value), wanted) or (chairs and person.listed and fold(post.value).startswith("chair")) for post in said)


def _alike(post: str, wanted: str) -> bool:
    """Whether two posts are one, or one with its remit and without ("Director", "Director of Education")."""
    longer, shorter = (post, wanted) if len(post) > len(wanted) else (wanted, post)
    return longer == shorter or (
        longer.startswith((f"{shorter} of ", f"{shorter} for ", f"{shorter} to "))
        and not re.fullmatch(r"(?:vice |deputy )?chair\w*|councillor|member|head|chief executive|minister", shorter)
    )
