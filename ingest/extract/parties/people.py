"""Names of people, each with the evidence that it is one.

Two capitalised words are a person only with a reason: a title before them, an attendance list around
them, a customary given name, brackets with a post or body behind them, or a verb of speaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.lexicon import lexicon

_TITLE: Final = r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Rev|Reverend|Rt Hon|Alderman|Inspector|Superintendent|Chief Inspector|PC|Sgt|Captain|Canon|Bishop)\.?"
_NAME_WORD: Final = r"(?:[A-Z][a-zà-ÿ]+|(?:O|D)[’'][A-Z][a-z]+|Ma?c[A-Z][a-z]+|de|van|von|al|bin)(?:[-’'][A-Z]?[a-zà-ÿ]+)*"
_INITIAL: Final = r"(?:[A-Z]\.?\s*){1,3}"
_SPEECH: Final = (
    r"(?:said|asked|noted|explained|advised|reported|stated|commented|added|informed|confirmed|highlighted|suggested|outlined|presented|introduced|thanked|welcomed|agreed|proposed|seconded|felt|raised|queried|"
    r"told|clarified|responded|replied|updated|provided|gave|questioned|expressed|emphasised|stressed|acknowledged|pointed|requested|undertook|promised|drew|moved|observed|reminded|revealed|concluded|enquired|offered|mentioned|wondered|argued|warned|insisted|announced|believed|considered|declared|recommended|has|had|will|would|to)"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name found in the text.

    Attributes:
        span: The name with its title.
        name: The name without its title.
        title: The title, empty if there is none.
        rule: Which evidence there is that it is one.
    """

    span: Span
    name: Span
    title: str
    rule: str


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<title>{_TITLE}(?:\s+{_TITLE})*)\s+(?P<name>(?:{_INITIAL}\s*)?{_NAME_WORD}(?:\s+(?:[A-Z]\.?\s+)?{_NAME_WORD}){{0,2}})"
    )


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])(?P<name>(?P<first>[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?)\s+(?:(?:[A-Z]\.?|{_NAME_WORD})\s+)?(?P<last>{_NAME_WORD}))(?![\w-])"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\((?=[A-Z])|,\s+[^.,]{{4,90}}?\s(?:at|of|for)\s|\s{_SPEECH}\b)")


@cache
def full_name() -> re.Pattern[str]:
    """Return the pattern of a name that stands alone, with or without title and initials."""
    return re.compile(
        rf"(?:(?P<title>{_TITLE}(?:\s+{_TITLE})*)\s+)?(?P<name>(?:{_INITIAL})?{_NAME_WORD}(?:\s+(?:[A-Z]\.?\s+)?{_NAME_WORD}){{0,3}}|{_NAME_WORD},\s+(?:[A-Z]\.\s*){{1,3}})"
    )


def find_titled(text: str, start: int, end: int) -> Iterator[PersonName]:
    """Find names with titles in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.

    Yields:
        People in text order.
    """
    for found in _titled().finditer(text, start, end):
        name = _trimmed(found["name"])
        if name and not (found["title"] in ("Lord", "Lady", "Sir") and name in ("Chancellor", "Mayor", "Lieutenant")):
            place = Span(found.start("name"), found.start("name") + len(name))
            yield PersonName(Span(found.start(), place.end), place, found["title"], "titled")


def find_untitled(text: str, start: int, end: int) -> Iterator[PersonName]:
    """Find names without titles in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.

    Yields:
        People in text order, each with a given name or a verb or bracket behind it that says it is one.
    """
    place = start
    while found := _plain().search(text, place, end):
        place = found.end()
        words = found["name"].split()
        if classify(words) or words[-1] in lexicon().not_last or any(word in _not_names() for word in words):
            place = found.start() + len(words[0])
            continue
        known = words[0] in lexicon().given
        follows = _after().match(text, found.end(), min(end, found.end() + 140))
        if known or (follows and words[0] not in _sentence_words()):
            span = Span(found.start("name"), found.end("name"))
            yield PersonName(span, span, "", "given-name" if known else "spoken-of")
        else:
            place = found.start() + len(words[0])


def _trimmed(name: str) -> str:
    words = name.split()
    while words and (words[-1] in _not_names() or words[-1] in lexicon().not_last):
        words.pop()
    return " ".join(words) if words else ""


@cache
def _not_names() -> frozenset[str]:
    heads = {word for name in lexicon().last for word in name.split()}
    return frozenset(
        heads
        | set(lexicon().not_last)
        | set(
            """The This That These Those There Their They It He She We You I In On At By For From To With As If When Where While After Before Although Since Because And But Or Not No All Any Both Each Every Some
            January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chair Vice Director Head Officer Manager Secretary Minister Cabinet North South East West
            Central National Local Public Social Care English British Welsh Scottish Irish European London County City District Mental Open Data Digital New Road Street Square House Prime Deputy Assistant Chief Lead Children Young Adult Primary Secondary
            Members Member Officers Councillor Councillors Action Agenda Committee Leader Royal Crown White Green Paper Bank Holiday Christmas Easter States United Kingdom Human Resources Great Britain Northern Ireland Air Force Strategic Corporate Annual General Big Early Help First Second Third Fourth
            Subject Title Date Location Venue Time Page Section Under Over Next Last Old Joint Senior Junior Community Healthy Safer Better Item""".split()
        )
    )


@cache
def _sentence_words() -> frozenset[str]:
    return frozenset(
        "Following Regarding Having During Since Further Other Many Most Several Key Main Draft Final Total Overall Recent Current Future Initial Additional".split()
    )
