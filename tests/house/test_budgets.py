"""The house style as tests: short modules and functions, imports in one direction, no printing in the library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("graph_store", "ingest", "gapgraph")  # lowest first: each may import those before it
LONGEST_MODULE, LONGEST_FUNCTION, USUAL_FUNCTION = 500, 50, 20


def _modules(root: Path) -> Iterator[tuple[Path, str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield path, text, ast.parse(text)


def _sizes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_modules_are_short(root: Path) -> None:
    long = {str(path.relative_to(root)): text.count("\n") for path, text, _ in _modules(root) if text.count("\n") > LONGEST_MODULE}
    assert not long


def test_functions_are_short(root: Path) -> None:
    sizes = [(size, f"{path.relative_to(root)}:{name}") for path, _, tree in _modules(root) for name, size in _sizes(tree)]
    assert len(sizes) > 300, "the packages were not found"
    assert not [entry for entry in sizes if entry[0] > LONGEST_FUNCTION]
    usual = sorted(size for size, _ in sizes)[int(len(sizes) * 0.9)]
    assert usual <= USUAL_FUNCTION


def test_imports_run_one_way(root: Path) -> None:
    wrong = []
    for path, _, tree in _modules(root):
        own = path.relative_to(root).parts[0]
        above = PACKAGES[PACKAGES.index(own) + 1 :]
        for node in ast.walk(tree):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            wrong += [f"{path.relative_to(root)} imports {name}" for name in names if name.split(".")[0] in above]
    assert not wrong


def test_only_the_command_line_prints_or_exits(root: Path) -> None:
    wrong = []
    for path, _, tree in _modules(root):
        if "cli" in path.parts or path.name.startswith("_pdf_worker"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "exit", "quit"):
                wrong.append(f"{path.relative_to(root)}:{node.lineno}")
    assert not wrong


def test_every_module_says_what_it_is_for(root: Path) -> None:
    silent = [str(path.relative_to(root)) for path, _, tree in _modules(root) if not ast.get_docstring(tree)]
    assert not silent


def test_no_path_of_a_machine_is_in_the_repository(root: Path) -> None:
    wrong = []
    for path in root.rglob("*"):
        inside = path.relative_to(root).parts
        if (
            path.suffix in (".py", ".md", ".toml", ".ttl", ".rq", ".yml", ".sh", "")
            and path.is_file()
            and not inside[0].startswith(".")
            and inside[0] not in ("demo", "dist", "build")
        ):
            text = path.read_text(encoding="utf-8", errors="ignore")
            if "/" + "work/" in text or "/" + "root/" in text:
                wrong.append(str(path.relative_to(root)))
    assert not wrong
