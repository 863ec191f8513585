"""Lint of the questions; exit code 1 and a list if anything is wrong.

1. Every question parses, in rdflib and in the engine.
2. It has a title and a description; a named question says what it answers and has typed columns that are its projection, in order.
3. Its parameters, and those of its example, are the variables of its VALUES lines.
4. A named question or gap kind orders its rows; all use only terms that the ontology defines.
5. A gap kind has its definition, what is searched, its sentence, what closes it, what is asked, and a concept of its own.
6. No OPTIONAL part leans on a variable that may be unbound there (`tools.optional_parts`): it would find anything.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib.plugins.sparql import prepareQuery

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gapgraph.gaps.steps import steps  # noqa: E402
from gapgraph.questions.header import Question, parse_question  # noqa: E402  after the path is set
from graph_store.errors import InputError  # noqa: E402
from tools.optional_parts import free_variables  # noqa: E402

TYPES = {"fact", "party", "document", "passage", "source", "service", "finding", "text", "date", "number", "boolean", "concept"}
GAP_HEADER = ("kind", "definition", "searched", "sentence", "closes", "silence", "ask", "request")
GAP_COLUMNS = ["subject", "expectation", "confidence", "party", "about"]


def lint(root: Path = ROOT) -> list[str]:
    """Return everything that is wrong.

    Args:
        root: The checkout.

    Returns:
        One line a fault, sorted.
    """
    defined = set(re.findall(r"^gg:(\w+) a owl:", (root / "ontology" / "gapgraph.ttl").read_text(encoding="utf-8"), re.MULTILINE))
    schemes = (root / "ontology" / "schemes.ttl").read_text(encoding="utf-8")
    concepts = set(re.findall(r"^<https://w3id.org/gapgraph/scheme/([\w/-]+)>", schemes, re.MULTILINE))
    faults: list[str] = []
    for path in sorted((root / "queries").rglob("*.rq")):
        name = str(path.relative_to(root / "queries"))
        faults += [f"{name}: {fault}" for fault in _faults(path, name, defined, concepts)]
    return sorted(faults)


def _faults(path: Path, name: str, defined: set[str], concepts: set[str]) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    try:
        asked = parse_question(path.stem, text)
        prepared = prepareQuery(text)
        ox.Store().query(text)
    except (InputError, SyntaxError, ValueError) as error:
        yield f"does not parse: {error}"
        return
    except Exception as error:  # noqa: BLE001  rdflib's parser raises what pyparsing raises
        yield f"does not parse in rdflib: {str(error).splitlines()[0]}"
        return
    projected = [str(variable) for variable in prepared.algebra["PV"] or ()]
    yield from _header(asked, projected, named="/" not in name)
    yield from _terms(text, defined, concepts)
    yield from (f"an OPTIONAL part leans on ?{free}, which may be unbound" for free in sorted(free_variables(prepared.algebra)))
    if "ORDER BY" not in text and ("/" not in name or name.startswith("gaps/")):
        yield "does not order its rows"
    if name.startswith("gaps/"):
        yield from _gap(asked, projected, concepts)


def _header(asked: Question, projected: list[str], *, named: bool) -> Iterator[str]:
    if named and [column.name for column in asked.columns] != projected:
        yield f"its columns are not its projection ({', '.join(projected)})"
    yield from (f"the column {column.name} has the unknown type {column.type}" for column in asked.columns if column.type not in TYPES)
    bound = set(re.findall(r"VALUES \?p_(\w+) \{ UNDEF \}", asked.text))
    if {param.name for param in asked.params} != bound:
        yield f"its parameters are not its VALUES lines ({', '.join(sorted(bound))})"
    if named and not asked.answers.endswith("?"):
        yield "does not say which question it answers"
    yield from (f"its example gives {word!r}" for word in asked.extra.get("example", "").split() if word.partition("=")[0] not in bound)


def _terms(text: str, defined: set[str], concepts: set[str]) -> Iterator[str]:
    body = re.sub(r"(?m)^\s*#.*$", "", text)
    yield from (f"gg:{name} is not defined" for name in sorted(set(re.findall(r"(?<![\w:])gg:(\w+)", body)) - defined))
    used = set(re.findall(r"<https://w3id.org/gapgraph/scheme/([\w/-]+)>", body))
    yield from (f"{name} is no concept" for name in sorted(used - concepts))


def _gap(asked: Question, projected: list[str], concepts: set[str]) -> Iterator[str]:
    yield from (f"has no line # {key}:" for key in GAP_HEADER if not asked.extra.get(key))
    further = projected[len(GAP_COLUMNS) :]
    known = [name for name in ("other", "basis", "searched") if name in further]
    if projected[: len(GAP_COLUMNS)] != GAP_COLUMNS or (further != known and "step" not in asked.extra):  # what a step needs, it asks for
        yield "does not answer ?subject ?expectation ?confidence ?party ?about, and after them at most ?other, ?basis and ?searched"
    if not re.fullmatch(r"(0\.\d+|1\.0+)", asked.extra.get("silence", "")):
        yield "does not say how often documents are silent indeed, from 0.0 to 1.0"
    put = " ".join(asked.extra.get(name, "") for name in ("ask", "request"))
    yield from (f"asks with {{{name}}}, and only {{party}} is filled in" for name in set(re.findall(r"\{(\w+)\}", put)) - {"party"})
    if asked.extra.get("step", "brokered") not in steps():
        yield f"names a step that there is not: {', '.join(steps())}"
    if asked.extra.get("searched") not in ("document", "later", "corpus", "named"):
        yield "does not say what is searched: document, later, corpus or named"
    if (asked.extra.get("searched") == "named") != ("searched" in further):
        yield "names what is searched (named), and has no ?searched; or the reverse"
    if f"gap/{asked.name}" not in concepts:
        yield f"has no concept ggs:gap/{asked.name}"


if __name__ == "__main__":
    found = lint()
    print("\n".join(found) or "The questions are in order.")
    sys.exit(1 if found else 0)
