"""What an OpenDocument text's styles say: bold type, titles, and the numbers of lists and headings, which are counted here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ingest.documents.numbering import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT: Final = f"{{{NS}text:1.0}}"
STYLE: Final = f"{{{NS}style:1.0}}"
_FO: Final = f"{{{NS}xsl-fo-compatible:1.0}}"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list numbers its items.

    Attributes:
        form: Format of the number ("1", "a", "I"); empty for a bullet.
        prefix: What is printed before it.
        suffix: What is printed behind it.
        start: The first number.
        shown: How many levels are shown ("2.1" shows two).
        silent: Whether the level has neither number nor bullet.
    """

    form: str
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    silent: bool = False


class Styles:
    """What the styles say.

    Args:
        roots: The parts content.xml and styles.xml; none where one is missing.
    """

    def __init__(self, *roots: _Element | None) -> None:
        self._styles = {
            (str(style.get(f"{STYLE}family")), str(style.get(f"{STYLE}name"))): style
            for root in roots[::-1]
            for style in (root.iter(f"{STYLE}style") if root is not None else ())
        }
        self.levels: dict[tuple[str, int], Level] = {}
        for root in roots:
            for tag in ("list-style", "outline-style"):
                for style in root.iter(f"{TEXT}{tag}") if root is not None else ():
                    name = "" if tag == "outline-style" else str(style.get(f"{STYLE}name"))
                    self.levels.update({(name, int(level.get(f"{TEXT}level") or 1)): _level(level) for level in style})

    def chain(self, family: str, name: str) -> Iterator[_Element]:
        """Yield a style and its parents."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            yield self._styles[family, name]
            name = self._styles[family, name].get(f"{STYLE}parent-style-name") or ""

    def bold(self, family: str, name: str) -> bool | None:
        """Tell whether a style is bold; None if it says nothing."""
        for style in self.chain(family, name):
            said = [found.get(f"{_FO}font-weight") for found in style.iter(f"{STYLE}text-properties")]
            if said and said[0]:
                return said[0] in {"bold", "600", "700", "800", "900"}
        return None

    def hidden(self, name: str) -> bool:
        """Tell whether a text style hides its words."""
        said = (found for style in self.chain("text", name) for found in style.iter(f"{STYLE}text-properties"))
        return any(found.get(f"{TEXT}display") == "none" for found in said)

    def named(self, name: str) -> Iterator[str]:
        """Yield the names of a paragraph style and its parents, as a person sees them."""
        yield name.replace("_20_", " ").casefold()
        for style in self.chain("paragraph", name):
            own = style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name") or ""
            yield own.replace("_20_", " ").casefold()


def _level(level: _Element) -> Level:
    form = level.get(f"{STYLE}num-format") or ""
    bullet = level.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image")
    return Level(
        form,
        level.get(f"{STYLE}num-prefix") or "",
        level.get(f"{STYLE}num-suffix") or "",
        int(level.get(f"{TEXT}start-value") or 1),
        int(level.get(f"{TEXT}display-levels") or 1),
        silent=not bullet and not form,
    )


class Numbers:
    """Counts the numbers of lists and headings.

    Args:
        levels: How each level of each list style numbers; the outline of headings has no name.
    """

    def __init__(self, levels: dict[tuple[str, int], Level]) -> None:
        self._levels = levels
        self._counts: dict[tuple[str, int], int] = {}

    def restart(self, style: str, depth: int) -> None:
        """Start a level anew."""
        for key in [key for key in self._counts if key[0] == style and key[1] >= depth]:
            del self._counts[key]

    def mark(self, style: str, depth: int, start: str | None = None) -> tuple[str, str]:
        """Count one item on.

        Args:
            style: The list's style; empty for headings.
            depth: Its level, from 1.
            start: The number that it is to have, if it has one of its own.

        Returns:
            Its label and the mark as printed; both empty where the level is silent.
        """
        level = self._levels.get((style, depth))
        if level is None or level.silent or not level.form:
            return ("", "") if level and level.silent else ("•", "•")
        before = self._counts.get((style, depth), level.start - 1)
        self._counts[style, depth] = int(start) if start and start.isdigit() else before + 1
        self.restart(style, depth + 1)
        label = ".".join(self._shown(style, each) for each in range(max(1, depth - level.shown + 1), depth + 1))
        return label, f"{level.prefix}{label}{level.suffix}".strip()

    def _shown(self, style: str, depth: int) -> str:
        level = self._levels.get((style, depth), Level("1"))
        return counted(self._counts.get((style, depth), level.start), level.form or "1")
