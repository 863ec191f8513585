"""Identities: registers that say who is who, and what people decide about it.

`registers` adds lists of bodies and removes them, `naming` finds what a person means by a name, and `stating` keeps what a person
decides. What does not belong here: how names are looked up and scored (`ingest.identify`).
"""

from gapgraph.identities.registers import AddedRegister, add_register, registers, remove_register
from gapgraph.identities.stating import distinct, merge, unmerge

__all__ = ["AddedRegister", "add_register", "distinct", "merge", "registers", "remove_register", "unmerge"]
