"""The views' pages: what is in them, that they are the same each time, and that nothing in them can run."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from gapgraph.proofs.embedding import safe_json
from gapgraph.report import write_report
from gapgraph.views import view_kinds, write_view
from graph_store.contract import Store
from graph_store.errors import UnknownNameError, UsageError
from graph_store.namespaces import GG


def data_of(page: str) -> dict[str, list[dict[str, object]]]:
    """Return what a page's data element holds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return data


@pytest.mark.parametrize("kind", sorted(view_kinds()))
def test_a_view_is_one_page_with_the_same_bytes_each_time(linked: Store, kind: str, tmp_path: Path) -> None:
    first = write_view(linked, kind, tmp_path / "a" / "one.html")
    second = write_view(linked, kind, tmp_path / "b.html")
    assert first.read_bytes() == second.read_bytes()
    assert len(data_of(first.read_text(encoding="utf-8"))["nodes"]) > 3


@pytest.mark.parametrize("kind", sorted(view_kinds()))
def test_a_page_names_no_address_to_load_from(store: Store, kind: str, tmp_path: Path) -> None:
    page = write_view(store, kind, tmp_path / "view.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", page)
    assert "default-src 'none'" in html.unescape(page)


def test_a_hostile_name_ends_no_element(store: Store, tmp_path: Path) -> None:
    page = write_view(store, "partners", tmp_path / "view.html").read_text(encoding="utf-8")
    labels = [node["label"] for node in data_of(page)["nodes"]]
    assert "</script><script>window.hacked=1</script>" in labels
    assert page.count("</script>") == 4  # the data, the proof, the library, our own
    assert "<img" not in page


def test_every_line_of_a_drawing_carries_its_exact_words(store: Store, tmp_path: Path) -> None:
    data = data_of(write_view(store, "partners", tmp_path / "view.html").read_text(encoding="utf-8"))
    texts = [str(row["text"]) for row in store.select(f"SELECT ?text WHERE {{ ?document <{GG}text> ?text }}")]
    words = [str(data["quotes"][int(str(edge["quote"]))]["words"]) for edge in data["edges"]]
    assert words
    assert all(any(quote in text for text in texts) for quote in words)


def test_parallel_facts_are_bent_apart(store: Store, tmp_path: Path) -> None:
    data = data_of(write_view(store, "partners", tmp_path / "view.html").read_text(encoding="utf-8"))
    edges = data["drawing"]["edges"]  # type: ignore[call-overload]
    bends = [json.dumps(edge.get("smooth"), sort_keys=True) for edge in edges if frozenset((edge["from"], edge["to"])) == parallel(edges)]
    assert len(bends) > 1
    assert len(set(bends)) == len(bends)


def parallel(edges: list[dict[str, object]]) -> frozenset[object]:
    """Return the pair of nodes that most edges join."""
    pairs = [frozenset((edge["from"], edge["to"])) for edge in edges]
    return max(sorted(set(pairs), key=sorted), key=pairs.count)


def test_a_view_of_one_figure_holds_that_figure_alone(store: Store, tmp_path: Path) -> None:
    data = data_of(write_view(store, "statistic", tmp_path / "view.html", subject="40%").read_text(encoding="utf-8"))
    assert [node["label"] for node in data["nodes"] if node["type"] == "Statistic"] == ["40%: children wait longer than 18 weeks"]


def test_a_view_in_a_report_s_folder_leads_to_its_document_pages(store: Store, tmp_path: Path) -> None:
    write_report(store, tmp_path)
    inside = data_of(write_view(store, "gaps", tmp_path / "my-gaps.html").read_text(encoding="utf-8"))
    outside = data_of(write_view(store, "gaps", tmp_path / "elsewhere" / "gaps.html").read_text(encoding="utf-8"))
    pages = {str(quote["href"]).partition("#")[0] for quote in inside["quotes"]}
    assert pages == {"documents/minutes-txt.html", "documents/news-txt.html"}
    assert all((tmp_path / page).is_file() for page in pages)
    assert {quote["href"] for quote in outside["quotes"]} == {""}


def test_pages_do_not_depend_on_how_this_run_orders_its_sets(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from hashlib import sha256; from graph_store import open_store; from gapgraph.report import write_report\n"
        "with open_store() as store:\n"
        "    store.load([Path(sys.argv[1]).read_text(encoding='utf-8')]); write_report(store, sys.argv[2])\n"
        "print(sha256(b''.join(p.read_bytes() for p in sorted(Path(sys.argv[2]).rglob('*')) if p.is_file())).hexdigest())\n"
    )
    root, fixture = Path(__file__).parents[2], Path(__file__).with_name("fixture.nq")
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(fixture), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1


def test_an_unknown_view_names_the_valid_ones(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="gaps, partners, promises, statistic"):
        write_view(store, "pie", tmp_path / "view.html")


def test_an_unknown_figure_names_the_figures(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="40%"):
        write_view(store, "statistic", tmp_path / "view.html", subject="41%")


def test_a_view_of_all_takes_no_subject(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="takes no subject"):
        write_view(store, "gaps", tmp_path / "view.html", subject="40%")


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "line\u2028line\u2029", 'quo"te', "\\"])
def test_safe_json_says_the_same_and_holds_nothing_that_html_reads(text: str) -> None:
    written = safe_json([text])
    assert json.loads(written) == [text]
    assert not set(written) & set("<>&\u2028\u2029")


def test_the_drawing_library_is_the_one_that_is_named(root: Path) -> None:
    assets = root / "gapgraph" / "views" / "assets"
    note, library = (assets / "README.md").read_text(encoding="utf-8"), (assets / "vis-network.min.js").read_bytes()
    version = re.search(rb"@version (\S+)", library)
    assert sha256(library).hexdigest() in note
    assert version
    assert f"vis-network {version[1].decode()}," in note


def test_a_view_of_promises_is_in_order_of_time_and_no_two_stand_in_one_place(linked: Store, tmp_path: Path) -> None:
    data = data_of(write_view(linked, "promises", tmp_path / "view.html").read_text(encoding="utf-8"))
    drawn = data["drawing"]["nodes"]  # type: ignore[call-overload]
    dates = [data["quotes"][int(str(node["quote"]))]["date"] for node in data["nodes"]]
    at = sorted((node["x"], str(date)) for node, date in zip(drawn, dates, strict=True))
    assert [date for _, date in at] == sorted(map(str, dates))
    assert len({(node["x"], node["y"]) for node in drawn}) == len(drawn)
    assert next(column["day"] for column in data["drawing"]["columns"]) == "25 January 2017"  # type: ignore[call-overload]


def test_a_line_between_papers_leads_back_in_time_and_says_why(linked: Store, tmp_path: Path) -> None:
    data = data_of(write_view(linked, "promises", tmp_path / "view.html").read_text(encoding="utf-8"))
    days = [str(data["quotes"][int(str(node["quote"]))]["date"]) for node in data["nodes"]]
    assert {str(edge["kind"]) for edge in data["edges"]} >= {"reports", "decides", "supersedes"}
    assert all(days[int(str(edge["from"]))] >= days[int(str(edge["to"]))] and edge["why"] for edge in data["edges"])


def test_a_line_is_led_around_what_stands_between_its_ends(linked: Store, tmp_path: Path) -> None:
    data = data_of(write_view(linked, "promises", tmp_path / "view.html").read_text(encoding="utf-8"))
    nodes, edges = data["drawing"]["nodes"], data["drawing"]["edges"]  # type: ignore[call-overload]
    taken = {(node["x"], node["y"]) for node in nodes}
    blocked = 0
    for edge in edges:
        (left, y), (right, other) = sorted((nodes[end]["x"], nodes[end]["y"]) for end in (edge["from"], edge["to"]))
        inside = y == other and any(left < x < right for x, row in taken if row == y)
        assert ("smooth" in edge) == inside
        blocked += inside
    assert blocked


def test_a_figure_is_drawn_with_the_other_papers_that_state_it_and_the_source_that_was_searched(linked: Store, tmp_path: Path) -> None:
    data = data_of(write_view(linked, "statistic", tmp_path / "view.html", subject="2,140").read_text(encoding="utf-8"))
    labels = [str(node["label"]) for node in data["nodes"] if node["type"] == "Statistic"]
    assert {label.split(":")[0] for label in labels} >= {"2,410", "2,140"}
    assert "drift of the value" in {edge["kind"] for edge in data["edges"]}
    whole = data_of(write_view(linked, "statistic", tmp_path / "all.html").read_text(encoding="utf-8"))
    assert {edge["label"] for edge in whole["edges"] if edge["kind"] == "looked up"} == {
        "is found in",
        "was looked up, and is not found in",
    }


def test_a_view_of_nothing_says_so(store: Store, tmp_path: Path) -> None:
    page = write_view(store, "promises", tmp_path / "view.html").read_text(encoding="utf-8")
    assert data_of(page)["nodes"] == []
    assert "There is nothing to draw" in page
