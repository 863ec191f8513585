"""Short forms of longer names: "the Strategic Group" of "Harbour Tides Strategic Group", "Quiet Bay" of "Quiet Bay CIC".

1. Letters for the last words ("Kent CCG") mean the name that spells them out.
2. A name that is always used with an article and ends, or starts, like one longer name is that one.
3. A name that a list spells out means its body wherever it stands, even if nothing else tells that it is one ("Open Window").
4. "Police" is the only police force; a name without its legal or sector form ("Ashby" of "Ashby Council") its body, where it acts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.acronyms import initials
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.drafts import BodyDraft, Gathering
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.reading import Reading
from ingest.identify.names import fold

_TELLING: Final = 5  # letters of a name that may stand for a longer one
_FORMS: Final = frozenset(
    "nhs foundation trust cic ltd limited council plc llp association partnership charity group company inc committee constabulary".split()
)


def join_spelled_out(found: Gathering) -> None:
    """Make a name with letters an alias of the one that writes them out ("Kent CCG", "Kent Clinical Commissioning Group").

    Args:
        found: Everybody spelled out.
    """
    for draft in list(found.bodies.values()):
        longer = [other for other in found.bodies.values() if other is not draft and _spells_out(draft.name.value, other.name.value)]
        if len(longer) == 1:
            found.merge(draft, longer[0])


def join_short_names(found: Gathering, reading: Reading) -> None:
    """Make short forms of a longer name its aliases.

    Args:
        found: Everybody spelled out.
        reading: The reading.
    """
    join_spelled_out(found)
    first = {}
    for mention in sorted(found.mentions, key=lambda mention: mention.span, reverse=True):
        first[mention.name] = mention.span.start
    for draft in sorted(found.bodies.values(), key=lambda draft: len(draft.name.value)):
        longer = _longer(found, draft, first, reading.document.text)
        if longer:
            found.merge(draft, longer)
    _first_words(found)
    _named_again(found, reading.document.text)
    _join_police(found)
    for draft in list(found.bodies.values()):
        _without_form(found, draft, reading.document.text)


def _first_words(found: Gathering) -> None:
    """Take a name that says of itself what it is by no word, or a charity known by its own, for the only longer one that starts with it."""
    for draft in sorted(found.bodies.values(), key=lambda draft: len(draft.name.value)):
        words = fold(draft.name.value).split()
        branch = draft.name.value in lexicon().known and draft.type == "VoluntaryOrganisation"
        if not branch and (draft.type != "Other" or classify(draft.name.value.split()) or len(draft.name.value) < _TELLING):
            continue
        longer = [other for other in found.bodies.values() if other is not draft and fold(other.name.value).split()[: len(words)] == words]
        if len(longer) == 1:
            found.merge(draft, longer[0])


def _named_again(found: Gathering, text: str) -> None:
    """Note where bodies of two words or more are named that no other rule saw there; inside a longer name they are not meant."""
    names = {draft.name.value: draft for draft in found.bodies.values() if " " in draft.name.value and draft.name.value[:1].isupper()}
    if not names:
        return
    covered = {offset for mention in found.mentions for offset in range(mention.span.start, mention.span.end)}
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    for place in re.finditer(rf"(?<![\w-])(?:{longest})(?![\w-])(?! [A-Z])", text):
        if place.start() not in covered and place.end() - 1 not in covered and not _inside_name().search(text, max(0, place.start() - 30), place.start()):
            found.mention(Span(*place.span()), place[0], "body")


@cache
def _inside_name() -> re.Pattern[str]:
    """A word with a capital right before it, that does not open the sentence."""
    return re.compile(r"[a-z,] [A-Z][\w’'&-]+ $")


def _join_police(found: Gathering) -> None:
    """Take "Police" for the only police force that is named."""
    forces = [draft for draft in found.bodies.values() if draft.name.value.endswith((" Police", " Constabulary", " Police Service"))]
    police = found.bodies.get("police")
    if police and len(forces) == 1:
        found.merge(police, forces[0])


def _longer(found: Gathering, draft: BodyDraft, first: dict[str, int], text: str) -> BodyDraft | None:
    """The one longer name that was spelled out before and that a name shortens."""
    words = fold(draft.name.value).split()
    place = first.get(draft.name.value, -1)
    if place < 0 or len(words) < 2 or (draft.name.value in lexicon().known and draft.name.value != "Secretary of State"):
        return None
    anywhere = len(words) == 2 and _has_article(found, draft, text)
    before = [other for other in found.bodies.values() if other is not draft and (anywhere or first.get(other.name.value, place) <= place)]
    others = [(other, name) for other in before if len(name := fold(other.name.value).split()) > len(words)]
    ends = [other for other, name in others if name[-len(words) :] == words]
    if len(ends) == 1 and len(words) < 4 and _has_article(found, draft, text):
        return ends[0]
    office = draft.name.value == "Secretary of State"
    starts = [other for other, name in others if name[: len(words)] == words and (office or set(name[len(words) :]) <= _FORMS)]
    if len(starts) == 1:
        return starts[0]
    alike = [(other, name) for other, name in others if draft.type in (other.type, "Other") and name[-1] == words[-1]]
    loose = [other for other, name in alike if in_order(words, name)]
    return loose[0] if len(loose) == 1 and not ends and _has_article(found, draft, text) else None


def _spells_out(short: str, name: str) -> bool:
    """Whether a name is another with its last word written out ("Kent CCG", "Kent Clinical Commissioning Group")."""
    head, _, letters = short.rpartition(" ")
    return (
        bool(head) and letters.isupper() and len(letters) > 1 and name.startswith(f"{head} ") and initials(name[len(head) + 1 :]) == letters
    )


def _has_article(found: Gathering, draft: BodyDraft, text: str) -> bool:
    """Whether a name is used with "the" wherever it stands, as a short form is."""
    spans = [mention.span for mention in found.mentions if mention.kind == "body" and mention.name == draft.name.value]
    return all(
        re.search(r"\b(?:[Tt]he|[Oo]ur|[Tt]his|[Tt]heir)\s+$|[’']s\s+$", text[max(0, span.start - 7) : span.start])
        or (text.startswith(":", span.end) and text[max(0, span.start - 1) : span.start] in ("", "\n"))
        for span in spans
    )


def _without_form(found: Gathering, draft: BodyDraft, text: str) -> None:
    """Take "Quiet Bay" for "Quiet Bay CIC"; a place alone ("Ashby") means its body only where it acts."""
    words = draft.name.value.split()
    count = len(words)
    while count > 1 and fold(words[count - 1]) in _FORMS | {
        "college",
        "school",
        "academy",
        "community",
        "high",
        "primary",
        "carers",
        "county",
        "borough",
        "district",
        "city",
    }:
        count -= 1
    if count == len(words) or (count == 1 and len(words[0]) < 5):
        return
    short = " ".join(words[:count])
    if (
        classify(words[:count])
        or fold(short) in found.bodies
        or sum(other.name.value.startswith(short) for other in found.bodies.values()) > 1
        or short in ("Town", "Parish", "County")
    ):
        return
    behind = (
        r"(?:[’']s own\b|\s+(?:has|had|will|would|is|was|says|said|agreed|asked|can|cannot|could|put|wants|yet|to)\b)"
        if count == 1
        else r""
    )
    for use in re.finditer(rf"(?<![\w’'-]){re.escape(short)}(?![\w-])(?!\s+[A-Z]){behind}", text):
        span = Span(use.start(), use.start() + len(short))
        if not any(mention.span.overlaps(span) for mention in found.mentions):
            draft.aliases.setdefault(short, found.said(span))
            found.mention(span, draft.name.value, "body", sure=count > 1)


def in_order(words: list[str], name: list[str]) -> bool:
    """Tell whether a name holds words in their order.

    Args:
        words: Folded words.
        name: A name's folded words.

    Returns:
        True if it does.
    """
    rest = iter(name)
    return all(word in rest for word in words)
