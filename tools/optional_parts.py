"""Which variables of a question may be unbound where an OPTIONAL part looks for them.

`OPTIONAL { ?body gg:partOf ?parent } OPTIONAL { ?naming gg:names ?parent }` finds any naming at all where the first part
found nothing: the variable that should hold the two together is free. A part may share with what stands before it
only variables that are surely bound there ("well-designed" patterns, Pérez, Arenas and Gutierrez 2009).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable


def free_variables(pattern: CompValue) -> set[str]:
    """Return the variables that an OPTIONAL part shares with what stands before it and that may be unbound there.

    Args:
        pattern: The algebra of a question, as rdflib makes it.

    Returns:
        Names of variables; empty for a sound question.
    """
    found = {name for part in _parts(pattern) for name in free_variables(part)}
    if pattern.name == "LeftJoin":
        found |= _named(pattern.p2) & (_named(pattern.p1) - _bound(pattern.p1))
    return found


def _parts(pattern: CompValue) -> Iterator[CompValue]:
    yield from (value for key in ("p", "p1", "p2") if isinstance(value := pattern.get(key), CompValue))


def _named(pattern: CompValue) -> set[str]:
    """Every variable that the pattern can bind."""
    own = {str(term) for triple in pattern.get("triples") or () for term in triple if isinstance(term, Variable)}
    own |= {str(pattern[key]) for key in ("var", "term") if isinstance(pattern.get(key), Variable)}
    own |= {str(name) for row in pattern.get("res") or () for name in row}
    return own.union(*(_named(part) for part in _parts(pattern)))


def _bound(pattern: CompValue) -> set[str]:
    """The variables that every solution of the pattern binds."""
    parts = [_bound(part) for part in _parts(pattern)]
    if pattern.name == "Union":
        return parts[0] & parts[1]
    if pattern.name in ("LeftJoin", "Minus"):
        return parts[0]
    if pattern.name == "values":
        return set.intersection(*({str(name) for name, value in row.items() if value != "UNDEF"} for row in pattern.res))
    computed = isinstance(pattern.get("expr"), CompValue) and pattern.name == "Extend"
    own = set() if computed else _named(pattern) - set().union(*(_named(part) for part in _parts(pattern)))
    return own.union(*parts)
