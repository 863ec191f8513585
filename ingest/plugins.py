"""Extractors and readers of other packages, found by their entry points, loaded with errors that name the package.

What other people wrote may fail in any way. Whatever it raises becomes a `PluginError` that says whose code it was, where it is
called for and what to do, instead of looking like a defect of GapGraph.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Final, TypeVar

from graph_store.errors import GapGraphError, PluginError

EXTRACTORS: Final = "gapgraph.extractors"
READERS: Final = "gapgraph.readers"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, order=True)
class Plugin:
    """An entry point of another package.

    Attributes:
        name: Its name: the kind of record that it finds, or the format that it reads.
        package: The package that brings it.
        version: That package's version.
        group: Its group.
        target: What it points at ("package.module:function").
    """

    name: str
    package: str
    version: str
    group: str
    target: str

    def load(self) -> object:
        """Import what it points at.

        Returns:
            The object.

        Raises:
            PluginError: If it cannot be imported, for whatever reason.
        """
        return self.guard(EntryPoint(self.name, self.target, self.group).load, "cannot be loaded")

    def guard(self, call: Callable[[], Made], fails: str) -> Made:
        """Call code of the package.

        Args:
            call: The call.
            fails: What to say if it raises anything ("cannot be loaded").

        Returns:
            What it returns.

        Raises:
            PluginError: If it raises anything that is not an error of GapGraph's own.
            GapGraphError: If it raises one on purpose, such as `UnreadableDocumentError`.
        """
        try:
            return call()
        except GapGraphError:
            raise
        except (Exception, SystemExit) as error:  # code of others may raise anything, and the user must learn whose it is
            raise self.error(f"{fails}: {type(error).__name__}: {error}") from error

    def error(self, fault: str) -> PluginError:
        """Return the error for something that is wrong with it.

        Args:
            fault: What is wrong, as the end of a sentence ("cannot be loaded: ...").

        Returns:
            The error, to be raised.
        """
        what = "extractor" if self.group == EXTRACTORS else "reader"
        remedy = f"Mend or update the package, or do without it: pip uninstall {self.package}"
        where = f"{self.group}: {self.name} = {self.target}"
        return PluginError(f"The {what} of the package {self.package} {fault}.", package=self.package, where=where, remedy=remedy)


def plugins(group: str) -> tuple[Plugin, ...]:
    """Return the entry points of a group, without importing anything.

    Args:
        group: `EXTRACTORS` or `READERS`.

    Returns:
        Them by name and package.
    """
    return tuple(sorted(_plugin(point, group) for point in entry_points(group=group)))


def _plugin(point: EntryPoint, group: str) -> Plugin:
    dist = point.dist
    return Plugin(point.name, dist.name if dist else "unknown", dist.version if dist else "", group, point.value)


def plugin_versions() -> tuple[str, ...]:
    """Return the packages that bring extractors or readers, each with its version, sorted."""
    return tuple(sorted({f"{one.package} {one.version}".strip() for group in (EXTRACTORS, READERS) for one in plugins(group)}))
