"""Registers in a store: added, listed, removed.

Each lies in a named graph of its own, and counts only while that graph says what it is:

1. A new register is loaded at full speed; its description is written last, so that a run that is broken off leaves none.
2. A register that is there already is changed by the difference, in one transaction: a new edition of fifty thousand names
   differs in a few hundred.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph_store.contract import Reader, Store
from graph_store.errors import InputError, UnknownNameError, UsageError
from graph_store.resources import query_text
from ingest.identify.names import slug
from ingest.identify.registers.catalogue import format_named, formats
from ingest.identify.registers.model import RegisterFormat
from ingest.identify.registers.writing import Register, description, entries, keys_version, register_graph

_PIECE: Final = 50_000  # lines handed to the store at once


def read_register(form: str, path: Path, *, name: str = "", licence: str = "") -> tuple[Register, str, tuple[str, ...]]:
    """Read a register's file.

    Args:
        form: Name of its format.
        path: The file.
        name: The register's name; the format's if it is empty.
        licence: The licence under which it is published, if that is known.

    Returns:
        The register, its entries as N-Quads, and what could not be used.

    Raises:
        UnknownNameError: If there is no such format.
        UsageError: If the name is none that can stand in an address.
        InputError: If the file cannot be read, is not of the format or lists nothing.
    """
    known = format_named(form)
    called = _proper(name or form)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("The register cannot be read.", where=str(path), remedy="Check that the file exists and may be read.") from error
    found = known.read(data, path.name)
    if not found.entries:
        raise InputError("The register lists nothing.", where=str(path), remedy="Check that the file is whole.")
    register = Register(
        name=called,
        form=form,
        title=known.title,
        party_type="OtherBody" if known.party_type == "Other" else known.party_type,
        file=path.name,
        digest=sha256(data).hexdigest(),
        entries=len(found.entries),
        left_out=len(found.faults),
        licence=licence,
        version=keys_version(known),
    )
    return register, entries(called, known, found.entries), found.faults


def _proper(name: str) -> str:
    if name != slug(name):
        raise UsageError(f"{name!r} cannot name a register.", remedy=f"Use small letters, digits and hyphens, such as {slug(name)}.")
    return name


def keep_register(store: Store, register: Register, content: str) -> None:
    """Put a register into a store, in place of the one of its name.

    Args:
        store: The store.
        register: The register.
        content: Its entries as N-Quads.

    Raises:
        StoreError: If the store cannot be written.
    """
    graph = register_graph(register.name)
    described = description(register)
    if register.name in {known.name for known in list_registers(store)}:
        held, new = set(store.dump([graph])), {*_lines(content), *_lines(described)}
        if held != new:
            store.update(_changes(held - new, new - held, graph))
        return
    if store.count(graph):
        store.replace(graph, "")  # what a run that was broken off has left
    lines = _lines(content)
    store.load("".join(lines[start : start + _PIECE]) for start in range(0, len(lines), _PIECE))
    store.update(_changes((), _lines(described), graph))


def _lines(nquads: str) -> list[str]:
    return [f"{line}\n" for line in nquads.split("\n") if line]  # splitlines() would split inside literals


def _changes(gone: Iterable[str], fresh: Iterable[str], graph: str) -> str:
    """One update that takes lines of N-Quads away and adds others."""
    end = f" <{graph}> .\n"
    parts = [(verb, [f"{line.removesuffix(end)} .\n" for line in sorted(lines)]) for verb, lines in (("DELETE", gone), ("INSERT", fresh))]
    return ";\n".join(f"{verb} DATA {{ GRAPH <{graph}> {{\n{''.join(triples)}}} }}" for verb, triples in parts if triples)


def list_registers(store: Reader) -> tuple[Register, ...]:
    """Ask a store which registers it has.

    Args:
        store: The store.

    Returns:
        The registers by name.

    Raises:
        StoreError: If the store cannot answer.
    """
    return tuple(
        Register(
            name=str(row["name"]),
            form=str(row["form"]),
            title=str(row["title"]),
            party_type=str(row["type"]).rsplit("#", 1)[-1],
            file=str(row["file"]),
            digest=str(row["digest"]),
            entries=int(str(row["entries"])),
            left_out=int(str(row["left_out"])),
            licence=str(row.get("licence", "")),
            version=str(row["version"]),
        )
        for row in store.select(query_text("internal/registers"))
    )


def remove_register(store: Store, name: str) -> None:
    """Remove a register from a store.

    Args:
        store: The store.
        name: The register's name.

    Raises:
        UnknownNameError: If the store has no register of that name.
        StoreError: If the store cannot be written.
    """
    held = [register.name for register in list_registers(store)]
    if name not in held:
        raise UnknownNameError("register", name, held)
    store.replace(register_graph(name), "")


def format_of(register: Register) -> RegisterFormat | None:
    """Return the format of a register; None if the program that added it knows one that this one does not."""
    return formats().get(register.form)


def is_stale(register: Register) -> bool:
    """Tell whether a register was added by a version that read or folded names otherwise."""
    form = format_of(register)
    return form is None or register.version != keys_version(form)
