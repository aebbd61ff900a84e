"""Where the ontology, the data and the queries of the project are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.errors import KgError

__all__ = ["Project", "find"]

_INSTALLED = Path(__file__).parent / "project"
_CHECKOUT = Path(__file__).parents[2]
_MARK = Path("ontology") / "defector-graph.ttl"


@dataclass(frozen=True)
class Project:
    """A folder with `ontology/`, `data/` and `queries/`, and a place for what is built from them."""

    root: Path

    @property
    def ontology(self) -> Path:
        """The folder of the hand-written ontology, rules and shapes."""
        return self.root / "ontology"

    @property
    def data(self) -> Path:
        """The folder of what the sources say."""
        return self.root / "data"

    @property
    def queries(self) -> Path:
        """The folder of the canned queries."""
        return self.root / "queries"

    @cached_property
    def build(self) -> Path:
        """The folder for builds: `$KG_BUILD`, else `build/` of a checkout, else the user's cache."""
        if named := os.environ.get("KG_BUILD"):
            return Path(named)
        if self.root != _INSTALLED and os.access(self.root, os.W_OK):
            return self.root / "build"
        import hashlib

        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return cache / "defector-graph" / hashlib.sha256(str(self.root).encode()).hexdigest()[:12]

    def vocabulary_files(self) -> list[Path]:
        """Return the ontology proper: what takes part in reasoning."""
        return [self.ontology / name for name in ("defector-graph.ttl", "axioms.ttl", "concepts.ttl")]

    def shape_files(self) -> list[Path]:
        """Return the SHACL shapes of the data, in name order."""
        return sorted((self.ontology / "shapes").glob("*.ttl"))

    def rule_files(self) -> list[Path]:
        """Return the CONSTRUCT rules, in the order in which they are applied."""
        return sorted((self.ontology / "rules").glob("*.rq"))

    def data_files(self) -> list[Path]:
        """Return every Turtle file below `data/`, in name order."""
        return sorted(self.data.rglob("*.ttl"))

    def relative(self, path: Path) -> str:
        """Return a path as seen from the project, for messages."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)


def find() -> Project:
    """Return the project: `$KG_PROJECT`, else the checkout one stands in, else the one this package came with."""
    if named := os.environ.get("KG_PROJECT"):
        if not (Path(named) / _MARK).is_file():
            raise KgError(f"KG_PROJECT names {named}, but there is no {_MARK} in it")
        return Project(Path(named).resolve())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _MARK).is_file() and (folder / "data").is_dir():
            return Project(folder)
    return Project(_INSTALLED if (_INSTALLED / _MARK).is_file() else _CHECKOUT)
