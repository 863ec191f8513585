"""What a brief is about: a body by any of its names, or a theme by words.

1. A name that some paper gives a party means this party.
2. Where one body has the name as a short one, and others have no other name ("Merebank" beside "Merebank NHS Trust"), the brief is
   on the first, holds what is said of the others too, and says so.
3. Any other name of several parties is refused, with the address of each: a brief that mixes two bodies accuses the wrong one.
4. Anything else is a theme: a fact belongs to it if its statement, or the heading it stands under, has all the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, NoReturn

from graph_store.errors import UsageError

if TYPE_CHECKING:
    from gapgraph.dossier import Dossier, Party

About = Literal["body", "theme"]

_NO_BODIES: Final = frozenset({"Source", "Service"})
_NEAREST: Final = 5  # names that are suggested
_SHORTEST: Final = 3  # letters of a word by which a near name is sought


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about.

    Attributes:
        about: Whether it is a body or a theme.
        name: The body's name, or the words of the theme.
        names: Every name of the body.
        parties: The body's identity, and those of bodies that have only the name which was asked for; empty for a theme.
        said_by: Names that mean this body and no other party.
        longer: Names of others that hold one of these ("Youth Council").
    """

    about: About
    name: str
    names: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    said_by: tuple[str, ...] = ()
    longer: tuple[str, ...] = ()

    def is_said_in(self, text: str) -> bool:
        """Tell whether a text names the body, or has all the words of the theme.

        Args:
            text: The text.

        Returns:
            Whether it does; words may go on ("carer" is in "carers"), names may not.
        """
        if self.about == "body":
            for name in self.longer:
                text = text.replace(name, "\0")
            return any(_names(name, text) for name in self.said_by)
        return all(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.name.split())


def _names(name: str, text: str) -> bool:
    """Whether a text has a name that is no part of a longer one ("Youth Council" does not name the Council)."""
    before, behind = r"(?:(?:^|[^\w\s-]\s*|\b[a-z][\w'’-]*\s+|\b(?:The|A|An)\s+))", r"(?!\s+[A-Z]|[\w-])"
    return bool(re.search(rf"{before}{re.escape(name)}{behind}", text))


def find_subject(dossier: Dossier, wanted: str, about: About | None = None) -> Subject:
    """Return what a brief is to be about.

    Args:
        dossier: What the store holds.
        wanted: A body by any of its names or by its address, or the words of a theme.
        about: Whether it is a body or a theme; None finds out.

    Returns:
        The subject. That of a theme may have no facts.

    Raises:
        UsageError: If several bodies have the name, if no body has it and one was asked for, or if there are no words.
    """
    bodies = [party for party in dossier.parties.values() if party.type not in _NO_BODIES]
    found = [] if about == "theme" else _called(bodies, wanted)
    longer = [party for party in found if _folded(party.label) != _folded(wanted)]
    if len(found) > 1 and len(longer) != 1:
        addresses = "; ".join(f"{party.label}, {party.iri}" for party in found)
        remedy = f"Give the address of one, or state with `gapgraph merge` that they are one: {addresses}."
        raise UsageError(f"{len(found)} bodies are called {wanted!r}, and nothing read says that they are one.", remedy=remedy)
    if found:
        return _body((longer or found)[0], frozenset(party.iri for party in found), dossier)
    if about == "body" or not _folded(wanted):
        refuse(dossier, wanted)
    return Subject("theme", " ".join(wanted.split()))


def refuse(dossier: Dossier, wanted: str) -> NoReturn:
    """Say that nothing was found, and what is called alike.

    Args:
        dossier: What the store holds.
        wanted: What was asked for.

    Raises:
        UsageError: Always.
    """
    near = near_names(dossier, wanted)
    remedy = f"Near names: {'; '.join(near)}." if near else "See the names with `gapgraph query partners`."
    raise UsageError(f"Nothing is found about {wanted!r} in the documents read.", remedy=remedy)


def near_names(dossier: Dossier, wanted: str) -> tuple[str, ...]:
    """Return names of bodies that are like some words: spelt alike, or with a word of them.

    Args:
        dossier: What the store holds.
        wanted: The words.
    """
    bodies = (party for party in dossier.parties.values() if party.type not in _NO_BODIES)
    names = {_folded(name): name for party in bodies for name in (*party.aliases, party.label)}
    alike = get_close_matches(_folded(wanted), names, n=_NEAREST, cutoff=0.6)
    words = {word for word in _folded(wanted).split() if len(word) >= _SHORTEST}
    shared = Counter({name: len(words & set(name.split())) for name in sorted(names)})
    sharing = [name for name, count in shared.most_common() if count]
    return tuple(names[name] for name in dict.fromkeys([*alike, *sharing]))[:_NEAREST]


def _called(bodies: Iterable[Party], wanted: str) -> list[Party]:
    name, bodies = _folded(wanted), list(bodies)
    for fits in (
        lambda party: party.iri == wanted,
        lambda party: name in map(_folded, (party.label, *party.aliases)),
    ):
        found = [party for party in bodies if fits(party)]
        if found:
            return found
    return []


def _folded(name: str) -> str:
    plain = re.sub(r"[^\w&]+", " ", name.casefold().replace("’", "").replace("'", "")).replace("&", " and ")
    return " ".join(plain.split()).removeprefix("the ")


def _body(party: Party, same: frozenset[str], dossier: Dossier) -> Subject:
    names = tuple(dict.fromkeys((party.label, *party.aliases)))
    bodies = (other for other in dossier.parties.values() if other.iri not in same and other.type not in _NO_BODIES)
    others = {name for other in bodies for name in (other.label, *other.aliases)}
    shared = {_folded(name) for name in others}
    common = {name for name in names if name.islower() and " " not in name}  # "the trust" is anybody's
    own = tuple(name for name in names if _folded(name) not in shared and name not in common)
    longer = sorted((name for name in others if _hides(name, own)), key=lambda name: (-len(name), name))
    return Subject("body", party.label, names, same, own, tuple(longer))


def _hides(longer: str, names: Iterable[str]) -> bool:
    """Whether a longer name is another body's; "the Board of NAME" and "NAME's report" still name it."""
    held = [re.escape(name) for name in names if name != longer and name in longer]
    return bool(held) and not any(re.search(rf"\bof (?:the )?{name}\b|\b{name}['’]s\b", longer) for name in held)


def concerns(subject: Subject, heading: str, statements: Iterable[str], parties: Iterable[str]) -> bool:
    """Tell whether a fact belongs into a brief.

    Args:
        subject: What the brief is about.
        heading: The heading that the fact stands under.
        statements: Its statement, and the names of what it rests on.
        parties: Identities of the parties that its fields hold.

    Returns:
        Whether its fields hold the body, its statement names it or has the words of the theme, or its heading has them.
    """
    if not subject.parties.isdisjoint(parties) or any(subject.is_said_in(statement) for statement in statements):
        return True
    return subject.about == "theme" and subject.is_said_in(heading)
