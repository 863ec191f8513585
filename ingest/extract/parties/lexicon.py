"""Word lists of the grammar of names, read from the data files beside this module when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from ingest.records import PartnerType


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the grammar knows of names.

    Attributes:
        last: Kind of body by the word or words that a name ends with, longest first.
        first: Kind of body by the words that a name starts with, longest first.
        acting: Kind of body by the word that ends its name, where it acts.
        country: Kind of body by what stands before a country in its name.
        not_last: Words that end the name of a thing, an event or a post.
        known: Kind of body by its customary name or letters.
        given: Customary given names.
    """

    last: Mapping[str, PartnerType]
    first: Mapping[str, PartnerType]
    acting: Mapping[str, PartnerType]
    country: Mapping[str, PartnerType]
    not_last: frozenset[str]
    known: Mapping[str, PartnerType]
    given: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    folder = Path(__file__).parent
    heads = tomllib.loads((folder / "heads.toml").read_text(encoding="utf-8"))
    known = tomllib.loads((folder / "glossary.toml").read_text(encoding="utf-8"))
    given = frozenset((folder / "given_names.txt").read_text(encoding="utf-8").split())
    not_last = frozenset(heads["not_last"]["words"].split())
    kinds = {part: _turned(heads[part]) for part in ("last", "first", "acting", "country")}
    return Lexicon(**kinds, not_last=not_last, known=_turned(known), given=given)


@dataclass(frozen=True, slots=True)
class PostWords:
    """What the grammar of posts knows.

    Attributes:
        heads: Nouns that a post ends with, written small.
        taking: Posts that a whole body has; of two or three words joined by hyphens.
        modifiers: Words that may stand before a head, written small.
        letters: Posts known by letters.
        remits: Heads that name a remit with "of" or "for".
    """

    heads: frozenset[str]
    taking: frozenset[str]
    modifiers: frozenset[str]
    letters: frozenset[str]
    remits: frozenset[str]


@cache
def post_words() -> PostWords:
    """Return the word lists of posts."""
    lists = tomllib.loads((Path(__file__).parent / "posts.toml").read_text(encoding="utf-8"))
    return PostWords(**{name: frozenset(words.split()) for name, words in lists.items()})


def _turned(lists: Mapping[str, list[str]]) -> Mapping[str, PartnerType]:
    pairs = [(name, cast("PartnerType", kind)) for kind, names in lists.items() for name in names]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0].split()), pair[0])))
