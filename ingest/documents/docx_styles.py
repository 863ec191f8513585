"""What a Word document's styles and lists say: headings, bold type, automatic numbers.

Automatic numbers are not in the file's text: they are counted here as Word does, by list and level, with restarts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ingest.documents.numbering import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


def value(node: _Element | None, path: str, attribute: str = "val") -> str:
    """Return an attribute of the element at a path.

    Args:
        node: Where the path starts; none gives an empty answer.
        path: Names without their prefix, parted by strokes.
        attribute: Name of the attribute, without its prefix.
    """
    found = node.find("/".join(f"{W}{part}" for part in path.split("/"))) if node is not None else None
    return str(found.get(f"{W}{attribute}") or "") if found is not None else ""


def switched(node: _Element | None, name: str) -> bool | None:
    """Return whether a property such as bold is on or off; None if nothing is said of it."""
    found = node.find(f"{W}{name}") if node is not None else None
    return None if found is None else found.get(f"{W}val") not in ("0", "false", "off")


class Styles:
    """What the named styles say.

    Args:
        root: The part word/styles.xml, if there is one.
    """

    def __init__(self, root: _Element | None) -> None:
        self._styles = {str(s.get(f"{W}styleId")): s for s in (root.iter(f"{W}style") if root is not None else ())}
        usual = (key for key, s in self._styles.items() if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph")
        self.default = next(usual, "")

    def chain(self, style: str) -> Iterator[_Element]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")

    def name(self, style: str) -> str:
        """Return a style's name; its identifier if it has none."""
        return (value(self._styles.get(style), "name") or style).casefold()

    def heading(self, style: str) -> int:
        """Return the heading level of a style; 0 for none."""
        for one in self.chain(style):
            name = value(one, "name").casefold()
            found = re.fullmatch(r"heading\s*(\d)", name)
            if found:
                return int(found[1])
            if name == "title":
                return 1
        return 0

    def list_of(self, style: str) -> tuple[str, str]:
        """Return the list and level that a style puts its paragraphs into."""
        for one in self.chain(style):
            number = value(one, "pPr/numPr/numId")
            if number:
                return number, value(one, "pPr/numPr/ilvl") or "0"
        return "", ""

    def bold(self, style: str) -> bool:
        """Tell whether a style is bold."""
        said = (switched(one.find(f"{W}rPr"), "b") for one in self.chain(style))
        return next((on for on in said if on is not None), False)


class Numbers:
    """Counts automatic numbers as Word does.

    Args:
        root: The part word/numbering.xml, if there is one.
    """

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[str, dict[str, _Element]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, str], int] = {}
        self._counts: dict[tuple[str, int], int] = {}
        abstracts = list(root.iter(f"{W}abstractNum")) if root is not None else []
        linked = {value(one, "styleLink"): one for one in abstracts}
        for abstract in abstracts:
            meant = linked.get(value(abstract, "numStyleLink") or "-", abstract)
            self._levels[str(abstract.get(f"{W}abstractNumId"))] = {str(level.get(f"{W}ilvl")): level for level in meant.iter(f"{W}lvl")}
        for number in root.iter(f"{W}num") if root is not None else ():
            self._read_list(number)

    def _read_list(self, number: _Element) -> None:
        key = str(number.get(f"{W}numId"))
        self._lists[key] = value(number, "abstractNumId")
        for override in number.iter(f"{W}lvlOverride"):
            start = value(override, "startOverride")
            if start.isdigit():
                self._starts[key, str(override.get(f"{W}ilvl"))] = int(start)

    def mark(self, list_id: str, level: str) -> tuple[str, str] | None:
        """Count one item on.

        Args:
            list_id: The list.
            level: The level, from 0.

        Returns:
            Its label and the mark as printed; None if the list gives it none.
        """
        definition = self._levels.get(self._lists.get(list_id, ""), {})
        own = definition.get(level)
        if own is None or not level.isdigit() or value(own, "numFmt") in ("none", ""):
            return None
        if value(own, "numFmt") == "bullet":
            return "•", "•"
        depth = int(level)
        self._count(list_id, depth, own)
        printed = re.sub(r"%(\d)", lambda found: self._shown(list_id, int(found[1]) - 1, definition), value(own, "lvlText"))
        return re.sub(r"^[^\w]+|[^\w]+$", "", printed) or self._shown(list_id, depth, definition), printed.strip()

    def _count(self, list_id: str, depth: int, level: _Element) -> None:
        key = list_id if (list_id, str(depth)) in self._starts else self._lists[list_id]
        start = self._starts.get((list_id, str(depth)), int(value(level, "start") or "1"))
        self._counts[key, depth] = self._counts.get((key, depth), start - 1) + 1
        self._counts[list_id, -1 - depth] = self._counts[key, depth]
        for deeper in [other for other in self._counts if other[0] in (key, list_id, self._lists[list_id]) and other[1] > depth]:
            del self._counts[deeper]

    def _shown(self, list_id: str, depth: int, definition: dict[str, _Element]) -> str:
        shared = self._counts.get((self._lists[list_id], depth), int(value(definition.get(str(depth)), "start") or "1"))
        number = self._counts.get((list_id, -1 - depth), shared)
        return counted(number, _FORMATS.get(value(definition.get(str(depth)), "numFmt"), "1"))
