"""Which names mean the same everywhere, and which only inside one publisher's papers.

"NHS England" is one body in every paper. "The Council", "Cabinet", "Health and Wellbeing Board" are
not: each council has its own. Such names are *scoped*: to the body they belong to where the text
says so, else to the publisher, else to the document.

1. A committee, and any name made of common words only, is scoped. So are "the Department" and "the Secretary of State", letters in the
   plural ("CCGs"), and schools and hospitals that bear a saint's name: hundreds of places have one.
2. Its scope is its parent (`part_of`), else the publisher, else the document.
3. A collective ("schools", "partners") is always scoped to its document.
"""

from __future__ import annotations

import re
from typing import Final

from graph_store.namespaces import DATA
from ingest.identify.names import fold, slug
from ingest.records import PartnerType

_COMMON: Final = frozenset(
    """
    adult agency and area assistant associate audit authority board body business cabinet care central chief children city clinical college
    commission commissioner commissioning committee community corporate council county culture delivery department deputy director directors
    district economy education emotional environment executive families family finance for forum general governance governing government
    governors group growth head health highways housing improvement in information integrated intelligence joint leaders leadership learning
    leisure licensing local management members mental minister national of office officers officials on operational operations organisation
    overview panel parenting parliament partners partnership people performance persons place planning police policy primary procurement
    programme project public regeneration regional resources review safeguarding safety school scrutiny secondary secretariat secretary
    sector select senior service social society specialist staff standards standing state steering strategic strategy sub subcommittee
    support task team the town trading transport trust trustees unit university welfare wellbeing with workforce working young youth
    """.split()
)
_PURPOSES: Final = frozenset({"advisory", "cluster", "liaison", "reference", "transition"})  # as "Advisory Board", which says no more
_PROPER: Final = ("department for ", "department of ", "ministry of ", "office for ", "office of ")
_ARMS: Final = frozenset("agency authority commission department executive inspectorate minister ministry office regulator".split())
_SHARED_SAINTS: Final = ("st", "saint", "saints", "all", "holy", "sacred", "our", "christ", "trinity")
_EVERYWHERE: Final = ("house of", "parliament", "commons", "lords", "senate", "senedd", "holyrood")
_DEDICATED: Final = frozenset({"School", "NHSBody"})
_ALWAYS_ONE: Final = frozenset({"GovernmentBody", "Company", "MediaOrganisation", "ResearchBody", "VoluntaryOrganisation"})


def is_scoped(name: str, type_: PartnerType) -> bool:
    """Tell whether a body's name means different bodies in different papers.

    Args:
        name: The fullest name that the document gives.
        type_: Its kind.

    Returns:
        True if the name needs a scope to identify the body.

    Example:
        >>> is_scoped("Health and Wellbeing Board", "PartnershipBody"), is_scoped("NHS England", "NHSBody")
        (True, False)
    """
    folded = fold(name)
    if type_ == "Collective":
        return True
    if type_ == "Committee":
        return not any(word in folded for word in _EVERYWHERE)
    words = folded.split()
    if folded.startswith(_PROPER):
        return False
    if type_ in _ALWAYS_ONE:
        return folded == "secretary of state" or all(_singular(word) in _ARMS for word in words)
    if type_ in _DEDICATED and words[:1] and words[0] in _SHARED_SAINTS:
        return True
    return is_common(name) or bool(re.fullmatch(r"[A-Z]{2,}s", name))


def is_common(name: str) -> bool:
    """Tell whether every word of a name is one that many bodies have in theirs.

    Args:
        name: A name as written.

    Returns:
        True if it has no word of its own.

    Example:
        >>> is_common("Adult Social Care Board"), is_common("Ashby Board")
        (True, False)
    """
    words = fold(name).split()
    if len(words) == 2 and words[0] in _PURPOSES:
        words.pop(0)
    return all(word in _COMMON or _singular(word) in _COMMON for word in words)


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def scope_of(iri: str) -> str:
    """Return the scope that a party's IRI carries.

    Args:
        iri: The party's IRI.

    Returns:
        The slugs before its own; empty if its name means the same everywhere.
    """
    return "/".join(iri.removeprefix(DATA).split("/")[1:-1])


def body_slug(name: str, type_: PartnerType, *, parent: str, publisher: str, document: str) -> str:
    """Return the slug of a body, with its scope before it where it needs one.

    Args:
        name: The fullest name that the document gives.
        type_: Its kind.
        parent: Slug of the body it belongs to; empty if the text does not say.
        publisher: Slug of the document's publisher; empty if the text does not say.
        document: Slug of the document.

    Returns:
        One or two slugs, joined by "/".
    """
    own = slug(name)
    if not is_scoped(name, type_):
        return own
    scope = document if type_ == "Collective" else parent or publisher or document
    return own if scope == own else f"{scope}/{own}"
