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
_WITHIN: Final = _JOINTS | {"de", "la", "le", "du", "a", "an", "or", "from", "as", "into", "our", "your", "all", "against", "within", "y", "yr", "na", "e", "up"}
_MONTHS: Final = frozenset("January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_PARTING: Final = frozenset({"to", "by", "at", "on", "upon"})  # never inside a body's name
_PAPERS: Final = frozenset({"Research", "Report", "Reports", "Survey", "Study", "Review", "Evidence", "Analysis", "Minutes", "Notes", "Figures", "Data", "Response", "Letter", "Papers", "Paper", "Notice", "Record", "Statement"})  # "Research for the Board": a paper
_GENERIC: Final = frozenset(
    """Cabinet City Committee Council County District Borough Town Parish Local Public Services Service Government Association National Board Group Body Panel Partnership
    Trust Team Unit Office Department Authority Standards Central Select Joint Working Wellbeing Health Care Community School College Schools Councils Committees""".split()
)
_PLACES: Final = frozenset({"Centre", "Theatre", "Court", "Hub", "Hall", "Church"})
_SORTS_OF_PLACE: Final = frozenset(
    """Education City Town Civic Conference Leisure Sports Sport Resource Community Family Children’s Children's Youth Day Shopping Village Lecture Operating Visitor Training Business Enterprise
    Contact Call Data Health Medical Wellbeing Retail Parish Neighbourhood""".split()
)
_TASKS: Final = frozenset(
    """Chase Meet Contact Email Ring Phone Telephone Call Write Invite Ask Tell Remind Inform Notify Brief Update Consult Thank Approach Press Lobby Challenge Support Help Engage Involve Join Visit Lead Attend
    Send Circulate Forward Share Present Submit Obtain Get Secure Agree Confirm Clarify Check Review Revise Draft Prepare Produce Complete Finalise Establish Convene Arrange Organise Schedule Book Hold Host Launch
    Recruit Appoint Commission Procure Fund Nominate Request Seek Pursue Follow Raise Discuss Explore Investigate Propose Recommend Liaise Promote Publicise Advertise Publish""".split()
)  # what a line of an action list starts with
_LEGAL_FORMS: Final = frozenset({"Ltd", "Ltd.", "Limited", "plc", "PLC", "LLP", "CIC"})
_LAWS: Final = frozenset({"Act", "Bill", "Regulations", "Order"})
_TWO_GENERIC: Final = frozenset({("Health", "Board"), ("Select", "Committee"), ("Working", "Group"), ("Community", "Trust"), ("Trust", "Board")})
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
_SUBJECTS: Final = frozenset(
    "Education Health Business Housing Development Planning Policy Technology Law Work Training Families Children People Statistics Standards Youth Security Resources Environment Transport Care Commissioning Information Engagement Prevention Improvement Integration Innovation Inclusion Procurement Transparency Wellbeing Support Recovery Adults".split()
)  # what a department or an institute is for, though other names that end so are no bodies
_OF_SUBJECTS: Final = tuple(
    tuple(words.split())
    for words in (
        "Department for",
        "Department of",
        "Ministry of",
        "University of",
        "Institute of",
        "Institute for",
        "School of",
        "College of",
        "Centre for",
        "Office for",
        "Office of",
    )
)
_OF: Final = frozenset(
    "Federation Association Panel Partnership Group Committee Taskforce Institute Society Union Alliance Confederation Network Centre Guild League Chamber Council Trust Foundation Forum College School Board Coalition Office Institution Academy".split()
)
_COUNTRIES: Final = frozenset({"England", "Scotland", "Wales", "Cymru", "UK", "Britain"})
_PARTS_OF_COUNTRY: Final = frozenset(
    """North South East West Northern Southern Eastern Western Central Mid Rural Great New Little Modern Whole North-East North-West South-East South-West Highland Upper Lower Across Midlands Lords Commons Church
    All Other Many Most Both British English Prince Devolved Northumberland In Within Outside Throughout Around""".split()
)
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
        strength: How sure the grammar is.
    """

    span: Span
    name: str
    type: PartnerType
    strength: float


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
    words = _without_task(_without_opener(words))
    while len(words) > 1 and (words[-1].text[0].isdigit() or words[-1].text in _MONTHS):
        words = words[:-1]  # "User Group 10th meeting", "Audit Scotland in May"
    words = _undated(words)
    while len(words) > 1 and words[-1].text in _JOINTS:
        words = words[:-1]
    cut = _cut(words)
    if cut:
        yield from _in_words(words[: cut[0]])
        yield from _in_words(words[cut[1] :])
        return
    words = _unowned(words)
    kind = classify([word.text for word in words])
    if kind:
        text = " ".join(word.text for word in words)
        yield BodyName(Span(words[0].start, words[-1].end), text, kind[0], kind[1])
        return
    shorter = _inner(words)
    if shorter:
        yield shorter
        rest = tuple(word for word in words if word.start >= shorter.span.end)
        if len(rest) > 1 and rest[0].text in ("and", "&"):
            yield from _in_words(rest[1:])


def _without_task(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without the verb that opens a task ("Chase Ashby CCG", "Meet Kent Carers Forum")."""
    rest = words[1:]
    if len(rest) > 0 and words[0].text in _TASKS and rest[0].text not in _JOINTS and classify([word.text for word in rest]):
        return rest
    return words


def _undated(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without a day or month before them ("4th July Panel", "January Board")."""
    start = 1 if words[0].text[0].isdigit() and len(words) > 2 and words[1].text in _MONTHS else 0
    return words[start + 1 :] if len(words) > start + 1 and words[start].text in _MONTHS else words


def _unowned(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without the sign that the body owns what follows ("Kent County Council’s leader")."""
    last = words[-1]
    if not last.text.endswith(("’s", "'s")) or classify([word.text for word in words]):
        return words
    return (*words[:-1], Word(last.text[:-2], last.start, last.end - 2))


def _without_opener(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A capital right before "the" opens a sentence or is a post ("Invite the Fraud Authority"): the name starts behind it."""
    for index in range(1, min(4, len(words) - 1)):
        before = words[index - 1].text
        if words[index].text == "the" and before not in _JOINTS:
            return words[index + 1 :]
        if (
            words[index].text in ("for", "of", "to", "on", "from", "by")
            and (before in _POSTS or (index == 1 and _is_thing(words)))
            and not _starts_like_head([word.text for word in words])
        ):
            after = next((i for i in range(index, len(words)) if words[i].text not in _JOINTS), len(words))
            return _without_opener(words[after:])  # "Record of Decision of the Cabinet"
    return words


def _is_thing(words: tuple[Word, ...]) -> bool:
    """A run that starts with a thing of a body's ("Meeting of the Board", "Asks of the Panel") and is no name as a whole."""
    texts = _usual([word.text for word in words])
    of_the = texts[1:3] == ["of", "the"]
    # "Purpose of the Partnership", where a body would be named ("Office of the Regulator", "Friends of the Park")
    bare = of_the and len(texts) == 4 and texts[3] in _GENERIC | {"Executive", "Forum", "Meeting"} and texts[0] not in _OF
    thing = bare or texts[0] in lexicon().not_last or (of_the and texts[0].casefold().endswith("s"))
    return thing and " ".join(texts) not in _known() and not _starts_like_head(texts)


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
    if joint in _PARTING or texts[after] in _MONTHS:
        return True
    if joint in ("and", "&"):
        return _and_parts(texts, index, after)
    if texts[after] in lexicon().given and classify(left):
        return True  # "Harbour Office for Bob Hay"
    if joint == "with" and texts[after - 1] == "the":
        return True
    if joint in ("of", "for") and texts[after - 1] == "the" and not _starts_like_head(texts) and classify(right):
        return True
    if joint in ("the", "with") and (texts[after - 1] == "the" or len(left) == 1) and classify(right):
        return True  # "Invite the Audit Office", "Meet with the Audit Office", "Work with Audit Office"
    return bool(classify(left)) and not _starts_like_head(left) and (bool(classify(right)) or joint in ("with", "in"))


def _and_parts(texts: list[str], index: int, after: int) -> bool:
    """Tell whether "and" stands between two names."""
    left, right = texts[:index], texts[after:]
    if left[-1].casefold() == "police" and right[0].casefold() == "crime":
        return False  # "Police and Crime Panel"
    if left[-1] in _LEGAL_FORMS or (texts[after - 1] == "the" and classify(right)):
        return True  # "Ashby Software Ltd and Fellow of ...", "the Department and the Observatory": an article starts a name of its own
    if len(left) > 1 and len(right) > 1 and " ".join(right) in _known():
        return True  # "Ashby Economics and UK Space Agency"
    if left[0] == "NHS" and _tail(["X", *right]) == "NHSBody":
        return False  # "NHS Tarn and Esk ICB"
    if classify(left) and not classify(texts):
        return True  # "the Patients Forum and Deaf Ebdon"
    letters = _is_letters(left) and not all(text.isupper() for text in right)
    return bool(classify(left) or letters) and bool(classify(right) or _has_head(right))


def classify(texts: list[str]) -> tuple[PartnerType, float] | None:
    """Tell what kind of body words name.

    Args:
        texts: The words of a candidate.

    Returns:
        The kind and how sure it is; None if they do not name a body.

    Example:
        >>> classify(["Kent", "County", "Council"])
        ('Council', 0.95)
    """
    known = _known().get(" ".join(texts))
    texts = _usual(texts)
    if known:
        return known, 0.95
    named = _after_subject(texts) if texts and texts[-1] in _SUBJECTS else None
    if named:
        return named
    if _names_no_body(texts) or (len(texts) > 3 and any(text.islower() and text not in _WITHIN for text in texts)):
        return None
    if texts[-1] == "Committee" and len(texts) > 2:
        return "Committee", 0.95
    for words, kind in _first_by_word().get(texts[0], ()):
        if len(texts) > len(words) and tuple(texts[: len(words)]) == words:
            return ("PoliceOrJustice" if "Crime" in texts and "Police" in texts else kind), 0.9
    if texts[-1] in _COUNTRIES and _names_country(texts):
        return lexicon().country.get(" ".join(texts[:-1]), "Other"), 0.8
    tail = _tail(texts) or _joined(texts)
    return (tail, 0.95 if len(texts) > 2 else 0.85) if tail else None


def _after_subject(texts: list[str]) -> tuple[PartnerType, float] | None:
    """A body that is named after what it is for: "Department for Education", "Ashby Diocesan Board of Education"."""
    if any(tuple(texts[: len(words)]) == words for words in _OF_SUBJECTS):
        return _first().get(tuple(texts[:2]), "GovernmentBody"), 0.9
    whole = _joined(texts) if texts[0] not in _POSTS else None
    return (whole, 0.85) if whole else None


def _usual(texts: list[str]) -> list[str]:
    """Words of a line in capitals as they are written elsewhere ("OFFICE OF THE COMMISSIONER")."""
    if len(texts) < 3 or not texts[0].isupper() or not all(text.isupper() or text in _JOINTS for text in texts):
        return texts
    return [text.title() if len(text) > 3 and text.isalpha() else text for text in texts]


def _joined(texts: list[str]) -> PartnerType | None:
    """A name whose head stands before "of" or "for" ("Dunmore Federation of Tenants")."""
    for index in range(1, len(texts) - 2):
        if texts[index] in _OF and texts[index + 1] in ("of", "for"):
            return _tail(texts[: index + 1])
    return None


def _names_no_body(texts: list[str]) -> bool:
    """A post, words that only refer to a body, or the name of a thing."""
    post = not texts or set(texts) <= {"Joint", "Overview", "Scrutiny", "and", "&"} or (texts[-1] in _PLACES and len(texts) == 2 and texts[0] in _SORTS_OF_PLACE) or texts[0] in _POSTS or (texts[0] == "Cabinet" and len(texts) > 1 and texts[1] in ("Member", "Members", "Minister"))
    paper = len(texts) > 2 and texts[0] in _PAPERS and texts[1] in ("for", "by", "of", "from", "to", "on")
    post = post or texts[-2:] == ["Chief", "Executive"]
    return post or paper or is_generic(texts) or (texts[-1] in lexicon().not_last and tuple(texts[-2:]) not in _last())


def _names_country(texts: list[str]) -> bool:
    """A name that ends with a country ("Audit Scotland"), unlike a part of the country ("North Wales")."""
    return (
        2 <= len(texts) <= 5
        and not set(texts) & (_PARTS_OF_COUNTRY | _JOINTS - {"and"})
        and texts[0] not in _COUNTRIES
        and texts[-2] != "and"
    )


def _tail(texts: list[str]) -> PartnerType | None:
    last = _last()
    cased = [text.title() if text.isupper() and len(text) > 3 else text for text in texts]
    for size in range(min(4, len(cased)), 0, -1):
        kind = last.get(tuple(cased[-size:]))
        if kind and len(cased) > size - (
            (kind in ("Committee", "PartnershipBody") and size > 1)
            or (kind in ("NHSBody", "PoliceOrJustice", "School") and size > 1)
            or (kind == "UserGroup" and size > 1)
        ):
            return _refined(cased, kind)
    return None


def _refined(texts: list[str], kind: PartnerType) -> PartnerType:
    joined = set(texts)
    if (
        kind == "NHSBody"
        and texts[-1] == "Trust"
        and not joined & {"NHS", "Health", "Hospital", "Hospitals", "Ambulance", "Care", "Healthcare", "Partnership", "Foundation"}
    ):
        return "VoluntaryOrganisation"
    if kind == "PartnershipBody" and texts[-1] == "Panel" and joined & {"Parenting", "Scrutiny", "Select", "Overview", "Crime"}:
        return "Committee"
    if kind == "GovernmentBody" and "Police" in joined:
        return "PoliceOrJustice"
    if texts[-1] == "Commission" and not joined & {"Scrutiny", "Fairness", "Overview", "Select", "Poverty", "Review", "Truth", "Local"}:
        return "GovernmentBody"
    if kind == "Council" and joined & {
        "National",
        "Security",
        "Arts",
        "Medical",
        "Design",
        "Privy",
        "Funding",
        "Nursing",
        "Teaching",
        "European",
    }:
        return "GovernmentBody"
    if kind == "Other" and any(_known().get(" ".join(texts[:size])) == "GovernmentBody" for size in (1, 2)):
        return "GovernmentBody"
    if kind == "PartnershipBody" and "Cabinet" in joined and texts[-1] == "Board":
        return "Committee"
    return kind


def _is_owner(texts: list[str], index: int) -> bool:
    """A body that owns what follows ("the Cabinet Office’s Reform Group"), unlike "Children’s"."""
    if not texts[index].endswith(("’s", "'s")):
        return False
    owner = [*texts[:index], texts[index][:-2]]
    return bool(classify(owner)) or (len(owner) == 1 and owner[0] in _GENERIC)


def is_generic(texts: list[str]) -> bool:
    """Tell whether words only say what sort of body it is ("County Council"), so that they refer to one and name none.

    Args:
        texts: The words.

    Returns:
        True if they do.
    """
    return all(text in _GENERIC for text in texts) and len(texts) <= 2 and tuple(texts) not in _TWO_GENERIC


def _is_letters(texts: list[str]) -> bool:
    return len(texts) == 1 and texts[0].isupper() and len(texts[0]) > 1


def _has_head(texts: list[str]) -> bool:
    return _tail(["X", *texts]) is not None


def _starts_like_head(texts: list[str]) -> bool:
    texts = _usual(texts)
    return bool(texts) and any(tuple(texts[: len(words)]) == words for words, _ in _first_by_word().get(texts[0], ()))


def _inner(words: tuple[Word, ...]) -> BodyName | None:
    """Find a body known by name inside a longer run ("NHS England South")."""
    texts = [word.text for word in words]
    if texts[-1] in _LAWS:
        return None  # "Police Reform Act" is of nobody
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            part = texts[start : start + size]
            if part[0] in _JOINTS or part[-1] in _JOINTS:
                continue
            kind = _known().get(" ".join(part))
            if kind and (start == 0 or texts[start - 1] in _JOINTS) and not _goes_on(texts, start, size):
                place = Span(words[start].start, words[start + size - 1].end)
                return BodyName(place, " ".join(part), kind, 0.8)
    return None


def _goes_on(texts: list[str], start: int, size: int) -> bool:
    """Whether what stands behind a known name is its post, or makes an ordinary word part of another name ("Shelter for All")."""
    after = start + size
    return after < len(texts) and (texts[after] in _POSTS or (size == 1 and texts[start] in _ORDINARY))


@cache
def _known() -> dict[str, PartnerType]:
    return dict(lexicon().known)


@cache
def _last() -> dict[tuple[str, ...], PartnerType]:
    return {tuple(name.split()): kind for name, kind in lexicon().last.items()}


@cache
def _first_by_word() -> dict[str, list[tuple[tuple[str, ...], PartnerType]]]:
    """The heads that names start with, by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], PartnerType]]] = {}
    for words, kind in _first().items():
        found.setdefault(words[0], []).append((words, kind))
    return found


@cache
def _first() -> dict[tuple[str, ...], PartnerType]:
    return {tuple(name.split()): kind for name, kind in lexicon().first.items()}
