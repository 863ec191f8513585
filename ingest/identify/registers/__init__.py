"""Registers: published lists of bodies, by which names are identified.

`catalogue` says which formats there are, `model` what an entry is, `councils`, `nhs` and `schools` read one format each,
`rows` reads tables, `writing` makes an entry's quads, and `keeping` adds a register to a store, lists and removes it. What does
not belong here: which name is which body (`ingest.identify.candidates`, `ingest.identify.deciding`).

Example:
    >>> from ingest.identify.registers.catalogue import format_named
    >>> format_named("schools").identifiers
    'URN'
"""
