"""Names of people, each with the evidence that it is one.

Two capitalised words are a person only with a reason: a title before them, an attendance list around them, a customary
given name, or what only people get: brackets with a post behind them, a verb of speaking, a title with the same surname
elsewhere. A word that the document also writes small ("childhood") is no name without a title or given name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.lexicon import lexicon, post_words
from ingest.extract.parties.posts import is_post
from ingest.extract.parties.titles import LETTERS, TITLE, is_doubtful, is_plural

_UP: Final = "A-ZÀ-ÖØ-Þ"
_LOW: Final = "a-zß-öø-ÿ"
_CAPITAL: Final = (
    rf"(?:(?:Ma?c|Fitz|De|Le|La|Van|O[’']|D[’'])?[{_UP}][{_LOW}]+(?:-(?:Ma?c)?[{_UP}][{_LOW}]+|[’'](?!s\b)[{_LOW}]+)*)(?![\w])"
)
_PARTICLE: Final = r"(?:de la|de|van der|van den|van|von|al|el|bin|ap|ab|da|dos|di)\s+"
NAME_WORD: Final = rf"(?:(?:{_PARTICLE})?{_CAPITAL})"
INITIALS: Final = rf"(?:[{_UP}]\.\s?|[{_UP}]\s+(?=[{_UP}])){{1,4}}"
_HUMAN: Final = (
    r"(?:said|says|asked|explained|explains|advised|commented|added|adds|thanked|felt|queried|told|tells|replied|questioned|stressed|reminded|concluded|enquired|wondered|argued"
    r"|warned|insisted|revealed|apologised|spoke|introduced|moved|seconded|undertook|joked|recalled|thought|thinks|believes|believed|declared an interest|gave (?:a|an) (?:short |brief )?(?:update|presentation|overview))\b"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name found in the text.

    Attributes:
        span: The name with its title.
        name: The name without its title.
        title: The title, empty if there is none.
        title_at: Place of the title; of the name where there is none.
        strength: How sure the evidence is.
    """

    span: Span
    name: Span
    title: str
    title_at: Span
    strength: float


@cache
def _titled() -> Guarded:
    return Guarded(
        rf"(?<![\w’'-])(?P<title>{TITLE})\s+(?P<name>(?:{INITIALS}\s*|[{_UP}]{{2}}\s+)?{NAME_WORD}(?:\s+(?:[{_UP}]\.?\s+)?{NAME_WORD}){{0,2}})"
    )


@cache
def _next_in_row() -> re.Pattern[str]:
    """The next name behind a title for several ("Councillors Hay, Crane and Mrs Dove")."""
    return re.compile(
        rf"(?:,\s*|,?\s+(?:and|&)\s+)(?:(?:Mrs|Ms|Miss|Dr)\.?\s+)?(?P<name>(?:{INITIALS}\s*)?{NAME_WORD}(?:\s+{NAME_WORD})?)(?=\s*[,.;:(]|\s+[a-z]|\s*$)"
    )


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?P<name>(?P<first>{_CAPITAL})\s+(?:(?:[{_UP}]\.?|{NAME_WORD})\s+)?(?P<last>{NAME_WORD}))(?![\w-])")


@cache
def _after() -> re.Pattern[str]:
    """What only a person gets right behind the name."""
    return re.compile(
        rf"\s*(?:\([A-Z]{{2,3}}\)|,\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,5}}?\s(?:of|at|for)\s[^.]{{3,90}}?,?\s+{_HUMAN}|,\s+who\s+(?:founded|chairs|leads|runs|is|was|has|had|works|worked|lives|lived|represents|set\s+up|started|manages|teaches|joined|left)\b|,?\s{_HUMAN})"
    )


def _has_task(text: str, end: int, words: list[str]) -> bool:
    """Whether an action line gives the name a task ("ACTION: Conrad Tell to write")."""
    start = end - len(" ".join(words))
    before = re.search(
        r"(?:ACTION|Action)s?(?: by| for)?\s*[:–-]\s*(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:,|\s+and|\s*/)\s+)?$",
        text[max(0, start - 50) : start],
    )
    return bool(before and re.match(r"\s+(?:to|will)\s+[a-z]|\s*(?:/|,|and\b|\.?\s*(?:\n|$))", text[end : end + 12]))


@cache
def _beside() -> re.Pattern[str]:
    """Brackets or an apposition behind the name."""
    return re.compile(r"\s*(?:\(|,\s+(?:the\s+|an?\s+)?)(?P<what>[A-Za-z][\w’'&/ -]{3,110}?)(?:[,;).]|$)")


@cache
def full_name() -> re.Pattern[str]:
    """Return the pattern of a name that stands alone, with or without title and initials; surnames in capitals count."""
    word = rf"(?:{NAME_WORD}|(?:Ma?c|O[’'])?[{_UP}]{{2}}[{_UP}’'-]+(?![\w]))"
    return re.compile(
        rf"(?:(?P<title>{TITLE})\s+)?(?:(?P<name>{word},\s+(?:[{_UP}]\.?\s?){{1,3}}(?![\w’'-])|(?:{INITIALS}\s*|[{_UP}]{{2}}\s+(?=[{_UP}][{_LOW}]))?{word}(?:\s+(?:[{_UP}]\.?\s+)?{word}){{0,3}}(?:\s+[{_UP}](?:\.|(?=\s*(?:[,;(]|$))))?))(?:,?\s+(?P<letters>{LETTERS})\b)*"
    )


def find_titled(text: str, start: int, end: int, ordinary: frozenset[str] = frozenset()) -> Iterator[PersonName]:
    """Find names with titles in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.
        ordinary: Words that the document writes small as well.

    Yields:
        People in text order.
    """
    place = start
    while found := _titled().search(text, place, end):
        place = found.end()
        name = _trimmed(found["name"], found["title"])
        if found["title"] == "Lords" and name != found["name"]:
            name = ""  # "the Lords Harbour Committee"
        if not name or _is_office(found["title"], name) or (is_doubtful(found["title"]) and not _is_sure(name, found["name"], ordinary)):
            place = found.end("title")
            continue
        title_at = Span(*found.span("title"))
        at = Span(found.start("name"), found.start("name") + len(name))
        yield PersonName(Span(found.start(), at.end), at, found["title"], title_at, 0.95)
        place = at.end
        if is_plural(found["title"]):
            for other in _in_row(text, at.end, end):
                yield PersonName(other, other, found["title"], title_at, 0.9)
                place = other.end


def _in_row(text: str, start: int, end: int) -> Iterator[Span]:
    place = start
    while True:
        brackets = re.compile(r"\s*\([^()]*\)").match(text, place, end)
        found = _next_in_row().match(text, brackets.end() if brackets else place, end)
        if not found or classify(found["name"].split()) or _trimmed(found["name"]) != found["name"]:
            return
        yield Span(*found.span("name"))
        place = found.end()


def _is_office(title: str, name: str) -> bool:
    return (
        title in ("Lord", "Lady", "Sir") and name.split(maxsplit=1)[0] in ("Chancellor", "Mayor", "Lieutenant", "Chief", "Justice")
    ) or name.isupper()


def _is_sure(name: str, whole: str, ordinary: frozenset[str]) -> bool:
    words = name.split()
    return words[0] in lexicon().given or (len(words) == 2 and name == whole and not any(is_ordinary(word, ordinary) for word in words))


def find_untitled(text: str, start: int, end: int, ordinary: frozenset[str], surnames: frozenset[str]) -> Iterator[PersonName]:
    """Find names without titles in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.
        ordinary: Words that the document writes small as well.
        surnames: Words that stand behind a title somewhere in the document.

    Yields:
        People in text order, each with a given name or another reason.
    """
    place = start
    while found := _plain().search(text, place, end):
        place = found.end()
        name = found["name"]
        words = name.split()
        while len(words) > 2 and _ends_otherwise(words):
            words.pop()
        name = _first_words(name, len(words))
        if (
            classify(words)
            or words[0] in _not_names()
            or (words[0] not in lexicon().given and is_post(name))
            or (_ends_otherwise(words) and not _is_surname_too(text, found.start(), words))
        ):
            place = found.start() + len(words[0])
            continue
        known = words[0] in lexicon().given
        if not _is_called(text, found.start()) and (known or _has_reason(text, found.start() + len(name), end, words, ordinary, surnames)):
            span = Span(found.start("name"), found.start("name") + len(name))
            yield PersonName(span, span, "", span, 0.9 if known else 0.6)
            place = span.end
        else:
            place = found.start() + len(words[0])


def _is_called(text: str, start: int) -> bool:
    """Whether the word before says that a body is named ("the charity Tidy Bay"), an article that it is a thing, or a number that it is an address."""
    return bool(
        re.search(
            r"(?:\b(?:charity|company|firm|supplier|contractor|provider|consultancy|tank|newspaper|magazine|regulator|watchdog|agency|union|campaign group|pressure group|support group|consultants|contractors|architects|auditors|builders))\s+$|\b[Tt]he\s+$|\d[A-Za-z]?[ \t]+$",
            text[max(0, start - 20) : start],
        )
    )


def _has_post_before(text: str, start: int) -> bool:
    """Whether a post written small, or letters of one, stand right before a name ("headteacher Vesper Toll", "Ashby MP Vesper Toll")."""
    before = re.search(r"(?<![\w’'-])(?P<post>[a-z]{4,}|MP|MSP|MEP)\s+$", text[max(0, start - 20) : start])
    return bool(before and (before["post"].isupper() or (before["post"] in post_words().heads and before["post"] not in _NO_REASON)))


_NO_REASON: Final = frozenset("member speaker head lead fellow executive holder partner buyer deputy secretariat solicitor guardian conductor producer".split())


def _first_words(name: str, count: int) -> str:
    found = re.match(rf"\S+(?:\s+\S+){{{count - 1}}}", name)
    return found[0] if found else name


def _is_surname_too(text: str, start: int, words: list[str]) -> bool:
    """A common word behind a customary given name is a surname, unless a place is spoken of ("at Victoria Hall")."""
    before = re.search(r"\b(?:at|in|on|near|to|from|of|the)\s+$", text[max(0, start - 6) : start])
    return words[0] in lexicon().given and words[-1] in _SURNAMES_TOO and len(words) == 2 and not before


def _ends_otherwise(words: list[str]) -> bool:
    return words[-1] in lexicon().not_last or any(word in _not_names() for word in words[1:])


def _has_reason(text: str, end: int, stop: int, words: list[str], ordinary: frozenset[str], surnames: frozenset[str]) -> bool:
    if words[0] in _sentence_words() or any(is_ordinary(word, ordinary) for word in words):
        return False
    stop = min(stop, end + 180)
    if _has_task(text, end, words) or _has_post_before(text, end - len(" ".join(words))):
        return True
    if words[-1] in surnames or _after().match(text, end, stop):
        return True
    beside = _beside().match(text, end, stop)
    return beside is not None and is_post(beside["what"])


def is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    """Tell whether a word is a common one and no name: the document writes it small too, or its ending says so.

    Args:
        word: A capitalised word.
        ordinary: Words that the document writes small as well.

    Returns:
        True if it is.

    Example:
        >>> is_ordinary("Exploitation", frozenset()), is_ordinary("Lister", frozenset())
        (True, False)
    """
    small = word.casefold()
    return small in ordinary or bool(re.search(r"(?:tion|ment|ness|ship|hood|ity|ance|ence|ings|ology|ings|ives|ices|sion)$", small))


def is_no_name(words: list[str]) -> bool:
    """Tell whether capitalised words hold one that names of people do not have ("Local Government").

    Args:
        words: The words.

    Returns:
        True if they do.
    """
    return words[0] in _not_names() or (_ends_otherwise(words) and not (words[0] in lexicon().given and words[-1] in _SURNAMES_TOO))


@lru_cache(4)  # several parts of the reading ask for the words of one text
def ordinary_words(text: str) -> frozenset[str]:
    """Return the words that a text writes small somewhere.

    Args:
        text: The canonical text.

    Returns:
        Words of three letters and more.
    """
    return frozenset(_small_word().findall(text))


@cache
def _small_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])[{_LOW}]{{3,}}(?![\w-])")


def _trimmed(name: str, title: str = "") -> str:
    words = name.split()
    while words and (words[-1] in _not_names() or words[-1] in lexicon().not_last):
        words.pop()
    if not words and title and len(name.split()) == 1 and name not in _never():
        return name  # "Mr Law", "Cllr Park": a civil title makes any noun a surname
    return name[: name.rindex(words[-1]) + len(words[-1])] if words else ""


@cache
def _never() -> frozenset[str]:
    return frozenset(_SMALL_WORDS.split()) | frozenset(
        "Chair Chairman Vice Director Head Officer Manager Secretary Minister Leader Deputy Mayor Members Member".split()
    )


_SURNAMES_TOO: Final = frozenset("White Green Young Day Law Case Page West North Church Hall Lane Price Wood".split())
_SMALL_WORDS: Final = "The This That These Those There Their They It He She We You I In On At By For From To With As If When Where While After Before Although Since Because And But Or Not No All Any Both Each Every Some Who Which"


@cache
def _not_names() -> frozenset[str]:
    heads = {word for name in lexicon().last for word in name.split()}
    return frozenset(
        heads
        | set(lexicon().not_last)
        | set(_SMALL_WORDS.split())
        | set(
            """January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chair Vice Director Head Officer Manager Secretary Minister Cabinet North South East West
            Central National Local Public Social Care English British Welsh Scottish Irish European London County City District Mental Open Data Digital New Road Street Square House Prime Deputy Assistant Chief Lead Children Young Adult Primary Secondary
            Members Member Officers Councillor Councillors Action Agenda Committee Leader Royal Crown White Green Paper Bank Holiday Christmas Easter States United Kingdom Human Resources Great Britain Northern Ireland Air Force Strategic Corporate Annual General Big Early Help First Second Third Fourth
            Subject Title Date Location Venue Time Page Section Under Over Next Last Old Joint Senior Junior Community Healthy Safer Better Item Row Lane Avenue Close Drive Terrace Court Hall Green Scotland Wales England Cllr Mr Mrs Ms Dr Principal Interim Acting""".split()
        )
    )


@cache
def _sentence_words() -> frozenset[str]:
    return frozenset(
        "Following Regarding Having During Further Other Many Most Several Key Main Draft Final Total Overall Recent Current Future Initial Additional What How Why Yes Dear Yours Thanks Today Yesterday".split()
    )
