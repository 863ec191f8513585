"""What a register is, and what one of its entries says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.identify.designations import Designations
from ingest.records import PartnerType


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One body as a register has it.

    Attributes:
        identifier: Its official identifier, unique within the register.
        name: Its official name.
        alternatives: Other names that the register gives it.
        places: Places that it lies in or is responsible for.
        kind_words: Words that say its sort beyond its names ("county", "district").
        start: ISO date from which it exists as the register has it; empty if that is not said.
        end: ISO date of its last day; empty if it still exists.
    """

    identifier: str
    name: str
    alternatives: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kind_words: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file of a register holds.

    Attributes:
        entries: Its bodies, in the file's order.
        faults: What could not be used, each with its line.
    """

    entries: tuple[Entry, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFormat:
    """A published format of registers.

    Attributes:
        name: Its name in commands.
        title: What such a register lists.
        identifiers: What its identifiers are called.
        party_type: The kind of body that it lists.
        fits: Kinds that a document's reader may have taken such a body for.
        read: Reads a file's bytes; the second argument is the file's name, for messages.
        designations: How names of this kind say what they are.
        version: Raised when the reader changes, so that older registers are known.
    """

    name: str
    title: str
    identifiers: str
    party_type: PartnerType
    fits: frozenset[PartnerType]
    read: Callable[[bytes, str], Contents]
    designations: Designations = field(default_factory=Designations)
    version: str = "1"
