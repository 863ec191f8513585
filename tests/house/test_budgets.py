"""The house style as tests: short modules and functions, imports in one direction, no printing in the library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

PACKAGES: Final = ("graph_store", "ingest", "gapgraph")  # lowest first: each may import those before it
LONGEST_MODULE, LONGEST_FUNCTION, USUAL_FUNCTION = 500, 50, 20


Modules = list[tuple[str, str, ast.Module]]


@pytest.fixture(scope="module")
def modules(root: Path) -> Modules:
    """The name, text and tree of every module."""
    paths = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return [(name, text, ast.parse(text)) for name, text in texts.items()]


def _sizes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _calls(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield ast.unparse(node.func), node.lineno


def test_modules_are_short(modules: Modules) -> None:
    lengths = {name: text.count("\n") for name, text, _ in modules}
    assert len(lengths) > 50, "the packages were not found"
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_no_function_is_long(modules: Modules) -> None:
    sizes = {f"{module}:{name}": size for module, _, tree in modules for name, size in _sizes(tree)}
    assert not {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION}


def test_nine_functions_in_ten_are_short(modules: Modules) -> None:
    sizes = sorted(size for _, _, tree in modules for _, size in _sizes(tree))
    assert sizes[int(len(sizes) * 0.9)] <= USUAL_FUNCTION


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(modules: Modules, package: str) -> None:
    above = PACKAGES[PACKAGES.index(package) + 1 :]
    own = [(name, tree) for name, _, tree in modules if name.startswith(f"{package}/")]
    assert not [f"{name} imports {wanted}" for name, tree in own for wanted in _imported(tree) if wanted.split(".")[0] in above]


def test_the_data_folders_hold_no_python(root: Path) -> None:
    assert not [path for folder in ("ontology", "queries") for path in (root / folder).rglob("*.py")]


def test_only_the_command_line_prints_or_exits(modules: Modules) -> None:
    talk = {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo"}
    library = [(name, tree) for name, _, tree in modules if not name.startswith("gapgraph/cli/")]
    found = [(f"{name}:{line}", call) for name, tree in library for call, line in _calls(tree) if call in talk]
    children = [entry for entry in found if Path(entry[0].split(":")[0]).name.startswith("_")]  # programs of their own, run as children
    assert not [entry for entry in found if entry not in children]


def test_every_module_says_what_it_is_for(modules: Modules) -> None:
    assert not [name for name, _, tree in modules if not ast.get_docstring(tree)]


def test_tests_are_no_packages_and_their_names_are_unique(root: Path) -> None:
    names = [path.name for path in (root / "tests").rglob("test_*.py")]
    assert not list((root / "tests").rglob("__init__.py"))
    assert len(names) == len(set(names))
