"""Adding registers to a store, listing and removing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.identities.refreshing import count_identities, refresh

if TYPE_CHECKING:
    from graph_store.contract import Reader, Store
    from ingest.identify.registers.writing import Register


@dataclass(frozen=True, slots=True)
class AddedRegister:
    """What adding a register did.

    Attributes:
        register: The register.
        faults: Rows and cells that could not be used, each with its line.
        identities: How many names of the store are `identified` now, and how many `open`.
    """

    register: Register
    faults: tuple[str, ...]
    identities: Mapping[str, int]


def add_register(store: Store, form: str, path: str | Path, *, name: str = "", licence: str = "") -> AddedRegister:
    """Add a register, in place of the one of its name, and identify the bodies of the store by it.

    Args:
        store: Where the graph lives.
        form: Its format: "councils", "nhs" or "schools".
        path: The file as it is published.
        name: What to call it; the format's name if it is empty.
        licence: The licence under which it is published, if that is known.

    Returns:
        What was added and identified.

    Raises:
        UnknownNameError: If there is no such format.
        UsageError: If the name is none that can stand in an address.
        InputError: If the file cannot be read or is not of the format; nothing is changed.
        StoreError: If the store cannot be read or written.
    """
    from ingest.identify.registers.keeping import keep_register, read_register

    register, content, faults = read_register(form, Path(path), name=name, licence=licence)
    keep_register(store, register, content)
    refresh(store)
    return AddedRegister(register, faults, count_identities(store))


def registers(store: Reader) -> tuple[Register, ...]:
    """List the registers of a store.

    Args:
        store: The store.

    Returns:
        The registers by name.

    Raises:
        StoreError: If the store cannot answer.
    """
    from ingest.identify.registers.keeping import list_registers

    return list_registers(store)


def remove_register(store: Store, name: str) -> None:
    """Remove a register, and what was identified by it; what people decided stays.

    Args:
        store: Where the graph lives.
        name: The register's name.

    Raises:
        UnknownNameError: If the store has no register of that name.
        StoreError: If the store cannot be read or written.
    """
    from ingest.identify.registers.keeping import remove_register as remove

    remove(store, name)
    refresh(store)
