"""Which names mean the same everywhere, and which only inside one publisher's papers.

"NHS England" is one body in every paper. "The Council", "Cabinet", "Health and Wellbeing Board" are
not: each council has its own. Such names are *scoped*: to the body they belong to where the text
says so, else to the publisher, else to the document.

1. A committee, and any name made of common words only, is scoped.
2. Its scope is its parent (`part_of`), else the publisher, else the document.
3. A collective ("schools", "partners") is always scoped to its document.
"""

from __future__ import annotations

from typing import Final

from ingest.identify.names import fold, slug
from ingest.records import PartnerType

_COMMON: Final = frozenset(
    """
    adult adults agency and area audit authority board body business cabinet care central chief children childrens city clinical
    commission committee community corporate council county culture delivery department district economy education emotional
    environment executive families family for forum general governance government group growth head health highways housing improvement
    in intelligence integrated joint leaders leadership learning leisure licensing local management members mental ministers national of
    office officers officials on operational organisation overview panel parenting parliament partners partnership partnerships
    people performance persons place planning policy police procurement programme project public regeneration regional resources review
    safeguarding safety schools scrutiny secretariat secretary select senior service services sector select social society staff standards
    standing state steering strategic strategy sub subcommittee task team teams the town trading transport trust unit wellbeing with
    working workforce young youth
    """.split()
)
_EVERYWHERE: Final = ("house of", "parliament", "commons", "lords", "senate", "senedd", "holyrood")
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
    if type_ in _ALWAYS_ONE:
        return False
    return all(word in _COMMON for word in folded.split())


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
