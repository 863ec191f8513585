"""Two spellings of one name: "Task Force" and "Taskforce", "UK" and "United Kingdom", "Office of" and "Office for".

Folding (`names`) is kept small, because it makes IRIs. This is the further step that only merges, as a statement that can be undone:

1. Small words, "Select" before "Committee", and spaces are left out; a few initials are spelled out; of a longer name the plural
   is made singular.
2. Two bodies whose names are then the same letters are one, if they have the same scope and fitting kinds, and if the name has a
   word of its own: "House of Lords Committee" has none.

No likeness is measured: one letter that differs keeps two names apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from graph_store.namespaces import GG
from ingest.identify.designations import Designations, Split, compatible, split
from ingest.identify.names import fold, is_acronym
from ingest.identify.scope import is_common, scope_of
from ingest.triples.parties import Named

_SMALL: Final = frozenset({"and", "of", "for", "the", "on", "in", "with", "select"})
_SPELLED: Final = {"uk": "united kingdom", "un": "united nations", "eu": "european union"}
_CHAMBERS: Final = frozenset({"house", "lords", "commons", "parliament", "senate", "senedd"})
_SHORTEST: Final = 8  # letters: shorter ones are other words' spellings too easily


def spelled_alike(parties: Mapping[str, Named]) -> Iterator[tuple[str, str]]:
    """Find bodies whose names are spellings of one.

    Args:
        parties: Who is named, by IRI.

    Yields:
        Pairs of IRIs.
    """
    by_letters: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for iri, party in parties.items():
        for name in party.names if _is_body(party) else ():
            for letters in _letters(name):
                by_letters[scope_of(iri), letters].add(iri)
    pairs = {pair for alike in by_letters.values() for pair in combinations(sorted(alike), 2)}
    yield from sorted(pair for pair in pairs if _fitting(*(parties[iri] for iri in pair)))


def shortened(parties: Mapping[str, Named], known: Designations) -> Iterator[tuple[str, str]]:
    """Find bodies whose names shorten the words of their sort: "Kent CC" beside "Kent County Council".

    Args:
        parties: Who is named, by IRI.
        known: The words of the kind.

    Yields:
        Pairs of IRIs, the shorter form first; none where the short form fits two bodies.
    """
    parted = {iri: parts for iri, party in parties.items() if f"{GG}Council" in party.types and (parts := split(party.label, known))}
    for iri, parts in parted.items():
        if _is_short(parties[iri].label, known):
            fuller = [other for other in parted if other != iri and _is_fuller(parties[other].label, parted[other], parts, known)]
            if len(fuller) == 1:
                yield iri, fuller[0]


def _is_body(party: Named) -> bool:
    return not set(party.types) & {f"{GG}Person", f"{GG}Post", f"{GG}Collective"}


def _letters(name: str) -> set[str]:
    """The letters by which a name is compared: as they are, and of three words and more without plurals."""
    words = [word for word in " ".join(_SPELLED.get(word, word) for word in fold(name).split()).split() if word not in _SMALL]
    if is_acronym(name) or all(word in _CHAMBERS or is_common(word) for word in words):
        return set()
    spelled = {"".join(words), *(["".join(map(_singular, words))] if len(words) > 2 else [])}
    return {letters for letters in spelled if len(letters) >= _SHORTEST}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _fitting(one: Named, other: Named) -> bool:
    unsure = f"{GG}OtherBody"
    return bool(set(one.types) & set(other.types)) or unsure in one.types or unsure in other.types


def _is_short(name: str, known: Designations) -> bool:
    return any(word in known.shorter and len(word) <= 3 for word in fold(name).split())


def _is_fuller(name: str, parts: Split, short: Split, known: Designations) -> bool:
    return parts.core == short.core and not _is_short(name, known) and any(compatible(short, sort, known) for sort in parts.sorts)
