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
        not_last: Words that end the name of a thing, an event or a post.
        known: Kind of body by its customary name or letters.
        given: Customary given names.
    """

    last: Mapping[str, PartnerType]
    first: Mapping[str, PartnerType]
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
    return Lexicon(_turned(heads["last"]), _turned(heads["first"]), frozenset(heads["not_last"]["words"].split()), _turned(known), given)


def _turned(lists: Mapping[str, list[str]]) -> Mapping[str, PartnerType]:
    pairs = [(name, cast("PartnerType", kind)) for kind, names in lists.items() for name in names]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0].split()), pair[0])))
