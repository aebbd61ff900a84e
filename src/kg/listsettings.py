"""What `project.toml` says of lists to browse: parts of `kg.settings.Settings`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["FacetPath", "Listed"]


@dataclass(frozen=True)
class FacetPath:
    """A way to narrow a list: a property path of SPARQL from a thing to what it is narrowed by, and what it is called.

    Titles are told by language tag. `among` keeps only a class and those below it.
    """

    path: str = ""
    among: str = ""
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Listed:
    """A list of the things of a class: what it is called by language tag, and its facets.

    `told` is the path from a thing to the nodes that tell something of it, whose passages count for it.
    """

    of: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    facets: Mapping[str, FacetPath] = field(default_factory=dict)
