"""Which part of a web page is its text, and which parts are menus, banners and forms.

1. The main part: `main`, `article`, `role=main`, the customary ids of council systems; else the part of the body with the
   most words outside links.
2. Furniture: elements for it (`nav`, `aside`, ...), roles, and names of classes and ids such as "breadcrumb" or "cookieBanner",
   read word by word. What holds half of the page's words is no furniture, whatever it is called ("has-sidebar").
3. A form is left out if it is short: some systems wrap the whole page in one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED: Final = frozenset(
    """script style noscript template nav aside button select option input textarea label legend svg iframe video audio canvas object
    head""".split()
)
_NAMES: Final = frozenset(
    """accessibility advert adverts banner breadcrumb breadcrumbs consent cookie cookies crumb crumbs crumbtrail feedback footer gdpr
    hidden hide language login masthead menu menus modal nav navbar navigation newsletter pager pagination popup print rating related
    screenreader search share sharing sidebar sidenav signin skip skiplink skiplinks sitemap social subscribe survey
    toolbar tooltip topnav translate""".split()
)
_ROLES: Final = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alertdialog"))
_MAIN: Final = (
    "//main",
    "//*[@role='main']",
    "//*[contains(concat(' ', @class, ' '), ' mgContent ')]",
    "//article",
    """//*[@id='content' or @id='main' or @id='main-content' or @id='mainContent' or @id='main_content' or @id='contentArea'
      or @id='page-content' or @id='modgov']""",
)
_FEWEST: Final = 20  # words that make a part the main one
_FORM: Final = 40  # words outside its fields that make a form more than a form
_HEAVY: Final = 0.5  # share of the page's words that no furniture has


def find_main(tree: _Element) -> _Element:
    """Return the element that holds a page's text.

    Args:
        tree: The page.
    """
    for path in _MAIN:
        found = tree.xpath(path)
        nodes = cast("list[_Element]", found) if isinstance(found, list) else []
        candidates = [node for node in nodes if weigh(node) >= _FEWEST]
        if candidates:
            return max(candidates, key=weigh)
    body = tree.find("body")
    node = body if body is not None else tree
    while True:
        most = 0.85 * max(1, weigh(node))
        heavy = [child for child in node if isinstance(child.tag, str) and child.tag not in SKIPPED and weigh(child) >= most]
        if len(heavy) != 1 or heavy[0].tag not in ("div", "section", "main", "center", "table", "tbody", "tr", "td", "form"):
            return node
        node = heavy[0]


def weigh(node: _Element) -> int:
    """Count the words of an element that are neither in links nor in what is never read."""
    if not isinstance(node.tag, str) or node.tag in SKIPPED or node.tag == "a":
        return 0
    total = len((node.text or "").split())
    for part in node.iterdescendants():
        if not isinstance(part.tag, str):
            total += len((part.tail or "").split())
            continue
        above = part.getparent()
        if part.tag not in SKIPPED and part.tag != "a":
            total += len((part.text or "").split())
        if above is not None and above.tag != "a" and above.tag not in SKIPPED:
            total += len((part.tail or "").split())
    return total


class Furniture:
    """Tells the furniture of a page.

    Args:
        root: The element that holds its text.
    """

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._words = max(1, weigh(root))

    def has(self, node: _Element) -> bool:
        """Tell whether an element is left out.

        Args:
            node: An element inside the root, or the root.

        Returns:
            True for menus, banners, short forms, and what is hidden or never read.
        """
        if not isinstance(node.tag, str) or node.tag in SKIPPED or _is_unseen(node):
            return True
        if node is self._root:
            return False
        named = _names(f"{node.get('class') or ''} {node.get('id') or ''}")
        if named or node.get("role") in _ROLES or node.get("title") in {"header", "footer"} or self._is_edge(node):
            return weigh(node) < _HEAVY * self._words
        return node.tag == "form" and weigh(node) < min(_FORM, _HEAVY * self._words)

    def _is_edge(self, node: _Element) -> bool:
        """Whether it is a head or foot of the page, not of an article."""
        if node.tag not in ("header", "footer"):
            return False
        around = {above.tag for above in node.iterancestors()}
        return node.tag == "footer" or not around & {"main", "article"}


def _is_unseen(node: _Element) -> bool:
    style = (node.get("style") or "").replace(" ", "").casefold()
    return node.get("hidden") is not None or node.get("aria-hidden") == "true" or "display:none" in style or "visibility:hidden" in style


@cache
def _names(marks: str) -> bool:
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", marks)
    words = {part.casefold() for part in parts} | {part.casefold() for part in re.split(r"[^A-Za-z]+", marks)}
    return bool(words & _NAMES) or "sr-only" in marks
